"""Options that several verbs share, defined once."""

from __future__ import annotations

from pathlib import Path

import click

home_option = click.option(
    "--home",
    type=click.Path(path_type=Path),
    default=Path(),
    show_default="the folder where you stand",
    help="Folder that holds data/raw, data/processed and reports.",
)
