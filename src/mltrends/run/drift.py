"""What is held against the run before, ahead of publishing: a source that stopped, a field that emptied, a share that jumped.

Each rule warns, holds the run back or is off, by [checks] in mltrends.toml. A run that is held back publishes
nothing: what stood there goes on standing, and `mltrends run --accept` publishes all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from mltrends.model import Problem
from mltrends.stats.shares import wilson
from mltrends.store.settings import Checks, Rule

Facts = list[dict[str, Any]]

OFTEN_ENOUGH = 30  # days with ads, before a gap between them says anything
SHORTEST_STOP = 7  # days
GAPS = 3  # times the longest gap that a source had
LEAST_ADS = 50  # ads of a source before a field, or the source itself, is missed
LEAST_TOLD = 0.1  # share of ads that told a field, before it can empty
EMPTIED = 0.5  # of that share: what new ads are surely below
POINTS = 0.05  # by which a share must move, beyond its intervals
FEWER = 0.1  # share of all ads that may be gone


class HeldBack(Problem):
    """A check between runs kept a run from being published."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """One thing that is not as it was."""

    rule: str  # a name of `Checks`
    words: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What a warehouse tells of its sources."""

    sources: Facts
    fields: Facts


def noticed(
    before: Path, draft: Path, answers_before: Path | None, answers: Path, checks: Checks
) -> list[Noticed]:
    """Everything that the rules in force notice between the published run and a draft.

    Args:
        before: the published warehouse.
        draft: the one that may take its place.
        answers_before: what the published run answered, where that is kept.
        answers: what the draft answers.
        checks: which rules are in force.
    """
    was, now = _seen(before), _seen(draft)
    if was is None or now is None:
        return []
    found = [
        *_fewer_ads(was.sources, now.sources),
        *_gone(was.sources, now.sources),
        *_stopped(was.sources, now.sources),
        *_emptied(was.fields, now.fields),
    ]
    if checks.share_jumped is not Rule.OFF and answers_before is not None:
        found += _jumped(answers_before, answers)
    return [one for one in found if getattr(checks, one.rule) is not Rule.OFF]


def judge(found: Sequence[Noticed], checks: Checks, *, accept: bool) -> list[str]:
    """The warnings in words.

    Raises:
        HeldBack: when a rule that holds back noticed something, and that was not accepted.
    """
    held = [one.words for one in found if getattr(checks, one.rule) is Rule.FAIL]
    if held and not accept:
        more = f" (and {len(held) - 1} more, see the log)" if len(held) > 1 else ""
        raise HeldBack(
            f"held back: {held[0]}{more}; what was published before stands; publish it all the same with: mltrends run --accept"
        )
    return [one.words for one in found]


def _seen(warehouse: Path) -> Seen | None:
    """What a warehouse tells; None for the sample, and for one of a version that did not tell it."""
    from mltrends.warehouse.catalogue import ask_rows
    from mltrends.warehouse.open import WarehouseError, connect

    with connect(warehouse) as con:
        try:
            if {row["key"]: row["value"] for row in ask_rows(con, "about", {})}.get("sample") == "true":
                return None
            return Seen(ask_rows(con, "sources_days", {}), ask_rows(con, "fields_told", {}))
        except WarehouseError:
            return None


def _fewer_ads(before: Facts, now: Facts) -> Iterator[Noticed]:
    was, here = (sum(row["ads"] for row in rows) for rows in (before, now))
    if was >= LEAST_ADS and here < (1 - FEWER) * was:
        yield Noticed("fewer_ads", f"{was - here:,} of {was:,} ads are gone ({(was - here) / was:.0%})")


def _gone(before: Facts, now: Facts) -> Iterator[Noticed]:
    there = {row["source"] for row in now}
    for row in before:
        if row["ads"] >= LEAST_ADS and row["source"] not in there:
            yield Noticed(
                "source_gone", f"the source {row['source']} is gone, before it had {row['ads']:,} ads"
            )


def _stopped(before: Facts, now: Facts) -> Iterator[Noticed]:
    """Sources whose newest ad lies further back than their gaps; told in the run in which that comes to be."""
    then = {row["source"]: _silence(row, before) for row in before}
    for row in now:
        silence = _silence(row, now)
        if silence is not None and then.get(row["source"]) is None:
            yield Noticed(
                "source_stopped",
                f"the source {row['source']} has no ad since {row['newest']}, for {silence} days; before, {row['longest_gap']} days was its longest gap",
            )


def _silence(row: Mapping[str, Any], rows: Facts) -> int | None:
    """Days since the newest ad of a source, by the newest of all; None where that is not long for it."""
    last: date | None = max((one["newest"] for one in rows if one["newest"] is not None), default=None)
    if last is None or row["newest"] is None or row["days"] < OFTEN_ENOUGH:
        return None
    silent: int = (last - row["newest"]).days
    return silent if silent > max(SHORTEST_STOP, GAPS * (row["longest_gap"] or 0)) else None


def _emptied(before: Facts, now: Facts) -> Iterator[Noticed]:
    """Fields that the ads which came since tell far less often; all ads, where some of the old ones are gone."""
    was = {(row["source"], row["field"]): row for row in before}
    for row in now:
        old = was.get((row["source"], row["field"]))
        if old is None or old["n"] < LEAST_ADS or old["k"] < LEAST_TOLD * old["n"]:
            continue
        k, n = row["k"] - old["k"], row["n"] - old["n"]
        which = "new ads"
        if k < 0 or n < 0 or k > n:
            k, n, which = row["k"], row["n"], "ads"
        bounds = wilson(k, n)
        if n >= LEAST_ADS and bounds is not None and bounds[1] < EMPTIED * old["k"] / old["n"]:
            yield Noticed(
                "field_emptied",
                f"{row['source']}: {row['field']} is told by {k:,} of {n:,} {which} ({k / n:.0%}), before by {old['k'] / old['n']:.0%}",
            )


def _jumped(before: Path, after: Path) -> Iterator[Noticed]:
    """Shares of roles and skills whose intervals in the two runs lie apart, and that moved by points.

    Where numbers may differ for another reason than the ads (version, vocabulary, settings, queries), none is told.
    """
    from mltrends.report.between.change import QUERY, SAMPLE, SETTING, SHARE, VERSION, VOCABULARY
    from mltrends.report.between.compare import compare
    from mltrends.report.kept import KeptError, read_kept

    try:
        changes = compare(read_kept(before), read_kept(after)).changes
    except KeptError:
        return
    if any(change.kind in (SAMPLE, VERSION, VOCABULARY, SETTING, QUERY) for change in changes):
        return
    for change in changes:
        if change.kind == SHARE and change.beyond and abs(change.after - change.before) >= POINTS:
            yield Noticed("share_jumped", change.sentence.removesuffix("."))


RULES = tuple(key.name for key in fields(Checks))
