"""Names of employers: tidied for showing, and folded to a key for counting."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from mltrends.parse.tables import lines, rows
from mltrends.parse.text import cell

LONGEST = 300  # characters of a cell that are read

_RATING = re.compile(r"(?:\s*\\n|\s*\n)\s*-?[0-9](?:[.,][0-9])?\s*★?\s*$|\s+[0-9][.,][0-9]\s*★\s*$")
_ONLY_RATING = re.compile(r"[0-9][.,][0-9]")
_OWN = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "đ": "d", "æ": "ae"})  # letters that no accent makes
_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"[^\W_]+")
_POINTED = re.compile(
    r"(?<=\b\w)[./](?=\w\b)|(?<=\b\w)\.(?=\W|$)|'"
)  # l.l.c. -> llc, A/S -> as, O'Reilly -> OReilly
_BOARDS = "linkedin|indeed|glassdoor|dice|ziprecruiter|monster|careerbuilder|efinancialcareers|jobleads|lensa|jooble|adzuna|talent|simplyhired|stepstone|xing|naukri|google jobs|built ?in|wellfound|upwork"
_VIA = re.compile(rf"\s(?:via|on|through)\s(?:{_BOARDS})(?:\.com|\.de)?\s*$", re.IGNORECASE)
_CONFIDENTIAL = re.compile(r"\s*(?:company\s)?confid[\w ]*\s*[-–—:(|,]", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\s*[,:|–-]\s*an?\s[^,|]{2,40}\scompany\s*$")  # as in "Aetna, a CVS Health Company"
_ALSO = re.compile(  # another name, or another owner, of the same employer
    r"\s*(?:[,(\[]\s*(?:formerly|previously|acquired by|part of|now|now part of)|"
    r"[,(\[]?\s*(?<!\w)(?:dba|d/b/a|doing business as|trading as|t/a|f/k/a|fka|a/k/a|aka|formerly known as))\s.*$"
)
_TAIL = re.compile(r"(.*\S)\s*[(\[（]([^()\[\]（）]{1,60})[)\]）][\s.,]*", re.DOTALL)
_LISTED = re.compile(r"(?:nyse|nasdaq|lse|asx|tsx|yc)\b.*|official")
_REGIONS = frozenset({"north america", "south america", "latin america", "latam", "americas", "europe", "emea", "apac", "asia", "asia pacific", "international", "global", "worldwide", "us", "usa", "uk"})  # fmt: skip
_SMALL = frozenset(
    {"and", "of", "the", "for", "in", "at", "on", "und", "de", "des", "du", "la", "et", "y", "e"}
)
_LEADING = frozenset({"the", "ооо", "оао", "зао", "пао", "ао", "тов", "ип", "pt"})
_GLUED = re.compile(
    unicodedata.normalize(
        "NFKD",
        r"株式会社|有限会社|合同会社|[(（](?:株|有|同|주|유)[)）]|주식회사|股份有限公司|有限责任公司|有限公司|集团股份",
    )
)
_COUNTED = frozenset({"and", "und", "et", "y", "e"})
_FORMS = frozenset(tuple(line.split()) for line in lines("legal_forms.txt"))
_LONGEST_FORM = max(map(len, _FORMS))


def tidy_company(text: str) -> str | None:
    """Tidy the name of an employer for showing.

    Returns:
        The name on one line, without the rating that Glassdoor puts under it and the board through which it came; None
        when the cell names nobody ("-1", "None", "Confidential", "Our client").
    """
    name = _RATING.sub("", cell(text, LONGEST).rstrip())
    name = _SPACES.sub(" ", name.strip().strip("\"'").strip())
    name = _VIA.sub("", name)
    named = any(map(str.isalnum, name)) and not _ONLY_RATING.fullmatch(name)
    return name if named and not _CONFIDENTIAL.match(name) and _plain(name) not in _nobody() else None


def company_key(name: str) -> str:
    """Fold a name to the key under which an employer is counted.

    Case, accents, punctuation, a "The" at either end, legal forms at the end ("Inc", "GmbH & Co. KG", "Pvt. Ltd."), and
    what stands in brackets behind it and only repeats it or says where, of whom or under which sign it is ("(BCG)",
    "(US)", "(formerly Acme)") make no difference; a name that is nothing but legal forms keeps its last words.
    """
    return _key(name[:LONGEST])


@lru_cache(maxsize=1 << 14)
def _key(name: str) -> str:
    bare = _bare(name)
    short = _ALSO.sub("", _OF_ANOTHER.sub("", bare))
    if not any(map(str.isalnum, short)):
        short = bare
    parts = _parts(short)
    while (tail := _TAIL.fullmatch(short)) and _says_no_more(_parts(tail[1]), tail[2]):
        short = tail[1]
        parts = _parts(short)
    return " ".join(parts)


def _bare(name: str) -> str:
    """In small letters, without accents."""
    folded = unicodedata.normalize("NFKD", cell(name, LONGEST).casefold().translate(_OWN))[: 2 * LONGEST]
    return "".join(character for character in folded if not unicodedata.combining(character))


def _parts(bare: str) -> list[str]:
    """The words of a name without legal forms; initials that stand apart are one word."""
    spelled = _POINTED.sub("", bare.replace("&", " and ").replace("+", " and "))
    parts = _WORDS.findall(_GLUED.sub(" ", spelled)) or _WORDS.findall(spelled)
    if len(parts) > 1 and parts[0] in _LEADING:
        parts = parts[1:]
    if len(parts) > 1 and parts[-1] == "the":
        parts = parts[:-1]
    while (size := _form_size(parts)) and size < len(parts):
        parts = parts[:-size]
    while len(parts) > 1 and parts[-1] in _COUNTED:
        parts = parts[:-1]
    return _with_initials(parts)


def _with_initials(parts: list[str]) -> list[str]:
    """J. P. Morgan is JP Morgan."""
    made: list[str] = []
    run = False
    for part in parts:
        single = len(part) == 1 and part.isalpha() and part.isascii()
        if single and run:
            made[-1] += part
        else:
            made.append(part)
        run = single
    return made


def _says_no_more(before: list[str], inside: str) -> bool:
    """True when brackets behind a name hold its initials, a country, a legal form, or a listing."""
    words = _WORDS.findall(_POINTED.sub("", inside.replace("&", " and ")))
    if not words or not before:
        return False
    told = " ".join(words)
    if told in _REGIONS or told in _countries() or tuple(words) in _FORMS or _LISTED.fullmatch(told):
        return True
    if told == "".join(before):  # Levi Strauss (LeviStrauss)
        return True
    initials = "".join(word[0] for word in before if word not in _SMALL)
    everything = "".join(word[0] for word in before)
    short = "".join(words)
    return 2 <= len(short) <= 8 and short in (initials, everything)


@cache
def _countries() -> frozenset[str]:
    return frozenset(_plain(row["name"]) for row in rows("countries.tsv"))


@cache
def _nobody() -> frozenset[str]:
    return frozenset(_plain(line) for line in lines("no_employer.txt"))


def _plain(name: str) -> str:
    """The words of a name, in small letters, without accents."""
    return " ".join(_WORDS.findall(_bare(name)))


def _form_size(parts: list[str]) -> int:
    """How many words at the end are a legal form."""
    for size in range(min(_LONGEST_FORM, len(parts)), 0, -1):
        if tuple(parts[-size:]) in _FORMS:
            return size
    return 0
