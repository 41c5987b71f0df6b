"""Which roles are advertised most: sorted bars from zero, with the interval of each share."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers, RoleShare
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources, one_role
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, count, interval, percent, short_title, whole_percent

TOO_FEW = "Too few ads to compare roles"


def shown(answers: Answers) -> list[RoleShare]:
    """Roles with enough ads, the largest share first."""
    rows = [row for row in answers.rows(RoleShare) if row.share is not None and not row.suppressed]
    return sorted(rows, key=lambda row: (-(row.share or 0.0), row.role))


def withheld(answers: Answers) -> list[RoleShare]:
    """Roles whose share is too thin to show."""
    kept = {row.role for row in shown(answers)}
    return sorted((row for row in answers.rows(RoleShare) if row.role not in kept), key=lambda row: row.role)


def _title(answers: Answers) -> str:
    rows = shown(answers)
    if not rows:
        return TOO_FEW
    first = clean(rows[0].role, 60)
    near = rivals(rows)
    if one_role(answers):
        return short_title(f"All ads that are counted are for {first}", "All ads are for one role")
    if not near:
        share = percent(rows[0].share or 0.0, rows[0].n)
        return short_title(
            f"{first} is advertised most: {share} of ads", f"One role leads with {share} of ads"
        )
    if len(near) == 1 and len(rows) == 2:
        return "Neither of two roles is surely advertised more"
    if len(near) == 1:
        return short_title(
            f"{first} and {clean(near[0].role, 60)} are advertised most",
            f"{first} is one of two roles advertised most",
            "Two roles are advertised most",
        )
    return f"No clear leader: {len(near) + 1} roles are advertised about as often"


def _subtitle(answers: Answers) -> str:
    n = facts(answers).ads
    return (
        f"Share of deduplicated ads by role, percent with {CONFIDENCE}; {facts(answers).scope_line}; "
        f"{from_sources(n, 'ads', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = shown(answers)
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    first, last = rows[0], rows[-1]
    return (
        f"Horizontal bars of the share of ads by role, {len(rows)} roles. {_title(answers)}. "
        f"The largest is {clean(first.role, 60)} with {_with_interval(first)}, "
        f"the smallest {clean(last.role, 60)} with {_with_interval(last)}."
    )


def _with_interval(row: RoleShare) -> str:
    share = percent(row.share or 0.0, row.n)
    if row.ci_low is None or row.ci_high is None:
        return share
    return f"{share} ({CONFIDENCE} {interval(row.ci_low, row.ci_high, row.n)})"


def _note(answers: Answers) -> str:
    thin = (
        f" {len(withheld(answers))} roles have too few ads to show."
        if withheld(answers) and shown(answers)
        else ""
    )
    return f"Bars start at zero; the dark line on each end is its {CONFIDENCE}.{thin}"


def _table(answers: Answers) -> Table:
    rows = [
        (
            clean(row.role),
            percent(row.share or 0.0, row.n),
            _interval_cell(row),
            count(row.k),
            count(row.n),
            count(row.employers),
            count(row.sources),
        )
        for row in shown(answers)
    ]
    thin = [(clean(row.role), _too_few(row), "", "", count(row.n), "", "") for row in withheld(answers)]
    head = ("Role", "Share of ads", CONFIDENCE, "Ads for it", "All ads", "Employers", "Sources")
    return Table("Share of ads by role", head, tuple(rows + thin))


def _interval_cell(row: RoleShare) -> str:
    return "" if row.ci_low is None or row.ci_high is None else interval(row.ci_low, row.ci_high, row.n)


def _too_few(row: RoleShare) -> str:
    return clean(row.reason, 80) if row.reason else f"too few ads (n = {count(row.n)})"


def _picture(answers: Answers) -> Picture:
    rows = shown(answers)
    if not rows:
        n = count(facts(answers).ads)
        return Message(
            f"{TOO_FEW}: {n} ads in scope. Shares are shown when there are enough ads to carry them."
        )
    bars = [
        Row(clean(row.role), percent(row.share or 0.0, row.n), row.share, row.ci_low, row.ci_high)
        for row in rows
    ]
    thin = [Row(clean(row.role), _too_few(row)) for row in withheld(answers)]
    return Ranking(tuple(bars + thin), tick=whole_percent, bars=True)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return tuple(
        Behind(f"ads for {clean(row.role, 80)}", "role", {"role": row.role}) for row in shown(answers)[:2]
    )


CHART = Chart(
    name="roles",
    page="demand",
    order=10,
    metric="answer_roles",
    also=("answer_sources",),
    question="Which roles are advertised most?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
