"""The log of a run: a full file, and nothing on the screen but what a person must know."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

logger = logging.getLogger("mltrends")


class _Harmless(logging.Formatter):
    """Text of a dataset may carry control characters; in a log they could forge lines or move the cursor."""

    def format(self, record: logging.LogRecord) -> str:
        lines = super().format(record).split("\n")
        return "\n  ".join(
            "".join(letter if letter.isprintable() else "\ufffd" for letter in line) for line in lines
        )


class _Json(logging.Formatter):
    """A line of JSON for each thing logged; what a step did is in parts."""

    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, Any] = {"at": when, "level": record.levelname.lower(), "message": record.getMessage()}
        told |= getattr(record, "told", {})
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=True)


class _ToFile(logging.FileHandler):
    """A full disk is told by the run, in one line; a log that cannot be written adds none of its own."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)

    def close(self) -> None:
        with suppress(OSError):
            super().close()


@contextmanager
def log_to(path: Path) -> Iterator[None]:
    """Write all that is logged while the block works to a file of its own, and as JSON to one beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handlers = []
    for target, form in (
        (path, _Harmless("%(asctime)s %(levelname)s %(message)s")),
        (path.with_suffix(".jsonl"), _Json()),
    ):
        handler = _ToFile(target, encoding="utf-8", errors="backslashreplace")
        handler.setFormatter(form)
        logger.addHandler(handler)
        handlers.append(handler)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False  # the screen has the steps; Prefect would print every line once more
    try:
        yield
    finally:
        logger.propagate = True
        for handler in handlers:
            logger.removeHandler(handler)
            handler.close()
