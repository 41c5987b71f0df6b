"""Labels are read strictly, ads are found by digest, counts are right, and accuracy does not get worse unseen."""

from __future__ import annotations

import csv
import json
import tomllib
from pathlib import Path

import pytest

from mltrends import taxonomy
from mltrends.cli import call
from mltrends.evaluate.gold import FIELDS, read_gold, text_digest
from mltrends.evaluate.run import agreement, evaluate, find_all
from mltrends.evaluate.score import GROUPS, Count, Score, same
from mltrends.evaluate.show import tables
from mltrends.model import Salary, WrongUse

ROOT = Path(__file__).resolve().parents[2]
EVALUATION = ROOT / "evaluation"
TEXT = "We need Python and SQL. You have 3 years of experience and a Bachelor's degree. " * 3


def gold(tmp_path, *rows, first=None):
    path = tmp_path / "gold.jsonl"
    lines = [first or {"gold": "ads", "compared": ["Python", "SQL", "Java"]}, *rows]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def test_labels_with_their_texts_need_no_files(tmp_path, reader):
    row = {
        "text": TEXT,
        "title": "Data Analyst",
        "skills": ["Python", "Java"],
        "role": "Data Analyst",
        "years": 4,
    }

    score = evaluate(read_gold(gold(tmp_path, row)), [], reader).score

    assert (score.by_label["Python"], score.by_label["SQL"], score.by_label["Java"]) == (
        Count(1, 0, 0),
        Count(0, 1, 0),
        Count(0, 0, 1),
    )
    assert (score.asked["years"], score.right["years"], score.right["role"]) == (1, 0, 1)
    assert score.wrong == [
        (text_digest(TEXT), "miss", "Java", ""),
        (text_digest(TEXT), "false alarm", "", "SQL"),
        (text_digest(TEXT), "years", 4, 3),
    ] or sorted(map(str, score.wrong))


def test_ads_are_found_by_the_digest_of_their_text_in_any_file(tmp_path, reader):
    with (tmp_path / "jobs.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["job title", "company", "description"], ["Data Analyst", "A", TEXT], ["Cook", "B", "Cooks."]]
        )
    here = {"ad": text_digest(TEXT), "skills": ["Python", "SQL"], "role": "Data Analyst"}
    gone = {"ad": text_digest("elsewhere"), "set": "far", "skills": []}

    result = evaluate(read_gold(gold(tmp_path, here, gone)), [tmp_path], reader)

    assert (result.score.ads, [one.set for one in result.lost]) == (1, ["far"])
    assert result.score.of(result.score.by_label) == Count(2, 0, 0)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "line 1: it must say what it is"),
        ("{}", "line 1: it must say what it is"),
        ('{"gold": "ads"}\nnot json', "line 2: no JSON"),
        ('{"gold": "ads"}\n[1]', "line 2: it must be an object"),
        ('{"gold": "ads"}\n{"ad": "x", "skils": []}', "line 2: unknown skils; known are ad, "),
        ('{"gold": "ads"}\n{"skills": []}', "line 2: it names neither a text nor"),
        ('{"gold": "ads"}\n{"ad": "x", "half": "third"}', "line 2: half is 'third'"),
    ],
)
def test_a_file_that_is_no_gold_is_refused_by_line(tmp_path, content, why):
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(WrongUse, match=why):
        read_gold(path)


def test_what_is_not_compared_is_held_against_nobody(tmp_path, reader):
    row = {"text": "We need Python, SQL and Kafka.", "skills": ["Python", "Telepathy"]}

    score = evaluate(read_gold(gold(tmp_path, row)), [], reader).score

    assert set(score.by_label) == {"Python", "SQL"}


def test_precision_recall_and_their_intervals():
    count = Count(hits=8, alarms=2, misses=8)

    assert (count.precision, count.recall) == (0.8, 0.5)
    assert count.f1 == pytest.approx(2 * 0.8 * 0.5 / 1.3)
    low, high = count.intervals()[0]
    assert (round(low, 3), round(high, 3)) == (0.49, 0.943)
    assert Count().precision is Count().recall is Count().f1 is None


