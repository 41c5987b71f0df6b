"""`mltrends sample`: write synthetic ads whose truth is known."""

from __future__ import annotations

from pathlib import Path

import click

from mltrends.cli.options import home_option


@click.command("sample", short_help="Write synthetic job-ad CSVs whose truth is known.")
@home_option
@click.option(
    "--ads", type=click.IntRange(min=100), default=6000, show_default=True, help="Rows over all files."
)
@click.option(
    "--seed",
    type=int,
    default=20260101,
    show_default=True,
    help="Another seed makes other ads with the same truth.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder to write to, instead of data/raw/sample/generated."
)
def command(home: Path, ads: int, seed: int, out: Path | None) -> None:
    """Write synthetic job ads in the shapes of three real datasets, and the truth they were drawn from.

    truth.json holds the true shares, trends, pay and remote work; mltrends-sample.json marks the folder, so
    that a run never mixes these ads with real ones.
    """
    from mltrends import sample
    from mltrends.run.progress import Progress
    from mltrends.store.home import open_home

    folder = open_home(home).sample if out is None else out
    with Progress().step("sample", ads, "ads") as step:
        written = sample.write(folder, ads=ads, seed=seed, progress=step.reach)
        step.summary = f"{ads:,} ads"
    for path in written:
        click.echo(path)
