"""Charts of pay and of remote work say what their answers carry, and no more."""

from __future__ import annotations

import pytest

from mltrends.charts.house.look import WIDE


def title(charts, made, name, **changed):
    return charts[name].title(made.answers(changed))


# ---------------------------------------------------------------- pay


def test_a_level_counts_as_higher_only_where_intervals_lie_apart(made, charts):
    rows = [
        row
        for row in made.tables()["answer_pay_levels"]
        if row["currency"] == "USD" and row["seniority"] in {"mid", "senior"}
    ]
    for row in rows:
        row |= {"ci_low": row["p50"] * 0.95, "ci_high": row["p50"] * 1.05}
    assert title(charts, made, "pay_levels", answer_pay_levels=rows) == (
        "Senior ads post more than mid-level ones in 5 of 5 roles"
    )

    for row in rows[:4]:
        row |= {"ci_low": 1.0, "ci_high": 900_000.0}
    assert title(charts, made, "pay_levels", answer_pay_levels=rows).endswith("in 3 of 5 roles")
    for row in rows:
        row |= {"ci_low": 1.0, "ci_high": 900_000.0}
    assert title(charts, made, "pay_levels", answer_pay_levels=rows) == (
        "No clear difference in posted pay between mid-level and senior ads"
    )


def test_pay_by_level_is_drawn_in_one_currency_and_told_in_all(made, charts, look_at):
    answers = made.answers()

    table = charts["pay_levels"].table(answers)
    currencies = {row[4].split()[0] for row in table.rows}
    seen = look_at(charts["pay_levels"], answers, WIDE)

    assert currencies == {"USD", "GBP"}
    assert "USD a year" in charts["pay_levels"].subtitle(answers)
    assert not any("United Kingdom" in words for words in seen.words)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ({}, "No clear pay difference between ads with a skill and like ads"),
        ({"SQL": "more"}, "Ads that ask for SQL post 12% more than like ads"),
        ({"SQL": "more", "R": "more"}, "Ads that ask for 2 skills post more than like ads"),
        ({"R": "less", "AWS": "less"}, "Ads that ask for 2 skills post less than like ads"),
        ({"SQL": "more", "R": "less"}, "Ads that ask for 1 skill post more pay, for 1 less"),
    ],
)
def test_premiums_are_told_of_like_ads_and_only_where_the_test_found_them(made, charts, verdicts, expected):
    rows = made.tables()["answer_skill_pay"]
    for row in rows:
        if row["rung"] == "role" and row["premium"] is not None:
            row["verdict"] = verdicts.get(row["label"], "no clear difference")
        elif row["rung"] == "raw":
            row["verdict"] = "more"  # of the raw gap no title tells

    assert title(charts, made, "skill_premiums", answer_skill_pay=rows) == expected


def test_skills_that_differ_clearly_are_drawn_before_others(made, charts, look_at):
    rows = made.tables()["answer_skill_pay"]
    for row in rows:
        if row["rung"] == "role" and row["premium"] is not None:
            row["verdict"] = "less" if row["label"] == "Deep learning" else "no clear difference"

    words = look_at(charts["skill_premiums"], made.answers({"answer_skill_pay": rows}), WIDE).words

    labels = [word for word in words if word in made.SKILLS]
    assert labels[0] == "Deep learning"
    assert "PostgreSQL" not in labels  # with too few ads that ask for it


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ({}, "No clear pay difference between like remote and on-site ads"),
        ({("remote", "onsite"): "more"}, "Remote ads post 11% more than like on-site ads"),
        ({("hybrid", "onsite"): "more"}, "No clear pay difference between like remote and on-site ads"),
        ({("remote", "onsite"): None}, "No clear pay difference between like hybrid and on-site ads"),
        (
            {("remote", "onsite"): None, ("hybrid", "onsite"): None, ("remote", "unstated"): "more"},
            "Remote ads post 11% more than like ads that tell no place",
        ),
    ],
)
def test_remote_pay_is_told_of_like_ads_and_of_the_first_pair_that_has_a_figure(
    made, charts, verdicts, expected
):
    rows = [row for row in made.tables()["answer_remote_pay"] if row["currency"] == "USD"]
    for row in rows:
        row["verdict"] = verdicts.get((row["mode"], row["against"]), "no clear difference")
        if row["rung"] == "raw":
            row["verdict"] = "more"  # of the raw gap no title tells
        if row["verdict"] is None:
            row["premium"] = None

    assert title(charts, made, "remote_pay", answer_remote_pay=rows) == expected


def test_pay_of_places_that_cannot_be_compared_says_why(made, charts, look_at):
    answers = made.answers()

    words = " ".join(look_at(charts["remote_pay"], answers, WIDE).words)
    rows = charts["remote_pay"].table(answers).rows
    none = [row for row in made.tables()["answer_remote_pay"] if row["reason"]]
    bare = made.answers({"answer_remote_pay": none})

    assert "too few ads for remote work (n=64 < 100)" in words
    assert [row[0] for row in rows] == [
        f"{pair}, {currency}"
        for currency in ("GBP", "USD")
        for pair in ("Remote, against on-site", "Hybrid, against on-site", "Remote, against no place told")
    ]
    assert charts["remote_pay"].title(bare) == "Too few ads with pay to compare places of work"
    assert charts["remote_pay"].title(made.answers({"answer_remote_pay": []})) == charts["remote_pay"].title(
        bare
    )


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (1.01, 1.09, "Posted pay in like ads rose 5% from 2023 to 2025"),
        (0.99, 1.09, "No clear change in posted pay of like ads from 2023 to 2025"),
    ],
)
def test_growth_is_told_where_the_interval_of_the_last_year_leaves_the_first(
    made, charts, low, high, expected
):
    rows = made.tables()["answer_pay_growth"]
    for row in rows:
        if row["year"] == 2025:
            row |= {"index_low": low, "index_high": high}
        if row["salary_kind"] == "survey":
            row |= {"index": 3.0, "index_low": 2.9, "index_high": 3.1, "index_pooled": 3.0}

    assert title(charts, made, "pay_growth", answer_pay_growth=rows) == expected


