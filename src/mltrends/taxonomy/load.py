"""Read the built-in files and the layers on top of them, and hold them to one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from mltrends.taxonomy.check import faults_of_whole
from mltrends.taxonomy.concepts import Concept, Layer, Taxonomy
from mltrends.taxonomy.entry import read_concept, read_extension
from mltrends.taxonomy.errors import Place, TaxonomyError
from mltrends.taxonomy.file import layer_bytes, read_toml
from mltrends.taxonomy.imported import MOST_BYTES, read_imported
from mltrends.taxonomy.links import read_links
from mltrends.taxonomy.merge import merge, words_of
from mltrends.taxonomy.patterns import try_patterns


def load(layers: Sequence[Path] = ()) -> Taxonomy:
    """The built-in taxonomy, with layers of one's own on top.

    Args:
        layers: files. A TOML file has the format of the built-in ones: `[[concept]]` adds a concept, `[[extend]]`
            adds aliases to one that is there. A CSV file is a classification that `mltrends taxonomy import`
            made a layer of; it stands apart, so imported ones come last, wherever they are named.

    Returns:
        The taxonomy; its `version` is a digest of all that it says.

    Raises:
        TaxonomyError: a file cannot be read, or says something that cannot be meant. All faults are in it.
    """
    if not layers:
        return _builtin()
    read = _Read(_builtin())
    names = Counter(layer.name for layer in layers)
    read.faults += [
        f"{name} is named {times} times; each layer stands once, under a name of its own"
        for name, times in names.items()
        if times > 1
    ]
    for layer in layers:
        if layer.suffix.lower() != ".csv":
            read.layer(layer)
    for layer in layers:
        if layer.suffix.lower() == ".csv":
            read.imported(layer)
    return read.taxonomy()


@cache
def _builtin() -> Taxonomy:
    """The files of this folder. Tests hold them to one another and try their patterns; here that would cost a third of the time."""
    read = _Read()
    folder = resources.files("mltrends.taxonomy")
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            read.file(entry.name, entry.read_bytes(), origin=None)
    links = read_links("links.csv", folder.joinpath("links.csv").read_text(encoding="utf-8"), read.concepts)
    for concept, some in links.items():
        read.concepts[concept] = replace(read.concepts[concept], links=some)
    return read.taxonomy()


@dataclass
class _Read:
    """What has been read so far, and what is wrong with it."""

    base: Taxonomy | None = None
    concepts: dict[str, Concept] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    # Where forms stand that one file adds to another's concept, by its id and the form's text.
    added: dict[tuple[str, str], Place] = field(default_factory=dict)
    apart: list[Concept] = field(default_factory=list)  # of imported classifications
    layers: list[Layer] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.base is not None:
            self.concepts, self.places = dict(self.base.by_id), dict(self.base.places)

    def layer(self, path: Path) -> None:
        """Read a file of the user's, and remember what it brought."""
        before = _counts(self.concepts)
        try:
            content = layer_bytes(path)
        except TaxonomyError as error:
            self.faults += error.faults
            return
        self.file(path.name, content, origin=("user",))
        concepts, forms = _counts(self.concepts)
        self.layers.append(Layer(path.name, concepts - before[0], forms - before[1]))

    def imported(self, path: Path) -> None:
        """Set an imported classification beside all that is ours."""
        try:
            file = read_imported(path.name, layer_bytes(path, MOST_BYTES))
        except TaxonomyError as error:
            self.faults += error.faults
            return
        self.faults += file.faults
        if any(layer.scheme == file.scheme for layer in self.layers):
            self.faults.append(
                f"{path.name}, line 1: there is a layer of {file.scheme} already; each stands once"
            )
            return
        merged = merge(file, words_of(self.concepts.values()))
        self.faults += [
            f"{place}: the id is taken by {self.places[concept]}"
            for concept, place in merged.places.items()
            if concept in self.places
        ]
        self.apart += merged.concepts
        self.places |= merged.places
        for concept, links in merged.links.items():
            known = self.concepts[concept].links
            new = tuple(
                link for link in links if all((one.scheme, one.id) != (link.scheme, link.id) for one in known)
            )
            self.concepts[concept] = replace(self.concepts[concept], links=(*known, *new))
        forms = sum(concept.form_count for concept in merged.concepts)
        said = file.head["attribution"]
        self.layers.append(Layer(path.name, len(merged.concepts), forms, file.scheme, said, merged.notes))

    def file(self, name: str, content: bytes, *, origin: tuple[str, ...] | None) -> None:
        """Read all entries of a file; what is wrong with one keeps none of the others from being read."""
        try:
            file = read_toml(name, content)
        except TaxonomyError as error:
            self.faults += error.faults
            return
        self.faults += file.faults
        for table, entry, place in file.entries():
            try:
                if table == "concept":
                    self._add(entry, place, origin)
                else:
                    self._extend(entry, place)
            except TaxonomyError as error:
                self.faults += error.faults

    def taxonomy(self) -> Taxonomy:
        """All of it as one, if nothing is wrong."""
        concepts = tuple(self.concepts.values())
        whole = faults_of_whole(concepts, self.places, self.added) if self.base is not None else ()
        faults = [*self.faults, *whole]
        if faults:
            raise TaxonomyError(*faults)
        return Taxonomy((*concepts, *self.apart), self.places, tuple(self.layers))

    def _add(self, entry: dict[str, Any], place: Place, origin: tuple[str, ...] | None) -> None:
        concept_id = entry.get("id")
        taken = self.places.get(concept_id) if isinstance(concept_id, str) else None
        if taken is not None:
            raise place.error(f"the id is taken by {taken}; use [[extend]] to add aliases to it")
        if isinstance(concept_id, str):
            self.places[concept_id] = place  # also of one that is refused, since others may name it
        concept = read_concept(entry, place, origin)
        if self.base is not None:
            try_patterns(concept, place)
        self.concepts[concept.id] = concept

    def _extend(self, entry: dict[str, Any], place: Place) -> None:
        wanted, aliases, cased = read_extension(entry, place)
        concept = self.concepts.get(wanted)
        if concept is None and wanted not in self.places:
            raise place.error(f"no concept has the id {wanted!r}; [[extend]] needs one that exists")
        self.added |= {(wanted, text): place for text in (*aliases, *cased)}
        if concept is not None:
            self.concepts[wanted] = replace(
                concept, aliases=concept.aliases + aliases, cased=concept.cased + cased
            )


def _counts(concepts: Mapping[str, Concept]) -> tuple[int, int]:
    """How many concepts there are, and how many forms."""
    return len(concepts), sum(concept.form_count for concept in concepts.values())
