"""The fastest risers and fallers among skills: odds ratios of a year with their intervals, surest first."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.keys import Key
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.verdicts import FELL, ROSE, rivals
from mltrends.charts.house.words import clean, count, counted, percent, short_title, tick_times, times
from mltrends.charts.rows.demand import Growth

MOST = 8  # of each side
TOO_LITTLE = "Too little data to tell which skills rise or fall each year"
LOOKS = {ROSE: ("blue", "^"), FELL: ("vermillion", "v")}


def tested(answers: Answers) -> list[Growth]:
    """Skills whose trend was tested."""
    return [row for row in answers.rows(Growth) if row.q_value is not None and row.odds_ratio is not None]


def listed(answers: Answers, verdict: str) -> list[Growth]:
    """Skills that rose, or fell, beyond chance, the surest first."""
    rows = [row for row in tested(answers) if row.verdict == verdict and row.place is not None]
    return sorted(rows, key=lambda row: (row.place or 0, row.concept))


def _drawn(answers: Answers) -> list[Growth]:
    """The surest of both sides, in the order of how fast they move."""
    rows = [row for verdict in (ROSE, FELL) for row in listed(answers, verdict)[:MOST]]
    return sorted(rows, key=lambda row: (-(row.odds_ratio or 0.0), row.label))


def _title(answers: Answers) -> str:
    rose, fell = listed(answers, ROSE), listed(answers, FELL)
    if not tested(answers):
        return TOO_LITTLE
    if not rose and not fell:
        return f"No clear change in any of {counted(len(tested(answers)), 'skill')} tested"
    by_speed = sorted(rose, key=lambda row: -(row.odds_ratio or 0.0))
    if by_speed and not rivals(by_speed):
        name, factor = clean(by_speed[0].label, 40), times(by_speed[0].odds_ratio or 0.0)
        return short_title(
            f"Mentions of {name} rise fastest: odds {factor} a year",
            f"One skill rises fastest: odds {factor} a year",
        )
    if not fell:
        return f"Ads mention {counted(len(rose), 'skill')} more often each year"
    if not rose:
        return f"Ads mention {counted(len(fell), 'skill')} less often each year"
    return f"Each year ads mention {counted(len(rose), 'skill')} more often, {len(fell)} less"


def _subtitle(answers: Answers) -> str:
    rows = tested(answers)
    n = max((row.n for row in rows), default=0)
    number = rows[0].tested if rows else 0
    return (
        f"Odds ratio of a year with {CONFIDENCE}, within sources; {counted(number, 'skill')} tested, "
        f"false finds held to 10%; {facts(answers).scope_line}; "
        f"{from_sources(n, 'dated ads with text', facts(answers).flowing)}"
    )


def _alt(answers: Answers) -> str:
    rows = _drawn(answers)
    if not rows:
        return f"No chart: {_title(answers)}."
    told = "; ".join(
        f"{clean(row.label, 40)} {times(row.odds_ratio or 0.0)}" for row in [*rows[:3], *rows[-3:]]
    )
    return (
        f"Dots with intervals on a log scale for the odds ratio of a year, {counted(len(rows), 'skill')}. "
        f"{_title(answers)}. At the ends: {told}."
    )


def _note(answers: Answers) -> str:
    rose, fell = len(listed(answers, ROSE)), len(listed(answers, FELL))
    return (
        "A dot at ×1.5 means that the odds that an ad mentions the skill grow by half each year; left of the line they "
        f"shrink. {counted(rose, 'skill')} rose and {fell} fell beyond chance; drawn are up to {MOST} of each, the surest. "
        "Odds ratios are of mentions, not of how many people are sought."
    )


def _table(answers: Answers) -> Table:
    head = ("Skill", "Odds of a year", CONFIDENCE, "Ads, first year", "Ads, last year", "q value", "Verdict")
    rows = tuple(
        (
            clean(row.label, 60),
            times(row.odds_ratio or 0.0),
            f"{row.ci_low or 0.0:.2f}–{row.ci_high or 0.0:.2f}",
            count(row.k_early),
            count(row.k_late),
            "<0.001" if (row.q_value or 0.0) < 0.001 else f"{row.q_value:.3f}",
            row.verdict,
        )
        for row in _drawn(answers) or sorted(tested(answers), key=lambda row: row.q_value or 0.0)[:MOST]
    )
    return Table("Skills by the odds ratio of a year", head, rows)


def _picture(answers: Answers) -> Picture:
    rows = _drawn(answers)
    if not rows:
        return Message(
            f"{_title(answers)}. Listed is what moves beyond chance, at a false discovery rate of 10%."
        )
    dots = tuple(
        Row(
            clean(row.label, 60),
            times(row.odds_ratio or 0.0),
            row.odds_ratio,
            row.ci_low,
            row.ci_high,
            aside=percent(row.k / row.n, row.n) if row.n else "",
            hue=LOOKS[row.verdict][0],
            marker=LOOKS[row.verdict][1],
        )
        for row in rows
    )
    found = {row.verdict for row in rows}
    words = {ROSE: "Mentioned more each year", FELL: "Mentioned less"}
    keys = tuple(Key(words[verdict], *LOOKS[verdict]) for verdict in (ROSE, FELL) if verdict in found)
    return Ranking(
        dots, tick=tick_times, from_zero=False, log=True, reference=1.0, keys=keys, aside_head="Of all ads"
    )


def _behind(answers: Answers) -> tuple[Behind, ...]:
    first = sorted(listed(answers, ROSE), key=lambda row: -(row.odds_ratio or 0.0))[:2]
    return tuple(
        Behind(f"ads that mention {clean(row.label, 60)}", "naming", {"concept": row.concept})
        for row in [*first, *listed(answers, FELL)[:1]]
    )


CHART = Chart(
    name="risers",
    page="skills",
    order=40,
    metric="answer_skill_growth",
    also=("answer_roles", "answer_sources"),
    question="Which skills rise and fall fastest?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
