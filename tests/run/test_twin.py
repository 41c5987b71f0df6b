"""The simulation twin: over many markets whose truth is known, intervals hold it as often as they promise."""

from __future__ import annotations

import json
import os
from copy import deepcopy

import duckdb
import pytest

from benchmarks.twin import ADS, MONTHS, over
from benchmarks.twin_cells import cells
from benchmarks.twin_page import LEAST, MOST, by_kind, covered

SOAK = bool(os.environ.get("MLTRENDS_SOAK"))
SEEDS = range(1, 101) if SOAK else range(1, 4)
SLACK = 0.0 if SOAK else 0.02  # three seeds scatter
FALSE_FINDS = 0.10
ENOUGH = 250  # intervals of a kind, from which on it is held to the bounds by itself


@pytest.fixture(scope="module")
def rows():
    return list(over(SEEDS, ADS, MONTHS, processes=2 if SOAK else 1, done=None))


@pytest.mark.long
@pytest.mark.soak
def test_intervals_hold_the_planted_truth_as_often_as_they_promise(rows, figures):
    every = [cell for row in rows for cell in row["cells"]]

    figures(
        "the twin: intervals of 95 % that hold the planted truth",
        f"{covered(every):.1%} of {len(every):,} intervals of {len(rows)} seeds",
    )
    assert len(every) > 3000 * len(rows)
    assert LEAST - SLACK <= covered(every) <= MOST + SLACK


@pytest.mark.long
@pytest.mark.soak
def test_so_does_every_kind_of_interval_of_which_there_are_many(rows):
    shares = {kind: covered(found) for kind, found in by_kind(rows).items() if len(found) >= ENOUGH}

    assert len(shares) >= 3
    assert {kind: share for kind, share in shares.items() if not LEAST - SLACK <= share <= MOST + SLACK} == {}


@pytest.mark.long
@pytest.mark.soak
@pytest.mark.parametrize("answer", ["answer_skill_changes", "answer_skill_growth"])
def test_planted_changes_are_found_with_their_sign_and_flat_skills_are_left_alone(rows, answer, figures):
    planted, found, wrong, flat, false = (
        sum(column) for column in zip(*(row["calls"][answer] for row in rows), strict=True)
    )

    figures(
        f"the twin: planted changes found by {answer}",
        f"{found} of {planted}, {wrong} with the wrong sign; {false} of {flat} flat skills called, in {len(rows)} seeds",
    )
    assert found >= 0.15 * planted
    assert wrong <= 0.005 * planted
    assert false <= FALSE_FINDS * (found + wrong + false) + (0 if SOAK else 2)


@pytest.mark.slow
def test_a_truth_that_was_not_planted_is_noticed(sample_home):
    """Else all the others could not fail."""
    truth = json.loads((sample_home / "data/raw/sample/generated/truth.json").read_text("utf-8"))
    other = deepcopy(truth)
    for drawn in (*other["skills"].values(), *other["snapshot"]["skills"].values()):
        for told in (drawn, *drawn.get("by_source", {}).values()):
            shares = told["expected"]
            told["expected"] = (
                shares * 0.7 if isinstance(shares, float) else [share * 0.7 for share in shares]
            )
    con = duckdb.connect(sample_home / "data/processed/mltrends.duckdb", read_only=True)
    found = [
        covered([cell for cell in cells(planted, con) if cell.kind == "skill, all ads"])
        for planted in (truth, other)
    ]
    con.close()

    assert found[0] > 0.85
    assert found[1] < 0.6
