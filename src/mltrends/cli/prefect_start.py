"""Starting the flow under Prefect, set up so that it keeps to itself.

Prefect reads its settings from the environment when it is imported, so they are set here first: in our
own cache folder, with analytics off, and quiet. What the user has set in the environment wins; with
`PREFECT_API_URL` set, the server that it names is used and none is started.
"""

from __future__ import annotations

import importlib
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mltrends.model import Problem

if TYPE_CHECKING:
    from mltrends.run.outcome import Outcome

START_SECONDS = 120.0  # a first start makes the server's database, which was seen to take 23 s
POLL_SECONDS = 0.05
DRAIN_SECONDS = 10.0


def prefect_environment() -> dict[str, str]:
    """The settings that Prefect is given unless the environment has them already."""
    from platformdirs import user_cache_path

    return {
        "PREFECT_HOME": str(user_cache_path("mltrends") / "prefect"),  # never the user's own
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",  # our own steps say what a person wants to know; the log has the rest
        "PREFECT_LOGGING_EXTRA_LOGGERS": "mltrends",
    }


def flow_outcome(**parameters: Any) -> Outcome:
    """Run the flow and give back its outcome.

    Raises:
        Problem: when Prefect cannot be started at all.
    """
    for name, value in prefect_environment().items():
        os.environ.setdefault(name, value)
    Path(os.environ["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)  # Prefect makes the last folder only
    with _server():
        try:
            trends = importlib.import_module("mltrends.pipelines.trends").trends
        except ImportError as error:
            raise Problem(
                f"Prefect does not start ({error}); install the pinned versions (see README), or use --plain"
            ) from error
        try:
            outcome: Outcome = trends(**parameters)
        finally:
            _hand_over()
    return outcome


def _hand_over() -> None:
    """Let Prefect send what it still holds while there is a server; afterwards it would try for a minute."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    for worker in (APILogWorker, EventsWorker):
        worker.drain_all(timeout=DRAIN_SECONDS)


@contextmanager
def _server() -> Iterator[None]:
    """A server for the time of one flow, unless the user has one."""
    if os.environ.get("PREFECT_API_URL"):
        yield
        return
    # As Prefect starts its own: no scheduler, no pages.
    own = start_server(
        {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1", "PREFECT_UI_ENABLED": "0"}
    )
    os.environ |= own.environment
    try:
        importlib.import_module("prefect")  # takes as long as half of the server's start: do both at once
        own.wait()
        yield
    finally:
        del os.environ["PREFECT_API_URL"]
        own.stop()


@dataclass(frozen=True, slots=True)
class Server:
    """A Prefect server on this machine that ends with this process."""

    process: subprocess.Popen[bytes]
    port: int
    password: str

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to talk to it."""
        return {
            "PREFECT_API_URL": f"http://127.0.0.1:{self.port}/api",
            "PREFECT_API_AUTH_STRING": self.password,
        }

    def wait(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Wait until it answers, or until somebody stops the waiting.

        Raises:
            Problem: when it does not come up.
        """
        _wait(self.process, self.port, self.password, stopped)

    def stop(self) -> None:
        """End it."""
        stop(self.process)


def start_server(
    further: dict[str, str], *, port: int | None = None, password: str | None = None, log: Path | None = None
) -> Server:
    """Start a server on loopback; no other program on this machine may talk to it, and no page of another site.

    Args:
        further: settings beside those of `prefect_environment`.
        port: a free one, unless it is named.
        password: a new one, unless it is given.
        log: where what it says goes; nowhere unless named.
    """
    port = port or _free_port()
    password = password or f"mltrends:{secrets.token_urlsafe(24)}"
    guarded = {
        "PREFECT_SERVER_API_AUTH_STRING": password,
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": f"http://127.0.0.1:{port}",
    }
    return Server(start("prefect_server", str(port), further=further | guarded, log=log), port, password)


def start(
    module: str, *arguments: str, further: dict[str, str], log: Path | None = None
) -> subprocess.Popen[bytes]:
    """Start one of our modules as a process that ends when this one does, however it ends."""
    with (log or Path(os.devnull)).open("wb") as said:
        return subprocess.Popen(
            [sys.executable, "-m", f"mltrends.cli.{module}", *arguments],
            stdin=subprocess.PIPE,  # closed with this process
            stdout=said,
            stderr=said,
            env=os.environ | further,
        )


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process that `start` started."""
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin is not None:
        process.stdin.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(server: subprocess.Popen[bytes], port: int, password: str, stopped: Callable[[], bool]) -> None:
    request = urllib.request.Request(f"http://127.0.0.1:{port}/api/health")
    request.add_header("Authorization", f"Basic {b64encode(password.encode()).decode()}")
    deadline = time.monotonic() + START_SECONDS
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a proxy has no say on loopback
    while time.monotonic() < deadline and server.poll() is None and not stopped():
        try:
            with opener.open(request, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(POLL_SECONDS)
    if stopped():
        return
    how = "ended at once" if server.poll() is not None else f"did not come up in {START_SECONDS:.0f} s"
    raise Problem(
        f"Prefect's temporary server {how}; see `mltrends doctor`, or use --plain, which needs no server"
    )
