"""Published gold is known by its shape, read strictly, and measured by what touches what; its held half is never listed."""

from __future__ import annotations

import pytest

from mltrends.cli import call
from mltrends.evaluate.asked import Asked
from mltrends.evaluate.esco import Named, measure, read_esco
from mltrends.evaluate.kinds import kind_of, report
from mltrends.evaluate.skillspan import most_missed, overlap, read_skillspan
from mltrends.model import WrongUse

HEAD = "sentence,span,sub_span,label"


def sentence(words, *, skill="", knowledge="", idx=1, source="tech"):
    tokens = words.split()

    def tags(spans):
        made = ["O"] * len(tokens)
        for span in filter(None, spans.split("/")):
            part = span.split()
            at = next(n for n in range(len(tokens)) if tokens[n : n + len(part)] == part)
            made[at : at + len(part)] = ["B"] + ["I"] * (len(part) - 1)
        return made

    return {
        "idx": idx,
        "tokens": tokens,
        "tags_skill": tags(skill),
        "tags_knowledge": tags(knowledge),
        "source": source,
    }


@pytest.fixture
def esco_table(tmp_path):
    def write(*rows, head=HEAD):
        path = tmp_path / "spans.txt"
        path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        return path

    return write


def test_sentences_of_one_ad_become_its_lines_and_tags_become_places(written):
    path = written(
        sentence("Senior Baker"),
        sentence("Knowledge of sour dough .", knowledge="sour dough"),
        sentence("Bake bread and sell it", skill="Bake bread/sell it", idx=2, source="house"),
    )

    first, second = read_skillspan(path)

    assert first.text == "Senior Baker\nKnowledge of sour dough .\n"
    assert [first.text[slice(*span)] for span in first.spans["knowledge"]] == ["sour dough"]
    assert [second.text[slice(*span)] for span in second.spans["skill"]] == ["Bake bread", "sell it"]
    assert (first.source, second.source) == ("tech", "house")


def test_neighbouring_spans_are_two_and_a_span_may_open_with_an_inner_tag(written):
    row = sentence("SQL Python Java C++") | {
        "tags_knowledge": ["B", "B", "I", "O"],
        "tags_skill": list("OOII"),
    }

    (ad,) = read_skillspan(written(row))

    assert [ad.text[slice(*span)] for span in ad.spans["knowledge"]] == ["SQL", "Python Java"]
    assert [ad.text[slice(*span)] for span in ad.spans["skill"]] == ["Java C++"]


def test_spans_and_mentions_are_held_against_each_other_by_source(written, reader):
    path = written(
        sentence("You know Python and sour dough", knowledge="Python/sour dough"),
        sentence("We run SQL , strong communication skills needed", skill="strong communication skills"),
        sentence("Knowledge of Java", knowledge="Java", idx=2, source="house"),
    )

    counts = overlap(read_skillspan(path), reader)

    def share(question, source):
        return counts.yes[question, source], counts.asked[question, source]

    assert share("knowledge spans that a skill of ours touches", "tech") == (1, 2)
    assert share("knowledge spans that a skill of ours touches", "house") == (1, 1)
    assert share("skill spans that a soft or business skill of ours touches", "tech") == (1, 1)
    assert share("our tools and languages that touch a knowledge span", "tech") == (1, 2)
    assert share("our tools and languages that touch a knowledge span", "house") == (1, 1)
    assert share("our soft and business skills that touch a skill span", "tech") == (1, 1)
    assert most_missed(counts, "knowledge") == [("sour dough", 1, 1)]


def test_the_page_has_intervals_and_n_for_each_source_and_for_both(written, reader):
    path = written(
        sentence("You know Python and sour dough", knowledge="Python/sour dough"),
        sentence("Knowledge of Java", knowledge="Java", idx=2, source="house"),
    )

    page = "\n".join(report(Asked(path, reader)))

    assert "| share of | house, 1 ads | tech, 1 ads | all, 2 ads |" in page
    assert "0.500 (0.09 to 0.91), n = 2 | 0.667 (0.21 to 0.94), n = 3 |" in page


