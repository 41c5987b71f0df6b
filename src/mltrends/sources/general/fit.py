"""How well a column fits a role, from its header's words and the look of its cells together."""

from __future__ import annotations

from collections.abc import Callable

from mltrends.sources.general.looks import Look
from mltrends.sources.general.words import WITHIN

EMPTY = 0.5  # what a header is worth when the cells that were looked at are all empty


def fit(role: str, word: float, look: Look) -> float:
    """How sure it is that a column plays a role: 0 to 1.

    Args:
        role: the role.
        word: how sure the header's words make it.
        look: what the cells look like.
    """
    if word < 0:
        return 0.0
    if not look.filled:
        return word * EMPTY
    if look.keys:  # an object is no value: one of its keys may be
        return 0.0
    return max(word * _AGREES[role](look, word >= WITHIN), _ALONE.get(role, _no)(look))


def _no(look: Look) -> float:
    del look
    return 0.0


def _title(look: Look, told: bool) -> float:
    if (
        look.url > 0.3
        or look.number > 0.5
        or look.date > 0.7
        or look.yes_no > 0.8
        or not 3 <= look.length <= 150
    ):
        return 0.0
    if told:
        return 1.0 if look.title >= 0.05 else 0.85
    return 1.15 if look.title >= 0.5 else 1.0 if look.title >= 0.25 else 0.75 if look.title >= 0.1 else 0.3


def _text(look: Look, told: bool) -> float:
    if look.url > 0.5 or look.number > 0.5:
        return 0.0
    if look.long >= 0.3 or look.length >= 120:
        return 1.0 if told else 1.3
    return 0.75 if look.length >= 20 and told else 0.15


def _company(look: Look, _told: bool) -> float:
    odd = look.number > 0.5 or look.url > 0.5 or look.date > 0.5 or look.yes_no > 0.8 or look.length > 100
    return 0.0 if odd else 1.0


def _place(look: Look, _told: bool) -> float:
    if look.number > 0.6 or look.url > 0.3 or look.long > 0.3 or look.date > 0.6:
        return 0.0
    return 1.0 if look.place >= 0.3 else 0.8


def _country(look: Look, _told: bool) -> float:
    return (
        0.0
        if look.number > 0.5 or look.length > 60
        else 1.0
        if look.place >= 0.3 or look.length <= 3
        else 0.6
    )


def _pay(look: Look, _told: bool) -> float:
    if look.yes_no > 0.9 or (look.date > 0.9 and look.number < 0.5):
        return 0.0
    return 1.0 if look.money >= 0.2 or look.number >= 0.5 else 0.55


def _bound(look: Look, _told: bool) -> float:
    return 0.0 if look.yes_no > 0.9 else 1.0 if look.number >= 0.7 or look.money >= 0.5 else 0.1


def _currency(look: Look, _told: bool) -> float:
    return 1.0 if look.currency >= 0.6 else 0.1


def _period(look: Look, _told: bool) -> float:
    return 1.0 if look.period >= 0.5 else 0.3


def _date(look: Look, told: bool) -> float:
    if look.date >= 0.5:
        return 1.0
    ago = look.length <= 40 and look.number < 0.5 and look.url < 0.1  # "2 days ago", "vor 3 Tagen"
    return 0.65 if ago and told else 0.1


def _expires(look: Look, _told: bool) -> float:
    return 1.0 if look.date >= 0.3 else 0.1  # "until filled" and "as soon as possible" stand among days


def _remote(look: Look, _told: bool) -> float:
    return (
        1.0
        if look.yes_no >= 0.7 or look.remote >= 0.3 or (look.number >= 0.9 and look.distinct < 0.2)
        else 0.3
    )


def _employment(look: Look, told: bool) -> float:
    if look.number > 0.5 or look.url > 0.3 or look.date > 0.5 or look.length > 80:
        return 0.0
    return 1.1 if look.employment >= 0.3 else 0.65 if told else 0.3


def _industry(look: Look, told: bool) -> float:
    if look.number > 0.5 or look.url > 0.3 or look.date > 0.5 or look.yes_no > 0.8 or look.length > 100:
        return 0.0
    return 1.0 if look.industry >= 0.4 else 0.55 if told else 0.1


def _url(look: Look, _told: bool) -> float:
    return 1.0 if look.url >= 0.6 else 0.05


def _id(look: Look, told: bool) -> float:
    if look.counts or look.long > 0.1 or (look.date > 0.9 and not told and look.number < 0.5):
        return 0.0
    return 1.0 if look.distinct >= 0.9 else 0.1


def _title_alone(look: Look) -> float:
    fits = look.title >= 0.5 and 6 <= look.length <= 90 and look.distinct > 0.1 and look.url < 0.05
    return 0.5 + 0.2 * look.title if fits and look.long < 0.1 else 0.0


def _text_alone(look: Look) -> float:
    return 0.75 if look.long >= 0.6 and look.length >= 300 and look.url < 0.2 else 0.0


def _date_alone(look: Look) -> float:
    return 0.6 if look.date >= 0.9 and look.number < 0.5 else 0.0


def _pay_alone(look: Look) -> float:
    return 0.6 if look.money >= 0.7 and look.signed >= 0.5 and look.date < 0.3 else 0.0


def _url_alone(look: Look) -> float:
    return 0.65 if look.url >= 0.9 else 0.0


def _place_alone(look: Look) -> float:
    return (
        0.55 if look.place >= 0.75 and look.title < 0.2 and look.length >= 4 and look.distinct > 0.02 else 0.0
    )


def _remote_alone(look: Look) -> float:
    return 0.5 if look.remote >= 0.8 and look.yes_no < 0.1 and 4 < look.length <= 30 else 0.0


def _employment_alone(look: Look) -> float:
    return 0.5 if look.employment >= 0.8 and look.length <= 30 else 0.0


_AGREES: dict[str, Callable[[Look, bool], float]] = {
    "title": _title,
    "text": _text,
    "company": _company,
    "place": _place,
    "country": _country,
    "pay": _pay,
    "pay_low": _bound,
    "pay_high": _bound,
    "pay_currency": _currency,
    "pay_period": _period,
    "date": _date,
    "expires": _expires,
    "remote": _remote,
    "employment": _employment,
    "industry": _industry,
    "url": _url,
    "id": _id,
}
_ALONE: dict[str, Callable[[Look], float]] = {
    "title": _title_alone,
    "text": _text_alone,
    "date": _date_alone,
    "pay": _pay_alone,
    "url": _url_alone,
    "place": _place_alone,
    "remote": _remote_alone,
    "employment": _employment_alone,
}
