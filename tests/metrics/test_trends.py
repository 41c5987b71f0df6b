"""Answers about months and changes."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import product

import pytest
from tests.warehouse.rows import ask, settings
from tests.warehouse.rows import warehouse as with_answers

# All answers take two seconds, for each market that a test makes up.
warehouse = partial(
    with_answers,
    answers=(
        "answer_remote_change",
        "answer_remote_months",
        "answer_skill_changes",
        "answer_skill_months",
        "answer_skills",
    ),
)

RULES = settings(share_min_ads=10, rank_min_ads=100, rank_min_hits=10)
MONTHS = [f"{year}-{month:02}" for year, month in product((2021, 2022, 2023), range(1, 13))]


def month_of_ads(month, count, shares, **given):
    """So many ads of one month; each concept or mode of `shares` is in its share of them, spread evenly."""
    rows = []
    for number in range(count):
        skills = [name for name, share in shares.items() if int((number + 1) * share) > int(number * share)]
        modes = [name for name in skills if name in ("remote", "hybrid", "onsite")]
        rows.append(
            {
                "posted_on": f"{month}-{1 + number % 28:02}",
                "skills": [name for name in skills if name not in modes],
                "remote": modes[0] if modes else "unstated",
            }
            | given
        )
    return rows


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """In both sources Python falls and Spark rises; the mix of sources moves so that the pool shows Python rising."""
    rows = []
    for place, month in enumerate(MONTHS):
        late = place >= 18
        board, other = (80, 20) if late else (20, 80)
        if month == "2023-08":
            other = 5  # fewer than half of the usual: not a month of this source to compare
        rows += month_of_ads(
            month,
            board,
            {
                "python": 0.54 if late else 0.66,
                "spark": 0.3 if late else 0.15,
                "sql": 0.2,
                "remote": 0.4 if late else 0.2,
            },
        )
        rows += month_of_ads(
            month,
            other,
            {
                "python": 0.15 if late else 0.25,
                "spark": 0.4 if late else 0.2,
                "sql": 0.2,
                "remote": 0.3 if late else 0.1,
            },
            source="other",
        )
    rows += month_of_ads("2024-01", 30, {"python": 1.0, "rust": 1.0})  # January has hardly begun
    rows += month_of_ads("2023-05", 300, {"python": 1.0}, source="snapshot")
    return warehouse(tmp_path_factory.mktemp("mixed"), rows, RULES)


def test_a_change_is_that_within_sources_whatever_the_mix_does(mixed):
    verdicts = {
        concept: row
        for concept, *row in ask(
            mixed, "select concept, before, after, change, ci_low, ci_high, verdict from answer_skill_changes"
        )
    }

    before, after, change, low, high, verdict = verdicts["python"]
    assert verdict == "fell"
    assert change == pytest.approx(after - before)
    assert low < change < high < 0
    assert verdicts["spark"][-1] == "rose"
    assert verdicts["sql"][-1] == "no clear change"
    pooled = ask(
        mixed,
        "select sum(k) / sum(n) from answer_skill_months where concept = 'python' and year(month) in (2021, 2023) group by year(month) order by year(month)",
    )
    assert pooled[0] < pooled[1]


@pytest.mark.parametrize(
    ("answer", "thing", "mart"),
    [
        ("answer_skill_changes", "concept = 'python'", "mart_skill_month"),
        ("answer_remote_change", "mode = 'remote'", "mart_remote_month"),
    ],
)
def test_a_change_compares_the_complete_months_of_the_first_and_the_last_year(mixed, answer, thing, mart):
    shares, ads = {}, {}
    for source, year, share, n in ask(
        mixed,
        f"""
        select source, year(month), sum(k) / sum(n), sum(n) from {mart}
        where {thing} and complete and year(month) <> 2022 group by all
        """,  # noqa: S608 - a test's own words
    ):
        shares[source, year], ads[source, year] = share, n
    weights = {
        source: (ads[source, 2021] + ads[source, 2023]) / sum(ads.values()) for source in ("board", "other")
    }
    before, after = (
        sum(weights[source] * shares[source, year] for source in weights) for year in (2021, 2023)
    )

    (told,) = ask(mixed, f"select before, after from {answer} where {thing}")  # noqa: S608 - a test's own words

    assert told == pytest.approx((before, after), abs=1e-12)
    assert ads["other", 2023] == 10 * 20  # without the thin August, and December, with which it ends


def test_a_change_says_over_what_it_was_measured(mixed):
    assert ask(
        mixed,
        "select months_before, months_after, sources, sources_agree from answer_skill_changes where concept = 'python'",
    ) == [(12, 12, 2, 2)]


def test_what_is_rarely_named_is_not_tested(mixed):
    assert ask(
        mixed, "select verdict, change, sources_agree from answer_skill_changes where concept = 'rust'"
    ) == [("too little data", None, None)]


def test_modes_of_work_change_likewise(mixed):
    assert ask(mixed, "select mode, verdict from answer_remote_change") == [
        ("remote", "rose"),
        ("hybrid", "too little data"),
        ("onsite", "too little data"),
        ("unstated", "fell"),
    ]


def test_the_month_that_is_going_on_is_there_and_not_complete(mixed):
    rows = ask(
        mixed,
        "select month, n, share, complete from answer_skill_months where concept = 'python' order by month desc limit 3",
    )

    assert rows[0] == (date(2024, 1, 1), 30, 1.0, False)
    assert [complete for *_, complete in rows[1:]] == [True, True]


def test_a_snapshot_gives_levels_and_no_months(mixed):
    assert ask(mixed, "select max(n), max(sources) from answer_skill_months") == [(100, 2)]
    assert ask(mixed, "select sources, k from answer_skills where concept = 'python'")[0][0] == 3


def test_modes_of_a_month_sum_to_one(mixed):
    sums = ask(
        mixed,
        "select month, sum(share), count(*), sum(k) = any_value(n) from answer_remote_months group by month",
    )

    assert len(sums) == 37
    assert all((total, modes, whole) == (pytest.approx(1), 4, True) for _, total, modes, whole in sums)


def test_the_twenty_five_skills_that_rank_highest_have_months(tmp_path):
    skills = {f"skill{number:02}": 0.3 + number / 50 for number in range(28)}
    path = warehouse(tmp_path, month_of_ads("2024-01", 200, skills), RULES)

    assert ask(path, "select count(distinct concept), min(concept) from answer_skill_months") == [
        (25, "skill03")
    ]


def test_a_gap_is_a_gap_a_thin_month_says_so_and_what_is_not_said_is_unstated(tmp_path):
    rows = [
        *month_of_ads("2023-01", 120, {"python": 0.5}),
        *month_of_ads("2023-01", 30, {"python": 1.0, "remote": 1.0}, role="Other"),
        *month_of_ads("2023-03", 9, {"python": 0.5}),
    ]
    path = warehouse(tmp_path, rows, RULES)

    assert ask(path, "select month, k, n, share, complete, suppressed, reason from answer_skill_months") == [
        (date(2023, 1, 1), 60, 120, 0.5, True, False, None),
        (date(2023, 2, 1), 0, 0, None, False, True, "too few ads (n=0 < 10)"),
        (date(2023, 3, 1), 4, 9, None, False, True, "too few ads (n=9 < 10)"),
    ]
    assert ask(path, "select n, count(*), count(share) from answer_remote_months group by n order by n") == [
        (0, 4, 0),
        (9, 4, 0),
        (120, 4, 1),
    ]
    assert ask(path, "select mode, share from answer_remote_months where share is not null") == [
        ("unstated", 1.0)
    ]


def test_twenty_three_complete_months_are_too_few_for_a_change(tmp_path):
    rows = [
        row
        for place, month in enumerate(MONTHS[:24])
        for row in month_of_ads(month, 20, {"python": 0.1 if place < 12 else 0.9})
    ]
    path = warehouse(tmp_path, rows, RULES)

    assert ask(path, "select months_before, months_after, sources, verdict from answer_skill_changes") == [
        (0, 0, 0, "too little data")
    ]
    assert ask(path, "select count_if(complete) from month_status") == [(23,)]


def test_a_source_that_comes_later_is_not_taken_for_a_change(tmp_path):
    rows = []
    for place, month in enumerate(MONTHS):
        rows += month_of_ads(month, 30, {"python": 0.3})
        if place >= 20:
            rows += month_of_ads(month, 90, {"python": 0.9}, source="other")
    path = warehouse(tmp_path, rows, RULES)

    assert ask(path, "select sources, verdict from answer_skill_changes") == [(1, "no clear change")]
