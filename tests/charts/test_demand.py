"""What charts on demand and skills say is what the answers found, and no more."""

from __future__ import annotations

import pytest

from mltrends.charts import load_each
from mltrends.charts.house.look import WIDE


def each(kind, name, thing):
    return next(chart for chart in (make(thing) for make in load_each(kind)) if chart.name == name)


def roles_that(made, **verdicts):
    """Shifts in which only the named roles moved."""
    rows = made.tables()["answer_shifts"]
    for row in rows:
        if row["subject"] == "role":
            verdict = verdicts.get(row["thing"].replace(" ", "_"), "no clear change")
            size = {"rose": 0.05, "fell": -0.05}.get(verdict, 0.001)
            row |= {"verdict": verdict, "within": size, "within_low": size - 0.01, "within_high": size + 0.01}
    return made.answers({"answer_shifts": rows})


@pytest.mark.parametrize(
    ("verdicts", "title"),
    [
        ({}, "No clear change in the share of any of 14 roles"),
        ({"Data_Analyst": "fell"}, "Data Analyst lost share: −5.0 pp"),
        (
            {"Data_Analyst": "fell", "AI_Engineer": "rose"},
            "AI Engineer gained share of ads, Data Analyst lost",
        ),
        (
            {"Data_Analyst": "fell", "AI_Engineer": "rose", "Data_Engineer": "rose"},
            "2 roles gained, 1 role lost share of ads",
        ),
        ({"AI_Engineer": "rose", "Data_Engineer": "rose"}, "2 roles gained share of ads"),
    ],
)
def test_a_role_gains_or_loses_only_where_the_test_said_so(made, charts, verdicts, title):
    assert charts["role_shift"].title(roles_that(made, **verdicts)) == title


def test_ads_of_no_known_role_are_no_role_that_moves(made, charts):
    rows = made.tables()["answer_shifts"]
    rows[0] |= {"thing": "Other", "label": "Other", "verdict": "rose", "within": 0.3}

    answers = made.answers({"answer_shifts": rows})

    assert "Other" not in [row[0] for row in charts["role_shift"].table(answers).rows]
    assert "Other" not in charts["role_shift"].alt(answers)


def test_a_mix_that_turns_a_trend_round_is_told_and_one_within_the_noise_is_not(made, charts):
    rows = made.tables()["answer_shifts"]
    for row in rows:
        if row["thing"] == "Data Scientist":
            row |= {"within": 0.06, "within_low": 0.04, "within_high": 0.08, "raw": -0.02, "mix": -0.08}
            row["reversed"] = True
    turned = made.answers({"answer_shifts": rows})

    assert charts["source_mix"].title(turned) == "Source mix turns the trend of Data Scientist round: −8.0 pp"

    for row in rows:
        row |= {"raw": row["within"], "mix": 0.0, "reversed": False}
    still = made.answers({"answer_shifts": rows})

    assert charts["source_mix"].title(still) == "No clear effect of the mix of sources on any role"


def test_one_source_has_no_mix(made, charts):
    lines = [row | {"sources": 1} for row in made.tables()["answer_trends"]]

    answers = made.answers({"answer_trends": lines})

    assert charts["source_mix"].title(answers) == "Too few sources to tell growth from their mix"
    assert charts["source_mix"].table(answers).rows == ()


def test_the_fastest_riser_is_named_only_when_no_other_may_be_as_fast(made, charts):
    rows = made.tables()["answer_skill_growth"]

    assert charts["risers"].title(made.answers()) == "Mentions of LLM rise fastest: odds ×2.40 a year"

    next(row for row in rows if row["label"] == "PyTorch")["ci_high"] = 2.5
    answers = made.answers({"answer_skill_growth": rows})
    assert charts["risers"].title(answers) == "Each year ads mention 3 skills more often, 3 less"


def test_only_what_moved_beyond_chance_is_listed_among_risers_and_fallers(made, charts, look_at):
    words = look_at(charts["risers"], made.answers(), WIDE).words

    assert {"LLM", "PyTorch", "Docker", "TensorFlow", "Spark", "Excel"} <= set(words)
    assert not {"Python", "SQL", "Git"} & set(words)


def test_a_pair_is_named_only_when_it_stands_apart(made, charts):
    rows = made.tables()["answer_pairs"]

    assert charts["pairs"].title(made.answers()) == "Docker and Kubernetes go together most"

    for row in rows[:3]:
        row |= {"npmi_high": 0.6, "q_value": 0.001, "npmi_low": 0.2}
    assert charts["pairs"].title(made.answers({"answer_pairs": rows})).startswith("No clear leader: ")


