"""A regular expression in plain words: a few of the phrases that it fits, the shortest of each choice.

`\\b(?:proficien\\w+|skills?)\\s(?:in|with)` becomes "proficien… in" and "skill in". What stands for any letters
is an ellipsis; what may be left out is left out. Only the syntax that guards use is known.
"""

from __future__ import annotations

import re
from functools import cache

ANY = "…"
FIRST, LAST = "\x02", "\x03"  # the beginning and the end of the sentence
_GAP = "\x01"  # a blank that may be left out: one between letters, else none
_MOST = 60  # phrases of one expression
_MOST_TIMES = 10
_LETTERS = frozenset("wdDSW")
_BETWEEN_LETTERS = re.compile(rf"(?<=\w){_GAP}+(?=\w)")
_MANY = re.compile(rf"{ANY}(?:\s*{ANY})+")
_NO_CHARACTER = {"b": "", "B": "", "A": FIRST, "Z": LAST}


@cache
def phrases(pattern: str) -> tuple[str, ...]:
    """Phrases that the expression fits, in its own order, without repeats.

    Args:
        pattern: a regular expression; one that is not understood gives none.
    """
    try:
        found = _Reader(pattern).choices()
    except (IndexError, ValueError):
        return ()
    return tuple(dict.fromkeys(_tidy(phrase) for phrase in found if _tidy(phrase).strip(ANY)))


class _Reader:
    """Reads an expression from left to right; each method returns phrases and leaves `at` behind what it read."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def choices(self) -> list[str]:
        """Alternatives, up to the end of the group."""
        found = self.sequence()
        while self.peek() == "|":
            self.at += 1
            found += self.sequence()
        return found[:_MOST]

    def sequence(self) -> list[str]:
        """Items that follow one another: all phrases of the first that leaves a choice, with the first of the others."""
        made = [""]
        while self.peek() not in ("", "|", ")"):
            found = self.item()
            if len(made) > 1:
                found = found[:1]
            made = [left + right for left in made for right in found]
        return made

    def item(self) -> list[str]:
        """One atom with what says how often it stands."""
        found = self.atom()
        while (sign := self.peek()) and (sign in "?*+" or (sign == "{" and self.peek(1) in "0123456789")):
            least = 1 if sign == "+" else 0
            if sign == "{":
                close = self.pattern.index("}", self.at)
                least = int(self.pattern[self.at + 1 : close].split(",")[0])
                self.at = close
            self.at += 1
            if self.peek() in ("?", "+"):  # as few as possible, or without a way back
                self.at += 1
            if least > 1:
                found = [one * min(least, _MOST_TIMES) for one in found]
            if least == 0:
                found = [found[0] if found[0] in (ANY, ".") else _GAP if found[0] == " " else ""]
        return found

    def atom(self) -> list[str]:
        """A character, a set of them, or a group."""
        sign = self.take()
        if sign == "(":
            return self.group()
        if sign == "[":
            return self.set()
        if sign == "\\":
            return [self.escape()]
        return [{"^": FIRST, "$": LAST, ".": ANY}.get(sign, sign)]

    def group(self) -> list[str]:
        """A group; what must not stand there is left out, what must stand behind is kept."""
        hidden = False
        if self.peek() == "?":
            hidden = self.pattern.startswith(("?!", "?<!"), self.at)
            ends = ">" if self.pattern.startswith("?P<", self.at) else ":=!"
            while self.take() not in ends:
                pass
        found = self.choices()
        if self.take() != ")":
            raise ValueError(self.pattern)
        return [""] if hidden else found

    def set(self) -> list[str]:
        """A set: blank when it holds one, any letters when it holds them, else one of its signs."""
        negated = self.peek() == "^"
        self.at += negated
        members: list[str] = []
        ranged = False
        while self.peek() != "]" or not members:
            sign = self.take()
            if sign == "\\":
                sign = self.take()
                members.append(" " if sign == "s" else ANY if sign in _LETTERS else sign)
            elif sign == "-" and members and self.peek() != "]":
                self.take()
                ranged = True
            else:
                members.append(sign)
        self.at += 1
        if negated or ranged or ANY in members:
            return [ANY]
        return [" "] if " " in members else [members[0]]

    def escape(self) -> str:
        sign = self.take()
        if sign in _NO_CHARACTER:
            return _NO_CHARACTER[sign]
        return " " if sign in "sn" else ANY if sign in _LETTERS else sign

    def peek(self, ahead: int = 0) -> str:
        return self.pattern[self.at + ahead : self.at + ahead + 1]

    def take(self) -> str:
        sign = self.pattern[self.at]
        self.at += 1
        return sign


def _tidy(phrase: str) -> str:
    phrase = _BETWEEN_LETTERS.sub(" ", phrase).replace(_GAP, "")
    return " ".join(_MANY.sub(ANY, phrase).split())
