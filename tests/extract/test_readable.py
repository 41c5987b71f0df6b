"""Raw text made readable, with its way back."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mltrends import taxonomy
from mltrends.extract.glue import Glue
from mltrends.extract.patterns import single_names
from mltrends.extract.readable import MOST_CHARS, make_readable

GLUE = Glue(single_names(taxonomy.load().concepts))


def readable(raw):
    return make_readable(raw, GLUE.cuts)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("plain words", "plain words"),
        ("<p>Skills</p><ul><li>SQL</li></ul>", "\nSkills\n\n\nSQL\n\n"),
        ("Java<b>Script</b>", "Java Script"),
        ("<b>W</b>e are", "We are"),
        ("a < b and <5 years", "a < b and <5 years"),
        ("R&amp;D &nbsp;&#x27;s", "R&D  's"),
        ("A&amp;nbsp;B", "A B"),
        ("self\\-starting **SQL** C\\+\\+", "self-starting SQL C++"),
        ("<script>let x = 1;</script>SQL", " " * 27 + "SQL"),
        ("soft\u00adware\u200b tools", "software tools"),
        ("non\u2011technical\u00a0staff\u2019s", "non-technical staff's"),
        ("['Skills:', 'SQL\\xa0', \"It\\u2019s\"]", "Skills:\nSQL \nIt's"),
        ("One\rTwo", "One\nTwo"),
        ("we use machine\nlearning and,\nalso, data", "we use machine learning and, also, data"),
        ("Skills\nSQL", "Skills\nSQL"),
        ("half \ud800 a character", "half   a character"),
        ("", ""),
    ],
)
def test_text_is_repaired(raw, text):
    assert readable(raw).text == text


@pytest.mark.parametrize(
    ("glued", "cut"),
    [
        ("languageDebugging", "language\nDebugging"),
        ("experienceSQL", "experience\nSQL"),
        ("PythonExperience", "Python\nExperience"),
        ("PythonSQLTableau", "Python SQL Tableau"),
        ("PowerBIExperience", "PowerBI\nExperience"),
        ("SQLWorking", "SQL\nWorking"),
        ("OverviewThe", "Overview\nThe"),
        ("JavaC++", "Java C++"),
        ("TensorFlowExperience", "TensorFlow\nExperience"),
    ],
)
def test_a_lost_line_break_is_put_back(glued, cut):
    assert readable(glued).text == cut


@pytest.mark.parametrize(
    "name",
    ["JavaScript", "TensorFlow", "PyTorch", "GitHub", "PowerBI", "MongoDB", "mongoDB", "openCV", "MLOps", "LLMs", "APIs", "PhD", "iOS", "GoDaddy", "SparkCognition", "LinkedIn", "McDonald", "DevOps", "NumPy", "BigQuery", "eBay"],
)  # fmt: skip
def test_a_name_with_a_capital_inside_stays_whole(name):
    assert readable(name).text == name


def test_places_lead_back_to_the_raw_text():
    raw = "<p>Needs C\\+\\+ &amp; SQL</p><b>dataPython</b>"
    made = readable(raw)

    for words, there in (("C++", "C\\+\\+"), ("SQL", "SQL"), ("& ", "&amp; "), ("Python", "Python")):
        start = made.text.index(words)
        raw_start, raw_end = made.raw_span(start, start + len(words))

        assert raw[raw_start:raw_end] == there


pieces = st.sampled_from(
    ["Python", "SQL", "<p>", "</li>", "&amp;", "&nbsp;", "\\-", "**", "\u200b", "\u00a0", "experienceSQL", "C++", "\n", " ", "é", "<b>", "•", "\ud800", "İ"]
)  # fmt: skip


@given(st.lists(pieces | st.characters(codec=None), max_size=40).map("".join))
def test_every_place_has_a_way_back_and_kept_words_are_the_same(raw):
    made = readable(raw)
    ends = [made.raw_span(place, place + 1) for place in range(len(made.text))]

    assert all(0 <= start <= end <= len(raw) for start, end in ends)
    assert [start for start, _ in ends] == sorted(start for start, _ in ends)
    for place, (start, end) in enumerate(ends):
        if made.text[place].isalnum() and end - start == 1:
            assert raw[start:end] == made.text[place]


def test_what_stands_beyond_the_limit_is_not_read():
    assert len(readable("word " * MOST_CHARS).text) == MOST_CHARS


def test_lower_case_keeps_every_place_but_that_of_one_letter():
    """What `Layout.lower` relies on."""
    grows = [chr(code) for code in range(sys.maxunicode + 1) if len(chr(code).lower()) != 1]

    assert grows == ["İ"]
