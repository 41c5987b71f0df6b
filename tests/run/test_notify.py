"""Who asked to be told is told, by one POST; nobody else is, and a receiver that is gone costs no run."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from mltrends.model import WrongUse
from mltrends.run.journal import GOOD, SAME, note_begin, note_end
from mltrends.run.notify import VARIABLE, tell
from mltrends.store.home import Home, prepare


@pytest.fixture
def heard():
    """A local receiver, and what it was sent."""
    taken: list[dict] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self):
            taken.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/hook", taken
    server.shutdown()
    server.server_close()


@pytest.fixture
def home(tmp_path) -> Home:
    made = Home(tmp_path.resolve())
    prepare(made)
    return made


def ended(home: Home, status: str, **told) -> None:
    note_begin(home, "2026-01-05_060012")
    note_end(home, "2026-01-05_060012", status, told)


def test_nobody_is_told_unless_it_is_asked_for(home):
    ended(home, "failed", why="a reason")

    assert tell(home.root) is None


def test_a_run_that_failed_is_told_with_its_reason(home, heard, monkeypatch):
    address, taken = heard
    (home.settings).write_text(f'[notify]\nwebhook = "{address}"\n')
    ended(home, "failed", why="the disk is full")

    assert tell(home.root, failed="Problem: the disk is full") is True
    assert taken[0]["status"] == "failed"
    assert taken[0]["text"] == "mltrends 2026-01-05_060012: failed: the disk is full"


def test_a_run_that_never_came_as_far_as_the_journal_is_told_too(home, heard, monkeypatch):
    address, taken = heard
    monkeypatch.setenv(VARIABLE, address)
    ended(home, GOOD)
    home.settings.write_text("[misspelt]\n")

    assert tell(home.root, failed="mltrends.toml: unknown section") is True
    assert taken == [taken[0] | {"run": "", "status": "failed", "why": "mltrends.toml: unknown section"}]


def test_good_runs_are_told_only_of_warnings_unless_asked_for(home, heard, monkeypatch):
    address, taken = heard
    monkeypatch.setenv(VARIABLE, address)
    ended(home, SAME)
    assert tell(home.root) is None
    ended(home, GOOD, warnings=["the source board is gone"])
    assert tell(home.root) is True
    home.settings.write_text('[notify]\non = ["published"]\n')
    ended(home, GOOD)
    assert tell(home.root) is True
    assert [one["status"] for one in taken] == [GOOD, GOOD]
    assert "the source board is gone" in taken[0]["text"]


def test_a_receiver_that_is_gone_costs_no_run(home, monkeypatch):
    monkeypatch.setenv(VARIABLE, "http://127.0.0.1:9/gone")
    ended(home, "failed", why="x")

    assert tell(home.root) is False


@pytest.mark.parametrize("address", ["file:///etc/passwd", "example.org/hook", "ftp://example.org"])
def test_only_addresses_of_the_web_are_written_to(home, monkeypatch, address):
    monkeypatch.setenv(VARIABLE, address)

    with pytest.raises(WrongUse, match="must begin with https"):
        tell(home.root)