def test_what_is_missed_most_is_listed_of_the_file_to_develop_on(written, capsys):
    rows = [sentence("Bake sour dough daily", knowledge="sour dough", idx=idx) for idx in range(3)]
    rows.append(sentence("Bake \x1b[31mrye daily", knowledge="\x1b[31mrye", idx=4))

    assert call(["evaluate", str(written(*rows, name="train.json")), "--wrong"]) == 0
    out = capsys.readouterr().out

    assert "    3  in 3 ads  sour dough" in out
    assert out.index("sour dough") < out.index("rye")
    assert "\x1b" not in out


@pytest.mark.parametrize("name", ["dev.json", "test.json", "other.json"])
def test_what_is_missed_in_another_file_is_never_listed(written, capsys, name):
    path = written(sentence("Bake sour dough", knowledge="sour dough"), name=name)

    assert call(["evaluate", str(path), "--wrong"]) == 0
    out = capsys.readouterr().out

    assert "sour dough" not in out
    assert "the held half, which is only counted" in out


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"tokens": "a b"}, "line 2: tokens must be a list of words"),
        ({"tags_skill": ["O"]}, "line 2: tags_skill must be one of B, I, O for each token"),
        ({"tags_knowledge": ["X", "O"]}, "line 2: tags_knowledge must be one of B, I, O"),
        ({"idx": None}, "line 2: idx must say which ad"),
    ],
)
def test_tokens_without_a_tag_each_are_refused(written, change, why):
    good = sentence("Bake bread")

    with pytest.raises(WrongUse, match=why):
        read_skillspan(written(good, good | change))


def test_kinds_are_told_by_content_and_not_by_name(tmp_path, written, esco_table):
    assert kind_of(written(sentence("Bake bread"), name="spans.csv")) == "skillspan"
    assert kind_of(esco_table("a,a,,b")) == "esco"
    assert kind_of(written({"gold": "hits"}, name="ads.jsonl")) == "hits"
    assert kind_of(written({"tokens": []}, name="other.json")) is None
    assert kind_of(esco_table("a,b", head="span,label")) is None


def test_spans_with_esco_names_are_counted_once_however_often_they_are_repeated(esco_table):
    row = "javascript reactjs java,java,,Java (computer programming)"

    assert read_esco(esco_table(row, row, "Bake,Bake,,LABEL NOT PRESENT")) == [
        Named("javascript reactjs java", "java", "", "Java (computer programming)"),
        Named("Bake", "Bake", "", ""),
    ]


def test_names_agree_when_the_concept_of_that_name_counts_in_the_span(esco_table, reader):
    path = esco_table(
        "Knowledge of JavaScript and java .,java,,Java (computer programming)",
        "Knowledge of JavaScript and java .,JavaScript,,SQL",  # another concept of ours
        "You excel at baking .,excel,,Excel",  # nothing of ours counts there
        "Knowledge of Python and SQL .,Python and SQL,SQL,SQL",
        "Knowledge of Python and SQL .,Python and SQL,Python,UNDERSPECIFIED",
        "You bake bread .,bake bread,,prepare bakery products",
    )

    counts = measure(read_esco(path), reader)

    assert (counts["known"], counts["same"], counts["other"], counts["none"]) == (4, 2, 1, 1)
    assert (counts["spans"], counts["spans found"]) == (5, 3)
    assert (counts["named spans"], counts["named spans found"]) == (5, 3)
    page = "\n".join(report(Asked(path, reader, wrong=True)))
    assert "we count that concept | 4 | 0.500 | (0.15 to 0.85) |" in page
    assert "Nothing is listed" in page
    assert "bake" not in page


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("a,b", "line 2: 2 cells, not sentence, span, sub_span, label"),
        ("We bake,SQL,,SQL", "line 2: the span does not stand in the sentence"),
    ],
)
def test_a_row_that_names_no_span_is_refused(esco_table, row, why):
    with pytest.raises(WrongUse, match=why):
        read_esco(esco_table(row))


def test_gold_that_has_no_halves_is_not_cut(written, esco_table, reader):
    for path in (written(sentence("Bake bread")), esco_table("a,a,,b")):
        with pytest.raises(WrongUse, match="leave --half out"):
            list(report(Asked(path, reader, half="held")))
