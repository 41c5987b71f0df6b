"""Charts: one file a chart, each declaring `CHART`; this module finds them.

Adding a chart is adding a file. What all charts share (colours, measures, forms) is in `house`;
charts that there is one of for each skill or role are in `each`, one file a chart, each declaring
`EACH`, of what there is one, and `chart`, which makes the chart of one of them.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache

from mltrends.charts import each
from mltrends.charts.house.chart import Chart

__all__ = ["Chart", "load", "load_each"]


@cache
def load() -> tuple[Chart, ...]:
    """All charts, in the order in which a page shows them."""
    names = [found.name for found in pkgutil.iter_modules(__path__) if not found.ispkg]
    charts = [importlib.import_module(f"{__name__}.{name}").CHART for name in sorted(names)]
    return tuple(sorted(charts, key=lambda chart: (chart.order, chart.name)))


@cache
def load_each(kind: str) -> tuple[Callable[[str], Chart], ...]:
    """What makes the charts of one skill, given its concept, or of one role, given its name."""
    names = sorted(found.name for found in pkgutil.iter_modules(each.__path__))
    modules = [importlib.import_module(f"{each.__name__}.{name}") for name in names]
    return tuple(module.chart for module in sorted(modules, key=lambda m: m.ORDER) if kind == module.EACH)
