"""Names of employers: tidied for showing, and folded to a key for counting."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from mltrends.parse.tables import lines
from mltrends.parse.text import cell

LONGEST = 300  # characters of a cell that are read
NO_NAME = frozenset(
    [
        "", "-1", "-1.0", "0", "1", "none", "nan", "null", "na", "n/a", "unknown", "-", "--", "?", "confidential",
        "company confidential", "confidential company", "anonymous", "undisclosed", "not disclosed", "not specified",
        "private", "private advertiser", "unspecified", "vertraulich", "confidentiel", "[]", "{}", "tbd", "company name",
    ]
)  # fmt: skip

_RATING = re.compile(r"(?:\s*\\n|\s*\n)\s*-?[0-9](?:[.,][0-9])?\s*★?\s*$|\s+[0-9][.,][0-9]\s*★\s*$")
_ONLY_RATING = re.compile(r"[0-9][.,][0-9]")
_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"[^\W_]+")
_POINTED = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\b\w)\.(?=\W|$)|'")  # l.l.c. -> llc, O'Reilly -> OReilly
_LEADING = frozenset({"the", "ооо", "оао", "зао", "пао", "ао", "тов", "ип", "pt"})
_GLUED = re.compile("株式会社|有限会社|股份有限公司|有限责任公司|有限公司")
_COUNTED = frozenset({"and", "und", "et", "y", "e"})
_FORMS = frozenset(tuple(line.split()) for line in lines("legal_forms.txt"))
_LONGEST_FORM = max(map(len, _FORMS))


def tidy_company(text: str) -> str | None:
    """Tidy the name of an employer for showing.

    Returns:
        The name on one line, without the rating that Glassdoor puts under it; None when the cell
        names nobody ("-1", "None", "Confidential").
    """
    name = _RATING.sub("", cell(text, LONGEST).rstrip())
    name = _SPACES.sub(" ", name.strip().strip("\"'").strip())
    named = any(map(str.isalnum, name)) and not _ONLY_RATING.fullmatch(name)
    return name if named and name.casefold() not in NO_NAME else None


def company_key(name: str) -> str:
    """Fold a name to the key under which an employer is counted.

    Case, accents, punctuation, a leading "The" and legal forms at the end ("Inc", "GmbH & Co. KG",
    "Pvt. Ltd.") make no difference; a name that is nothing but legal forms keeps its last words.
    """
    return _key(name[:LONGEST])


@lru_cache(maxsize=1 << 14)
def _key(name: str) -> str:
    folded = unicodedata.normalize("NFKD", cell(name, LONGEST).casefold())[: 2 * LONGEST]
    bare = "".join(character for character in folded if not unicodedata.combining(character))
    spelled = _POINTED.sub("", bare.replace("&", " and ").replace("+", " and "))
    parts = _WORDS.findall(_GLUED.sub(" ", spelled)) or _WORDS.findall(spelled)
    if len(parts) > 1 and parts[0] in _LEADING:
        parts = parts[1:]
    while (size := _form_size(parts)) and size < len(parts):
        parts = parts[:-size]
    while len(parts) > 1 and parts[-1] in _COUNTED:
        parts = parts[:-1]
    return " ".join(parts)


def _form_size(parts: list[str]) -> int:
    """How many words at the end are a legal form."""
    for size in range(min(_LONGEST_FORM, len(parts)), 0, -1):
        if tuple(parts[-size:]) in _FORMS:
            return size
    return 0
