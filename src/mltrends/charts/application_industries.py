"""Which applications belong to which industry: dots in a grid, by how often they meet against chance."""

from __future__ import annotations

from math import log2

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.matrix import ABOVE, BELOW, NEITHER, Dot, Matrix, most_met
from mltrends.charts.house.message import Message
from mltrends.charts.house.words import clean, count, short_title
from mltrends.charts.rows.society import ApplicationIndustry

TOO_FEW = "Too few ads to tell which applications belong to which industry"
SIDES = {"more often": ABOVE, "less often": BELOW, "no clear difference": NEITHER}
WORDS = ((ABOVE, "More often than by chance"), (BELOW, "Less often"), (NEITHER, "No clear difference"))
MOST = 40  # pairs drawn
FULL = 3.0  # doublings, or halvings, at which a dot is as large as it gets


def told(answers: Answers) -> list[ApplicationIndustry]:
    """Pairs of which something can be told, the strongest first."""
    rows = [row for row in answers.rows(ApplicationIndustry) if row.verdict in SIDES and row.lift is not None]
    return sorted(
        rows, key=lambda row: (row.verdict == "no clear difference", -(row.lift or 0.0), row.label, row.industry_label)
    )  # fmt: skip


def clear(answers: Answers) -> list[ApplicationIndustry]:
    """Those that meet more often than chance would have it."""
    return [row for row in told(answers) if row.verdict == "more often"]


def _title(answers: Answers) -> str:
    rows = told(answers)
    if not rows:
        return TOO_FEW
    found = clear(answers)
    if not found:
        return "No clear tie between applications and industries"
    if len(found) == 1:
        one = found[0]
        return short_title(
            f"{clean(one.label, 40)} belongs to {clean(one.industry_label, 30)} ads: {_times(one)}",
            f"1 application clearly belongs to an industry: {_times(one)}",
        )
    return f"{len(found)} pairs of application and industry clearly belong together"


def _times(row: ApplicationIndustry) -> str:
    """`4.2×`: how many times as often as by chance."""
    return f"{row.lift or 0.0:.1f}×"


def _subtitle(answers: Answers) -> str:
    n = max((row.known for row in answers.rows(ApplicationIndustry)), default=0)
    tests = max((row.tested for row in answers.rows(ApplicationIndustry)), default=0)
    return (
        f"Lift: ads that name an application in an industry, over what chance would give within sources, {count(tests)} pairs "
        f"tested; {facts(answers).scope_line}; "
        f"{from_sources(n, 'ads with text of known industry', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = told(answers)
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    first = "; ".join(
        f"{clean(row.label, 40)} in {clean(row.industry_label, 30)} {_times(row)}" for row in rows[:3]
    )
    return f"Dots in a grid of applications and industries, {len(rows)} pairs. {_title(answers)}. Strongest: {first}."


def _note(answers: Answers) -> str:
    few = len(answers.rows(ApplicationIndustry)) - len(told(answers))
    more = f" {count(few)} pairs have fewer than 30 ads with both and stand empty." if few else ""
    return (
        "Full dots are pairs that meet more often than by chance, rings less often, with false finds held at 10% over all pairs "
        "tested; 2× is twice as often. Where no column tells the industry it is read from the same text, which makes ties "
        f"stronger.{more}"
    )


def _table(answers: Answers) -> Table:
    head = ("Application", "Industry", "Lift", "Odds ratio", CONFIDENCE, "q", "Ads with both", "Verdict")
    rows = tuple(
        (
            clean(row.label),
            clean(row.industry_label),
            _times(row),
            "" if row.odds_ratio is None else f"{row.odds_ratio:.1f}",
            "" if row.or_low is None or row.or_high is None else f"{row.or_low:.1f}–{row.or_high:.1f}",
            "" if row.q_value is None else "<0.001" if row.q_value < 0.001 else f"{row.q_value:.3f}",
            count(row.k),
            row.verdict,
        )
        for row in told(answers)
    )
    return Table("Applications and the industries that name them", head, rows)


def _picture(answers: Answers) -> Picture:
    rows = told(answers)[:MOST]
    if not rows:
        return Message(f"{TOO_FEW}. A pair is shown when 30 ads have both.")
    down = most_met([row.concept for row in rows])
    across = most_met([row.industry for row in rows])
    names = {row.concept: clean(row.label) for row in rows}
    heads = {row.industry: clean(row.industry_label) for row in rows}
    dots = tuple(
        Dot(
            down.index(row.concept),
            across.index(row.industry),
            SIDES[row.verdict],
            round(abs(log2(row.lift)) / FULL, 4) if row.lift else 1.0,
            _times(row),
        )
        for row in rows
    )
    return Matrix(tuple(names[one] for one in down), tuple(heads[one] for one in across), dots, WORDS)


CHART = Chart(
    name="application_industries",
    page="industries",
    order=40,
    metric="answer_application_industries",
    also=("answer_roles", "answer_sources"),
    question="Which applications belong to which industry?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
)
