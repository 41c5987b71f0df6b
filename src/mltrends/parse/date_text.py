"""The one date that stands among words: "Posted on 5 March 2024", "掲載日：令和6年4月1日", "Tue 05/03/2024".

Whatever words stand around it are passed over, as long as the cell holds exactly one date.
"""

from __future__ import annotations

import re
from datetime import date

from mltrends.model import DateOrder
from mltrends.parse.date_order import THREE, day_of, full_year, ordered, readings
from mltrends.parse.date_words import (
    BETWEEN,
    ERAS,
    MONTHS,
    WEEKDAY_WORDS,
    ZONE_WORDS,
    alternatives,
    folded,
    weekdays_in,
)

_NO_CELL = re.compile(r"://|www\.|@")  # a link has numbers that are no dates
_CLOCK = re.compile(
    r"(?<![\d:])\d{1,2}\s?h\s?\d\d\b|(?<![\d:])\d{1,2}(?:[.]\d\d){2}(?:\.\d{1,9})?\s?[ap]m\b|(?<![\d:])\d{1,2}(?::\d\d){1,2}(?:[.,]\d{1,9})?(?![\d:])(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:gmt|utc)?\s?[+-]\d\d:?\d\d\b)?",
    re.ASCII,
)
_TIMED = re.compile(r"\d\s?[:.h]\s?\d")
_ERA = alternatives(list(ERAS))
_EASTERN = re.compile(
    rf"(?:(?:({_ERA})\s?(\d{{1,3}}|元))|(?<!\d)(\d{{4}}|\d\d))\s?[年년]\s?(\d{{1,2}})\s?[月월]\s?(\d{{1,2}})\s?[日号號일]"
)
_ERA_POINTS = re.compile(
    rf"(?<![^\W_])({_ERA})\.?\s?(\d{{1,3}})\s?([./-])\s?(\d{{1,2}})\s?\3\s?(\d{{1,2}})(?!\d)"
)
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?<!\d[-/.])(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)(?![-/]\d)", re.ASCII
)
_SHORT_YEAR_FIRST = re.compile(r"(?<!\w)'(\d\d)\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)", re.ASCII)
_NUMERALS = re.compile(r"[〇零一二三四五六七八九十]{1,4}(?=\s?[年月日号號])")
_FIGURES = {sign: figure for figure, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}
_TOKEN = re.compile(r"(?<![^\W_])(?:thang|thg|th)[. ]{0,2}(?P<month>\d{1,2})(?!\d)|'?\d+|[^\W\d_]+|[;|()]")
_MARKED = re.compile(r"\d\s?[-/.]\s?\d")
_HOUR = re.compile(r"\s?(?:h\b|h\d|:|uhr\b|[ap]\.?m\b|\.\d\d)")  # behind two figures that are then no year
_Token = tuple[str, str]  # kind and text: "month" with its number, "day" of up to two figures, "year", "stop"


def day_in_text(text: str, order: DateOrder) -> date | None:
    """The day that a cell names among words; None when there is none, or more than one."""
    if _NO_CELL.search(text):
        return None
    plain = folded(text)
    if not plain.isascii():
        plain = _NUMERALS.sub(lambda match: str(_numeral(match[0])), plain)
    found: list[date | None] = []
    if _TIMED.search(plain):
        plain = _CLOCK.sub(" ", plain)

    def eastern(match: re.Match[str]) -> str:
        year = (
            ERAS[match[1]] + (1 if match[2] == "元" else int(match[2])) if match[1] else full_year(match[3])
        )
        found.append(day_of(year, int(match[4]), int(match[5])))
        return " ; "

    def era(match: re.Match[str]) -> str:
        found.append(day_of(ERAS[match[1]] + int(match[2]), int(match[4]), int(match[5])))
        return " ; "

    def year_first(match: re.Match[str]) -> str:
        found.append(day_of(full_year(match[1]), int(match[3]), int(match[4])))
        return " ; "

    def three(match: re.Match[str]) -> str:
        if readings(match[1], match[3], match[4]):
            found.append(ordered(match[1], match[3], match[4], match[2], order, weekdays_in(folded(text))))
        return " ; "

    if not plain.isascii():
        plain = _EASTERN.sub(eastern, plain)
    if _MARKED.search(plain):
        plain = _ERA_POINTS.sub(era, plain)
        plain = _SHORT_YEAR_FIRST.sub(year_first, _YEAR_FIRST.sub(year_first, plain))
        plain = THREE.sub(three, plain)
    found += _named(_tokens(plain))
    return found[0] if len(set(found)) == 1 else None


def _numeral(signs: str) -> int:
    """三十一 is 31, 二〇二四 is 2024."""
    if "十" not in signs:
        return int("".join(str(_FIGURES[sign]) for sign in signs))
    tens, ones = signs.split("十", 1)
    return 10 * _FIGURES.get(tens, 1) + _FIGURES.get(ones, 0)


def _tokens(text: str) -> list[_Token]:
    """The words of a text that a date can be made of; what may stand between its parts is left out."""
    found: list[_Token] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        if match["month"]:
            found.append(("month", match["month"]))
        elif word in MONTHS:
            found.append(("month", str(MONTHS[word])))
        elif word[0] == "'" or word.isdecimal():
            figures = word.lstrip("'")
            kind = "year" if len(figures) == 4 or (word[0] == "'" and len(figures) == 2) else "stop"
            if kind == "stop" and len(figures) <= 2:
                kind = "hour" if _HOUR.match(text, match.end()) else "day"
            found.append((kind, figures))
        elif word not in BETWEEN and word not in WEEKDAY_WORDS and word not in ZONE_WORDS:
            found.append(("stop", word))
    return found


def _named(tokens: list[_Token]) -> list[date | None]:
    """The dates with the name of their month: 5 March 2024, March 5 2024, 2024 March 5, 5-Mar-24."""
    found: list[date | None] = []
    kinds = [kind for kind, _ in tokens] + ["stop"]
    at = 0
    while at + 2 < len(tokens):
        (kind, one), (middle, two), (last, three) = tokens[at : at + 3]
        short = last == "day" and len(three) == 2 and kinds[at + 3] not in ("month", "year")
        if kind in ("day", "hour") and middle == "month" and (last == "year" or short):
            found.append(day_of(full_year(three), int(two), int(one)))
            if at and kinds[at - 1] == "day":  # from the 3rd to the 5th of March
                found.append(None)
        elif kind == "month" and middle in ("day", "hour") and last == "year":
            found.append(day_of(full_year(three), int(one), int(two)))
        elif kind == "year" and middle == "month" and last in ("day", "hour"):
            found.append(day_of(full_year(one), int(two), int(three)))
        else:
            if kinds[at : at + 4] == ["day", "month", "day", "month"]:  # from 3 March to 5 April
                found.append(None)
            at += 1
            continue
        at += 3
    return found
