"""Of places at which a doubtful word was counted, those that count now are right or wrong, and those that are right and gone are lost."""

from __future__ import annotations

import csv

import pytest

from mltrends import taxonomy
from mltrends.cli import call
from mltrends.evaluate.asked import Asked
from mltrends.evaluate.gold import text_digest
from mltrends.evaluate.hits import Tally, count, read_hits
from mltrends.evaluate.kinds import report
from mltrends.model import WrongUse

FIRST = {"gold": "hits"}
TEXT = "You know Python, R and SQL. You join our R&D department. You excel at your work."


def place(text, words, concept, right, **more):
    start = text.index(words)
    return {
        "text": text,
        "concept": concept,
        "start": start,
        "end": start + len(words),
        "right": right,
        **more,
    }


def counts_of(path, reader):
    return count(read_hits(path, taxonomy.load()), {}, reader)


def test_places_that_count_are_right_or_wrong_and_those_that_do_not_are_lost_or_dropped(written, reader):
    path = written(
        FIRST,
        place(TEXT, "R and SQL", "r", True),
        place(TEXT, "Python", "python", False),  # counts, and these readers say that it should not
        place(TEXT, "R&D", "r", False),
        place(TEXT, "excel", "excel", True),  # does not count, and these readers say that it should
        place(TEXT, "SQL", "sql", None),
    )

    counts = counts_of(path, reader)

    assert counts.by_concept == {
        "r": Tally(right=1, dropped=1),
        "python": Tally(wrong=1),
        "excel": Tally(lost=1),
    }
    assert counts.unsure == 1
    assert [one.concept for one in counts.differs] == ["python", "excel"]


def test_a_place_counts_only_when_its_own_concept_counts_there(written, reader):
    path = written(FIRST, place(TEXT, "Python", "r", True), place("Python, then R.", "then", "r", True))

    assert counts_of(path, reader).by_concept == {"r": Tally(lost=2)}


@pytest.mark.parametrize(("company", "now"), [("Tableau", 0), ("Acme", 1)])
def test_ads_are_found_by_digest_and_read_with_their_company_as_in_a_run(
    tmp_path, written, reader, company, now
):
    text = "Knowledge of Python helps in all that we build here. " * 4 + "Join Tableau and use SQL."
    with (tmp_path / "jobs.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["job title", "company", "description"], ["Data Scientist", company, text]]
        )
    start = text.index("Tableau")
    path = written(
        FIRST,
        {"ad": text_digest(text), "concept": "tableau", "start": start, "end": start + 7, "right": False},
        {"ad": text_digest("gone"), "set": "far", "concept": "r", "start": 0, "end": 1, "right": True},
    )

    page = "\n".join(report(Asked(path, reader, (tmp_path / "jobs.csv",))))

    assert "1 of 2 labelled places found and read" in page
    assert "Not in the files: 1, of far." in page
    assert f"| Tableau | 1 | {now} | 0 |" in page  # an employer's own name is no skill


def test_the_table_gives_precision_with_interval_by_concept_and_for_all(written, reader):
    texts = [f"Number {number}: you know Python, R and SQL." for number in range(10)]
    rows = [place(text, "R and", "r", number > 1) for number, text in enumerate(texts)]
    path = written(FIRST, *rows, place(TEXT, "excel", "excel", True), place(TEXT, "SQL", "sql", None))

    page = list(report(Asked(path, reader)))

    assert "| R | 10 | 10 | 8 | 0.800 (0.49 to 0.94) | 0 of 8 |" in page
    assert "| Excel | 1 | 0 | 0 | – | 1 of 1 |" in page
    assert "| all of them | 11 | 10 | 8 | 0.800 (0.49 to 0.94) | 1 of 9 |" in page
    assert "Left out: 1 places of which readers could not tell what is meant." in page


def test_the_verb_lists_what_differs_and_nothing_of_the_held_half(written, capsys):
    held = TEXT + " More."
    path = written(
        FIRST,
        place(TEXT, "R and", "r", False),
        place(held, "R and", "r", False, half="held", title="\x1b[31m"),
    )

    assert call(["evaluate", str(path), "--wrong"]) == 0
    out = capsys.readouterr().out

    assert f"{text_digest(TEXT)}  r at 17-22: counted, but wrong" in out
    assert text_digest(held) not in out
    assert "\x1b" not in out
    assert call(["evaluate", str(path), "--half", "held"]) == 0
    assert "1 of 1 labelled places" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"concept": "r", "start": 0, "end": 1, "right": True}, "line 2: it names neither a text nor"),
        ({"ad": "x", "concept": "r", "start": 1, "end": 1, "right": True}, "line 2: start and end must"),
        ({"ad": "x", "concept": "r", "start": True, "end": 2, "right": True}, "line 2: start and end must"),
        ({"ad": "x", "concept": "r", "start": 0, "end": 1}, "line 2: right is ''; it is one of true"),
        ({"ad": "x", "concept": "r", "start": 0, "end": 1, "right": 1}, "line 2: right is 1; it is one of"),
        ({"ad": "x", "start": 0, "end": 1, "right": True}, "line 2: concept must name one by its id"),
        ({"ad": "x", "concept": "telepathy", "start": 0, "end": 1, "right": True}, "no concept 'telepathy'"),
        ({"ad": "x", "concept": "r", "start": 0, "end": 1, "right": True, "word": "R"}, "unknown word"),
        (
            {"ad": "x", "concept": "r", "start": 0, "end": 1, "right": True, "half": "third"},
            "half is 'third'",
        ),
    ],
)
def test_a_line_that_labels_no_place_is_refused_by_number(written, row, why):
    with pytest.raises(WrongUse, match=why):
        read_hits(written(FIRST, row), taxonomy.load())


def test_a_place_is_labelled_once_and_inside_its_text(written, reader):
    row = place(TEXT, "Python", "python", True)

    with pytest.raises(WrongUse, match="line 3: line 2 labels the same place"):
        read_hits(written(FIRST, row, row), taxonomy.load())
    with pytest.raises(WrongUse, match="its text ends before the place 5 to 500"):
        counts_of(written(FIRST, row | {"start": 5, "end": 500}), reader)


@pytest.mark.parametrize("first", ['{"gold": "tea"}', '{"gold": ["ads"]}', "[1]", "title,text", ""])
def test_a_file_that_is_no_gold_is_told_what_gold_is(tmp_path, reader, first):
    path = tmp_path / "gold.jsonl"
    path.write_text(first, encoding="utf-8")

    with pytest.raises(WrongUse, match=r'line 1: it must say what it is: \{"gold": "ads"\}'):
        report(Asked(path, reader))
