"""Ways to write one alias: braces spelled out, hyphens for spaces and the other way round."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable

_BRACES = re.compile(r"\{([^{}]*)\}")
_GAP = re.compile(r"(?<=\w)([ -])(?=\w)")
_MOST_FREE = 2  # gaps in which hyphens may stand in any way
_MOST_GAPS = 4  # an alias of more words is taken as it is written


def spell_out(alias: str) -> list[str]:
    """Replace each `{one,two,}` by each of its choices; an empty choice leaves the words out.

    >>> spell_out("data {lake,lakes}")
    ['data lake', 'data lakes']
    >>> spell_out("{deep ,}learning")
    ['deep learning', 'learning']
    """
    parts = _BRACES.split(alias)
    choices = [part.split(",") if index % 2 else [part] for index, part in enumerate(parts)]
    made = (" ".join("".join(chosen).split()) for chosen in itertools.product(*choices))
    return list(dict.fromkeys(text for text in made if text))


def ways(alias: str) -> int:
    """How many texts the braces of an alias stand for, without making them.

    >>> ways("{big ,}data {lake,lakes}")
    4
    """
    return math.prod(choices.count(",") + 1 for choices in _BRACES.findall(alias))


def hyphenations(text: str) -> list[str]:
    """The text with a space or a hyphen in each gap between words; in a longer one, one hyphen at most or as written.

    >>> hyphenations("machine learning")
    ['machine learning', 'machine-learning']
    """
    parts = _GAP.split(text)
    gaps = len(parts) // 2
    if not 0 < gaps <= _MOST_GAPS:
        return [text]
    words = parts[::2]
    if gaps <= _MOST_FREE:
        ways: Iterable[tuple[str, ...]] = itertools.product(" -", repeat=gaps)
    else:
        single = (tuple("-" if here == place else " " for here in range(gaps)) for place in range(gaps))
        ways = dict.fromkeys([(" ",) * gaps, *single, tuple(parts[1::2])])
    return [
        words[0] + "".join(sign + word for sign, word in zip(signs, words[1:], strict=True)) for signs in ways
    ]