def test_a_duel_is_left_out_where_the_data_know_too_little_of_one_side(made, charts, look_at):
    lines = [row for row in made.tables()["answer_trends"] if row["thing"] != "pytorch"]

    whole = look_at(charts["duels"], made.answers(), WIDE).words
    part = look_at(charts["duels"], made.answers({"answer_trends": lines}), WIDE).words

    assert {"TensorFlow", "PyTorch", "R", "Python"} <= set(whole)
    assert not {"TensorFlow", "PyTorch"} & set(part)
    assert {"R", "Python"} <= set(part)


def test_the_chart_of_a_skill_is_about_that_skill_alone(made):
    answers = made.answers()

    assert each("skill", "skill-trend", "llm").title(answers) == "Ads mention LLM more each year: odds ×2.40"
    assert (
        each("skill", "skill-trend", "python").title(answers)
        == "No clear change in how often ads mention Python"
    )
    assert each("skill", "skill-neighbours", "docker").title(answers) == "Docker goes most with Kubernetes"
    rows = each("skill", "skill-neighbours", "docker").table(answers).rows
    assert "Docker" not in [row[0] for row in rows]


def test_the_chart_of_a_role_is_about_that_role_alone(made):
    answers = roles_that(made, Data_Analyst="fell")

    assert (
        each("role", "role-trend", "Data Analyst").title(answers)
        == "Its share of ads fell from 2023 to 2025: −5.0 pp"
    )
    assert (
        each("role", "role-trend", "Data Engineer").title(answers)
        == "No clear change in its share of ads from 2023 to 2025"
    )


def test_months_of_two_pieces_are_not_joined(made, look_at):
    lines = made.tables()["answer_trends"]
    for row in lines:
        row["piece"] = int(row["month"].year >= 2025)

    ax = look_at(
        each("skill", "skill-trend", "python"), made.answers({"answer_trends": lines}), WIDE
    ).figure.axes[0]

    turn = 2025 * 12
    runs = [line for line in ax.lines if len(line.get_xdata()) > 3 and line.get_xdata()[0] >= 2023 * 12]
    assert runs
    assert not any(line.get_xdata()[0] < turn <= line.get_xdata()[-1] for line in runs)


def test_a_source_asked_only_for_such_jobs_is_no_whole_and_has_no_line(made, charts, look_at):
    words = " ".join(look_at(charts["ml_share"], made.answers(), WIDE).words)

    assert "Glassdoor-like sample" in words
    assert "LinkedIn-like sample" not in words
    assert "1 source is left out" in charts["ml_share"].note(made.answers())


def test_where_every_source_was_asked_only_for_such_jobs_no_share_is_told(made, charts):
    rows = [row for row in made.tables()["answer_ml_share"] if row["source"] == "linkedin_postings"]

    assert charts["ml_share"].title(made.answers({"answer_ml_share": rows})).startswith("Too few")


def test_the_months_of_the_share_stand_in_the_title(made, charts):
    assert (
        charts["ml_share"].title(made.answers()).endswith("of ads are for these roles, Dec 2024 – Nov 2025")
    )


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        ({"skill": 8, "role": 8}, "Python stays the most named skill however ads are counted"),
        ({"skill": 7, "role": 8}, "Python stays the most named skill in 7 of 8 other counts"),
        ({"skill": 6, "role": 8}, "Which skill is named most hangs on how ads are counted"),
        ({"skill": 8, "role": 6}, "Which role is advertised most hangs on how ads are counted"),
        ({"role": 8}, "Data Scientist stays the most advertised role however ads are counted"),
        ({}, "Too few ads to count headline shares in other ways"),
    ],
)
def test_a_headline_holds_where_four_in_five_other_counts_agree_and_one_that_does_not_goes_first(
    made, charts, ahead, expected
):
    rows = []
    for headline, times in ahead.items():
        mine = [row for row in made.tables()["answer_robustness"] if row["headline"] == headline]
        counted = [row for row in mine if row["share"] is not None and row["place"] > 1]
        assert len(counted) == 8
        for at, row in enumerate(counted):
            row["ahead"] = at < times
        rows += mine

    assert charts["robustness"].title(made.answers({"answer_robustness": rows})) == expected


def test_all_ways_to_count_are_drawn_and_those_with_too_few_say_so(made, charts, look_at):
    words = look_at(charts["robustness"], made.answers(), WIDE).words

    assert {"As reported", "Each employer once", "Without Indeed"} <= set(words)
    assert "too few to show a share (n=40 < 50)" in words


def test_of_one_role_alone_no_share_of_roles_is_counted_in_other_ways(made, charts):
    alone = made.answers({"answer_roles": made.tables()["answer_roles"][:1]})

    assert {row[1] for row in charts["robustness"].table(alone).rows} == {"Python", "Remote work offered"}
    assert charts["robustness"].picture(alone).keys[0].words == "Python"
