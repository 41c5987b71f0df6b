"""Findings say what was found, in words that claim no more."""

from __future__ import annotations

import re
from datetime import date

import pytest

from mltrends.report.findings import findings

FORBIDDEN = re.compile(r"explod|earn|cause|shortage|demand|surg|soar|boom|skyrocket|best|hot", re.IGNORECASE)


def sentences(answers):
    return {finding.name: finding.sentence for finding in findings(answers)}


def skill_changes(made, verdicts, otherwise=("no clear change", 0.2, 0.21)):
    rows = made.tables()["answer_skill_changes"]
    return {
        "answer_skill_changes": [row | made.change(*verdicts.get(row["label"], otherwise)) for row in rows]
    }


def silent(made, first):
    """Months of places of work, of which no ad says any from the month `first` on."""
    hidden = {"share": None, "ci_low": None, "ci_high": None, "suppressed": True}
    return {
        "answer_remote_months": [
            row | (hidden if row["month"] >= first and row["mode"] != "unstated" else {})
            for row in made.tables()["answer_remote_months"]
        ]
    }


def test_a_month_of_which_nothing_is_known_is_not_called_one_without_remote_work(made):
    told = sentences(made.answers(silent(made, date(2025, 11, 1))))["remote"]

    assert "In Oct 2025, " in told
    assert "Nov 2025" not in told


def test_where_no_ad_ever_says_the_finding_is_that_it_is_not_known(made):
    told = sentences(made.answers(silent(made, date(2000, 1, 1))))["remote"]

    assert told == "Not known how many ads offer remote work: in no month with enough of them does any say."


def remote(made, *verdict):
    return {"answer_remote_change": [{"mode": "remote"} | made.change(*verdict)]}


def test_four_to_six_findings_each_with_interval_n_and_chart(
    made,
):
    found = findings(made.answers())

    assert 4 <= len(found) <= 6
    for finding in found:
        assert re.search(r"\d", finding.sentence)
        assert "95% interval" in finding.evidence
        assert "n\u00a0=\u00a0" in finding.evidence
        assert finding.chart in {"roles", "skills", "skill_trend", "pay", "remote"}
        assert finding.number.low <= finding.number.value <= finding.number.high
        assert finding.n > 0


def test_what_rose_and_what_fell_is_told_with_both_shares(made):
    changed = skill_changes(made, {"LLM": ("rose", 0.041, 0.123), "Excel": ("fell", 0.12, 0.05)})

    told = sentences(made.answers(changed))

    assert (
        told["skill-rose"]
        == "Ads mention LLM more often: 4.1% of them in the first 12 complete months, 12.3% in the last 12."
    )
    assert (
        told["skill-fell"]
        == "Ads mention Excel less often: 12.0% of them in the first 12 complete months, 5.0% in the last 12."
    )


def test_of_many_that_rose_one_is_named_and_all_are_counted(made):
    changed = skill_changes(made, {"LLM": ("rose", 0.04, 0.12), "Git": ("rose", 0.05, 0.09)})

    told = sentences(made.answers(changed))

    assert "Ads mention LLM more often" in told["skill-rose"]
    assert told["skill-rose"].endswith("2 skills rose in all.")
    assert "skill-fell" not in told


def test_no_clear_change_is_a_finding(made):
    (found,) = [one for one in findings(made.answers(skill_changes(made, {}))) if one.name == "skill-change"]

    assert found.sentence == (
        "No clear change in the skills that ads mention: of 22 tested, none rose or fell beyond chance."
    )
    assert found.verdict == "no clear change"
    assert found.evidence.startswith("Largest difference: ")


def test_too_little_data_is_not_no_clear_change(made):
    little = ("too little data", None, None)
    answers = made.answers(skill_changes(made, {}, little) | remote(made, *little))

    told = sentences(answers)

    assert told["skill-change"].startswith("Too little data to tell which skills rose or fell")
    assert told["remote"] == (
        "In Nov 2025, 19% of ads offered remote work; 62% did not say. Too little data to tell whether that changed."
    )


