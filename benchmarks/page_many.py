"""The part of docs/performance.md about very many ads without their texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.sums import bytes_shown, growth, power_shown, shown, table

AGGREGATED = {
    "bare": "baseline: DuckDB counts mentions by source, month and skill, no more",
    "link": "link",
    "build": "build",
    "answer": "answers",
    "report": "report",
}
LIMITED = {"bare": "build", "link": "link", "build": "build", "answer": "build", "report": ""}


def aggregated(found: Sequence[Mapping[str, Any]]) -> list[str]:
    """Very many ads without texts: what stands behind the reading."""
    ordered = sorted(found, key=lambda one: one["ads"])
    rows = []
    for name, words in AGGREGATED.items():
        known = [(one, step) for one in ordered for step in one["steps"] if step["name"] == name]
        whole = [(one["ads"], step["seconds"]) for one, step in known if not step["why"]]
        powers = dict(zip((ads for ads, _ in whole), growth(whole), strict=True))
        for one, step in known:
            rows.append(
                (
                    words,
                    f"{one['ads']:,}",
                    f"stopped after {shown(step['seconds'])}" if step["why"] else shown(step["seconds"]),
                    one["limits"].get(LIMITED[name], "–"),
                    bytes_shown(step["peak_bytes"]),
                    bytes_shown(step["folder_bytes"]),
                    power_shown(powers.get(one["ads"])),
                )
            )
    head = (
        "step",
        "ads",
        "seconds",
        "DuckDB's memory limit",
        "largest process",
        "disk at the most",
        "growth",
    )
    stopped = [
        f"- {AGGREGATED[step['name']]} of {one['ads']:,} ads: {step['why']}."
        for one in ordered
        for step in one["steps"]
        if step["why"]
    ]
    return [
        "## Very many ads, without their texts",
        "",
        "Postings, readings and twelve mentions an ad as reading and extraction would leave them (`python -m benchmarks.aggregate --help`), linked, built, answered and drawn on one machine, each step in a "
        "process of its own. What is modelled is left out, and no text has a sketch, so that linking compares equal texts, titles and employers only. DuckDB works on the disk beyond its limit; "
        "memory beyond that limit is Python's and numpy's. "
        + " ".join(
            f"{one['ads']:,} ads are {bytes_shown(one['partition_bytes'])} of Parquet and a warehouse of {bytes_shown(one['warehouse_bytes'])}."
            for one in ordered
        ),
        "",
        *table(head, rows),
        *(["", *stopped] if stopped else []),
        "",
    ]
