"""Options that several verbs share, defined once."""

from __future__ import annotations

from pathlib import Path

import click

layer_option = click.option(
    "--layer",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A vocabulary layer on top of those that mltrends.toml names; may be given more than once.",
)
home_option = click.option(
    "--home",
    type=click.Path(path_type=Path),
    default=Path(),
    show_default="the folder where you stand",
    help="Folder that holds data/raw, data/processed and reports.",
)
