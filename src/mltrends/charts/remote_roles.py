"""Which roles are offered remote work: the share of their ads that do, with its interval."""

from __future__ import annotations

from mltrends.charts.house import modes
from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, percent, short_title

SUBJECT = "role"
TOO_FEW = "Too few ads say where roles are done"


def _title(answers: Answers) -> str:
    rows = modes.shown(answers, SUBJECT)
    if not rows:
        return TOO_FEW
    first = rows[0]
    name, share = clean(first.thing, 60), percent(first.share or 0.0, first.n)
    if len(rows) == 1:
        return short_title(
            f"{share} of ads for {name} offer remote work", f"{share} of ads offer remote work"
        )
    near = rivals(rows)
    if not near:
        return short_title(
            f"Ads for {name} offer remote work most: {share}", f"One role leads in remote work: {share}"
        )
    if len(near) == 1:
        return short_title(
            f"Ads for {name} and {clean(near[0].thing, 60)} offer remote work most",
            "Ads for two roles offer remote work most",
        )
    which = f"{len(near) + 1} of {len(rows)}" if len(near) + 1 < len(rows) else f"{len(rows)}"
    return f"No clear leader in remote work among {which} roles"


def _subtitle(answers: Answers) -> str:
    n = modes.ads(answers, SUBJECT)
    return (
        f"Share of a role's ads that offer fully remote work, percent with {CONFIDENCE}; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = modes.shown(answers, SUBJECT)
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    first, last = rows[0], rows[-1]
    return (
        f"Dots with intervals for the share of ads that offer remote work by role, {len(rows)} roles. {_title(answers)}. "
        f"From {percent(last.share or 0.0, last.n)} ({clean(last.thing, 60)}) to "
        f"{percent(first.share or 0.0, first.n)} ({clean(first.thing, 60)})."
    )


def _note(_answers: Answers) -> str:
    return (
        f"Each dot is a share of all ads for the role, the line through it its {CONFIDENCE}. The grey share says nothing about "
        "the place of work, and some of it may be remote. Hybrid work is in the table."
    )


def _table(answers: Answers) -> Table:
    return modes.table(answers, SUBJECT, "Role", clean)


def _picture(answers: Answers) -> Picture:
    words = f"{TOO_FEW}. A role is shown when it has enough ads and some say where the work is done."
    return modes.picture(answers, SUBJECT, clean, words)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    rows = modes.shown(answers, SUBJECT)
    named = tuple(Behind(f"ads for {clean(row.thing, 60)}", "role", {"role": row.thing}) for row in rows[:1])
    return (Behind("ads that offer remote work", "remote", {"mode": modes.REMOTE}), *named) if rows else ()


CHART = Chart(
    name="remote_roles",
    page="remote",
    order=60,
    metric="answer_remote_roles",
    also=("answer_roles", "answer_sources"),
    question="Which roles are offered remote work?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
