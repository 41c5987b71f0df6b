"""`mltrends runs`: what runs there were, and how each ended."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mltrends.cli.options import home_option, span_shown
from mltrends.cli.tables import printable

if TYPE_CHECKING:
    from mltrends.run.journal import Attempt

LAST = 20


@click.command("runs", short_help="List the runs of a home, and how each ended.")
@click.argument("run", required=False)
@home_option
@click.option("--last", type=click.IntRange(1), default=LAST, show_default=True, help="How many.")
@click.option("--json", "as_json", is_flag=True, help="Everything that is known of each, as JSON.")
def command(run: str | None, home: Path, last: int, as_json: bool) -> int:
    """List the runs of a home, the newest last: when, how long, how it ended, what was read, warnings.

    With the name of a RUN (or `latest`), everything that is known of it: inputs, versions, each step.

    \b
    mltrends runs
    mltrends runs latest
    mltrends runs --json --last 100
    """
    from mltrends.model import WrongUse
    from mltrends.run.journal import attempts
    from mltrends.store.home import open_home

    found = attempts(open_home(home))
    if run is not None:
        found = [one for one in found if one.run == run] if run != "latest" else found[-1:]
        if not found:
            raise WrongUse(f"the journal knows no run {run!r}; see: mltrends runs")
    found = found[-last:]
    if as_json:
        click.echo(json.dumps([one.as_data() for one in found], indent=2))
        return 0
    if not found:
        click.echo("No run yet; start one with: mltrends run")
    for one in found:
        click.echo(printable(_line(one)))
        if run is not None:
            for line in _details(one):
                click.echo(f"  {printable(line)}")
    return 0


def _line(attempt: Attempt) -> str:
    told = attempt.told
    parts = [f"{attempt.run:<19} {attempt.status:<11}"]
    parts.append(f"{span_shown(attempt.seconds):>8}" if attempt.seconds is not None else f"{'':>8}")
    if "rows" in told:
        parts.append(f"  {told['rows']:,} rows of {told['files']} files, {told['refused']:,} refused")
    warnings = len(told.get("warnings", ()))
    if warnings:
        parts.append(f"; {warnings} warning{'s' if warnings > 1 else ''}")
    if told.get("why"):
        parts.append(f"  {told['why']}")
    return "".join(parts)


def _details(attempt: Attempt) -> list[str]:
    told = attempt.told
    lines = [f"began {attempt.began:%Y-%m-%d %H:%M:%S} UTC"]
    lines += [
        f"{name} {told[name]}"
        for name in ("version", "vocabulary", "inputs", "partitions", "exit")
        if name in told
    ]
    for name, step in told.get("steps", {}).items():
        amount = "".join(f", {much:,} {unit}" for unit, much in step.items() if unit != "seconds")
        lines.append(f"step {name}: {step['seconds']:.1f} s{amount}")
    return lines + [f"warning: {words}" for words in told.get("warnings", ())]
