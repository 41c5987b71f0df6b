"""Trends of skills in odds, held to chance; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from mltrends.stats.growth import Mover, fastest
from mltrends.stats.numbers import numbered
from mltrends.stats.refused import Refused
from mltrends.stats.regress import OddsTrend, Panel, odds_trend, panel

COLUMNS = {
    "place": "integer", "concept": "text", "label": "text", "kind": "text",
    "odds_ratio": "number", "ci_low": "number", "ci_high": "number", "p_value": "number", "q_value": "number",
    "k": "integer", "n": "integer", "k_early": "integer", "k_late": "integer", "months": "integer",
    "clusters": "integer", "sources": "integer", "sources_agree": "integer", "tested": "integer",
    "verdict": "text", "reason": "text",
}  # fmt: skip


def answer_table(table: pa.Table) -> list[dict[str, Any]]:
    """One row per concept: those that rose, those that fell, the others by name."""
    if table.num_rows < 2:
        return []
    hits = [cell.values for cell in table.column("hits")]
    source, sources = numbered(table.column("sources")[0].values)
    ads = panel(
        source,
        _integers(table.column("months")[0].values),
        _integers(table.column("clusters")[0].values),
        _integers(hits[0].field("k")),
        names=sources,
    )
    names = table.column("concept").to_pylist()
    trends = {
        names[row]: _trend(
            ads, len(hits[0]), _integers(hits[row].field("spot")), _integers(hits[row].field("k"))
        )
        for row in range(1, table.num_rows)
    }
    growth = fastest(trends)
    movers = [
        *((mover, place, "rose") for place, mover in enumerate(growth.risers, 1)),
        *((mover, place, "fell") for place, mover in enumerate(growth.fallers, 1)),
        *((mover, None, "no clear change") for mover in growth.others),
    ]
    told = {mover.name: _told(mover, place, verdict) for mover, place, verdict in movers}
    told |= {
        name: {"verdict": "too little data", "reason": reason} for name, reason in growth.refused.items()
    }
    words = {
        name: {"label": label, "kind": kind}
        for name, label, kind in zip(
            names, *(table.column(one).to_pylist() for one in ("label", "kind")), strict=True
        )
    }
    blank: dict[str, Any] = dict.fromkeys(COLUMNS)
    return [
        blank | {"concept": name, "tested": growth.tested} | words[name] | row for name, row in told.items()
    ]


def _trend(ads: Panel, rows: int, spots: NDArray[np.int64], counts: NDArray[np.int64]) -> OddsTrend | Refused:
    hits = np.zeros(rows)
    hits[spots] = counts
    return odds_trend(ads, hits)


def _told(mover: Mover, place: int | None, verdict: str) -> dict[str, Any]:
    trend = mover.trend
    same = ("odds_ratio", "ci_low", "ci_high", "p_value", "k", "n", "k_early", "k_late", "months", "clusters")
    return {name: getattr(trend, name) for name in same} | {
        "place": place,
        "q_value": mover.q_value,
        "sources": mover.sources,
        "sources_agree": mover.agree,
        "verdict": verdict,
        "reason": mover.reason,
    }


def _integers(values: pa.Array) -> NDArray[np.int64]:
    return np.asarray(values.to_numpy(zero_copy_only=False), dtype=np.int64)
