"""The look of pages: colours of the charts, the rules of style.css, then those of one page alone; and what a page may load."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from mltrends.charts.house.palette import DARK, LIGHT, css, variables

CODE = Path(__file__).with_name("assets") / "site.js"


@cache
def style(page: str = "") -> str:
    """All CSS of a page, to stand in its head.

    Args:
        page: name of a page with rules of its own, in a file beside style.css.
    """
    themes = (
        f":root{{{variables(LIGHT)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{variables(DARK)}}}}}\n"
        f"@media screen{{:root[data-theme=dark]{{{variables(DARK)}}}}}\n"
    )
    rules = _file("style") + (_file(page) if page else "")
    return f"\n{themes}{css('.chart')}\n{rules}"


@cache
def policy(page: str = "", scripts: str = "") -> str:
    """The content-security policy of a page: its own style, its own pictures, and nothing else.

    Args:
        page: as in `style`.
        scripts: where scripts may come from; none may when it is empty.
    """
    allowed = f"script-src {scripts}; " if scripts else ""
    return (
        f"default-src 'none'; {allowed}style-src {digest_of(style(page))}; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def code() -> str:
    """The script of the pages."""
    return CODE.read_text(encoding="utf-8")


def digest_of(text: str) -> str:
    """The digest by which a policy lets a text of the page pass."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _file(name: str) -> str:
    return Path(__file__).with_name(f"{name}.css").read_text(encoding="utf-8")
