"""Levels of seniority, in their order and in the words of charts."""

from __future__ import annotations

LEVELS = {
    "intern": "Intern",
    "junior": "Junior",
    "mid": "Mid-level",
    "senior": "Senior",
    "lead": "Lead",
    "manager": "Manager",
    "director": "Director",
    "chief": "Chief",
}
ORDER = {name: at for at, name in enumerate(LEVELS)}
LOOKS = {
    "intern": ("slate", "v"),
    "junior": ("sky", "^"),
    "mid": ("blue", "o"),
    "senior": ("vermillion", "s"),
    "lead": ("purple", "D"),
    "manager": ("green", "P"),
    "director": ("orange", "X"),
    "chief": ("ink", "p"),
}
