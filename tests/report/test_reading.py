"""How right the reading is, as every report tells it: the figures that `make accuracy` wrote, and for which vocabulary."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from tests.warehouse.rows import Given, ask, warehouse

from mltrends import taxonomy
from mltrends.charts import load
from mltrends.evaluate.gold import FIELDS
from mltrends.metrics.answer_reading import MEASURED, answer
from mltrends.report.reading import reading

PAGE = Path(__file__).parents[2] / "docs" / "accuracy.md"


@pytest.fixture(scope="module")
def chart():
    return next(chart for chart in load() if chart.name == "reading_quality")


def test_the_figures_are_those_of_the_page_on_accuracy_and_of_the_vocabulary_as_it_is():
    told = tomllib.loads(MEASURED.read_text(encoding="utf-8"))
    held = (
        PAGE.read_text(encoding="utf-8").partition("## Ads, the half that is held")[2].partition("\n## ")[0]
    )

    assert told["vocabulary"] == taxonomy.load().version
    assert f"{told['ads']} of {told['ads']} labelled ads" in held
    assert [row["field"] for row in told["fields"]] == list(FIELDS)
    for row in told["skills"]:
        there = row["hits"] + row["misses"]
        precision, recall = row["hits"] / (row["hits"] + row["alarms"]), row["hits"] / there
        assert re.search(rf"\| {row['group']} \| {there} \| {precision:.3f} \(.*?\) \| {recall:.3f} \(", held)
    for row in told["fields"]:
        assert f"| {row['field']} | {row['asked']} | {row['right'] / row['asked']:.3f} |" in held


def test_every_warehouse_holds_them_beside_the_vocabulary_of_its_own_ads(tmp_path):
    path = warehouse(tmp_path, Given({}))

    ((read_with,),) = ask(path, "select value from about where key = 'vocabulary_version'")
    assert ask(path, "select * from answer_reading") == [
        tuple(row.values()) for row in answer([{"vocabulary": read_with}])
    ]


def test_every_share_has_its_interval_and_the_number_of_labels(made, chart):
    table = chart.table(made.answers())

    assert len(table.rows) == 2 * 4 + len(FIELDS)
    for row in table.rows:
        assert int(row[3].replace(",", "")) > 50
        assert re.fullmatch(r"[\d.]+%", row[4]), row
        assert re.fullmatch(r"[\d.]+–[\d.]+%", row[5]), row


def test_the_title_tells_of_all_skills_together(made, chart):
    rows = made.tables()["answer_reading"]
    for row in rows:
        if (row["thing"], row["measure"]) == ("all", "recall"):
            row["share"] = 0.412

    title = chart.title(made.answers({"answer_reading": rows}))

    assert title == "41% of named skills are found; 94% of found ones are right"


def test_a_picture_of_figures_of_other_ads_names_no_source_of_these_and_is_no_sample(made, chart):
    answers = made.answers()
    others = next(one for one in load() if one.name == "days")

    assert "labelled ads" in chart.source_line(answers)
    assert "not the ads of this report" in chart.source_line(answers)
    assert not chart.sample(answers)
    assert others.sample(answers)
    assert replace(chart, of_others=None).source_line(answers) == others.source_line(answers)


def test_figures_of_another_vocabulary_are_said_to_be_so(made, chart):
    told = {
        name: made.answers({"answer_reading": answer([{"vocabulary": name}])})
        for name in ("of-my-own", taxonomy.load().version)
    }

    assert "these ads were read with of-my-own." in reading(told["of-my-own"])
    assert "these ads were read with of-my-own." in chart.note(told["of-my-own"])
    assert "Measured with" not in reading(told[taxonomy.load().version])
    assert "Measured with" not in chart.note(told[taxonomy.load().version])


def test_they_stand_on_the_data_page(report, parse, made, chart):
    words = parse(report / "data.html").text()

    assert "How right the reading is" in words
    assert reading(made.answers()) in words
    assert chart.title(made.answers()) in words
