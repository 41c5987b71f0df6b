"""How good the data is, at a glance: how fresh, how much of it was kept, and how much of it is silent."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.facts import facts
from mltrends.charts.house.words import count, counted, month_name, percent
from mltrends.charts.rows.society import SourceMonth
from mltrends.report.tables import FileAccount, Stage

READ, KEPT, ADS, DATED, IN_SCOPE, WITH_TEXT, WITH_PAY = range(1, 8)  # steps of the funnel
MONTHS = "source_months"  # the chart of months


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know of the data, and where it is told at length."""

    value: str
    words: str  # go on from the value
    anchor: str  # on the page on data
    link: str


def quality(answers: Answers, shown: Collection[str]) -> tuple[Fact, ...]:
    """At most five facts; what the answers do not carry is left out.

    Args:
        answers: of the run.
        shown: names of the charts that the report has.
    """
    return (*_fresh(answers, shown), *_steps(answers))


def _fresh(answers: Answers, shown: Collection[str]) -> Iterator[Fact]:
    months = answers.rows(SourceMonth)
    dated = {row.source for row in months}
    last = max((row.month for row in months if row.complete), default=None)
    if last is None:
        return
    whole = sum(row.complete for row in months if row.month == last)
    newest = facts(answers).as_of
    until = f"; the newest ad is of {newest}" if newest else ""
    yield Fact(
        month_name(last),
        f"is the last complete month, of {count(whole)} of {counted(len(dated), 'dated source')}{until}.",
        MONTHS if MONTHS in shown else "sources",
        "Months of the sources",
    )


def _steps(answers: Answers) -> Iterator[Fact]:
    rows = {stage.step: stage.rows for stage in answers.rows(Stage)}
    if rows.get(READ) and KEPT in rows:
        refused = sum(file.rows_refused or 0 for file in answers.rows(FileAccount))  # a takedown is none
        yield Fact(
            percent(rows[KEPT] / rows[READ], rows[READ]),
            f"of {counted(rows[READ], 'row')} were kept, {count(refused)} were refused.",
            "refused",
            "Why rows were refused",
        )
    if rows.get(ADS) and DATED in rows:
        yield _share(
            rows[ADS] - rows[DATED],
            rows[ADS],
            "of all ads have no date: they count in levels, and in no trend.",
            "funnel",
            "From rows to ads",
        )
    if rows.get(IN_SCOPE):
        if WITH_TEXT in rows:
            yield _share(
                rows[IN_SCOPE] - rows[WITH_TEXT],
                rows[IN_SCOPE],
                "of ads in scope have no text, or too little of it: they are in no number on skills.",
                "coverage",
                "What each answer counts",
            )
        if WITH_PAY in rows:
            yield _share(
                rows[WITH_PAY],
                rows[IN_SCOPE],
                "of ads in scope come with pay that the employer states; numbers on pay rest on these alone.",
                "sources",
                "Who says the pay",
            )


def _share(k: int, n: int, words: str, anchor: str, link: str) -> Fact:
    return Fact(percent(k / n, n), words, anchor, link)
