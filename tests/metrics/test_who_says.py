"""Answers about who states pay, how wide its ranges are, and who is offered remote work."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import product

import pytest
from tests.warehouse.rows import ask, settings
from tests.warehouse.rows import warehouse as with_answers

from mltrends.metrics.quartiles import SEED
from mltrends.stats.bootstrap import quantiles_by_employer
from mltrends.stats.shares import clustered_interval, wilson

# All answers take two seconds, for each market that a test makes up.
warehouse = partial(
    with_answers,
    answers=(
        "answer_disclosure_change",
        "answer_disclosure_months",
        "answer_pay_ranges",
        "answer_remote_roles",
    ),
)

THIN = settings(share_min_ads=10, pay_min_ads=10, pay_min_employers=5)
MONTHS = [f"{year}-{month:02}" for year, month in product((2021, 2022), range(1, 13))]
PAY = {
    "salary_currency": "USD",
    "salary_period": "year",
    "salary_field": "pay",
    "pay_kind": "stated_employer",
    "salary_min": 100_000.0,
    "salary_max": 120_000.0,
}


def ads(count, stating=0, **given):
    """So many ads, of which the first ones state pay."""
    return [
        {"title": f"T {given} {number}"} | (PAY if number < stating else {}) | given
        for number in range(count)
    ]


# ---------------------------------------------------------------- who states pay


@pytest.fixture(scope="module")
def stated(tmp_path_factory):
    january = {"posted_on": "2023-01-10"}
    rows = [
        *ads(20, 5, country="US", **january),
        *ads(10, 8, country="GB", source="other", **january),
        *ads(4, 4, country="FR", **january),
        *ads(6, 0, **january),
        *ads(12, 6, country="US", posted_on="2023-03-10"),
        *ads(30, 30, country="US", role="Software Engineer", **january),
        *ads(30, 30, country="US", source="snapshot", **january),
        *[row | {"pay_kind": "board_estimate"} for row in ads(10, 10, country="US", **january)],
    ]
    return warehouse(tmp_path_factory.mktemp("stated"), rows, THIN)


def test_who_states_pay_is_a_share_of_the_months_ads_of_a_country(stated):
    rows = ask(
        stated,
        "select country, k, n, share, employers, sources, suppressed from answer_disclosure_months where month = '2023-01-01'",
    )

    assert rows == [
        ("all", 17, 50, 0.34, 50, 2, False),
        ("GB", 8, 10, 0.8, 10, 1, False),
        ("US", 5, 30, 5 / 30, 30, 1, False),
    ]


def test_countries_with_fewer_ads_than_a_share_needs_have_no_rows_and_are_in_all(stated):
    assert ask(stated, "select distinct country from answer_disclosure_months order by all") == [
        ("GB",), ("US",), ("all",),
    ]  # fmt: skip


def test_a_month_in_which_a_country_has_no_ads_is_a_gap(stated):
    assert ask(
        stated,
        "select month, n, share, suppressed, reason from answer_disclosure_months where country = 'GB' and month > '2023-01-01'",
    ) == [
        (date(2023, 2, 1), 0, None, True, "too few ads (n=0 < 10)"),
        (date(2023, 3, 1), 0, None, True, "too few ads (n=0 < 10)"),
    ]


def test_the_interval_of_who_states_pay_allows_for_employers(tmp_path):
    employers = [("A", 30, 30), ("B", 30, 0), ("C", 10, 5)]
    rows = [
        row | {"title": f"{name} {at}"}
        for name, n, k in employers
        for at, row in enumerate(ads(n, k, company=name, posted_on="2023-01-10"))
    ]
    path = warehouse(tmp_path, rows, THIN)

    (found,) = ask(path, "select ci_low, ci_high from answer_disclosure_months where country = 'all'")
    assert found == pytest.approx(clustered_interval([(k, n) for _, n, k in employers]))


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    """In the United States the share doubles in both sources, elsewhere it stays; their mix turns round."""
    rows = []
    for place, month in enumerate(MONTHS):
        late = place >= 12
        for source, first, ads_of_it in (
            ("board", 0.3, 40 if late else 60),
            ("other", 0.1, 60 if late else 40),
        ):
            share = first * 2 if late else first
            for country, part in (("US", share), ("DE", first)):
                rows += [
                    row | {"title": f"{row['title']} {at}"}
                    for at, row in enumerate(
                        ads(ads_of_it, round(ads_of_it * part), country=country, source=source, posted_on=f"{month}-12")
                    )
                ]  # fmt: skip
    for source in ("board", "other"):  # so that December is whole
        rows += ads(3, 3, country="US", source=source, posted_on="2023-01-12")
    return warehouse(tmp_path_factory.mktemp("moved"), rows, THIN)


def test_more_ads_state_pay_where_the_share_rose_within_each_source(moved):
    rows = {
        country: told
        for country, *told in ask(
            moved,
            "select country, before, after, change, sources, sources_agree, verdict from answer_disclosure_change",
        )
    }

    assert list(rows) == ["all", "DE", "US"]
    assert rows["US"][-3:] == [2, 2, "rose"]
    assert rows["US"][2] == pytest.approx(0.2, abs=0.01)  # half of 0.3 and half of 0.1
    assert rows["DE"][-1] == "no clear change"
    assert rows["DE"][2] == pytest.approx(0.0, abs=0.01)
    assert rows["all"][2] == pytest.approx(0.1, abs=0.01)


def test_fewer_than_two_years_are_too_little_to_tell_whether_more_state_pay(stated):
    assert ask(stated, "select country, months_before, before, verdict from answer_disclosure_change") == [
        (country, 0, None, "too little data") for country in ("all", "GB", "US")
    ]


# ---------------------------------------------------------------- how wide ranges are


def test_widths_are_told_of_ranges_and_single_amounts_are_counted_beside(tmp_path):
    rows = [
        *[
            row | {"salary_max": 100_000.0 * (1.1 + at / 100), "title": f"R {at}"}
            for at, row in enumerate(ads(20, 20, country="US"))
        ],
        *[row | {"salary_max": 100_000.0, "title": f"S {at}"} for at, row in enumerate(ads(5, 5, country="US"))],
        *[row | {"salary_max": 400_000.0, "title": f"W {at}"} for at, row in enumerate(ads(3, 3, country="US"))],
        *[row | {"title": f"C {at}", "employment": "contract"} for at, row in enumerate(ads(3, 3, country="US"))],
        *[row | {"title": f"E {at}", "salary_currency": "EUR"} for at, row in enumerate(ads(9, 9))],
    ]  # fmt: skip
    path = warehouse(tmp_path, rows, THIN)
    widths = [0.1 + at / 100 for at in range(20)]
    found = quantiles_by_employer(widths, range(20), seed=SEED, draws=500, many=1000)

    ((*told, p25, p50, p75, low, high), thin) = ask(
        path,
        "select country, currency, k, n, single, wider, suppressed, p25, p50, p75, ci_low, ci_high from answer_pay_ranges",
    )

    assert told == ["US", "USD", 20, 25, 0.2, 3, False]
    assert (p25, p50, p75) == pytest.approx((0.1475, 0.195, 0.2425))
    assert (low, high) == pytest.approx((found.quantiles[1].ci_low, found.quantiles[1].ci_high))
    assert thin == ("unstated", "EUR", 9, 9, 0.0, 0, True, None, None, None, None, None)


# ---------------------------------------------------------------- who is offered remote work


@pytest.fixture(scope="module")
def offered(tmp_path_factory):
    rows = [
        *ads(12, remote="remote", seniority="senior"),
        *ads(8, remote="unstated", seniority="senior"),
        *ads(5, remote="hybrid", role="Data Engineer"),
        *ads(15, remote="onsite", role="Data Engineer", source="snapshot"),
        *ads(9, remote="remote", role="NLP Engineer"),
        *ads(11, role="Data Analyst", seniority="junior"),
        *ads(40, remote="remote", role="Software Engineer"),
    ]
    return warehouse(tmp_path_factory.mktemp("offered"), rows, THIN)


def test_modes_are_shares_of_the_ads_of_a_role(offered):
    rows = ask(
        offered,
        "select thing, mode, k, n, share, sources from answer_remote_roles where subject = 'role' and thing like 'Data %' and k > 0",
    )

    assert rows == [
        ("Data Analyst", "unstated", 11, 11, 1.0, 1),
        ("Data Engineer", "hybrid", 5, 20, 0.25, 2),
        ("Data Engineer", "onsite", 15, 20, 0.75, 2),
        ("Data Scientist", "remote", 12, 20, 0.6, 1),
        ("Data Scientist", "unstated", 8, 20, 0.4, 1),
    ]


def test_levels_are_told_beside_roles_over_the_same_ads(offered):
    assert ask(
        offered,
        "select thing, k, n from answer_remote_roles where subject = 'level' and mode = 'remote'",
    ) == [("junior", 0, 11), ("mid", 9, 29), ("senior", 12, 20)]
    assert ask(offered, "select subject, sum(k) from answer_remote_roles group by all order by all") == [
        ("level", 60),
        ("role", 60),
    ]


def test_the_interval_of_a_mode_is_that_of_its_share(offered):
    ((low, high),) = ask(
        offered,
        "select ci_low, ci_high from answer_remote_roles where thing = 'Data Scientist' and mode = 'remote'",
    )

    assert (low, high) == tuple(map(pytest.approx, wilson(12, 20)))


def test_roles_of_too_few_ads_and_those_whose_ads_say_nothing_have_no_share(offered):
    assert ask(
        offered,
        "select thing, mode, share, reason from answer_remote_roles where thing in ('NLP Engineer', 'Data Analyst') and mode <> 'hybrid'",
    ) == [
        ("Data Analyst", "remote", None, "no ad says where the work is done"),
        ("Data Analyst", "onsite", None, "no ad says where the work is done"),
        ("Data Analyst", "unstated", 1.0, None),
        ("NLP Engineer", "remote", None, "too few ads (n=9 < 10)"),
        ("NLP Engineer", "onsite", None, "too few ads (n=9 < 10)"),
        ("NLP Engineer", "unstated", None, "too few ads (n=9 < 10)"),
    ]
