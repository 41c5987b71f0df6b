"""The truth file says what is in the files, and what was planted comes out."""

from __future__ import annotations

import math
import statistics
from collections import Counter, defaultdict

import pytest

from mltrends.sample.roles import OUT_OF_SCOPE, roles
from mltrends.sample.shares import DATED
from mltrends.sample.skills import skills

PLACE = {skill.label: number for number, skill in enumerate(skills())}


def by_month(made, ads) -> list[int]:
    counts = Counter(ad["posted"][:7] for ad in ads)
    return [counts[month] for month in made.truth["months"]]


def named(ad: dict[str, str]) -> list[str]:
    return ad["skills"].split("|") if ad["skills"] else []


def test_truth_stays_small(made):
    assert (made.folder / "truth.json").stat().st_size < 1_000_000


def test_vacancies_and_copies_are_counted(made):
    kinds = Counter(ad["kind"] for ad in made.ads)
    assert made.truth["duplicates"] == {kind: kinds[kind] for kind in made.truth["duplicates"]}
    assert all(count > 40 for count in made.truth["duplicates"].values())
    first = made.first()
    dated = [ad for ad in first if ad["posted"]]
    assert made.truth["vacancies"] == {
        "all": len(first),
        "dated": len(dated),
        "undated": sum(ad["source"] != "glassdoor" and not ad["posted"] for ad in first),
        "snapshot": sum(ad["source"] == "glassdoor" for ad in first),
        "dated_in_scope": len(made.dated()),
    }
    for board in ("jobspy", "linkedin", "glassdoor"):
        of_file = Counter(ad["kind"] for ad in made.ads if ad["source"] == board)
        account = made.truth["files"][board]
        assert account["vacancies"] == of_file["first"]
        assert {kind: account[kind] for kind in made.truth["duplicates"]} == {
            kind: of_file[kind] for kind in made.truth["duplicates"]
        }


def test_every_copy_has_its_original(made):
    originals = {ad["vacancy"]: ad for ad in made.first()}
    assert len(originals) == len(made.first())
    for ad in made.ads:
        if ad["kind"] in made.truth["duplicates"]:
            first = originals[ad["duplicate_of"]]
            assert ad["posted"] >= first["posted"]
            assert (ad["source"] != first["source"]) or ad["kind"] != "cross_board"


def test_copies_are_what_their_kind_says(made):
    originals = {ad["vacancy"]: ad for ad in made.first()}
    company = {"jobspy": "company", "linkedin": "company_name"}
    for ad in made.ads:
        first = originals.get(ad["duplicate_of"])
        if ad["kind"] == "repost":
            assert made.text(ad) == made.text(first)
            assert made.cell(ad, "id" if ad["source"] == "jobspy" else "job_id") != made.cell(
                first, "id" if ad["source"] == "jobspy" else "job_id"
            )
        elif ad["kind"] == "exact" and ad["source"] != "glassdoor":
            assert made.rows[ad["source"]][int(ad["row"])] == made.rows[ad["source"]][int(first["row"])]
        elif ad["kind"] == "agency_copy":
            assert made.cell(ad, company[ad["source"]]) != made.cell(first, company[first["source"]])


def test_roles_by_month_are_counted(made):
    for role in roles():
        ads = [ad for ad in made.first() if ad["role"] == role.name and ad["posted"]]
        assert made.truth["roles"][role.name]["vacancies"] == by_month(made, ads)


def test_skills_by_month_role_and_source_are_counted(made):
    ads = [ad for ad in made.dated() if ad["has_text"] == "1"]
    assert made.truth["with_text"]["all"] == by_month(made, ads)
    for label in ("Python", "LLM", "Machine learning", "Tableau"):
        hits = [ad for ad in ads if label in named(ad)]
        truth = made.truth["skills"][label]
        assert truth["hits"] == by_month(made, hits)
        for board in DATED:
            assert truth["by_source"][board]["hits"] == by_month(
                made, [ad for ad in hits if ad["source"] == board]
            )
        scientists = [ad for ad in hits if ad["role"] == "Data Scientist"]
        assert truth["by_role"]["Data Scientist"]["hits"] == by_month(made, scientists)


def test_required_shares_are_counted(made):
    ads = [ad for ad in made.first() if ad["has_text"] == "1" and ad["role"] not in OUT_OF_SCOPE]
    ads = [ad for ad in ads if ad["posted"] or ad["source"] == "glassdoor"]
    asked = [ad for ad in ads if "Python" in named(ad)]
    required = sum("Python" in ad["required"].split("|") for ad in asked)
    assert made.truth["skills"]["Python"]["required_share"] == pytest.approx(required / len(asked), abs=1e-4)


