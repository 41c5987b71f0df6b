"""What is drawn is what the answers say: asked of the axes, not of pixels."""

from __future__ import annotations

from datetime import date

import pytest

from mltrends.charts import skills
from mltrends.charts.house.look import LOOKS, WIDE

EMPTY = {
    name: []
    for name in (
        "answer_roles",
        "answer_skills",
        "answer_skill_months",
        "answer_skill_changes",
        "answer_pay",
        "answer_remote_months",
        "answer_remote_change",
    )
}


def test_bars_of_roles_start_at_zero_and_end_at_the_share(made, charts, look_at):
    ax = look_at(charts["roles"], made.answers(), WIDE).figure.axes[0]

    widths = [round(patch.get_width(), 4) for patch in ax.patches]

    expected = sorted((round(k / 5432, 4) for k in made.ROLES.values()), reverse=True)
    assert widths == expected
    assert {patch.get_x() for patch in ax.patches} == {0}


def test_each_role_has_its_interval_and_its_value_in_words(made, charts, look_at):
    seen = look_at(charts["roles"], made.answers(), WIDE)
    row = made.tables()["answer_roles"][0]

    ends = [tuple(line.get_xdata()) for line in seen.figure.axes[0].lines]

    assert (row["ci_low"], row["ci_high"]) in ends
    assert "31.4%" in seen.words


def test_a_role_with_too_few_ads_says_so_and_has_no_bar(made, charts, look_at):
    rows = made.tables()["answer_roles"]
    thin = {
        "share": None,
        "ci_low": None,
        "ci_high": None,
        "suppressed": True,
        "reason": "too few ads (n=12 < 50)",
    }
    rows[0] |= thin

    seen = look_at(charts["roles"], made.answers({"answer_roles": rows}), WIDE)

    assert "too few ads (n=12 < 50)" in seen.words
    assert len(seen.figure.axes[0].patches) == len(rows) - 1


def test_kinds_of_skills_differ_in_colour_and_in_shape():
    looks = skills.LOOKS.values()

    assert len({hue for hue, _ in looks}) == len(looks)
    assert len({marker for _, marker in looks}) == len(looks)


def test_at_most_twenty_skills_are_drawn_in_the_order_of_their_rank(made, charts, look_at):
    seen = look_at(charts["skills"], made.answers(), WIDE)

    labels = [words for words in seen.words if words in made.SKILLS]

    assert labels == list(made.SKILLS)[:20]


def test_lines_show_what_moved_then_what_is_mentioned_most(made, charts, look_at):
    seen = look_at(charts["skill_trend"], made.answers(), WIDE)

    named = {label for label in made.SKILLS if any(words.startswith(f"{label} ") for words in seen.words)}

    assert named == {"LLM", "TensorFlow", "Python", "SQL", "Machine learning"}


def test_a_month_without_ads_is_a_gap_and_never_a_zero(made, charts, look_at):
    rows = made.tables()["answer_skill_months"]
    hole = date(2024, 5, 1)
    for row in rows:
        if row["month"] == hole:
            row |= made.share(0, 0)

    ax = look_at(charts["skill_trend"], made.answers({"answer_skill_months": rows}), WIDE).figure.axes[0]

    x = 2024 * 12 + 4
    drawn = [
        line
        for line in ax.lines
        if len(line.get_xdata()) > 1 and line.get_transform().contains_branch(ax.transData)
    ]
    month_lines = [line for line in drawn if line.get_xdata()[0] >= 2023 * 12]
    assert len(month_lines) >= 8
    assert not any(x in line.get_xdata() for line in month_lines)
    assert not any(line.get_xdata()[0] < x < line.get_xdata()[-1] for line in month_lines)


def test_a_month_that_is_not_complete_is_dotted_and_grey(made, charts, look_at):
    from mltrends.charts.house.palette import colour

    ax = look_at(charts["skill_trend"], made.answers(), WIDE).figure.axes[0]
    last = 2025 * 12 + 11

    touching = [line for line in ax.lines if last in line.get_xdata() and len(line.get_xdata()) == 2]

    assert len(touching) == 5
    assert {line.get_color() for line in touching} == {colour("faint")}
    assert all(line.is_dashed() for line in touching)


def test_a_month_in_which_no_ad_says_where_is_all_unstated(made, charts, look_at):
    shares = {"remote": 0, "hybrid": 0, "onsite": 0, "unstated": 100}
    rows = [
        {"month": month, "mode": mode} | made.share(k, 100) | {"complete": True}
        for month in made.MONTHS
        for mode, k in shares.items()
    ]

    seen = look_at(charts["remote"], made.answers({"answer_remote_months": rows}), WIDE)

    assert "Unstated 100%" in seen.words


def test_pay_is_drawn_in_the_currency_of_most_ads(made, charts, look_at):
    rows = made.tables()["answer_pay"]
    for row in rows:
        row["k"] = row["k"] * 10 if row["currency"] == "GBP" else row["k"]

    assert "GBP a year" in charts["pay"].subtitle(made.answers({"answer_pay": rows}))
    assert "USD a year" in charts["pay"].subtitle(made.answers())


def test_pay_boxes_run_from_quartile_to_quartile(made, charts, look_at):
    row = next(row for row in made.tables()["answer_pay"] if row["role"] == "Data Scientist")

    seen = look_at(charts["pay"], made.answers(), WIDE)

    spans = [(patch.get_x(), patch.get_x() + patch.get_width()) for patch in seen.figure.axes[0].patches]
    assert any(low == pytest.approx(row["p25"]) and high == pytest.approx(row["p75"]) for low, high in spans)
    assert "33.3% of 1,704 ads" in seen.words
    assert "too few ads with posted pay (n = 29)" in seen.words


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("name", ["roles", "skills", "skill_trend", "pay", "remote"])
def test_without_rows_a_chart_says_so_in_words(made, charts, look_at, name, look):
    seen = look_at(charts[name], made.answers(EMPTY), look)

    assert any(words.startswith("Too few") for words in seen.words)
    assert seen.figure.axes[0].patches == ()[:0] or not list(seen.figure.axes[0].patches)
    assert (
        "too few" in charts[name].title(made.answers(EMPTY)).lower()
        or "too little" in charts[name].title(made.answers(EMPTY)).lower()
    )


@pytest.mark.parametrize("name", ["roles", "skills", "skill_trend", "pay", "remote"])
def test_when_everything_is_suppressed_a_chart_says_so_in_words(made, charts, look_at, name):
    changed = made.tables()
    for table in (
        "answer_roles",
        "answer_skills",
        "answer_skill_months",
        "answer_pay",
        "answer_remote_months",
    ):
        for row in changed[table]:
            gone = {key: None for key in ("share", "ci_low", "ci_high", "p25", "p50", "p75") if key in row}
            row |= gone | {"suppressed": True} | ({"rank": None} if "rank" in row else {})

    seen = look_at(charts[name], made.answers(changed), WIDE)

    assert any(words.startswith("Too few") for words in seen.words)
    assert list(seen.figure.axes[0].patches) == []
