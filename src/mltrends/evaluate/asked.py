"""What a person asks of an evaluation; every kind of gold gets the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mltrends.extract.reader import Reader
from mltrends.model import WrongUse


@dataclass(frozen=True, slots=True)
class Asked:
    """A file of gold, what is to read, and what is wanted of it.

    Attributes:
        gold: the file.
        reader: what is held against it.
        texts: files and folders that hold the ads, for gold that names them by digest.
        half: of the labels; None for all.
        wrong: whether to list what differs, as far as that may be looked at.
        told: hears which file is searched.
    """

    gold: Path
    reader: Reader
    texts: tuple[Path, ...] = ()
    half: str | None = None
    wrong: bool = False
    told: Callable[[str], None] = lambda _: None

    def no_halves(self) -> None:
        """Refuse a half of gold that has none."""
        if self.half is not None:
            raise WrongUse(f"{self.gold} is not cut into halves: leave --half out")
