"""Raw strings become values: the one place where the roles of every source meet the parsers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, get_args

from mltrends.model import UNSTATED, DateOrder, Profile, Salary, Seniority, Source
from mltrends.parse.company import tidy_company
from mltrends.parse.dates import LEEWAY, parse_date
from mltrends.parse.employment import parse_employment
from mltrends.parse.expiry import can_end
from mltrends.parse.industry import parse_industry
from mltrends.parse.money import parse_pay, pay_from_parts, pay_kind
from mltrends.parse.places import parse_place
from mltrends.parse.remote import remote_flag
from mltrends.store.files import digest_of

Raw = Mapping[str, list[str]]  # of every role what the records say
_PLAIN = re.compile(r"\s*\d[\d.,]*\s?[kK]?\s*", re.ASCII)  # an amount and nothing beside it
APART = frozenset({"seen", "expires", "industry", "level", "pay_usd"})  # roles that tell no two ads apart
LEVELS = frozenset(get_args(Seniority))
PARTS = ("pay_low", "pay_high", "pay_currency", "pay_period")


def ids_of(raw: Raw, source: Source) -> tuple[list[str], list[str]]:
    """Of each record the id and the digest, from its raw strings by role.

    The digest is not of ignored cells: many files number their rows. Nor of the time of the scrape, which
    is of the row and not of the ad. Nor of its end, which boards move, of the employer's industry, or of
    dollars, which a survey works out anew: an id that was given before these were read stays.
    """
    digests = [
        digest_of(f"{list(map(len, cells))}{''.join(cells)}")  # in one piece, which is quicker
        for cells in zip(*(raw[role] for role in sorted(source.roles) if role not in APART), strict=True)
    ]
    return [
        f"{source.name}:{given.strip() or digest}" for given, digest in zip(raw["id"], digests, strict=True)
    ], digests


def values_of(raw: Raw, source: Source, profile: Profile) -> dict[str, list[Any]]:
    """The columns of postings that the records' raw strings make: each as it stands, and the value read from it."""
    said = {role: _said(cells, role, source) for role, cells in raw.items()}
    places = [parse_place(*cells) for cells in zip(said["place"], said["country"], strict=True)]
    pays = _pays(said, [place.country for place in places])
    pay_texts = _pay_texts(raw)
    posted = [
        posted_on(cell, seen, profile.dates) if cell else None
        for cell, seen in zip(said["date"], said["seen"], strict=True)
    ]
    return {
        "source": [source.name] * len(raw["title"]),
        "title": raw["title"],
        "text": raw["text"],
        "company_text": raw["company"],
        "place_text": raw["place"],
        "country_text": raw["country"],
        "pay_text": pay_texts,
        "date_text": raw["date"],
        "expires_text": raw["expires"],
        "remote_text": raw["remote"],
        "employment_text": raw["employment"],
        "industry_text": raw["industry"],
        "url": raw["url"],
        "company": [tidy_company(cell) if cell else None for cell in raw["company"]],
        "city": [place.city for place in places],
        "region": [place.region for place in places],
        "country": [place.country for place in places],
        "posted_on": posted,
        "expires_on": [
            expires_on(cell, day, seen, profile.expires) if cell else None
            for cell, day, seen in zip(said["expires"], posted, said["seen"], strict=True)
        ],
        "remote": [remote_flag(cell) if cell else UNSTATED for cell in said["remote"]],
        "employment": [parse_employment(cell) if cell else UNSTATED for cell in said["employment"]],
        "industry": [parse_industry(cell) if cell else None for cell in said["industry"]],
        "pay_min": [pay.min if pay else None for pay in pays],
        "pay_max": [pay.max if pay else None for pay in pays],
        "pay_currency": [pay.currency if pay else None for pay in pays],
        "pay_period": [pay.period if pay else None for pay in pays],
        "pay_inferred": [pay.inferred if pay else None for pay in pays],
        "level": [cell if cell in LEVELS else None for cell in said["level"]],
        "pay_usd": [
            _dollars(cell, pay) if cell and pay else None
            for cell, pay in zip(said["pay_usd"], pays, strict=True)
        ],
        "pay_kind": [
            pay_kind(text, source.pay_kind) if pay else "none"
            for pay, text in zip(pays, pay_texts, strict=True)
        ],
    }


def posted_on(cell: str, seen: str, order: DateOrder) -> date | None:
    """The day on which an ad was posted; None when that would be after the day on which it was seen.

    Args:
        cell: what the record says.
        seen: what it says of the scrape: a program's clock, so that no order of day and month is asked for.
        order: how the column writes its dates.
    """
    seen_on = parse_date(seen) if seen else None
    day = parse_date(cell, order=order, seen=seen_on)
    return None if day is not None and seen_on is not None and day > seen_on + LEEWAY else day


def expires_on(cell: str, posted: date | None, seen: str, order: DateOrder) -> date | None:
    """The day on which an ad ends; None when that cannot be.

    Args:
        cell: what the record says.
        posted: the day on which the ad was posted.
        seen: what the record says of the scrape.
        order: how the column writes its dates.
    """
    seen_on = parse_date(seen) if seen else None
    day = parse_date(cell, order=order, seen=seen_on)
    return day if day is not None and can_end(day, posted, seen_on) else None


def refusal(cells: Sequence[str], header: Sequence[str]) -> str | None:
    """Why a record's cells cannot be those of a posting; None when they can."""
    if len(cells) != len(header):
        if not any(map(str.strip, cells)):
            return "an empty row"
        return f"{'too few' if len(cells) < len(header) else 'too many'} cells ({len(cells)}, the header has {len(header)})"
    if cells[0] == header[0] and list(cells) == list(header):
        return "the header once more"
    return None if any(map(str.strip, cells)) else "an empty row"


def _said(cells: list[str], role: str, source: Source) -> list[str]:
    """A role's raw strings with coded cells spelled out, and with what the source says where its columns do not."""
    fixed, words = source.fixed.get(role), source.says.get(role)
    if fixed:
        cells = [cell or fixed for cell in cells]
    if words:
        cells = [words.get(cell.strip(), words.get(cell.strip().casefold(), cell)) for cell in cells]
    return cells


def _pays(said: Mapping[str, list[str]], countries: Sequence[str | None]) -> list[Salary | None]:
    scaled = [
        [cell + scale if cell else cell for cell, scale in zip(said[role], said["pay_scale"], strict=True)]
        for role in ("pay", "pay_low", "pay_high")
    ]
    columns = zip(*scaled, said["pay_currency"], said["pay_period"], countries, strict=True)
    return [_pay(*cells) if cells[0] or cells[1] or cells[2] else None for cells in columns]


def _pay(pay: str, low: str, high: str, currency: str, period: str, country: str | None) -> Salary | None:
    if low or high:
        return pay_from_parts(low, high, currency, period)
    if period and _PLAIN.fullmatch(pay):
        return pay_from_parts(pay, pay, currency, period)
    return parse_pay(pay, country=country, currency=currency or None)


def _dollars(cell: str, pay: Salary) -> float | None:
    """What the source itself says the pay is in US dollars, for the same period."""
    same = pay_from_parts(cell, cell, "USD", pay.period)
    return same.min if same else None


def _pay_texts(raw: Raw) -> list[str]:
    return [
        " ".join(part for part in parts if part) if parts[0] or parts[1] else pay
        for pay, *parts in zip(raw["pay"], *(raw[role] for role in PARTS), strict=True)
    ]
