"""Roles, skills and tools as data: TOML files in this folder, read strictly.

`load()` gives the built-in taxonomy; `load([path, ...])` adds layers of one's own, written in
the same format. What each field means stands at the head of every file.
"""

from __future__ import annotations

from mltrends.taxonomy.concepts import Concept, Condition, Form, Guard, Taxonomy
from mltrends.taxonomy.errors import TaxonomyError
from mltrends.taxonomy.load import load

__all__ = ["Concept", "Condition", "Form", "Guard", "Taxonomy", "TaxonomyError", "load"]
