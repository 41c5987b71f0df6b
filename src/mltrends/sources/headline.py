"""Posts whose first line names company, role, place and terms between bars, as on Hacker News.

This is read out of the text, so it is done when texts are read, not when columns are.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from mltrends.model import Profile, Source
from mltrends.parse.employment import parse_employment
from mltrends.parse.money import parse_pay
from mltrends.parse.places import parse_place
from mltrends.parse.remote import remote_flag
from mltrends.sources.catalogue import ROLES
from mltrends.sources.values import values_of

TOLD = {  # roles that it may tell, and the columns of postings that they make, the raw string first
    "title": ("title",),
    "company": ("company_text", "company"),
    "place": ("place_text", "city", "region", "country"),
    "remote": ("remote_text", "remote"),
    "employment": ("employment_text", "employment"),
    "pay": ("pay_text", "pay_min", "pay_max", "pay_currency", "pay_period", "pay_inferred", "pay_kind"),
    "url": ("url",),
}
LONGEST = 400  # characters of the first line that are read
MARKED = 2000  # with its tags
PLACE = 80  # characters of a part that may be a place
NAME = 60  # a part longer than this is no name
TITLE = 160  # characters of a first line without bars that may be a title
_END = re.compile(r"\n|<(?:[pP]|br|BR)")
_TAGS = re.compile(r"<[^>]{0,500}>")
_OTHER_BARS = re.compile("[｜¦]")
_DASHES = re.compile(r"\s+[-–—•·]\s+(?=\S)")
_WORK_BEGINS = (  # how words begin that name work
    "engineer", "develop", "scien", "analy", "research", "manager", "design", "architect", "lead", "director", "head",
    "intern", "devops", "sre", "program", "admin", "consult", "special", "founder", "cofounder", "cto", "vp", "officer",
    "fullstack", "backend", "frontend", "stack", "end", "qa", "tester", "roles", "positions", "learning", "data", "ios",
    "android", "hacker",
)  # fmt: skip
_NO_WORK = ("international", "internationally", "internet", "internal", "ends", "ended", "endless", "heads")
_WORK = re.compile(rf"(?<![a-z])(?!(?:{'|'.join(_NO_WORK)})(?![a-z]))(?:{'|'.join(_WORK_BEGINS)})")
_JOB = re.compile(
    r"\b(?:engineer|developer|programmer|scientist|analyst|designer|researcher)s?\b", re.IGNORECASE
)
_TERMS = re.compile(
    r"remote|on-?\s?site|hybrid|wfh|home|anywhere|distributed|office|virtual|time|contract|intern|freelance|permanent|temporary",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_MONEY = re.compile(
    r"[$€£¥₹]\s?\d|\d\s?[kK€£]\b|\d.{0,9}(?:USD|EUR|GBP|CHF|CAD|AUD)|(?:USD|EUR|GBP|CHF|CAD|AUD).{0,3}\d"
)
_LINK = re.compile(r"https?://\S+|www\.\S+")


def with_headlines(
    postings: Mapping[str, Sequence[Any]], source: Source, profile: Profile
) -> dict[str, list[Any]]:
    """Postings, column by column; where one has no title, first lines tell what its columns do not say."""
    made = {column: list(cells) for column, cells in postings.items()}
    raw = {role: [""] * len(made["row"]) for role in ROLES}
    raw["country"] = made["country_text"]
    for number, (title, text) in enumerate(zip(made["title"], made["text"], strict=True)):
        for role, part in () if title else head_parts(text).items():
            raw[role][number] = part
    values = values_of(raw, source, profile)
    for role, columns in TOLD.items():
        silent = [number for number, cell in enumerate(made[columns[0]]) if raw[role][number] and not cell]
        for column in columns:
            for number in silent:
                made[column][number] = values[column][number]
    return made


def head_parts(text: str) -> dict[str, str]:
    """What the first line of a post says, by role, as the post wrote it.

    The first part is the company; a part that names a kind of work is the title, and several are one title.
    Of a line without bars only the title can be told.
    """
    line = _first_line(text)
    barred = (line if line.isascii() else _OTHER_BARS.sub("|", line)).split("|")
    split = barred if len(barred) > 2 else _DASHES.split(line)
    parts = [bare for part in split if (bare := part.strip().strip(" \t,;"))]
    if len(parts) < 3 or (len(barred) < 3 and not any(map(_names_work, parts[1:]))):
        return {"title": line.strip()} if len(line) <= TITLE and _names_work(line) else {}
    said: dict[str, list[str]] = {"company": [_LINK.sub("", parts[0]).strip(" ()") or parts[0]]}
    for part in parts[1:]:
        said.setdefault(_role_of(part), []).append(part)
    others, names = said.pop("other", []), said.pop("name", [])
    if "title" not in said and _JOB.search(parts[0]):  # the job first, then who offers it
        unknown = [part for part in said.get("place", []) if parse_place(part).country is None]
        company = [part for part in parts[1:] if part in others or part in names or part in unknown][:1]
        said |= {"title": [parts[0]], "company": company}
        said["place"] = [part for part in said.get("place", []) if part not in company]
    elif "title" not in said and others:
        said["title"] = others[:1]
    return {role: ", ".join(found) for role, found in said.items() if found}


def _first_line(text: str) -> str:
    line = text[:MARKED].lstrip()
    if end := _END.search(line):
        line = line[: end.start()]
    if "<" in line:
        line = _TAGS.sub(" ", line)
    line = line[:LONGEST]
    if "&" in line:
        line = html.unescape(line.replace("&#x2F;", "/"))  # the slash is nearly all of them there
    return line


@lru_cache(maxsize=1 << 15)
def _role_of(part: str) -> str:
    if _LINK.fullmatch(part):
        return "url"
    if _DIGIT.search(part) and _MONEY.search(part) and parse_pay(part) is not None:
        return "pay"
    if _names_work(part):
        return "title"
    if _TERMS.search(part):
        if remote_flag(part) != "unstated":
            return "remote"
        if parse_employment(part) != "unstated":
            return "employment"
    if len(part) > PLACE:
        return "other"
    place = parse_place(part)
    if place.country or place.city:
        return "place"
    return "other" if _DIGIT.search(part) or len(part) > NAME else "name"  # a town, a company, a tool: untold


def _names_work(part: str) -> bool:
    return _WORK.search(part.lower()) is not None
