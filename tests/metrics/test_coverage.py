"""Which ads each answer counts, and why it leaves out the others: no ad is lost, and none counted twice."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from tests.warehouse.rows import Given, ask, settings, source, warehouse

from mltrends.metrics import answer_all, load_metrics
from mltrends.metrics.load import metric_of
from mltrends.rates import Parity, Rate, Rates
from mltrends.warehouse.scripts import without_comments

RULES = settings(share_min_ads=20, rank_min_ads=20, rank_min_hits=5, pay_min_ads=5)
MONTHS = [f"{year}-{month:02}" for year, month in product((2021, 2022, 2023), range(1, 13))][:30]
METRICS = {metric.name: metric for metric in load_metrics()}
PARTS = [(metric.name, part) for metric in METRICS.values() for part in metric.counts]
TOPICS = [
    {"concept": "degree", "kind": "education"},
    {"concept": "physics", "kind": "field"},
    {"concept": "fraud", "kind": "application"},
    {"concept": "privacy", "kind": "ethics"},
]
YEARLY = {
    "salary_field": "pay",
    "pay_kind": "stated_employer",
    "salary_currency": "USD",
    "salary_period": "year",
}


def paid(middle=100_000.0, **given):
    return YEARLY | {"salary_min": middle - 1000, "salary_max": middle + 1000} | given


def told(pay, **given):
    """An answer to a survey."""
    said = {"source": "survey", "date_text": "2022", "pay_kind": "survey", "salary_field": "pay"}
    return (
        said
        | {"salary_min": pay, "salary_max": pay, "salary_currency": "USD", "salary_period": "year"}
        | given
    )


def numbered(rows):
    return [
        {"title": f"Title {number}", "company": f"Company {number % 60}"} | row
        for number, row in enumerate(rows)
    ]


# ---------------------------------------------------------------- reason by reason

EACH_REASON = [
    *[paid(posted_on=f"2024-0{month}-1{day}", skills=["python"]) for month in (1, 2) for day in range(4)],
    paid(posted_on="2024-01-20", role="Software Engineer"),
    paid(posted_on="2024-01-20", text_chars=0),
    paid(posted_on="2024-01-20", role="Other", text_chars=0),
    paid(posted_on="2024-03-10"),
    paid(posted_on=None),
    {"posted_on": "2024-01-20"},
    paid(posted_on="2024-01-20", employment="contract"),
    paid(posted_on="2024-02-20", salary_max=900_000.0, salary_min=1000.0),
    paid(posted_on="2024-01-20", source="snapshot"),
    paid(posted_on="2024-01-20", source="synthetic"),
    told(90_000.0),
    told(90_000.0, employment="part-time"),
    told(90_000.0, date_text=""),
]  # fmt: skip
ASIDE = [paid(posted_on="2024-01-20", title="Odd"), told(90_000.0, title="Odder")]


@pytest.fixture(scope="module")
def reasons(tmp_path_factory):
    given = Given({"ads.csv": numbered(EACH_REASON), "odd.csv": numbered(ASIDE)}, set_aside={"odd.csv"})
    return warehouse(tmp_path_factory.mktemp("reasons"), given)


ASIDE_OR_ELSE = [
    ("snapshot", "counted", 1),
    ("survey", "its file is set aside", 1),
    ("survey", "its source is a survey", 3),
    ("synthetic", "its source is synthetic", 1),
]
UNDATED = [
    ("snapshot", "its source is a snapshot, which has no months", 1),
    *ASIDE_OR_ELSE[1:],
]


@pytest.mark.parametrize(
    ("answer", "part", "expected"),
    [
        (
            "answer_roles", "all", [
                ("board", "counted", 14),
                ("board", "its file is set aside", 1),
                ("board", "its role is not in scope", 2),
                *ASIDE_OR_ELSE,
            ],
        ),
        (
            "answer_skills", "all", [
                ("board", "counted", 13),
                ("board", "its file is set aside", 1),
                ("board", "its role is not in scope", 2),
                ("board", "it has no text, or too little", 1),
                *ASIDE_OR_ELSE,
            ],
        ),
        (
            "answer_languages", "all", [
                ("board", "counted", 14),
                ("board", "its file is set aside", 1),
                ("board", "it has no text, or too little", 2),
                *ASIDE_OR_ELSE,
            ],
        ),
        (
            "answer_remote_months", "all", [
                ("board", "counted", 13),
                ("board", "its file is set aside", 1),
                ("board", "its role is not in scope", 2),
                ("board", "it has no date", 1),
                *UNDATED,
            ],
        ),
        (
            "answer_skill_growth", "all", [
                ("board", "counted", 11),
                ("board", "its file is set aside", 1),
                ("board", "its role is not in scope", 2),
                ("board", "it has no text, or too little", 1),
                ("board", "it has no date", 1),
                ("board", "its month is not complete", 1),
                *UNDATED,
            ],
        ),
        (
            "answer_pay", "all", [
                ("board", "counted", 11),
                ("board", "its file is set aside", 1),
                ("board", "its role is not in scope", 2),
                ("board", "its employer states no pay", 1),
                ("board", "its pay is not fit for medians", 2),
                *ASIDE_OR_ELSE,
            ],
        ),
        (
            "answer_pay_growth", "survey", [
                ("board", "its file is set aside", 1),
                ("board", "its source is no survey", 16),
                ("snapshot", "its source is no survey", 1),
                ("survey", "counted", 1),
                ("survey", "its file is set aside", 1),
                ("survey", "it tells no yearly pay of full-time work, or no year", 2),
                ("synthetic", "its source is no survey", 1),
            ],
        ),
        (
            "answer_funnel", "all", [
                ("board", "the answer is not about ads", 17),
                ("snapshot", "the answer is not about ads", 1),
                ("survey", "the answer is not about ads", 4),
                ("synthetic", "the answer is not about ads", 1),
            ],
        ),
    ],
)  # fmt: skip
def test_an_ad_is_left_out_for_the_first_reason_in_the_order_of_the_head(reasons, answer, part, expected):
    rows = ask(
        reasons,
        "select source, reason, k from answer_coverage where answer = $answer and part = $part",
        {"answer": answer, "part": part},
    )

    assert rows == expected


def test_the_register_says_what_counts_part_by_part(reasons):
    named = "('answer_files', 'answer_skills', 'answer_trends')"
    assert ask(reasons, f"select answer, counts from answers where answer in {named} order by all") == [  # noqa: S608 - our own words
        ("answer_files", "all: nothing"),
        ("answer_skills", "all: ads, scope, text"),
        ("answer_trends", "skill: ads, scope, text, complete; role and remote: ads, scope, complete"),
    ]


def test_a_new_metric_has_its_coverage_without_code(reasons, monkeypatch):
    new = metric_of(
        "answer_new",
        "-- title: How many?\n-- grain: n\n-- unit: ads\n-- counts: ads, scope, paid\n-- needs: text\n-- columns:\n"
        "--   n: Ads.\nselect count(*) as n from paid_ads;\n",
    )
    metrics = (new, METRICS["answer_coverage"])
    monkeypatch.setattr("mltrends.metrics.answer.load_metrics", lambda: metrics)

    answer_all(reasons, settings())
    told = ask(
        reasons,
        "select reason, step, k from answer_coverage where answer = 'answer_new' and source = 'board'",
    )
    monkeypatch.undo()
    answer_all(reasons, settings())

    assert told == [
        ("counted", 0, 11),
        ("its file is set aside", 1, 1),
        ("its role is not in scope", 2, 2),
        ("its employer states no pay", 3, 1),
        ("its pay is not fit for medians", 3, 2),
    ]


# ---------------------------------------------------------------- the answers' own totals


@pytest.fixture(scope="module")
def market(tmp_path_factory):
    """Thirty months of two boards, a third from the middle on, and a few ads of every sort that is left out."""
    rows = []
    for place, month in enumerate(MONTHS):
        for number in range(8):
            rows.append(
                {
                    "posted_on": f"{month}-{1 + 3 * number:02}",
                    "source": "other" if number < 3 else "board",
                    "skills": ["python", "sql", "spark"][: 1 + number % 3],
                    "role": ["Data Scientist", "Data Engineer", "Data Analyst", "Other"][number % 4],
                    "remote": ["remote", "hybrid", "onsite", "unstated"][(number + place) % 4],
                    "text_chars": 0 if number == 5 else 1000,
                    "language": "en",
                    "industry": ["retail", None][number // 2 % 2],
                    "mentions": TOPICS if number == 1 else [],
                }
                | (paid(100_000.0 + 100 * place) if number % 2 else {})
            )
        if place >= 15:
            rows.append({"posted_on": f"{month}-10", "source": "late", "skills": [], "role": "Data Engineer"})
    rows += [
        {"posted_on": "2001-05-05", "skills": ["python"]},
        {"posted_on": "2023-07-02", "skills": ["python"]},
        {"posted_on": None, "skills": ["python"], "role": "NLP Engineer"},
        {"posted_on": "2022-05-05", "source": "snapshot", "skills": ["sql"], "remote": "remote"},
        paid(9_000_000.0, posted_on="2022-05-05"),
        paid(80_000.0, posted_on="2022-05-05", salary_currency="EUR", country="DE"),
        paid(80_000.0, posted_on="2019-05-05", salary_currency="EUR", country="DE", source="snapshot"),
        paid(80_000.0, posted_on=None, salary_currency="GBP"),
        paid(80_000.0, posted_on="2022-05-05", employment="internship"),
        paid(80_000.0, posted_on="2022-05-06", pay_kind="board_estimate"),
        paid(80_000.0, posted_on="2022-05-07", pay_kind="model_predicted"),
        paid(80_000.0, posted_on="2022-05-08", pay_kind="board_estimate", employment="internship"),
        *(told(70_000.0 + 100 * number, date_text=str(2020 + number % 3)) for number in range(9)),
        told(70_000.0, role="Other"),
        {"posted_on": "2022-05-05", "source": "synthetic"},
    ]
    sources = [*Given({}).sources, source("late")]
    given = Given(
        {"ads.csv": numbered(rows), "odd.csv": numbered(rows[:40])}, set_aside={"odd.csv"}, sources=sources
    )
    rates = Rates(
        rates=(Rate("EUR", date(2022, 5, 1), "month", 1.1, "own file", "rates.csv", 1),),
        parities=(Parity("DE", "EUR", 2022, 0.75, "ppp.csv"),),
    )
    kinds = {topic["concept"]: topic["kind"] for topic in TOPICS} | {"retail": "industry"}
    return warehouse(tmp_path_factory.mktemp("market"), given, RULES, rates=rates, concepts=kinds)


TOTALS = {
    ("answer_roles", "all"): "select any_value(n) from answer_roles",
    ("answer_industries", "all"): "select any_value(n) from answer_industries",
    ("answer_skills", "all"): "select any_value(n) from answer_skills",
    ("answer_skill_roles", "all"): "select sum(n) from (select distinct role, n from answer_skill_roles)",
    ("answer_bundles", "all"): "select sum(n) from answer_bundles",
    ("answer_pairs", "all"): "select any_value(n) from answer_pairs",
    ("answer_signatures", "all"): "select sum(n) from (select distinct role, n from answer_signatures)",
    ("answer_role_likeness", "all"): "select sum(n) from (select distinct role, n from answer_role_likeness)",
    ("answer_languages", "all"): "select sum(k) from answer_languages",
    ("answer_remote_scope", "all"): "select sum(k) from answer_remote_scope",
    ("answer_ml_share", "all"): "select sum(n) from answer_ml_share where source <> 'all'",
    ("answer_remote_months", "all"): "select sum(n) from answer_remote_months where mode = 'remote'",
    ("answer_disclosure_months", "all"): "select sum(n) from answer_disclosure_months where country = 'all'",
    ("answer_disclosure_change", "all"): "select sum(n_before + n_after) from given where country = 'all'",
    ("answer_remote_roles", "role"): "select sum(k) from answer_remote_roles where subject = 'role'",
    ("answer_remote_roles", "level"): "select sum(k) from answer_remote_roles where subject = 'level'",
    ("answer_pay_ranges", "all"): "select sum(n) from answer_pay_ranges",
    ("answer_skill_months", "all"): "select sum(n) from answer_skill_months where concept = 'python'",
    ("answer_skill_growth", "all"): "select any_value(n) from answer_skill_growth",
    ("answer_trends", "skill"): "select sum(n) from answer_trends where thing = 'python'",
    ("answer_trends", "role and remote"): "select sum(n) from answer_trends where thing = 'hybrid'",
    ("answer_shifts", "skill"): "select sum(n) from given where thing = 'python'",
    ("answer_shifts", "role and remote"): "select sum(n) from given where thing = 'hybrid'",
    ("answer_same_mix", "skill"): "select sum(n) from answer_same_mix where thing = 'python'",
    ("answer_same_mix", "remote"): "select sum(n) from answer_same_mix where thing = 'hybrid'",
    ("answer_skill_changes", "all"): "select sum(n_before + n_after) from given where concept = 'python'",
    ("answer_remote_change", "all"): "select sum(n_before + n_after) from given where mode = 'remote'",
    ("answer_education", "all"): "select sum(n) from (select distinct role, n from answer_education)",
    ("answer_degree_groups", "all"): "select sum(n) from (select distinct role_group, n from answer_degree_groups)",
    ("answer_education_fields", "all"): "select any_value(n) from answer_education_fields",
    ("answer_experience", "all"): "select sum(n) from answer_experience",
    ("answer_experience_years", "all"): "select sum(n) from answer_experience_years where years = 3",
    ("answer_industry_roles", "all"): "select sum(n) from (select distinct industry, n from answer_industry_roles)",
    ("answer_applications", "all"): "select any_value(n) from answer_applications",
    ("answer_application_industries", "all"): "select any_value(n) from answer_application_industries",
    ("answer_topics", "all"): "select any_value(n) from answer_topics",
    ("answer_ethics_months", "all"): "select sum(n) from answer_ethics_months where counting = 'work'",
    ("answer_ethics_change", "all"): "select sum(n_before + n_after) from given where counting = 'work'",
    ("answer_guides", "all"): "select any_value(n) from answer_guides",
    ("answer_source_months", "all"): "select sum(n) from answer_source_months",
    ("answer_days", "all"): "select sum(n) from answer_days",
    ("answer_pay", "all"): "select sum(k) from answer_pay",
    ("answer_remote_pay", "all"): "select count(*) from given",
    ("answer_robustness", "role and remote"): "select any_value(n) from answer_robustness where headline = 'remote' and place = 1",
    ("answer_robustness", "skill"): "select any_value(n) from answer_robustness where headline = 'skill' and place = 1",
    ("answer_pay_estimates", "all"): "select sum(k) from answer_pay_estimates",
    ("answer_skill_families", "all"): "select any_value(n) from answer_skill_families",
    ("answer_pay_model", "all"): "select sum(n) from answer_pay_model",
    ("answer_titles_model", "all"): "select count(*) from given",
    ("answer_ad_roles", "all"): "select count(*) from given",
    ("answer_pay_levels", "all"): "select sum(k) from answer_pay_levels",
    ("answer_pay_usd", "converted"): "select sum(k) from answer_pay_usd where measure = 'converted'",
    ("answer_pay_usd", "purchasing power"): "select sum(k) from answer_pay_usd where measure = 'purchasing power'",
    ("answer_pay_growth", "stated_employer"): "select sum(k) from answer_pay_growth where salary_kind = 'stated_employer'",
    ("answer_pay_growth", "survey"): "select sum(k) from answer_pay_growth where salary_kind = 'survey'",
}  # fmt: skip
# Rows only with a layer of an imported classification in force, in currencies whose ads name a skill, where pay can be
# modelled, with titles that name a role, or of roles that documents describe or that have ads enough; counted as answer_skills,
# answer_pay_model and answer_ad_roles are.
WITHOUT_ROWS = {
    ("answer_imported", "all"),
    ("answer_skill_pay", "all"),
    ("answer_pay_terms", "all"),
    ("answer_document_roles", "all"),
    ("answer_modelled_roles", "all"),
}


def test_every_answer_about_ads_is_held_to_its_own_total():
    about_ads = {(name, part) for name, part in PARTS if METRICS[name].counts[part] != ("nothing",)}

    assert about_ads == {*TOTALS, *WITHOUT_ROWS}


@pytest.mark.parametrize(("answer", "part"), TOTALS)
def test_what_is_counted_is_what_the_answer_says_it_counts(market, answer, part):
    """`given` is what the answer's statement hands to its Python, where the answer itself has no number of ads."""
    given = f"with given as ({without_comments(METRICS[answer].sql)}) {TOTALS[answer, part]}"

    ((total,),) = ask(market, given)

    assert total > 0
    assert ask(
        market,
        "select sum(k) from answer_coverage where answer = $answer and part = $part and reason = 'counted'",
        {"answer": answer, "part": part},
    ) == [(total,)]


@pytest.mark.parametrize("path", ["reasons", "market"])
def test_every_ad_of_every_source_is_told_of_once_in_every_answer(request, path):
    built = request.getfixturevalue(path)
    rows = ask(
        built,
        "select answer, part, source, sum(k), any_value(n) from answer_coverage group by all order by all",
    )
    ads = ask(built, "select source, count(*) from postings where is_canonical group by all order by all")

    assert rows == [
        (answer, part, source, n, n) for answer, part in sorted(PARTS) for source, n in ads
    ]  # fmt: skip


def test_every_condition_is_met_by_some_ads_and_not_by_others(market):
    """Else what is said above would not be held to anything."""
    named = {one for metric in METRICS.values() for listed in metric.counts.values() for one in listed} - {
        "nothing"
    }

    for condition in sorted(named):
        query = f"select count({condition}) > 0, count(*) > count({condition}) from ad_conditions"  # noqa: S608 - our own words
        assert ask(market, query) == [(True, True)], condition


def test_a_home_without_ads_has_no_coverage_and_no_error(tmp_path):
    assert ask(warehouse(tmp_path, Given({})), "select count(*) from answer_coverage") == [(0,)]
