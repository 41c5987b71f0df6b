"""What rises and is a term is suggested; what is not, is not, and what is too little to tell from says so."""

from __future__ import annotations

import numpy as np
import pytest
from tests.models.made import FIRST, HALF, Made, falling, labels, made, rising, steady

from mltrends.models.emerging import default_since
from mltrends.stats.refused import Refused


def test_a_planted_riser_is_found_with_what_was_planted():
    found = made({"Zorblax": rising}).found()

    (term,) = found.terms
    assert term.label == "Zorblax"
    assert term.ads_before == 0
    assert 150 < term.ads_after < 280
    assert (term.of_before, term.of_after) == (720, 720)
    assert term.first_month >= HALF
    assert 1 < term.ci_low < term.odds_ratio < term.ci_high
    assert term.q_value < 0.01
    assert term.odds_ratio_year > 1
    assert term.quarters[:4] == (0.0,) * 4
    assert min(term.quarters[4:]) > 0.1


def test_what_falls_or_stands_still_is_not_suggested():
    assert labels(made({"Zorblax": rising, "Quuxet": falling, "Florbin": steady}).found()) == ["Zorblax"]


def test_a_word_that_rises_outside_of_lists_is_no_term():
    assert labels(made({"Zorblax": rising}, {"wonderfully brisk": rising}).found()) == ["Zorblax"]


def test_what_the_vocabulary_knows_is_not_suggested_in_any_way_to_write_it():
    known = ("TensorFlow", "tensor-flow", "deep learning", "Kubernetes", "kubernetes", "Scikit Learn")

    assert labels(made({"Zorblax": rising} | dict.fromkeys(known, rising)).found()) == ["Zorblax"]


def test_ways_to_write_the_same_are_one_term():
    found = made(
        {("Blurt Native", "BlurtNative", "blurt-native"): rising, ("Zorb.js", "ZorbJS", "Zorb"): rising}
    ).found()

    assert len(found.terms) == 2
    ways = {frozenset(way for way, _ in term.ways) for term in found.terms}
    assert ways == {
        frozenset({"Blurt Native", "BlurtNative", "blurt native"}),
        frozenset({"Zorb.js", "ZorbJS", "Zorb"}),
    }


def test_a_part_that_rises_only_inside_a_phrase_gives_way_to_it():
    assert labels(made({"Glimmer Forge": rising}).found()) == ["Glimmer Forge"]


def test_a_phrase_whose_part_rises_without_it_stands_under_the_part():
    (term,) = made({"Zorblax": rising, "Zorblax Mesh": rising}).found().terms

    assert term.label == "Zorblax"
    assert term.under == ("Zorblax Mesh",)


def test_an_employers_own_name_in_its_ads_is_no_term():
    companies = dict.fromkeys(range(40), "Zorblax Inc")
    ads = made(companies=companies)
    for number, (company, month) in enumerate(zip(ads.company, ads.month, strict=True)):
        if company == "Zorblax Inc" and month >= HALF:
            ads.texts[number] += " At Python, Zorblax, Java."

    assert isinstance(ads.found(), Refused)


def test_a_line_that_one_employer_repeats_is_no_term():
    ads = made()
    for number, month in enumerate(ads.month):
        if ads.employer[number] < 5 and month >= HALF:
            ads.texts[number] += " Our stack is Python, Zorblax, Java and more."

    assert isinstance(ads.found(), Refused)


def test_a_line_that_is_repeated_by_unknown_employers_is_no_term():
    ads = made()
    for number, month in enumerate(ads.month):
        if number % 8 == 0:
            ads.employer[number] = 1000 + number
            if month >= HALF:
                ads.texts[number] += " Our stack is Python, Zorblax, Java and more."

    assert isinstance(ads.found(), Refused)


def test_a_rise_that_only_one_of_two_sources_has_is_not_suggested():
    ads = made({"Zorblax": rising}, sources=("board", "other"))
    for number, source in enumerate(ads.source):
        if source == "other":
            ads.texts[number] = ads.texts[number].replace(
                "Zorblax, ", "" if ads.month[number] >= HALF else "Zorblax, "
            )
            if ads.month[number] < HALF and number % 10 == 0:
                ads.texts[number] += " Python, Zorblax, Java."

    assert isinstance(ads.found(), Refused)


def test_a_source_that_comes_late_makes_no_riser_of_its_words():
    early = made({"Florbin": steady})
    late = made({"Florbin": lambda _: 0.9}, sources=("late",), seed=2)
    kept = [number for number, month in enumerate(late.month) if month >= HALF]
    both = Made(
        early.texts + [late.texts[n] for n in kept],
        early.source + [late.source[n] for n in kept],
        early.month + [late.month[n] for n in kept],
        early.employer + [late.employer[n] for n in kept],
        early.company + [late.company[n] for n in kept],
    )

    assert isinstance(both.found(), Refused)


def test_many_words_that_stand_still_give_hardly_a_false_find():
    words = {f"Quux{letter}{second}o": lambda _: 0.05 for letter in "abcdefghij" for second in "klmnopqr"}

    finds = [made(words, seed=seed).found() for seed in range(3)]

    assert sum(0 if isinstance(one, Refused) else len(one.terms) for one in finds) <= 1


def test_the_same_ads_give_the_same_terms_in_whatever_order_of_employers():
    ads = made({"Zorblax": rising, ("Blurt Native", "BlurtNative"): rising})
    once = ads.found()
    ads.employer = [97 - one for one in ads.employer]

    assert labels(ads.found()) == labels(once)
    assert ads.found().terms[0].odds_ratio == pytest.approx(once.terms[0].odds_ratio)


@pytest.mark.parametrize(
    ("ads", "words"),
    [
        (made({"Zorblax": rising}, months=1), "the ads are of 1 complete month, and to tell a rise takes 8"),
        (made({"Zorblax": rising}, months=20, a_month=1), "no source has ads of 50 employers"),
    ],
    ids=["one month", "20 ads"],
)
def test_too_little_is_told_in_one_sentence(ads, words):
    found = ads.found(since=FIRST + 6)

    assert isinstance(found, Refused)
    assert words in found.reason
    assert "\n" not in found.reason


def test_texts_that_are_all_equal_are_told_in_one_sentence():
    ads = made()
    ads.texts = ["We work with Python, Zorblax and Java."] * len(ads.texts)

    found = ads.found()

    assert isinstance(found, Refused)
    assert "no term surely rose" in found.reason
    assert "\n" not in found.reason


def test_empty_texts_are_told_in_one_sentence():
    ads = made()
    ads.texts = [""] * len(ads.texts)

    assert isinstance(ads.found(), Refused)


def test_a_month_that_parts_nothing_is_told_with_the_counts():
    found = made({"Zorblax": rising}).found(since=FIRST + 600)

    assert isinstance(found, Refused)
    assert "0 after" in found.reason


def test_without_a_month_the_last_year_is_recent():
    assert default_since(np.arange(100, 148)) == 136
    assert default_since(np.arange(100, 110)) == 105
