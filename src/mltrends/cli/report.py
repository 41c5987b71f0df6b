"""`mltrends report`: draw the report again from the warehouse."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from mltrends.cli.options import home_option
from mltrends.model import Problem, WrongUse
from mltrends.store.home import open_home


@click.command("report", short_help="Draw the report again from the warehouse, without a run.")
@home_option
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write to, instead of reports/custom.")
@click.option("--only", metavar="PAGES", help="Some topics alone, with commas: --only pay,remote.")
@click.option("--title", metavar="WORDS", help="Headline of the first page.")
@click.option("--no-snippets", is_flag=True, help="Show no ads and none of their words.")
def command(home: Path, out: Path | None, only: str | None, title: str | None, no_snippets: bool) -> None:
    """Draw the report again from the warehouse, into a folder of its own.

    reports/latest is left as it is: only a run writes there. What changed since another run is told by `mltrends diff`.

    \b
    mltrends report --only pay,remote --out pay-and-remote
    mltrends report --title "Our team's ads" --no-snippets
    """
    from mltrends.report.site import Wish
    from mltrends.report.write import write_report
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
    if out is None:
        shutil.rmtree(folder, ignore_errors=True)
    for finding in write_report(place.warehouse, folder, wish).findings:
        click.echo(f"- {finding}")
    click.echo(f"Report: {folder.resolve() / 'index.html'}")
