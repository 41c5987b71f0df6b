"""Pay: what a job truly pays, whether an ad says so, and in which words."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mltrends.sample.data import on_line, table
from mltrends.sample.draw import Draw
from mltrends.sample.places import Country

HOURS, MONTHS = 2080, 12
BY_HOUR = ("USD", "CAD")
BY_MONTH = ("DE", "IN", "FR")
LAKH = 100_000


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay as the ad states it, in the money of the country. A missing bound is None."""

    low: float | None
    high: float | None
    currency: str
    period: str
    shown_in: str  # columns, both or text

    @property
    def a_year(self) -> float:
        """Factor from the stated period to a year."""
        return {"year": 1, "month": MONTHS, "hour": HOURS}[self.period]

    @property
    def point(self) -> float | None:
        """The middle of the stated pay, a year; None when only one bound is stated."""
        if self.low is None or self.high is None:
            return None
        return (self.low + self.high) / 2 * self.a_year


def median_pay(base: float, level: float, country: Country) -> float:
    """The median of yearly pay in local money."""
    return base * level * country.pay


def yearly(draw: Draw, median: float, employer: float) -> float:
    """True yearly pay: log-normal around the median, with the employer's own way of paying."""
    return median * math.exp(table("market")["pay"]["spread"] * draw.normal() + employer)


def disclosed(country: Country, at: float) -> float:
    """The share of ads of a country that state pay, at a point of the window."""
    return on_line(country.disclosed, at)


def stated(draw: Draw, pay: float, country: Country, employment: str, *, two_sided: bool) -> Pay:
    """What the ad says of true pay; `two_sided` for a board that never shows one bound alone."""
    given = table("market")["pay"]
    period = _period(draw, given, country, employment)
    width = draw.uniform(*given["half_width"])
    low, high = (_rounded(bound, country, period) for bound in (pay * (1 - width), pay * (1 + width)))
    kind = draw.random()
    if kind < given["exact"]:
        low = high = _rounded(pay, country, period)
    elif kind < given["exact"] + given["one_sided"] and not two_sided:
        return Pay(*draw.pick(((low, None), (None, high))), country.currency, period, "text")
    where = draw.random()
    shown = given["shown_in"]
    place = (
        "columns"
        if where < shown["columns"]
        else "both"
        if where < shown["columns"] + shown["both"]
        else "text"
    )
    return Pay(low, high, country.currency, period, place)


def _period(draw: Draw, given: dict[str, Any], country: Country, employment: str) -> str:
    by_hour = country.currency in BY_HOUR
    if employment == "internship":
        return "hour" if by_hour else "month"
    if employment == "full-time":
        if by_hour and draw.chance(given["hourly"]):
            return "hour"
        return "month" if country.code in BY_MONTH and draw.chance(given["monthly"]) else "year"
    return "hour" if by_hour else "year"


def _rounded(pay: float, country: Country, period: str) -> float:
    if period == "hour":
        return round(pay / HOURS * 2) / 2
    step = country.step if period == "year" else country.step // 10
    return float(max(1, round(pay / (12 if period == "month" else 1) / step)) * step)


# ---------------------------------------------------------------- words


def pay_line(draw: Draw, pay: Pay, country: Country, language: str) -> str:
    """A sentence that states the pay."""
    pools = table("sentences/offers")
    write = _writer(draw, pay, country, language)
    low = write(pay.low) if pay.low is not None else ""
    high = write(pay.high) if pay.high is not None else ""
    if language != "en" and low and high and pay.period == "year":
        line = draw.pick(pools["pay"][language])
    elif not high:
        line = draw.pick(pools["pay"]["starting"])
    elif not low:
        line = draw.pick(pools["pay"]["up_to"])
    else:
        line = draw.pick(pools["pay"]["exact" if pay.low == pay.high else "range"])
    said: str = line.format(low=low, high=high, per=draw.pick(pools["per"][pay.period]))
    return said.replace(" /", "/")


def _writer(draw: Draw, pay: Pay, country: Country, language: str) -> Callable[[float], str]:
    """How this ad writes amounts; one way for both bounds."""
    if pay.period == "hour":
        return lambda amount: f"{country.sign}{amount:.2f}" if amount % 1 else f"{country.sign}{amount:.0f}"
    if language == "de":
        return lambda amount: f"{amount:,.0f} €".replace(",", ".")
    if language == "fr":
        return lambda amount: f"{amount:,.0f} €".replace(",", " ")
    if country.currency == "INR":
        ways = (lambda a: f"INR {a:,.0f}", lambda a: f"₹{a / LAKH:g} lakh", lambda a: f"₹{a:,.0f}")
        return draw.pick(ways if pay.period == "year" else ways[::2])
    sign = country.sign
    whole = [
        lambda a: f"{sign}{a:,.0f}",
        lambda a: f"{sign}{a:,.0f}",
        lambda a: f"{country.currency} {a:,.0f}",
    ]
    if country.currency == "CAD":
        whole = [lambda a: f"${a:,.0f} CAD", lambda a: f"C${a:,.0f}", lambda a: f"${a:,.0f}"]
    short = [lambda a: f"{sign}{a / 1000:g}k", lambda a: f"{sign}{a / 1000:g}K"]
    return draw.pick(whole + short if pay.period == "year" else whole)
