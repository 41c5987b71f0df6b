"""Raw strings become values: the one place where the columns of every source meet the parsers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mltrends.model import Profile, Salary, Source
from mltrends.parse.company import tidy_company
from mltrends.parse.dates import parse_date
from mltrends.parse.employment import parse_employment
from mltrends.parse.money import parse_pay, pay_from_parts, pay_kind
from mltrends.parse.places import parse_place
from mltrends.parse.remote import remote_flag
from mltrends.sources.recognise import header_word
from mltrends.store.files import digest_of


class Columns:
    """Which cells of a record play which role, found once per file."""

    def __init__(self, source: Source, header: Sequence[str]) -> None:
        position: dict[str, int] = {}
        for number, cell in enumerate(header):
            position.setdefault(header_word(cell), number)
        self._missing = frozenset(source.missing)
        self._cells = {
            role: tuple(position[column] for column in columns if column in position)
            for role, columns in source.roles.items()
        }

    def raw(self, cells: Sequence[str], role: str) -> str:
        """The first filled cell of the role, as the publisher wrote it; empty when there is none."""
        for number in self._cells.get(role, ()):
            if (cell := cells[number]) and cell.strip() not in self._missing and not cell.isspace():
                return cell
        return ""


def posting_of(cells: Sequence[str], columns: Columns, source: Source, profile: Profile) -> dict[str, Any]:
    """The posting that a record's cells make: every raw string, and the value read from it."""
    raw = {role: columns.raw(cells, role) for role in source.roles}
    place = parse_place(raw.get("place", ""), raw.get("country", ""))
    pay = _pay(raw, place.country)
    pay_text = _pay_text(raw)
    digest = digest_of(
        *(raw[role] for role in sorted(raw))
    )  # not of ignored cells: many files number their rows
    return {
        "base_id": f"{source.name}:{raw['id'].strip()}" if raw.get("id") else f"{source.name}:{digest}",
        "row_digest": digest,
        "source": source.name,
        "title": raw["title"],
        "text": raw.get("text", ""),
        "company_text": raw.get("company", ""),
        "place_text": raw.get("place", ""),
        "country_text": raw.get("country", ""),
        "pay_text": pay_text,
        "date_text": raw.get("date", ""),
        "remote_text": raw.get("remote", ""),
        "employment_text": raw.get("employment", ""),
        "url": raw.get("url", ""),
        "company": tidy_company(raw.get("company", "")),
        "city": place.city,
        "region": place.region,
        "country": place.country,
        "posted_on": parse_date(raw.get("date", ""), day_first=profile.day_first),
        "remote": remote_flag(raw.get("remote", "")),
        "employment": parse_employment(raw.get("employment", "")),
        "pay_min": pay.min if pay else None,
        "pay_max": pay.max if pay else None,
        "pay_currency": pay.currency if pay else None,
        "pay_period": pay.period if pay else None,
        "pay_kind": pay_kind(pay_text, source.pay_kind) if pay else "none",
    }


def refusal(cells: Sequence[str], columns: Columns, header: Sequence[str]) -> str | None:
    """Why a record cannot be a posting; None when it can."""
    if len(cells) != len(header):
        return f"{'too few' if len(cells) < len(header) else 'too many'} cells ({len(cells)}, the header has {len(header)})"
    if list(cells) == list(header):
        return "the header once more"
    if not columns.raw(cells, "title") and not columns.raw(cells, "text"):
        return "neither title nor text"
    return None


def _pay(raw: Mapping[str, str], country: str | None) -> Salary | None:
    parts = raw.get("pay_low", ""), raw.get("pay_high", "")
    if any(parts):
        return pay_from_parts(*parts, raw.get("pay_currency", ""), raw.get("pay_period", ""))
    return parse_pay(raw.get("pay", ""), country=country, currency=raw.get("pay_currency") or None)


def _pay_text(raw: Mapping[str, str]) -> str:
    if raw.get("pay_low") or raw.get("pay_high"):
        parts = (raw.get(role, "") for role in ("pay_low", "pay_high", "pay_currency", "pay_period"))
        return " ".join(part for part in parts if part)
    return raw.get("pay", "")
