"""`mltrends status`: how a home is, for people and monitors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from mltrends.cli.options import Duration, home_option, span_shown
from mltrends.cli.tables import printable

TOO_OLD = 4


@click.command("status", short_help="Say whether a home is fresh; exit code 4 when it is not.")
@home_option
@click.option(
    "--max-age",
    type=Duration(),
    help="How old the last good run may be, as 26h; older ends with exit code 4.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@click.option(
    "--metrics", is_flag=True, help="The same as lines that Prometheus' node exporter takes from a file."
)
def command(home: Path, max_age: float | None, as_json: bool, metrics: bool) -> int:
    """Say what is published, how old the last good run is, and whether one is going on.

    A run is good when it published, and when it found nothing new. Needs no server, changes nothing, and reads two
    small files, so any monitor may call it each minute.

    \b
    mltrends status
    mltrends status --max-age 26h || send-me-a-mail
    mltrends status --metrics > /var/lib/node_exporter/mltrends.prom
    """
    from mltrends.run.journal import now
    from mltrends.run.standing import standing
    from mltrends.store.home import open_home

    found = standing(open_home(home), now())
    late = max_age is not None and (found["age_seconds"] is None or found["age_seconds"] > max_age)
    if as_json:
        click.echo(json.dumps(found | {"fresh": not late}, indent=2))
    elif metrics:
        click.echo(_metrics(found), nl=False)
    else:
        for line in _lines(found):
            click.echo(printable(line))
        if late:
            click.echo(f"No good run in the last {span_shown(max_age or 0.0)}.", err=True)
    return TOO_OLD if late else 0


def _lines(found: dict[str, Any]) -> list[str]:
    lines = [f"Published: {found['published'] or 'nothing'}"]
    if found["age_seconds"] is None:
        lines.append("No good run yet.")
    else:
        lines.append(f"Last good run: {found['last_good']}, {span_shown(found['age_seconds'])} ago.")
    if found["last"] and found["last"] != found["last_good"]:
        why = f": {found['last_why']}" if found["last_why"] else ""
        lines.append(f"Last run: {found['last']}, {found['last_status']}{why}")
    if found["holder"]:
        lines.append(f"At work now: {found['holder']}.")
    return lines + [f"Warning: {words}" for words in found["warnings"]]


def _metrics(found: dict[str, Any]) -> str:
    """Gauges, as Prometheus reads them; names of steps are ours, so nothing needs escaping."""
    rows = [
        (
            "mltrends_last_good_run_age_seconds",
            "Seconds since the end of the last good run.",
            "",
            found["age_seconds"],
        ),
        (
            "mltrends_last_run_good",
            "1 when the last run ended well.",
            "",
            int(found["last_good"] is not None and found["last"] == found["last_good"]),
        ),
        ("mltrends_running", "1 while a run is at work.", "", int(bool(found["holder"]))),
        ("mltrends_warnings", "Warnings of the last run that ended well.", "", len(found["warnings"])),
    ]
    rows += [
        (f"mltrends_{name}", f"{words} of the last good run.", "", found["counts"].get(name))
        for name, words in (("rows", "Rows read"), ("refused", "Rows refused"), ("files", "Files"))
    ]
    rows += [
        (
            "mltrends_step_seconds",
            "Seconds of each step of the last run that published.",
            f'{{step="{name}"}}',
            step["seconds"],
        )
        for name, step in found["steps"].items()
    ]
    lines, told = [], set()
    for name, words, label, value in rows:
        if value is None:
            continue
        if name not in told:
            lines += [f"# HELP {name} {words}", f"# TYPE {name} gauge"]
            told.add(name)
        lines.append(f"{name}{label} {value}")
    return "\n".join(lines) + "\n"
