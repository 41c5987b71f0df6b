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
def command(home: Path, out: Path | None) -> None:
    """Draw the report again from the warehouse, into a folder of its own.

    reports/latest is left as it is: only a run writes there.
    """
    from mltrends.report.write import write_report

    place = open_home(home)
    if not place.warehouse.exists():
        raise Problem(
            f"there is no warehouse in {place.root} yet; make one with `mltrends run` or `mltrends run --sample`"
        )
    folder = (place.reports / "custom") if out is None else out
    if out is not None and folder.exists() and any(folder.iterdir()):
        raise WrongUse(
            f"{folder} is not empty; name a folder that is new, so that nothing of yours is overwritten"
        )
    if out is None:
        shutil.rmtree(folder, ignore_errors=True)
    for finding in write_report(place.warehouse, folder).findings:
        click.echo(f"- {finding}")
    click.echo(f"Report: {folder.resolve() / 'index.html'}")
