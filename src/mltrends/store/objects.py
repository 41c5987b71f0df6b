"""Objects of an S3-compatible store: the one place that knows fsspec, s3fs and what they raise.

Who may, and where the server is, they take from the usual environment and files of AWS (AWS_PROFILE,
AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL, …). Nothing of that is read, kept or told here: of an error its code is
told and never its text. They try again themselves where that may help.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from mltrends.model import Problem, WrongUse
from mltrends.store.files import put_whole

T = TypeVar("T")
J = TypeVar("J")

SCHEME = "s3://"
PART_BYTES = 16 << 20  # of a large object, at a time
AT_A_TIME = 8
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,254}")
_REFUSED = ("AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken", "403", "401")  # fmt: skip
INSTALL = "pip install 'mltrends[s3]'"


class Gone(Problem):
    """There is no such object."""


class Unreached(Problem):
    """Nobody answers where the store should be."""


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A bucket, and an object in it or what lies below a name. It holds no secret."""

    bucket: str
    key: str = ""

    def __str__(self) -> str:
        return f"{SCHEME}{self.path}"

    def __truediv__(self, name: str) -> Address:
        return Address(self.bucket, f"{self.key}/{name}" if self.key else name)

    @property
    def path(self) -> str:
        """As fsspec wants it."""
        return f"{self.bucket}/{self.key}" if self.key else self.bucket

    @property
    def shown(self) -> str:
        """For people: without characters that could move a cursor."""
        return "".join(letter if letter.isprintable() else "\ufffd" for letter in str(self))


@dataclass(frozen=True, slots=True)
class Object:
    """An object that is there; its stamp is another when its content is."""

    at: Address
    bytes: int
    stamp: str
    touched: float  # when it was put, in seconds of the epoch


def is_address(word: str) -> bool:
    """True for what is meant as the address of something that is no file."""
    return _URL.match(word) is not None


def address_of(word: str) -> Address:
    """The address that a word is.

    Raises:
        WrongUse: when it is none; what it says is not repeated, since people write secrets into addresses.
    """
    bucket, _, key = word[len(SCHEME) :].partition("/")
    parts = [part for part in key.split("/") if part]
    if not word.lower().startswith(SCHEME) or not _BUCKET.fullmatch(bucket) or {".", ".."} & set(parts):
        raise WrongUse(
            "an address on an object store is written s3://bucket/name, without keys or passwords: those belong into "
            "the environment (AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)"
        )
    return Address(bucket, "/".join(parts))


def address_again(told: str) -> Address:
    """The address that was once written as text, with a name as the store has it, however odd."""
    bucket, _, key = told.removeprefix(SCHEME).partition("/")
    return Address(bucket, key)


def place_of(word: str) -> Path | Address:
    """The file, folder or address that a word names."""
    return address_of(word) if is_address(word) else Path(word)


def listed(at: Address) -> list[Object]:
    """The object at an address, or all that lie below it, by name."""
    with _in_words(at):
        found = _store().find(at.path, detail=True)
    made = [_object(path, told) for path, told in found.items() if told.get("type", "file") == "file"]
    return sorted(
        (one for one in made if one.at.key and not one.at.key.endswith("/")), key=lambda one: one.at
    )


def read(at: Address) -> bytes:
    """All bytes of a small object.

    Raises:
        Gone: when it is not there.
    """
    with _in_words(at):
        content: bytes = _store().cat_file(at.path)
    return content


def read_part(at: Address, start: int, stop: int) -> bytes:
    """The bytes of a part of an object; fewer when it is shorter.

    Raises:
        Gone: when it is not there.
    """
    with _in_words(at):
        content: bytes = _store().cat_file(at.path, start=start, end=stop)
    return content


def get(one: Object, target: Path, told: Callable[[int], None] = lambda _: None) -> None:
    """Bring an object down into a file, put in place whole.

    Raises:
        Gone: when it is not there any more.
        Problem: when another was put in its place meanwhile.
    """
    with put_whole(target) as draft, draft.open("wb") as file:
        for start in range(0, one.bytes, PART_BYTES):
            part = read_part(one.at, start, min(start + PART_BYTES, one.bytes))
            told(file.write(part))
        if one.bytes != file.tell() or [now.stamp for now in listed(one.at) if now.at == one.at] != [
            one.stamp
        ]:
            raise Problem(f"{one.at.shown} changed while it was being read; run again when it stands still")


