"""How pairs of shares become verdicts."""

from __future__ import annotations

import pytest

from mltrends.metrics.changes import judge


def pair(concept, k_before, k_after, *, source="board", n=1000, deff=1.0):
    return {
        "concept": concept,
        "source": source,
        "k_before": k_before,
        "n_before": n,
        "deff_before": deff,
        "k_after": k_after,
        "n_after": n,
        "deff_after": deff,
    }


def verdicts(*rows):
    return {row["concept"]: row["verdict"] for row in judge(rows, ("concept",))}


def test_a_change_that_chance_hardly_makes_is_named():
    assert verdicts(pair("up", 100, 160), pair("down", 160, 100), pair("flat", 100, 104)) == {
        "up": "rose",
        "down": "fell",
        "flat": "no clear change",
    }


def test_the_more_is_tested_the_more_it_takes():
    lucky = pair("lucky", 100, 128)  # p is about 0.05
    flat = [pair(f"flat {number}", 100, 100 + number % 3) for number in range(40)]

    assert verdicts(lucky)["lucky"] == "rose"
    assert verdicts(lucky, *flat)["lucky"] == "no clear change"


def test_what_was_not_tested_does_not_make_it_harder():
    lucky = pair("lucky", 100, 128)
    rare = [pair(f"rare {number}", 10, 10) for number in range(40)]

    assert verdicts(lucky, *rare)["lucky"] == "rose"
    assert verdicts(lucky, *rare)["rare 0"] == "too little data"


@pytest.mark.parametrize(("k_after", "verdict"), [(24, "too little data"), (25, "rose")])
def test_it_takes_thirty_hits(k_after, verdict):
    assert verdicts(pair("new", 5, k_after)) == {"new": verdict}


def test_of_two_sources_both_must_go_that_way():
    rows = [pair("mixed", 100, 300), pair("mixed", 30, 25, source="other", n=100)]

    assert verdicts(*rows) == {"mixed": "no clear change"}


def test_of_three_sources_two_are_enough():
    rows = [
        pair("most", 100, 300),
        pair("most", 100, 200, source="other"),
        pair("most", 30, 29, source="third", n=100),
    ]

    (row,) = judge(rows, ("concept",))

    assert (row["verdict"], row["sources"], row["sources_agree"]) == ("rose", 3, 2)


def test_employers_with_habits_take_the_certainty_away():
    assert verdicts(pair("habit", 100, 160, deff=6)) == {"habit": "no clear change"}


def test_a_concept_without_a_source_to_compare_has_too_little_data():
    row = dict.fromkeys(pair("x", 0, 0)) | {"concept": "lonely"}

    (told,) = judge([row], ("concept",))

    assert (told["verdict"], told["months_before"], told["sources"], told["change"]) == (
        "too little data",
        0,
        0,
        None,
    )
