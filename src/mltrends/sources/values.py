"""Raw strings become values: the one place where the roles of every source meet the parsers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mltrends.model import UNSTATED, Profile, Salary, Source
from mltrends.parse.company import tidy_company
from mltrends.parse.dates import parse_date
from mltrends.parse.employment import parse_employment
from mltrends.parse.money import parse_pay, pay_from_parts, pay_kind
from mltrends.parse.places import parse_place
from mltrends.parse.remote import remote_flag
from mltrends.store.files import digest_of


def posting_of(raw: Mapping[str, str], source: Source, profile: Profile) -> dict[str, Any]:
    """The posting that a record's raw strings make: each as it stands, and the value read from it."""
    said = _said(raw, source)
    get = said.get
    place = parse_place(get("place", ""), get("country", ""))
    pay = _pay(said, place.country)
    pay_text = _pay_text(raw)
    digest = digest_of(
        *(raw[role] for role in sorted(raw))
    )  # not of ignored cells: many files number their rows
    return {
        "base_id": f"{source.name}:{raw['id'].strip()}" if raw.get("id") else f"{source.name}:{digest}",
        "row_digest": digest,
        "source": source.name,
        "title": raw.get("title", ""),
        "text": raw.get("text", ""),
        "company_text": raw.get("company", ""),
        "place_text": raw.get("place", ""),
        "country_text": raw.get("country", ""),
        "pay_text": pay_text,
        "date_text": raw.get("date", ""),
        "remote_text": raw.get("remote", ""),
        "employment_text": raw.get("employment", ""),
        "url": raw.get("url", ""),
        "company": tidy_company(company) if (company := raw.get("company", "")) else None,
        "city": place.city,
        "region": place.region,
        "country": place.country,
        "posted_on": parse_date(day, day_first=profile.day_first) if (day := get("date", "")) else None,
        "remote": remote_flag(remote) if (remote := get("remote", "")) else UNSTATED,
        "employment": parse_employment(kind) if (kind := get("employment", "")) else UNSTATED,
        "pay_min": pay.min if pay else None,
        "pay_max": pay.max if pay else None,
        "pay_currency": pay.currency if pay else None,
        "pay_period": pay.period if pay else None,
        "pay_kind": pay_kind(pay_text, source.pay_kind) if pay else "none",
    }


def refusal(cells: Sequence[str], header: Sequence[str]) -> str | None:
    """Why a record's cells cannot be those of a posting; None when they can."""
    if len(cells) != len(header):
        if not any(map(str.strip, cells)):
            return "an empty row"
        return f"{'too few' if len(cells) < len(header) else 'too many'} cells ({len(cells)}, the header has {len(header)})"
    if list(cells) == list(header):
        return "the header once more"
    return None if any(map(str.strip, cells)) else "an empty row"


def _said(raw: Mapping[str, str], source: Source) -> Mapping[str, str]:
    """The raw strings with coded cells spelled out, and with what the source says where its columns do not."""
    if not source.says and not source.fixed:
        return raw
    said = dict(source.fixed) | {role: text for role, text in raw.items() if text}
    for role, words in source.says.items():
        text = said.get(role, "").strip()
        said[role] = words.get(text, words.get(text.casefold(), text))
    return said


def _pay(raw: Mapping[str, str], country: str | None) -> Salary | None:
    parts = raw.get("pay_low", ""), raw.get("pay_high", "")
    if any(parts):
        return pay_from_parts(*parts, raw.get("pay_currency", ""), raw.get("pay_period", ""))
    pay = raw.get("pay", "")
    if not pay:
        return None
    if raw.get("pay_period") and pay.replace(".", "", 1).strip().isdigit():
        return pay_from_parts(pay, pay, raw.get("pay_currency", ""), raw["pay_period"])
    return parse_pay(pay, country=country, currency=raw.get("pay_currency") or None)


def _pay_text(raw: Mapping[str, str]) -> str:
    if raw.get("pay_low") or raw.get("pay_high"):
        parts = (raw.get(role, "") for role in ("pay_low", "pay_high", "pay_currency", "pay_period"))
        return " ".join(part for part in parts if part)
    return raw.get("pay", "")
