"""docs/claims.md explains what there is, and its lists are those of the data."""

from __future__ import annotations

from benchmarks.books import DOCS, claims
from mltrends.claims.claim import VERDICTS
from mltrends.claims.load import BARE, KINDS_OF_FACT, load_claims, load_rules
from mltrends.claims.measures import MEASURES

PAGE = (DOCS / "claims.md").read_text(encoding="utf-8")


def test_the_lists_are_those_of_the_data():
    assert claims() == PAGE, "docs/claims.md is old; run: make codebook"


def test_every_claim_and_rule_stands_in_a_row_of_its_own():
    for claim in load_claims():
        assert PAGE.count(f"\n| {claim.id} | {claim.words} |") == 1
    for rule in load_rules():
        assert PAGE.count(f"\n| {rule} |") == 1


def test_every_measure_verdict_and_kind_of_fact_is_explained():
    by_hand = PAGE.partition("<!-- What follows")[0]

    assert all(f"\n| {measure} |" in by_hand for measure in MEASURES)
    assert all(f"\n| {verdict} |" in by_hand for verdict in VERDICTS)
    assert all(f"`{kind}: " in by_hand for kind in KINDS_OF_FACT if kind != "degree")
    assert all(f"`{fact}`" in by_hand for fact in BARE if fact not in ("ad", "other", "reposted"))