def put(content: bytes, at: Address) -> None:
    """Put an object in place; readers see it whole or not at all."""
    with _in_words(at, "written to"):
        _store().pipe_file(at.path, content)


def delete(addresses: Iterable[Address]) -> None:
    """Remove objects; those that are gone already are no error."""
    for at in addresses:
        with _in_words(at, "emptied"):
            _store().rm_file(at.path)


@contextmanager
def opened(at: Address) -> Iterator[Any]:
    """An object as a file to read, of which no more is fetched than is asked for."""
    with _in_words(at), _store().open(at.path, "rb", block_size=1 << 18) as file:
        yield file


def at_once(function: Callable[[J], T], jobs: Iterable[J]) -> list[T]:
    """Call a function on each of many objects, some at a time: most of it is waiting."""
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        return list(pool.map(function, jobs))


@cache
def _store() -> Any:
    """One for all threads of a process."""
    try:
        from s3fs import S3FileSystem
    except ImportError as error:
        raise WrongUse(
            f"an object store needs s3fs, which does not load here ({type(error).__name__}); install it: {INSTALL}"
        ) from error
    return S3FileSystem(use_listings_cache=False, skip_instance_cache=True)


def _object(path: str, told: dict[str, Any]) -> Object:
    bucket, _, key = path.partition("/")
    when = told["LastModified"].timestamp()
    return Object(Address(bucket, key), int(told["size"]), f"{told.get('ETag', '')} {int(when)}", when)


@contextmanager
def _in_words(at: Address, done: str = "read") -> Iterator[None]:
    """What goes wrong with the store as one line that says what to do.

    Raises:
        WrongUse: when there is no such bucket, this user may not, or the settings cannot be meant.
        Gone: when there is no such object.
        Unreached: when nobody answers.
        Problem: for what else the store says.
    """
    _store()
    from aiohttp import ClientError as Cut
    from botocore import exceptions as said

    unknown = (said.NoCredentialsError, said.PartialCredentialsError, said.CredentialRetrievalError, said.NoAuthTokenError, said.ProfileNotFound)  # fmt: skip
    away = (said.ConnectionError, said.HTTPClientError, said.ConnectTimeoutError, said.ReadTimeoutError, said.IncompleteReadError, Cut, TimeoutError)  # fmt: skip
    try:
        yield
    except Problem:
        raise
    except unknown as error:
        raise WrongUse(
            f"nobody says who you are to {SCHEME}{at.bucket} ({type(error).__name__}); set AWS_PROFILE, or "
            "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, in the environment"
        ) from error
    except away as error:
        raise Unreached(
            f"the object store of {SCHEME}{at.bucket} does not answer ({type(error).__name__}); see that it is up and that "
            "AWS_ENDPOINT_URL names it, and run again: what is finished is kept"
        ) from error
    except ValueError as error:  # of botocore, for an endpoint that is no URL
        raise WrongUse(
            "the settings of AWS in the environment or its files cannot be meant; AWS_ENDPOINT_URL, if it is set, must look like "
            "https://host:port"
        ) from error
    except (OSError, said.ClientError, said.BotoCoreError) as error:
        code = _code(error)
        if code == "NoSuchBucket":
            raise WrongUse(f"there is no bucket {at.bucket} on the object store; make it, or mend the address") from error  # fmt: skip
        if isinstance(error, PermissionError) or code in _REFUSED:
            raise WrongUse(
                f"{at.shown} may not be {done} by you ({code}); give the user of these AWS credentials the right to list, "
                "read, write and delete there"
            ) from error
        if isinstance(error, FileNotFoundError) or code in ("NoSuchKey", "404"):
            raise Gone(f"{at.shown} is not there; run again") from error
        raise Problem(f"{at.shown} cannot be {done}: the object store says {code}; run again when it is well") from error  # fmt: skip


def _code(error: BaseException) -> str:
    """What the store calls the error, in letters; its text may quote what nobody should read."""
    for one in (error, error.__cause__):
        response = getattr(one, "response", None)
        if isinstance(response, dict):
            code = str(response.get("Error", {}).get("Code", ""))
            if re.fullmatch(r"\w{1,60}", code):
                return code
    return type(error).__name__
