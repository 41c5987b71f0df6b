"""`mltrends report`: draw the report again from the warehouse, of all ads or of a part of them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mltrends.cli.options import home_option
from mltrends.model import Problem, WrongUse
from mltrends.store.home import open_home

if TYPE_CHECKING:
    from mltrends.report.site import Wish
    from mltrends.run.part import Asked
    from mltrends.run.progress import Progress
    from mltrends.store.home import Home

Write = Callable[[Path], tuple[str, ...]]  # the report of a warehouse; gives its findings


@click.command("report", short_help="Draw the report again from the warehouse, without a run.")
@home_option
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder (or file) to write to, instead of reports/custom."
)
@click.option("--only", metavar="PAGES", help="Some topics alone, with commas: --only pay,remote.")
@click.option(
    "--from",
    "first",
    metavar="MONTH",
    help="Ads first seen in this month or later, as 2023-01 or 2023.",
)
@click.option(
    "--to",
    "last",
    metavar="MONTH",
    help="Ads first seen in this month or earlier, as 2024-06 or 2024.",
)
@click.option(
    "--country",
    "countries",
    metavar="COUNTRY",
    multiple=True,
    help="Ads in this country alone, by code or name; several with commas, or given again.",
)
@click.option(
    "--role",
    "roles",
    metavar="ROLE",
    multiple=True,
    help="Ads for this role alone; several with commas, or given again.",
)
@click.option("--title", metavar="WORDS", help="Headline of the first page.")
@click.option("--no-snippets", is_flag=True, help="Show no ads and none of their words.")
@click.option("--single-file", is_flag=True, help="One HTML file to send by mail, instead of a folder.")
@click.option("--pdf", is_flag=True, help="One PDF, printed by a Chromium of this machine.")
def command(
    home: Path,
    out: Path | None,
    only: str | None,
    first: str | None,
    last: str | None,
    countries: tuple[str, ...],
    roles: tuple[str, ...],
    title: str | None,
    no_snippets: bool,
    single_file: bool,
    pdf: bool,
) -> None:
    """Draw the report again from the warehouse, into a folder of its own.

    reports/latest is left as it is: only a run writes there. What changed since another run is told by `mltrends diff`.

    With --from, --to, --country or --role the report is of that part of the ads: everything is counted anew in them,
    thresholds hold as always, and each page and picture says which ads these are. No file is read again; it takes
    about as long as the last steps of a run. Ads without a date are in no part by months; --country unstated are the
    ads that name no country.

    \b
    mltrends report --only pay,remote --out pay-and-remote
    mltrends report --title "Our team's ads" --no-snippets
    mltrends report --from 2023-01 --to 2024-12 --country GB --role "Data Scientist"
    mltrends report --from 2024 --country Germany,Austria --only pay --out pay-since-2024
    mltrends report --single-file --out ads-in-may.html
    mltrends report --pdf --only pay
    """  # fmt: skip
    from mltrends.report.site import Wish
    from mltrends.run.part import Asked
    from mltrends.store.settings import load_settings

    place = open_home(home)
    if not place.warehouse.exists():
        raise Problem(
            f"there is no warehouse in {place.root} yet; make one with `mltrends run` or `mltrends run --sample`"
        )
    told = load_settings(place.settings).report
    asked = tuple(word.strip() for word in only.split(",") if word.strip()) if only else ()
    wish = Wish(
        title=title,
        snippets=told.snippets and not no_snippets,
        topics=told.topics,
        kept=place.drawings,
        only=asked,
    )
    if single_file and pdf:
        raise click.UsageError("give one of: --single-file, --pdf")
    write, shown = _file(place, out, wish, pdf) if single_file or pdf else _folder(place, out, wish)
    for finding in _written(place, write, wish, Asked(first, last, countries, roles)):
        click.echo(f"- {finding}")
    click.echo(f"Report: {shown.resolve()}")


def _file(home: Home, out: Path | None, wish: Wish, pdf: bool) -> tuple[Write, Path]:
    """How one file is written, and where."""
    from mltrends.report.alone import place_alone, write_alone

    place = place_alone(home, out, pdf=pdf)
    return lambda warehouse: write_alone(warehouse, place, wish), place


def _folder(home: Home, out: Path | None, wish: Wish) -> tuple[Write, Path]:
    """How a folder of pages is written, and which page is the first."""
    from mltrends.report.write import write_report

    folder = (home.reports / "custom") if out is None else out
    if out is not None and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUse(
            f"{folder} is not empty; name a folder that is new, so that nothing of yours is overwritten"
        )

    def write(warehouse: Path) -> tuple[str, ...]:
        if out is None:
            shutil.rmtree(folder, ignore_errors=True)
        return write_report(warehouse, folder, wish).findings

    return write, folder / "index.html"


def _written(home: Home, write: Write, wish: Wish, asked: Asked) -> tuple[str, ...]:
    """Write the report of all ads or of a part; gives its findings."""
    from mltrends.report.write import pages_of
    from mltrends.run.part import choose_part, make_part
    from mltrends.run.progress import Progress

    pages_of(wish)  # a page that does not exist is refused before the work
    progress = Progress()
    if asked.nothing:
        return _draw(write, home.warehouse, progress)
    chosen = choose_part(home.warehouse, asked)
    with tempfile.TemporaryDirectory(prefix="mltrends-part-") as scratch:
        part = Path(scratch) / "part.duckdb"
        make_part(home.warehouse, part, chosen, progress)
        return _draw(write, part, progress)


def _draw(write: Write, warehouse: Path, progress: Progress) -> tuple[str, ...]:
    with progress.step("draw"):
        return write(warehouse)