def test_pay_is_the_same_within_a_thousandth():
    assert same(Salary(50_000, None, "USD", "year"), Salary(50_020, None, "USD", "year"))
    assert not same(Salary(50_000, None, "USD", "year"), Salary(50_000, 60_000, "USD", "year"))
    assert not same(Salary(50_000, None, "USD", "year"), Salary(50_000, None, "EUR", "year"))
    assert not same(None, Salary(1, 1, "USD", "year"))


def test_two_readers_are_compared_like_a_reader_and_us(tmp_path):
    rows = [
        {"ad": "a", "reader": 1, "skills": ["Python", "SQL"], "role": "Other"},
        {"ad": "a", "reader": 2, "skills": ["Python"], "role": "Data Analyst"},
    ]

    score = agreement(read_gold(gold(tmp_path, *rows)))

    assert (score.ads, score.of(score.by_label), score.confused) == (
        1,
        Count(1, 0, 1),
        {("Other", "Data Analyst"): 1},
    )


def test_tables_show_groups_kinds_concepts_fields_and_confusion():
    score = Score(ads=1)
    for number in range(6):
        score.skills(str(number), {"Python"}, {"Python"}, frozenset())
    score.fields("a", {"role": "Other"}, {"role": "Data Analyst"})

    page = "\n".join(tables(score, {"Python": "language"}))

    assert "| tools and languages | 6 | 1.000 (0.61 to 1.00) | 1.000 (0.61 to 1.00) | 1.000 |" in page
    assert "| kind: language | 6 |" in page
    assert "| Python | 6 |" in page
    assert "| role | 1 | 0.000" in page
    assert "| Other | Data Analyst | 1 |" in page


def test_the_verb_prints_tables_and_lists_no_held_answers(tmp_path, capsys):
    rows = [
        {"text": TEXT, "skills": ["Java"], "half": "develop"},
        {"text": TEXT + "More.", "skills": ["Java"], "half": "held"},
    ]

    assert call(["evaluate", str(gold(tmp_path, *rows)), "--wrong"]) == 0
    out = capsys.readouterr().out

    assert "2 of 2 labelled ads found and read" in out
    assert f"{text_digest(TEXT)}  miss: readers 'Java'" in out
    assert text_digest(TEXT + "More.") not in out


def test_our_own_labels_are_whole():
    known = {concept.label for concept in taxonomy.load().concepts}
    ads, titles = read_gold(EVALUATION / "ads.jsonl"), read_gold(EVALUATION / "titles.jsonl")

    assert len(ads.compared) == 125
    assert ads.compared <= known
    assert len(ads.of(None)) >= 300
    assert len(titles.of(None)) >= 600
    assert len(ads.of(None, reader=2)) >= 60
    assert all(one.skills <= ads.compared and set(one.fields) == set(FIELDS) for one in ads.labels)
    assert {len(ads.of(half)) > 100 for half in ("develop", "held")} == {True}
    assert sum(one.set == "hn_whoishiring" for one in ads.of(None)) * 2 >= len(ads.of(None))


@pytest.mark.datasets
@pytest.mark.long
def test_accuracy_does_not_get_worse(datasets, reader):
    """Floors stand a little below what was reached, on both halves; raise them when the reading gets better."""
    floors = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
    kinds = {concept.label: concept.kind for concept in taxonomy.load().concepts}
    below = []
    names = ("ads", "titles")
    golds = [read_gold(EVALUATION / f"{name}.jsonl") for name in names]
    for name, labels, found in zip(names, golds, find_all(golds, [datasets]), strict=True):
        for half in ("develop", "held"):
            score = evaluate(labels, [datasets], reader, half=half, found=found).score
            reached = {field: score.right[field] / score.asked[field] for field in score.asked}
            for group, members in GROUPS.items():
                count = score.of(label for label in score.by_label if kinds.get(label) in members)
                reached |= {f"{group}, precision": count.precision, f"{group}, recall": count.recall}
            for what, least in floors[name][half].items():
                if (reached[what] or 0.0) < least:
                    below.append((name, half, what, reached[what], least))
    assert below == []
