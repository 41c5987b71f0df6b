"""When each source was seen to post, month by month, and which of its months are whole."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.sparks import Month, Spark, Sparks
from mltrends.charts.house.words import clean, count, counted, month_name, percent, short_title
from mltrends.charts.rows.society import SourceMonth

TOO_FEW = "Too few dated ads to show months of sources"


def by_source(answers: Answers) -> dict[str, list[SourceMonth]]:
    """Months of each source in their order, the source with most ads first."""
    found: dict[str, list[SourceMonth]] = {}
    for row in answers.rows(SourceMonth):
        found.setdefault(row.source, []).append(row)
    kept = {name: rows for name, rows in found.items() if any(row.n for row in rows)}
    order = sorted(kept, key=lambda name: (-sum(row.n for row in kept[name]), name))
    return {name: sorted(kept[name], key=lambda row: row.month) for name in order}


def _all(answers: Answers) -> list[SourceMonth]:
    return [row for rows in by_source(answers).values() for row in rows]


def _title(answers: Answers) -> str:
    rows = _all(answers)
    if not rows:
        return TOO_FEW
    whole = sum(row.complete for row in rows)
    if whole == len(rows):
        return f"All {count(whole)} months of the sources are complete"
    return short_title(f"{count(whole)} of {count(len(rows))} months of the sources are complete")


def _subtitle(answers: Answers) -> str:
    n = sum(row.n for row in _all(answers))
    return (
        "Number of ads by source and month in which they were first seen, in scope or not; "
        f"{facts(answers).scope_line}; {from_sources(n, 'dated ads', len(by_source(answers)) or facts(answers).flowing)}"
    )


def _alt(answers: Answers) -> str:
    found = by_source(answers)
    if not found:
        return f"No chart: {TOO_FEW.lower()}."
    told = "; ".join(f"{clean(rows[0].title, 50)} {_told(rows)}" for rows in list(found.values())[:3])
    return f"Bars of ads by month, one row for each of {counted(len(found), 'source')}. {_title(answers)}. {told}."


def _told(rows: list[SourceMonth]) -> str:
    return f"{count(sum(row.n for row in rows))} ads, at most {count(max(row.n for row in rows))} a month"


def _note(_answers: Answers) -> str:
    return (
        "A month is complete when its source was seen a week after its end and it has half of its usual ads; others count in "
        "levels, not in trends. Each row has a scale of its own; snapshots, which have no months, are not here."
    )


def _table(answers: Answers) -> Table:
    head = ("Source", "First month", "Last month", "Months", "Complete", "Ads", "In scope", "With text")
    lines = []
    for rows in by_source(answers).values():
        n, inside, text = (sum(getattr(row, part) for row in rows) for part in ("n", "in_scope", "with_text"))
        lines.append(
            (
                clean(rows[0].title),
                month_name(rows[0].month),
                month_name(rows[-1].month),
                count(len(rows)),
                count(sum(row.complete for row in rows)),
                count(n),
                f"{count(inside)} ({percent(inside / n, n)})",
                f"{count(text)} ({percent(text / n, n)})",
            )
        )
    return Table("Months of sources", head, tuple(lines))


def _picture(answers: Answers) -> Picture:
    found = by_source(answers)
    if not found:
        return Message(f"{TOO_FEW}. Sources are shown when they say when an ad was posted.")
    return Sparks(
        tuple(
            Spark(
                clean(rows[0].title, 80),
                _told(rows),
                tuple(Month(row.month, row.n, row.complete) for row in rows),
            )
            for rows in found.values()
        )
    )


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return (Behind("dated ads", "months", {}),) if _all(answers) else ()


CHART = Chart(
    name="source_months",
    page="data",
    order=10,
    metric="answer_source_months",
    also=("answer_roles", "answer_sources"),
    question="When was each source seen to post?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