@pytest.mark.parametrize(
    ("verdict", "start"),
    [
        (
            ("rose", 0.121, 0.183),
            "Ads offering remote work rose from 12.1% to 18.3% between the first 12 and the last 12 complete months.",
        ),
        (
            ("fell", 0.183, 0.121),
            "Ads offering remote work fell from 18.3% to 12.1% between the first 12 and the last 12 complete months.",
        ),
        (
            ("no clear change", 0.12, 0.13),
            "No clear change in ads offering remote work between the first 12 and the last 12 complete months.",
        ),
    ],
)
def test_remote_work_is_told_as_tested(made, verdict, start):
    told = sentences(made.answers(remote(made, *verdict)))["remote"]

    assert told == f"{start} In Nov 2025, 19% of ads offered remote work; 62% did not say."


def test_leaders_whose_intervals_overlap_share_the_place(made):
    rows = made.tables()["answer_roles"]
    rows[1]["ci_high"] = 0.31
    told = sentences(made.answers({"answer_roles": rows}))
    assert told["role"] == (
        "Data Scientist (31.4%) and Machine Learning Engineer (22.6%) are advertised most; their intervals overlap."
    )

    rows[2]["ci_high"] = 0.31
    told = sentences(made.answers({"answer_roles": rows}))
    assert told["role"].startswith("No clear leader among roles: Data Scientist has the largest share")

    told = sentences(made.answers({"answer_roles": rows[:2]}))
    assert told["role"] == (
        "Neither Data Scientist (31.4%) nor Machine Learning Engineer (22.6%) is surely advertised more; their intervals overlap."
    )


def test_pay_is_told_as_posted_with_how_many_ads_state_it(made):
    rows = [row for row in made.tables()["answer_pay"] if row["role"] in {"Data Scientist", "Data Analyst"}]

    (found,) = [one for one in findings(made.answers({"answer_pay": rows})) if one.name == "pay"]

    assert found.sentence == "Posted pay is highest for Data Scientist, with a median of USD 163k a year."
    assert "of the role's ads state pay" in found.evidence
    assert "for 25% of it no word says whether it is for a year" in found.evidence
    assert found.number.unit == "USD a year"


def test_what_is_suppressed_is_told_as_too_few(made):
    changed = made.tables()
    for name in ("answer_roles", "answer_skills", "answer_pay", "answer_remote_months"):
        for row in changed[name]:
            row |= {
                key: None for key in row if key in {"share", "ci_low", "ci_high", "p25", "p50", "p75", "rank"}
            }
            row["suppressed"] = True

    found = {finding.name: finding for finding in findings(made.answers(changed))}

    for name in ("role", "skill", "pay", "remote"):
        assert found[name].sentence.startswith("Too few"), name
        assert found[name].verdict == "too few ads"
        assert found[name].number.value is None
        assert "n\u00a0=\u00a0" in found[name].evidence


def test_a_skill_that_moved_but_is_not_drawn_still_has_its_n(made):
    rows = [{"concept": "cobol", "label": "COBOL", "kind": "language"} | made.change("fell", 0.03, 0.01)]

    (found,) = [
        one for one in findings(made.answers({"answer_skill_changes": rows})) if one.chart == "skill_trend"
    ]

    assert "COBOL" in found.sentence
    assert found.n > 1000


def test_no_sentence_claims_more_than_ads_can_carry(made):
    little = ("too little data", None, None)
    for answers in (
        made.answers(),
        made.answers(skill_changes(made, {})),
        made.answers(skill_changes(made, {}, little) | remote(made, *little)),
        made.answers({name: [] for name in made.COLUMNS}),
    ):
        for finding in findings(answers):
            assert not FORBIDDEN.search(finding.sentence.replace("earning", "")), finding.sentence
