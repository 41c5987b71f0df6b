"""From where remote work may be done, as far as ads say."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, count, interval, percent, whole_percent
from mltrends.charts.rows.remote import RemoteScope

UNSTATED = "unstated"
SCOPES = {  # as a row, and as a title says it
    "worldwide": ("Worldwide", "are open worldwide"),
    "country": ("One country", "are tied to one country"),
    "region": ("Several countries, a region or time zone", "are tied to a region or time zone"),
    UNSTATED: ("Unstated", "do not say from where"),
}
TOO_FEW = "Too few ads offer remote work to tell from where"


def shown(answers: Answers) -> list[RemoteScope]:
    """Scopes with a share: what is said first, the largest before others, and last what is not said."""
    rows = [row for row in answers.rows(RemoteScope) if row.share is not None and not row.suppressed]
    return sorted(rows, key=lambda row: (row.scope == UNSTATED, -(row.share or 0.0), row.scope))


def _title(answers: Answers) -> str:
    rows = sorted(shown(answers), key=lambda row: (-(row.share or 0.0), row.scope))
    if not rows:
        return TOO_FEW
    if rivals(rows):
        return "No clear leader in what remote ads say about from where"
    share = percent(rows[0].share or 0.0, rows[0].n)
    return f"{share} of remote ads {SCOPES.get(rows[0].scope, SCOPES[UNSTATED])[1]}"


def _subtitle(answers: Answers) -> str:
    n = max((row.n for row in answers.rows(RemoteScope)), default=0)
    return (
        f"Share of ads that offer remote or hybrid work, by from where it may be done, percent with {CONFIDENCE}; "
        f"{facts(answers).scope_line}; {from_sources(n, 'such ads', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = shown(answers)
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    said = "; ".join(f"{_name(row).lower()} {percent(row.share or 0.0, row.n)}" for row in rows)
    return f"Bars for the share of remote ads by from where the work may be done. {_title(answers)}. {said}."


def _note(_answers: Answers) -> str:
    return (
        f"Bars start at zero; the dark line on each end is its {CONFIDENCE}. Unstated is what ads do not say: it does not mean "
        "worldwide."
    )


def _name(row: RemoteScope) -> str:
    return SCOPES[row.scope][0] if row.scope in SCOPES else clean(row.scope, 60)


def _table(answers: Answers) -> Table:
    rows = tuple(
        (
            _name(row),
            percent(row.share or 0.0, row.n),
            "" if row.ci_low is None or row.ci_high is None else interval(row.ci_low, row.ci_high, row.n),
            count(row.k),
            count(row.n),
        )
        for row in shown(answers)
    )
    head = ("From where", "Share of remote ads", CONFIDENCE, "Ads", "Remote and hybrid ads")
    return Table("From where remote work may be done", head, rows)


def _picture(answers: Answers) -> Picture:
    rows = shown(answers)
    if not rows:
        n = count(max((row.n for row in answers.rows(RemoteScope)), default=0))
        return Message(f"{TOO_FEW}: {n} ads do.")
    bars = tuple(
        Row(
            _name(row),
            percent(row.share or 0.0, row.n),
            row.share,
            row.ci_low,
            row.ci_high,
            hue="slate" if row.scope == UNSTATED else "blue",
        )
        for row in rows
    )
    return Ranking(bars, tick=whole_percent, bars=True)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    if not shown(answers):
        return ()
    return (Behind("ads that offer remote work", "remote", {"mode": "remote"}),)


CHART = Chart(
    name="remote_scope",
    page="remote",
    order=80,
    metric="answer_remote_scope",
    also=("answer_roles", "answer_sources"),
    question="From where may remote work be done?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
