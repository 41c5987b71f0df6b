"""Pages made of templates: everything that goes in is escaped, unless it is markup of our own."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from mltrends.charts.house.verdicts import FELL, NO_CLEAR_CHANGE, ROSE, TOO_LITTLE
from mltrends.charts.house.words import clean
from mltrends.report.finding import TOO_FEW

TEMPLATES = Path(__file__).with_name("templates")
NUMBER = re.compile(r"(?:[A-Z]{3} )?[<>+−]?\d[\d,.]*(?:[%k]|\b)")
SIGNS = {ROSE: "▲", FELL: "▼", NO_CLEAR_CHANGE: "=", TOO_LITTLE: "…", TOO_FEW: "…"}


def render(name: str, **values: Any) -> str:
    """The page of a template."""
    return _templates().get_template(name).render(**values)


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.tests["number_like"] = lambda cell: bool(NUMBER.match(cell))
    made.filters["short"] = lambda key: clean(key or "unknown", 80)[:12]
    made.globals["verdicts"] = SIGNS
    return made
