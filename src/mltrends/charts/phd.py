"""How often research roles and engineering roles ask for higher degrees, and how sure the difference is."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.cells import share_cell
from mltrends.charts.house.chart import Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.keys import Key
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.words import count, percent, points, points_between, short_title, whole_percent
from mltrends.charts.rows.society import DegreeGroup

TOO_FEW = "Too few ads for research and engineering roles to compare degrees"
GROUPS = {"research": "Research roles", "engineering": "Engineering roles"}
HUE, MARKER = "purple", "D"
ASKED = {
    ("phd", "named"): "Name a PhD, required or preferred",
    ("phd", "required"): "Require a PhD",
    ("master or phd", "named"): "Name a master's or a PhD",
    ("master or phd", "required"): "Require a master's or a PhD",
}
HEADLINE = ("phd", "named")


def found(answers: Answers) -> dict[tuple[str, str, str], DegreeGroup]:
    """Rows that may be shown, by group, degree and way of asking."""
    return {
        (row.role_group, row.degree, row.asked): row
        for row in answers.rows(DegreeGroup)
        if row.share is not None and not row.suppressed and row.role_group in GROUPS
    }


def _comparable(answers: Answers) -> bool:
    return all((group, *HEADLINE) in found(answers) for group in GROUPS)


def _title(answers: Answers) -> str:
    if not _comparable(answers):
        return TOO_FEW
    rows = found(answers)
    research, other = (rows[(group, *HEADLINE)] for group in GROUPS)
    if other.verdict not in {"more", "less", "no clear difference"}:
        return "Too few ads within sources to compare research with engineering"
    if other.verdict == "no clear difference":
        return "No clear difference in PhDs between research and engineering ads"
    one, two = percent(research.share or 0.0, research.n), percent(other.share or 0.0, other.n)
    return short_title(f"{one} of research ads name a PhD, {two} of engineering ads")


def _subtitle(answers: Answers) -> str:
    n = sum(
        max((row.n for row in answers.rows(DegreeGroup) if row.role_group == group), default=0)
        for group in GROUPS
    )
    return (
        f"Share of ads with text that ask for a higher degree, percent with {CONFIDENCE}; {facts(answers).scope_line}; "
        f"{from_sources(n, 'ads for these roles', len(facts(answers).sources))}"
    )  # fmt: skip


def _difference(row: DegreeGroup) -> str:
    if row.difference is None or row.difference_low is None or row.difference_high is None:
        return ""
    return f"{points(row.difference)} ({points_between(row.difference_low, row.difference_high)})"


def _alt(answers: Answers) -> str:
    if not _comparable(answers):
        return f"No chart: {TOO_FEW.lower()}."
    other = found(answers)[("engineering", *HEADLINE)]
    told = _difference(other)
    more = f" Within sources the difference is {told}." if told else ""
    return f"Dots for research roles, with intervals, and rings for engineering roles, by degree. {_title(answers)}.{more}"


def _note(answers: Answers) -> str:
    other = found(answers).get(("engineering", *HEADLINE))
    told = _difference(other) if other else ""
    more = f" Within sources research roles are {told} ahead in naming a PhD." if told else ""
    return (
        f"Lines are {CONFIDENCE}s of research roles, those of engineering roles are in the table. Research roles are those with research in their name, engineering roles those that end in "
        f"Engineer.{more} Ads may name a degree and accept another."
    )


def _table(answers: Answers) -> Table:
    rows = []
    shown = found(answers)
    for (degree, asked), words in ASKED.items():
        one, two = (shown.get((group, degree, asked)) for group in GROUPS)
        if one is None and two is None:
            continue
        cells = [
            share_cell(row.share, row.ci_low, row.ci_high, row.n) if row else share_cell(None, None, None, 0)
            for row in (one, two)
        ]
        ads = [count(row.n) if row else "" for row in (one, two)]
        rows.append((words, cells[0], ads[0], cells[1], ads[1], _difference(two) if two else ""))
    head = ("Ads that", "Research roles", "Ads", "Engineering roles", "Ads ", "Difference within sources")
    return Table("Higher degrees in ads for research and for engineering roles", head, tuple(rows))


def _picture(answers: Answers) -> Picture:
    if not _comparable(answers):
        return Message(f"{TOO_FEW}. They are compared when there are enough ads with text for both.")
    keys = (Key(GROUPS["research"], HUE, MARKER), Key(GROUPS["engineering"], HUE, MARKER, hollow=True))
    rows = tuple(_row(answers, degree, asked) for degree, asked in ASKED)
    return Ranking(rows, tick=whole_percent, keys=keys, aside_head="Difference")


def _row(answers: Answers, degree: str, asked: str) -> Row:
    one, two = (found(answers).get((group, degree, asked)) for group in GROUPS)
    words = ASKED[degree, asked]
    if one is None or two is None:
        return Row(words, "too few ads")
    return Row(
        words,
        f"{percent(two.share or 0.0, two.n)} and {percent(one.share or 0.0, one.n)}",
        one.share,
        one.ci_low,
        one.ci_high,
        aside=_difference(two),
        hue=HUE,
        marker=MARKER,
        before=two.share,
    )


CHART = Chart(
    name="phd",
    page="education",
    order=20,
    metric="answer_degree_groups",
    also=("answer_roles", "answer_sources"),
    question="Do research roles ask for higher degrees than engineering roles?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
)
