"""The first page says at a glance how fresh, how whole and how silent the data is."""

from __future__ import annotations

from datetime import date

import pytest

from mltrends.charts.house.answers import Answer, Answers
from mltrends.report.quality import quality

FUNNEL = ("step", "stage", "rows", "note")
MONTHS = ("source", "title", "month", "n", "in_scope", "with_text", "complete", "reason")


def answers(made, stages=(), months=()):
    """The made-up answers with other steps of the funnel and other months of sources."""
    tables = {
        name: Answer(name, tuple(rows[0]), tuple(tuple(row.values()) for row in rows))
        for name, rows in made.tables().items()
        if rows
    }
    steps = tuple((at, "x", rows, None) for at, rows in enumerate(stages, 1))
    tables["answer_funnel"] = Answer("answer_funnel", FUNNEL, steps)
    tables["answer_source_months"] = Answer(
        "answer_source_months",
        MONTHS,
        tuple((s, s, month, 9, 9, 9, whole, None) for s, month, whole in months),
    )
    return Answers(tables, dict(made.ABOUT))


def said(given, shown=()):
    return [f"{fact.value} {fact.words}" for fact in quality(given, shown)]


def test_shares_are_of_what_they_say_they_are_of(made):
    given = answers(made, (8_000, 7_999, 4_000, 3_000, 2_000, 1_900, 500))

    assert said(given) == [
        ">99.9% of 8,000 rows were kept, 11 were refused.",
        "25.0% of all ads have no date: they count in levels, and in no trend.",
        "5.0% of ads in scope have no text, or too little of it: they are in no number on skills.",
        "25.0% of ads in scope come with pay that the employer states; numbers on pay rest on these alone.",
    ]


def test_freshness_is_the_last_month_that_is_complete_and_of_how_many_sources(made):
    april, may, june = (date(2025, month, 1) for month in (4, 5, 6))
    months = [("a", april, True), ("a", may, True), ("a", june, False), ("b", april, True), ("b", may, False)]
    given = answers(made, months=months)

    (fact,) = quality(given, ())
    assert fact.value.replace("\u00a0", " ") == "May 2025"
    assert fact.words.startswith("is the last complete month, of 1 of 2 dated sources; the newest ad is of ")
    assert fact.anchor == "sources"
    assert quality(given, ("source_months",))[0].anchor == "source_months"


@pytest.mark.parametrize("stages", [(), (0, 0, 0, 0, 0, 0, 0), (10, 0, 0, 0, 0, 0, 0)])
def test_where_there_is_nothing_nothing_is_divided(made, stages):
    told = said(answers(made, stages, [("a", date(2025, 4, 1), False)]))

    assert told == (["0% of 10 rows were kept, 11 were refused."] if any(stages) else [])


def test_the_first_page_has_them_and_each_leads_to_its_place(report, parse):
    page = parse(report / "index.html")
    there = {a["id"] for _, a in parse(report / "data.html").tags if "id" in a}
    led = [a["href"].removeprefix("data.html#") for a in page.having("a") if "data.html#" in a["href"]]

    assert "of 7,100 rows were kept, 11 were refused. Why rows were refused" in page.text()
    assert {"refused", "funnel", "coverage", "sources"} <= set(led)
    assert set(led) <= there
