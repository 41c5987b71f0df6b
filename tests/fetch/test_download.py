"""Downloads from a real server on this machine: whole, resumed, refused, and never half a file under its name."""

from __future__ import annotations

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from mltrends.fetch.catalogue import Dataset, dataset_named, datasets
from mltrends.fetch.download import Refused, fetch_file
from mltrends.fetch.run import fetch_dataset
from mltrends.model import Problem, WrongUse
from mltrends.sources.catalogue import known_sources

CONTENT = b"title,company\n" + b"Data Scientist,Acme\n" * 40_000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Server:
    """A server whose manners a test can choose, and that notes what it was asked."""

    def __init__(self):
        self.content, self.etag = CONTENT, '"one"'
        self.cut_after = []  # bytes after which the next answers break off
        self.ranges = True
        self.status = []  # answers of the next requests, when they are no good ones
        self.asked = []
        state = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                state.asked.append((self.path, self.headers.get("Range")))
                if self.path == "/loop":
                    self.answer(302, {"Location": "/loop"})
                elif self.path == "/file":
                    self.answer(302, {"Location": "file:///etc/hostname"})
                elif self.path == "/hang":
                    state.stop.wait(5)
                elif state.status:
                    self.answer(state.status.pop(0), {})
                else:
                    self.give()

            def give(self):
                start = 0
                asked = self.headers.get("Range")
                if asked and state.ranges and self.headers.get("If-Range") == state.etag:
                    start = int(asked.removeprefix("bytes=").rstrip("-"))
                body = state.content[start:]
                headers = {
                    "Content-Length": str(len(body)),
                    "ETag": state.etag,
                    "Content-Disposition": 'attachment; filename="../../up.csv"',
                }
                if start:
                    headers["Content-Range"] = f"bytes {start}-{len(state.content) - 1}/{len(state.content)}"
                self.answer(
                    206 if start else 200,
                    headers,
                    body[: state.cut_after.pop(0)] if state.cut_after else body,
                )

            def answer(self, status, headers, body=b""):
                self.send_response(status)
                for name, value in {"Content-Length": "0", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
                self.close_connection = True

            def log_message(self, *_):
                pass

        self.stop = threading.Event()
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()


@pytest.fixture
def server():
    server = Server()
    yield server
    server.stop.set()
    server.http.shutdown()
    server.http.server_close()


def fetch(server, tmp_path, path="/ads.csv", **options):
    return fetch_file(server.url + path, tmp_path / "ads.csv", wait=0.01, **options)


def test_a_file_comes_whole_with_its_checksum_and_nothing_beside_it(server, tmp_path):
    heard = []

    one = fetch(
        server,
        tmp_path,
        sha256=SHA256,
        size=len(CONTENT),
        told=lambda done, total: heard.append((done, total)),
    )

    assert one.path.read_bytes() == CONTENT
    assert (one.sha256, one.bytes) == (SHA256, len(CONTENT))
    assert heard[-1] == (len(CONTENT), len(CONTENT))
    assert list(tmp_path.iterdir()) == [one.path]


def test_a_broken_transfer_goes_on_where_it_stopped(server, tmp_path):
    server.cut_after = [300_000, 200_000]

    one = fetch(server, tmp_path, sha256=SHA256)

    assert one.path.read_bytes() == CONTENT
    assert [asked for _, asked in server.asked] == [None, "bytes=300000-", "bytes=500000-"]


def test_a_server_that_cannot_go_on_gives_the_file_from_its_start(server, tmp_path):
    server.cut_after, server.ranges = [300_000], False

    assert fetch(server, tmp_path).path.read_bytes() == CONTENT


def test_a_file_that_changed_meanwhile_is_not_glued_together(server, tmp_path):
    server.cut_after = [100_000] * 5
    with pytest.raises(Problem, match="broke off 5 times"):
        fetch(server, tmp_path)
    assert not (tmp_path / "ads.csv").exists()
    server.content, server.etag = b"x" * 500_000, '"two"'

    assert fetch(server, tmp_path).path.read_bytes() == b"x" * 500_000


@pytest.mark.parametrize("wrong", [{"sha256": "0" * 64}, {"size": 3}])
def test_what_is_not_as_it_should_be_is_refused_and_removed(server, tmp_path, wrong):
    (tmp_path / "ads.csv").write_text("old")

    with pytest.raises(Refused, match="refused and removed"):
        fetch(server, tmp_path, **wrong)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("ads.csv", "old")]


def test_a_server_that_stumbles_is_asked_again(server, tmp_path):
    server.status = [503, 429]

    assert fetch(server, tmp_path).bytes == len(CONTENT)


@pytest.mark.parametrize(("path", "why"), [("/loop", "redirect"), ("/file", "not allowed|not safe")])
def test_redirects_that_lead_nowhere_good_end(server, tmp_path, path, why):
    with pytest.raises(Problem, match=why):
        fetch(server, tmp_path, path)
    assert not (tmp_path / "ads.csv").exists()


def test_what_is_not_there_is_said_at_once(server, tmp_path):
    server.status = [404]

    with pytest.raises(Problem, match="404"):
        fetch(server, tmp_path)
    assert len(server.asked) == 1


def test_a_server_that_says_nothing_is_given_up(server, tmp_path):
    with pytest.raises(Problem, match="broke off"):
        fetch(server, tmp_path, "/hang", timeout=0.05)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://a/b", "ads.csv", "http://"])
def test_only_http_is_fetched(tmp_path, url):
    with pytest.raises(WrongUse):
        fetch_file(url, tmp_path / "ads.csv")


def dataset(server, **more):
    facts = dict.fromkeys(("title", "source", "licence", "citation", "homepage", "good_for", "not_for"), "x")
    return Dataset(name="mine", access="http", files=(("ads.csv", server.url + "/ads.csv"),), **facts | more)


def test_a_receipt_is_kept_and_a_later_change_is_told(server, tmp_path):
    fetch_dataset(dataset(server), tmp_path)
    receipt = (tmp_path / "receipt.json").read_text()
    server.content, server.etag = b"a,b\n1,2\n", '"two"'

    with pytest.raises(Refused, match="has changed"):
        fetch_dataset(dataset(server), tmp_path)

    assert SHA256 in receipt
    assert (tmp_path / "ads.csv").read_bytes() == CONTENT
    assert fetch_dataset(dataset(server), tmp_path, accept_change=True) == [tmp_path / "ads.csv"]
    assert (tmp_path / "ads.csv").read_bytes() == server.content
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ads.csv", "receipt.json"]


def test_a_site_with_its_own_client_is_named_with_the_command_when_the_client_is_not_there(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Problem, match="kaggle datasets download arshkon/linkedin-job-postings"):
        fetch_dataset(dataset_named("linkedin-postings"), tmp_path / "set")


@pytest.mark.parametrize("one", datasets(), ids=[one.name for one in datasets()])
def test_every_entry_of_the_catalogue_is_complete_and_of_a_known_source(one):
    assert one.folder == "rates" or one.source in {source.name for source in known_sources()}
    assert one.homepage.startswith("https://")
    assert all(url.startswith("https://") for _, url in one.files)
    assert one.licence
    assert one.not_for
