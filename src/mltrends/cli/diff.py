"""`mltrends diff`: what changed between two runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mltrends.cli.options import home_option
from mltrends.cli.tables import printable

if TYPE_CHECKING:
    from mltrends.report.between.change import Comparison


@click.command("diff", short_help="Say what changed between two runs, beyond chance.")
@click.argument("run_a", default="previous", metavar="[RUN_A]")
@click.argument("run_b", default="latest", metavar="[RUN_B]")
@home_option
@click.option(
    "--all", "show_all", is_flag=True, help="Every change in a sentence, also where there are many of a kind."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="json has every change with its numbers and intervals.",
)
def command(run_a: str, run_b: str, home: Path, show_all: bool, form: str) -> None:
    """Say in sentences what changed from RUN_A to RUN_B, the most important first.

    Runs are named as their folders in reports/; `latest` is the published one and `previous` the one before it, and
    these two are compared when none is named. The answers of as many runs are kept as of reports
    ([retention] in mltrends.toml).

    A share or median counts as changed when its 95 % intervals in the two runs do not meet; all others are only counted.
    Where the vocabulary, the version or a setting is another one, that is said first: numbers then differ for that
    reason too. That something or nothing changed, the exit code is 0.

    \b
    mltrends diff
    mltrends diff 2026-01-05_060012
    mltrends diff 2026-01-05_060012 2026-02-01_060009 --format json
    """
    from mltrends.report.between.compare import compare
    from mltrends.report.between.words import as_data, sentences
    from mltrends.report.kept import read_kept
    from mltrends.run.history import named_run
    from mltrends.store.home import open_home

    place = open_home(home)
    before, after = (read_kept(place.answers_of(named_run(place, name))) for name in (run_a, run_b))
    found = compare(before, after)
    if form == "json":
        click.echo(json.dumps(as_data(found), indent=2))
        return
    told = sentences(found, None) if show_all else sentences(found)
    for line in _markdown(found, told) if form == "markdown" else _text(found, told):
        click.echo(printable(line))


def _text(found: Comparison, told: tuple[str, ...]) -> Iterator[str]:
    from mltrends.report.between.words import run_words

    yield f"before  {run_words(found.before)}"
    yield f"now     {run_words(found.after)}"
    yield from (f"- {sentence}" for sentence in told)


def _markdown(found: Comparison, told: tuple[str, ...]) -> Iterator[str]:
    from mltrends.report.between.words import run_words
    from mltrends.report.feeds import as_markdown

    before, after = (as_markdown(run_words(kept)) for kept in (found.before, found.after))
    yield f"**What changed from {before} to {after}**"
    yield ""
    yield from (f"- {as_markdown(sentence)}" for sentence in told)
