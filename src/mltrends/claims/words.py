"""Numbers and sentences of claims, in the spelling that charts use too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

FINE_FROM = 1000  # ads from which a percentage carries a decimal
KINDS: dict[str, tuple[str, str]] = {  # one, and many
    "ads": ("ad", "ads"),
    "arm": ("ad with pay on each side", "ads with pay on each side"),
    "hits": ("ad that is so", "ads that are so"),
    "skills": ("skill that ranks", "skills that rank"),
    "sources": ("source", "sources"),
    "employers": ("employer", "employers"),
    "months": ("complete month in each source", "complete months in each source"),
    "years": ("whole year in one source", "whole years in one source"),
}


def percent(share: float, n: int) -> str:
    """`31%` below 1,000 ads, `31.2%` from there on; never a 0 or 100 that is not one."""
    decimals = 1 if n >= FINE_FROM else 0
    smallest = 10.0**-decimals
    value = share * 100
    if 0 < value < smallest / 2:
        return f"<{smallest:.{decimals}f}%"
    if 100 - smallest / 2 < value < 100:
        return f">{100 - smallest:.{decimals}f}%"
    return f"{value:.{decimals}f}%"


def span(low: float, high: float, n: int) -> str:
    """`29% to 33%`."""
    return f"{percent(low, n)} to {percent(high, n)}"


def points(difference: float) -> str:
    """A difference of shares as `+8.2 points`, with a real minus sign."""
    value = round(difference * 100, 1)
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{abs(value):.1f} points"


def percent_more(part: float) -> str:
    """`+12%` for 0.12, with a real minus sign."""
    value = round(part * 100)
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{abs(value)}%"


def times(ratio: float) -> str:
    """`×1.12`, and no more digits than a ratio carries."""
    return f"×{ratio:.2f}" if ratio < 100 else "×100 or more"


def counted(number: int, one: str) -> str:
    """`1 ad`, `3 ads`."""
    return f"{number:,} {one if number == 1 else one + 's'}"


def listed(words: Sequence[str], most: int = 6) -> str:
    """`a; b; c`; beyond `most` the rest is counted."""
    if len(words) > most:
        return f"{'; '.join(words[: most - 1])}; and {len(words) - most + 1} more figures"
    return "; ".join(words)


def needed(needs: Mapping[str, float], there: Mapping[str, float], of: str = "") -> str:
    """What the evidence would have to be and is not, as a sentence; empty when it is enough."""
    if all(there.get(kind, 0) >= least for kind, least in needs.items()):
        return ""
    asked = [kind for kind in ("known", *KINDS) if kind in needs]
    return f"{_of(asked, needs)}{f' {of}' if of else ''}; found: {_of(asked, there)}"


def _of(kinds: Sequence[str], amounts: Mapping[str, float]) -> str:
    return ", ".join(_amount(kind, amounts.get(kind, 0)) for kind in kinds)


def _amount(kind: str, amount: float) -> str:
    if kind == "known":
        return f"{amount:.0%} of the ads saying it at all"
    one, many = KINDS[kind]
    return f"{amount:,.0f} {one if amount == 1 else many}"