def test_what_surveys_tell_is_in_no_line_of_growth(made, charts, look_at):
    rows = [row | {"salary_kind": "survey"} for row in made.tables()["answer_pay_growth"]]
    answers = made.answers({"answer_pay_growth": rows})

    assert charts["pay_growth"].title(answers) == "Too little data to compare pay like for like"
    assert charts["pay_growth"].table(answers).rows == ()


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (("fell", 0.31, 0.22), "Ads that state pay fell from 31.0% to 22.0%"),
        (("no clear change", 0.31, 0.33), "No clear change in the share of ads that state pay"),
        (("too little data", None, None), "Too little data to tell whether more ads state pay"),
    ],
)
def test_who_states_pay_is_told_as_the_test_found_it(made, charts, verdict, expected):
    rows = [{"country": "all"} | made.change(*verdict), {"country": "US"} | made.change("rose", 0.1, 0.9)]

    assert title(charts, made, "who_states_pay", answer_disclosure_change=rows) == expected


def test_a_country_with_a_share_in_few_months_has_no_line(made, charts, look_at):
    words = " ".join(look_at(charts["who_states_pay"], made.answers(), WIDE).words)

    assert "United States" in words
    assert "Germany" in words
    assert "France" not in words


def test_ranges_name_a_country_only_where_its_interval_lies_apart(made, charts):
    rows = made.tables()["answer_pay_ranges"]
    assert title(charts, made, "pay_ranges", answer_pay_ranges=rows) == (
        "Posted pay ranges are widest in United States: 31%"
    )

    rows[1] |= {"ci_high": 0.31}
    assert title(charts, made, "pay_ranges", answer_pay_ranges=rows) == (
        "Median ranges top their low end by 22% to 31%"
    )
    assert title(charts, made, "pay_ranges", answer_pay_ranges=rows[2:3]) == (
        "The median range tops its low end by 22%"
    )


def test_dollars_are_drawn_only_when_something_was_converted(made, charts):
    rows = [row | {"own": 1.0} for row in made.tables()["answer_pay_usd"]]

    assert title(charts, made, "pay_usd", answer_pay_usd=rows) == (
        "Too few exchange rates: only pay in dollars can be compared"
    )
    assert title(charts, made, "pay_usd").startswith("No clear leader over all currencies")


def test_estimates_are_held_against_stated_pay_role_by_role(made, charts):
    rows = [row for row in made.tables()["answer_pay_estimates"] if row["salary_kind"] == "board_estimate"]
    assert title(charts, made, "pay_estimates", answer_pay_estimates=rows) == (
        "No clear difference between estimated and stated pay"
    )

    rows[0] |= {"p50": 300_000.0, "ci_low": 290_000.0, "ci_high": 310_000.0}
    assert title(charts, made, "pay_estimates", answer_pay_estimates=rows) == (
        "Estimates differ clearly from stated pay in 1 of 5 cases"
    )


# ---------------------------------------------------------------- remote work


def test_the_role_with_most_remote_work_is_named_only_when_it_lies_apart(made, charts):
    rows = [row for row in made.tables()["answer_remote_roles"] if row["subject"] == "role"]
    first = next(r for r in rows if r["thing"] == "Data Analyst" and r["mode"] == "remote")
    first |= {"share": 0.6, "ci_low": 0.55, "ci_high": 0.65}

    assert title(charts, made, "remote_roles", answer_remote_roles=rows) == (
        "Ads for Data Analyst offer remote work most: 60%"
    )
    assert title(charts, made, "remote_levels") == "No clear leader in remote work among 4 levels"


def test_what_remote_ads_do_not_say_is_not_taken_for_worldwide(made, charts, look_at):
    seen = look_at(charts["remote_scope"], made.answers(), WIDE)

    assert title(charts, made, "remote_scope") == "67.0% of remote ads do not say from where"
    assert [words for words in seen.words if words in {"Worldwide", "One country", "Unstated"}] == [
        "One country",
        "Worldwide",
        "Unstated",
    ]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.27, 0.31, "With the same mix of jobs, remote work rose: 24.0% to 28.8%"),
        (0.25, 0.33, "No clear change in remote work with the same mix of jobs"),
    ],
)
def test_remote_work_changed_only_where_the_held_shares_lie_apart(made, charts, low, high, expected):
    rows = made.tables()["answer_same_mix"]
    for row in rows:
        if row["year"] == 2025:
            row |= {"held_low": low, "held_high": high}

    assert title(charts, made, "remote_same_mix", answer_same_mix=rows) == expected


def test_a_year_that_is_missing_is_a_gap(made, charts, look_at):
    rows = [row for row in made.tables()["answer_same_mix"] if row["year"] != 2024]
    later = [row | {"year": 2026} for row in rows if row["year"] == 2025]

    seen = look_at(charts["remote_same_mix"], made.answers({"answer_same_mix": [*rows, *later]}), WIDE)

    ax = seen.figure.axes[0]
    lines = [tuple(line.get_xdata()) for line in ax.lines if len(line.get_xdata()) > 1]
    years = [xs for xs in lines if min(xs) >= 2000 * 12]
    assert years
    assert not any(xs[0] < 2024 * 12 < xs[-1] for xs in years)
    assert (2025 * 12, 2026 * 12) in years
