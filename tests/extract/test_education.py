"""The lowest degree asked for."""

from __future__ import annotations

import pytest

from mltrends.extract.education import find_education
from mltrends.extract.layout import Layout
from mltrends.extract.sections import find_sections


@pytest.mark.parametrize(
    ("text", "education"),
    [
        ("Bachelor's degree required, Master's preferred.", "bachelor"),
        ("A university degree is required", "bachelor"),
        ("Degree in Computer Science", "bachelor"),
        ("BS, MS or PhD in a quantitative field", "bachelor"),
        ("B.Tech/M.Tech in CS", "bachelor"),
        ("Undergraduate degree in math; graduate degree a plus", "bachelor"),
        ("Degree in Statistics (Master's or PhD preferred)", "bachelor"),
        ("Bachelor's degree (Master's preferred) in Statistics", "bachelor"),
        ("Undergraduate degree (Finance preferred)", "bachelor"),
        ("Bachelor's Degree, preferably in an IT related field", "bachelor"),
        ("Bachelor's degree in statistics with preference given to MA or MS recipients", "bachelor"),
        ("Educated to degree level", "bachelor"),
        ("Abgeschlossenes Studium der Informatik", "bachelor"),
        ("MSc or PhD in Statistics", "master"),
        ("M.S./Ph.D. in Physics", "master"),
        ("Advanced degree (MS/PhD) required", "master"),
        ("Ph.D. or Master's with 3 years experience", "master"),
        ("PhD strongly preferred; Master's required", "master"),
        ("PhD in CS", "phd"),
        ("We are looking for a PhD graduate", "phd"),
        ("Master's degree preferred", "unstated"),
        ("Degree (BS or MS) preferred", "unstated"),
        ("Preferred: Master's degree in CS", "unstated"),
        ("MS Office and MS Excel", "unstated"),
        ("Scrum Master certification", "unstated"),
        ("metrics against a master catalogue", "unstated"),
        ("to master new skills", "unstated"),
        ("a high degree of autonomy", "unstated"),
        ("Work with our team of PhDs", "unstated"),
        ("Boston, MA in computer science", "unstated"),
        ("Associate's degree required", "unstated"),
        ("High school diploma or GED", "unstated"),
        ("Benefits\nTuition for a master's degree", "unstated"),
        ("Preferred qualifications\nMaster's degree in Physics", "unstated"),
        ("", "unstated"),
    ],
)
def test_the_lowest_degree_that_is_asked_for_is_found(text, education):
    layout = Layout(text)

    assert find_education(layout, find_sections(layout)) == education
