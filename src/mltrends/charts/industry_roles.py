"""Which roles the industries advertise: a heatmap of shares."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.cells import share_cell
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.heatmap import Cell, Heatmap
from mltrends.charts.house.message import Message
from mltrends.charts.house.words import clean, count, percent, short_title
from mltrends.charts.rows.society import IndustryRole

TOO_FEW = "Too few ads by industry to compare their roles"
REST = {"other", "unstated"}
MOST_ROLES, MOST_INDUSTRIES = 10, 14


def shares(answers: Answers) -> dict[tuple[str, str], IndustryRole]:
    """Shares that may be shown, by industry and role."""
    return {
        (row.industry, row.role): row
        for row in answers.rows(IndustryRole)
        if row.share is not None and not row.suppressed
    }


def industries(answers: Answers) -> list[IndustryRole]:
    """One row for each industry that is named and has enough ads, the largest first."""
    found = {row.industry: row for row in shares(answers).values() if row.industry not in REST}
    return sorted(found.values(), key=lambda row: (-row.n, row.label, row.industry))


def roles(answers: Answers) -> list[str]:
    """Roles that these industries advertise, the most frequent first."""
    kept = {row.industry for row in industries(answers)}
    ads: dict[str, int] = {}
    for row in shares(answers).values():
        if row.industry in kept:
            ads[row.role] = ads.get(row.role, 0) + row.k
    return sorted((role for role, k in ads.items() if k), key=lambda role: (-ads[role], role))


def leaders(answers: Answers) -> dict[str, list[str]]:
    """For each role that is surely the first one of some industry, these industries."""
    found: dict[str, list[str]] = {}
    for one in industries(answers):
        rows = [row for row in shares(answers).values() if row.industry == one.industry]
        rows.sort(key=lambda row: (-row.k, row.role))
        rest = [row.ci_high if row.ci_high is not None else 1.0 for row in rows[1:]]
        if rows[0].ci_low is not None and rows[0].ci_low > max(rest, default=0.0):
            found.setdefault(rows[0].role, []).append(one.industry)
    return found


def _title(answers: Answers) -> str:
    rows = industries(answers)
    if not rows:
        return TOO_FEW
    first = leaders(answers)
    if not first:
        return "No clear leader among the roles of any industry"
    role = min(first, key=lambda name: (-len(first[name]), name))
    number = f"{len(first[role])} of {len(rows)}"
    return short_title(
        f"{clean(role, 60)} leads the ads of {number} industries", f"One role leads in {number} industries"
    )


def _subtitle(answers: Answers) -> str:
    n = sum(row.n for row in industries(answers))
    return (
        "Share of each industry's ads that are for a role, percent; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads of known industry', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = industries(answers)
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    found = shares(answers)
    role = roles(answers)[0] if roles(answers) else ""
    told = "; ".join(
        f"{clean(row.label, 40)} {percent(cell.share or 0.0, cell.n)}"
        for row in rows[:3]
        if (cell := found.get((row.industry, role)))
    )
    more = f" {clean(role, 50)}: {told}." if told else ""
    return f"Heatmap of {len(rows)} industries by role. {_title(answers)}.{more}"


def _note(answers: Answers) -> str:
    kept = {row.industry for row in industries(answers)}
    thin = {row.industry for row in answers.rows(IndustryRole)} - kept - REST
    more = f" {len(thin)} more have too few ads." if thin else ""
    return (
        "Each row is one industry and adds up to 100%; the darker, the larger the share. Most ads of some sources do not tell "
        f"their industry and are left out; {CONFIDENCE}s are in the table.{more}"
    )


def _table(answers: Answers) -> Table:
    found = shares(answers)
    names = roles(answers)
    head = ("Industry", *(clean(role, 60) for role in names), "Ads")
    rows = []
    for row in industries(answers):
        cells = [found.get((row.industry, role)) for role in names]
        told = [
            share_cell(c.share, c.ci_low, c.ci_high, c.n) if c else share_cell(None, None, None, 0) for c in cells
        ]  # fmt: skip
        rows.append((clean(row.label), *told, count(row.n)))
    return Table("Roles that industries advertise", head, tuple(rows))


def _picture(answers: Answers) -> Picture:
    rows, names = industries(answers)[:MOST_INDUSTRIES], roles(answers)[:MOST_ROLES]
    if not rows or not names:
        return Message(f"{TOO_FEW}. An industry is shown when it has enough ads.")
    found = shares(answers)
    top = max((found[one.industry, role].share or 0.0 for one in rows for role in names if (one.industry, role) in found), default=0.0) or 1.0  # fmt: skip
    cells = tuple(
        tuple(
            Cell(f"{(c.share or 0.0) * 100:.0f}", (c.share or 0.0) / top)
            if (c := found.get((one.industry, role)))
            else None
            for role in names
        )
        for one in rows
    )
    heads = tuple(clean(role, 60) for role in names)
    return Heatmap(tuple(clean(one.label) for one in rows), heads, cells)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return tuple(
        Behind(f"ads of {clean(row.label, 50)}", "industry", {"industry": row.industry})
        for row in industries(answers)[:2]
    )


CHART = Chart(
    name="industry_roles",
    page="industries",
    order=20,
    metric="answer_industry_roles",
    also=("answer_roles", "answer_sources"),
    question="Which roles do the industries advertise?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
