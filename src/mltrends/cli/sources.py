"""`mltrends sources`: which datasets are known, and what the files of a home were taken for."""

from __future__ import annotations

from pathlib import Path

import click

from mltrends.cli.options import home_option


@click.command("sources", short_help="List the known datasets and what your files were taken for.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@home_option
def command(files: tuple[Path, ...], home: Path) -> None:
    """List the known datasets, or say what FILES would be taken for.

    A file is recognised by its header, whatever its name. Nothing is written.
    """
    from mltrends.run.history import last_run
    from mltrends.run.inputs import look_at_one
    from mltrends.sources.catalogue import known_sources
    from mltrends.store.home import open_home

    if files:
        for path in files:
            file = look_at_one(path)
            if file.profile is None:
                click.echo(f"{file.name}: refused: {file.problem}")
                continue
            profile = file.profile
            click.echo(
                f"{file.name}: {profile.source} ({profile.encoding}, delimiter {profile.delimiter!r}, {len(profile.header)} columns)"
            )
            if file.unseen:
                click.echo(
                    f"  columns that this dataset does not usually have, and that are not read: {', '.join(file.unseen)}"
                )
        return
    for source in known_sources():
        kind = "dated ads" if source.flow else "a snapshot: levels, no trend"
        click.echo(f"{source.name:<20}{source.title} ({source.kind}; {kind}; pay: {source.pay_kind})")
        click.echo(
            f"{'':<20}recognised by: {', '.join(source.marks) or ' and '.join('/'.join(group[:3]) for group in source.marks_any)}"
        )
    record = last_run(open_home(home))
    if record is not None:
        click.echo(f"\nFiles of the last run ({record['run']}):")
        for entry in record["files"]:
            note = f"  {entry['note']}" if entry["note"] else ""
            click.echo(
                f"  {entry['status']:<9}{entry['file']}: {entry['kept']:,} of {entry['read']:,} rows kept{note}"
            )
