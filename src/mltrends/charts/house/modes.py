"""Modes of work by role or level, as rows of a ranking: what the charts of remote work share."""

from __future__ import annotations

from collections.abc import Callable

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Picture, Table
from mltrends.charts.house.facts import CONFIDENCE
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.words import count, interval, percent, whole_percent
from mltrends.charts.rows.remote import RemoteRole

REMOTE = "remote"
MODES = (REMOTE, "hybrid", "onsite", "unstated")
Named = Callable[[str], str]


def of_subject(answers: Answers, subject: str) -> list[RemoteRole]:
    """Rows of all modes for roles, or for levels."""
    return [row for row in answers.rows(RemoteRole) if row.subject == subject]


def shown(answers: Answers, subject: str) -> list[RemoteRole]:
    """Remote work of those with ads enough, the largest share first."""
    rows = [row for row in of_subject(answers, subject) if row.mode == REMOTE]
    return sorted(
        (r for r in rows if r.share is not None and not r.suppressed),
        key=lambda r: (-(r.share or 0.0), r.thing),
    )


def withheld(answers: Answers, subject: str) -> list[RemoteRole]:
    """Those with too few ads, or whose ads say nothing."""
    kept = {row.thing for row in shown(answers, subject)}
    rows = [row for row in of_subject(answers, subject) if row.mode == REMOTE and row.thing not in kept]
    return sorted(rows, key=lambda row: (-row.n, row.thing))


def ads(answers: Answers, subject: str) -> int:
    """Ads in scope."""
    return sum(row.n for row in of_subject(answers, subject) if row.mode == REMOTE)


def why_not(row: RemoteRole) -> str:
    """Why a share is not shown."""
    few = not row.reason or row.reason.startswith("too few")
    return f"too few ads (n = {count(row.n)})" if few else "no ad says where"


def picture(answers: Answers, subject: str, named: Named, otherwise: str) -> Picture:
    """Dots with intervals; the grey share is how many ads do not say."""
    rows = shown(answers, subject)
    if not rows:
        return Message(otherwise)
    silent = {row.thing: row for row in of_subject(answers, subject) if row.mode == "unstated"}
    dots = [
        Row(
            named(row.thing),
            percent(row.share or 0.0, row.n),
            row.share,
            row.ci_low,
            row.ci_high,
            aside=_share(silent.get(row.thing)),
        )
        for row in rows
    ]
    thin = [Row(named(row.thing), why_not(row)) for row in withheld(answers, subject)]
    return Ranking(tuple(dots + thin), tick=whole_percent, aside_head="Unstated")


def _share(row: RemoteRole | None) -> str:
    if row is None or row.share is None or row.suppressed:
        return ""
    return percent(row.share, row.n)


def table(answers: Answers, subject: str, head: str, named: Named) -> Table:
    """All modes side by side."""
    cells = {(row.thing, row.mode): row for row in of_subject(answers, subject)}
    rows = []
    for row in shown(answers, subject) + withheld(answers, subject):
        told = row.share is not None and not row.suppressed
        within = ""
        if told and row.ci_low is not None and row.ci_high is not None:
            within = interval(row.ci_low, row.ci_high, row.n)
        first = percent(row.share or 0.0, row.n) if told else why_not(row)
        others = (_share(cells.get((row.thing, mode))) for mode in MODES[1:])
        rows.append((named(row.thing), first, within, *others, count(row.n)))
    heads = (head, "Remote", CONFIDENCE, "Hybrid", "Onsite", "Unstated", "Ads")
    return Table(f"Share of ads by {head.lower()} and place of work", heads, tuple(rows))
