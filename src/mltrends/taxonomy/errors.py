"""What can be wrong with a taxonomy file, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from mltrends.model import WrongUse

LONGEST_SHOWN = 80


class TaxonomyError(WrongUse):
    """A taxonomy file says something that cannot be meant.

    The message names the file, the line and the entry, what is wrong, and what is allowed. `faults` are all
    that were found, one line each; the message is the first of them.
    """

    def __init__(self, *faults: str) -> None:
        self.faults = faults
        more = len(faults) - 1
        others = f" (and {more} more; `mltrends taxonomy check` shows all)" if more else ""
        super().__init__(f"{faults[0]}{others}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands, for messages."""

    file: str
    line: int
    entry: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}, {self.entry}"

    def error(self, problem: str) -> TaxonomyError:
        """An error that starts with this place."""
        return TaxonomyError(f"{self}: {problem}")


def shown(value: object) -> str:
    """What was written, on one line and short."""
    text = repr(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
