"""Changes between the first and the last complete year: how pairs of shares become a verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mltrends.stats.changes import Change, Pair, fixed_weight_change
from mltrends.stats.many import benjamini_hochberg

MONTHS = 12
MIN_HITS = 30  # in both periods together; below, growth rates are mostly chance
FALSE_FINDS = 0.10
Row = Mapping[str, Any]

CHANGE_COLUMNS: dict[str, str] = {
    "months_before": "integer",
    "months_after": "integer",
    "before": "number",
    "after": "number",
    "change": "number",
    "ci_low": "number",
    "ci_high": "number",
    "sources": "integer",
    "sources_agree": "integer",
    "verdict": "text",
}


def judge(rows: Sequence[Row], names: Sequence[str]) -> list[dict[str, Any]]:
    """One row per thing tested, in the order in which they first stand in `rows`.

    Args:
        rows: one per thing and source, as the .sql file beside the metric gives them.
        names: the columns that say which thing it is, the first one alone telling it from others.
    """
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[names[0]], []).append(row)
    changes = {key: _change(group) for key, group in groups.items()}
    tested = {key: change for key, change in changes.items() if change is not None}
    q_values = dict(
        zip(tested, benjamini_hochberg([change.p_value for change in tested.values()]), strict=True)
    )
    return [
        {name: group[0][name] for name in names} | _told(changes[key], q_values.get(key, 1.0), _pairs(group))
        for key, group in groups.items()
    ]


def _pairs(rows: Sequence[Row]) -> list[Pair]:
    return [
        Pair(**{name: row[name] for name in Pair.__dataclass_fields__})
        for row in rows
        if row["source"] is not None
    ]


def _change(rows: Sequence[Row]) -> Change | None:
    """The change, when there are hits enough to test it."""
    pairs = _pairs(rows)
    if sum(pair.k_before + pair.k_after for pair in pairs) < MIN_HITS:
        return None
    return fixed_weight_change(pairs)


def _told(change: Change | None, q_value: float, pairs: Sequence[Pair]) -> dict[str, Any]:
    months = MONTHS if pairs else 0
    told: dict[str, Any] = dict.fromkeys(CHANGE_COLUMNS)
    told |= {
        "months_before": months,
        "months_after": months,
        "sources": len(pairs),
        "verdict": "too little data",
    }
    if change is None:
        return told
    return told | {
        "before": change.before,
        "after": change.after,
        "change": change.change,
        "ci_low": change.ci_low,
        "ci_high": change.ci_high,
        "sources_agree": change.agree,
        "verdict": _verdict(change, q_value),
    }


def _verdict(change: Change, q_value: float) -> str:
    """Clear only when chance is held down, and where there are several sources at least two go that way."""
    clear = (
        q_value <= FALSE_FINDS
        and change.ci_low * change.ci_high > 0
        and change.agree >= min(2, change.sources)
    )
    if not clear:
        return "no clear change"
    return "rose" if change.change > 0 else "fell"
