"""docs/performance.md, made whole of what was measured: nothing on it is written by hand but the words between the numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.baselines import BASELINES, Baseline, is_scaled, whole_seconds
from benchmarks.chart import draw_chart
from benchmarks.page_many import aggregated
from benchmarks.sums import MEGA, bytes_shown, growth, power_shown, rate, shown, table
from benchmarks.whole import NEW_SHARE, STEPS, WHOLE

Results = Mapping[str, Any]
Size = Mapping[str, Any]
PICTURE = Path("images") / "performance.png"
MEANINGS = {
    "ingest": "files looked at, their shapes learned, rows made postings",
    "extraction": "texts read: skills, role, level, pay, remote work",
    "dedup": "postings linked into ads",
    "warehouse": "tables and marts built and checked",
    "answers": "all questions answered, models fitted",
    "report": "all pages and pictures drawn",
    WHOLE: "with its start, checks and publishing",
}


def write_page(page: Path, results: Results) -> None:
    """The page, and the picture beside it where a size was measured."""
    page.parent.mkdir(parents=True, exist_ok=True)
    sizes = sorted(results["sizes"], key=lambda size: size["ads"])
    lines = ["# Performance", "", *_machine(results["machine"])]
    if sizes:
        draw_chart(page.parent / PICTURE, sizes, results["machine"]["cores"])
        lines += [*_runs(sizes), *_nights(sizes), *_baselines(sizes, results["machine"]["cores"])]
    if results["aggregates"]:
        lines += aggregated(results["aggregates"])
    if results["small"]:
        lines += _small(results["small"], results["repeat"])
    page.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def _machine(machine: Mapping[str, Any]) -> list[str]:
    libraries = ", ".join(f"{name} {version}" for name, version in sorted(machine["libraries"].items()))
    return [
        f"Made by `make bench` (`python -m benchmarks --help`) on a machine with {machine['cores']} cores and {machine['memory_gb']} GB of memory, "
        f"{machine['system']}, Python {machine['python']}, {libraries}. Ratios and exponents carry over to other machines; seconds do not.",
        "",
    ]


def _runs(sizes: Sequence[Size]) -> list[str]:
    """The table of first runs, step by step."""
    rows = []
    for name in (*STEPS, WHOLE):
        powers = growth([(size["ads"], size["steps"][name]["seconds"]) for size in sizes])
        for size, power in zip(sizes, powers, strict=True):
            step = size["steps"][name]
            rows.append(
                (
                    name,
                    f"{size['ads']:,}",
                    shown(step["seconds"]),
                    shown(rate(size["ads"], step["seconds"])),
                    shown(rate(size["raw_bytes"] / MEGA, step["seconds"])),
                    bytes_shown(step["peak_bytes"]),
                    power_shown(power),
                )
            )
    head = ("step", "ads", "seconds", "ads/s", "MB/s of raw CSV", "largest process", "growth")
    return [
        "## A first run, step by step",
        "",
        "`mltrends run --plain` on ads of `mltrends sample`, with their texts, in an empty home: "
        + "; ".join(
            f"{size['ads']:,} ads are {bytes_shown(size['raw_bytes'])} of CSV ({size['raw_bytes'] / size['ads']:,.0f} bytes an ad)"
            for size in sizes
        )
        + ". The seconds of steps are those of the run's own log.",
        "",
        *table(head, rows),
        "",
        *(f"- **{name}**: {meaning}." for name, meaning in MEANINGS.items()),
        "- **largest process** is the peak of any one process of that step, seen twice a second, never a sum. Linking and the warehouse share a process. "
        + " ".join(
            f"Of {size['ads']:,} ads the process that leads the run held {bytes_shown(size['main_bytes'])}, the largest that it started {bytes_shown(size['child_bytes'])}; "
            f"the home took {bytes_shown(size['disk_bytes'])} of disk."
            for size in sizes
        ),
        "- How many programs wanted a core in the minute before each first run: "
        + ", ".join(f"{size['load']:.1f} before {size['ads']:,} ads" for size in sizes)
        + ". Where that is not near nothing, seconds are too long and exponents say little.",
        "- **growth** is the slope of log(seconds) on log(ads) from the size before: 1 is in proportion, below 1 a part is fixed.",
        "",
        f"![Seconds against ads, by step and beside the baselines, both axes logarithmic]({PICTURE.as_posix()})",
        "",
        "Hollow points are scaled from fewer ads, in proportion.",
        "",
    ]


def _nights(sizes: Sequence[Size]) -> list[str]:
    rows = [
        (
            f"{size['ads']:,}",
            shown(size["steps"][WHOLE]["seconds"]),
            shown(size["same"]["seconds"]),
            shown(size["same"]["work"]),
            f"{size['new']['ads']:,} ({size['new']['ads'] / size['ads']:.0%})",
            shown(size["new"]["seconds"]),
            shown(size["new"]["reading"]),
            f"{size['new']['reading'] / size['new']['reading_first']:.1%}",
        )
        for size in sizes
    ]
    head = (
        "ads", "first run, s", "nothing new, s", "its own work, s of a core", "new ads", "with them, s", "reading and extraction, s", "of those of the first run",
    )  # fmt: skip
    return [
        "## The nights after",
        "",
        f"The same call again with nothing new, and with a further folder of ads: one in {NEW_SHARE}, but no fewer than the generator writes. Only what is new is read; linking, the warehouse, "
        "its answers and pictures whose data changed are made anew.",
        "",
        *table(head, rows),
        "",
    ]


def compared(size: Size, one: Baseline, cores: int) -> tuple[float, float]:
    """Seconds of a baseline and ours for as many ads; of a core, where the baseline uses one and ours all of them."""
    ours = sum(size["steps"][name]["seconds"] for name in one.against)
    return whole_seconds(one, size), ours * cores if one.one_core else ours


def _baselines(sizes: Sequence[Size], cores: int) -> list[str]:
    rows = []
    for one in BASELINES:
        for size in sizes:
            found = size["baselines"][one.name]
            theirs, ours = compared(size, one, cores)
            scaled_from = f"{found['ads']:,}, scaled" if is_scaled(one, size["ads"]) else "all"
            unit = f" × {cores} cores" if one.one_core and cores > 1 else ""
            rows.append(
                (
                    one.title,
                    f"{size['ads']:,}",
                    scaled_from,
                    shown(theirs),
                    shown(rate(size["ads"], theirs)),
                    shown(rate(size["raw_bytes"] / MEGA, theirs)),
                    bytes_shown(found["peak_bytes"]),
                    f"{' + '.join(one.against)}{unit}: {shown(ours)}",
                    shown(ours / theirs),
                )
            )
    head = (
        "baseline",
        "ads",
        "measured on",
        "seconds",
        "ads/s",
        "MB/s of raw CSV",
        "memory",
        "ours, s",
        "ours / theirs",
    )
    return [
        "## Against baselines",
        "",
        "On the same files in the same call, each in a process of its own. Imports and the building of matchers are not counted, nor is the reading of the files for the "
        "two that scan texts.",
        "",
        *table(head, rows),
        "",
        "What each of them does not do:",
        "",
        *(f"- **{one.title}**: {one.lacks}" for one in BASELINES),
        "",
    ]


def _small(rows: Sequence[tuple[str, float, str, float]], repeat: int) -> list[str]:
    head = ("what", "seconds", "against", "seconds", "ratio")
    told = [
        (what, f"{ours:.2f}", against, f"{theirs:.2f}", f"{ours / theirs:.2f}")
        for what, ours, against, theirs in rows
    ]
    return ["## Small measurements", "", f"Medians of {repeat}.", "", *table(head, told), ""]
