"""Names of countries, which answers tell by their codes."""

from __future__ import annotations

from functools import cache

from mltrends.charts.house.words import clean
from mltrends.parse.tables import rows

SHORT = {"US": "United States", "GB": "United Kingdom"}
UNSTATED = "Country unstated"


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in rows("countries.tsv")} | SHORT


def country_name(code: str) -> str:
    """`Germany` for `DE`; a code that is not known stays as it is."""
    return UNSTATED if code == "unstated" else _names().get(code, clean(code, 20))
