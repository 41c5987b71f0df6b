"""`mltrends clean`: let go of what a home keeps beyond need."""

from __future__ import annotations

from pathlib import Path

import click

from mltrends.cli.options import Duration, home_option

MONTH = 30 * 86_400.0


@click.command("clean", short_help="Say what a home keeps beyond need; remove it with --yes.")
@home_option
@click.option("--yes", is_flag=True, help="Remove it; without, nothing is.")
@click.option(
    "--older-than",
    type=Duration(),
    default=MONTH,
    show_default="30d",
    help="How long a partition or drawing that no kept run uses must have lain untouched.",
)
@click.option("--list", "show", is_flag=True, help="Every file and folder by name.")
@click.option(
    "--store", is_flag=True, help="Look at the object stores too that have partitions of this home."
)
def command(home: Path, yes: bool, older_than: float, show: bool, store: bool) -> None:
    """Say what is kept beyond need, and remove it with --yes.

    That is: partitions and drawings that no kept run uses and nobody has touched for a month; warehouses, reports,
    answers and logs beyond [retention] in mltrends.toml; and what killed processes left behind. What is published, raw files and
    settings are never touched, and whatever goes can be made again from data/raw.

    \b
    mltrends clean
    mltrends clean --older-than 7d --yes
    mltrends clean --store

    With --store, partitions on object stores are looked at too (docs/grow.md): those that no kept run of this home uses and that were put there
    long enough ago. What other homes use is not known here: they make again what they miss.
    """
    from mltrends.run.clean import clean
    from mltrends.run.purge import depots_of
    from mltrends.store.home import open_home
    from mltrends.store.settings import load_settings

    place = open_home(home)
    if not place.processed.is_dir():
        click.echo("Nothing is kept here yet.")
        return
    depots = depots_of(place)
    found = clean(
        place, load_settings(place.settings), older_than, dry_run=not yes, stores=depots if store else ()
    )
    kinds: dict[str, list[int]] = {}
    for waste in found:
        kinds.setdefault(waste.what, []).append(waste.bytes)
    for what, sizes in kinds.items():
        click.echo(f"{len(sizes):>7,} {what}: {sum(sizes) / 1e6:,.1f} MB")
    if show:
        for waste in found:
            click.echo(f"  {place.shown(waste.path) if isinstance(waste.path, Path) else waste.path.shown}")
    total = sum(waste.bytes for waste in found) / 1e6
    if not found:
        click.echo("Nothing is kept beyond need.")
    elif yes:
        click.echo(f"{total:,.1f} MB removed.")
    else:
        click.echo(
            f"{total:,.1f} MB would be removed; do it with: mltrends clean{' --store' if store else ''} --yes"
        )
    if depots and not store:
        click.echo(f"Not looked at: {', '.join(depot.shown for depot in depots)}; do it with --store.")
