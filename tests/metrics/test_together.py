"""Skills that go together, what sets roles apart, and pay compared like for like."""

from __future__ import annotations

from functools import partial
from itertools import product
from math import exp

import pytest
from tests.warehouse.rows import ask, settings
from tests.warehouse.rows import warehouse as with_answers

# All answers take two seconds, for each market that a test makes up.
warehouse = partial(
    with_answers,
    answers=(
        "answer_bundles",
        "answer_pairs",
        "answer_pay_growth",
        "answer_role_likeness",
        "answer_signatures",
        "answer_skill_growth",
        "answer_skill_roles",
        "answer_skills",
    ),
)

RULES = settings(share_min_ads=20, rank_min_ads=20, rank_min_hits=5, pay_min_ads=5)


def ads(count, **given):
    return [given | {"title": f"Title {given} {number}"} for number in range(count)]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Python and SQL go together in neither source, only the sources differ in how much of both they name."""
    rows = []
    for source, share in (("board", 8), ("other", 2)):
        for number in range(200):
            skills = [
                name for name, nth in (("python", number % 10), ("sql", number // 10 % 10)) if nth < share
            ]
            if number % 4 == 0:
                skills += ["spark", "scala"]
            role = "Data Engineer" if number % 4 == 0 else "Data Scientist"
            rows += ads(1, source=source, skills=skills, role=role, company=f"{source} {number}")
    return warehouse(tmp_path_factory.mktemp("together"), rows, RULES)


def test_what_only_shares_a_source_does_not_go_together(path):
    ((lift, low, high),) = ask(
        path, "select lift, npmi_low, npmi_high from answer_pairs where concept = 'python' and other = 'sql'"
    )

    assert lift == pytest.approx(1.0, abs=0.01)
    assert low < 0 < high


def test_what_always_goes_together_leads_the_list(path):
    first = ask(path, "select concept, other, k, n, npmi, lift, q_value < 0.001 from answer_pairs limit 1")

    assert first == [("scala", "spark", 100, 400, pytest.approx(1.0), pytest.approx(4.0), True)]


def test_pairs_that_are_seen_too_rarely_are_tested_and_not_shown(tmp_path):
    rows = [*ads(19, skills=["python", "sql"]), *ads(41, skills=["python"]), *ads(40, skills=["spark"])]
    path = warehouse(tmp_path, rows, RULES)

    assert ask(path, "select count(*) from answer_pairs") == [(0,)]


def test_a_role_is_known_by_what_its_ads_name_more_than_others(path):
    rows = ask(
        path,
        "select concept, place, k, n, log_odds, ci_low from answer_signatures where role = 'Data Engineer' limit 2",
    )

    assert [row[:4] for row in rows] == [("scala", 1, 100, 100), ("spark", 2, 100, 100)]
    assert all(odds > low > 1 for *_, odds, low in rows)
    ((high,),) = ask(
        path, "select ci_high from answer_signatures where role = 'Data Scientist' and concept = 'spark'"
    )
    assert high < -1


def test_likeness_goes_both_ways(path):
    rows = ask(path, "select role, other, likeness, place from answer_role_likeness order by role")

    assert [row[:2] for row in rows] == [
        ("Data Engineer", "Data Scientist"),
        ("Data Scientist", "Data Engineer"),
    ]
    assert rows[0][2] == rows[1][2]
    assert 0 < rows[0][2] < 1


def test_skills_of_an_ad_are_counted_and_ads_without_any_too(path):
    ((n, low, middle, high, mean, none),) = ask(
        path, "select n, p25, p50, p75, mean, none from answer_bundles where role = 'Data Engineer'"
    )

    assert n == 100
    assert 2 <= low <= middle <= high <= 4
    assert mean == pytest.approx(3.0, abs=0.1)
    assert none == 0


# ---------------------------------------------------------------- pay


def paid(count, year, country, amount, **given):
    return [
        {
            "salary_currency": "EUR",
            "salary_period": "year",
            "salary_field": "text",
            "salary_min": amount + 10 * number,
            "salary_max": amount + 10 * number,
            "posted_on": f"{year}-03-05",
            "country": country,
            "title": f"Title {country} {given} {year} {number}",
        }
        | given
        for number in range(count)
    ]


def test_pay_that_rises_only_because_the_mix_moved_does_not_rise_like_for_like(tmp_path):
    rows = []
    cells = list(product(("DE", "PT", "RO", "AT", "FR"), ("junior", "mid", "senior", "lead", "manager")))
    for at, (country, seniority) in enumerate(cells):
        amount = 30_000.0 + 4000 * at
        for year, count in ((2022, 30 - at), (2023, 6 + at)):  # the well-paid cells grow, pay itself by 2 %
            grown = amount * 1.02 ** (year - 2022)
            rows += paid(count, year, country, grown, seniority=seniority)
    path = warehouse(tmp_path, rows, RULES)

    ((kind, pooled, growth, low, high, gap, cells_used),) = ask(
        path,
        "select salary_kind, pooled, growth, ci_low, ci_high, gap, cells from answer_pay_growth where year = 2023",
    )
    assert kind == "stated_employer"
    assert pooled > 0.15
    assert growth == pytest.approx(0.02, abs=0.005)
    assert low <= growth <= high < 0.05
    assert gap == pytest.approx(pooled - growth)
    assert cells_used == 25
    ((raw, index, below, above),) = ask(
        path, "select index_pooled, index, index_low, index_high from answer_pay_growth where year = 2023"
    )
    assert raw > 1.15
    assert below <= index <= above
    assert index == pytest.approx(1.02, abs=0.01)


def test_few_cells_tell_no_growth_and_a_survey_is_kept_apart(tmp_path):
    rows = [
        *paid(10, 2022, "DE", 50_000.0),
        *paid(10, 2023, "DE", 55_000.0),
        *(
            {
                "source": "survey", "date_text": str(year), "pay_kind": "survey", "salary_field": "pay",
                "salary_min": 90_000.0, "salary_max": 90_000.0, "salary_currency": "USD", "salary_period": "year",
            }
            for year in (2022, 2023)
            for _ in range(8)
        ),
    ]  # fmt: skip
    path = warehouse(tmp_path, rows, RULES)

    assert ask(path, "select salary_kind, year, k, round(pooled, 3), growth, reason from answer_pay_growth order by all") == [
        ("stated_employer", 2022, 10, None, None, "no ads in the year before"),
        ("stated_employer", 2023, 10, 0.1, None, "too few cells with 5 ads in 2022 and in 2023 (1 < 20)"),
        ("survey", 2022, 8, None, None, "no ads in the year before"),
        ("survey", 2023, 8, 0.0, None, "too few cells with 5 ads in 2022 and in 2023 (1 < 20)"),
    ]  # fmt: skip


# ---------------------------------------------------------------- growth


def test_what_grew_is_told_with_the_count_of_what_was_tested(tmp_path):
    months = [f"{year}-{month:02}" for year, month in product((2021, 2022), range(1, 13))]
    rows = []
    for place, month in enumerate([*months, "2023-01"]):
        for number in range(60):
            skills = ["sql"] if number % 3 == 0 else []
            skills += ["rust"] if number < 4 + place else []  # from 7 to 45 %
            skills += ["scala"] if number >= 36 + place else []  # from 40 to 2 %
            rows += ads(
                1, skills=skills, posted_on=f"{month}-{1 + number % 28:02}", company=f"C {number} {place}"
            )
    path = warehouse(tmp_path, rows, RULES)

    found = ask(
        path,
        "select concept, place, verdict, odds_ratio, ci_low, ci_high, tested, reason from answer_skill_growth order by concept",
    )

    assert [(row[0], row[1], row[2], row[-2], row[-1]) for row in found] == [
        ("rust", 1, "rose", 3, None),
        ("scala", 1, "fell", 3, None),
        ("sql", None, "no clear change", 3, "no clear change"),
    ]
    assert found[0][3] > found[0][4] > 1.5
    assert found[1][3] < found[1][5] < exp(-0.5)
