"""Work on a cluster: what runs on its workers, and what is asked of them before they get any.

A worker takes a batch, works on it in a process of its own like any other machine, writes finished files
into the shared home and gives back counts. Before that it must show that it is the same mltrends and
that it sees the same folders, because nobody else would notice: files of another version would simply
be others, and a folder of its own would fill with what nobody reads.
"""

from __future__ import annotations

import multiprocessing
import secrets
import socket
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib import metadata
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from mltrends.model import Problem, WrongUse
from mltrends.run.plan import EXTRACTOR, READER
from mltrends.run.workers import Stopped, get_ready
from mltrends.store.files import code_version
from mltrends.store.home import Home
from mltrends.store.objects import Address, delete, listed, put, read

J = TypeVar("J")
T = TypeVar("T")

TOPIC = "mltrends"  # under which workers say how far they are
REACH_SECONDS = 5.0
SIGHT_SECONDS = 90.0  # a network folder may show a new file a minute late
POLL_SECONDS = 0.2
WORKING = (*READER, *EXTRACTOR, "mltrends.run", "mltrends.store")
MAKERS = ("spacy", "ahocorasick-rs", "pyarrow", "numpy", "prefect", "distributed")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a worker says of itself and of what it sees."""

    host: str
    made: Mapping[str, str]
    token: str | None
    unseen: tuple[str, ...]
    unreached: bool
    store: str = ""  # what is wrong with the object store from there


@cache
def made_by() -> dict[str, str]:
    """What the bytes of partitions depend on, and what both sides must have to talk."""
    return {
        "Python": ".".join(map(str, sys.version_info[:2])),
        "mltrends": f"{metadata.version('mltrends')} ({code_version(*WORKING)[:12]})",
        **{name: metadata.version(name) for name in MAKERS},
    }


def differing(theirs: Mapping[str, str], ours: Mapping[str, str]) -> str:
    """How an installation differs from that of the run, as words; empty where it does not."""
    return ", ".join(
        f"{name} {theirs.get(name, 'unknown')} where the run has {ours[name]}"
        for name in ours
        if theirs.get(name) != ours[name]
    )


def on_worker(function: Callable[..., T], job: J, made: Mapping[str, str], run: str) -> T:
    """Work on a batch, here on a worker of the cluster.

    Raises:
        WrongUse: when the worker, which may have come later, is of another version.
    """
    if other := differing(made_by(), made):
        raise WrongUse(_of_another_version(socket.gethostname(), other))
    multiprocessing.current_process().daemon = (
        False  # Dask marks its workers so; our processes are ended by us
    )
    return function(job, told=partial(_tell, run))


def work_of(number: int, work: Callable[[], T]) -> T:
    """The body of every task on a cluster: a function of the package, so that workers find it."""
    del number  # the task is named by it
    return work()


def _tell(run: str, amount: int) -> None:
    """Say from a worker that so much more is done.

    Raises:
        Stopped: when nobody waits for this batch any more, so that its process ends.
    """
    from distributed import get_worker

    worker = get_worker()
    task = worker.state.tasks.get(worker.get_current_task())
    if task is None or task.state == "cancelled":
        raise Stopped("the run that wanted this was stopped")
    worker.log_event(TOPIC, [run, amount])


def look_around(probe: Path, paths: Sequence[Path], api: str | None) -> Seen:
    """From a worker: read the probe, answer beside it, and see what else a batch would need."""
    get_ready()  # matchers are built while the run looks at its files
    try:
        token = probe.read_text(encoding="utf-8")
        probe.with_name(f"{probe.name}.{token}.{secrets.token_hex(4)}").write_text(token, encoding="utf-8")
    except OSError:
        token = None
    unseen = tuple(str(path) for path in paths if not _sees(path))
    return Seen(socket.gethostname(), made_by(), token, unseen, unreached=not _reaches(api))


def look_around_apart(probe: Address, places: Sequence[Address], api: str | None) -> Seen:
    """From a worker without the home: read the probe in the store and answer beside it, and see what else a batch needs."""
    get_ready()
    token, wrong = None, ""
    try:
        token = read(probe).decode("utf-8", "replace")
        put(token.encode(), Address(probe.bucket, f"{probe.key}.{secrets.token_hex(4)}"))
    except Problem as problem:
        wrong = str(problem)
    unseen = tuple(place.shown for place in places if not (wrong or _sees(place)))
    return Seen(socket.gethostname(), made_by(), token, unseen, not _reaches(api), wrong)


def _sees(path: Path | Address) -> bool:
    try:
        if isinstance(path, Address):
            return bool(listed(path))
        return path.exists()
    except (OSError, Problem):  # a folder above it is closed to this worker
        return False


def _reaches(api: str | None) -> bool:
    if api is None:
        return True
    parts = urlsplit(api)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        socket.create_connection((parts.hostname or "", port), timeout=REACH_SECONDS).close()
    except OSError:
        return False
    return True


def check_scheduler(ask: Callable[..., Any]) -> None:
    """See that the scheduler, which unpacks what it hands on, is of this version; `ask` calls a function there.

    Raises:
        WrongUse: when it is not.
    """
    try:
        made = ask(made_by)
    except Exception as error:  # whatever an installation that lacks something raises
        raise WrongUse(
            f"the scheduler cannot load this mltrends ({type(error).__name__}: {error}); install the same version there"
        ) from error
    if other := differing(made, made_by()):
        raise WrongUse(
            f"the scheduler differs: it has {other}; install the same versions there and start it again"
        )


def check_workers(
    ask: Callable[..., Mapping[str, Any]],
    home: Home,
    paths: Sequence[Path | Address],
    api: str | None,
    depot: Address | None = None,
) -> None:
    """Let every worker look around, and see that each is of this version and sees what this machine sees.

    Args:
        ask: calls a function with arguments on every worker, and gives what each answered or raised.
        home: the home, in which workers will write.
        paths: what was named to be read.
        api: where the server of Prefect listens.
        depot: the object store through which workers get and give everything, if there is one; they need no home then.

    Raises:
        WrongUse: when a worker cannot do its work rightly.
    """
    token = secrets.token_hex(8)
    if depot is not None:
        beside = depot / f".probe-{token}"
        put(token.encode(), beside)
        answers = ask(look_around_apart, beside, [one for one in paths if isinstance(one, Address)], api)
        delete([beside, *(one.at for one in listed(depot) if one.at.key.startswith(f"{beside.key}."))])
        for address, seen in sorted(answers.items()):
            _check(address, seen, token, home, api)
        return
    probe = home.building / ".probe"
    probe.write_text(token, encoding="utf-8")
    answers = ask(look_around, probe, [home.raw, home.partitions, *paths], api)
    for address, seen in sorted(answers.items()):
        _check(address, seen, token, home, api)
    wanted = len(answers)
    wait_until(
        lambda: len(list(probe.parent.glob(f".probe.{token}.*"))) >= wanted,
        f"what workers write to {home.root}",
    )


def _check(address: str, seen: Any, token: str, home: Home, api: str | None) -> None:
    if not isinstance(seen, Seen):
        raise WrongUse(
            f"the worker {address} cannot load this mltrends ({type(seen).__name__}: {seen}); install the same version there"
        )
    worker = f"{address} on {seen.host}"
    if other := differing(seen.made, made_by()):
        raise WrongUse(_of_another_version(worker, other))
    if seen.store:
        raise WrongUse(f"the worker {worker} cannot use the object store: {seen.store}")
    if seen.token != token:
        raise WrongUse(
            f"the worker {worker} does not share {home.root}, or may not write there; put the home on a folder that all "
            "machines have under the same path"
        )
    if seen.unseen:
        raise WrongUse(
            f"the worker {worker} does not see {seen.unseen[0]}; raw files must lie on a shared folder too, or on an object store"
        )
    if seen.unreached:
        raise WrongUse(
            f"the worker {worker} does not reach Prefect's server at {api}; start one that all machines reach "
            "(prefect server start --host ADDRESS) and name it in PREFECT_API_URL"
        )


def _of_another_version(worker: str, other: str) -> str:
    return f"the worker {worker} would make other files: it has {other}; install the same versions there and start it again"


def wait_until(there: Callable[[], bool], what: str, seconds: float = SIGHT_SECONDS) -> None:
    """Wait for files that other machines have written to be seen here.

    Raises:
        Problem: when they are not.
    """
    deadline = time.monotonic() + seconds
    while not there():
        if time.monotonic() > deadline:
            raise Problem(
                f"{what} is not seen on {socket.gethostname()} after {seconds:.0f} s; see that the folder is shared and mounted"
            )
        time.sleep(POLL_SECONDS)
