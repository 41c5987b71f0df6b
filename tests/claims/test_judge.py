"""From figures to verdicts: what an interval says, what evidence must be there, and what parts come to together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mltrends.claims.claim import (
    CONTRADICTED,
    INSUFFICIENT,
    NOT_TESTABLE,
    PARTLY,
    SUPPORTED,
    Claim,
    Figure,
    Judged,
    Part,
)
from mltrends.claims.judge import judge, level, together, verdict_of
from mltrends.claims.load import load_rules

RULES = load_rules()
ENOUGH = {"ads": 600, "employers": 80, "sources": 2, "hits": 100, "months": 20}
PART = Part(
    claim="C01",
    place=1,
    name="It",
    group="",
    measure="share",
    rule=RULES["essential"],
    among=(("field",),),
    asks=("python",),
    needs={"ads": 500, "employers": 50, "sources": 2},
)
FIGURE = Figure(0.7, 0.66, 0.74, k=420, n=600, employers=80, sources=2, evidence=ENOUGH)


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (0.60, 0.70, SUPPORTED),
        (0.59, 0.70, PARTLY),
        (0.30, 0.50, PARTLY),
        (0.29, 0.31, INSUFFICIENT),
        (0.10, 0.30, INSUFFICIENT),
        (0.10, 0.29, CONTRADICTED),
    ],
)
def test_an_interval_is_held_whole_against_both_numbers_of_its_rule(low, high, verdict):
    assert level(low, high, RULES["essential"]) == verdict


def test_what_lies_between_two_curves_is_not_decided():
    assert level(1.0, 1.0, RULES["curves"]) == INSUFFICIENT
    assert level(4.5, 4.5, RULES["curves"]) == SUPPORTED
    assert level(-4.5, -4.5, RULES["curves"]) == CONTRADICTED


def test_no_figure_counts_without_its_evidence_and_what_is_missing_is_told_with_what_there_is():
    thin = replace(FIGURE, evidence=ENOUGH | {"ads": 130, "sources": 1, "employers": 40})

    found = judge(PART, thin)

    assert found.verdict == INSUFFICIENT
    assert found.needs == "500 ads, 2 sources, 50 employers; found: 130 ads, 1 source, 40 employers"
    assert judge(PART, FIGURE).verdict == SUPPORTED
    assert judge(PART, FIGURE).needs == ""


def test_a_figure_that_could_not_be_told_says_why():
    found = judge(PART, replace(FIGURE, value=None, low=None, high=None, refused="eight months"))

    assert (found.verdict, found.needs) == (INSUFFICIENT, "eight months")


def test_sources_that_say_otherwise_make_a_verdict_partly_so():
    found = judge(PART, replace(FIGURE, disputed=("board",)))

    assert (found.verdict, found.why) == (PARTLY, "sources differ: not so in board")


def test_silence_contradicts_nothing_that_may_be_taken_for_granted():
    rare = replace(FIGURE, value=0.01, low=0.005, high=0.02)
    tacit = replace(PART, silence="rarely advertised")

    assert judge(PART, rare).verdict == CONTRADICTED
    assert judge(tacit, rare).verdict == INSUFFICIENT
    assert "rarely advertised" in judge(tacit, rare).needs
    assert judge(tacit, FIGURE).verdict == SUPPORTED


TREND = replace(PART, rule=RULES["grows"], measure="trend", needs={"hits": 30, "sources": 2, "months": 8})
RISING = replace(FIGURE, value=1.2, low=1.1, high=1.3, agree=2)


def test_a_trend_counts_where_chance_is_held_down_and_two_sources_go_its_way():
    falling = replace(RISING, value=0.8, low=0.7, high=0.9)

    assert judge(TREND, RISING, 0.04).verdict == SUPPORTED
    assert judge(TREND, falling, 0.04).verdict == CONTRADICTED
    assert judge(TREND, replace(RISING, agree=1), 0.04).verdict == PARTLY
    assert judge(TREND, RISING, 0.11).verdict == INSUFFICIENT
    assert judge(TREND, falling, 0.11).verdict == INSUFFICIENT
    assert "q = 0.11" in judge(TREND, RISING, 0.11).needs
    assert judge(TREND, replace(RISING, low=0.98), 0.04).verdict == INSUFFICIENT


def test_what_is_surely_no_more_than_a_little_needs_no_test_to_be_contradicted():
    link = replace(TREND, rule=RULES["goes-with"], needs={"hits": 30})
    weak = replace(FIGURE, value=1.05, low=0.98, high=1.12)

    assert judge(link, weak, 0.4).verdict == CONTRADICTED
    assert judge(link, replace(weak, low=1.02), 0.4).verdict == INSUFFICIENT


@pytest.mark.parametrize(
    ("verdicts", "whole"),
    [
        ([], INSUFFICIENT),
        ([SUPPORTED], SUPPORTED),
        ([SUPPORTED, SUPPORTED], SUPPORTED),
        ([SUPPORTED, CONTRADICTED], PARTLY),
        ([SUPPORTED, PARTLY], PARTLY),
        ([SUPPORTED, INSUFFICIENT], PARTLY),
        ([SUPPORTED, INSUFFICIENT, INSUFFICIENT], INSUFFICIENT),
        ([CONTRADICTED, CONTRADICTED], CONTRADICTED),
        ([CONTRADICTED, INSUFFICIENT], CONTRADICTED),
        ([CONTRADICTED, INSUFFICIENT, INSUFFICIENT], INSUFFICIENT),
        ([PARTLY, PARTLY], PARTLY),
        ([INSUFFICIENT, INSUFFICIENT], INSUFFICIENT),
    ],
)
def test_a_claim_holds_where_all_of_it_does(verdicts, whole):
    assert together(verdicts) == whole


def judged(verdict, group="", counts=True, place=1):
    return Judged(replace(PART, group=group, judged=counts, place=place), FIGURE, verdict)


def test_parts_of_a_group_hold_together_and_figures_beside_have_no_say():
    parts = [
        judged(SUPPORTED, "a", place=1),
        judged(CONTRADICTED, "a", place=2),
        judged(SUPPORTED, "b", place=3),
        judged(CONTRADICTED, counts=False, place=4),
    ]
    claim = Claim("C01", ("000",), "It is so", "level", tuple(one.part for one in parts))

    assert verdict_of(claim, parts) == PARTLY
    assert verdict_of(claim, parts[2:]) == SUPPORTED


@pytest.mark.parametrize(
    ("verdicts", "whole"),
    [
        ([SUPPORTED, SUPPORTED, CONTRADICTED], SUPPORTED),
        ([SUPPORTED, PARTLY, CONTRADICTED], PARTLY),
        ([SUPPORTED, INSUFFICIENT, CONTRADICTED], INSUFFICIENT),
        ([SUPPORTED, CONTRADICTED, CONTRADICTED], CONTRADICTED),
    ],
)
def test_where_some_of_a_group_are_enough_so_many_must_hold(verdicts, whole):
    claim = Claim("C01", ("000",), "It is so", "level", (), enough=2)

    assert verdict_of(claim, [judged(one, "a", place=at) for at, one in enumerate(verdicts)]) == whole


def test_what_ads_cannot_tell_stays_so_whatever_is_shown_beside():
    claim = Claim("C01", ("000",), "It is so", "causal", (), untestable="ads do not say why")

    assert verdict_of(claim, [judged(SUPPORTED, counts=False)]) == NOT_TESTABLE
    assert verdict_of(replace(claim, untestable="", lacks="the weather"), []) == INSUFFICIENT
