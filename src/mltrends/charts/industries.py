"""In which industries the employers are, with the ads that do not say."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.cells import fine_percent, interval_cell
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, count, percent, short_title
from mltrends.charts.rows.society import Industry

TOO_FEW = "Too few ads to compare industries"
OTHER, UNSTATED = "other", "unstated"
SILENT = 0.8  # share of ads that do not say, from which that is the finding


def shown(answers: Answers) -> list[Industry]:
    """Industries with ads, the largest first."""
    rows = [r for r in answers.rows(Industry) if r.share is not None and not r.suppressed and r.k]
    rows = [row for row in rows if row.industry not in {OTHER, UNSTATED}]
    return sorted(rows, key=lambda row: (-row.k, row.label))


def rest(answers: Answers) -> list[Industry]:
    """Those of other industries, and those that do not say."""
    rows = {
        row.industry: row for row in answers.rows(Industry) if row.share is not None and not row.suppressed
    }
    return [rows[name] for name in (OTHER, UNSTATED) if name in rows]  # fmt: skip


def _title(answers: Answers) -> str:
    rows = shown(answers)
    if not rows:
        return TOO_FEW
    silent = next((row.share or 0.0 for row in rest(answers) if row.industry == UNSTATED), 0.0)
    if silent >= SILENT:
        return f"{percent(silent, rows[0].n)} of ads do not tell their industry"
    first, share = clean(rows[0].label, 50), percent(rows[0].share or 0.0, rows[0].n)
    near = rivals(rows)
    if not near:
        return short_title(
            f"{first} advertises most: {share} of ads", f"One industry advertises most: {share} of ads"
        )
    if len(near) == 1:
        return short_title(
            f"{first} and {clean(near[0].label, 50)} advertise most", "Two industries advertise most"
        )
    return f"No clear leader: {len(near) + 1} industries advertise about as often"


def _subtitle(answers: Answers) -> str:
    n = max((row.n for row in answers.rows(Industry)), default=0)
    return (
        f"Share of ads by industry of the employer, percent with {CONFIDENCE}; {facts(answers).scope_line}; "
        f"{from_sources(n, 'ads', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = shown(answers)
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    told = ", ".join(f"{clean(row.label, 50)} {percent(row.share or 0.0, row.n)}" for row in rows[:4])
    return f"Horizontal bars for the share of ads by industry, {len(rows)} industries. {_title(answers)}. At the top: {told}."


def _note(answers: Answers) -> str:
    unstated = next((row for row in rest(answers) if row.industry == UNSTATED), None)
    silent = (
        f" {percent(unstated.share or 0.0, unstated.n)} of ads do not say, and may be of any industry."
        if unstated
        else ""
    )
    return f"Thin lines are {CONFIDENCE}s. The industry is that of a column, else that of the employer's name or text.{silent}"


def _table(answers: Answers) -> Table:
    head = ("Industry", "Ads in percent", CONFIDENCE, "Ads", "Of them told by name or text only")
    rows = tuple(
        (
            clean(row.label),
            percent(row.share or 0.0, row.n),
            interval_cell(row.ci_low, row.ci_high, row.n),
            count(row.k),
            count(row.by_words),
        )
        for row in [*shown(answers), *rest(answers)]
    )
    return Table("Ads by industry of the employer", head, rows)


def _picture(answers: Answers) -> Picture:
    rows = shown(answers)
    if not rows:
        return Message(f"{TOO_FEW}. Industries are compared when enough ads tell theirs.")
    bars = tuple(
        Row(
            clean(row.label),
            percent(row.share or 0.0, row.n),
            row.share,
            row.ci_low,
            row.ci_high,
            hue="slate" if row.industry == OTHER else "blue",
        )
        for row in [*rows, *(row for row in rest(answers) if row.industry == OTHER)]
    )
    bars += tuple(  # a bar of it would leave no room for the others
        Row(clean(row.label), f"{percent(row.share or 0.0, row.n)} of ads do not say")
        for row in rest(answers)
        if row.industry == UNSTATED
    )
    return Ranking(bars, tick=fine_percent, bars=True)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return tuple(
        Behind(f"ads of {clean(row.label, 50)}", "industry", {"industry": row.industry})
        for row in shown(answers)[:2]
    )


CHART = Chart(
    name="industries",
    page="industries",
    order=10,
    metric="answer_industries",
    also=("answer_roles", "answer_sources"),
    question="Which industries advertise?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
