"""Titles, subtitles and numbers say what the answers say, and no more."""

from __future__ import annotations

import re

import pytest

from mltrends.charts.house.palette import DARK, GRAPHICS, LIGHT, TEXT, contrast
from mltrends.charts.house.text import fit, width, wrap
from mltrends.charts.house.words import (
    clean,
    day_name,
    interval,
    listed,
    money,
    percent,
    period,
    points,
    short_title,
    tick_hundredths,
    tick_points,
    tick_signed,
    tick_times,
    whole_percent,
)
from mltrends.charts.skill_trend import chosen

LONG_ROLE = "AI Ethics and Policy Specialist"
UNITS = (
    "percent",
    "a year",
    "odds ratio",
    "log odds",
    "number of skills",
    "likeness",
    "NPMI",
    "Lift",
    "Number of ads",
)
FORMS = {"Tiles,", "Areas", "Horizontal", "Dots", "Lines", "Bars", "Heatmap", "Slopes", "Scatter", "Panels"}


@pytest.mark.parametrize(
    ("share", "n", "words"),
    [
        (0.314, 999, "31%"),
        (0.314, 1000, "31.4%"),
        (0.0, 5000, "0.0%"),
        (0.0001, 5000, "<0.1%"),
        (0.004, 100, "<1%"),
        (0.996, 100, ">99%"),
        (1.0, 100, "100%"),
    ],
)
def test_percent_carries_no_more_digits_than_the_ads_do(share, n, words):
    assert percent(share, n) == words


def test_numbers_are_spelled_one_way():
    assert interval(0.29, 0.33, 500) == "29–33%"
    assert interval(0.0001, 0.033, 5000) == "<0.1% to 3.3%"
    assert (points(0.082), points(-0.01), points(0.0)) == ("+8.2 pp", "−1.0 pp", "0.0 pp")
    assert money(117_600, "USD") == "USD 118k"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(list("abcdef"), most=3) == "a, b and 4 more"
    assert day_name("2025-12-07") == "7\u00a0Dec\u00a02025"
    assert day_name("") == ""
    assert period(None, None) == "undated"


def test_values_of_a_scale_are_not_rounded_away():
    assert [whole_percent(share) for share in (0.3, 0.025, 0.0025)] == ["30%", "2.5%", "0.25%"]
    assert [tick_signed(value) for value in (1.25, -0.5, 0.0)] == ["+1.25", "−0.5", "0"]
    assert (tick_points(0.0025), tick_hundredths(0.075), tick_times(1.5)) == ("+0.25 pp", "7.5", "×1.5")


