"""Read the built-in files and the layers on top of them, and hold them to one another."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from mltrends.taxonomy.check import check_whole
from mltrends.taxonomy.concepts import Concept, Taxonomy
from mltrends.taxonomy.entry import Place, read_concept, read_extension
from mltrends.taxonomy.errors import TaxonomyError

_TABLES = ("concept", "extend")


def load(layers: Sequence[Path] = ()) -> Taxonomy:
    """The built-in taxonomy, with layers of one's own on top.

    Args:
        layers: TOML files in the format of the built-in ones. `[[concept]]` adds a concept,
            `[[extend]]` adds aliases to one that is there.

    Returns:
        The taxonomy; its `version` is a digest of all that it says.

    Raises:
        TaxonomyError: a file cannot be read, or says something that cannot be meant.
    """
    builtin, builtin_places = _builtin()
    if not layers:
        return builtin
    concepts, places = list(builtin.concepts), dict(builtin_places)
    for layer in layers:
        _read_file(layer.name, _bytes(layer), concepts, places, origin=("user",))
    check_whole(concepts, places)
    return Taxonomy(tuple(concepts))


@cache
def _builtin() -> tuple[Taxonomy, dict[str, Place]]:
    concepts: list[Concept] = []
    places: dict[str, Place] = {}
    for name, content in _files():
        _read_file(name, content, concepts, places, origin=None)
    check_whole(concepts, places)
    return Taxonomy(tuple(concepts)), places


def _files() -> list[tuple[str, bytes]]:
    folder = resources.files("mltrends.taxonomy")
    found = sorted((entry.name, entry) for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return [(name, entry.read_bytes()) for name, entry in found]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TaxonomyError(f"{path.name} cannot be read: {error.strerror or error}") from error


def _read_file(
    name: str,
    content: bytes,
    concepts: list[Concept],
    places: dict[str, Place],
    *,
    origin: tuple[str, ...] | None,
) -> None:
    try:
        text = content.decode("utf-8")
        tables: dict[str, Any] = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TaxonomyError(f"{name} is not valid TOML: {error}") from error
    for table, entries in tables.items():
        if table not in _TABLES or not isinstance(entries, list):
            raise TaxonomyError(
                f"{name}: unknown table {table!r}; a taxonomy file holds [[concept]] and [[extend]] entries"
            )
        for number, entry in enumerate(entries, 1):
            place = Place.find(name, text, table, number, entry)
            if table == "concept":
                concept = read_concept(entry, place, origin)
                if concept.id in places:
                    raise place.error(
                        f"the id is taken by {places[concept.id]}; use [[extend]] to add aliases to it"
                    )
                places[concept.id] = place
                concepts.append(concept)
            else:
                _extend(entry, place, concepts)


def _extend(entry: dict[str, Any], place: Place, concepts: list[Concept]) -> None:
    wanted, aliases, cased = read_extension(entry, place)
    for index, concept in enumerate(concepts):
        if concept.id == wanted:
            concepts[index] = replace(concept, aliases=concept.aliases + aliases, cased=concept.cased + cased)
            return
    raise place.error(f"no concept has the id {wanted!r}; [[extend]] needs one that exists")
