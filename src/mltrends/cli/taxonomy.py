"""`mltrends taxonomy`: look at the vocabulary, hold layers of one's own to its rules, see what changed."""

from __future__ import annotations

import click

from mltrends.cli import taxonomy_check, taxonomy_diff, taxonomy_import, taxonomy_show, taxonomy_suggest


@click.group("taxonomy", short_help="Show, check and compare the words that ads are searched for.")
def command() -> None:
    """Look at the vocabulary: the concepts that ads are searched for, and the words that name them.

    The built-in vocabulary is always there. Layers of your own stand on top of it: TOML files, named in the
    home's mltrends.toml under [vocabulary], layers = ["my-words.toml"].

    \b
    mltrends taxonomy show                          how many concepts of which kind, and where from
    mltrends taxonomy show Spark                    all about one concept, with the rules on doubtful words
    mltrends taxonomy check my-words.toml           is a layer sound, and do its own examples hold
    mltrends taxonomy show --format json > old.json
    mltrends taxonomy diff old.json                 what changed since
    mltrends taxonomy suggest                       words that rise in your ads and are not in it
    """


for _verb in (taxonomy_show, taxonomy_check, taxonomy_diff, taxonomy_import, taxonomy_suggest):
    command.add_command(_verb.command)
