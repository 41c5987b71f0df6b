"""Runs by the clock, on real servers on loopback: our own, and one that a user has."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from mltrends.cli import call
from mltrends.run.journal import attempts
from mltrends.store.home import Home

pytestmark = pytest.mark.long
ROOT = Path(__file__).resolve().parents[2]
PREFECT = Path(sys.executable).with_name("prefect")
SECONDS = 240.0


def until(condition, seconds: float = SECONDS):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(1)
    return condition()


def asked(address: dict[str, str], path: str, body: object) -> object:
    target = address["PREFECT_API_URL"] + path
    request = urllib.request.Request(target, data=json.dumps(body).encode())  # noqa: S310 - on loopback
    request.add_header("Content-Type", "application/json")
    if word := address.get("PREFECT_API_AUTH_STRING"):
        request.add_header("Authorization", f"Basic {base64.b64encode(word.encode()).decode()}")
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
        return json.load(answer)


@pytest.fixture
def home(sample_home, tmp_path) -> Home:
    shutil.copytree(sample_home, tmp_path / "home", symlinks=True)
    (tmp_path / "home" / "mltrends.toml").write_text('[report]\ntopics = ["demand"]\n')
    return Home((tmp_path / "home").resolve())


@pytest.fixture
def environment(tmp_path, monkeypatch) -> dict[str, str]:
    """No setting of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT")}
    return kept | {
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }


def test_a_schedule_fires_asks_for_its_password_and_starts_again_what_dies(home, environment):
    before = len(attempts(home))
    process = subprocess.Popen(
        [sys.executable, "-m", "mltrends", "schedule", "--cron", "* * * * *", "--home", str(home.root)],
        env={name: value for name, value in environment.items() if name != "PREFECT_HOME"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert until(lambda: [one for one in attempts(home)[before:] if one.went_well])
        noted = home.processed / "prefect" / "address.json"
        address = json.loads(noted.read_text())
        assert noted.stat().st_mode & 0o077 == 0
        runs = asked(
            address, "/flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}}
        )
        assert runs
        assert runs[0]["parameters"]["home"] == str(home.root)
        with pytest.raises(urllib.error.HTTPError, match="401"):
            asked(address | {"PREFECT_API_AUTH_STRING": "mltrends:guessed"}, "/flow_runs/filter", {})

        listed = process.stderr.readline()
        os.kill(int(re.search(r"process (\d+)", listed).group(1)), signal.SIGKILL)
        fired = len(attempts(home))
        assert until(lambda: len(attempts(home)) > fired)
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0
        process.stderr.close()


def test_a_time_that_cannot_be_meant_is_refused_before_anything_starts(home, capsys):
    assert call(["schedule", "--cron", "every night", "--home", str(home.root)]) == 2
    assert call(["schedule", "--cron", "0 6 * * *", "--timezone", "Berlin", "--home", str(home.root)]) == 2
    assert not (home.processed / "prefect").exists()


@pytest.mark.only_soak
def test_deployments_run_on_a_server_and_a_worker_of_ones_own(home, environment, tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment |= {"PREFECT_API_URL": f"http://127.0.0.1:{port}/api"}
    address = {"PREFECT_API_URL": environment["PREFECT_API_URL"]}
    told = (
        (ROOT / "prefect.yaml")
        .read_text()
        .replace("home: .", f"home: {home.root}")
        .replace("0 6 * * *", "* * * * *")
    )
    (tmp_path / "prefect.yaml").write_text(told)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path, "env": environment}
    server = subprocess.Popen(
        [PREFECT, "server", "start", "--host", "127.0.0.1", "--port", str(port)], **quiet
    )
    worker = None
    try:
        assert until(lambda: _answers(port))
        for command in (
            ["work-pool", "create", "--type", "process", "mltrends"],
            ["--no-prompt", "deploy", "--all"],
        ):
            done = subprocess.run(
                [PREFECT, *command],
                cwd=tmp_path,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr
        worker = subprocess.Popen([PREFECT, "worker", "start", "--pool", "mltrends", "--limit", "1"], **quiet)
        before = len(attempts(home))
        assert until(lambda: [one for one in attempts(home)[before:] if one.went_well])

        # A run that somebody starts on Prefect's pages, with parameters of its own.
        (deployment,) = asked(
            address, "/deployments/filter", {"deployments": {"name": {"any_": ["by-hand"]}}}
        )
        wanted = {
            "parameters": {"home": str(home.root), "shown": False, "strict": True},
            "state": {"type": "SCHEDULED"},
        }
        run = asked(address, f"/deployments/{deployment['id']}/create_flow_run", wanted)
        found = until(
            lambda: [
                one
                for one in asked(address, "/flow_runs/filter", {"flow_runs": {"id": {"any_": [run["id"]]}}})
                if one["state_type"] in ("COMPLETED", "FAILED", "CRASHED")
            ]
        )
        assert found[0]["state_type"] == "COMPLETED"
        assert found[0]["parameters"]["strict"] is True
    finally:
        for process in (worker, server):
            if process is not None:
                process.send_signal(signal.SIGINT)
        for process in (worker, server):
            if process is not None:
                try:
                    process.wait(timeout=30)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=2):
            return True
    except OSError:
        return False
