"""The texts that an employer puts under every ad: about itself, what it offers, what its lawyers want."""

from __future__ import annotations

import math
from dataclasses import dataclass

from mltrends.sample.data import table
from mltrends.sample.draw import Draw

HOME_LINES = 0.5  # of American employers


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Paragraphs and lines of one employer, and how its ads look."""

    about: tuple[str, ...]
    benefits: tuple[str, ...]
    legal: tuple[str, ...]
    disclosure: str
    order: tuple[str, ...]
    look: int  # which headings: one number for all sections, so that an employer's ads look alike
    bullet: str
    stops: bool  # whether lines of a list end with a full stop
    wordy: float  # how long its ads are


def wordiness(draw: Draw) -> float:
    """A factor on how many lines there are."""
    text = table("market")["text"]
    low, high = text["wordy_within"]
    return float(min(high, max(low, math.exp(text["wordy"] * draw.normal()))))


def so_many(draw: Draw, low: int, high: int, wordy: float) -> int:
    """A count between `low` and `high`, times `wordy`."""
    return round(draw.uniform(low - 0.5, high + 0.5) * wordy)


def boilerplate(draw: Draw, kind: str, words: dict[str, str], *, home: bool) -> Boilerplate:
    """Draw the texts of an employer of this kind; `home` adds what only American employers say."""
    legal = table("sentences/legal")
    wordy = wordiness(draw)
    disclosure = draw.pick(legal["disclosure"])
    if draw.chance(0.15):
        disclosure += " " + draw.pick(legal["interview"])
    slots = words | {"country": "the country of work"}
    return Boilerplate(
        about=tuple(part.format_map(slots) for part in _about(draw, kind, wordy)),
        benefits=tuple(line.format_map(slots) for line in _benefits(draw, wordy, home=home)),
        legal=tuple(line.format_map(slots) for line in _legal(draw, wordy, home=home)),
        disclosure=disclosure,
        order=tuple(draw.pick(table("sentences/headings")["order"]["ways"])),
        look=draw.below(1_000_000),
        bullet=draw.pick(("• ", "- ", "* ", "", "· ", "• ")),
        stops=draw.chance(0.3),
        wordy=wordy,
    )


def _about(draw: Draw, kind: str, wordy: float) -> list[str]:
    """Two paragraphs."""
    pools = table("sentences/about")
    if kind == "company":
        first = [draw.pick(pools["opening"]), draw.pick(pools["mission"])]
        more = draw.some(pools["facts"], so_many(draw, 2, 4, wordy))
        if draw.chance(table("market")["text"]["buzz"]):
            first.append(draw.pick(pools["buzz"]))
        if draw.chance(table("market")["text"]["traps"]):
            more.append(draw.pick(pools["trap"]))
        more += draw.some(pools["values"], so_many(draw, 1, 2, wordy))
    else:
        first = [draw.pick(pools[f"{kind}_opening"])]
        more = draw.some(pools[f"{kind}_facts"], 1 + so_many(draw, 1, 3, wordy))
    return [" ".join(first), " ".join(draw.shuffled(more))] if more else [" ".join(first)]


def _benefits(draw: Draw, wordy: float, *, home: bool) -> list[str]:
    pools = table("sentences/offers")
    lines = draw.some(pools["benefits"], so_many(draw, 5, 8, wordy))
    if home and draw.chance(HOME_LINES):
        lines.append(draw.pick(pools["benefits_home"]))
    if draw.chance(table("market")["text"]["traps"]):
        lines.append(draw.pick(pools["benefits_trap"]))
    return draw.shuffled(lines)


def _legal(draw: Draw, wordy: float, *, home: bool) -> list[str]:
    pools = table("sentences/legal")
    lines = draw.some(pools["equal"], so_many(draw, 0, 2, wordy)) + draw.some(
        pools["more"], so_many(draw, 0, 2, wordy)
    )
    if home and draw.chance(HOME_LINES):
        lines.append(draw.pick(pools["home"]))
    return lines
