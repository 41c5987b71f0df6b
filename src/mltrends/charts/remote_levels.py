"""Which levels are offered remote work: the share of their ads that do, with its interval."""

from __future__ import annotations

from mltrends.charts.house import modes
from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.levels import LEVELS
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, percent

SUBJECT = "level"
TOO_FEW = "Too few ads say where work of each level is done"


def _named(level: str) -> str:
    return LEVELS.get(level, clean(level, 60))


def _title(answers: Answers) -> str:
    rows = modes.shown(answers, SUBJECT)
    if not rows:
        return TOO_FEW
    first = rows[0]
    name, share = _named(first.thing), percent(first.share or 0.0, first.n)
    if len(rows) == 1:
        return f"{share} of {name.lower()} ads offer remote work"
    near = rivals(rows)
    if not near:
        return f"{name} ads offer remote work most: {share}"
    if len(near) == 1:
        return f"{name} and {_named(near[0].thing).lower()} ads offer remote work most"
    which = f"{len(near) + 1} of {len(rows)}" if len(near) + 1 < len(rows) else f"{len(rows)}"
    return f"No clear leader in remote work among {which} levels"


def _subtitle(answers: Answers) -> str:
    n = modes.ads(answers, SUBJECT)
    return (
        f"Share of a level's ads that offer fully remote work, percent with {CONFIDENCE}; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = modes.shown(answers, SUBJECT)
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    said = "; ".join(f"{_named(row.thing).lower()} {percent(row.share or 0.0, row.n)}" for row in rows)
    return f"Dots with intervals for the share of ads that offer remote work by level, {len(rows)} levels. {_title(answers)}. {said}."


def _note(_answers: Answers) -> str:
    return (
        f"Each dot is a share of all ads of the level, the line through it its {CONFIDENCE}. The grey share says nothing about "
        "the place of work. Levels are read from titles: an ad whose title names none counts as mid-level."
    )


def _table(answers: Answers) -> Table:
    return modes.table(answers, SUBJECT, "Level", _named)


def _picture(answers: Answers) -> Picture:
    words = f"{TOO_FEW}. A level is shown when it has enough ads and some say where the work is done."
    return modes.picture(answers, SUBJECT, _named, words)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    if not modes.shown(answers, SUBJECT):
        return ()
    return (Behind("ads that offer remote work", "remote", {"mode": modes.REMOTE}),)


CHART = Chart(
    name="remote_levels",
    page="remote",
    order=70,
    metric="answer_remote_roles",
    also=("answer_roles", "answer_sources"),
    question="Which levels are offered remote work?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
