"""How large a part of all ads is in scope: a whole only where a source brings other ads too."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import product

import pytest
from tests.metrics.test_trends import RULES, month_of_ads
from tests.warehouse.rows import Given, ask, source
from tests.warehouse.rows import warehouse as with_answers

# All answers take two seconds, for each market that a test makes up.
warehouse = partial(
    with_answers,
    answers=("answer_ml_share",),
)

MONTHS = [f"{year}-{month:02}" for year, month in product((2022, 2023), range(1, 13))]
OTHERS = {"title": "Truck Driver", "role": "Other"}


@pytest.fixture(scope="module")
def boards(tmp_path_factory):
    """A board on which 20, later 30 of 100 ads are in scope; one that was searched for such jobs; from 2023 a third."""
    rows = []
    for place, month in enumerate(MONTHS):
        late = place >= 12
        rows += month_of_ads(month, 30 if late else 20, {})
        rows += month_of_ads(month, 70 if late else 80, {}, **OTHERS)
        rows += month_of_ads(month, 95, {}, source="searched")
        rows += month_of_ads(month, 5, {}, source="searched", **OTHERS)
        if late:
            rows += month_of_ads(month, 10, {}, source="other")
            rows += month_of_ads(month, 90, {}, source="other", **OTHERS)
    for name in ("board", "searched", "other"):  # has hardly begun
        rows += month_of_ads("2024-01", 20, {}, source=name)
    given = Given({"ads.csv": rows}, sources=[*Given({}).sources, source("searched")])
    return warehouse(tmp_path_factory.mktemp("boards"), given, RULES)


def test_the_share_of_a_source_is_of_all_its_ads(boards):
    rows = ask(boards, "select month, k, n, share from answer_ml_share where source = 'board' order by month")

    assert [row[0] for row in rows] == [date.fromisoformat(f"{month}-01") for month in MONTHS]
    assert rows[0][1:] == (20, 100, pytest.approx(0.2))
    assert rows[-1][1:] == (30, 100, pytest.approx(0.3))


def test_a_source_that_was_searched_for_such_jobs_has_no_whole(boards):
    rows = ask(
        boards,
        "select distinct share, suppressed, reason from answer_ml_share where source = 'searched'",
    )

    assert rows == [
        (None, True, "most of its ads are in scope, so that it has no whole that they could be a share of")
    ]


def test_the_line_over_all_leaves_it_out_and_is_not_moved_by_a_source_that_comes_later(boards):
    rows = ask(
        boards,
        "select k, n, share, ci_low, ci_high, sources, linked from answer_ml_share where source = 'all' order by month",
    )

    assert [row[:2] for row in rows[:12]] == [(20, 100)] * 12
    assert [row[:2] for row in rows[12:]] == [(40, 200)] * 12
    assert [round(row[2], 6) for row in rows[:12]] == [0.2] * 12
    assert [row[6] for row in rows] == [place == 12 for place in range(24)]
    assert all(low < share < high for _, _, share, low, high, *_ in rows)
    assert rows[12][2] == pytest.approx(rows[-1][2])
    assert {row[5] for row in rows} == {1, 2}


def test_where_all_ads_are_in_scope_there_is_no_line(tmp_path):
    rows = [row for month in MONTHS[:3] for row in month_of_ads(month, 60, {})]
    path = warehouse(tmp_path, rows, RULES)

    assert ask(path, "select count(*) from answer_ml_share where share is not null or source = 'all'") == [
        (0,)
    ]
