"""A mapping is text that a person can edit: what it says is what is read, and a slip is told by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mltrends.model import WrongUse
from mltrends.sources.catalogue import known_sources
from mltrends.sources.mapping import mapping_text, read_mapping

PLAIN = [source for source in known_sources() if not source.tables]


@pytest.mark.parametrize("source", PLAIN, ids=[source.name for source in PLAIN])
@pytest.mark.parametrize("comments", [None, {"title": "93 % sure"}])
def test_what_is_written_is_read_back(source, comments):
    text = mapping_text(source, encoding="cp1252", delimiter="\t", comments=comments)

    made = read_mapping(text, "other")

    assert replace(made.source, marks=source.marks) == source
    assert (made.encoding, made.delimiter, made.header) == ("cp1252", "\t", True)


def test_words_that_are_hostile_to_toml_survive():
    nasty = replace(PLAIN[0], title='a "quote" \\ and\n\x7f\x01 # = [x]', ignores=('"]\n[roles]', "😀"))

    assert read_mapping(mapping_text(nasty, encoding="", delimiter=""), "x").source.ignores == nasty.ignores


def test_a_few_lines_are_enough():
    made = read_mapping('[roles]\ntitle = "Job"\ntext = ["What", "Who"]\n[joins]\ntext = " "', "mine")

    assert made.source.name == "mine"
    assert made.source.roles == {"title": ("job",), "text": ("what", "who")}
    assert made.source.kind == "postings"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("roles = 3", "must be a table"),
        ("", "no [roles]"),
        ("[roles\n", "no TOML"),
        ("[roles]\nrole = 'a'", "role"),
        ("[roles]\ntext = 'a'", "title"),
        ("[roles]\ntitle = 3", "list of column names"),
        ("colour = 'red'\n[roles]\ntitle = 'a'", "colour"),
        ("delimiter = ',,'\n[roles]\ntitle = 'a'", "delimiter"),
        ("encoding = 'klingon'\n[roles]\ntitle = 'a'", "klingon"),
        ("date_order = 'backwards'\n[roles]\ntitle = 'a'", "date_order"),
        ("kind = 'gossip'\n[roles]\ntitle = 'a'", "gossip"),
        ("name = '../up'\n[roles]\ntitle = 'a'", "name"),
        ("flow = 'yes'\n[roles]\ntitle = 'a'", "flow"),
        ("header = 'no'\n[roles]\ntitle = 'a'", "header"),
        ("missing = 'nan'\n[roles]\ntitle = 'a'", "missing"),
    ],
)
def test_a_slip_is_told_by_name(text, said):
    with pytest.raises(WrongUse) as told:
        read_mapping(text, "mine")

    assert said in str(told.value)
    assert "\n" not in str(told.value).strip()
