"""Pay: from a cell, from running text, from structured cells; and who says it."""

from __future__ import annotations

from mltrends.parse.money.cell import parse_pay
from mltrends.parse.money.found import find_pay
from mltrends.parse.money.parts import pay_from_parts, pay_kind

__all__ = ["find_pay", "parse_pay", "pay_from_parts", "pay_kind"]
