"""`mltrends taxonomy check`: is a layer sound, and do its own examples hold."""

from __future__ import annotations

from pathlib import Path

import click

from mltrends.cli.options import home_option
from mltrends.cli.tables import counted, printable


@click.command("check", short_help="Hold layers of your own to the rules, and to their own examples.")
@click.argument("layers", nargs=-1, metavar="[LAYER]...", type=click.Path(path_type=Path))
@home_option
def command(layers: tuple[Path, ...], home: Path) -> int:
    """Hold each LAYER to the rules, or those that the home's mltrends.toml names.

    Everything that is wrong is listed, each with file, line and entry. A sound layer's sentences are then read:
    `must` are those in which a concept counts, `must_not` those in which it does not.

    Exit code 0: all is well. 1: a sentence is not read as the layer says. 2: a layer is not sound.

    \b
    mltrends taxonomy check my-words.toml
    """
    from mltrends import taxonomy
    from mltrends.extract.examples import broken_examples
    from mltrends.extract.reader import Reader
    from mltrends.run.vocabulary import home_layers
    from mltrends.taxonomy import TaxonomyError

    builtin = taxonomy.load()
    paths = list(layers) or home_layers(home)
    try:
        vocabulary = taxonomy.load(paths)
    except TaxonomyError as error:
        for fault in error.faults:
            click.echo(printable(fault))
        faults = len(error.faults)
        click.echo(f"{counted(faults, 'fault')}; no run starts with these layers.", err=True)
        return error.exit_code
    if not paths:
        click.echo("no layer is named, here or in mltrends.toml; the built-in vocabulary is sound")
        return 0
    own = [concept for concept in vocabulary.concepts if concept.id not in builtin.by_id]
    examples = sum(len(concept.must) + len(concept.must_not) for concept in own)
    broken = 0
    if examples:
        reader = Reader(vocabulary)
        for concept in own:
            for line in broken_examples(reader, concept):
                broken += 1
                click.echo(printable(f"{vocabulary.places[concept.id]}: {line}"))
    for layer in vocabulary.layers:
        click.echo(
            printable(
                f"{layer.name}: {counted(layer.concepts, 'concept')}, {counted(layer.forms, 'form')}, no fault"
            )
        )
    if examples:
        click.echo(f"{examples - broken:,} of {examples:,} sentences are read as they must be")
    return 1 if broken else 0
