"""`mltrends evaluate`: how right the reading is, held against labels made by reading."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("evaluate", short_help="Hold the reading against labels that people made.")
@click.argument("gold", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--texts",
    type=click.Path(path_type=Path, exists=True),
    multiple=True,
    help="File or folder that holds the ads; may be given more than once.",
)
@click.option(
    "--half",
    type=click.Choice(["develop", "held", "both"]),
    default="both",
    show_default=True,
    help="Which half of the labels: to improve the rules look at the half to develop on alone.",
)
@click.option("--wrong", is_flag=True, help="List every answer that differs, for the half to develop on.")
@click.option(
    "--layer", type=click.Path(path_type=Path, exists=True), multiple=True, help="A vocabulary layer to add."
)
def command(gold: Path, texts: tuple[Path, ...], half: str, wrong: bool, layer: tuple[Path, ...]) -> int:
    """Print precision, recall and F1 of skills, shares of right fields, and how roles are confused.

    GOLD is a file of labels (evaluation/ads.jsonl, evaluation/titles.jsonl, or your own); docs/accuracy.md says
    how one looks. Ads are found in the files named by --texts by the digests of their texts.

    \b
    mltrends evaluate evaluation/ads.jsonl --texts data/raw
    """
    from mltrends import taxonomy
    from mltrends.evaluate.gold import read_gold
    from mltrends.evaluate.run import agreement, evaluate
    from mltrends.evaluate.show import tables
    from mltrends.extract.reader import Reader

    labels = read_gold(gold)
    concepts = taxonomy.load(layer)
    part = None if half == "both" else half
    result = evaluate(
        labels,
        texts,
        Reader(concepts),
        half=part,
        told=lambda name: click.echo(f"searching {name}", err=True),
    )
    click.echo(
        f"{result.score.ads:,} of {result.labels:,} labelled {labels.kind} found and read; vocabulary {concepts.version[:12]}\n"
    )
    if result.lost:
        click.echo(
            f"Not in the files: {len(result.lost):,}, of {', '.join(sorted({one.set for one in result.lost}))}.\n"
        )
    kinds = {concept.label: concept.kind for concept in concepts.concepts}
    for line in tables(result.score, kinds):
        click.echo(line)
    second = agreement(labels, part)
    if second.ads:
        click.echo(f"A second, blind reading of {second.ads} of them agrees with the first like this:\n")
        all_of = second.of(second.by_label)
        if all_of.f1 is not None:
            click.echo(f"skills: F1 {all_of.f1:.3f}")
        for name, asked in second.asked.items():
            click.echo(f"{name}: {second.right[name] / asked:.3f}")
    if wrong:
        held = {one.digest for one in labels.labels if one.half == "held"}
        for digest, what, said, read in result.score.wrong:
            if digest not in held:
                click.echo(f"{digest}  {what}: readers {said!r}, read {read!r}")
    return 0
