"""`mltrends export`: the marts and answers as files for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from mltrends.cli.options import home_option
from mltrends.model import WrongUse
from mltrends.store.home import open_home


@click.command("export", short_help="Write the marts and answers as CSV and Parquet, explained.")
@home_option
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), help="Folder to write, instead of reports/export."
)
@click.option("--only", multiple=True, metavar="NAME", help="Only this table; may be given more than once.")
def command(home: Path, folder: Path | None, only: tuple[str, ...]) -> None:
    """Write every mart and answer as CSV and Parquet, with a data dictionary.

    The folder is a Frictionless Data Package: datapackage.json says of every table what it is, what there is
    one row of, what each column means, and on what terms its sources are published. Texts of ads are not in
    it. An older export in the same place is replaced, whole; any other folder is left alone.

    \b
    mltrends export
    mltrends export --to ~/ads-2026 --only pay --only skill_month
    """
    from mltrends.report.package import write_package

    place = open_home(home)
    out = (place.reports / "export" if folder is None else folder).absolute()
    try:
        names = write_package(place.warehouse, out, only)
    except OSError as error:
        raise WrongUse(
            f"{out} cannot be written ({error.strerror}); name another folder with --to"
        ) from error
    click.echo(
        f"{len(names)} tables, each as CSV and Parquet, and what they mean: {out / 'datapackage.json'}"
    )
