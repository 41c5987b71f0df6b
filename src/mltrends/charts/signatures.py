"""The signature of each role: the skills that its ads name most above all other ads."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.lists import Item, List, Lists
from mltrends.charts.house.message import Message
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, count, counted, percent, short_title, signed
from mltrends.charts.rows.demand import NO_ROLE, Signature

MOST = 12  # roles
ROWS = 4  # skills of each
SURE = 0.10  # q value up to which a skill counts
TOO_FEW = "Too few ads with text to tell what sets roles apart"


def telling(answers: Answers) -> dict[str, list[Signature]]:
    """Skills of each role that its ads name more often beyond chance, the surest first; largest roles first."""
    found: dict[str, list[Signature]] = {}
    for role, rows in answers.grouped(Signature, "role").items():
        kept = [row for row in rows if _tells(row)]
        if kept and role != NO_ROLE:
            found[role] = sorted(kept, key=lambda row: (row.place or 0, row.concept))
    return dict(sorted(found.items(), key=lambda pair: (-pair[1][0].n, pair[0])))


def _tells(row: Signature) -> bool:
    if row.log_odds is None or row.ci_low is None or row.q_value is None:
        return False
    return row.q_value <= SURE and row.ci_low > 0


def _title(answers: Answers) -> str:
    found = answers.kept(telling)
    if not answers.rows(Signature) or not any(row.log_odds is not None for row in answers.rows(Signature)):
        return TOO_FEW
    if not found:
        return "No clear skill sets any role apart from the others"
    clear = [
        rows for rows in found.values() if not rivals(sorted(rows, key=lambda row: -(row.log_odds or 0.0)))
    ]
    if clear:
        first = max(clear[0], key=lambda row: row.log_odds or 0.0)
        return short_title(
            f"{clean(first.label, 40)} sets {clean(first.role, 50)} apart most",
            f"{counted(len(clear), 'role')} have one skill that sets them apart most",
        )
    most = sum(len(rows) for rows in found.values())
    return f"Skills set {counted(len(found), 'role')} apart: {count(most)} are named more often"


def _subtitle(answers: Answers) -> str:
    n = sum(rows[0].n for rows in answers.grouped(Signature, "role").values())
    return (
        f"Difference of log odds with {CONFIDENCE} that a role's ads and all other ads name a skill; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads with text', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    found = answers.kept(telling)
    if not found:
        return f"No chart: {_title(answers)}."
    told = "; ".join(
        f"{clean(role, 60)}: {clean(rows[0].label, 40)}" for role, rows in list(found.items())[:MOST]
    )
    return f"Dots with intervals in lists, one for each of {counted(len(found), 'role')}. {_title(answers)}. First: {told}."


def _note(_answers: Answers) -> str:
    return (
        "A value of +0.7 means odds twice those of all other ads, +2.3 ten times. Listed are skills that a role's ads "
        "name more often beyond chance, the surest first: those whose interval starts furthest from zero."
    )


def _table(answers: Answers) -> Table:
    head = ("Role", "Skill", "Log odds above other ads", CONFIDENCE, "Share of the role's ads", "Ads")
    rows = tuple(
        (
            clean(role, 60),
            clean(row.label, 60),
            signed(row.log_odds or 0.0),
            f"{signed(row.ci_low or 0.0)} to {signed(row.ci_high or 0.0)}",
            percent(row.k / row.n, row.n) if row.n else "",
            count(row.k),
        )
        for role, listed in answers.kept(telling).items()
        for row in listed[: 2 * ROWS]
    )
    return Table("Skills that set roles apart", head, rows)


def _picture(answers: Answers) -> Picture:
    found = answers.kept(telling)
    if not found:
        return Message(f"{_title(answers)}. Two roles with enough ads with text are needed.")
    return Lists(
        tuple(
            List(
                clean(role, 60),
                "",
                tuple(
                    Item(
                        clean(row.label, 60),
                        signed(row.log_odds or 0.0),
                        row.log_odds or 0.0,
                        row.ci_low,
                        row.ci_high,
                    )
                    for row in rows[:ROWS]
                ),
            )
            for role, rows in list(found.items())[:MOST]
        )
    )


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return tuple(
        Behind(
            f"ads for {clean(role, 60)} that mention {clean(rows[0].label, 60)}",
            "role_naming",
            {"role": role, "concept": rows[0].concept},
        )
        for role, rows in list(answers.kept(telling).items())[:2]
    )


CHART = Chart(
    name="signatures",
    page="skills",
    order=80,
    metric="answer_signatures",
    also=("answer_roles", "answer_sources"),
    question="What is the signature of each role?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
