"""Volume against growth: how often ads mention a skill, and by how much its odds change in a year."""

from __future__ import annotations

from math import log

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.keys import Key
from mltrends.charts.house.message import Message
from mltrends.charts.house.scatter import Axis, Dot, Scatter
from mltrends.charts.house.verdicts import FELL, ROSE
from mltrends.charts.house.words import (
    clean,
    count,
    counted,
    percent,
    short_title,
    tick_times,
    times,
    whole_percent,
)
from mltrends.charts.rows.demand import Growth

MOST = 90  # dots; more lie on one another
NAMED = 45  # of them, where there is room
COMMON = 20  # skills that the title speaks of
TOO_LITTLE = "Too little data to map how skills grow"
LOOKS = {ROSE: ("blue", "^", "Mentioned more each year"), FELL: ("vermillion", "v", "Mentioned less")}
STILL = ("faint", "o", "No clear change")


def shown(answers: Answers) -> list[Growth]:
    """Skills whose trend was tested, those that most ads mention."""
    rows = [
        row for row in answers.rows(Growth) if row.q_value is not None and row.odds_ratio and row.k and row.n
    ]
    return sorted(rows, key=lambda row: (-row.k, row.label))[:MOST]


def _common(answers: Answers) -> list[Growth]:
    return answers.kept(shown)[:COMMON]


def _title(answers: Answers) -> str:
    rows = _common(answers)
    if not rows:
        return TOO_LITTLE
    rose, fell = (sum(row.verdict == word for row in rows) for word in (ROSE, FELL))
    if not rose and not fell:
        return f"No clear change in the {len(rows)} skills mentioned most"
    if not fell:
        return f"Of the {len(rows)} skills mentioned most, {rose} rose, none fell"
    if not rose:
        return f"Of the {len(rows)} skills mentioned most, {fell} fell, none rose"
    return short_title(f"Of the {len(rows)} skills mentioned most, {rose} rose and {fell} fell")


def _subtitle(answers: Answers) -> str:
    rows = answers.kept(shown)
    n = max((row.n for row in rows), default=0)
    return (
        "Share of ads with text that mention a skill, percent, against the odds ratio of a year; "
        f"{facts(answers).scope_line}; {from_sources(n, 'dated ads with text', facts(answers).flowing)}"
    )


def _alt(answers: Answers) -> str:
    rows = answers.kept(shown)
    if not rows:
        return f"No chart: {_title(answers)}."
    told = "; ".join(
        f"{clean(row.label, 40)} {percent(row.k / row.n, row.n)}, {times(row.odds_ratio or 0.0)}"
        for row in _by_interest(rows)[:6]
    )
    return (
        f"Scatter of {counted(len(rows), 'skill')}, share of ads against the odds ratio of a year. "
        f"{_title(answers)}. Standing out: {told}."
    )


def _note(answers: Answers) -> str:
    found = len(answers.kept(shown))
    return (
        f"Right: more ads mention it; above the line: its odds grow from year to year. Both scales are log scales. "
        f"The {found} skills that most ads mention; coloured are those that moved beyond chance, false finds held to 10%. "
        "Names stand where there is room."
    )


def _by_interest(rows: list[Growth]) -> list[Growth]:
    """What is far out first: much mentioned, or moving fast beyond chance."""

    def far(row: Growth) -> float:
        speed = abs(log(row.odds_ratio or 1.0)) if row.verdict in LOOKS else 0.0
        return speed * 2.2 + 0.35 * log(row.k)

    return sorted(rows, key=lambda row: (-far(row), row.label))


def _table(answers: Answers) -> Table:
    head = ("Skill", "Share of ads", "Odds of a year", CONFIDENCE, "Ads", "Verdict")
    rows = tuple(
        (
            clean(row.label, 60),
            percent(row.k / row.n, row.n),
            times(row.odds_ratio or 0.0),
            "" if row.ci_low is None or row.ci_high is None else f"{row.ci_low:.2f}–{row.ci_high:.2f}",
            count(row.k),
            row.verdict,
        )
        for row in answers.kept(shown)
    )
    return Table("Skills by share of ads and odds ratio of a year", head, rows)


def _picture(answers: Answers) -> Picture:
    rows = _by_interest(answers.kept(shown))
    if not rows:
        return Message(f"{TOO_LITTLE}. A trend is told from 30 ads in complete months on.")
    dots = []
    for at, row in enumerate(rows):
        hue, marker, _ = LOOKS.get(row.verdict, STILL)
        dots.append(Dot(clean(row.label, 40), row.k / row.n, row.odds_ratio or 1.0, hue, marker, at < NAMED))
    found = {row.verdict for row in rows}
    keys = [Key(words, hue, marker) for word, (hue, marker, words) in LOOKS.items() if word in found]
    if found - set(LOOKS):
        keys.append(Key(STILL[2], STILL[0], STILL[1]))
    return Scatter(
        tuple(dots),
        Axis("Share of ads that mention it (log scale)", whole_percent, log=True),
        Axis("Odds ratio of a year (log scale)", tick_times, log=True, reference=1.0),
        tuple(keys),
    )


def _behind(answers: Answers) -> tuple[Behind, ...]:
    moved = [row for row in _common(answers) if row.verdict in LOOKS]
    return tuple(
        Behind(f"ads that mention {clean(row.label, 60)}", "naming", {"concept": row.concept})
        for row in moved[:3]
    )


CHART = Chart(
    name="growth_map",
    page="skills",
    order=45,
    metric="answer_skill_growth",
    also=("answer_roles", "answer_sources"),
    question="Which skills are common, and which grow?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
