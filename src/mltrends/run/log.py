"""The log of a run: a full file, and nothing on the screen but what a person must know."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

logger = logging.getLogger("mltrends")


class _Harmless(logging.Formatter):
    """Text of a dataset may carry control characters; in a log they could forge lines or move the cursor."""

    def format(self, record: logging.LogRecord) -> str:
        lines = super().format(record).split("\n")
        return "\n  ".join(
            "".join(letter if letter.isprintable() else "\ufffd" for letter in line) for line in lines
        )


@contextmanager
def log_to(path: Path) -> Iterator[None]:
    """Write all that is logged while the block works to a file of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    handler.setFormatter(_Harmless("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False  # the screen has the steps; Prefect would print every line once more
    try:
        yield
    finally:
        logger.propagate = True
        logger.removeHandler(handler)
        handler.close()