def test_remote_modes_are_counted_and_rise_then_fall(made):
    for mode, truth in made.truth["remote"].items():
        assert truth["vacancies"] == by_month(made, [ad for ad in made.dated() if ad["remote"] == mode])
    remote = made.truth["remote"]["remote"]["expected"]
    top = remote.index(max(remote))
    assert 6 < top < 30
    assert remote[top] > remote[0] + 0.08
    assert remote[top] > remote[-1] + 0.08


def test_pay_quartiles_are_counted(made):
    points = defaultdict(list)
    for ad in made.first():
        if ad["employment"] == "full-time" and ad["pay_point"]:
            points[ad["role"], ad["pay_currency"]].append(float(ad["pay_point"]))
    truth = made.truth["pay"]["Data Scientist"]["USD"]
    ours = points["Data Scientist", "USD"]
    assert truth["n"] == pytest.approx(len(ours), abs=3)  # an ad without a text may hide what it states
    assert truth["realised"] == pytest.approx(statistics.quantiles(ours, n=4, method="inclusive"), rel=0.02)


def test_pay_comes_out_as_planted(made):
    for role in ("Data Scientist", "Data Engineer", "Data Analyst"):
        truth = made.truth["pay"][role]["USD"]
        assert truth["n"] > 60
        assert truth["realised"][1] == pytest.approx(truth["expected"][1], rel=0.08)
        assert truth["realised"] == sorted(truth["realised"])


def test_disclosure_of_pay_rises(made):
    stated = made.truth["disclosure"]["stated"]
    ads = by_month(made, made.dated())
    assert sum(stated[30:41]) / sum(ads[30:41]) > sum(stated[:12]) / sum(ads[:12]) + 0.05


def test_expected_shares_add_up(made):
    for month in range(42):
        assert math.fsum(role["expected"][month] for role in made.truth["roles"].values()) == pytest.approx(
            1, abs=1e-3
        )
        modes = [mode["expected"][month] for mode in made.truth["remote"].values()]
        assert math.fsum(modes) == pytest.approx(1, abs=1e-3)


def test_risers_fallers_and_flat_ones_are_planted(made):
    planted = Counter(truth["planted"] for truth in made.truth["skills"].values())
    assert planted["rose"] >= 4
    assert planted["fell"] >= 2
    assert planted["flat"] >= 40
    for label, truth in made.truth["skills"].items():
        within = truth["changes"]["within"]
        if truth["planted"] == "flat":
            assert abs(within) < 0.002, label
        else:
            assert (within > 0) == (truth["planted"] == "rose"), label
    assert made.truth["skills"]["LLM"]["changes"]["within"] > 0.15
    assert made.truth["skills"]["Hadoop"]["changes"]["within"] < -0.06


def test_the_mix_of_boards_bends_the_raw_line_of_flat_skills(made):
    docker, tableau = (made.truth["skills"][label]["changes"] for label in ("Docker", "Tableau"))
    assert docker["raw"] > 0.02 > abs(docker["within"])
    assert tableau["raw"] < -0.02 < -abs(tableau["within"])
    share = made.truth["sources"]["jobspy"]["expected"]
    assert share[0] == 0.25
    assert share[-1] == 0.65


def test_what_came_out_is_what_was_expected(made):
    """Within four standard errors, widened by the design effect."""
    months = made.truth["with_text"]["all"]
    for label, truth in made.truth["skills"].items():
        expected = sum(share * count for share, count in zip(truth["expected"], months, strict=True))
        spread = math.sqrt(
            3
            * sum(share * (1 - share) * count for share, count in zip(truth["expected"], months, strict=True))
        )
        assert abs(sum(truth["hits"]) - expected) < 4 * spread, label


def test_planted_changes_come_out(made):
    months = made.truth["with_text"]["all"]
    for label in ("LLM", "RAG", "LangChain", "PyTorch", "Hadoop", "TensorFlow"):
        truth = made.truth["skills"][label]
        first = sum(truth["hits"][:12]) / sum(months[:12])
        last = sum(truth["hits"][29:41]) / sum(months[29:41])
        assert last - first == pytest.approx(truth["changes"]["raw"], abs=0.06), label


def test_the_share_of_ai_disclosures_rises_with_time(made):
    ads = [ad for ad in made.dated() if ad["language"] == "en" and ad["has_text"] == "1"]
    said = {
        half: [
            any(words in made.text(ad) for words in ("artificial intelligence", "AI in hiring", "use AI", "AI is used", "AI technology", "assisted software", "decision tools"))
            and any(words in made.text(ad) for words in ("hiring", "pplica", "assessment of candidates"))
            for ad in ads
            if (ad["posted"] < "2024-07") == (half == "early")
        ]
        for half in ("early", "late")
    }  # fmt: skip
    assert statistics.mean(said["late"]) > statistics.mean(said["early"]) + 0.08


def test_parameters_are_in_the_truth(made):
    assert set(made.truth["parameters"]) == {"market", "roles", "skills", "places"}
    assert made.truth["design_effect_target"] == 2.0
    assert len(made.truth["skills"]) == len(PLACE) >= 60
