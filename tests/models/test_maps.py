"""Families of skills, roles that ask for them, and what the documents say of roles: maps that are counted in ads."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest
from tests.warehouse.rows import ask, settings, warehouse

from mltrends import taxonomy
from mltrends.cli import call
from mltrends.model import Role
from mltrends.models.families import families
from mltrends.store.settings import Models
from mltrends.taxonomy.document_roles import document_skills

pytestmark = pytest.mark.long  # each home is answered with all models

RULES = settings(share_min_ads=20, rank_min_ads=50, rank_min_hits=5)
DATA = ("python", "statistics", "r")
CLOUD = ("aws", "spark", "kafka")


def ads(count=300, seed=5, tied=0.7):
    """Data scientists ask for one family of skills, data engineers for another, and both now and then for the other's."""
    random = np.random.default_rng(seed)
    rows = []
    for number in range(count):
        engineer = number % 2
        own, other = (CLOUD, DATA) if engineer else (DATA, CLOUD)
        skills = [name for name in own if random.random() < tied] + [
            name for name in other if random.random() < 0.1
        ]
        rows.append(
            {
                "posted_on": f"2024-{1 + number % 12:02}-05",
                "company": f"Employer {number % 70}",
                "title": f"Somebody {number}",
                "role": "Data Engineer" if engineer else "Data Scientist",
                "skills": skills,
            }
        )
    return rows


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("maps")
    at = folder / "data" / "processed" / "mltrends.duckdb"
    at.parent.mkdir(parents=True)
    shutil.copy(warehouse(folder, ads(), RULES, concepts={"scala": "language", "nlp": "method"}), at)
    return folder


def test_skills_that_go_together_are_a_family_and_stay_one_with_other_employers(home):
    rows = ask(
        home / "mltrends.duckdb",
        "select list(concept order by concept), any_value(stable), min(nearness) from answer_skill_families group by family",
    )

    assert sorted(skills for skills, _, _ in rows) == [sorted(CLOUD), sorted(DATA)]
    assert all(stable and nearness > 0.1 for _, stable, nearness in rows)


def test_skills_that_come_by_chance_are_no_stable_family():
    random = np.random.default_rng(1)
    asked = random.random((3000, 12)) < 0.3
    found = families(asked, np.arange(3000) % 400, np.zeros(3000, dtype=int))

    assert np.all(found.stability < 0.6)


def test_two_sources_that_name_different_skills_make_no_family_of_them():
    """Each source names one half of the skills more often; within it they come by chance."""
    random = np.random.default_rng(2)
    source = np.repeat([0, 1], 2000)
    chance = np.where((source[:, None] == 0) == (np.arange(8) < 4), 0.5, 0.1)
    asked = random.random((4000, 8)) < chance
    found = families(asked, np.arange(4000) % 500, source)

    assert np.all(found.family < 0)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (ads(count=20), "too few ads"),
        ([row | {"skills": ["python", "sql", "spark", "r"]} for row in ads()], "goes with no other skill"),
        ([row | {"skills": ["python"]} for row in ads()], "too few skills"),
    ],
    ids=["twenty ads", "all ads equal", "one skill"],
)
def test_without_families_each_skill_has_the_reason(tmp_path, rows, reason):
    told = ask(warehouse(tmp_path, rows, RULES), "select family, reason from answer_skill_families")

    assert told
    assert all(family is None and reason in why for family, why in told)


def test_families_can_be_left_out(tmp_path):
    path = warehouse(tmp_path, ads(count=100), replace(RULES, models=Models(families=False)))

    assert ask(path, "select * from answer_skill_families") == []


# ---------------------------------------------------------------- match


def match(home, *arguments):
    return call(["match", "--home", str(home), *arguments])


def test_roles_are_ranked_by_what_their_ads_ask_for_that_is_there(home, capsys):
    assert match(home, "--skills", "Python, R, Statistics", "--format", "json") == 0
    first, second = json.loads(capsys.readouterr().out)["roles"]

    assert (first["role"], second["role"]) == ("Data Scientist", "Data Engineer")
    assert first["ci_low"] < first["covered"] < first["ci_high"]
    assert first["covered"] > 0.7 > 0.4 > second["covered"]
    assert {gap["concept"] for gap in second["gaps"]} == set(CLOUD)
    assert all(gap["ci_low"] <= gap["share"] <= gap["ci_high"] for gap in second["gaps"])


def test_what_is_covered_is_the_mean_over_ads(home, capsys):
    assert match(home, "--skills", "Python", "--format", "json") == 0
    told = {role["role"]: role for role in json.loads(capsys.readouterr().out)["roles"]}
    rows = ask(
        home / "mltrends.duckdb",
        "select role, avg(had), avg(cast(had >= 0.5 as integer)) from "
        "(select posting_id, role, count_if(concept = 'python') / count(*) as had from ad_concepts group by all) group by all",
    )

    for role, covered, half in rows:
        assert told[role]["covered"] == pytest.approx(covered)
        assert told[role]["half"] == pytest.approx(half)


def test_the_table_shows_what_is_missing(home, capsys):
    assert match(home, "--skills", "python, r") == 0

    out = capsys.readouterr().out
    assert "Statistics" in out
    assert "missing" in out


@pytest.mark.parametrize(("skills", "said"), [("Pyhton", "nearest: Python"), (" , ", "names none")])
def test_words_that_name_no_skill_are_refused(home, capsys, skills, said):
    assert match(home, "--skills", skills) == 2
    assert said in capsys.readouterr().err


def test_a_role_with_too_few_ads_is_named_and_not_ranked(tmp_path, capsys):
    rows = [*ads(), {"posted_on": "2024-01-05", "role": "NLP Engineer", "skills": ["python"], "title": "One"}]
    at = tmp_path / "home" / "data" / "processed" / "mltrends.duckdb"
    at.parent.mkdir(parents=True)
    shutil.copy(warehouse(tmp_path, rows, RULES), at)

    assert match(tmp_path / "home", "--skills", "Python") == 0
    told = capsys.readouterr()
    assert "NLP Engineer" not in told.out
    assert "Too few ads with skills: NLP Engineer." in told.err


# ---------------------------------------------------------------- what the documents say of roles


def test_every_role_and_skill_of_the_documents_is_known_and_from_that_document():
    concepts = {concept.id: concept for concept in taxonomy.load().concepts}

    for one in document_skills():
        assert one.role in Role.__args__
        assert one.document in concepts[one.concept].origin


def test_what_documents_and_ads_say_of_a_role_is_compared(home):
    rows = ask(
        home / "mltrends.duckdb",
        "select concept, documents, share, verdict from answer_document_roles where role = 'Data Engineer'",
    )
    told = {concept: rest for concept, *rest in rows}

    assert told["spark"][0] == "002"
    assert told["spark"][2] == "often"
    assert told["aws"] == [None, pytest.approx(0.7, abs=0.08), "only ads"]
    assert told["scala"][1:] == [0.0, "rarely"]


def test_a_role_without_ads_is_there_with_the_reason(home):
    rows = ask(
        home / "mltrends.duckdb",
        "select distinct k, n, share, verdict, reason from answer_document_roles where role = 'NLP Engineer'",
    )

    assert rows == [(0, 0, None, None, "too few ads (n=0 < 20)")]
