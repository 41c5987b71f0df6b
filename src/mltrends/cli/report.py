"""`mltrends report`: draw the report again from the warehouse, of all ads or of a part of them."""

from __future__ import annotations

import shutil
import tempfile
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


@click.command("report", short_help="Draw the report again from the warehouse, without a run.")
@home_option
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write to, instead of reports/custom.")
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
    folder = (place.reports / "custom") if out is None else out
    if out is not None and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUse(
            f"{folder} is not empty; name a folder that is new, so that nothing of yours is overwritten"
        )
    for finding in _drawn(place, folder, wish, Asked(first, last, countries, roles), replace=out is None):
        click.echo(f"- {finding}")
    click.echo(f"Report: {folder.resolve() / 'index.html'}")


def _drawn(home: Home, folder: Path, wish: Wish, asked: Asked, *, replace: bool) -> tuple[str, ...]:
    """Draw the report of all ads or of a part; gives its findings."""
    from mltrends.report.write import pages_of
    from mltrends.run.part import choose_part, make_part
    from mltrends.run.progress import Progress

    pages_of(wish)  # a page that does not exist is refused before the work
    progress = Progress()
    if asked.nothing:
        return _draw(home.warehouse, folder, wish, progress, replace=replace)
    chosen = choose_part(home.warehouse, asked)
    with tempfile.TemporaryDirectory(prefix="mltrends-part-") as scratch:
        part = Path(scratch) / "part.duckdb"
        make_part(home.warehouse, part, chosen, progress)
        return _draw(part, folder, wish, progress, replace=replace)


def _draw(warehouse: Path, folder: Path, wish: Wish, progress: Progress, *, replace: bool) -> tuple[str, ...]:
    from mltrends.report.write import write_report

    if replace:
        shutil.rmtree(folder, ignore_errors=True)
    with progress.step("draw"):
        return write_report(warehouse, folder, wish).findings
