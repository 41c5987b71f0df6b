"""Questions and their answers: one .sql file each, with its contract in its head.

A question that SQL cannot finish has a .py file of the same name beside it, which makes the answer of
the rows that the SQL gives.
"""

from __future__ import annotations

from mltrends.metrics.answer import Further, answer_all
from mltrends.metrics.load import load_metrics

__all__ = ["Further", "answer_all", "load_metrics"]
