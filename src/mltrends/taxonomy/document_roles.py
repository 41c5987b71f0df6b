"""Which skills the three documents say that a role needs."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True, order=True)
class DocumentSkill:
    """One document says of one role that it needs one concept."""

    role: str
    concept: str
    document: str


def document_skills() -> tuple[DocumentSkill, ...]:
    """All that the documents say of roles, in order."""
    text = resources.files("mltrends.taxonomy").joinpath("documents", "roles.toml").read_text("utf-8")
    return tuple(
        sorted(
            DocumentSkill(role, skill, entry["document"])
            for role, entries in tomllib.loads(text).items()
            for entry in entries
            for skill in entry["skills"]
        )
    )
