"""Telephone numbers told from salaries, years, ids and versions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mltrends.parse.tables import words

PHONE = "[phone]"
LONGEST = 40  # characters of one number with its gaps
REACH = 30  # characters before a number in which a word may say what it is

# A run of digits with the signs that stand between the groups of a telephone number.
_RUN = re.compile(
    r"([+(0-9](?<![\w.,$£€¥₹/#=-].)(?:(?<=\+)\s?[(0-9])?(?:(?<=\()\+?[0-9]{1,5}\))?"
    r"(?:[0-9]|(?:[ ()\-/\\]{1,4}|\.)(?=[(0-9]))++)(?:\s?(?:x|ext\.?|extension)\s?[0-9]{1,6})?(?![\w%$£€¥₹])"
)
_NO_PHONE = re.compile(
    r"[0-9]{1,2}[./-][0-9]{1,2}[./-](?:19|20)?[0-9]{2}(?![0-9]|[./-][0-9])"  # 01.02.2024
    r"|(?:19|20)[0-9]{2}[./-][0-9]{1,2}[./-][0-9]{1,2}(?![0-9])"  # 2024-01-02
    r"|[0-9]{5}-[0-9]{4}$"  # 02139-4307
)
_SHAPE = re.compile(
    r"(?:\+?1[ .-]{0,2})?(?:\([2-9][0-9]{2}\)[ .-]{0,2}|[2-9][0-9]{2}[ .-])[2-9][0-9]{2}[ .-][0-9]{4}$"  # 415-555-0132
    r"|8[ -]?\(?[0-9]{3}\)?[ -]?[0-9]{3}[ -][0-9]{2}[ -][0-9]{2}$"  # 8 (495) 123-45-67
    r"|\((?!19[0-9]{2}|20[0-9]{2})0?[0-9]{2,4}\)[ .-]?[0-9][0-9 .-]{4,}$"  # (11) 91234-5678
    r"|1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}$"  # 138 1234 5678
)
_WORD = re.compile(r"[^\W\d_]+")
_LISTS = words("phone_words.toml")
_PHONE_WORDS, _ID_WORDS, _BETWEEN = (frozenset(_LISTS[name]) for name in ("phone", "id", "between"))


def find_phones(readable: str) -> Iterator[tuple[int, int]]:
    """Where telephone numbers stand in a text that was made plain (see text.plain)."""
    for match in _RUN.finditer(readable):
        start, stop = match.span()
        if 7 <= stop - start <= LONGEST and _is_phone(readable, match[1].replace("\\", ""), start):
            yield start, stop


def _is_phone(text: str, number: str, start: int) -> bool:
    digits = sum(map(number.count, "0123456789"))
    if not 7 <= digits <= 16 or _NO_PHONE.match(number):
        return False
    if number[0] == "+":
        return digits >= 8
    said = _said_before(text, start)
    if said is not None:
        return said
    if number[:2] == "00":
        return number[2:3] in "123456789" and digits >= 10
    if _SHAPE.match(number):
        return True
    return number.startswith(("0", "(0")) and number.lstrip("(")[1:2] in "123456789" and 9 <= digits <= 12


def _said_before(text: str, start: int) -> bool | None:
    """Whether the words right before a number call it a telephone number or an id; None when neither."""
    for word in reversed(_WORD.findall(text, max(0, start - REACH), start)):
        lowered = word.lower()
        if lowered in _PHONE_WORDS:
            return True
        if lowered in _ID_WORDS:
            return False
        if lowered not in _BETWEEN:
            break
    return None
