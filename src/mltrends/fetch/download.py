"""One file over HTTP: resumed where it broke off, checked while it comes, put in place whole or not at all.

The standard library is enough: one file at a time, no sessions, no cookies, and redirects held to a rule.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from mltrends.model import Problem, WrongUse
from mltrends.store.files import put_json

CHUNK = 1 << 18
TRIES = 5
WAIT = 1.0  # seconds before the second try; doubled each time
TIMEOUT = 30.0  # seconds without a byte
Told = Callable[[int, int], None]  # bytes there, bytes in all (0 when that is not known)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was fetched."""

    path: Path
    bytes: int
    sha256: str


class Refused(Problem):
    """What came is not what was to come; nothing of it is kept."""


class _BrokenError(Exception):
    """The transfer broke off and is worth another try."""


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = 5

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        """Follow only to HTTP, and never from a guarded connection to an open one."""
        old, new = urlsplit(req.full_url).scheme, urlsplit(newurl).scheme
        if new not in ("http", "https") or (old == "https" and new == "http"):
            raise Refused(f"{req.full_url} leads to {newurl}, which is not safe to follow")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch_file(
    url: str,
    target: Path,
    *,
    sha256: str | None = None,
    size: int | None = None,
    told: Told | None = None,
    wait: float = WAIT,
    timeout: float = TIMEOUT,
) -> Fetched:
    """Fetch a file to `target`.

    Args:
        url: where it is.
        target: where it goes; it is there whole, or what was there before stays.
        sha256: of the whole file, when it is known.
        size: of the whole file in bytes, when it is known.
        told: hears how much has come.
        wait: seconds before the second try.
        timeout: seconds without a byte after which a transfer counts as broken.

    Raises:
        WrongUse: when the address is not one of HTTP.
        Refused: when what came has another size or checksum.
        Problem: when it cannot be had.
    """
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise WrongUse(f"{url} is no address that starts with http:// or https://")
    target.parent.mkdir(parents=True, exist_ok=True)
    part, note = target.with_name(f".{target.name}.part"), target.with_name(f".{target.name}.part.json")
    reason = ""
    for number in range(TRIES):
        if number:
            time.sleep(wait * 2 ** (number - 1))
        try:
            _transfer(url, part, note, told, timeout)
            break
        except _BrokenError as broken:
            reason = str(broken)
    else:
        raise Problem(f"{url} broke off {TRIES} times ({reason}); what came is kept, fetch again to go on")
    return _accepted(part, note, target, sha256, size)


def _transfer(url: str, part: Path, note: Path, told: Told | None, timeout: float) -> None:
    """One try: go on behind what is there already, when the server still has the same file."""
    there = part.stat().st_size if part.exists() else 0
    mark = _mark(note, url) if there else None
    request = urllib.request.Request(  # noqa: S310 - fetch_file has seen to the scheme
        url, headers={"User-Agent": f"mltrends/{metadata.version('mltrends')}", "Accept-Encoding": "identity"}
    )
    if there and mark:
        request.add_header("Range", f"bytes={there}-")
        request.add_header("If-Range", mark)
    try:
        opener = urllib.request.build_opener(_Redirects)
        with opener.open(request, timeout=timeout) as answer:
            going_on = answer.status == 206 and answer.headers.get("Content-Range", "").startswith(
                f"bytes {there}-"
            )
            if not going_on:
                there = 0
            put_json(
                note, {"url": url, "mark": answer.headers.get("ETag") or answer.headers.get("Last-Modified")}
            )
            length = answer.headers.get("Content-Length")
            total = there + int(length) if length and length.isdigit() else 0
            with part.open("ab" if there else "wb") as out:
                while chunk := answer.read(CHUNK):
                    out.write(chunk)
                    there += len(chunk)
                    if told is not None:
                        told(there, total)
            if total and there < total:
                raise _BrokenError(f"{there:,} of {total:,} bytes came")
    except urllib.error.HTTPError as error:
        if error.code == 416:  # what is there is no part of what the server has now
            part.unlink(missing_ok=True)
            raise _BrokenError("the file has changed meanwhile") from error
        if error.code >= 500 or error.code == 429:
            raise _BrokenError(f"the server answers {error.code}") from error
        raise Problem(f"{url} cannot be had: the server answers {error.code} {error.reason}") from error
    except http.client.IncompleteRead as error:
        raise _BrokenError("the connection was cut") from error
    except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError) as error:
        raise _BrokenError(
            " ".join(str(getattr(error, "reason", error)).split()) or type(error).__name__
        ) from error


def _mark(note: Path, url: str) -> str | None:
    """What tells whether the server still has the file of which a part is here."""
    try:
        kept = json.loads(note.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    mark = kept.get("mark") if isinstance(kept, dict) and kept.get("url") == url else None
    return mark if isinstance(mark, str) and not mark.startswith("W/") else None


def _accepted(part: Path, note: Path, target: Path, sha256: str | None, size: int | None) -> Fetched:
    made = hashlib.sha256()
    with part.open("rb") as file:
        while chunk := file.read(CHUNK):
            made.update(chunk)
    there = part.stat().st_size
    wrong = ""
    if size is not None and there != size:
        wrong = f"it has {there:,} bytes and should have {size:,}"
    elif sha256 is not None and made.hexdigest() != sha256.lower():
        wrong = f"its SHA-256 is {made.hexdigest()} and should be {sha256.lower()}"
    note.unlink(missing_ok=True)
    if wrong:
        part.unlink()
        raise Refused(f"{target.name} was refused and removed: {wrong}")
    part.replace(target)
    return Fetched(target, there, made.hexdigest())
