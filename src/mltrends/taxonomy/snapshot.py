"""A vocabulary as plain data, to be kept as JSON and compared with a later one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mltrends.model import WrongUse
from mltrends.taxonomy.concepts import Concept, Taxonomy

FORMAT = 1  # raised when a snapshot of today would be misread
_CONCEPT_KEYS = {"id": str, "label": str, "kind": str, "aliases": list, "cased": list, "guards": list}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A whole vocabulary: its digest, and each concept's content by its id."""

    version: str
    concepts: Mapping[str, Mapping[str, Any]]


def plain(taxonomy: Taxonomy, concepts: Iterable[Concept] | None = None) -> dict[str, Any]:
    """A vocabulary, or some of its concepts, as data that JSON can hold."""
    chosen = taxonomy.concepts if concepts is None else tuple(concepts)
    data: dict[str, Any] = {
        "mltrends_vocabulary": FORMAT,
        "version": taxonomy.version,
        "whole": concepts is None,
        "layers": [asdict(layer) for layer in taxonomy.layers],
        "concepts": [
            {
                **concept.content(),
                "must": concept.must,
                "must_not": concept.must_not,
                "note": concept.note,
                "links": [asdict(link) for link in concept.links],
            }
            for concept in chosen
        ],
    }
    return data


def of(taxonomy: Taxonomy) -> Snapshot:
    """What a vocabulary would be, had it been kept and read again."""
    return _snapshot(json.loads(json.dumps(plain(taxonomy))))


def read_snapshot(path: Path) -> Snapshot:
    """A vocabulary that `mltrends taxonomy show --format json` wrote.

    Raises:
        WrongUse: the file is no such snapshot, or holds some concepts only.
    """
    advice = "write one with: mltrends taxonomy show --format json > words.json"
    try:
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise WrongUse(f"{path.name} cannot be read: {error.strerror or error}; {advice}") from error
    except (ValueError, RecursionError) as error:
        raise WrongUse(f"{path.name} is not JSON; {advice}") from error
    if not isinstance(data, dict) or "mltrends_vocabulary" not in data:
        raise WrongUse(f"{path.name} is no snapshot of a vocabulary; {advice}")
    if data["mltrends_vocabulary"] != FORMAT:
        raise WrongUse(
            f"{path.name} was written by another mltrends, which keeps a vocabulary in another way"
        )
    if data.get("whole") is not True:
        raise WrongUse(
            f"{path.name} holds some concepts only; leave out words, --kind and --origin to keep all"
        )
    if not _sound(data):
        raise WrongUse(f"{path.name} was changed, and is no snapshot any more; {advice}")
    return _snapshot(data)


def _snapshot(data: dict[str, Any]) -> Snapshot:
    return Snapshot(data["version"], {concept["id"]: concept for concept in data["concepts"]})


def _sound(data: dict[str, Any]) -> bool:
    """True when it has what a comparison looks at."""
    concepts = data.get("concepts")
    if not isinstance(data.get("version"), str) or not isinstance(concepts, list):
        return False
    return all(
        isinstance(concept, dict)
        and all(isinstance(concept.get(key), kind) for key, kind in _CONCEPT_KEYS.items())
        and all(isinstance(text, str) for text in (*concept["aliases"], *concept["cased"]))
        and all(
            isinstance(guard, dict)
            and isinstance(guard.get("id"), str)
            and all(
                isinstance(guard.get(key), list) and all(isinstance(text, str) for text in guard[key])
                for key in ("aliases", "cased")
            )
            for guard in concept["guards"]
        )
        for concept in concepts
    )
