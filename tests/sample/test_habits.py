"""Employers have habits: ads of one employer are alike, and shares vary about twice as much."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest


def design_effect(ads: list[dict[str, str]], flags: list[bool]) -> float:
    """Variance of a share over employers, against that of as many independent ads."""
    share = sum(flags) / len(flags)
    sums: defaultdict[str, float] = defaultdict(float)
    for ad, flag in zip(ads, flags, strict=True):
        sums[ad["employer"]] += flag - share
    return sum(value * value for value in sums.values()) / (len(flags) * share * (1 - share))


def test_the_design_effect_of_python_is_about_two(made):
    ads = [ad for ad in made.dated() if ad["has_text"] == "1"]
    assert 1.5 < design_effect(ads, ["Python" in ad["skills"].split("|") for ad in ads]) < 2.8


def test_the_design_effect_of_remote_is_about_two(made):
    ads = made.dated()
    assert 1.5 < design_effect(ads, [ad["remote"] == "remote" for ad in ads]) < 2.8


def test_without_habits_it_would_be_about_one(made):
    """Vacancy numbers have nothing to do with employers."""
    ads = made.dated()
    assert (
        0.7
        < design_effect(ads, [hash(int(ad["vacancy"][1:]) * 2654435761 % 2**32) % 3 == 0 for ad in ads])
        < 1.3
    )


def test_a_few_employers_post_much_and_many_post_little(made):
    sizes = sorted(Counter(ad["employer"] for ad in made.first()).values(), reverse=True)
    assert len(sizes) > 800
    assert sizes[0] > 15
    assert sizes[len(sizes) // 2] <= 3


def test_agencies_repeat_ads_of_others(made):
    company = {"jobspy": "company", "linkedin": "company_name"}
    names = Counter(made.cell(ad, company[ad["source"]]) for ad in made.ads if ad["kind"] == "agency_copy")
    assert 2 <= len(names) <= 14
    assert names.most_common(1)[0][1] > 10


@pytest.mark.parametrize("role", ["Research Assistant", "Academic Researcher"])
def test_universities_hire_researchers(made, role):
    employers = {ad["employer"] for ad in made.first() if ad["role"] == role}
    assert all(any(word in name for word in ("Universit", "College", "Institute")) for name in employers)
