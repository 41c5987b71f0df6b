"""What earlier runs did: one JSON record a run, and the record of what is published now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mltrends.store.files import put_json
from mltrends.store.home import Home


def last_run(home: Home) -> dict[str, Any] | None:
    """The record of the last run that ended well; None when there was none."""
    for path in sorted(home.runs.glob("*.json"), reverse=True) if home.runs.is_dir() else []:
        record = _read(path)
        if record is not None:
            return record
    return None


def keep_run(home: Home, record: dict[str, Any]) -> Path:
    """Keep a run's record under its name."""
    path = home.runs / f"{record['run']}.json"
    put_json(path, record)
    return path


def _read(path: Path) -> dict[str, Any] | None:
    try:
        record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return record
