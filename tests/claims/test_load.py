"""The claims as data: all are there, name what exists, and a slip is refused by name."""

from __future__ import annotations

from typing import get_args

import pytest
from tests.claims.made import DOCUMENTS, claim

from mltrends import taxonomy
from mltrends.claims.load import BARE, ClaimError, load_claims, load_rules, read_claims
from mltrends.claims.measures import MEASURES
from mltrends.model import Education, Remote, RemoteScope, Role, Seniority
from mltrends.taxonomy.load import load

CLAIMS = load_claims()
PARTS = [part for one in CLAIMS for part in one.parts]
CONCEPTS = load().by_id
WORDS = {
    "role": get_args(Role),
    "level": get_args(Seniority),
    "degree": get_args(Education),
    "work": get_args(Remote),
    "reach": get_args(RemoteScope),
    "known": ("role", "industry", "work", "reach"),
}


def facts(part):
    return [fact for group in (*part.among, *part.versus, part.asks, part.against) for fact in group]


def test_all_claims_are_there_each_once():
    assert [one.id for one in CLAIMS] == [f"C{number:02}" for number in range(1, 74)]
    assert all(set(one.documents) <= set(DOCUMENTS) and one.documents for one in CLAIMS)


@pytest.mark.parametrize("one", CLAIMS, ids=lambda one: one.id)
def test_every_fact_that_a_claim_asks_for_exists(one):
    kinds = {concept.kind for concept in CONCEPTS.values()}
    for part in one.parts:
        for fact in facts(part):
            kind, colon, name = fact.partition(": ")
            if not colon:
                assert fact in BARE or fact in CONCEPTS, fact
            elif kind in ("under", "said"):
                assert name in CONCEPTS, fact
            elif kind == "kind":
                assert name in kinds, fact
            elif kind == "industry":
                assert CONCEPTS[name].kind == "industry", fact
            elif kind != "employer":
                assert name in WORDS[kind], fact


@pytest.mark.parametrize("one", CLAIMS, ids=lambda one: one.id)
def test_a_claim_is_short_and_plain_and_says_what_it_cannot_tell(one):
    assert 4 <= len(one.words.split()) <= 25
    assert not one.words.endswith(".")
    assert one.words[0].isupper()
    assert not one.caveat or one.caveat.endswith(".")
    names = [part.name or part.asks[0] for part in one.parts]
    assert len(set(names)) == len(names)


def test_every_measure_is_used_and_every_rule():
    assert {part.measure for part in PARTS} == set(MEASURES)
    assert {part.rule.name for part in PARTS} == set(load_rules())


def test_trends_ask_for_two_sources_and_eight_months_and_thirty_ads():
    for part in PARTS:
        if (
            part.measure == "trend" and part.judged and part.claim != "C02"
        ):  # which asks for eight years of one source
            assert part.needs == {"hits": 30, "sources": 2, "months": 8}, part.id


def test_a_role_group_spells_its_parts_out_for_each_role():
    text = claim(
        'for_roles = ["Data Scientist", "Data Engineer"]\nparts = [{ name = "senior", asks = ["level: senior"] }]'
    )

    (found,) = read_claims({"a.toml": text})

    assert [(part.name, part.group) for part in found.parts] == [
        ("Data Scientist, senior", "Data Scientist"),
        ("Data Engineer, senior", "Data Engineer"),
    ]
    assert found.parts[1].among[-1] == ("role: Data Engineer",)


PYTHON = 'parts = ["python"]'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            claim(PYTHON, colour='"red"'),
            ["made.toml: C01", "unknown key: 'colour'", "known are: id, documents"],
        ),
        (claim('parts = [{ ask = ["python"] }]'), ["C01", "unknown key of a part: 'ask'"]),
        (claim(PYTHON, measure='"guess"'), ["C01", "unknown measure: 'guess'", "association, compare"]),
        (claim(PYTHON, rule='"some"'), ["C01", "unknown rule: 'some'", "essential, common"]),
        (claim(PYTHON, rule='"grows"'), ["C01", "share is not held to 'grows'", "its units: share"]),
        (claim(PYTHON, how='"loud"'), ["C01", "unknown how of share: 'loud'"]),
        (claim(PYTHON, needs="{ ad = 500 }"), ["C01", "unknown evidence: 'ad'", "ads, hits"]),
        (claim(PYTHON, ads='"most"'), ["C01", "unknown ads: 'most'", "text, field, other, all"]),
        (claim(PYTHON, among='["rôle: x"]'), ["C01", "unknown kind of fact 'rôle'", "under, kind, role"]),
        (claim(PYTHON, alike='["weather"]'), ["C01", "unknown thing held alike: 'weather'", "role, country"]),
        (claim(PYTHON, documents="[]"), ["C01", "documents is missing"]),
        (claim(""), ["C01", "has a part that is judged, or says why it is untestable"]),
        (claim(PYTHON, untestable='"no"'), ["C01", "no part of a claim that is not judged may be"]),
        (claim(PYTHON) + claim(PYTHON), ["C01", "the id is taken by an entry of made.toml"]),
        ("[[claim]\n", ["made.toml: this is no TOML"]),
        (claim(PYTHON) + "[more]\n", ["made.toml", "unknown ['more']"]),
    ],
)
def test_a_slip_is_refused_by_name_with_what_is_allowed(text, words):
    with pytest.raises(ClaimError) as refused:
        read_claims({"made.toml": text})

    assert all(word in str(refused.value) for word in words), refused.value
    assert "\n" not in str(refused.value)


def test_the_vocabulary_has_a_name_for_what_has_none():
    nameless = [part.asks[0] for part in PARTS if not part.name]

    assert all(fact in taxonomy.load().by_id for fact in nameless)
