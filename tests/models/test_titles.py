"""A role for titles that name no known job: proposed where it is sure, marked as modelled, and in no number."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from tests.warehouse.rows import Given, ask, settings, warehouse

from mltrends.metrics.answer_titles_model import answer_table
from mltrends.store.settings import Models

pytestmark = pytest.mark.long  # each home is answered with all models

RULES = settings()
NAMED = {
    "Software Engineer": ["java", "react", "docker", "git", "linux"],
    "Data Scientist": ["statistics", "pandas", "forecasting", "regression", "spark"],
    "Other": ["invoices", "audits", "payroll", "negotiation", "travel"],
}
# Each with the role that its title names; the model is judged by jobs whose names it has not seen.
JOBS = {
    "Software Engineer": [
        f"{kind} {job}"
        for kind in ("Backend", "Frontend", "Java", "Python", "Mobile", "Android", "Web", "PHP")
        for job in ("Engineer", "Developer")
    ],
    "Data Scientist": [
        f"{kind} Scientist" for kind in ("Data", "Decision", "Analytics", "Insights", "Forecasting", "Data Science")
    ],
    "Other": [
        "Accountant", "Auditor", "Nurse", "Recruiter", "Sales Manager", "Account Executive", "Technician", "Paralegal",
        "Office Manager", "Buyer", "Underwriter", "Broker", "Editor", "Therapist", "Economist", "Receptionist",
    ],
}  # fmt: skip


def ads(per_job=25, *, unread=30, seed=5, roles=tuple(NAMED), alike=False):
    """Ads with known titles, whose texts name what their role does; and ads with titles that name no known job."""
    random = np.random.default_rng(seed)
    rows = []

    def add(title, role, like):
        number = len(rows)
        skills = sorted(random.choice(NAMED[like], 4, replace=False).tolist())
        if not alike and random.random() < 0.2:
            skills.append("excel")
        rows.append(
            {
                "base_id": f"board:{number:05}",
                "posted_on": f"2024-{1 + number % 12:02}-03",
                "company": f"Employer {number}",
                "title": title,
                "role": role,
                "skills": ["excel", "word", "email"] if alike else skills,
            }
        )

    for role in roles:
        for job in JOBS[role]:
            for _ in range(per_job):
                add(job, role, role)
    for like in roles:
        for _ in range(unread):
            add(f"Wizard of the {like.split()[0]} guild", "Other", like)
    for _ in range(unread):
        add("Happy people wanted", "Other", random.choice(list(NAMED)))
        rows[-1]["skills"] = []
    return rows


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return warehouse(tmp_path_factory.mktemp("titled"), ads(), RULES)


MODELLED = (
    "select title, answer_ad_roles.role, probability from answer_ad_roles join postings using (posting_id)"
)


def test_a_title_that_names_no_known_job_gets_the_role_that_its_skills_tell(path):
    told = ask(path, MODELLED)

    assert {(title, role) for title, role, _ in told} == {
        ("Wizard of the Software guild", "Software Engineer"),
        ("Wizard of the Data guild", "Data Scientist"),
    }
    assert len(told) > 50
    assert all(0.5 <= probability <= 1 for _, _, probability in told)


def test_other_jobs_and_ads_that_name_too_little_are_left_alone(path):
    titles = {title for title, _, _ in ask(path, MODELLED)}

    assert "Wizard of the Other guild" not in titles
    assert "Happy people wanted" not in titles


def test_the_model_says_how_right_it_is_on_jobs_that_it_has_not_seen(path):
    rows = ask(
        path,
        "select role, bar, judged, names, precision, precision_low, asked, reason from answer_titles_model",
    )

    assert [role for role, *_ in rows] == ["Data Scientist", "Software Engineer"]
    for _, bar, judged, names, precision, low, asked, reason in rows:
        assert bar >= 0.5
        assert judged > 100
        assert names > 3
        assert 0.9 <= low <= precision <= 1
        assert asked == 90
        assert reason is None


def test_what_is_modelled_is_marked_in_the_view_and_counted_apart(path):
    assert ask(
        path,
        "select role_source, count(*), count(probability) from ads_with_roles group by all order by all",
    ) == [("matched", 1010, 0), ("modelled", 60, 60)]
    assert ask(path, "select role, matched, modelled, n from answer_modelled_roles order by role") == [
        ("Data Scientist", 150, 30, 1070),
        ("Software Engineer", 400, 30, 1070),
    ]
    assert ask(path, "select count(*) from postings where role = 'Data Scientist'") == [(150,)]


@pytest.mark.long
def test_nothing_else_changes_when_the_model_is_left_out(path, tmp_path):
    without = warehouse(tmp_path, ads(), replace(RULES, models=Models(titles=False)))

    names = [
        name
        for (name,) in ask(path, "select table_name from duckdb_tables() order by 1")
        if name not in {"about", "answer_titles_model", "answer_ad_roles", "answer_modelled_roles"}
    ]
    assert {"postings", "ads_titled", "answer_roles", "mart_role_month"} <= set(names)
    for name in names:
        query = f"select * from {name} order by all"  # noqa: S608 - our own names
        assert ask(path, query) == ask(without, query), name


def test_the_model_can_be_left_out_and_says_that_it_is_one(tmp_path):
    path = warehouse(tmp_path, ads(per_job=2), replace(RULES, models=Models(titles=False)), comments=True)

    for table in ("answer_titles_model", "answer_ad_roles", "answer_modelled_roles"):
        assert ask(path, f"select * from {table}") == []  # noqa: S608 - a test's own words
        ((told,),) = ask(path, f"select comment from duckdb_tables() where table_name = '{table}'")  # noqa: S608
        assert "Modelled" in told
    assert ask(path, "select distinct role_source from ads_with_roles") == [("matched",)]


def judged(rows):
    """The answer of the model, without a warehouse around it."""
    columns = {
        "posting_id": [str(number) for number, _ in enumerate(rows)],
        "title": [row["title"] for row in rows],
        "role": [row["role"] for row in rows],
        "has_text": [True for _ in rows],
        "named": [row["skills"] for row in rows],
    }
    return answer_table(pa.table(columns))


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (ads(per_job=1, unread=0)[:20], "too few ads with a title that is known (n=20 < 300)"),
        (ads(roles=("Software Engineer",)), "too few names of jobs (16 < 20)"),
        (
            [row for row in ads(per_job=40) if row["role"] == "Software Engineer"][:400]
            + [row for row in ads(per_job=2) if row["role"] == "Other"],
            "one role and jobs outside the field are needed",
        ),
        (
            [{"title": "Data Scientist", "role": "Data Scientist", "skills": ["python", "sql"]}] * 400,
            "too few names of jobs (1 < 20)",
        ),
    ],
    ids=["twenty ads", "one role alone", "one role with enough ads", "equal ads"],
)
def test_bad_input_gets_one_sentence(rows, reason):
    told = judged(rows)

    assert told
    for row in told:
        assert row["reason"].startswith(reason)
        assert row["bar"] is row["precision"] is None


def test_titles_are_not_enough_where_all_texts_are_equal(tmp_path):
    path = warehouse(tmp_path, ads(alike=True), RULES)

    assert ask(path, "select * from answer_ad_roles") == []


def test_a_role_that_neither_words_nor_skills_tell_is_refused_and_not_guessed():
    read = {
        "Data Analyst": ["Data", "Reporting", "Insights", "Web", "Product", "Digital"],
        "Other": ["Business", "Financial", "Credit", "Risk", "Pricing", "Budget", "Policy", "Investment", "Compliance", "Program",
                  "Management", "Equity", "Fraud", "Quantitative", "Research"],
    }  # fmt: skip
    random = np.random.default_rng(2)
    rows = [
        {"title": f"{kind} Analyst", "role": role, "skills": random.choice(NAMED["Other"], 4).tolist()}
        for role, kinds in read.items()
        for kind in kinds
        for _ in range(40)
    ]

    (told,) = judged(rows)

    assert told["bar"] is None
    assert told["reason"].startswith("at no probability")


def test_without_ads_there_are_no_rows_and_no_fault(tmp_path):
    path = warehouse(tmp_path, Given({}), RULES)

    assert ask(path, "select * from answer_titles_model") == ask(path, "select * from ads_with_roles") == []


@pytest.mark.long
def test_the_same_ads_in_any_order_are_given_the_same_roles(path, tmp_path):
    turned = warehouse(tmp_path, ads()[::-1], RULES)

    for table in ("answer_titles_model", "answer_ad_roles"):
        assert ask(path, f"select * from {table}") == ask(turned, f"select * from {table}")  # noqa: S608 - our own names
