"""`mltrends schedule`: run by the clock, with a Prefect server of its own that is looked after."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import click

from mltrends.cli.options import home_option

if TYPE_CHECKING:
    from mltrends.store.home import Home

LOOK_SECONDS = 2.0
LONGEST_PAUSE = 300.0  # between two tries to start what keeps dying
STEADY_SECONDS = 600.0  # what lived so long may begin with short pauses again
KEPT_SMALL = {
    "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": "P1D",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": "2592000",  # thirty days
}


@click.command("schedule", short_help="Run by the clock, as each night at six.")
@click.option("--cron", required=True, help='When, as cron writes it: "0 6 * * *" is each day at six.')
@click.option("--timezone", default="UTC", show_default=True, help="Of those times, as Europe/Berlin.")
@home_option
@click.option(
    "--port", type=click.IntRange(1024, 65535), help="Of the server on 127.0.0.1; a free one unless named."
)
def command(cron: str, timezone: str, home: Path, port: int | None) -> None:
    """Run by the clock until stopped with Ctrl-C or SIGTERM.

    Starts a Prefect server on 127.0.0.1 and a process that serves the flow, watches over both, and starts again what
    dies. The server asks for a password (in data/processed/prefect/address.json, readable by you alone), refuses pages of
    other sites, and forgets events after a day and runs after thirty. With PREFECT_API_URL set, that server is used and
    none is started. A run that is still at work when the next is due goes on, and the next is left out.

    docs/operate.md has the same with systemd, with cron, and with a Prefect server and workers of your own.

    \b
    mltrends schedule --cron "0 6 * * *"
    mltrends schedule --cron "*/30 * * * *" --timezone Europe/Berlin --home /srv/jobs
    """
    from mltrends.cli.prefect_start import prefect_environment
    from mltrends.store.home import open_home, prepare

    for name, value in prefect_environment().items():
        os.environ.setdefault(name, value)
    _check(cron, timezone)
    place = open_home(home)
    prepare(place)
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    told = {
        "name": f"mltrends-{hashlib.blake2b(str(place.root).encode(), digest_size=4).hexdigest()}",
        "cron": cron,
        "timezone": timezone,
        "parameters": {"home": str(place.root), "shown": False},
    }
    _supervise(place, told, stop, port)


def _check(cron: str, timezone: str) -> None:
    """See that the times can be meant, before anything is started."""
    from zoneinfo import ZoneInfo

    from mltrends.model import WrongUse

    try:
        ZoneInfo(timezone)
    except (KeyError, ValueError, OSError) as error:
        raise WrongUse(f"there is no time zone {timezone!r}; write one as Europe/Berlin") from error
    from prefect.schedules import Cron

    try:
        Cron(cron, timezone=timezone)
    except ValueError as error:
        raise WrongUse(f'{cron!r} is no time as cron writes it; "0 6 * * *" is each day at six') from error


def _supervise(home: Home, told: dict[str, Any], stop: Event, port: int | None) -> None:
    """Keep the server and what serves the flow alive until told to stop."""
    from mltrends.cli.prefect_start import Server, start, start_server
    from mltrends.cli.prefect_start import stop as end

    folder = home.processed / "prefect"
    server: Server | None = None
    serving: subprocess.Popen[bytes] | None = None
    pause = _Pause(stop)
    password = f"mltrends:{secrets.token_urlsafe(24)}"
    own = not os.environ.get("PREFECT_API_URL")
    folder.mkdir(mode=0o700, exist_ok=True)
    if own:
        os.environ["PREFECT_HOME"] = str(folder)
    try:
        while not stop.is_set():
            if own and (server is None or server.process.poll() is not None):
                if serving is not None:
                    end(serving)
                    serving = None
                server = start_server(
                    KEPT_SMALL,
                    port=port or (server.port if server else None),
                    password=password,
                    log=folder / "server.log",
                )
                if not _up(server, stop):
                    pause.take(f"the Prefect server did not start (see {folder / 'server.log'})")
                    continue
                os.environ |= server.environment
                _note(folder, server.environment)
                click.echo(
                    f"Prefect at http://127.0.0.1:{server.port} (process {server.process.pid})", err=True
                )
            if serving is None or serving.poll() is not None:
                if serving is not None:
                    pause.take(f"what serves the flow ended (see {folder / 'serving.log'})")
                serving = start("prefect_serve", json.dumps(told), further={}, log=folder / "serving.log")
                click.echo(
                    f"Runs are due by {told['cron']!r} ({told['timezone']}), process {serving.pid}", err=True
                )
            stop.wait(LOOK_SECONDS)
    finally:
        for one in (serving, server.process if server else None):
            if one is not None:
                end(one)


class _Pause:
    """Longer and longer between tries, and short again after a while of peace."""

    def __init__(self, stop: Event) -> None:
        self._stop, self._seconds, self._last = stop, 1.0, time.monotonic()

    def take(self, why: str) -> None:
        """Wait before the next try."""
        if time.monotonic() - self._last > STEADY_SECONDS:
            self._seconds = 1.0
        click.echo(f"{why}; again in {self._seconds:.0f} s", err=True)
        self._stop.wait(self._seconds)
        self._seconds, self._last = min(LONGEST_PAUSE, 2 * self._seconds), time.monotonic()


def _up(server: Any, stop: Event) -> bool:
    from mltrends.model import Problem

    try:
        server.wait(stop.is_set)
    except Problem:
        server.stop()
        return False
    return not stop.is_set()


def _note(folder: Path, environment: dict[str, str]) -> None:
    """Where the server is and its password, for `prefect` commands of the same user and of nobody else."""
    target = folder / "address.json"
    draft = folder / ".address.json"
    draft.unlink(missing_ok=True)
    opener: Callable[[str, int], int] = lambda path, flags: os.open(path, flags, 0o600)  # noqa: E731 - as open() wants it
    with open(draft, "w", encoding="utf-8", opener=opener) as file:
        json.dump(environment, file, indent=1)
    draft.replace(target)
