"""The catalogue of datasets that can be fetched, read strictly."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args

from mltrends.model import WrongUse

Access = Literal["http", "kaggle", "huggingface"]
Folder = Literal["raw", "rates"]
REQUIRED = ("title", "licence", "citation", "homepage", "access", "good_for", "not_for")


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset, its terms, and where it is."""

    name: str
    title: str
    licence: str
    citation: str
    homepage: str
    access: Access
    good_for: str
    not_for: str
    source: str = ""  # the known dataset that its header is of; rates are of none
    folder: Folder = "raw"  # ads and surveys go to data/raw/NAME, rates to data/rates
    files: tuple[tuple[str, str], ...] = ()  # name in that folder, and address
    handle: str = ""  # on the site whose client fetches it
    bytes: int | None = None
    sha256: str | None = None


@cache
def datasets() -> tuple[Dataset, ...]:
    """All datasets, in the order of the catalogue."""
    text = resources.files("mltrends.fetch").joinpath("catalogue.toml").read_text("utf-8")
    return tuple(_dataset(name, entry) for name, entry in tomllib.loads(text).items())


def dataset_named(name: str) -> Dataset:
    """The dataset of that name.

    Raises:
        WrongUse: when there is none.
    """
    found = {one.name: one for one in datasets()}
    if name not in found:
        raise WrongUse(f"there is no dataset {name!r} in the catalogue; known are: {', '.join(found)}")
    return found[name]


def _dataset(name: str, entry: dict[str, Any]) -> Dataset:
    known = {field.name for field in fields(Dataset)} - {"name"}
    missing = [key for key in REQUIRED if not entry.get(key)]
    unknown = [key for key in entry if key not in known]
    access = entry.get("access")
    if (
        missing
        or unknown
        or access not in get_args(Access)
        or entry.get("folder", "raw") not in get_args(Folder)
        or bool(entry.get("source")) != (entry.get("folder", "raw") == "raw")
        or not entry.get("files" if access == "http" else "handle")
    ):
        raise ValueError(f"catalogue entry {name}: missing {missing}, unknown {unknown}, access {access!r}")
    return Dataset(name=name, **entry | {"files": tuple(entry.get("files", {}).items())})
