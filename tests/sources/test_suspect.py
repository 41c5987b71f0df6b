"""Odd files are named with what shows it; honest ones are left in peace."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest
from scipy.stats import chisquare

from mltrends.sources.catalogue import source_of
from mltrends.sources.suspect import suspicions, uniformity

HEADER = ["title", "company", "location", "date", "url", "level", "size", "industry", "description"]
SOURCE = source_of(
    "mine",
    {
        "title": "t", "kind": "postings", "flow": True, "pay_kind": "none", "licence": "l", "citation": "c", "marks": [],
        "roles": {"title": ["title"], "company": ["company"], "place": ["location"], "date": ["date"], "url": ["url"], "text": ["description"]},
    },
)  # fmt: skip
ROLES = ["Data Scientist", "Data Engineer", "ML Engineer", "Data Analyst", "AI Engineer"]
PLACES = ["Berlin", "London", "Paris", "Austin", "Pune", "Toronto"]
WORDS = [
    first + second
    for first in ("mar", "mod", "tea", "pyt", "clo", "rep", "cli", "pro")
    for second in "abcdefghijklmnopqrst"
]


def ads(count, *, even, seed=1):
    """Ads whose categories are as even as dice, or as uneven as a market's."""
    draw = random.Random(seed)  # noqa: S311 - made-up ads, no secret

    def pick(values):
        weights = None if even else [1 / (place + 1) ** 1.3 for place in range(len(values))]
        return draw.choices(values, weights)[0]

    return [
        [
            pick(ROLES), f"Company {draw.randint(1, 16 if even else 400)}", pick(PLACES), f"2024-0{draw.randint(1, 9)}-1{draw.randint(0, 9)}",
            f"https://a.example/{number}", pick(["EN", "MI", "SE", "EX"]), pick(["S", "M", "L"]), pick(["tech", "health", "finance", "retail"]),
            " ".join(draw.choices(WORDS, k=60)),
        ]
        for number in range(count)
    ]  # fmt: skip


def found(rows):
    return {one.what: one for one in suspicions(HEADER, rows, SOURCE)}


def test_a_market_is_not_odd():
    assert found(ads(3000, even=False)) == {}


@pytest.mark.parametrize("seed", range(5))
def test_categories_as_even_as_dice_are_set_aside_with_their_numbers(seed):
    (one,) = found(ads(3000, even=True, seed=seed)).values()

    assert one.what == "looks generated"
    assert one.set_aside
    assert re.search(r"\w+ \(chi-square \d+\.\d over \d+ values, p 0\.\d\d\)", one.evidence)
    assert "3,000 rows" in one.evidence


def test_too_few_rows_say_nothing_of_dice():
    assert found(ads(600, even=True)) == {}


def test_rows_that_are_shifted_by_one_column_are_noticed():
    rows = [row if number % 10 == 0 else ["x", *row[:-1]] for number, row in enumerate(ads(500, even=False))]

    assert found(rows)["rows are shifted"].set_aside


def test_a_few_shifted_rows_are_no_reason():
    rows = [["x", *row[:-1]] if number % 10 == 0 else row for number, row in enumerate(ads(500, even=False))]

    assert found(rows) == {}


def test_mostly_ragged_rows_are_noticed():
    rows = [row[:-2] if number % 3 else row for number, row in enumerate(ads(300, even=False))]

    assert found(rows)["most rows are broken"].set_aside


def test_one_ad_over_and_over_is_noticed():
    rows = [ads(1, even=False)[0]] * 300

    assert found(rows)["everything is one value"].set_aside


def test_texts_from_one_template_are_noticed():
    rows = ads(400, even=False)
    for number, row in enumerate(rows):
        row[-1] = (
            f"We are hiring a {row[0]} in {row[2]}. The successful candidate will work with our great team on exciting projects and "
            f"should bring {3 + number % 7} years of experience, a degree and very good {WORDS[number % 12]} knowledge. Apply number {number}."
        )

    assert "texts are made from one template" in found(rows)


def test_dates_far_ahead_of_all_others_are_named():
    rows = ads(300, even=False)
    rows[7][HEADER.index("date")] = "2031-01-01"

    one = found(rows)["dates far ahead"]

    assert not one.set_aside
    assert "1 of 300 dates" in one.evidence
    assert "2031-01-01" in one.evidence


def test_a_file_of_many_years_has_no_dates_far_ahead():
    rows = ads(300, even=False)
    for number, row in enumerate(rows):
        row[HEADER.index("date")] = f"{2005 + number % 20}-01-01"

    assert "dates far ahead" not in found(rows)


def ending(ends):
    """What is odd about ads that were posted in 2024 and end on these days."""
    roles = dict(SOURCE.roles) | {"expires": ("until",)}
    rows = [[*row, end] for row, end in zip(ads(len(ends), even=False), ends, strict=True)]
    return {one.what: one for one in suspicions([*HEADER, "until"], rows, replace(SOURCE, roles=roles))}


def test_ends_before_the_posting_and_years_after_it_are_named_with_their_number():
    one = ending(["2025-01-31", "2023-12-31", "2099-12-31", "until filled"] * 10)["ends that cannot be"]

    assert not one.set_aside
    assert "20 of 30 ads" in one.evidence


def test_ends_within_two_years_are_not_odd():
    assert ending(["2025-01-31", "2025-06-01", "", "open"] * 10) == {}


def test_a_survey_is_not_held_to_be_generated():
    survey = source_of("s", {"title": "t", "kind": "survey", "flow": True, "pay_kind": "survey", "licence": "l", "citation": "c", "marks": [], "roles": {"title": ["title"]}})  # fmt: skip

    assert suspicions(HEADER, ads(3000, even=True), survey) == []


@pytest.mark.parametrize("counts", [[10, 12, 9], [100, 90, 80, 120], [5, 5, 5], [1000, 900, 1100, 1010, 50]])
def test_the_probability_is_that_of_the_chi_square_test(counts):
    assert uniformity(counts) == pytest.approx(tuple(chisquare(counts)))
