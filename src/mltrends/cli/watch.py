"""`mltrends watch`: run whenever new files have come to rest in data/raw."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import click

from mltrends.cli.options import Duration, home_option

STILL = 10.0


@click.command("watch", short_help="Run when new files have stood still in data/raw for some seconds.")
@home_option
@click.option(
    "--still",
    type=Duration(),
    default=STILL,
    show_default="10s",
    help="How long the files must keep their sizes and times before a run begins.",
)
@click.option("--plain", is_flag=True, help="Run without Prefect, as `mltrends run --plain`.")
def command(home: Path, still: float, plain: bool) -> None:
    """Watch data/raw and run when files have come, changed or gone, and have stood still since.

    Runs once at the start for what is there. A run that fails is tried again when a file changes, or after ten
    minutes. Each run is a process of its own; a second run in the same home is waited for. Stop it with Ctrl-C or
    SIGTERM: a run under way is stopped too, and what it had finished is kept.

    \b
    mltrends watch
    mltrends watch --home /srv/jobs --still 2m
    """
    from mltrends.run.watching import watch
    from mltrends.store.home import open_home, prepare

    place = open_home(home)
    prepare(place)
    stop = Event()
    child: subprocess.Popen[bytes] | None = None

    def run() -> bool:
        nonlocal child
        arguments = ["run", "--home", str(place.root), "--wait", "7d", *(["--plain"] if plain else [])]
        child = subprocess.Popen([sys.executable, "-m", "mltrends", *arguments])
        code = child.wait()
        child = None
        return code in (0, 3)

    def end(_signal: int, _frame: object) -> None:
        stop.set()
        if child is not None:
            child.terminate()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    click.echo(f"Watching {place.raw}; stop with Ctrl-C.", err=True)
    watch(place, run, still=still, stop=stop)
