"""`mltrends forget`: a takedown of an ad or of a whole source."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from mltrends.cli.options import home_option
from mltrends.store.objects import Address


@click.command("forget", short_help="Take an ad or a source down, and purge everything kept of it.")
@click.argument("what", nargs=-1)
@home_option
@click.option("--this-copy-only", is_flag=True, help="Leave other postings of the same ad alone.")
@click.option("--no-run", is_flag=True, help="Only purge: publish nothing until the next run.")
@click.option("--dry-run", is_flag=True, help="Say what would be removed, and remove nothing.")
@click.option("--list", "show", is_flag=True, help="Show what is taken down.")
@click.option("--stores", is_flag=True, help="Purge the object stores that could not be reached before.")
@click.option("--undo", is_flag=True, help="Take WHAT off the list; the next run reads it again.")
def command(
    what: tuple[str, ...],
    home: Path,
    this_copy_only: bool,
    no_run: bool,
    dry_run: bool,
    show: bool,
    stores: bool,
    undo: bool,
) -> int:
    """Take WHAT down: a source (as `mltrends sources` names it) or an ad (the posting_id of the table postings).

    It is put on the list forgotten.toml in the home, which every run obeys, and everything kept that may hold
    it is removed: partitions, refused rows, snippets, warehouses, reports, logs, and records and answers of runs.
    Object stores that have partitions of this home are purged too, and other homes that use them take the list over when they
    run next. Then a new report is published without it. Files in data/raw are yours and stay: their names are printed, so that you
    can take the ad out of them too.

    \b
    mltrends forget jobspy:li-4283905846
    mltrends forget glassdoor --dry-run
    mltrends forget --list
    """
    from mltrends.model import WrongUse
    from mltrends.run.forget import forget, purge_stores, remember
    from mltrends.store.forgotten import load_forgotten
    from mltrends.store.home import open_home

    if show:
        listed = load_forgotten(open_home(home))
        for source in sorted(listed.sources):
            click.echo(f"source {source}")
        click.echo(f"{len(listed.ads)} ads, by the digests of their ids")
        return 0
    if stores:
        return _say_unreached(purge_stores(home))
    if not what:
        raise WrongUse("name what is to be forgotten: a source, or the posting_id of an ad; see --help")
    if undo:
        remember(home, what)
        click.echo("Off the list; the next run reads it again.")
        return 0
    takedown = forget(home, what, copies=not this_copy_only, dry_run=dry_run)
    done = "would be removed" if dry_run else "removed"
    click.echo(
        f"{len(takedown.ids)} postings and {len(takedown.sources)} sources; {len(takedown.removed)} files and folders {done}."
    )
    if dry_run:
        for path in takedown.removed:
            click.echo(f"  {path}")
    failed = dict(takedown.unreached)
    for depot in takedown.depots:
        if depot not in failed:
            click.echo(f"What was made of it on {depot.shown} {'would go' if dry_run else 'is gone'} too.")
    if takedown.files:
        click.echo("It still stands in these raw files, which are yours and stay:")
        for name in takedown.files:
            click.echo(f"  {''.join(letter if letter.isprintable() else chr(0xFFFD) for letter in name)}")
    code = 0 if dry_run or no_run else _publish(home, takedown.paths)
    return _say_unreached(takedown.unreached) or code


def _say_unreached(failed: Sequence[tuple[Address, str]]) -> int:
    """Exit code 1 when something still lies on an object store."""
    for depot, why in failed:
        click.echo(f"mltrends: it may still lie on {depot.shown}: {why}", err=True)
    if failed:
        click.echo("mltrends: once it can be reached: mltrends forget --stores", err=True)
    return 1 if failed else 0


def _publish(home: Path, paths: tuple[Path | Address, ...]) -> int:
    """Run again over what the last run read; with nothing left to read, nothing is published."""
    from mltrends.model import Problem
    from mltrends.run.outcome import Request
    from mltrends.run.progress import Progress
    from mltrends.run.session import session
    from mltrends.run.steps import run_plain

    there = tuple(place for place in paths if isinstance(place, Address) or place.exists())
    try:
        with session(home, Request("", there), Progress()) as run:
            outcome = run_plain(run)
    except Problem as problem:
        click.echo(f"Nothing is published now: {problem}")
        return 0
    click.echo(outcome.lines[0])
    return 0
