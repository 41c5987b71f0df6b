"""Charts: one file a chart, each declaring `CHART`; this module finds them.

Adding a chart is adding a file. What all charts share (colours, measures, forms) is in `house`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from mltrends.charts.house.chart import Chart

__all__ = ["Chart", "load"]


@cache
def load() -> tuple[Chart, ...]:
    """All charts, in the order in which a page shows them."""
    names = [found.name for found in pkgutil.iter_modules(__path__) if not found.ispkg]
    charts = [importlib.import_module(f"{__name__}.{name}").CHART for name in sorted(names)]
    return tuple(sorted(charts, key=lambda chart: (chart.order, chart.name)))
