"""The notebook's door."""

from __future__ import annotations

import doctest
import inspect

import numpy as np
import pandas as pd
import pytest

from mltrends import read, read_ad, read_ads
from mltrends.model import Ad, Mention, Salary

TEXT = "Requirements\n- Python and SQL\n- 3+ years of experience\nNice to have: Spark"


def test_an_ad_has_the_promised_fields():
    ad = read_ad(
        title="Senior ML Engineer (Remote, UK)",
        text=TEXT,
        location="London",
        salary="£70k - £90k",
        country="GB",
    )

    assert isinstance(ad, Ad)
    assert (ad.role, ad.seniority, ad.remote, ad.education, ad.years) == (
        "Machine Learning Engineer",
        "senior",
        "remote",
        "unstated",
        3,
    )
    assert ad.salary == Salary(70000.0, 90000.0, "GBP", "year")
    assert ad.skills == {"Machine learning", "Python", "SQL", "Spark"}


def test_a_mention_has_the_promised_fields():
    (mention,) = [one for one in read_ad(text=TEXT).mentions if one.label == "Spark"]

    assert isinstance(mention, Mention)
    assert (mention.concept, mention.kind, mention.field, mention.section) == (
        "spark",
        "platform",
        "text",
        "preferred",
    )
    assert (mention.requirement, mention.required, mention.preferred) == ("preferred", False, True)
    assert (mention.counted, mention.why_not) == (True, None)
    assert TEXT[mention.start : mention.end] == mention.surface == "Spark"


def test_all_arguments_are_optional_and_go_by_name():
    assert read_ad() == read_ad(
        title=None, text=None, location=None, salary=None, company=None, remote=None, posted=None
    )
    kinds = {parameter.kind for parameter in inspect.signature(read_ad).parameters.values()}
    assert kinds == {inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize("flag", [True, "True", 1.0, "remote"])
def test_a_remote_flag_may_be_of_any_type(flag):
    assert read_ad(title="Data Scientist", remote=flag).remote == "remote"


def test_the_posting_day_does_not_change_the_reading():
    assert read_ad(text=TEXT, posted="2024-01-01") == read_ad(text=TEXT, posted=None)


def frame():
    return pd.DataFrame(
        {
            "Job Title": ["Jr. Data Engineer", None, "Data Analyst"],
            "Text": [TEXT, np.nan, pd.NA],
            "Pay": ["$50 an hour", np.nan, "100k - 120k USD"],
            "Site": ["Remote", "", None],
        },
        index=pd.Index([7, 3, 9], name="id"),
    )


def test_a_frame_keeps_its_index_and_gets_the_promised_columns():
    made = read_ads(frame(), title="Job Title", text="Text", salary="Pay", location="Site")

    assert made.index.equals(frame().index)
    assert list(made.columns) == [
        "role",
        "seniority",
        "remote",
        "education",
        "years",
        "salary_min",
        "salary_max",
        "salary_currency",
        "salary_period",
        "salary_inferred",
        "skills",
        "language",
        "remote_scope",
        "remote_countries",
    ]
    assert made["role"].tolist() == ["Data Engineer", "Other", "Data Analyst"]
    assert made["skills"].tolist() == [["Python", "SQL", "Spark"], [], []]
    assert made.loc[7, "years"] == 3
    assert made["years"].isna().tolist() == [False, True, True]
    assert (made.loc[7, "salary_min"], made.loc[7, "salary_currency"], made.loc[7, "salary_period"]) == (
        50.0,
        "USD",
        "hour",
    )
    assert made.loc[9, "salary_max"] == 120000.0
    assert made["remote"].tolist() == ["remote", "unstated", "unstated"]
    assert made.loc[7, "remote_scope"] == "unstated"
    assert made["remote_scope"].isna().tolist() == [False, True, True]


def test_a_frame_agrees_with_single_ads():
    made = read_ads(frame(), title="Job Title", text="Text")
    ads = [
        read_ad(title=title, text=text)
        for title, text in zip(["Jr. Data Engineer", "", "Data Analyst"], [TEXT, "", ""], strict=True)
    ]

    assert made["skills"].tolist() == [sorted(ad.skills) for ad in ads]


def test_a_frame_tells_from_where_remote_work_may_be_done():
    places = pd.DataFrame(
        {"Title": ["Data Analyst"] * 3, "Place": ["Remote, US/Canada", "Anywhere", "Berlin"]}
    )

    made = read_ads(places, title="Title", location="Place")

    assert made["remote_scope"].tolist()[:2] == ["region", "worldwide"]
    assert made["remote_scope"].isna().tolist() == [False, False, True]
    assert made["remote_countries"].tolist() == [["CA", "US"], [], []]


def test_a_repeated_index_and_an_empty_frame_are_fine():
    twice = pd.concat([frame(), frame()])

    assert read_ads(twice, title="Job Title").index.equals(twice.index)
    assert read_ads(frame().iloc[:0], title="Job Title").shape == (0, 14)


def test_processes_read_the_same_as_one():
    pd.testing.assert_frame_equal(
        read_ads(frame(), title="Job Title", text="Text", processes=2),
        read_ads(frame(), title="Job Title", text="Text"),
    )


def test_a_wrong_call_says_what_is_there():
    with pytest.raises(
        ValueError, match="title='Title' names no column; the columns are: Job Title, Text, Pay, Site"
    ):
        read_ads(frame(), title="Title")
    with pytest.raises(ValueError, match="name the column of the titles"):
        read_ads(frame())
    with pytest.raises(ValueError, match="processes must be 1 or more"):
        read_ads(frame(), title="Job Title", processes=0)
    with pytest.raises(ValueError, match="names more than one column"):
        read_ads(pd.concat([frame(), frame()], axis=1), title="Job Title")


def test_the_examples_in_the_documentation_run():
    assert doctest.testmod(read).failed == 0
