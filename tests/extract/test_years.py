"""Years of experience asked for."""

from __future__ import annotations

import pytest

from mltrends.extract.layout import Layout
from mltrends.extract.sections import find_sections
from mltrends.extract.years import find_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5+ years of experience in data science", 5),
        ("3-5 years experience", 3),
        ("Three to five years' experience", 3),
        ("at least two years of professional experience", 2),
        ("Minimum of five (5) years of experience", 5),
        ("Experience: 7 yrs", 7),
        ("0-2 years of experience", 0),
        ("experience3+ years of experience", 3),
        ("BS with 5 years of experience or MS with 3 years of experience", 3),
        ("1 year of experience required, 3 years preferred", 1),
        ("preferred: 5+ years of experience", 5),
        ("Years of Relevant Work Experience:\n4 years", 4),
        ("5+ years in analytics roles.\n2+ years of managing people", 5),
        ("up to 3 years of experience", None),
        ("We have over 20 years of experience serving clients", None),
        ("About us\nWith 30 years of experience, we lead", None),
        ("a 2 year contract", None),
        ("4-year degree", None),
        ("must be 18 years old", None),
        ("within the last 5 years", None),
        ("In the past 3 years we grew", None),
        ("", None),
    ],
)
def test_the_figure_for_the_job_is_found(text, years):
    layout = Layout(text)

    assert find_years(layout, find_sections(layout), []) == years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("3 years of Python, and 5+ years of relevant work experience", 5),
        ("2+ years of SQL and 4 years of Tableau", 2),
        ("5 years of software development experience with Java", 5),
    ],
)
def test_figures_for_single_tools_stand_back(text, years, reader):
    assert reader.read(text=text).ad.years == years
