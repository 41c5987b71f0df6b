"""The style sheet of the pages: the colours of the charts, then the rules of style.css, then those of one page alone."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from mltrends.charts.house.palette import DARK, LIGHT, css, variables


@cache
def style(page: str = "") -> str:
    """All CSS of a page, to stand in its head.

    Args:
        page: name of a page with rules of its own, in a file beside style.css.
    """
    themes = (
        f":root{{{variables(LIGHT)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{variables(DARK)}}}}}\n"
    )
    rules = _file("style") + (_file(page) if page else "")
    return f"\n{themes}{css('.chart')}\n{rules}"


@cache
def policy(page: str = "") -> str:
    """The content-security policy of a page: its own style, its own pictures, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style(page).encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' data:; base-uri 'none'; form-action 'none'"


def _file(name: str) -> str:
    return Path(__file__).with_name(f"{name}.css").read_text(encoding="utf-8")
