"""`mltrends report`: draw the report again from the warehouse."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mltrends.cli.options import home_option
from mltrends.model import Problem, WrongUse
from mltrends.store.home import open_home

if TYPE_CHECKING:
    from mltrends.report.site import Wish
    from mltrends.store.home import Home


@click.command("report", short_help="Draw the report again from the warehouse, without a run.")
@home_option
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder (or file) to write to, instead of reports/custom."
)
@click.option("--only", metavar="PAGES", help="Some topics alone, with commas: --only pay,remote.")
@click.option("--title", metavar="WORDS", help="Headline of the first page.")
@click.option("--no-snippets", is_flag=True, help="Show no ads and none of their words.")
@click.option("--single-file", is_flag=True, help="One HTML file to send by mail, instead of a folder.")
@click.option("--pdf", is_flag=True, help="One PDF, printed by a Chromium of this machine.")
def command(
    home: Path,
    out: Path | None,
    only: str | None,
    title: str | None,
    no_snippets: bool,
    single_file: bool,
    pdf: bool,
) -> None:
    """Draw the report again from the warehouse, into a folder of its own.

    reports/latest is left as it is: only a run writes there. What changed since another run is told by `mltrends diff`.

    \b
    mltrends report --only pay,remote --out pay-and-remote
    mltrends report --title "Our team's ads" --no-snippets
    mltrends report --single-file --out ads-in-may.html
    mltrends report --pdf --only pay
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
    if single_file or pdf:
        _alone(place, out, wish, single_file, pdf)
        return
    folder = (place.reports / "custom") if out is None else out
    if out is not None and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUse(
            f"{folder} is not empty; name a folder that is new, so that nothing of yours is overwritten"
        )
    if out is None:
        shutil.rmtree(folder, ignore_errors=True)
    _say(write_report(place.warehouse, folder, wish).findings, folder / "index.html")


def _alone(home: Home, out: Path | None, wish: Wish, single_file: bool, pdf: bool) -> None:
    from mltrends.report.alone import write_alone

    if single_file and pdf:
        raise click.UsageError("give one of: --single-file, --pdf")
    written, findings = write_alone(home, out, wish, pdf=pdf)
    _say(findings, written)


def _say(findings: tuple[str, ...], written: Path) -> None:
    for finding in findings:
        click.echo(f"- {finding}")
    click.echo(f"Report: {written.resolve()}")
