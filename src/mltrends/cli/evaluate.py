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
    """Hold the reading against a file of labels, and print how right it is, with intervals.

    What GOLD is, its first line says; docs/accuracy.md shows a line of each kind.

    \b
    {"gold": "ads"}     skills and fields of whole ads: precision, recall, F1, shares of
                        right fields, how roles are confused (evaluation/ads.jsonl)
    {"gold": "titles"}  role and level of titles alone (evaluation/titles.jsonl)
    {"gold": "hits"}    places at which a word with two meanings was counted: how many
                        of those that count now are right (evaluation/hits.jsonl)
    {"gold": "terms"}   terms, each in a sentence: how many of them the vocabulary
                        knows, and which it does not (evaluation/genai.jsonl)

    Ads are found in the files named by --texts by the digests of their texts, unless the lines bring
    their texts along. Two published sets are known by their shape, whatever the file is called:

    \b
    SkillSpan           lines of tokens, tags_skill and tags_knowledge: which spans our mentions
                        touch, and which of our mentions touch a span; --wrong lists what is
                        missed most in a file named train…, and of no other
    spans with ESCO     a table sentence,span,sub_span,label (Decorte et al.): spans found, and
    names               names on which ESCO and we agree

    \b
    mltrends evaluate evaluation/ads.jsonl --texts data/raw
    mltrends evaluate skillspan/train.json --wrong
    """
    from mltrends import taxonomy
    from mltrends.evaluate.asked import Asked
    from mltrends.evaluate.kinds import report
    from mltrends.extract.reader import Reader

    concepts = taxonomy.load(layer)
    asked = Asked(
        gold,
        Reader(concepts),
        texts,
        None if half == "both" else half,
        wrong,
        lambda name: click.echo(_plain(f"searching {name}"), err=True),
    )
    lines = report(asked)
    click.echo(f"Vocabulary {concepts.version[:12]}: {len(concepts.concepts)} concepts.")
    for line in lines:
        click.echo(_plain(line))
    return 0


def _plain(line: str) -> str:
    """Labels and file names are not ours: no control character reaches the terminal."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in line)
