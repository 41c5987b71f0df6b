"""Letting go of reports, answers and logs beyond what the settings keep."""

from __future__ import annotations

import shutil
from pathlib import Path

from mltrends.run.drafts import write_contents
from mltrends.run.workers import in_child
from mltrends.store.home import Home
from mltrends.store.settings import Settings

LIST_SECONDS = 60.0


def let_go(home: Home, settings: Settings) -> None:
    """Remove reports, answers and logs beyond what the settings keep, oldest first, and never what is published.

    The page that leads to the reports is written before, so that no link of it is ever dead.
    """
    old = too_old(home.reports, home, settings)
    staying = [path for path in _of_runs(home.reports) if path not in old]
    in_child(write_contents, home.contents, staying, what="listing the reports", seconds=LIST_SECONDS)
    for path in [*old, *too_old(home.runs, home, settings)]:
        shutil.rmtree(path, ignore_errors=True)
    for form in ("*.log", "*.jsonl"):
        for path in sorted(home.logs.glob(form))[: -settings.retention.logs]:
            path.unlink(missing_ok=True)


def too_old(folder: Path, home: Home, settings: Settings) -> list[Path]:
    """Folders of runs beyond what the settings keep, oldest first; never that of the published one."""
    published = home.latest.resolve().name
    return [path for path in _of_runs(folder)[: -settings.retention.reports] if path.name != published]


def _of_runs(folder: Path) -> list[Path]:
    """Folders made by runs, oldest first."""
    return sorted(path for path in folder.glob("[0-9]*") if path.is_dir() and not path.is_symlink())
