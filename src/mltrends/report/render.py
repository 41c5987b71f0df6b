"""Pages made of templates: everything that goes in is escaped, unless it is markup of our own."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined

from mltrends.charts.house.chart import Table
from mltrends.charts.house.verdicts import FELL, NO_CLEAR_CHANGE, ROSE, TOO_LITTLE
from mltrends.charts.house.words import clean
from mltrends.report.finding import TOO_FEW

TEMPLATES = Path(__file__).with_name("templates")
ALONE = "{% block main %}{% endblock %}"  # what is around a page that stands among others
NUMBER = re.compile(r"(?:[A-Z]{3} )?[<>+−]?\d[\d,.]*(?:[%k]|\b)")
SIGNS = {ROSE: "▲", FELL: "▼", NO_CLEAR_CHANGE: "=", TOO_LITTLE: "…", TOO_FEW: "…"}


def render(name: str, **values: Any) -> str:
    """The page of a template."""
    return _templates().get_template(name).render(**values)


def render_main(name: str, **values: Any) -> str:
    """What a template puts between head and foot of a page, without these."""
    return _templates(whole=False).get_template(name).render(**values)


def _share_of(cell: str) -> float | None:
    """The percentage that a cell holds; none where it holds something else."""
    found = re.fullmatch(r"[<>]?(\d+(?:\.\d+)?)%", cell)
    return min(100.0, float(found[1])) if found else None


def _first_share(table: Table) -> int:
    """The first column of percentages, to have bars; -1 without one."""
    columns = range(1, len(table.head))
    return next((at for at in columns if any(_share_of(row[at]) is not None for row in table.rows)), -1)


@cache
def _templates(*, whole: bool = True) -> Environment:
    files = FileSystemLoader(TEMPLATES)
    made = Environment(
        loader=files if whole else ChoiceLoader([DictLoader({"base.html": ALONE}), files]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.tests["number_like"] = lambda cell: bool(NUMBER.match(cell))
    made.filters["short"] = lambda key: clean(key or "unknown", 80)[:12]
    made.filters["share_of"] = _share_of
    made.filters["first_share"] = _first_share
    made.globals["verdicts"] = SIGNS
    return made
