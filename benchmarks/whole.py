"""Whole runs on generated ads with their texts: a first run, the same night again, and a night with one ad in a hundred new.

Seconds of steps are those that the run itself writes into its log. Linking and building are one step of a run; they are told
apart by the moment at which the file of linked ads is there.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.baselines import measure_baselines
from benchmarks.measure import Watched, size_of, watch
from mltrends.store.home import Home

BYTES_AN_AD = (
    12_000  # on the disk at the most: raw files, all that a run makes of them, and what baselines write
)
BYTES_AT_LEAST = 500_000_000  # of any size: drawings and pages
NEW_SHARE = 100  # one ad in so many is new
LEAST_NEW = 100  # fewer the generator does not write
SEED, NEW_SEED = 20260101, 20260102
STEPS = {
    "ingest": ("choose", "discover", "read"),
    "extraction": ("extract",),
    "dedup": ("dedup",),
    "warehouse": ("warehouse",),
    "answers": ("answer",),
    "report": ("draw",),
}
WHOLE = "whole run"

Say = Callable[[str], object]
Span = tuple[float, float]  # when a step began and ended, in seconds since the epoch


def measure_size(folder: Path, ads: int, say: Say) -> dict[str, Any]:
    """One size: the three nights and the baselines on the same files, as plain data for the page."""
    raw, new, home = folder / "ads", folder / "new", folder / "home"
    more = max(LEAST_NEW, ads // NEW_SHARE)
    _generate(raw, ads, SEED, say)
    _generate(new, more, NEW_SEED, say)
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    load = os.getloadavg()[0]
    say(f"{ads:,} ads: first run")
    linked = Home(home).building / "ads.parquet"
    first = _run(home, raw, marks={"linked": linked})
    spans = spans_of(_log_of(home), first.marks["linked"])
    say(f"{ads:,} ads: the same again")
    same = _run(home, raw)
    say(f"{ads:,} ads: {more:,} new ones")
    later = _run(home, raw, new)
    later_steps = spans_of(_log_of(home))
    say(f"{ads:,} ads: baselines")
    bytes_raw = sum(path.stat().st_size for path in raw.glob("*.csv"))
    return {
        "ads": ads,
        "raw_bytes": bytes_raw,
        "load": load,
        "steps": _steps(first, spans),
        "main_bytes": first.first_bytes,
        "child_bytes": first.other_bytes,
        "disk_bytes": first.folder_bytes,
        "same": {"seconds": same.seconds, "work": same.work},
        "new": {
            "ads": more,
            "seconds": later.seconds,
            "work": later.work,
            "reading": _reading(later_steps),
            "reading_first": _reading(spans),
        },
        "baselines": measure_baselines(raw, folder / "scratch", ads, say),
    }


def spans_of(lines: list[str], linked: float | None = None) -> dict[str, Span]:
    """When each step of a run was under way, by the lines of its log as JSON; building is cut in two where linking ended."""
    spans = {}
    for line in lines:
        told = json.loads(line)
        if "step" in told:
            ended = datetime.fromisoformat(told["at"]).timestamp()
            spans[told["step"]] = (ended - told["seconds"], ended)
    if linked is not None and "build" in spans:
        began, ended = spans.pop("build")
        cut = min(max(linked, began), ended)
        spans |= {"dedup": (began, cut), "warehouse": (cut, ended)}
    return spans


def _steps(seen: Watched, spans: Mapping[str, Span]) -> dict[str, dict[str, float]]:
    """Seconds and memory of each step that the page shows, and of the whole run with its start and its end."""
    told = {}
    for name, parts in STEPS.items():
        told[name] = {
            "seconds": sum(spans[part][1] - spans[part][0] for part in parts),
            "peak_bytes": max(seen.peak_between(*spans[part]) for part in parts),
        }
    told[WHOLE] = {"seconds": seen.seconds, "peak_bytes": seen.peak_bytes}
    return told


def _reading(spans: Mapping[str, Span]) -> float:
    """Seconds of reading and extraction."""
    return sum(spans[name][1] - spans[name][0] for name in ("read", "extract"))


def _generate(folder: Path, ads: int, seed: int, say: Say) -> None:
    """Ads in a folder; those that are there stay, since the same seed gives the same bytes."""
    from mltrends import sample

    found = sample.marker(folder)
    if found and found.current and (found.ads, found.seed) == (ads, seed) and not found.missing(folder):
        return
    say(f"{ads:,} ads: generating (not counted)")
    watch([*_mltrends("sample"), "--ads", str(ads), "--seed", str(seed), "--out", folder])


def _run(home: Path, *paths: Path, marks: Mapping[str, Path] | None = None) -> Watched:
    command = [*_mltrends("run"), *paths, "--home", home, "--plain", "--accept"]
    return watch(command, folder=home, marks=marks)


def _mltrends(command: str) -> list[str | Path]:
    return [sys.executable, "-m", "mltrends", command]


def _log_of(home: Path) -> list[str]:
    """The newest log of a home."""
    newest = max(Home(home).logs.glob("*.jsonl"))
    return newest.read_text(encoding="ascii").splitlines()


def room_for(ads: int, folder: Path) -> int:
    """Bytes that a size needs on the disk beyond what its folder holds already."""
    return max(0, ads * BYTES_AN_AD + BYTES_AT_LEAST - (size_of(folder) if folder.exists() else 0))
