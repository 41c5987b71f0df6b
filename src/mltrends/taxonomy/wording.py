"""Which words of a published classification are safe to look for in ads, and how.

A classification names things for people who read it in its order; in an ad the same word may be any word.
So: words of fewer than three letters are left out. A single word in small letters ("guide", "current") counts only
as spelled, and only when it is the entry's own name; among other names it is left out. A single word with a
capital ("Swift", "Access") or in capitals ("SAP", "LEAD") counts as spelled, and neither as the first word of a
sentence, where any word has a capital, nor among words in capitals. A single word with capitals, digits or signs
inside ("WordPress", "Vue.js") counts as spelled. Of several words any case counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from mltrends.taxonomy.entry import MOST_LETTERS
from mltrends.taxonomy.imported import BAR, Entry
from mltrends.taxonomy.merge import bare

FEWEST_LETTERS = 3
WAYS = ("any_case", "as_spelled", "as_name")
_SHORT = f"words of fewer than {FEWEST_LETTERS} letters"
_ORDINARY = "single words in small letters that are not the entry's own name"
_LONG = "texts that no ad would hold: too long, or with odd signs"
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SPACES = re.compile(r"\s+")


def tidy(text: str) -> str:
    """A publisher's text with its letters composed and its blanks single; signs that nobody sees are gone."""
    made = unicodedata.normalize("NFC", _SPACES.sub(" ", text))
    return " ".join("".join(sign for sign in made if sign.isprintable()).split())


def entry_of(
    concept: str, label: str, others: Iterable[str], link: str, left_out: Counter[str]
) -> Entry | None:
    """An entry with the words that are safe to look for; None when no word is left.

    Args:
        concept: its id.
        label: its name, as the publisher writes it.
        others: other names.
        link: what the publisher calls it by.
        left_out: is told how many words were left out, and why.
    """
    forms: dict[str, list[str]] = {how: [] for how in WAYS}
    name = bare(label)
    for text in dict.fromkeys((name, *map(bare, others))):
        how = _how(text, is_name=text == name)
        if how in forms:
            forms[how].append(text)
        elif text:
            left_out[how] += 1
    if not any(forms.values()):
        return None
    any_case, as_spelled, as_name = (tuple(forms[how]) for how in WAYS)
    return Entry(concept, label, any_case, as_spelled, as_name, link)


def _how(text: str, *, is_name: bool) -> str:
    """How a word is looked for, or why it is not."""
    if sum(sign.isalnum() for sign in text) < FEWEST_LETTERS:
        return _SHORT
    if len(text) > MOST_LETTERS or BAR.strip() in text:
        return _LONG
    if " " in text:
        return "any_case"
    if text.islower() and _PLAIN_WORD.fullmatch(text):
        return "as_spelled" if is_name else _ORDINARY
    return "as_name" if text.isalpha() and (text.istitle() or text.isupper()) else "as_spelled"
