"""Families of skills: those that ads ask for together, and how near each is to the rest."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import facts, from_sources
from mltrends.charts.house.lists import Item, List, Lists
from mltrends.charts.house.message import Message
from mltrends.charts.house.words import clean, counted
from mltrends.charts.rows.demand import FamilyMember

MOST = 9  # families
ROWS = 7  # members of each
TOO_FEW = "Too few ads to group skills into families"


def families(answers: Answers) -> dict[int, list[FamilyMember]]:
    """Members of each family, the nearest to the others first."""
    found: dict[int, list[FamilyMember]] = {}
    for row in answers.rows(FamilyMember):
        if row.family is not None and row.nearness is not None and row.stability is not None:
            found.setdefault(row.family, []).append(row)
    return {
        number: sorted(found[number], key=lambda row: (-(row.nearness or 0.0), row.label))
        for number in sorted(found)
    }


def _title(answers: Answers) -> str:
    found = answers.kept(families)
    if not found:
        return TOO_FEW
    stable = sum(bool(rows[0].stable) for rows in found.values())
    if not stable:
        return "No clear families: groups of skills do not hold when redrawn"
    what = counted(len(found), "family", "families")
    if len(found) == stable:
        return f"Skills fall into {what} that hold when employers are redrawn"
    return f"Skills fall into {what}, of which {stable} hold when redrawn"


def _subtitle(answers: Answers) -> str:
    rows = answers.rows(FamilyMember)
    n = max((row.n for row in rows), default=0)
    return (
        "Mean NPMI of a skill with the others of its family in ads, modelled; the skills that most ads name; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads with text', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    found = answers.kept(families)
    if not found:
        return f"No chart: {TOO_FEW.lower()}."
    told = "; ".join(f"{_name(rows)} ({counted(len(rows), 'skill')})" for rows in list(found.values())[:6])
    return f"Dots in {counted(len(found), 'list')}, one for each family of skills. {_title(answers)}. {told}."


def _note(answers: Answers) -> str:
    left = sum(row.family is None for row in answers.rows(FamilyMember))
    return (
        "A family is named by the two members nearest to the others; the dot is how near a skill is to the rest of its "
        "family, in hundredths of NPMI. Grey families hold together in fewer than 60% of redraws and may be this sample's. "
        f"{counted(left, 'skill')} of those looked at {'is' if left == 1 else 'are'} in no family."
    )


def _name(rows: list[FamilyMember]) -> str:
    return clean(rows[0].name, 60)


def _table(answers: Answers) -> Table:
    head = ("Skill", "Family", "Nearness to the rest", "Family holds in", "Verdict")
    return Table(
        "Skills by family",
        head,
        tuple(
            (
                clean(row.label, 60),
                _name(rows),
                f"{row.nearness or 0.0:.2f}",
                f"{row.stability or 0.0:.0%} of redraws",
                "stable" if row.stable else "not stable",
            )
            for rows in answers.kept(families).values()
            for row in rows
        ),
    )


def _picture(answers: Answers) -> Picture:
    found = answers.kept(families)
    if not found:
        reasons = sorted({clean(row.reason, 80) for row in answers.rows(FamilyMember) if row.reason})
        why = f" {reasons[0][:1].upper()}{reasons[0][1:]}." if reasons else ""
        return Message(f"{TOO_FEW}.{why}")
    lists = tuple(
        List(
            _name(rows),
            counted(len(rows), "skill"),
            tuple(
                Item(clean(row.label, 60), f"{round((row.nearness or 0.0) * 100)}", row.nearness or 0.0)
                for row in rows[:ROWS]
            ),
            hue="blue" if rows[0].stable else "faint",
        )
        for rows in list(found.values())[:MOST]
    )
    return Lists(lists)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    rows = next(iter(answers.kept(families).values()), [])
    return tuple(
        Behind(f"ads that mention {clean(row.label, 60)}", "naming", {"concept": row.concept})
        for row in rows[:2]
    )


CHART = Chart(
    name="families",
    page="skills",
    order=75,
    metric="answer_skill_families",
    also=("answer_roles", "answer_sources"),
    question="Which skills form families?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