def test_clean_leaves_one_harmless_line():
    assert clean("a\x00b\n\tc\u202ed\ud800") == "ab cd"
    assert clean("x" * 10_000) == "x" * 199 + "…"
    assert clean("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize("room", [10, 60, 140, 400])
@pytest.mark.parametrize(
    "text", ["Machine learning", "W" * 300, "many short words in a row " * 20, "שלום עולם", "$x_1$"]
)
def test_what_is_made_to_fit_fits(text, room):
    assert width(fit(text, 13, room), 13) <= max(room, width("…", 13))
    lines = wrap(text, 13, room, most=3)
    assert len(lines) <= 3
    assert all(width(line, 13) <= max(room, width("…", 13)) for line in lines)


def test_words_joined_by_a_no_break_space_stay_on_one_line():
    assert wrap("Source n\u00a0=\u00a05 ads", 13, width("Source n", 13), most=4) != ["Source n", "= 5 ads"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_stand_out_from_the_paper(theme):
    assert min(contrast(theme[name], theme["paper"]) for name in TEXT) >= 4.5
    assert min(contrast(theme[name], theme["paper"]) for name in GRAPHICS) >= 3
    assert contrast(theme["warn"], theme["warnpaper"]) >= 4.5


def test_every_colour_is_drawn_in_a_value_of_its_own():
    assert len(set(LIGHT.values())) == len(LIGHT)
    assert LIGHT.keys() == DARK.keys()


# ---------------------------------------------------------------- titles


def test_charts_are_found_by_their_folder_and_know_their_answers(made, charts):
    assert {"roles", "skills", "skill_trend", "pay", "remote"} <= set(charts)
    for chart in charts.values():
        assert {chart.metric, *chart.also} <= set(made.COLUMNS)


def test_every_title_is_a_sentence_of_at_most_twelve_words(made, charts):
    changed = made.tables()
    for table in ("answer_roles", "answer_pay"):
        for row in changed[table]:
            row["role"] = (
                LONG_ROLE if row["role"] == "Data Scientist" else row["role"] + " of Long and Unlikely Name"
            )
    for row in changed["answer_skills"] + changed["answer_skill_changes"] + changed["answer_skill_months"]:
        row["label"] = f"{row['label']} and all that goes with it"

    for chart in charts.values():
        for answers in (
            made.answers(),
            made.answers(changed),
            made.answers({name: [] for name in made.COLUMNS}),
        ):
            title = chart.title(answers)
            assert 3 <= len(title.split()) <= 12, title
            assert "…" not in title


def test_every_subtitle_names_measure_unit_place_period_n_and_sources(made, charts):
    for chart in charts.values():
        subtitle = chart.subtitle(made.answers()).replace("\u00a0", " ")

        ours = () if chart.of_others else ("all places in the data", "Jan 2023 – Dec 2025")
        for part in ("ads", "n = ", *ours):
            assert part in subtitle, chart.name
        assert any(unit in subtitle for unit in UNITS), chart.name
        if chart.of_others:
            assert subtitle.endswith("which are not the ads of this report"), chart.name
            continue
        assert re.search(r"from \d+ sources?$", subtitle), chart.name


def test_every_alt_text_says_kind_of_chart_and_finding(made, charts):
    for chart in charts.values():
        alt = chart.alt(made.answers())

        assert chart.title(made.answers()) in alt
        assert alt.split()[0] in FORMS, chart.name


def test_a_leader_is_named_only_when_its_interval_lies_apart(made, charts):
    rows = made.tables()["answer_roles"]
    assert charts["roles"].title(made.answers()) == "Data Scientist is advertised most: 31.4% of ads"

    rows[1] |= {"ci_high": 0.31}
    assert (
        charts["roles"].title(made.answers({"answer_roles": rows}))
        == "Data Scientist and Machine Learning Engineer are advertised most"
    )

    # Of two roles there are, both are always ahead of all others.
    title = charts["roles"].title(made.answers({"answer_roles": rows[:2]}))
    assert title == "Neither of two roles is surely advertised more"

    rows[2] |= {"ci_high": 0.305}
    title = charts["roles"].title(made.answers({"answer_roles": rows}))
    assert title == "No clear leader: 3 roles are advertised about as often"


@pytest.mark.parametrize(
    ("verdicts", "title"),
    [
        ({}, "No clear change in the skills that ads mention"),
        ({"LLM": ("rose", 0.04, 0.12)}, "Ads mention LLM more often: +8.0 pp"),
        ({"Excel": ("fell", 0.12, 0.04)}, "Ads mention Excel less often: −8.0 pp"),
        (
            {"LLM": ("rose", 0.04, 0.12), "Git": ("rose", 0.05, 0.09)},
            "2 skills rose, among them LLM: +8.0 pp",
        ),
        (
            {"LLM": ("rose", 0.04, 0.12), "Excel": ("fell", 0.09, 0.05)},
            "1 skill rose, 1 fell, among them LLM: +8.0 pp",
        ),
    ],
)
def test_the_trend_title_is_what_the_tests_found(made, charts, verdicts, title):
    rows = made.tables()["answer_skill_changes"]
    for row in rows:
        verdict = verdicts.get(row["label"], ("no clear change", 0.2, 0.21))
        row |= made.change(*verdict)

    assert charts["skill_trend"].title(made.answers({"answer_skill_changes": rows})) == title


def test_too_little_data_is_not_no_clear_change(made, charts):
    rows = made.tables()["answer_skill_changes"]
    for row in rows:
        row |= made.change("too little data", None, None)
    remote = [{"mode": "remote"} | made.change("too little data", None, None)]
    answers = made.answers({"answer_skill_changes": rows, "answer_remote_change": remote})

    assert charts["skill_trend"].title(answers) == "Too little data to tell which skills rose or fell"
    assert charts["remote"].title(answers) == "Too little data to tell whether remote work changed"


@pytest.mark.parametrize(
    ("verdict", "title"),
    [
        (("rose", 0.121, 0.183), "Ads offering remote work rose from 12.1% to 18.3%"),
        (("fell", 0.183, 0.121), "Ads offering remote work fell from 18.3% to 12.1%"),
        (("no clear change", 0.12, 0.13), "No clear change in ads offering remote work"),
    ],
)
def test_the_remote_title_is_what_the_test_found(made, charts, verdict, title):
    rows = [{"mode": "remote"} | made.change(*verdict)]

    assert charts["remote"].title(made.answers({"answer_remote_change": rows})) == title


def test_skills_that_moved_are_drawn_even_when_mentioned_seldom(made):
    assert chosen(made.answers())[:2] == ["llm", "tensorflow"]


def test_a_title_too_long_gives_way_to_a_shorter_one():
    assert short_title("a " * 13, "short one") == "short one"
    assert len(short_title("a " * 13).split()) == 12


def test_synthetic_or_surveyed_sources_are_not_named_as_sources_of_real_ads(made, charts):
    sources = made.tables()["answer_sources"]
    sources[0]["kind"], sources[1]["kind"] = "postings", "survey"
    answers = made.answers({"answer_sources": sources}, {"sample": "false"})

    from mltrends.charts.house.facts import facts

    assert facts(answers).sources == ("Glassdoor-like sample",)
    assert "synthetic" not in facts(answers).source_line
