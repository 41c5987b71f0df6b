"""Parts of an ad."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import get_args

import pytest

from mltrends.extract import headings
from mltrends.extract.headings import heading_section, needed_letters
from mltrends.extract.layout import Layout
from mltrends.extract.sections import find_sections
from mltrends.model import Section

AD = """Acme makes anvils.
About us
We build anvils with pride.
What you'll do:
- Analyze data
Requirements
- SQL
Nice to have:
- Spark
Benefits
- Dental
Equal Opportunity Employer
We hire all."""


def section(text, words):
    return find_sections(Layout(text)).at(text.index(words))


@pytest.mark.parametrize(
    ("words", "part"),
    [("Acme", "body"), ("pride", "about"), ("Analyze", "duties"), ("SQL", "requirements"), ("Spark", "preferred"), ("Dental", "benefits"), ("hire all", "legal")],
)  # fmt: skip
def test_a_heading_opens_a_part(words, part):
    assert section(AD, words) == part


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Minimum Qualifications", "requirements"),
        ("What we're looking for", "requirements"),
        ("Who you are", "requirements"),
        ("Preferred Qualifications", "preferred"),
        ("Bonus points", "preferred"),
        ("Signing bonus", "benefits"),
        ("Your responsibilities", "duties"),
        ("About the role", "duties"),
        ("About our data team", "duties"),
        ("Job Description", "duties"),
        ("About Acme", "about"),
        ("Who we are", "about"),
        ("What we offer", "benefits"),
        ("EEO Statement", "legal"),
        ("Physical Demands", "legal"),
        ("Job Segment", "body"),
        ("Anforderungen", "requirements"),
        ("Location", None),
    ],
)
def test_headings_are_told_apart(heading, part):
    assert heading_section(heading) == part


def test_a_sentence_of_requirements_ends_a_part_about_the_company():
    text = "About us\nWe are Acme.\n5+ years of experience with SQL\nStrong Python"

    assert section(text, "Acme") == "about"
    assert section(text, "Strong") == "requirements"


def test_headings_inside_a_long_line_are_seen():
    text = (
        "Acme is big. "
        + "Data is fun. " * 20
        + "Preferred Qualifications Spark and Scala. Benefits: dental and more."
    )

    assert section(text, "Data") == "body"
    assert section(text, "Spark") == "preferred"
    assert section(text, "dental") == "benefits"


def test_a_pay_line_does_not_make_the_next_lines_benefits():
    assert section("Requirements\nSalary: 70k\nSQL skills needed", "SQL") == "requirements"


def test_an_item_that_ends_with_preferred_is_no_heading():
    assert section("Requirements\nSSIS experience preferred\nSQL and Excel.", "SQL") == "requirements"


def test_the_file_names_parts_that_exist():
    tables = tomllib.loads(
        resources.files("mltrends.extract").joinpath("sections.toml").read_text(encoding="utf-8")
    )

    assert {part for table in tables.values() for part in table} <= set(get_args(Section))
    for pattern in tables["sentence"]["legal"]:
        assert re.match(r"[a-z -]{4,}", pattern), f"{pattern} does not begin with plain letters"


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("requir", "requir"),
        ("what (?:we're|we are) looking", " looking"),
        ("^plus(?:es)?$", "plus"),
        (r"\beeoc?\b", "eeo"),
        ("[uü]ber uns", "ber uns"),
        ("(?:mission|vision)", ""),
        ("about|us", ""),
    ],
)
def test_a_heading_is_tried_only_where_letters_stand_that_its_pattern_needs(pattern, letters):
    assert needed_letters(pattern) == letters


def test_leaving_out_patterns_changes_no_heading():
    table = headings._table("heading")
    for heading in HEADINGS:
        expected = next(
            (
                part
                for part in headings._ORDER
                if any(re.search(one, heading, re.IGNORECASE) for one in table[part])
            ),
            None,
        )
        assert headings.heading_section(heading) == expected, heading


HEADINGS = [
    "Requirements", "What we're looking for", "NICE TO HAVE", "Über uns", "About Acme", "EEO Statement", "401(k)",
    "Was wir bieten", "Job description", "The team", "Mission", "Our mission", "Pay range", "Summary of benefits",
    "Ihr Profil", "Hello there", "", "Who you are", "Bonus", "Bonus points if", "Tech stack", "Why Acme", "Disclaimer",
    "Key tasks", "Job Segment: Data", "İletişim",
]  # fmt: skip
