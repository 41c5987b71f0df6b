"""Opening a home for a run: settings, lock, log, and a look at what stands there already."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from mltrends.model import Problem
from mltrends.run.log import log_to, logger
from mltrends.run.outcome import Request
from mltrends.run.progress import Progress
from mltrends.run.steps import Run
from mltrends.store.home import Home, open_home, prepare
from mltrends.store.lock import only_run
from mltrends.store.settings import load_settings


@contextmanager
def session(root: Path, request: Request, progress: Progress) -> Iterator[Run]:
    """Hold the home for one run; whatever goes wrong inside is in the log in full.

    Raises:
        Problem: when the home cannot be used; nothing in it has been touched then.
    """
    home = open_home(root)
    settings = load_settings(home.settings)
    prepare(home)
    with only_run(home):
        request = replace(request, run=request.run or _name(home))
        with log_to(home.logs / f"{request.run}.log"):
            logger.info("run %s in %s", request.run, home.root)
            for line in settings.lines():
                logger.info("setting %s", line)
            refuse_newer(home)
            shutil.rmtree(home.building, ignore_errors=True)
            home.building.mkdir()
            try:
                yield Run(request, home, settings, progress)
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


def _name(home: Home) -> str:
    """A name that sorts by time and says when; unique in the home."""
    stem = datetime.now(UTC).strftime("%Y-%m-%d_%H%M%S")
    number, name = 1, stem
    while (home.reports / name).exists() or (home.runs / f"{name}.json").exists():
        number += 1
        name = f"{stem}-{number}"
    return name
