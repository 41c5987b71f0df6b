"""docs/twin.md: what was done, and how often the intervals held what was planted."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.twin_cells import Cell

Row = dict[str, Any]
LEAST, MOST = 0.90, 0.98  # of intervals that promise 95 %
ODD = 0.85  # a thing whose intervals hold the truth less often is named
WORDS = {
    "answer_skill_changes": "first year against the last (`answer_skill_changes`)",
    "answer_skill_growth": "trend over all months (`answer_skill_growth`)",
}


def covered(found: Iterable[Cell]) -> float:
    """The share of intervals that hold the truth."""
    return statistics.fmean(cell.holds for cell in found)


def by_kind(rows: Sequence[Row]) -> dict[str, list[Cell]]:
    """All intervals of all seeds, by what they are of."""
    kinds: dict[str, list[Cell]] = defaultdict(list)
    for row in rows:
        for cell in row["cells"]:
            kinds[cell.kind].append(cell)
    return dict(kinds)


def tally(found: Sequence[Cell]) -> str:
    return f"{covered(found):.1%} hold the truth" if found else "no interval"


def page(rows: Sequence[Row], ads: int, months: int, least_ads: int) -> str:
    kinds = by_kind(rows)
    every = [cell for found in kinds.values() for cell in found]
    seeds = [covered(row["cells"]) for row in rows]
    return f"""# The simulation twin

Made by `make twin`; not written by hand.

The sample is drawn from probabilities that are known: how often each skill, role and place of work is asked for, on which
board, in which month, and what is paid. So it can be asked of the whole chain, from CSV file to answer, what can be asked
of no real data: does an interval that says 95 % hold the truth 95 % of the time, are planted changes found, and is what
did not change left alone?

**What was done.** {len(rows)} markets (seeds) of {ads:,} rows in three files over {months} months, of which
{months - 1} are complete. Each was read, cleaned of duplicates, built and answered by the functions of a run; only the
report was not drawn. The ads carry what ads carry: reposts, copies on the other board and by agencies, lost line breaks,
titles in capitals, boilerplate on AI, words with two meanings, employers with habits of their own, and a mix of boards
that turns round. Every interval was then held against the planted probability, never against the count that came out.
Shares were looked at from {least_ads} ads on, where pages ask for 50: thin months are the harder test.

## Do intervals hold what they promise?

Of {len(every):,} intervals of 95 %, **{covered(every):.1%}** hold the planted value; by seed from {min(seeds):.1%} to
{max(seeds):.1%}. Asked for is {LEAST:.0%} to {MOST:.0%}.

| interval of | intervals | hold the truth | truth above | truth below |
|---|---:|---:|---:|---:|
{_table(kinds)}

The rest lies in both directions. Where shares are small more of it lies below: an interval of Wilson's is not as wide
downwards as upwards. Intervals of one seed are not independent, since one ad counts in many of them.
Medians of pay rest on little more than the thirty ads that they ask for; with so few their intervals come out narrow.

{_odd(kinds)}

## Are planted changes found, and only these?

Verdicts are given with the share of false finds held to 10 % over all that were tested. With so few ads not every planted
change can be told from chance; what must not happen is a wrong sign or a list full of luck.

| verdict by | planted changes | found | with the wrong sign | flat skills | called all the same | of all calls |
|---|---:|---:|---:|---:|---:|---:|
{_calls(rows)}

## What this does not show

That real ads are like these. The generator writes sentences that its makers thought of, and readings are right more often
in them than in the wild; how often they are right there is in [accuracy.md](accuracy.md). The twin shows that counting,
joining, weighting and testing do what they say when the world is known.
"""


def _table(kinds: dict[str, list[Cell]]) -> str:
    lines = [
        f"| {kind} | {len(found):,} | {covered(found):.1%} | {sum(cell.true > cell.high for cell in found):,} "
        f"| {sum(cell.true < cell.low for cell in found):,} |"
        for kind, found in kinds.items()
    ]
    return "\n".join(lines)


def _odd(kinds: dict[str, list[Cell]]) -> str:
    """Single things that hold the truth too seldom: there the reading is at fault, not chance."""
    lines = []
    for kind, found in kinds.items():
        if not kind.endswith("all ads"):
            continue
        things: dict[str, list[Cell]] = defaultdict(list)
        for cell in found:
            things[cell.name].append(cell)
        for name, own in sorted(things.items(), key=lambda item: covered(item[1])):
            if len(own) >= 20 and covered(own) < ODD:
                mean, true = (
                    statistics.fmean(getattr(cell, what) for cell in own) for what in ("found", "true")
                )
                lines.append(f"| {name} | {len(own)} | {covered(own):.0%} | {mean:.1%} | {true:.1%} |")
    if not lines:
        return f"No skill and no role, over all ads, is held in fewer than {ODD:.0%} of the seeds."
    head = f"Held in fewer than {ODD:.0%} of the seeds, over all ads, by chance or because something is misread:\n\n"
    return (
        head
        + "| | seeds | hold the truth | found, mean | planted |\n|---|---:|---:|---:|---:|\n"
        + "\n".join(lines)
    )


def _calls(rows: Sequence[Row]) -> str:
    lines = []
    for answer, words in WORDS.items():
        told = [row["calls"][answer] for row in rows]
        planted, found, wrong, flat, false = (sum(column) for column in zip(*told, strict=True))
        share = false / max(1, found + wrong + false)
        lines.append(
            f"| {words} | {planted:,} | {found:,} ({found / planted:.0%}) | {wrong} | {flat:,} | {false} ({false / flat:.1%}) | {share:.1%} |"
        )
    return "\n".join(lines)
