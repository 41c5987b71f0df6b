"""Which roles gain or lose share: two years side by side, a line for each role."""

from __future__ import annotations

from statistics import median

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, ONE_ROLE, facts, from_sources, one_role
from mltrends.charts.house.message import Message
from mltrends.charts.house.slope import Line, Slope
from mltrends.charts.house.verdicts import FELL, ROSE, moved, tested
from mltrends.charts.house.words import (
    clean,
    count,
    counted,
    percent,
    points,
    points_between,
    short_title,
)
from mltrends.charts.rows.demand import NO_ROLE, ROLE, Shift

MOST = 10
FAR_APART = 12.0  # times the middle role that the largest is, from which lines would lie on one another
TOO_LITTLE = "Too little data to tell which roles gained or lost share"
HUES = {ROSE: ("blue", "^"), FELL: ("vermillion", "v")}
QUIET = ("faint", "o")


def rows_of(answers: Answers) -> list[Shift]:
    """Roles whose two years can be compared and were tested; none where there is only one."""
    if one_role(answers):
        return []
    rows = answers.grouped(Shift, "subject").get(ROLE, [])
    return [
        row
        for row in tested(rows)
        if row.before is not None and row.after is not None and row.thing != NO_ROLE
    ]


def movers(answers: Answers) -> list[Shift]:
    """Roles that gained or lost, the surest first."""
    return moved(rows_of(answers))


def chosen(answers: Answers) -> list[Shift]:
    """What moved first, then what has the largest share."""
    first = movers(answers)
    rest = sorted(
        (row for row in rows_of(answers) if row not in first),
        key=lambda row: (-(row.after or 0.0), row.label),
    )
    return [*first, *rest][:MOST]


def _nothing(answers: Answers) -> str:
    return ONE_ROLE if one_role(answers) else TOO_LITTLE


def _title(answers: Answers) -> str:
    rows = rows_of(answers)
    if not rows:
        return _nothing(answers)
    found = movers(answers)
    up = [row for row in found if row.verdict == ROSE]
    down = [row for row in found if row.verdict == FELL]
    if not found:
        return f"No clear change in the share of any of {len(rows)} roles"
    if len(found) == 1:
        gained = "gained" if up else "lost"
        by = points(found[0].within or 0.0)
        return short_title(
            f"{clean(found[0].label, 60)} {gained} share: {by}", f"One role {gained} share of ads: {by}"
        )
    if len(up) == 1 and len(down) == 1:
        return short_title(
            f"{clean(up[0].label, 60)} gained share of ads, {clean(down[0].label, 60)} lost",
            "One role gained share of ads, one lost",
        )
    parts = [
        f"{counted(len(each), 'role')} {did} share of ads"
        for each, did in ((up, "gained"), (down, "lost"))
        if each
    ]
    return short_title(", ".join(parts).replace(" share of ads, ", ", ", 1) if len(parts) == 2 else parts[0])


def _subtitle(answers: Answers) -> str:
    rows = rows_of(answers)
    n = (rows[0].n_before or 0) + (rows[0].n_after or 0) if rows else 0
    years = f" in {rows[0].year_before} and {rows[0].year_after}" if rows else ""
    return (
        f"Share of the year's ads by role{years}, percent, sources pooled; {facts(answers).scope_line}; "
        f"{from_sources(n, 'ads of the two years', facts(answers).flowing)}"
    )


def _alt(answers: Answers) -> str:
    rows = chosen(answers)
    if not rows:
        return f"No chart: {_nothing(answers)[0].lower()}{_nothing(answers)[1:]}."
    told = "; ".join(f"{clean(row.label, 60)} {_before(row)} to {_after(row)}" for row in rows[:5])
    return (
        f"Slopes from {rows[0].year_before} to {rows[0].year_after} of the share of ads, {len(rows)} roles. "
        f"{_title(answers)}. {told}."
    )


def _note(answers: Answers) -> str:
    rows = rows_of(answers)
    words = (
        "Coloured lines moved beyond chance within sources, each source weighted alike in both years; "
        "the shares at the ends are as counted, and move with the mix of sources too. "
    )
    if not rows:
        return words + "Two whole years are needed."
    return (
        words
        + f"Tested: {counted(rows[0].tested, 'role')}, false finds held to 10%. Only whole years; ads whose title names no known role count as ads, and have no line."
    )


def _before(row: Shift) -> str:
    return percent(row.before or 0.0, row.n_before or 0)


def _after(row: Shift) -> str:
    return percent(row.after or 0.0, row.n_after or 0)


def _table(answers: Answers) -> Table:
    rows = rows_of(answers)
    years = (str(rows[0].year_before), str(rows[0].year_after)) if rows else ("First year", "Last year")
    head = ("Role", *years, "Change within sources", CONFIDENCE, "Change as counted", "Verdict")
    ordered = sorted(rows, key=lambda row: (-(row.after or 0.0), row.label))
    return Table(
        "Share of ads by role in two years",
        head,
        tuple(
            (
                clean(row.label),
                _before(row),
                _after(row),
                points(row.within or 0.0),
                points_between(row.within_low or 0.0, row.within_high or 0.0),
                points(row.raw or 0.0),
                row.verdict,
            )
            for row in ordered
        ),
    )


def _picture(answers: Answers) -> Picture:
    rows = chosen(answers)
    if not rows:
        n = count(facts(answers).ads)
        if one_role(answers):
            return Message(f"{ONE_ROLE}.")
        return Message(f"{TOO_LITTLE}: {n} ads in scope. Two whole years with enough ads are needed.")
    lines = []
    for row in rows:
        hue, marker = HUES.get(row.verdict, QUIET)
        quiet = row.verdict not in HUES
        lines.append(
            Line(
                clean(row.label, 80),
                row.before or 0.0,
                row.after or 0.0,
                _before(row),
                _after(row),
                hue,
                marker,
                quiet,
            )
        )
    middle = median([line.after for line in lines])
    far = max(line.after for line in lines) > FAR_APART * middle
    return Slope(tuple(lines), str(rows[0].year_before), str(rows[0].year_after), log=far)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return tuple(
        Behind(f"ads for {clean(row.label, 60)}", "role", {"role": row.thing}) for row in movers(answers)[:3]
    )


CHART = Chart(
    name="role_shift",
    page="demand",
    order=20,
    metric="answer_shifts",
    also=("answer_roles", "answer_sources"),
    question="Which roles gain or lose share of ads?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
