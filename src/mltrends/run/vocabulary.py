"""The vocabulary that is in force in a home: the built-in one, and the layers that its settings name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mltrends import taxonomy
from mltrends.store.home import Home, open_home
from mltrends.store.settings import Settings, load_settings
from mltrends.taxonomy import Taxonomy


def layer_paths(home: Home, settings: Settings) -> list[Path]:
    """Where the user's vocabulary layers lie."""
    return [home.root / layer for layer in settings.vocabulary.layers]


def home_layers(root: Path) -> list[Path]:
    """The layers that are in force in the home at `root`."""
    home = open_home(root)
    return layer_paths(home, load_settings(home.settings))


def in_force(root: Path, further: Sequence[Path] = ()) -> Taxonomy:
    """The vocabulary of the home at `root`, with further layers on top."""
    return taxonomy.load([*home_layers(root), *further])
