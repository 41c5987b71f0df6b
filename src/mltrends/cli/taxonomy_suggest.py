"""`mltrends taxonomy suggest`: words that rise in the ads and that the vocabulary does not have."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mltrends.cli.options import home_option
from mltrends.cli.tables import counted, printable

if TYPE_CHECKING:
    from mltrends.run.emerging import Suggestion, Suggestions

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
MODELLED = "modelled: found by comparing words of two periods, not by reading; look at the ads before you take one over"


def month(text: str) -> int:
    """The number of a month that is written as 2024-01."""
    from mltrends.stats.months import month_number

    found = _MONTH.fullmatch(text)
    if found is None:
        raise click.UsageError(f"{text!r} is no month; write it as 2024-01")
    return month_number(int(found[1]), int(found[2]))


@click.command(
    "suggest", short_help="List words that rise in your ads and that the vocabulary does not have."
)
@home_option
@click.option(
    "--since", metavar="YYYY-MM", help="The first month that counts as recent.  [default: the last year]"
)
@click.option(
    "--until", metavar="YYYY-MM", help="The last month that is looked at.  [default: the last there is]"
)
@click.option("--source", help="Look at the ads of this source alone (see `mltrends sql`, table sources).")
@click.option(
    "--in-scope", is_flag=True, help="Look at the ads of the roles in scope alone, instead of at all ads."
)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=40, show_default=True, help="List so many at most."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "toml"]),
    default="table",
    show_default=True,
    help="toml: entries for a layer of your own, with the evidence as comments. json: everything.",
)
def command(
    home: Path,
    since: str | None,
    until: str | None,
    source: str | None,
    in_scope: bool,
    limit: int,
    form: str,
) -> None:
    """List words that rose in the ads of the last run and that the vocabulary does not have, with the evidence.

    Compared are the ads from --since on with all before, within each source, every employer counted once. A word is
    listed when 20 ads of 10 employers have it, when it stands in lists beside what the vocabulary knows ("Python, THIS and
    SQL"), and when it surely rose (false finds are held to 5 % of what is listed). What it is remains a guess: read the
    words around it. The line of bars is its share of ads by quarter.

    Take over what you want: put the entries of --format toml that you keep into a file, name it in mltrends.toml, and hold
    it to the rules with `mltrends taxonomy check`.

    \b
    mltrends taxonomy suggest
    mltrends taxonomy suggest --since 2025-01 --limit 20
    mltrends taxonomy suggest --format toml > new-words.toml
    """
    from mltrends.run.emerging import Asked, suggest
    from mltrends.stats.refused import Refused

    asked = Asked(month(since) if since else None, month(until) if until else None, source, in_scope, limit)
    made = suggest(home, asked)
    if isinstance(made, Refused):
        if form == "json":
            click.echo(json.dumps({"modelled": True, "terms": [], "reason": made.reason}, ensure_ascii=False))
        elif form == "toml":
            click.echo(f"# nothing to suggest: {printable(made.reason)}")
        else:
            click.echo(f"nothing to suggest: {printable(made.reason)}")
        return
    {"table": _table, "json": _json, "toml": _toml}[form](made, home)


def _table(made: Suggestions, _: Path) -> None:
    for line in _heads(made):
        click.echo(line)
    for number, one in enumerate(made.listed, 1):
        click.echo()
        click.echo(printable(f"{number:>3}  {one.term.label}"))
        for line in _evidence(one):
            click.echo(f"     {printable(line)}")
    click.echo("\nentries to paste: the same with --format toml")


def _toml(made: Suggestions, home: Path) -> None:
    from mltrends.models.entry import entry_of, id_of, kinds_line
    from mltrends.run.vocabulary import in_force

    taken = set(in_force(home).by_id)
    for line in _heads(made):
        click.echo(f"# {line}")
    click.echo(kinds_line())
    for one in made.listed:
        click.echo()
        for line in _evidence(one):
            click.echo(f"# {printable(line)}")
        click.echo(printable_toml(entry_of(one.term, taken)))
        taken.add(id_of(one.term, taken))


def printable_toml(entry: str) -> str:
    """The entry, line by line, without signs that a terminal would obey."""
    return "\n".join(map(printable, entry.split("\n")))


def _heads(made: Suggestions) -> list[str]:
    found = made.found
    return [
        f"{MODELLED}",
        f"{found.of_after:,} ads from {_shown(found.since)} to {_shown(found.last)} against {found.of_before:,} "
        f"from {_shown(found.first)} on; {counted(found.phrases, 'phrase')} looked at, {found.tested:,} stand like terms, "
        f"{found.risen:,} of these surely rose, {len(made.listed):,} listed",
    ]


def _evidence(one: Suggestion) -> list[str]:
    term = one.term
    before, after = term.ads_before / max(1, term.of_before), term.ads_after / max(1, term.of_after)
    others = ", ".join(way for way, _ in term.ways[1:])
    beside = ", ".join(f"{kind} {times}" for kind, times in term.kinds[:3])
    lines = [
        f"{term.ads_before:,} ads before, {term.ads_after:,} after ({before:.2%} to {after:.2%}), of {counted(term.employers, 'employer')}; "
        f"first in {_shown(term.first_month)}",
        f"odds ratio {term.odds_ratio:.1f} ({term.ci_low:.1f} to {term.ci_high:.1f}), q {_small(term.q_value)}; "
        f"up in {term.sources_up} of {counted(term.sources, 'source')}",
        _bars(term.quarters),
        f"in a list beside known words in {term.listed:.0%} of its ads ({beside})"
        + ("; an employer or a place is called so too" if term.is_name else ""),
    ]
    if others:
        lines.append(f"also written {others}")
    if term.under:
        lines.append(f"also in {', '.join(term.under)}")
    return [*lines, *(f"“{snippet}”" for snippet in one.snippets)]


def _json(made: Suggestions, home: Path) -> None:
    from mltrends.models.entry import entry_of, id_of, kind_of
    from mltrends.run.vocabulary import in_force

    taken = set(in_force(home).by_id)
    rows: list[dict[str, Any]] = []
    for one in made.listed:
        term = one.term
        rows.append(
            {
                "term": term.label,
                "ways": [{"written": way, "ads": ads} for way, ads in term.ways],
                "also_in": list(term.under),
                "ads_before": term.ads_before,
                "of_before": term.of_before,
                "ads_after": term.ads_after,
                "of_after": term.of_after,
                "employers": term.employers,
                "odds_ratio": term.odds_ratio,
                "ci_low": term.ci_low,
                "ci_high": term.ci_high,
                "q_value": term.q_value,
                "odds_ratio_of_a_year": term.odds_ratio_year,
                "sources_up": term.sources_up,
                "sources": term.sources,
                "first_month": _shown(term.first_month),
                "share_by_quarter": list(term.quarters),
                "listed_beside_known": term.listed,
                "kinds_beside": dict(term.kinds),
                "guessed_kind": kind_of(term),
                "name_of_employer_or_place": term.is_name,
                "snippets": list(one.snippets),
                "entry": entry_of(term, taken),
            }
        )
        taken.add(id_of(term, taken))
    found = made.found
    head = {
        "modelled": True,
        "since": _shown(found.since),
        "first": _shown(found.first),
        "last": _shown(found.last),
        "phrases": found.phrases,
        "tested": found.tested,
        "risen": found.risen,
    }
    json.dump({**head, "terms": rows}, sys.stdout, ensure_ascii=False, indent=1)
    click.echo()


def _bars(quarters: tuple[float | None, ...]) -> str:
    from mltrends.models.sparkline import sparkline

    return sparkline(quarters)


def _shown(number: int) -> str:
    from mltrends.stats.months import year_and_month

    return "{:04d}-{:02d}".format(*year_and_month(number))


def _small(value: float) -> str:
    return "below 0.0001" if value < 0.0001 else f"{value:.4f}"
