"""What earlier runs did: one JSON record a run, what the last ones answered, and which of them is published now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mltrends.model import WrongUse
from mltrends.store.files import put_json
from mltrends.store.home import Home

WITHDRAWN = ".withdrawn"  # ending of the record of a run that was rolled back
LATEST, PREVIOUS = "latest", "previous"  # names that any home understands


def last_run(home: Home) -> dict[str, Any] | None:
    """The record of the last run that ended well; None when there was none."""
    for path in _paths(home):
        record = _read(path)
        if record is not None:
            return record
    return None


def records(home: Home) -> list[dict[str, Any]]:
    """The records of all runs that published and were not rolled back, oldest first."""
    read = (_read(path) for path in reversed(_paths(home)))
    return [record for record in read if record is not None]


def _paths(home: Home) -> list[Path]:
    """Files of records, newest first."""
    return sorted(home.runs.glob("*.json"), key=lambda path: path.stem, reverse=True)


def keep_run(home: Home, record: dict[str, Any]) -> Path:
    """Keep a run's record under its name."""
    path = home.runs / f"{record['run']}.json"
    put_json(path, record)
    return path


def answers_before(home: Home) -> Path | None:
    """What the published run answered; None when there is none, or it kept nothing."""
    record = last_run(home)
    folder = home.answers_of(record["run"]) if record else None
    return folder if folder is not None and folder.is_dir() else None


def runs_with_answers(home: Home) -> list[str]:
    """The runs of which the answers are kept, oldest first."""
    return sorted(path.name for path in home.runs.glob("[0-9]*") if path.is_dir())


def named_run(home: Home, name: str) -> str:
    """The run that a word names: its own name, `latest` or `previous`.

    Raises:
        WrongUse: when there is no such run, or its answers are not kept; says which are.
    """
    names, record = runs_with_answers(home), last_run(home)
    latest = record["run"] if record else ""
    earlier = [one for one in names if one < latest]
    meant = {LATEST: latest, PREVIOUS: earlier[-1] if earlier else ""}.get(name, name)
    if meant in names:
        return meant
    there = f"there are: {', '.join(names)}" if names else "none is kept yet; see `mltrends run`"
    why = (
        "no run came before the latest one"
        if name == PREVIOUS and latest in names
        else f"no answers of a run {name!r} are kept"
    )
    raise WrongUse(f"{why}; {there}")


def _read(path: Path) -> dict[str, Any] | None:
    try:
        record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return record
