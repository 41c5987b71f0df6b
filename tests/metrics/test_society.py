"""Degrees, years, industries, applications, topics and documents: what ads say beside skills and pay."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import product

import duckdb
import pytest
from tests.warehouse.rows import Given, ask, settings
from tests.warehouse.rows import warehouse as with_answers

from mltrends.metrics import answer_all
from mltrends.stats.changes import share_variance
from mltrends.stats.pairs import associate
from mltrends.stats.shares import Z95, clustered_interval, wilson

# All answers take two seconds, for each market that a test makes up.
warehouse = partial(
    with_answers,
    answers=(
        "answer_application_industries",
        "answer_applications",
        "answer_days",
        "answer_degree_groups",
        "answer_education",
        "answer_education_fields",
        "answer_ethics_change",
        "answer_ethics_months",
        "answer_experience",
        "answer_experience_years",
        "answer_guides",
        "answer_industries",
        "answer_industry_roles",
        "answer_roles",
        "answer_skill_growth",
        "answer_skills",
        "answer_source_months",
        "answer_topics",
    ),
)

RULES = settings(share_min_ads=20, rank_min_ads=20, rank_min_hits=5, pay_min_ads=5)
DEGREES = {"education-bachelor": "education", "education-master": "education", "education-phd": "education"}


def ads(count, **given):
    return [given | {"title": f"Title {given} {number}"} for number in range(count)]


def degree(name, requirement):
    return {"mentions": [{"concept": f"education-{name}", "kind": "education", "requirement": requirement}]}


# ---------------------------------------------------------------- degrees


@pytest.fixture(scope="module")
def schooled(tmp_path_factory):
    rows = [
        *ads(10, education="bachelor", **degree("master", "preferred")),
        *ads(5, education="bachelor"),
        *ads(6, education="phd", **degree("phd", "required")),
        *ads(4, **degree("phd", "preferred")),
        *ads(3, education="master", **degree("bachelor", "preferred")),
        *ads(12),
        *ads(30, education="phd", role="Software Engineer"),
        *ads(9, education="phd", text_chars=20),
        *ads(30, education="phd", role="Machine Learning Research Scientist"),
        *ads(10, role="Machine Learning Research Scientist"),
        *ads(20, education="phd", role="Machine Learning Engineer", source="other"),
        *ads(60, education="bachelor", role="Machine Learning Engineer"),
        *ads(19, education="phd", role="Data Analyst"),
    ]
    return warehouse(tmp_path_factory.mktemp("schooled"), rows, RULES, concepts=DEGREES)


def of_scientists(path, asked):
    rows = ask(
        path,
        "select degree, k, n from answer_education where role = 'Data Scientist' and asked = $asked",
        {"asked": asked},
    )
    return {name: (k, n) for name, k, n in rows}


def test_an_ad_requires_the_least_degree_that_will_do(schooled):
    assert of_scientists(schooled, "required") == {
        "any": (24, 40), "bachelor": (15, 40), "master": (3, 40), "phd": (6, 40),
    }  # fmt: skip


def test_an_ad_prefers_only_a_degree_above_the_one_that_it_requires(schooled):
    assert of_scientists(schooled, "preferred") == {
        "any": (14, 40), "bachelor": (0, 40), "master": (10, 40), "phd": (4, 40),
    }  # fmt: skip


def test_an_ad_names_each_degree_that_stands_in_it(schooled):
    assert of_scientists(schooled, "named") == {
        "any": (28, 40), "bachelor": (18, 40), "master": (13, 40), "phd": (10, 40),
    }  # fmt: skip


def test_the_interval_of_a_degree_is_that_of_its_share(schooled):
    ((low, high),) = ask(
        schooled,
        "select ci_low, ci_high from answer_education where role = 'Data Scientist' and degree = 'phd' and asked = 'required'",
    )

    assert (low, high) == tuple(map(pytest.approx, wilson(6, 40)))


def test_a_role_of_too_few_ads_says_so_instead_of_a_share_of_degrees(schooled):
    rows = ask(
        schooled,
        "select distinct n, share, suppressed, reason from answer_education where role = 'Data Analyst'",
    )

    assert rows == [(19, None, True, "too few ads (n=19 < 20)")]


def test_degrees_of_an_employer_who_posts_much_count_for_less(tmp_path):
    rows = [
        *ads(30, company="One", education="phd"),
        *[row | {"company": f"Company {at}"} for at, row in enumerate(ads(30))],
    ]
    path = warehouse(tmp_path, rows, RULES)

    ((low, high, deff),) = ask(
        path, "select ci_low, ci_high, deff from answer_education where degree = 'phd' and asked = 'required'"
    )

    assert deff > 5
    assert (low, high) == tuple(map(pytest.approx, clustered_interval([(30, 30), *[(0, 1)] * 30])))


def test_research_roles_are_compared_with_engineering_source_by_source(schooled):
    rows = ask(
        schooled,
        "select role_group, k, n, difference, difference_low, difference_high, compared, verdict"
        " from answer_degree_groups where degree = 'phd' and asked = 'required'",
    )

    # Research is in one source only, in which no engineer needs a PhD: the other source's 20 say nothing.
    error = (share_variance(30, 40) + share_variance(0, 60)) ** 0.5
    wider = (share_variance(30, 40) + share_variance(25, 59)) ** 0.5
    less = 0.75 - 25 / 59
    assert rows == [
        ("research", 30, 40, None, None, None, 0, None),
        ("engineering", 20, 80, 0.75, pytest.approx(0.75 - Z95 * error), pytest.approx(0.75 + Z95 * error), 1, "more"),
        ("other", 25, 59, pytest.approx(less), pytest.approx(less - Z95 * wider), pytest.approx(less + Z95 * wider), 1, "more"),
    ]  # fmt: skip


def test_groups_of_too_few_ads_are_not_compared(tmp_path):
    rows = [*ads(19, role="Research Assistant", education="phd"), *ads(40, role="Data Engineer")]
    path = warehouse(tmp_path, rows, RULES)

    assert ask(
        path,
        "select distinct difference, verdict from answer_degree_groups where role_group = 'engineering'",
    ) == [(None, "too few ads")]


def test_no_difference_is_told_where_there_is_none(tmp_path):
    rows = [
        *ads(40, role="Research Assistant", education="phd"), *ads(40, role="Research Assistant"),
        *ads(42, role="Data Engineer", education="phd"), *ads(38, role="Data Engineer"),
    ]  # fmt: skip
    path = warehouse(tmp_path, rows, RULES)

    assert ask(
        path,
        "select distinct verdict from answer_degree_groups where role_group = 'engineering'",
    ) == [("no clear difference",)]


def test_a_field_of_study_counts_beside_words_for_a_degree_only(tmp_path):
    near = [
        {"concept": "education-phd", "kind": "education", "span_start": 100, "span_end": 103},
        {"concept": "physics", "kind": "field", "span_start": 250, "span_end": 257},
    ]
    far = [near[0], near[1] | {"span_start": 254, "span_end": 261}]
    rows = [
        *ads(8, mentions=near),
        *ads(7, mentions=far),
        *ads(6, mentions=near[1:]),
        *ads(5, mentions=[near[0] | {"counted": False}, near[1]]),
        *ads(4, mentions=[near[0], near[1] | {"field": "title"}]),
    ]
    path = warehouse(tmp_path, rows, RULES, concepts=DEGREES | {"physics": "field"})

    assert ask(path, "select rank, concept, k, n, of_degrees from answer_education_fields") == [
        (1, "physics", 8, 30, 8 / 19)
    ]


# ---------------------------------------------------------------- years


@pytest.fixture(scope="module")
def experienced(tmp_path_factory):
    rows = [
        *ads(10, seniority="junior", years=1),
        *ads(4, seniority="junior", years=3),
        *ads(6, seniority="intern", years=12),
        *ads(20, seniority="junior"),
        *ads(19, seniority="senior", years=5),
        *ads(1, seniority="lead", years=9),
        *ads(7, seniority="chief", years=9),
    ]
    return warehouse(tmp_path_factory.mktemp("experienced"), rows, RULES)


def test_ads_for_beginners_that_ask_for_three_years_contradict_themselves(experienced):
    ((k, n, stated, more, share, low, high, of_all),) = ask(
        experienced,
        "select k, n, stated, k_or_more, or_more, ci_low, ci_high, of_all from answer_experience_years where level = 'entry' and years = 3",
    )

    assert (k, n, stated, more, share, of_all) == (4, 40, 20, 10, 0.5, 0.25)
    assert (low, high) == tuple(map(pytest.approx, wilson(10, 20)))


def test_all_years_from_ten_on_are_one(experienced):
    rows = ask(
        experienced, "select years, k, share from answer_experience_years where level = 'entry' and k > 0"
    )

    assert rows == [(1, 10, 0.5), (3, 4, 0.2), (10, 6, 0.3)]


def test_a_level_where_too_few_say_years_says_so(experienced):
    rows = ask(
        experienced,
        "select distinct n, stated, share, or_more, reason from answer_experience_years where level in ('mid', 'top') order by 1",
    )

    assert rows == [
        (0, 0, None, None, "too few ads that say years (n=0 < 20)"),
        (7, 7, None, None, "too few ads that say years (n=7 < 20)"),
    ]


def test_years_have_quartiles_where_enough_ads_say_them(experienced):
    rows = ask(
        experienced,
        "select seniority, k, n, stated, p25, p50, p75, k_three, suppressed from answer_experience",
    )

    assert rows == [
        ("junior", 14, 34, 14 / 34, None, None, None, 4, True),
        ("senior", 19, 19, None, None, None, None, 19, True),
        ("chief", 7, 7, None, None, None, None, 7, True),
        ("intern", 6, 6, None, None, None, None, 6, True),
        ("lead", 1, 1, None, None, None, None, 1, True),
    ]


def test_quartiles_of_years_are_those_of_the_ads_that_say_them(tmp_path):
    rows = [row | {"years": at % 5} for at, row in enumerate(ads(25))] + ads(10)
    path = warehouse(tmp_path, rows, RULES)

    assert ask(path, "select k, n, p25, p50, p75, suppressed from answer_experience") == [
        (25, 35, 1.0, 2.0, 3.0, False)
    ]


# ---------------------------------------------------------------- industries and applications


@pytest.fixture(scope="module")
def working(tmp_path_factory):
    rows = []
    for source in ("board", "other"):
        rows += [
            *ads(40, source=source, industry="finance", skills=["fraud"]),
            *ads(10, source=source, industry="finance"),
            *ads(5, source=source, industry="retail", skills=["fraud"]),
            *ads(145, source=source, industry="retail", role="Data Engineer"),
        ]
    rows += [*ads(50, skills=["fraud"]), *ads(11, industry="unheard-of")]
    kinds = {"finance": "industry", "retail": "industry", "mining": "industry", "fraud": "application"}
    return warehouse(tmp_path_factory.mktemp("working"), rows, RULES, concepts=kinds)


def test_roles_of_an_industry_sum_to_one(working):
    rows = ask(
        working,
        "select industry, label, any_value(n), sum(k), sum(share) from answer_industry_roles group by all order by 3 desc",
    )

    assert rows == [
        ("retail", "Retail", 300, 300, pytest.approx(1.0)),
        ("finance", "Finance", 100, 100, pytest.approx(1.0)),
        ("unstated", "Unstated", 50, 50, pytest.approx(1.0)),
        ("other", "Other industries", 11, 11, None),
    ]


def test_a_role_in_an_industry_is_a_share_of_the_ads_of_the_industry(working):
    rows = ask(
        working,
        "select k, n, share, everywhere from answer_industry_roles where industry = 'retail' and role = 'Data Engineer'",
    )

    assert rows == [(290, 300, 290 / 300, 290 / 461)]


def test_applications_are_shares_of_all_ads_with_text(working):
    assert ask(working, "select rank, concept, k, n, share from answer_applications") == [
        (1, "fraud", 140, 461, 140 / 461)
    ]


def test_an_application_is_held_against_chance_among_ads_of_known_industry(working):
    ((k, n, known, inside, lift, ratio, q, tested, verdict),) = ask(
        working,
        "select k, n, known, in_industry, lift, odds_ratio, q_value < 0.001, tested, verdict"
        " from answer_application_industries where industry = 'finance'",
    )

    by_hand = associate([[40, 40]], [[45, 45]], [[50, 50]], [[200, 200]])
    assert (k, n, known, inside, q, tested, verdict) == (80, 461, 400, 100, True, 2, "more often")
    assert lift == pytest.approx(80 / (2 * 45 * 50 / 200)) == pytest.approx(by_hand.lift[0])
    assert ratio == pytest.approx((40.5 * 145.5) / (10.5 * 5.5))


def test_a_pair_of_fewer_than_thirty_ads_is_not_told(working):
    rows = ask(
        working,
        "select k, lift, odds_ratio, verdict, reason from answer_application_industries where industry = 'retail'",
    )

    assert rows == [(10, None, None, "too few ads", "too few ads with both (k=10 < 30)")]


# ---------------------------------------------------------------- topics

MONTHS = [date(year, month, 10) for year, month in product((2021, 2022, 2023), range(1, 13))]
LEGAL = {"concept": "privacy", "kind": "ethics", "counted": False, "why_not": "legal text"}
KINDS = {"privacy": "ethics", "fairness": "ethics", "future-one": "future", "iot": "method"}


@pytest.fixture(scope="module")
def forecast(tmp_path_factory):
    """Three years of 180 ads a month; from 2023 on one in nine names the first topic, as one in nine once named privacy."""
    rows = []
    for day in MONTHS:
        for number in range(180):
            late = day.year == 2023
            mentions = [LEGAL] if number < 40 else []
            row = {"posted_on": str(day), "mentions": mentions, "company": f"Company {number}"}
            names = ["future-one"] if late and number % 9 == 0 else []
            names += ["privacy"] if not late and number % 9 == 1 else []
            names += ["iot"] if number == 7 else []
            rows.append(row | {"skills": names, "title": f"{day} {number}"})
    rows.append({"posted_on": "2024-01-09", "title": "Last", "skills": ["fairness"]})
    return warehouse(tmp_path_factory.mktemp("forecast"), rows, RULES, concepts=KINDS)


def test_a_topic_has_arrived_when_it_rises_and_is_named_enough(forecast):
    rows = ask(
        forecast,
        "select concept, topic, k, first_share, last_share, change, verdict from answer_topics order by concept",
    )

    assert rows == [
        ("fairness", "ethics", 1, 0.0, 0.0, "too little data", "not yet visible"),
        ("future-one", "future", 240, 0.0, pytest.approx(1 / 9), "rose", "arrived"),
        ("iot", "future", 36, pytest.approx(1 / 180), pytest.approx(1 / 180), "no clear change", "present"),
        ("privacy", "ethics", 480, pytest.approx(1 / 9), 0.0, "fell", "not yet visible"),
    ]


def test_boilerplate_is_told_beside_what_is_about_the_work(forecast):
    ((share, anywhere, n),) = ask(
        forecast, "select share, anywhere, n from answer_topics where concept = 'privacy'"
    )

    # 40 ads a month have it in legal text, of which 4 or 5 in 20 speak of it in their work as well.
    both = sum(1 for number in range(180) if number < 40 or number % 9 == 1)
    assert n == 36 * 180 + 1
    assert share == pytest.approx(480 / n)
    assert anywhere == pytest.approx((24 * both + 12 * 40) / n)


def test_fewer_than_two_thousand_ads_a_year_are_too_few_for_a_verdict(tmp_path):
    rows = [
        {"posted_on": str(day), "title": f"{day} {number}", "skills": ["future-one"]}
        for day in MONTHS
        for number in range(20)
    ]
    path = warehouse(tmp_path, rows, RULES, concepts=KINDS)

    ((n_last, share, verdict),) = ask(
        path, "select n_last, last_share, verdict from answer_topics where concept = 'future-one'"
    )
    assert n_last == 11 * 20 + 20
    assert (share, verdict) == (1.0, "too few ads")


def test_ethics_by_month_are_counted_with_and_without_legal_text(forecast):
    rows = ask(
        forecast,
        "select counting, k, n from answer_ethics_months where month in ('2021-01-01', '2023-05-01') order by 1, month",
    )

    both = sum(1 for number in range(180) if number < 40 or number % 9 == 1)
    assert rows == [("anywhere", both, 180), ("anywhere", 40, 180), ("work", 20, 180), ("work", 0, 180)]


def test_words_that_do_not_count_for_another_reason_are_no_legal_text(tmp_path):
    rows = [*ads(30, mentions=[LEGAL | {"why_not": "inside a link"}], posted_on="2024-01-05")]
    path = warehouse(tmp_path, rows, RULES, concepts=KINDS)

    assert ask(path, "select distinct k from answer_ethics_months") == [(0,)]
    assert ask(path, "select anywhere from answer_topics where concept = 'privacy'") == [(0.0,)]


def test_what_falls_in_the_work_may_be_hidden_by_legal_text_that_stays(forecast):
    rows = ask(forecast, "select counting, before, after, verdict from answer_ethics_change")

    assert rows[0] == ("work", pytest.approx(1 / 9), pytest.approx(0.0), "fell")
    assert rows[1][0] == "anywhere"
    assert rows[1][3] == "no clear change"  # legal text that stays hides it


# ---------------------------------------------------------------- documents


def test_skills_that_no_document_names_stand_out_above_the_median_of_those_that_one_does(tmp_path):
    made = Given(
        {
            "ads.csv": [
                *ads(60, skills=["python", "scala"]),
                *ads(30, skills=["spark"]),
                *ads(10, skills=["sql"]),
            ]
        }
    )
    path = warehouse(tmp_path, made, RULES, answers=False)
    with duckdb.connect(str(path)) as con:
        con.execute("update concepts set origin = '000, 002' where concept = 'python'")
        con.execute(
            "update concepts set origin = '001' where concept in ('sql', 'teamwork', 'data_scientist')"
        )
    answer_all(path, RULES)

    rows = ask(path, "select concept, documents, side, k, middle, missed from answer_guides")

    assert rows == [
        ("python", "000, 002", "guides and ads", 60, 0.1, False),
        ("scala", None, "ads only", 60, 0.1, True),
        ("spark", None, "ads only", 30, 0.1, True),
        ("sql", "001", "guides and ads", 10, 0.1, False),
        ("teamwork", "001", "guides only", 0, 0.1, False),
    ]


# ---------------------------------------------------------------- sources by month and day


def test_months_of_a_source_say_how_many_ads_and_whether_they_are_whole(tmp_path):
    rows = [
        *ads(6, posted_on="2024-01-05", company="One"),
        *ads(2, posted_on="2024-01-05", role="Software Engineer"),
        *ads(1, posted_on="2024-01-06", text_chars=5),
        *ads(2, posted_on="2024-03-02"),
        *ads(3, posted_on="2024-03-01", source="snapshot"),
        *ads(3, posted_on=None),
    ]
    path = warehouse(tmp_path, rows, RULES)

    assert ask(path, "select source, month, n, in_scope, with_text, complete from answer_source_months") == [
        ("board", date(2024, 1, 1), 9, 7, 6, True),
        ("board", date(2024, 2, 1), 0, 0, 0, False),
        ("board", date(2024, 3, 1), 2, 2, 2, False),
    ]
    assert ask(path, "select source, day, n from answer_days") == [
        ("board", date(2024, 1, 5), 8),
        ("board", date(2024, 1, 6), 1),
        ("board", date(2024, 3, 2), 2),
    ]
