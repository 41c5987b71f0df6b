"""`mltrends run`: read the ads and publish what they say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mltrends.cli.options import Duration, home_option
from mltrends.model import WrongUse
from mltrends.run.runner import KINDS, Runner, check_runner, count_here, here
from mltrends.store.objects import address_of, place_of

if TYPE_CHECKING:
    from mltrends.run.outcome import Outcome, Request


@click.command("run", short_help="Read ads, build the warehouse, write the report.")
@click.argument("paths", nargs=-1)
@home_option
@click.option("--sample", is_flag=True, help="Read the synthetic sample; it is written on first use.")
@click.option(
    "--plain", is_flag=True, help="Call the same steps without Prefect: the same result, a quicker start."
)
@click.option(
    "--runner",
    type=click.Choice(KINDS),
    default="processes",
    show_default=True,
    help="Who reads: one core of this machine, a process on each of its cores, or a cluster (docs/grow.md).",
)
@click.option("--workers", type=click.IntRange(min=1), help="How many at a time; else one a core.")
@click.option("--address", help="Where the scheduler of the Dask cluster listens: tcp://host:8786.")
@click.option(
    "--store",
    help="Keep partitions on an object store too: s3://bucket/name, else [store] in mltrends.toml (docs/grow.md).",
)
@click.option("--strict", is_flag=True, help="End with code 3 when anything at all was refused.")
@click.option("--verify", is_flag=True, help="Open every file again, even those that look unchanged.")
@click.option(
    "--wait",
    type=Duration(),
    default=0.0,
    show_default="refuse at once",
    help="How long to wait for another run in this home to end, as 30m.",
)
@click.option("--accept", is_flag=True, help="Publish also what a check between runs would hold back.")
@click.option("--quiet", "-q", is_flag=True, help="Show the summary only.")
def command(
    paths: tuple[str, ...],
    home: Path,
    sample: bool,
    plain: bool,
    runner: str,
    workers: int | None,
    address: str | None,
    store: str | None,
    strict: bool,
    verify: bool,
    wait: float,
    accept: bool,
    quiet: bool,
) -> int:
    """Read job ads and publish what they say.

    Reads the CSV files below PATHS, which are files, folders or addresses on an object store, or below data/raw when none is
    named. Only what is new is read; the
    warehouse (data/processed/mltrends.duckdb) and the report (reports/latest/index.html) are built aside
    and swapped in whole. Settings are in mltrends.toml in the home.

    \b
    mltrends run                     what lies in data/raw
    mltrends run ads.csv more/       these instead
    mltrends run s3://bucket/ads/    what lies on an object store (AWS_PROFILE, AWS_ENDPOINT_URL say where and who)
    mltrends run --sample            the synthetic sample
    mltrends run --runner dask --address tcp://head:8786
    """
    check_runner(runner, workers, address)
    places = tuple(map(place_of, paths))
    if store:
        address_of(store)  # before Prefect keeps it: what is no address may hold a secret
    if plain:
        if runner == "dask":
            raise WrongUse("a cluster gets its work through Prefect: leave out --plain")
        from mltrends.run.outcome import Request

        request = Request("", places, sample, strict, verify, wait, accept, store or "")
        outcome = _plain(request, home, here(count_here(runner, workers)), quiet=quiet)
    else:
        from mltrends.cli.prefect_start import flow_outcome

        outcome = flow_outcome(
            home=str(home.resolve()),  # so that the run is named after it on Prefect's pages
            paths=list(paths),
            sample=sample,
            strict=strict,
            verify=verify,
            shown=not quiet,
            wait=wait,
            accept=accept,
            runner=runner,
            workers=workers,
            address=address,
            store=store,
        )
    _tell(outcome, home)
    return outcome.exit_code


def _plain(request: Request, home: Path, runner: Runner, *, quiet: bool) -> Outcome:
    from mltrends.model import Problem
    from mltrends.run.notify import tell
    from mltrends.run.progress import Progress
    from mltrends.run.session import session
    from mltrends.run.steps import run_plain

    try:
        with session(home, request, Progress(shown=not quiet)) as run:
            outcome = run_plain(run, runner)
    except Problem as problem:
        tell(home, failed=str(problem))
        raise
    tell(home)
    return outcome


def _tell(outcome: Outcome, home: Path) -> None:
    from mltrends.store.home import Home

    click.echo()
    for line in outcome.lines:
        click.echo("".join(letter if letter.isprintable() else "\ufffd" for letter in line))
    click.echo(f"Settings in force: {'; '.join(outcome.record['settings_shown'])}.")
    click.echo(f"Report: {Home(home.resolve()).latest / 'index.html'}")
