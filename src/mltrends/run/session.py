"""Opening a home for a run: settings, lock, log, and a look at what stands there already."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mltrends.model import Problem
from mltrends.run.depot import checked
from mltrends.run.drift import HeldBack
from mltrends.run.forget import agree
from mltrends.run.journal import FAILED, HELD, STOPPED, Ending, note_begin, note_end
from mltrends.run.log import log_to, logger
from mltrends.run.outcome import Request
from mltrends.run.progress import Progress
from mltrends.run.purge import note_depot
from mltrends.run.steps import Run
from mltrends.store.home import Home, open_home, prepare
from mltrends.store.lock import only_run
from mltrends.store.objects import Address
from mltrends.store.settings import load_settings

NAME = "%Y-%m-%d_%H%M%S"
_STAMP = re.compile(r"\d{4}-\d\d-\d\d_\d{6}")
MOST_WHY = 1000  # characters of what went wrong, in the journal; the log has all of it


@contextmanager
def session(root: Path, request: Request, progress: Progress) -> Iterator[Run]:
    """Hold the home for one run; whatever goes wrong inside is in the log in full, and how it ended in the journal.

    Raises:
        Problem: when the home cannot be used; nothing in it has been touched then.
    """
    home = open_home(root)
    settings = load_settings(home.settings)
    prepare(home)
    with only_run(home, wait=request.wait, waiting=progress.wait):
        request = replace(request, run=request.run or _name(home))
        ending = Ending()
        with log_to(home.logs / f"{request.run}.log"), _noted(home, request.run, ending, progress):
            logger.info("run %s in %s", request.run, home.root)
            for line in settings.lines():
                logger.info("setting %s", line)
            refuse_newer(home)
            shutil.rmtree(home.building, ignore_errors=True)
            home.building.mkdir()
            try:
                depot = _depot(home, request.store or settings.store.partitions, request.run)
                yield Run(request, home, settings, progress, ending, depot)
            except Problem as problem:
                logger.error("%s", problem)
                raise
            except BaseException:
                logger.exception("the run failed")
                raise
            finally:
                shutil.rmtree(home.building, ignore_errors=True)


def refuse_newer(home: Home) -> None:
    """Leave a warehouse alone that a newer mltrends or DuckDB has written.

    Raises:
        Problem: when the published file cannot be opened by this version.
    """
    if home.warehouse.exists():
        from mltrends.warehouse.open import connect

        connect(home.warehouse).close()


def _depot(home: Home, word: str, run: str) -> Address | None:
    """The object store beside the home, if there is one, with what was taken down here and there of one mind."""
    if not word:
        return None
    depot = checked(word)
    logger.info("partitions are kept at %s too", depot.shown)
    note_depot(home, depot)
    agree(home, depot, run)
    return depot


@contextmanager
def _noted(home: Home, run: str, ending: Ending, progress: Progress) -> Iterator[None]:
    """A line in the journal when the run begins, and one when it ends."""
    note_begin(home, run)
    try:
        yield
    except BaseException as error:
        ending.status = _failure(error)
        ending.told["why"] = _one_line(error)
        raise
    finally:
        note_end(home, run, ending.status, ending.told | {"steps": progress.steps})


def _failure(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return STOPPED
    return HELD if isinstance(error, HeldBack) else FAILED


def _one_line(error: BaseException) -> str:
    text = str(error) if isinstance(error, Problem) else f"{type(error).__name__}: {error}"
    return "".join(sign if sign.isprintable() else " " for sign in text)[:MOST_WHY]


def _name(home: Home) -> str:
    """A name that says when, and that sorts behind all names of runs in the home, also when the clock was set back."""
    when = datetime.now(UTC).replace(microsecond=0)
    newest = max(_times(home), default=None)
    if newest is not None and when <= newest:
        when = newest + timedelta(seconds=1)
    return when.strftime(NAME)


def _times(home: Home) -> Iterator[datetime]:
    """When the runs that the home knows were, by their names."""
    names = [
        path.name.removesuffix(".json")
        for folder in (home.reports, home.runs)
        for path in folder.glob("[0-9]*")
    ]
    for name in (*names, *(path.stem for path in home.logs.glob("[0-9]*.log"))):
        if found := _STAMP.match(name):
            with suppress(ValueError):
                yield datetime.strptime(found.group(), NAME).replace(tzinfo=UTC)
