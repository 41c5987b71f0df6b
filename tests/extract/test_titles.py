"""Role and level from a job title."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import get_args

import pytest

from mltrends.extract.titles import Titles
from mltrends.extract.tokenizer import make_tokenizer
from mltrends.model import Role, Seniority

TITLES = Titles(make_tokenizer())
DS, MLE, MLRS, AIE = (
    "Data Scientist",
    "Machine Learning Engineer",
    "Machine Learning Research Scientist",
    "AI Engineer",
)
NLPE, CVE, DE, DA = "NLP Engineer", "Computer Vision Engineer", "Data Engineer", "Data Analyst"
OPS, PM, ETHICS, MLC = (
    "MLOps Engineer",
    "AI/ML Product Manager",
    "AI Ethics and Policy Specialist",
    "Machine Learning Consultant",
)
RA, AR, SE, OTHER = "Research Assistant", "Academic Researcher", "Software Engineer", "Other"


@pytest.mark.parametrize(
    ("title", "role", "seniority"),
    [
        # the plain names, with levels
        ("Data Scientist", DS, "mid"),
        ("Senior Data Scientist", DS, "senior"),
        ("Sr. Data Scientist", DS, "senior"),
        ("Jr Data Analyst", DA, "junior"),
        ("Data Scientist I", DS, "junior"),
        ("Data Scientist II", DS, "mid"),
        ("Data Engineer III", DE, "senior"),
        ("Machine Learning Engineer 5", MLE, "senior"),
        ("Associate Data Scientist", DS, "junior"),
        ("Entry Level Data Analyst", DA, "junior"),
        ("Data Science Intern", DS, "intern"),
        ("Werkstudent (m/w/d) Data Science", DS, "intern"),
        ("Staff Machine Learning Engineer", MLE, "lead"),
        ("Principal Data Scientist (Python/R)", DS, "lead"),
        ("Lead NLP Scientist", NLPE, "lead"),
        # leadership keeps the field
        ("Director of Data Science", DS, "director"),
        ("Director, Data Engineering", DE, "director"),
        ("Head of Machine Learning", MLE, "director"),
        ("VP, Data Science", DS, "director"),
        ("Chief Data Scientist", DS, "chief"),
        ("Chief AI Officer", AIE, "chief"),
        ("Data Science Manager", DS, "manager"),
        ("Sr. Manager, Data Science - Marketing", DS, "manager"),
        ("Associate Director, Analytics", DA, "director"),
        ("Machine Learning Tech Lead", MLE, "lead"),
        # orders, abbreviations, plurals, dual titles
        ("Scientist, Data", DS, "mid"),
        ("Engineer, Machine Learning", MLE, "mid"),
        ("Data Scientists", DS, "mid"),
        ("ML Eng", MLE, "mid"),
        ("AI/ML Engineer", MLE, "mid"),
        ("Data Scientist / Machine Learning Engineer", DS, "mid"),
        ("Software Engineer / Data Scientist", DS, "mid"),
        ("Business Analyst / Data Analyst", DA, "mid"),
        ("Data Scientist / Sr. Data Scientist", DS, "mid"),
        ("Junior/Mid Data Engineer", DE, "junior"),
        # fields
        ("Machine Learning Scientist", MLRS, "mid"),
        ("Applied Scientist", MLRS, "mid"),
        ("AI Researcher", MLRS, "mid"),
        ("Research Scientist, Machine Learning", MLRS, "mid"),
        ("Research Scientist", OTHER, "mid"),
        ("Research Scientist - Computational Physics", OTHER, "mid"),
        ("Applied ML Engineer", MLE, "mid"),
        ("Deep Learning Engineer", MLE, "mid"),
        ("Generative AI Engineer", AIE, "mid"),
        ("Prompt Engineer", AIE, "mid"),
        ("NLP Engineer (f/m/x)", NLPE, "mid"),
        ("Perception Engineer", CVE, "mid"),
        ("Computer Vision Engineer - Remote", CVE, "mid"),
        ("Analytics Engineer", DE, "mid"),
        ("ETL Developer", DE, "mid"),
        ("Big Data Developer", DE, "mid"),
        ("Business Intelligence Developer", DE, "mid"),
        ("Data Architect", DE, "lead"),
        ("Senior Data Architect", DE, "senior"),
        ("BI Analyst", DA, "mid"),
        ("Analytics Consultant", DA, "mid"),
        ("ML Platform Engineer", OPS, "mid"),
        ("Senior ML Operations Engineer", OPS, "senior"),
        ("Product Manager, AI", PM, "mid"),
        ("Senior AI Product Manager", PM, "senior"),
        ("Product Manager", OTHER, "mid"),
        ("Data Product Manager", OTHER, "mid"),
        ("Responsible AI Lead", ETHICS, "lead"),
        ("AI Ethicist", ETHICS, "mid"),
        ("Data Science Consultant", MLC, "mid"),
        ("Graduate Research Assistant", RA, "mid"),
        ("Postdoctoral Fellow in Machine Learning", AR, "mid"),
        ("Assistant Professor of Data Analytics", AR, "mid"),
        # software
        ("Software Engineer, ML", SE, "mid"),
        ("Software Engineer - Machine Learning", SE, "mid"),
        ("Machine Learning Software Engineer", MLE, "mid"),
        ("Full Stack Developer", SE, "mid"),
        ("Software Engineering Manager", SE, "manager"),
        ("Développeur Python H/F", SE, "mid"),
        # guards
        ("Data Entry Clerk", OTHER, "mid"),
        ("Data Center Technician", OTHER, "mid"),
        ("Data Protection Officer", OTHER, "mid"),
        ("Database Administrator", OTHER, "mid"),
        ("Senior Business Analyst", OTHER, "senior"),
        ("AI Recruiter", OTHER, "mid"),
        ("Sales Manager - AI", OTHER, "manager"),
        ("Staff Accountant", OTHER, "mid"),
        ("Lead Generation Specialist", OTHER, "mid"),
        ("Chief of Staff", OTHER, "mid"),
        ("Project Manager", OTHER, "mid"),
        ("Data Scientist - up to $200,000", DS, "mid"),
        ("Инженер-программист", OTHER, "mid"),
        ("", OTHER, "mid"),
        # other languages, joined words, numbers that are no level
        ("Datenarchitekt (m/w/d)", DE, "lead"),
        ("Referent Datenanalyse", DA, "mid"),
        ("Científico de datos", DS, "mid"),
        ("BigData Engineer (onsite from day 1)", DE, "mid"),
        ("Data/Business Analyst", DA, "mid"),
        ("Data and Financial Analyst", DA, "mid"),
        ("Data Systems Analyst II", DA, "mid"),
        ("Data Governance Analyst", OTHER, "mid"),
        ("Data Quality Specialist", OTHER, "mid"),
        ("Industrial Engineer, Data Analytics", OTHER, "mid"),
        ("Engineering Training Manager", OTHER, "manager"),
        ("Machine Learning Operations - Staff Engineer", OPS, "lead"),
        # lists of jobs are filed under the first
        ("Backend developer, full stack developer, data scientist", SE, "mid"),
        ("Frontend, Full-stack", SE, "mid"),
        ("Sr. Data Engineer, Data Scientist, Head of Quality", DE, "senior"),
        ("Business Developer / Online Marketer", OTHER, "mid"),
        ("Software Engineer (Data Scientist)", DS, "mid"),
    ],
)
def test_a_title_is_filed_as_a_recruiter_would(title, role, seniority):
    made = TITLES.read(title)

    assert (made.role, made.seniority) == (role, seniority)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Natural Language Processing (NLP) Engineer", NLPE),
        ("Senior Computer Vision (CV) Engineer", CVE),
        ("Machine Learning (ML) Engineer", MLE),
        ("Artificial Intelligence (AI) Engineer", AIE),
        ("Engineer (AI)", AIE),
        ("Assistant (ML)", OTHER),
    ],
)
def test_an_abbreviation_behind_its_long_form_does_not_part_a_title(title, role):
    assert TITLES.read(title).role == role


@pytest.mark.parametrize(
    ("title", "speciality"),
    [
        ("Software Engineer, ML", "Machine learning"),
        ("Backend Engineer (AI)", "Artificial intelligence"),
        ("Data Scientist - NLP", "Natural language processing"),
        ("Senior Data Engineer, Machine Learning", "Machine learning"),
        ("Data Scientist, Product Analytics", "Analytics"),
        ("Data Analyst, Business Intelligence", None),
        ("Data Scientist", None),
        ("Sales Manager, AI", None),
    ],
)
def test_a_field_beside_the_role_is_its_speciality(title, speciality):
    assert TITLES.read(title).speciality == speciality


def test_the_words_that_name_the_role_are_marked():
    title = "Remote: Senior Machine Learning Engineer (NYC)"
    made = TITLES.read(title)

    assert title[made.start : made.end] == "Machine Learning Engineer"


def test_the_file_names_roles_and_levels_that_exist():
    tables = tomllib.loads(
        resources.files("mltrends.extract").joinpath("titles.toml").read_text(encoding="utf-8")
    )
    fields = {*tables["fields"], *tables["cased"]}

    assert {role for table in tables["roles"].values() for role in table.values()} <= set(get_args(Role))
    assert set(tables["whole"]) <= set(get_args(Role))
    assert set(tables["levels"]) == set(get_args(Seniority))
    assert fields <= set(tables["roles"])
    assert {noun for table in tables["roles"].values() for noun in table} - {"*"} <= set(tables["nouns"])


def test_a_title_skill_counts_and_the_role_is_evidence(reader):
    mentions = reader.read(title="Machine Learning Engineer (Python)").ad.mentions

    assert [(one.label, one.counted, one.section) for one in mentions] == [
        ("Machine Learning Engineer", False, "title"),
        ("Machine learning", True, "title"),
        ("Python", True, "title"),
    ]


@pytest.mark.parametrize(
    ("title", "job"),
    [
        ("Senior Data Scientist, Growth", (DS, "data scientist")),
        ("Business Analyst (m/w/d)", (OTHER, "business analyst")),
        ("Data Entry", (OTHER, "data entry")),
        ("Site Reliability Engineer", (OTHER, "site reliability engineer")),
        ("Founding Engineer", None),
        ("Manager", None),
        ("Wizard of numbers", None),
        ("", None),
    ],
)
def test_a_title_tells_a_job_or_is_unread(title, job):
    assert TITLES.job(title) == job
