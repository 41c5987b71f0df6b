"""Raw and adjusted lines, and of what a change is made: the mix of sources may not pass for a change of shares."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import product

import pytest
from tests.metrics.test_trends import RULES, month_of_ads
from tests.warehouse.rows import ask
from tests.warehouse.rows import warehouse as with_answers

# All answers take two seconds, for each market that a test makes up.
warehouse = partial(
    with_answers,
    answers=(
        "answer_shifts",
        "answer_skills",
        "answer_trends",
    ),
)

MONTHS = [f"{year}-{month:02}" for year, month in product((2022, 2023), range(1, 13))]
BIG, SMALL = {"python": 0.60, "sql": 0.5}, {"python": 0.25, "sql": 0.5}
BIG_LATER, SMALL_LATER = {"python": 0.54, "sql": 0.5}, {"python": 0.22, "sql": 0.5}


@pytest.fixture(scope="module")
def shifted(tmp_path_factory):
    """In both sources Python falls (60 to 54 %, 25 to 22 %); their mix turns from 20:80 to 80:20, so that the pool rises."""
    rows = []
    for place, month in enumerate(MONTHS):
        late = place >= 12
        board, other = (
            (400, 100) if late else (40, 160)
        )  # less than half of the usual would be no whole month
        rows += month_of_ads(month, board, BIG_LATER if late else BIG)
        rows += month_of_ads(month, other, SMALL_LATER if late else SMALL, source="other")
    for source in ("board", "other"):  # has hardly begun
        rows += month_of_ads("2024-01", 20, {"python": 1.0}, source=source)
    return warehouse(tmp_path_factory.mktemp("shifted"), rows, RULES)


def test_both_sources_fall_and_the_pool_rises_and_the_gap_is_named(shifted):
    ((before, after, raw, within, low, high, mix, went, turned),) = ask(
        shifted,
        "select year_before, year_after, raw, within, within_low, within_high, mix, came_or_went, reversed "
        "from answer_shifts where thing = 'python'",
    )

    assert (before, after, turned) == (2022, 2023, True)
    assert raw == pytest.approx(0.476 - 0.32, abs=0.01)
    assert within == pytest.approx(0.5 * -0.06 + 0.5 * -0.03, abs=0.01)
    assert low < within < high < 0
    assert raw == pytest.approx(within + mix + went)
    assert went == pytest.approx(0)


def test_the_adjusted_line_falls_where_the_raw_one_rises(shifted):
    rows = ask(
        shifted,
        "select month, raw, adjusted, adjusted_low, adjusted_high, gap, linked, piece from answer_trends "
        "where thing = 'python' order by month",
    )

    assert [row[0] for row in rows] == [date.fromisoformat(f"{month}-01") for month in MONTHS]
    first, last = rows[0], rows[-1]
    assert last[1] > first[1] + 0.1
    assert last[2] < first[2] - 0.02
    assert all(low < adjusted < high for _, _, adjusted, low, high, *_ in rows)
    assert all(gap == pytest.approx(raw - adjusted) for _, raw, adjusted, _, _, gap, *_ in rows)
    assert {row[-2:] for row in rows} == {(False, 0)}


def test_what_did_not_move_has_no_change_to_take_apart(shifted):
    ((raw, within, mix),) = ask(shifted, "select raw, within, mix from answer_shifts where thing = 'sql'")

    assert (raw, within, mix) == (pytest.approx(0), pytest.approx(0), pytest.approx(0))


def test_roles_and_places_of_work_have_lines_too(shifted):
    counts = ask(
        shifted, "select subject, count(distinct thing) from answer_trends group by all order by all"
    )

    assert counts[0] == ("remote", 4)
    assert [subject for subject, _ in counts] == ["remote", "role", "skill"]


def test_a_source_that_comes_later_is_linked_and_moves_nothing(tmp_path):
    rows = []
    for place, month in enumerate(MONTHS):
        rows += month_of_ads(month, 100, {"python": 0.5})
        if place >= 6:
            rows += month_of_ads(month, 100, {"python": 0.2}, source="other")
    for source in ("board", "other"):
        rows += month_of_ads("2024-01", 20, {}, source=source)
    path = warehouse(tmp_path, rows, RULES)

    lines = ask(path, "select raw, adjusted, linked from answer_trends where thing = 'python' order by month")

    assert [linked for *_, linked in lines] == [place == 6 for place in range(24)]
    assert all(adjusted == pytest.approx(0.5) for _, adjusted, _ in lines)
    assert lines[-1][0] == pytest.approx(0.35)


def test_one_whole_year_is_no_change(tmp_path):
    rows = [row for month in MONTHS[:12] for row in month_of_ads(month, 20, {"python": 0.5})]
    rows += month_of_ads("2023-01", 20, {})
    path = warehouse(tmp_path, rows, RULES)

    assert set(ask(path, "select raw, reason from answer_shifts")) == {
        (None, "fewer than two whole years with ads enough")
    }


def test_the_levels_of_both_years_stand_beside_their_change(shifted):
    ((before, after, n_before, n_after, raw),) = ask(
        shifted, "select before, after, n_before, n_after, raw from answer_shifts where thing = 'python'"
    )

    assert (before, after) == (pytest.approx(0.32, abs=0.005), pytest.approx(0.476, abs=0.005))
    assert (n_before, n_after) == (200 * 12, 500 * 12)
    assert raw == pytest.approx(after - before)


def test_the_verdict_is_on_the_change_within_sources_and_not_on_the_pool(shifted):
    rows = ask(
        shifted,
        "select thing, verdict, q_value <= 0.1, tested from answer_shifts where subject = 'skill' order by thing",
    )

    assert rows == [("python", "fell", True, 2), ("sql", "no clear change", False, 2)]


def test_what_too_few_ads_have_gets_no_verdict(shifted):
    rows = ask(shifted, "select verdict, q_value, tested from answer_shifts where thing = 'hybrid'")

    assert rows == [("too little data", None, 1)]
