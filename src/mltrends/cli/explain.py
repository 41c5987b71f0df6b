"""`mltrends explain`: follow an ad home, from its number to the words in it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

import click

from mltrends import __version__
from mltrends.cli.options import home_option
from mltrends.model import Problem, WrongUse

if TYPE_CHECKING:
    from mltrends.run.lookup import Found

MOST_BYTES = 10_000_000  # of a file; no ad is longer
NO_TEXT = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")  # PDF, Word and zip, old Word, gzip


@click.command("explain", short_help="Show what was read from one ad, and from which words.")
@click.argument("posting_id", required=False)
@home_option
@click.option("--text", help="An ad's text, instead of one from the warehouse.")
@click.option("--title", default="", help="Its title.")
@click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
    help="A file that holds the text: plain, HTML or Markdown, at most 10 MB; - reads what is piped in.",
)
@click.option(
    "--html",
    "page",
    metavar="PAGE",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="Write a page to look at in a browser, instead of lines; - writes it to standard output.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["lines", "json"]),
    default="lines",
    show_default=True,
    help="json prints all that was read, with the places of the words and without the text.",
)
def command(
    posting_id: str | None,
    home: Path,
    text: str | None,
    title: str,
    path: Path | None,
    page: Path | None,
    form: str,
) -> None:
    """Show what was read from one ad, and from which words of it.

    POSTING_ID is the column posting_id of the table postings. With --text, --title or --file any ad can be
    tried, with the vocabulary layers of the home. The ad is printed with its mentions marked; then comes each mention with the rule that said yes or
    no and, for a near miss, what would have counted. E-mail addresses, phone numbers and links to people are
    masked. Colours are left out where the terminal has none or NO_COLOR is set.

    \b
    mltrends explain "$(mltrends sql 'SELECT posting_id FROM postings LIMIT 1' --format csv | tail -1)"
    mltrends explain --title "Senior ML Engineer" --text "You know Python; no Spark needed."
    mltrends explain --file ad.html --html explained.html
    """
    from mltrends.run.lookup import find_ad, try_ad

    if posting_id is None and text is None and path is None and not title:
        raise click.UsageError("give a POSTING_ID, or an ad with --title, --text or --file")
    if posting_id is not None and (text is not None or path is not None or title):
        raise click.UsageError("give a POSTING_ID or an ad of your own, not both")
    if text is not None and path is not None:
        raise click.UsageError("give the text with --text or with --file, not with both")
    if page is not None and form == "json":
        raise click.UsageError("--html writes a page and --format json prints; give one of them")
    if page is not None and path is not None and _same(page, path):
        raise WrongUse(f"{page} is the ad itself; name another file for the page")
    if posting_id is not None:
        found = find_ad(home, posting_id)
    else:
        content, notes = (text or "", ()) if path is None else _content(path)
        found = try_ad(home, title, content, notes)
    _tell(found, page, form)


def _tell(found: Found, page: Path | None, form: str) -> None:
    if form == "json":
        click.echo(json.dumps(asdict(found.ad), indent=1))
        return
    if page is None:
        from mltrends.explain.lines import lines

        colours = allows_colour(sys.stdout, os.environ)
        for line in lines(found.explanation, _painted if colours else lambda words, _: words):
            click.echo(line, color=colours)
        return
    from mltrends.report.explained import explained_page
    from mltrends.store.files import put_text

    content = explained_page(found.explanation, __version__)
    if str(page) == "-":
        click.echo(content, nl=False)
        return
    try:
        put_text(page, content)
    except OSError as error:
        raise Problem(
            f"{page} cannot be written ({error.strerror}); name another file with --html"
        ) from error
    click.echo(f"Page: {page.resolve()}")


def allows_colour(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """True when the stream is a terminal that has colours, and nobody asked for none."""
    return stream.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def _painted(words: str, colour: str) -> str:
    return click.style(words, bold=True) if colour == "bold" else click.style(words, fg=colour)


def _same(page: Path, path: Path) -> bool:
    return str(page) != "-" and str(path) != "-" and page.exists() and page.samefile(path)


def _content(path: Path) -> tuple[str, tuple[str, ...]]:
    """The text of a file, whatever its encoding, and what there is to say of it."""
    from mltrends.sources.encoding import text_of

    if str(path) == "-":
        content = _bounded(sys.stdin.buffer)
    else:
        with path.open("rb") as file:
            content = _bounded(file)
    cut = len(content) > MOST_BYTES
    text = text_of(content[:MOST_BYTES], whole=not cut)
    if content.startswith(NO_TEXT) or _is_binary(text[:10_000]):
        raise Problem(f"{path} is no text; give the ad as plain text, HTML or Markdown")
    notes = (f"Only the first {MOST_BYTES // 1_000_000} MB of the file were looked at.",) if cut else ()
    return text, notes


def _bounded(file: BinaryIO) -> bytes:
    return file.read(MOST_BYTES + 1)


def _is_binary(text: str) -> bool:
    control = sum(char < " " and char not in "\t\n\v\f\r\x1b" for char in text)
    return control > 0.05 * len(text)
