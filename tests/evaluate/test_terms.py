"""A term is known when something counts at its place; what is not known is listed, and what is known in part."""

from __future__ import annotations

from pathlib import Path

import pytest

from mltrends.cli import call
from mltrends.evaluate.asked import Asked
from mltrends.evaluate.kinds import report
from mltrends.evaluate.terms import known, read_terms
from mltrends.model import WrongUse

FIRST = {"gold": "terms"}
OURS = Path(__file__).resolve().parents[2] / "evaluation" / "genai.jsonl"


def term(words, text, area="tools"):
    return {"term": words, "set": area, "text": text}


def test_a_term_is_known_whole_in_part_seen_or_not_at_all(written, reader):
    path = written(
        FIRST,
        term("PyTorch", "You train models in PyTorch and Kubernetes."),
        term("SQL sorcery", "You know SQL sorcery."),
        term("Quuxbar", "You know Python and Quuxbar."),
        term("R", "Fill in part R of the form."),
    )

    found = known(read_terms(path), reader)

    assert [(one.labels, one.whole) for one in found] == [
        (("PyTorch",), True),
        (("SQL",), False),
        ((), False),
        ((), False),
    ]
    assert [one.kept_out for one in found] == [(), (), (), ("AMB-R",)]


def test_a_term_stands_as_a_word_of_its_own_before_it_stands_inside_another(written, reader):
    path = written(FIRST, term("Java", "We use JavaScript and Java."))

    assert known(read_terms(path), reader)[0].labels == ("Java",)


def test_the_page_counts_by_area_and_lists_what_is_missed(written, reader):
    path = written(
        FIRST,
        term("PyTorch", "You train models in PyTorch."),
        term("SQL sorcery", "You know SQL sorcery."),
        term("Quuxbar", "You know Quuxbar.", "other"),
    )

    page = list(report(Asked(path, reader)))

    assert "| tools | 2 | 1.000 (0.34 to 1.00) | 0.500 (0.09 to 0.91) |" in page
    assert "| all of them | 3 | 0.667 (0.21 to 0.94) | 0.333 (0.06 to 0.79) |" in page
    assert "Not known, 1: Quuxbar." in page
    assert "Known in part, 1, with what counts there: SQL sorcery (SQL)." in page
    with pytest.raises(WrongUse, match="leave --half out"):
        list(report(Asked(path, reader, half="held")))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"term": "SQL"}, "line 2: it needs a term, and the text"),
        ({"term": " ", "text": "a b"}, "line 2: it needs a term, and the text"),
        ({"term": "SQL", "text": "Python"}, "line 2: 'SQL' does not stand in its text"),
        ({"term": "SQL", "text": "SQL", "half": "held"}, "line 2: unknown half; known are term, set, text"),
    ],
)
def test_a_line_without_its_term_is_refused(written, row, why):
    with pytest.raises(WrongUse, match=why):
        read_terms(written(FIRST, row))


def test_a_term_comes_once(written):
    row = term("SQL", "You know SQL.")

    with pytest.raises(WrongUse, match="line 3: 'SQL' stands in line 2 already"):
        read_terms(written(FIRST, row, row))


def test_our_own_terms_are_many_and_no_fewer_are_known_than_were(reader, capsys):
    terms = read_terms(OURS)
    found = known(terms, reader)

    assert len(terms) >= 120
    assert len({one.text for one in terms}) == len(terms)
    assert sum(bool(one.labels) for one in found) / len(found) >= 0.98  # raise it when more are known
    assert call(["evaluate", str(OURS)]) == 0
    assert f"| all of them | {len(terms)} |" in capsys.readouterr().out
