"""`mltrends taxonomy diff`: what changed between two vocabularies."""

from __future__ import annotations

from pathlib import Path

import click

from mltrends.cli.options import home_option, layer_option
from mltrends.cli.tables import counted, printable

_NAMES = {"+": "new", "-": "gone", "~": "changed"}


@click.command("diff", short_help="Show what changed since a snapshot of the vocabulary.")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", required=False, type=click.Path(path_type=Path))
@home_option
@layer_option
def command(old: Path, new: Path | None, home: Path, layer: tuple[Path, ...]) -> None:
    """Show what changed between two vocabularies: concepts, labels, words, and rules on doubtful words.

    OLD and NEW are snapshots, written by `mltrends taxonomy show --format json`. Without NEW, OLD is compared
    with the vocabulary that is in force now. A run keeps the digest of its vocabulary and not its words, so keep a
    snapshot beside the reports that you want to compare later.

    \b
    mltrends taxonomy show --format json > 2026-01.json
    mltrends taxonomy diff 2026-01.json
    mltrends taxonomy diff 2026-01.json 2026-06.json
    """
    from mltrends.run.vocabulary import in_force
    from mltrends.taxonomy.changes import changes
    from mltrends.taxonomy.snapshot import of, read_snapshot

    before = read_snapshot(old)
    after = read_snapshot(new) if new is not None else of(in_force(home, layer))
    for word, name, side in (("old", old.name, before), ("new", new.name if new else "in force now", after)):
        click.echo(
            printable(f"{word}  {name}: {counted(len(side.concepts), 'concept')}, version {side.version}")
        )
    counts = dict.fromkeys(_NAMES, 0)
    for change in changes(before, after):
        counts[change.sign] += 1
        click.echo(printable(f"{change.sign} {change.label}  ({change.concept})"))
        for line in change.lines:
            click.echo(printable(f"    {line}"))
    if any(counts.values()):
        click.echo(", ".join(f"{count:,} {_NAMES[sign]}" for sign, count in counts.items()))
    else:
        click.echo("no difference in what ads are read to say")
