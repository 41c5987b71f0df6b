"""How many skills ads name: the middle half and the median by role."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.words import clean, count, percent, plain, short_title
from mltrends.charts.rows.demand import Bundle

TOO_FEW = "Too few ads with text to count their skills"


def shown(answers: Answers) -> list[Bundle]:
    """Roles with ads enough, the longest lists first."""
    rows = [row for row in answers.rows(Bundle) if row.p50 is not None and not row.suppressed]
    return sorted(rows, key=lambda row: (-(row.p50 or 0.0), -(row.mean or 0.0), row.role))


def withheld(answers: Answers) -> list[Bundle]:
    """Roles with too few ads."""
    kept = {row.role for row in shown(answers)}
    return sorted((row for row in answers.rows(Bundle) if row.role not in kept), key=lambda row: row.role)


def _title(answers: Answers) -> str:
    rows = shown(answers)
    if not rows:
        return TOO_FEW
    most, least = plain(rows[0].p50 or 0.0), plain(rows[-1].p50 or 0.0)
    if len(rows) == 1:
        return short_title(
            f"The median ad for {clean(rows[0].role, 50)} names {most} skills",
            f"The median ad names {most} skills",
        )
    if most == least:
        return f"The median ad names {most} skills, whatever the role"
    return f"The median ad names {least} to {most} skills, depending on the role"


def _subtitle(answers: Answers) -> str:
    n = sum(row.n for row in answers.rows(Bundle))
    return (
        "Median and middle half of ads, number of skills of our vocabulary that an ad names; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads with text', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = shown(answers)
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    ends = "; ".join(
        f"{clean(row.role, 60)} {_span(row)}, median {plain(row.p50 or 0.0)}"
        for row in dict.fromkeys((rows[0], rows[-1]))
    )
    return (
        f"Bars from the lower to the upper quartile of the number of skills in an ad by role, {len(rows)} roles. "
        f"{_title(answers)}. Most and fewest: {ends}."
    )


def _note(_answers: Answers) -> str:
    return (
        "Pale bars hold the middle half of a role's ads, the dot is the median. Long ads name more skills than "
        "short ones, so that a role whose ads are written at length has more."
    )


def _span(row: Bundle) -> str:
    return f"{plain(row.p25 or 0.0)}–{plain(row.p75 or 0.0)}"


def _too_few(row: Bundle) -> str:
    return clean(row.reason, 80) if row.reason else f"too few ads (n = {count(row.n)})"


def _table(answers: Answers) -> Table:
    head = ("Role", "Lower quartile", "Median", "Upper quartile", "Mean", "Name none", "Ads with text")
    rows = [
        (
            clean(row.role),
            plain(row.p25 or 0.0),
            plain(row.p50 or 0.0),
            plain(row.p75 or 0.0),
            f"{row.mean or 0.0:.1f}",
            percent(row.none or 0.0, row.n),
            count(row.n),
        )
        for row in shown(answers)
    ]
    thin = [(clean(row.role), "", _too_few(row), "", "", "", count(row.n)) for row in withheld(answers)]
    return Table("Number of skills that an ad names, by role", head, tuple(rows + thin) if rows else ())


def _picture(answers: Answers) -> Picture:
    rows = shown(answers)
    if not rows:
        return Message(f"{TOO_FEW}. Quartiles are shown for roles with enough ads.")
    bars = [
        Row(
            clean(row.role),
            plain(row.p50 or 0.0),
            row.p50,
            span=(row.p25, row.p75) if row.p25 is not None and row.p75 is not None else None,
            aside=f"n = {count(row.n)}",
        )
        for row in rows
    ]
    thin = [Row(clean(row.role), _too_few(row)) for row in withheld(answers)]
    return Ranking(tuple(bars + thin), tick=plain, aside_head="Ads")


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return tuple(
        Behind(f"ads for {clean(row.role, 60)}", "role", {"role": row.role}) for row in shown(answers)[:1]
    )


CHART = Chart(
    name="bundles",
    page="demand",
    order=60,
    metric="answer_bundles",
    also=("answer_roles", "answer_sources"),
    question="How many skills does an ad ask for?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
