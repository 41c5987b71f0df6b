"""The style sheet of the pages: the colours of the charts, then the rules of style.css."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from mltrends.charts.house.palette import DARK, LIGHT, css, variables


@cache
def style() -> str:
    """All CSS of a page, to stand in its head."""
    rules = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    themes = (
        f":root{{{variables(LIGHT)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{variables(DARK)}}}}}\n"
    )
    return f"\n{themes}{css('.chart')}\n{rules}"


@cache
def policy() -> str:
    """The content-security policy of a page: its own style, its own pictures, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
