"""The measures, each a module with a .sql file of its name beside it; found by their folder."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from importlib import resources
from typing import cast

from mltrends.claims.measures.measure import Measure

_SHARED = ("measure",)
MEASURES: Mapping[str, Measure] = {
    found.name: cast(Measure, importlib.import_module(f"{__name__}.{found.name}"))
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name)
    if found.name not in _SHARED
}


def sql_of(measure: str) -> str:
    """The statement by which a reader gets the figure of a part, with parameters for what the part says."""
    return resources.files(__name__).joinpath(f"{measure}.sql").read_text("utf-8")
