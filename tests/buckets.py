"""A real S3-compatible server on loopback, a process of its own, and buckets in it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mltrends.store import objects
from mltrends.store.objects import Address, listed, put, read

START_SECONDS = 90
SECRET = "never-to-be-told"  # noqa: S105 - so that tests can look for it
OF_AWS = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": SECRET,
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_MAX_ATTEMPTS": "1",
}


@contextmanager
def server() -> Iterator[str]:
    """The address of a server that lives as long as the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | OF_AWS,
    )
    try:
        deadline = time.monotonic() + START_SECONDS
        while not answers(address):
            assert process.poll() is None, "the server ended at once"
            assert time.monotonic() < deadline, "the server did not come up"
            time.sleep(0.05)
        yield address
    finally:
        process.kill()
        process.wait()


def answers(address: str) -> bool:
    try:
        urllib.request.urlopen(f"{address}/moto-api/", timeout=5).close()  # noqa: S310 - on loopback
    except OSError:
        return False
    return True


def use(patch, address: str) -> None:
    """Let this process, and those that it starts, talk to the server at an address."""
    patch.delenv("AWS_PROFILE", raising=False)
    for name, value in OF_AWS.items():
        patch.setenv(name, value)
    patch.setenv("AWS_ENDPOINT_URL", address)
    objects._store.cache_clear()


def make_bucket(name: str) -> Address:
    objects._store().mkdir(name)
    return Address(name)


def put_files(folder: Path, at: Address) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            put(path.read_bytes(), at / path.relative_to(folder).as_posix())


def names_in(at: Address) -> list[str]:
    return [one.at.key for one in listed(at)]


def contents_of(at: Address) -> dict[str, bytes]:
    return {one.at.key: read(one.at) for one in listed(at)}
