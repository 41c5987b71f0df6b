"""A report in one file: where it may be written, and in which form."""

from __future__ import annotations

from pathlib import Path

from mltrends.model import WrongUse
from mltrends.report.pdf import write_pdf
from mltrends.report.single import write_single
from mltrends.report.site import Wish
from mltrends.store.home import Home

RECORD = "report.json"  # what lies in the folder of every report


def write_alone(home: Home, out: Path | None, wish: Wish, *, pdf: bool) -> tuple[Path, tuple[str, ...]]:
    """Write the report of a home as one file; gives its place and the findings.

    Args:
        home: with a warehouse.
        out: the file, which is new; None is `reports/custom.html` (or .pdf), which takes the place of the one before.
        wish: what the report should hold.
        pdf: as PDF instead of HTML.
    """
    ending = ".pdf" if pdf else ".html"
    if out is not None:
        _check(out, ending)
    place = home.reports / f"custom{ending}" if out is None else out
    write = write_pdf if pdf else write_single
    return place, write(home.warehouse, place, wish)


def _check(out: Path, ending: str) -> None:
    if out.suffix.lower() != ending:
        raise WrongUse(f"{out} does not end in {ending}; --out wants the name of the file to write")
    if out.exists():
        raise WrongUse(
            f"{out} is there already; name a file that is new, so that nothing of yours is overwritten"
        )
    if any((folder / RECORD).is_file() for folder in out.resolve().parents):
        raise WrongUse(
            f"{out} lies in the folder of a report, and a report stays as it was drawn; name another place"
        )
