"""Which months are whole, and what marts count by month."""

from __future__ import annotations

from datetime import date

import pytest
from tests.warehouse.rows import ask, warehouse


def ads(month: str, count: int, **given):
    return [{"posted_on": f"{month}-{1 + number % 28:02}", **given} for number in range(count)]


ROWS = [
    *ads("2023-01", 20),
    *ads("2023-02", 20),
    *ads("2023-03", 20),
    *ads("2023-04", 9),  # fewer than half of the usual 20
    *ads("2023-06", 20),  # nothing in May
    *ads("2023-07", 20),
    {"posted_on": "2023-08-06"},  # 6 days after the end of July
    *ads("2023-06", 3, source="other"),
    {"posted_on": "2023-09-20", "source": "other"},
    *ads("2023-06", 50, source="snapshot"),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return warehouse(tmp_path_factory.mktemp("months"), ROWS, answers=False)


def test_a_month_is_whole_when_the_source_was_seen_a_week_later_and_half_of_the_usual_ads_came(path):
    assert ask(
        path,
        "select strftime(month, '%m'), n, complete, reason from period_status where source = 'board' order by month",
    ) == [
        ("01", 20, True, None),
        ("02", 20, True, None),
        ("03", 20, True, None),
        ("04", 9, False, "fewer than half of the usual ads"),
        ("05", 0, False, "no ads"),
        ("06", 20, True, None),
        ("07", 20, False, "the source ends before the month does, or within 7 days of it"),
        ("08", 1, False, "the source ends before the month does, or within 7 days of it"),
    ]


def test_seven_days_after_the_end_are_enough_and_a_month_is_held_against_those_before_it(tmp_path):
    path = warehouse(
        tmp_path, [*ads("2023-01", 20), *ads("2023-02", 9), {"posted_on": "2023-03-07"}], answers=False
    )

    assert ask(path, "select complete, usual_n, reason from period_status order by month limit 2") == [
        (True, None, None),
        (False, 20, "fewer than half of the usual ads"),
    ]


def test_dates_that_were_misread_do_not_stretch_the_calendar(tmp_path):
    rows = [
        *ads("2023-01", 60),
        *ads("2023-02", 60),
        {"posted_on": "1970-01-01"},
        {"posted_on": "2032-05-05"},
        {"posted_on": "2021-06-06", "source": "other"},  # half of this source's ads are no mistake
        {"posted_on": "2023-01-06", "source": "other"},
    ]

    path = warehouse(tmp_path, rows, answers=False)

    board = ask(path, "select strftime(month, '%Y-%m'), complete from period_status where source = 'board'")
    assert board == [("2023-01", True), ("2023-02", False)]
    assert ask(path, "select count(*) from period_status where source = 'other'") == [(20,)]
    assert ask(path, "select value from about where key = 'as_of'") == [("2023-02-28",)]
    assert ask(path, "select rows > 0 from checks where name = 'months_are_plausible'") == [(True,)]


def test_a_month_of_all_sources_is_whole_when_most_of_its_ads_are(path):
    status = {
        month: (n, sources, complete)
        for month, n, sources, complete in ask(path, "select * from month_status")
    }

    assert status[date(2023, 6, 1)] == (23, 2, True)
    assert status[date(2023, 7, 1)] == (20, 1, False)
    assert status[date(2023, 5, 1)] == (0, 0, False)
    assert len(status) == 9


@pytest.mark.parametrize(("whole", "complete"), [(16, True), (15, False)])
def test_four_of_five_ads_make_a_month_whole(tmp_path, whole, complete):
    rows = [
        *ads("2023-01", whole),
        {"posted_on": "2023-02-10"},
        *ads("2023-01", 4, source="other"),  # ends with the month
    ]

    path = warehouse(tmp_path, rows, answers=False)

    assert ask(path, "select n, complete from month_status limit 1") == [(whole + 4, complete)]


def test_a_snapshot_has_no_months(path):
    assert ask(path, "select distinct source from mart_role_month order by all") == [("board",), ("other",)]


def test_a_month_without_ads_has_no_shares_of_nothing(path):
    assert ask(path, "select count(*) from mart_role_month where month = date '2023-05-01' or n = 0") == [
        (0,)
    ]
