"""`mltrends doctor`: is the installation sound, is the home, and what is to be done."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

import click

from mltrends import __version__
from mltrends.cli.options import home_option
from mltrends.model import Problem

Finding = tuple[bool, str]


@click.command("doctor", short_help="Check the installation and the home, and say what to do.")
@home_option
def command(home: Path) -> int:
    """Check the installation and the home folder; every line that is not ok says what to do."""
    findings = [
        finding
        for check in (_python, _packages, _prefect, lambda: _home(home), lambda: _vocabulary(home))
        for finding in _checked(check)
    ]
    for good, line in findings:
        click.echo(f"{'ok ' if good else 'NO '} {line}")
    bad = sum(not good for good, _ in findings)
    click.echo("All is well." if not bad else f"{bad} thing{'s' if bad > 1 else ''} to mend.")
    return 1 if bad else 0


def _checked(check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from check()
    except Problem as problem:
        yield False, str(problem)
    except Exception as error:  # a doctor that falls over helps nobody
        yield False, f"{type(error).__name__}: {error}"


def _python() -> Iterator[Finding]:
    version = ".".join(str(part) for part in sys.version_info[:3])
    yield sys.version_info >= (3, 11), f"mltrends {__version__} on Python {version} (3.11 or later is needed)"


def _packages() -> Iterator[Finding]:
    """Every requirement of the installed distribution, against what is there."""
    from packaging.requirements import Requirement

    for text in metadata.requires("mltrends") or []:
        wanted = Requirement(text)
        if wanted.marker is not None and not wanted.marker.evaluate():
            continue
        try:
            there = metadata.version(wanted.name)
        except metadata.PackageNotFoundError:
            yield False, f"{wanted.name} is missing; install with the pinned requirements (see README)"
            continue
        good = wanted.specifier.contains(there, prereleases=True)
        advice = (
            ""
            if good
            else f"; {wanted.specifier} is needed: install with the pinned requirements (see README)"
        )
        yield good, f"{wanted.name} {there}{advice}"


def _prefect() -> Iterator[Finding]:
    import subprocess

    script = "from mltrends.pipelines.trends import trends; from prefect.server.api.server import create_app"
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False
    )
    last = ran.stderr.strip().splitlines()[-1:] or ["no message"]
    yield (
        ran.returncode == 0,
        "the flow and Prefect's server load" if ran.returncode == 0 else f"Prefect does not load: {last[0]}",
    )


def _home(root: Path) -> Iterator[Finding]:
    from mltrends.run.depot import checked
    from mltrends.run.history import last_run
    from mltrends.run.inputs import find_files
    from mltrends.run.session import refuse_newer
    from mltrends.store.home import open_home, writable
    from mltrends.store.settings import load_settings

    home = open_home(root)
    yield True, f"home: {home.root}"
    settings = load_settings(home.settings)
    yield (
        True,
        f"settings: {home.shown(home.settings) if home.settings.exists() else 'no mltrends.toml, the defaults are in force'}",
    )
    if settings.store.partitions:
        yield True, f"object store: {checked(settings.store.partitions).shown} can be read and written"
    for folder in (home.processed, home.reports):
        yield writable(folder), f"{home.shown(folder)} can be written"
    free = shutil.disk_usage(home.root).free
    yield (
        free > 1e9,
        f"{free / 1e9:.1f} GB free" + ("" if free > 1e9 else "; a run on large files needs more"),
    )
    files = find_files(home, []) if home.raw.is_dir() else []
    yield (
        bool(files),
        f"{len(files)} CSV files in data/raw"
        + ("" if files else "; put one there, or try `mltrends run --sample`"),
    )
    refuse_newer(home)
    record = last_run(home)
    yield True, f"last run: {record['run']}" if record else "no run yet"


def _vocabulary(root: Path) -> Iterator[Finding]:
    from mltrends.run.vocabulary import in_force

    vocabulary = in_force(root)
    layers = ", ".join(layer.name for layer in vocabulary.layers) or "none"
    yield True, f"vocabulary: {len(vocabulary.concepts):,} concepts; layers: {layers}"
