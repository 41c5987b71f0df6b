"""The picture of docs/performance.md: seconds against ads, a line a step, baselines dashed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.baselines import BASELINES, is_scaled, whole_seconds
from benchmarks.whole import STEPS, WHOLE

# Okabe and Ito's colours, which people with other colour vision tell apart.
INKS = {
    "ingest": "#0072B2", "extraction": "#D55E00", "dedup": "#009E73", "warehouse": "#CC79A7",
    "answers": "#E69F00", "report": "#56B4E9", WHOLE: "#000000",
}  # fmt: skip
BASELINE_INKS = dict(
    zip((one.name for one in BASELINES), ("#0072B2", "#D55E00", "#D55E00", "#000000"), strict=True)
)
SIGNS = dict(zip((one.name for one in BASELINES), ("s", "^", "D", "v"), strict=True))
SHORT = {
    "duckdb": "DuckDB alone: CSV to Parquet",
    "scan": "bare Aho-Corasick, one core",
    "spacy": "plain spaCy, one core",
    "notebook": "pandas notebook",
}


def draw_chart(picture: Path, sizes: Sequence[Mapping[str, Any]], cores: int) -> None:
    """Draw it; sizes in their order."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(10, 6.5), dpi=110)
    ads = [size["ads"] for size in sizes]
    for name in (*STEPS, WHOLE):
        seconds = [size["steps"][name]["seconds"] for size in sizes]
        wide = 3.0 if name == WHOLE else 1.8
        axes.plot(ads, seconds, color=INKS[name], linewidth=wide, marker="o", markersize=6, label=name)
    for one in BASELINES:
        seconds = [whole_seconds(one, size) for size in sizes]
        full = [not is_scaled(one, size["ads"]) for size in sizes]
        ink, sign = BASELINE_INKS[one.name], SIGNS[one.name]
        axes.plot(
            ads,
            seconds,
            color=ink,
            linewidth=1.2,
            linestyle="--",
            marker=sign,
            markerfacecolor="white",
            label=SHORT[one.name],
        )
        known = [
            (at, second) for at, second, all_of_them in zip(ads, seconds, full, strict=True) if all_of_them
        ]
        axes.plot(
            [at for at, _ in known], [second for _, second in known], color=ink, linestyle="", marker=sign
        )
    axes.set(xscale="log", yscale="log", xlabel="ads (log)", ylabel=f"seconds (log), {cores} cores")
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.10g}")
    axes.set_xticks(ads)
    axes.minorticks_off()
    axes.grid(visible=True, which="major", color="#dddddd", linewidth=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_title(
        "Solid: steps of a first run. Dashed: baselines; hollow where scaled from fewer ads",
        loc="left",
        fontsize=11,
    )
    axes.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), frameon=False)
    picture.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(picture, bbox_inches="tight", metadata={"Software": None})
    plt.close(figure)
