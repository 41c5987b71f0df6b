"""Text of a pay statement cut into tokens: numbers, signs, and words with what they may mean."""

from __future__ import annotations

import re
import sys
from typing import NamedTuple

from mltrends.parse.money import vocabulary as v
from mltrends.parse.money.vocabulary import (
    MEANINGS,
    PHRASES,
    SIGNS,
    UNKNOWN,
    Meaning,
    alternatives,
    meaning_of,
)

_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_LETTER = rf"[^\W\d_{_CJK}]"
_CJK_WORDS = [word for word in (*MEANINGS, *SIGNS) if len(word) > 1 and re.search(rf"[{_CJK}]", word)]

# Each alternative consumes what it matched for good, so that the scan is linear in the text.
_TOKEN = re.compile(
    rf"""(?:
      (?P<word>     {_LETTER}++(?![.$¥£₵/])(?:'{_LETTER}++)?+ )
    | (?P<mark>     [-~+:,;|()\[\]&.\n<>·?!/] )
    | (?P<masked>   [0-9][0-9.,]*+(?:[*•█]{{3,}}+|[*•█]++(?=[.,]?[0-9*•█]))[0-9*•█.,]*+
                  | [*•█]{{3,}}+[0-9*•█.,]*+ | [*•█]++[.,][*•█]{{2}}[0-9*•█.,]*+
                  | [0-9]++[xX]{{2,}}+[0-9xX,.]*+ | (?<=[£$€])[Xx]{{2,}}+[0-9Xx,.]*+ )
    | (?P<spoilt>   [0-9]{{1,4}}(?P<slash>[/.-])[0-9]{{1,2}}(?P=slash)[0-9]{{2,4}}(?![0-9])  # a date
                  | [0-9]++ (?: :[0-9]{{2}}(?::[0-9]{{2}})?                                # a time
                            | (?:[.,][0-9]{{1,3}})?+[ ]?(?:%|percent|prozent|pct)          # a share
                            | (?:st|nd|rd|th)(?!\w) )
                  | [0-9]{{1,2}}[ ]?[AaPp][Mm](?=[ ]?[-t])                                 # 9am - 5pm
                  | 40[13][ ]?\(?[KkBb]\)?(?![\w])(?![ ]?(?:-|to)[ ]?[$£€]?[0-9])          # a pension plan
                  | 24/7 | \#[ ]?[0-9]++ )
    | (?P<number>   [0-9]{{1,3}} (?: (?:[ ][0-9]{{3}}(?![0-9]|[ ]?[kK](?!\w))){{1,4}}
                                   | [ ]?(?P<group>[,.'])[0-9]{{3}}(?![0-9])(?:(?P=group)[0-9]{{3}}(?![0-9])){{0,4}}
                                   | (?:,[0-9]{{2}}){{1,4}},[0-9]{{3}}(?![0-9]) )
                               (?:[.,][0-9]{{1,4}}(?![0-9]))?
                  | [0-9]++(?:[.,][0-9]{{1,4}}(?![0-9]))? ) (?:[.,]-{{1,2}}(?![0-9]))?
    | (?P<sign>     {alternatives([sign for sign in SIGNS if not re.match(_LETTER, sign)])} )
    | (?P<lettered> [A-Za-z]{{1,4}}[$¥£₵] | S/\.?(?=[ ]?[0-9]) )
    | (?P<short>    (?:{_LETTER}\.){{2,3}}+{_LETTER}?(?!{_LETTER}) | {_LETTER}\.{_LETTER}(?!{_LETTER})
                  | (?:[pP]/{_LETTER}|з/п)(?!{_LETTER}) )
    | (?P<cjk>      {alternatives(_CJK_WORDS)} | [{_CJK}] )
    | (?P<dotted>   {_LETTER}++(?:'{_LETTER}++)?\.? )
    )[ ]*+""",
    re.VERBOSE,
)

NUMBER, SPOILT, MASKED, STOP = (Meaning(kind) for kind in (v.NUMBER, v.SPOILT, v.MASKED, v.STOP))
_PUNCTUATION = {
    "-": Meaning(v.DASH), "~": Meaning(v.TO | v.ROUGHLY), "/": Meaning(v.SLASH), "+": Meaning(v.PLUS),
    "&": Meaning(v.PLUS), ":": Meaning(v.COLON), "<": Meaning(v.UP_TO), ">": Meaning(v.FROM),
}  # fmt: skip
_FIXED = {**_PUNCTUATION, **{sign: Meaning(mark=mark) for sign, mark in SIGNS.items()}}
_ABBREVIATIONS = {"rs", "fr", "sfr", "ca", "c", "min", "max", "mind", "std", "tsd", "mio", "approx", "mo", "hr", "yr", "руб", "тыс", "kr", "zł", "est"}  # fmt: skip


class Token(NamedTuple):
    """A piece of the text: what it may mean, where it stands, the number it is."""

    kinds: int
    meaning: Meaning
    start: int
    end: int
    number: float
    text: str


