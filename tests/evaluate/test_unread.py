"""Roles that the model of titles gave, held against labels: what is given, what is right, and what is no label."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.warehouse.rows import settings, warehouse

from mltrends.evaluate.unread import Unread, read_modelled, read_unread, report
from mltrends.model import WrongUse

FIRST = {"gold": "unread"}
OURS = Path(__file__).resolve().parents[2] / "evaluation" / "unread.jsonl"


def label(posting, *roles, half="held", drawn="unread"):
    return Unread(posting, "board", half, drawn, roles)


def test_a_role_is_right_when_the_ad_is_for_that_job_among_others():
    labels = [
        label("a", "Other", "Software Engineer"),
        label("b", "Other"),
        label("c"),
        label("d", "Data Analyst"),
        label("e", "Other", half="develop"),
        label("gone", "Other"),
    ]
    modelled = {"a": "Software Engineer", "b": "Software Engineer", "c": "Data Analyst", "d": None, "e": None}

    told = "\n".join(report(labels, modelled))

    assert "5 of 6 labelled ads" in told
    assert "| held | all of it | 4 | 0.750 (0.30 to 0.95) | 0.333 (0.06 to 0.79) |" in told
    assert "| develop | all of it | 1 | 0.000 (0.00 to 0.79) | – |" in told
    assert "| Software Engineer | 2 | 0.500" in told
    assert "| Data Analyst | 1 | 0.000" in told
    assert "| Data Analyst | 1 | 1 |" in told  # the reader's, left without a role


def test_a_warehouse_says_what_the_model_was_asked_about(tmp_path):
    rows = [
        {"base_id": "board:1", "title": "Wizard", "role": "Other", "posted_on": "2024-01-05"},
        {"base_id": "board:2", "title": "Data Scientist", "posted_on": "2024-01-05"},
    ]

    assert read_modelled(warehouse(tmp_path, rows, settings())) == {"board:1": None}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"posting": 3, "roles": []}, "it needs the id of a posting"),
        ({"posting": "a"}, "it needs the id of a posting"),
        ({"posting": "a", "roles": ["Wizard"]}, "there is no role 'Wizard'"),
        ({"posting": "a", "roles": [], "half": "third"}, "half is 'third'"),
        ({"posting": "a", "roles": [], "drawn": "by hand"}, "drawn is 'by hand'"),
        ({"posting": "a", "roles": [], "text": "…"}, "unknown text"),
    ],
)
def test_a_line_that_is_no_label_is_refused_by_its_number(written, row, words):
    with pytest.raises(WrongUse, match="line 2") as told:
        read_unread(written(FIRST, row))

    assert words in str(told.value)


def test_our_labels_are_enough_and_none_comes_twice():
    labels = read_unread(OURS)

    assert len({one.posting for one in labels}) == len(labels)
    assert sum(one.half == "held" for one in labels) >= 200
