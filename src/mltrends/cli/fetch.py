"""`mltrends fetch`: public datasets with clear terms, into data/raw."""

from __future__ import annotations

from pathlib import Path

import click

from mltrends.cli.options import home_option


@click.command("fetch", short_help="List public datasets, and fetch one into data/raw.")
@click.argument("name", required=False)
@home_option
@click.option("--show", is_flag=True, help="Show terms and use of NAME, and fetch nothing.")
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    help="Folder to put it in, instead of data/raw/NAME or data/rates.",
)
@click.option("--accept-change", is_flag=True, help="Take a file that has changed since it was last fetched.")
@click.option(
    "--url", help="Fetch this address instead of a dataset of the catalogue; NAME is the file's name."
)
@click.option("--sha256", help="Checksum that the file of --url must have.")
def command(
    name: str | None,
    home: Path,
    show: bool,
    to: Path | None,
    accept_change: bool,
    url: str | None,
    sha256: str | None,
) -> None:
    """List the catalogue, or fetch the dataset NAME into data/raw/NAME with a receipt of what came.

    The name fx stands for a central bank's exchange rates, which go to data/rates: from then on pay is also told
    in US dollars of the month in which it was posted.

    A broken transfer goes on where it stopped; a wrong checksum is refused and nothing of it kept. Sets on
    Kaggle and Hugging Face go through those sites' own clients, where you accept their terms. This is the only
    verb that uses the network, and it asks nobody but the address shown.

    \b
    mltrends fetch                        the catalogue
    mltrends fetch ai-jobs-net --show     terms, and what it is good for
    mltrends fetch ai-jobs-net
    mltrends fetch fx                     exchange rates, into data/rates
    mltrends fetch mine.csv --url https://example.org/ads.csv --sha256 0a1b…
    """
    from mltrends.fetch.catalogue import dataset_named, datasets
    from mltrends.model import WrongUse

    if name is None:
        if url:
            raise WrongUse("with --url, NAME says what the file is to be called, as mine.csv")
        for one in datasets():
            click.echo(f"{one.name:<22}{one.title}")
            click.echo(f"{'':<22}{one.licence}; {one.access}; good for {one.good_for}")
        return
    if url:
        _fetch_url(name, url, sha256, home, to)
        return
    dataset = dataset_named(name)
    if show:
        for what in (
            "title",
            "folder",
            "licence",
            "citation",
            "homepage",
            "access",
            "source",
            "good_for",
            "not_for",
            "bytes",
            "sha256",
        ):
            value = getattr(dataset, what)
            click.echo(f"{what.replace('_', ' '):<10}{'changes over time' if value is None else value}")
        for file, address in dataset.files:
            click.echo(f"{'file':<10}{file}: {address}")
        return
    from mltrends.fetch.run import fetch_dataset
    from mltrends.run.progress import Progress
    from mltrends.store.home import open_home

    there = open_home(home)
    folder = to or (there.rates if dataset.folder == "rates" else there.raw / dataset.name)
    with Progress().step("fetch", unit="bytes") as step:
        # a table of rates grows every day; of ads, a change is news
        changed = accept_change or dataset.folder == "rates"
        paths = fetch_dataset(dataset, folder, accept_change=changed, told=step.reach)
        step.summary = f"{len(paths)} files in {folder}"
    click.echo(f"Licence: {dataset.licence}. Cite as: {dataset.citation}")


def _fetch_url(name: str, url: str, sha256: str | None, home: Path, to: Path | None) -> None:
    from mltrends.fetch.download import fetch_file
    from mltrends.model import WrongUse
    from mltrends.run.progress import Progress
    from mltrends.store.home import open_home

    if not name.isprintable() or name in (".", "..") or set(name) & set("/\\:\0") or name.startswith("."):
        raise WrongUse("NAME must be a plain file name, as mine.csv")
    if sha256 is not None and (len(sha256) != 64 or not set(sha256.lower()) <= set("0123456789abcdef")):
        raise WrongUse("--sha256 must be 64 hexadecimal digits")
    target = (to or open_home(home).raw) / name
    with Progress().step("fetch", unit="bytes") as step:
        one = fetch_file(url, target, sha256=sha256, told=step.reach)
        step.summary = f"{one.bytes:,} bytes"
    click.echo(f"{one.path}: SHA-256 {one.sha256}")