def tokens_of(text: str, start: int = 0, stop: int = sys.maxsize) -> list[Token]:
    """The tokens of a part of a text that was made plain, in order."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, stop):
        group = match.lastindex or 0
        piece = match[group]
        first, end = match.span(group)
        meaning = _FIXED.get(piece)
        if meaning is None:
            _BY_GROUP[group](found, piece, first, end)
        else:
            found.append(Token(meaning.kinds, meaning, first, end, 0.0, piece))
    return found


def _add(found: list[Token], meaning: Meaning, start: int, end: int, text: str) -> None:
    found.append(Token(meaning.kinds, meaning, start, end, 0.0, text))


def _add_word(found: list[Token], word: str, start: int, end: int) -> None:
    lowered = word.lower()
    meaning = MEANINGS.get(word) or MEANINGS.get(lowered) or UNKNOWN
    if found and found[-1].end == start and found[-1].kinds & v.NUMBER and not _may_follow(meaning):
        if meaning is UNKNOWN and lowered[0] == "k" and (rest := meaning_of(word[1:])) is not UNKNOWN:
            _add(found, meaning_of("k"), start, start + 1, "k")
            _add(found, rest, start + 1, end, word[1:])
            return
        found[-1] = found[-1]._replace(meaning=SPOILT, kinds=SPOILT.kinds)
    found.append(Token(meaning.kinds, meaning, start, end, 0.0, lowered))
    if lowered in PHRASES:
        _join_phrase(found, PHRASES[lowered])


def _add_dotted(found: list[Token], piece: str, start: int, end: int) -> None:
    word = piece.rstrip(".")
    _add_word(found, word, start, start + len(word))
    if len(word) < len(piece) and word.lower() not in _ABBREVIATIONS:
        _add(found, STOP, end - 1, end, ".")


def _add_short(found: list[Token], piece: str, start: int, end: int) -> None:
    _add_word(found, piece.replace(".", "").replace("/", ""), start, end)


def _add_lettered(found: list[Token], piece: str, start: int, end: int) -> None:
    _add_word(found, piece[:-1], start, end - 1)
    sign = _FIXED.get(piece[-1], STOP)
    _add(found, sign, end - 1, end, piece[-1])


def _add_cjk(found: list[Token], piece: str, start: int, end: int) -> None:
    _add(found, meaning_of(piece), start, end, piece)


def _add_mark(found: list[Token], piece: str, start: int, end: int) -> None:
    _add(found, STOP, start, end, piece)


def _add_masked(found: list[Token], piece: str, start: int, end: int) -> None:
    _add(found, MASKED, start, end, piece)


def _add_spoilt(found: list[Token], piece: str, start: int, end: int) -> None:
    _add(found, SPOILT, start, end, piece)


def _add_number(found: list[Token], piece: str, start: int, end: int) -> None:
    text = piece.rstrip(".,-")
    spoilt = len(text) > 16 or (text[0] == "0" and text[1:2].isdigit())
    if not spoilt and found and found[-1].end == start:
        spoilt = found[-1].text[-1].isalpha() and not _may_touch(found[-1])
    if spoilt:
        _add(found, SPOILT, start, end, text)
    else:
        value = float(text) if text.isdigit() else number_of(text)
        found.append(Token(v.NUMBER, NUMBER, start, end, value, text))


def _join_phrase(found: list[Token], phrases: tuple[tuple[tuple[str, ...], Meaning], ...]) -> None:
    """Make one token of the words of a phrase, when the last word of one has just come."""
    for earlier, meaning in phrases:
        size = len(earlier) + 1
        if len(found) >= size and tuple(token.text for token in found[-size:-1]) == earlier:
            first, last = found[-size], found[-1]
            del found[-size:]
            _add(found, meaning, first.start, last.end, " ".join((*earlier, last.text)))
            return


def _may_follow(meaning: Meaning) -> bool:
    """Whether such a word may follow a number without a space: 5k, 25hr, 60000EUR, 7to9; but not 3D."""
    return bool(
        meaning.scale or meaning.mark or meaning.rate or meaning.unit or meaning.short or meaning.kinds & v.TO
    )


def _may_touch(word: Token) -> bool:
    """Whether a number may follow that word without a space: USD5000, c45000; but not E13 or H1."""
    meaning = word.meaning
    fits = meaning.kinds & (v.FROM | v.UP_TO | v.ROUGHLY | v.PAY | v.BASE)
    return (
        meaning.mark is not None
        or bool(fits and (len(word.text) > 1 or word.text in "cC"))
        or not word.text.isascii()
    )


def number_of(text: str) -> float:
    """The value of digits with points, commas, ticks or spaces, whichever of them is the decimal one."""
    digits = text.replace(" ", "").replace("'", "")
    if digits.isdigit():
        return float(digits)
    last = max(digits.rfind("."), digits.rfind(","))
    whole, part = digits[:last], digits[last + 1 :]
    one_sort = not ("." in digits and "," in digits)
    if len(part) == 3 and one_sort and whole not in {"", "0"}:
        return float(whole.replace(".", "").replace(",", "") + part)
    return float(whole.replace(".", "").replace(",", "") + "." + part)


_ADD = {
    "word": _add_word, "dotted": _add_dotted, "short": _add_short, "lettered": _add_lettered, "cjk": _add_cjk,
    "mark": _add_mark, "masked": _add_masked, "spoilt": _add_spoilt, "number": _add_number,
}  # fmt: skip
_BY_GROUP = {index: _ADD[name] for name, index in _TOKEN.groupindex.items() if name in _ADD}
