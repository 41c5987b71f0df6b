"""How right the reading is, as every report tells it: the figures that `make accuracy` wrote, and for which vocabulary."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from mltrends import taxonomy
from mltrends.evaluate.gold import FIELDS
from mltrends.report.reading import MEASURED, reading

PAGE = Path(__file__).parents[2] / "docs" / "accuracy.md"


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


def test_every_share_has_its_interval_and_the_number_of_labels():
    shown = reading(taxonomy.load().version)

    assert "Measured with" not in shown.summary
    assert [len(row) for row in shown.skills.rows] == [4] * 4
    assert [len(row) for row in shown.fields.rows] == [3] * len(FIELDS)
    for row in (*shown.skills.rows, *shown.fields.rows):
        assert int(row[1].replace(",", "")) > 50
        assert all(re.fullmatch(r"[\d.]+% \([\d.]+–[\d.]+%\)", cell) for cell in row[2:]), row


def test_figures_of_another_vocabulary_are_said_to_be_so():
    assert "these ads were read with of-my-own." in reading("of-my-own").summary


def test_they_stand_on_the_data_page(report, parse):
    words = parse(report / "data.html").text()

    assert "How right the reading is" in words
    assert reading("").skills.rows[0][2] in words
