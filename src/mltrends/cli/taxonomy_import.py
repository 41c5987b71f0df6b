"""`mltrends taxonomy import`: a published classification as a layer that stands apart."""

from __future__ import annotations

from pathlib import Path

import click

from mltrends.cli.tables import counted, printable


@click.command("import", short_help="Make a layer of a published classification: ESCO or O*NET.")
@click.argument("scheme", type=click.Choice(["esco", "onet"]))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), help="The file to write.  [default: esco.csv or onet.csv]"
)
def command(scheme: str, files: tuple[Path, ...], out: Path | None) -> None:
    """Make a layer of the files that a publisher gives.

    esco: skills_en.csv of the ESCO classification. onet: "Technology Skills.txt" of the O*NET database. Nothing is
    downloaded: fetch the files from their publishers, and keep to their terms; the layer says what those are.

    What is imported is found and reported apart: it is of a kind of its own, never a skill, never ranked, and changes
    nothing that the built-in vocabulary finds. What both name stays ours and is linked.

    \b
    mltrends taxonomy import esco skills_en.csv
    mltrends taxonomy import onet "Technology Skills.txt" --out onet.csv
    """
    from mltrends import taxonomy
    from mltrends.model import WrongUse
    from mltrends.store.files import put_text
    from mltrends.taxonomy.imported import MARK
    from mltrends.taxonomy.publishers import make_layer
    from mltrends.taxonomy.schemes import SCHEMES

    target = out or Path(f"{scheme}.csv")
    if target.suffix.lower() != ".csv":
        raise WrongUse(f"{target.name} must end in .csv: an imported layer is a CSV file")
    if target.exists() and not _is_layer(target, MARK):
        raise WrongUse(
            f"{target} is there and is no imported layer; it is left alone, name another with --out"
        )
    made = make_layer(scheme, files)
    put_text(target, made.text)
    (layer,) = taxonomy.load([target]).layers
    click.echo(printable(f"Wrote {target}: {made.entries:,} entries of {SCHEMES[scheme].title}."))
    for note in made.notes:
        click.echo(f"  {note}")
    click.echo(
        f"Beside the built-in vocabulary: {counted(layer.concepts, 'concept')}, {counted(layer.forms, 'form')}."
    )
    for note in layer.notes:
        click.echo(f"  {note}")
    click.echo(SCHEMES[scheme].attribution)
    click.echo(printable(f'To use it, in mltrends.toml: [vocabulary], layers = ["{target.name}"]'))


def _is_layer(path: Path, mark: str) -> bool:
    with path.open("rb") as file:
        return file.read(len(mark)) == mark.encode()
