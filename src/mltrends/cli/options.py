"""Options that several verbs share, defined once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar

import click

layer_option = click.option(
    "--layer",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A vocabulary layer on top of those that mltrends.toml names; may be given more than once.",
)


class Duration(click.ParamType[float]):
    """A span of time as people write it: 90s, 30m, 26h, 7d."""

    name = "time"
    _SECONDS: ClassVar[dict[str, float]] = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The span in seconds."""
        if isinstance(value, float):
            return value
        found = re.fullmatch(r"(\d{1,6}(?:\.\d{1,3})?)\s*([smhd])", str(value).strip().lower())
        if not found:
            self.fail(f"{value!r} is no span of time; write 90s, 30m, 26h or 7d", param, ctx)
        return float(found.group(1)) * self._SECONDS[found.group(2)]


def span_shown(seconds: float) -> str:
    """A span of time, short: 12 s, 5 min, 3 h, 2 days."""
    for size, unit in ((86400.0, "days"), (3600.0, "h"), (60.0, "min")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s" if seconds >= 10 else f"{seconds:.1f} s"


home_option = click.option(
    "--home",
    type=click.Path(path_type=Path),
    default=Path(),
    show_default="the folder where you stand",
    help="Folder that holds data/raw, data/processed and reports.",
)
