"""A report in one file: where it may be written, and in which form."""

from __future__ import annotations

from pathlib import Path

from mltrends.model import WrongUse
from mltrends.report.pdf import write_pdf
from mltrends.report.single import write_single
from mltrends.report.site import Wish
from mltrends.store.home import Home

RECORD = "report.json"  # what lies in the folder of every report


def place_alone(home: Home, out: Path | None, *, pdf: bool) -> Path:
    """Where the file is to be written.

    Args:
        home: whose `reports/custom.html` (or .pdf) it is, taking the place of the one before, unless `out` names another.
        out: the file, which is new.
        pdf: as PDF instead of HTML.
    """
    ending = ".pdf" if pdf else ".html"
    if out is None:
        return home.reports / f"custom{ending}"
    _check(out, ending)
    return out


def write_alone(warehouse: Path, place: Path, wish: Wish) -> tuple[str, ...]:
    """Write the report of a warehouse as one file, in the form that its name ends in; gives the findings."""
    return (write_pdf if place.suffix.lower() == ".pdf" else write_single)(warehouse, place, wish)


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
