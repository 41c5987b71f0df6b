"""`mltrends explain`: follow an ad home, from its number to the words in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from mltrends.cli.options import home_option
from mltrends.model import Ad


@click.command("explain", short_help="Show what was read from one ad, and from which words.")
@click.argument("posting_id", required=False)
@home_option
@click.option("--text", help="An ad's text, instead of one from the warehouse.")
@click.option("--title", default="", help="Its title.")
@click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file that holds the text.",
)
def command(posting_id: str | None, home: Path, text: str | None, title: str, path: Path | None) -> None:
    """Show what was read from one ad, and from which words of it.

    POSTING_ID is the column posting_id of the table postings. With --text, --title or --file any ad can be
    tried, with the vocabulary layers of the home. E-mail addresses, phone numbers and links to people are masked.

    \b
    mltrends explain "$(mltrends sql 'SELECT posting_id FROM postings LIMIT 1' --format csv | tail -1)"
    mltrends explain --title "Senior ML Engineer" --text "You know Python; no Spark needed."
    """
    if path is not None:
        text = path.read_text(encoding="utf-8", errors="replace")
    if posting_id is not None and text is None and not title:
        from mltrends.run.lookup import find_ad

        found = find_ad(home, posting_id)
        for line in found.lines:
            click.echo(line)
        _show(found.ad, found.title, found.text)
        return
    if posting_id is not None or (text is None and not title):
        raise click.UsageError("give a POSTING_ID, or an ad with --title, --text or --file")
    from mltrends.extract.reader import Reader
    from mltrends.run.vocabulary import in_force

    _show(Reader(in_force(home)).read(title=title, text=text or "").ad, title, text or "")


def _show(ad: Ad, title: str, text: str) -> None:
    from mltrends.parse.mask import mask

    pay = "unstated"
    if ad.salary is not None:
        low, high = (("?" if side is None else f"{side:,.10g}") for side in (ad.salary.min, ad.salary.max))
        pay = f"{low} to {high} {ad.salary.currency or '(currency unknown)'} a {ad.salary.period}"
    facts: dict[str, Any] = {
        "role": ad.role, "seniority": ad.seniority, "remote": ad.remote, "education": ad.education,
        "years": "unstated" if ad.years is None else ad.years, "pay": pay,
    }  # fmt: skip
    for name, value in facts.items():
        click.echo(f"{name:<11}{value}")
    for mention in ad.mentions:
        mark = "+" if mention.counted else "-"
        where = title if mention.field == "title" else text
        before, after = (
            where[max(0, mention.start - 40) : mention.start],
            where[mention.end : mention.end + 40],
        )
        around = " ".join(mask(f"{before}[{where[mention.start : mention.end]}]{after}").split())
        why = (
            f"not counted: {mention.why_not}"
            if not mention.counted
            else f"{mention.section}, {mention.requirement}"
        )
        click.echo(f"{mark} {mention.label:<26}{why}; {mention.rule}")
        click.echo("    …" + "".join(letter if letter.isprintable() else " " for letter in around) + "…")
    if not ad.mentions:
        click.echo("no skill was found")
