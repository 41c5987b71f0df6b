"""Writing a sample: vacancies in, three files and their truth out, row by row."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from mltrends.model import WrongUse
from mltrends.sample.data import table
from mltrends.sample.draw import Draw
from mltrends.sample.employers import world
from mltrends.sample.folder import whole
from mltrends.sample.formats import FORMATS
from mltrends.sample.ledger import Ledger
from mltrends.sample.marker import GENERATOR, Marker, marker, put_marker
from mltrends.sample.posting import EXACT, Poster, Posting
from mltrends.sample.shares import shares_over
from mltrends.sample.sheet import Sheet, broken
from mltrends.sample.truth import as_text, truth
from mltrends.sample.truth_ads import TruthAds
from mltrends.sample.vacancy import Maker

TRUTH = "truth.json"
ADS, SEED, MONTHS = 6000, 20260101, 42
EXCERPT_ADS = 40  # of each format
SHORTEST = 2
STEP = 500  # rows between two reports of progress

Progress = Callable[[int, int], None]


def write(
    folder: Path,
    *,
    ads: int = ADS,
    seed: int = SEED,
    months: int = MONTHS,
    progress: Progress | None = None,
    truth_ads: bool = False,
) -> list[Path]:
    """Write a synthetic sample of `ads` rows and the truth about it.

    Args:
        folder: where it goes; it appears there whole or not at all, and replaces an earlier sample.
        ads: rows of all three files together, copies and broken rows included.
        seed: the same seed gives the same bytes.
        months: length of the window, which always ends in the same month.
        progress: called with rows done and rows in all.
        truth_ads: also write `truth_ads.csv`, the truth about every row.

    Returns:
        The files, the marker last.

    Raises:
        WrongUse: when a number makes no sense.
        Problem: when the folder holds other files.
    """
    if ads < 1 or months < SHORTEST:
        raise WrongUse(f"a sample has at least 1 ad and {SHORTEST} months, not {ads} and {months}")
    with whole(folder) as draft:
        press = _Press(draft, ads, None, seed, months, progress, truth_ads=truth_ads)
        names = press.run(excerpt=False)
    return [folder / name for name in names]


def write_excerpt(folder: Path) -> list[Path]:
    """Write the excerpt that the repository carries: a few dozen rows of each format, without the truth."""
    with whole(folder) as draft:
        press = _Press(draft, len(FORMATS) * EXCERPT_ADS, EXCERPT_ADS, SEED, MONTHS, None, truth_ads=False)
        names = press.run(excerpt=True)
    return [folder / name for name in names]


def ensure(folder: Path, *, progress: Progress | None = None) -> Marker:
    """The sample in `folder`, made first if it is not there, not whole, or of another generator."""
    found = marker(folder)
    if found is None:
        write(folder, progress=progress)
    elif not found.current or found.missing(folder):
        write(folder, ads=found.ads, seed=found.seed, months=found.months, progress=progress)
    made = marker(folder)
    if made is None:
        raise RuntimeError("a sample was written without its marker")
    return made


class _Press:
    """One run of the generator."""

    def __init__(
        self,
        folder: Path,
        rows: int,
        rows_of_file: int | None,
        seed: int,
        months: int,
        progress: Progress | None,
        *,
        truth_ads: bool,
    ) -> None:
        self.folder, self.rows, self.seed, self.months = folder, rows, seed, months
        self.rows_of_file = rows if rows_of_file is None else rows_of_file
        self.progress = progress
        self.shares = shares_over(months)
        self.ledger = Ledger(self.shares)
        self.every = table("market")["dirt"]["broken_every"]
        self.sheets = {
            shape.board: Sheet(folder, shape, Draw("order", seed, shape.board), self.every)
            for shape in FORMATS
        }
        self.truth_ads = TruthAds(folder) if truth_ads else None
        self.taken = 0

    def run(self, *, excerpt: bool) -> list[str]:
        """Write everything and return the names of the files."""
        try:
            self._rows()
        except BaseException:
            for sheet in self.sheets.values():
                sheet.abandon()
            raise
        files = {sheet.shape.file: sheet.close() for sheet in self.sheets.values()}
        about = {"generator": GENERATOR, "seed": self.seed, "ads": self.taken}
        if not excerpt:
            content = (as_text(truth(self.ledger, about)) + "\n").encode("utf-8")
            (self.folder / TRUTH).write_bytes(content)
            files[TRUTH] = hashlib.sha256(content).hexdigest()
        if self.truth_ads is not None:
            files[self.truth_ads.path.name] = self.truth_ads.close()
        made = Marker(GENERATOR, self.seed, self.taken, self.months, excerpt, files)
        return [*files, put_marker(self.folder, made).name]

    def _rows(self) -> None:
        """Block after block of employers, until every file has its rows."""
        size = table("market")["employers"]["block"]
        number = block = 0
        while self.taken < self.rows:
            rows = min(size, self.rows - block * size)
            stop = min(self.rows, (block + 1) * size)
            people = world(self.seed, block, rows, self.shares.habits)
            maker = Maker(self.shares, people, Draw("ads", self.seed, block))
            poster = Poster(Draw("texts", self.seed, block), people, self.shares.calendar.last_day)
            cells = Draw("cells", self.seed, block)
            while self.taken < stop:
                vacancy = maker.vacancy(number)
                number += 1
                if self._room(vacancy.board):
                    at = self.shares.calendar.at(vacancy.month if vacancy.dated else self.shares.at_glassdoor)
                    self._take(poster.postings(vacancy, at), cells)
            block += 1

    def _room(self, board: str) -> bool:
        return self.taken < self.rows and self.sheets[board].taken < self.rows_of_file

    def _take(self, postings: list[Posting], draw: Draw) -> None:
        first: list[str] = []
        for posting in postings:
            if not self._room(posting.board):
                continue
            sheet = self.sheets[posting.board]
            row = first if posting.kind == EXACT else sheet.shape.row(posting, draw)
            first = first or row
            sheet.take(row, self._written(posting))
            self.ledger.note(posting)
            self._count()
            if sheet.breaks_next and self._room(posting.board):
                sheet.take(broken(row, sheet.taken // self.every, draw), self._written_broken(posting.board))
                self.ledger.broken(posting.board)
                self._count()

    def _count(self) -> None:
        self.taken += 1
        if self.progress is not None and (self.taken % STEP == 0 or self.taken == self.rows):
            self.progress(self.taken, self.rows)

    def _written(self, posting: Posting) -> Callable[[int], None]:
        notes, file = self.truth_ads, self.sheets[posting.board].shape.file
        if notes is None:
            return _nothing
        return lambda row: notes.note(file, row, posting)

    def _written_broken(self, board: str) -> Callable[[int], None]:
        notes, file = self.truth_ads, self.sheets[board].shape.file
        if notes is None:
            return _nothing
        return lambda row: notes.note_broken(file, row)


def _nothing(row: int) -> None:
    """Called with the number of a row when nobody wants to know it."""
