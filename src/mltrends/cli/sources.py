"""`mltrends sources`: which datasets are known, and what the files of a home were taken for."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mltrends.cli.options import home_option

if TYPE_CHECKING:
    from mltrends.run.inputs import RawFile


@click.command("sources", short_help="List the known datasets and what your files were taken for.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@home_option
def command(files: tuple[Path, ...], home: Path) -> None:
    """List the known datasets, or say what FILES would be taken for.

    A file is recognised by its header, whatever its name. Nothing is written.
    """
    from mltrends.run.history import last_run
    from mltrends.run.inputs import clean, inspect
    from mltrends.sources.catalogue import known_sources
    from mltrends.store.home import open_home

    if files:
        for path in files:
            with tempfile.TemporaryDirectory(prefix="mltrends-") as scratch:
                for file in inspect(path, clean(path.name), Path(scratch)):
                    _show(file)
        return
    for source in known_sources():
        kind = "dated ads" if source.flow else "a snapshot: levels, no trend"
        click.echo(f"{source.name:<20}{source.title} ({source.kind}; {kind}; pay: {source.pay_kind})")
        for number, marks in enumerate(source.marks):
            click.echo(f"{'':<20}{'recognised by' if number == 0 else 'or by'}: {', '.join(marks)}")
    record = last_run(open_home(home))
    if record is not None:
        click.echo(f"\nFiles of the last run ({record['run']}):")
        for entry in record["files"]:
            note = f"  {entry['note']}" if entry["note"] else ""
            click.echo(
                f"  {entry['status']:<9}{entry['file']}: {entry['kept']:,} of {entry['read']:,} rows kept{note}"
            )


def _show(file: RawFile) -> None:
    """One line of what a file is, and what it has beyond that."""
    if file.profile is None:
        click.echo(f"{file.name}: refused: {file.problem}")
        return
    profile = file.profile
    how = "" if file.mapped == "known" else f", {file.mapped}"
    sure = "" if file.sure is None else f", {100 * file.sure:.0f} % sure"
    click.echo(
        f"{file.name}: {profile.source}{how}{sure} "
        f"({profile.encoding}, delimiter {profile.delimiter!r}, {len(profile.header)} columns, {file.rows:,} rows)"
    )
    if file.unseen:
        click.echo(
            f"  columns that this dataset does not usually have, and that are not read: {', '.join(file.unseen)}"
        )
