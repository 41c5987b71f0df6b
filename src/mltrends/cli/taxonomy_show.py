"""`mltrends taxonomy show`: what the vocabulary holds."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mltrends.cli.options import home_option, layer_option
from mltrends.cli.tables import counted, print_csv, print_table, printable

if TYPE_CHECKING:
    from mltrends.taxonomy import Concept, Taxonomy

_LISTED = ("id", "label", "kind", "origin", "parents", "any_case", "as_spelled", "guarded")


@click.command("show", short_help="Show the kinds of concepts, or all about some of them.")
@click.argument("words", nargs=-1)
@home_option
@layer_option
@click.option("--kind", help="List the concepts of this kind.")
@click.option("--origin", help="List the concepts that come from there: 000, 001, 002, market, user.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="csv: a line a concept. json: everything; of the whole vocabulary it is a snapshot to compare with later.",
)
def command(
    words: tuple[str, ...],
    home: Path,
    layer: tuple[Path, ...],
    kind: str | None,
    origin: str | None,
    form: str,
) -> None:
    """Show what the vocabulary in force holds.

    Without WORDS: a table of the kinds, with the digest of the whole. With WORDS: everything about the concepts
    whose id, label or alias that is, with the rules on doubtful words. With --kind or --origin: a list.

    \b
    mltrends taxonomy show
    mltrends taxonomy show Go "machine learning"
    mltrends taxonomy show --kind database --format csv
    """
    from mltrends.run.vocabulary import in_force

    vocabulary = in_force(home, layer)
    chosen = _chosen(vocabulary, words, kind, origin)
    if form == "json":
        from mltrends.taxonomy.snapshot import plain

        json.dump(plain(vocabulary, chosen), sys.stdout, ensure_ascii=False, indent=1)
        click.echo()
    elif form == "csv":
        print_csv(_LISTED, [_row(concept) for concept in (vocabulary.concepts if chosen is None else chosen)])
    elif words:
        _tell(chosen or (), vocabulary)
    elif chosen is not None:
        print_table(_LISTED, [_row(concept) for concept in chosen])
    else:
        _overview(vocabulary)


def _chosen(
    vocabulary: Taxonomy, words: Sequence[str], kind: str | None, origin: str | None
) -> list[Concept] | None:
    """The concepts asked for, each once; None when all of them are."""
    from mltrends.taxonomy.search import find

    if not words and kind is None and origin is None:
        return None
    _known("kind", kind, dict.fromkeys(concept.kind for concept in vocabulary.concepts))
    _known("origin", origin, dict.fromkeys(one for concept in vocabulary.concepts for one in concept.origin))
    named = (
        [concept for word in words for concept in find(vocabulary, word)] if words else vocabulary.concepts
    )
    return [
        concept
        for concept in {concept.id: concept for concept in named}.values()
        if kind in (None, concept.kind) and (origin is None or origin in concept.origin)
    ]


def _known(what: str, asked: str | None, there: dict[str, Any]) -> None:
    if asked is not None and asked not in there:
        raise click.UsageError(f"no concept has the {what} {asked!r}; there are: {', '.join(there)}")


def _row(concept: Concept) -> list[str]:
    guarded = [form for guard in concept.guards for form in (*guard.aliases, *guard.cased)]
    lists = (concept.parents, concept.aliases, concept.cased, guarded)
    return [
        concept.id,
        concept.label,
        concept.kind,
        ", ".join(concept.origin),
        *(" | ".join(words) for words in lists),
    ]


def _overview(vocabulary: Taxonomy) -> None:
    from mltrends.taxonomy.concepts import ALL_ORIGINS, ORIGINS

    there = {one for concept in vocabulary.concepts for one in concept.origin}
    origins = [origin for origin in ALL_ORIGINS if origin in ORIGINS or origin in there]
    kinds = dict.fromkeys(concept.kind for concept in vocabulary.concepts)
    rows = [
        _counts(kind, [one for one in vocabulary.concepts if one.kind == kind], origins) for kind in kinds
    ]
    rows.append(_counts("all", vocabulary.concepts, origins))
    print_table(("kind", "concepts", "forms", "guards", *origins), rows)
    click.echo()
    for origin in origins:
        click.echo(f"{origin:<8}{ALL_ORIGINS[origin]}")
    click.echo(f"\nversion {vocabulary.version}")
    for line in _layers(vocabulary):
        click.echo(printable(line))


def _counts(kind: str, concepts: Sequence[Concept], origins: Sequence[str]) -> list[Any]:
    forms = sum(concept.form_count for concept in concepts)
    guards = sum(len(concept.guards) for concept in concepts)
    named = (sum(origin in concept.origin for concept in concepts) for origin in origins)
    return [kind, len(concepts), forms, guards, *named]


def _layers(vocabulary: Taxonomy) -> Iterator[str]:
    if not vocabulary.layers:
        yield 'layers  none; name yours in mltrends.toml: [vocabulary], layers = ["my-words.toml"]'
    for layer in vocabulary.layers:
        yield f"layer   {layer.name}: {counted(layer.concepts, 'concept')}, {counted(layer.forms, 'form')}"
        if layer.scheme:
            yield from (f"        {note}" for note in (*layer.notes, layer.attribution))


def _tell(concepts: Sequence[Concept], vocabulary: Taxonomy) -> None:
    from mltrends.taxonomy.describe import describe
    from mltrends.taxonomy.schemes import SCHEMES

    for number, concept in enumerate(concepts):
        if number:
            click.echo()
        click.echo(printable(f"{concept.label}  ({concept.id})"))
        for name, line in describe(concept, vocabulary):
            click.echo(printable(f"  {name:<12}{line}"))
    linked = {link.scheme.partition("-")[0] for one in concepts for link in one.links}
    own_words = {layer.scheme: layer.attribution for layer in vocabulary.layers if layer.scheme}
    for name, scheme in SCHEMES.items():
        if name in linked:
            click.echo(printable(f"{name}: {own_words.get(name, scheme.attribution)}"))
