"""The truth about pay: quartiles as they came out, and as they were planted."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from typing import Any

from mltrends.sample.data import table
from mltrends.sample.ledger import Ledger
from mltrends.sample.places import countries
from mltrends.sample.roles import Role, roles

QUARTILES = (0.25, 0.5, 0.75)


def pay_truth(ledger: Ledger, role: Role) -> dict[str, Any]:
    """By currency: how many vacancies of a role state pay, and the quartiles that came out and were planted."""
    made = {}
    for currency in dict.fromkeys(country.currency for country in countries()):
        counts = ledger.pay.get((role.name, currency), Counter())
        made[currency] = {
            "n": sum(counts.values()),
            "realised": [_quantile(counts, share) for share in QUARTILES],
            "expected": _planted(roles().index(role), currency),
        }
    return made


def _quantile(counts: Counter[float], share: float) -> float | None:
    """Linear between the neighbours, as most programs do it."""
    total = sum(counts.values())
    if not total:
        return None
    where = share * (total - 1)
    low, high = _nth(counts, math.floor(where)), _nth(counts, math.ceil(where))
    return round(low + (high - low) * (where - math.floor(where)), 2)


def _nth(counts: Counter[float], number: int) -> float:
    for point in sorted(counts):
        number -= counts[point]
        if number < 0:
            return point
    raise IndexError(number)


@cache
def _planted(role: int, currency: str) -> list[int]:
    """Quartiles of the distribution that pay is drawn from; they do not depend on the seed."""
    return [round(_expected_pay(roles()[role], currency, share)) for share in QUARTILES]


def _expected_pay(role: Role, currency: str, share: float) -> float:
    """A quantile of the mixture over levels and countries that pay is drawn from."""
    given = table("market")["pay"]
    spread = math.hypot(given["spread"], given["employer"])
    parts = [
        (weight * country.weight * math.fsum(country.disclosed), math.log(role.base * factor * country.pay))
        for level, weight, factor in zip(role.levels, role.level_weights, role.level_pay, strict=True)
        for country in countries()
        if country.currency == currency and level != "intern"
    ]
    total = math.fsum(weight for weight, _ in parts)
    low, high = min(middle for _, middle in parts) - 3, max(middle for _, middle in parts) + 3
    for _ in range(40):
        middle = (low + high) / 2
        below = (
            math.fsum(w * 0.5 * (1 + math.erf((middle - m) / spread / math.sqrt(2))) for w, m in parts)
            / total
        )
        low, high = (middle, high) if below < share else (low, middle)
    return math.exp((low + high) / 2)
