"""Pages: one file a page or kind of page, each declaring `PAGES`; this module finds them.

Adding a page is adding a file, or an entry of topics.toml where a page is nothing but charts and words.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from mltrends.report.page import Page

GROUPS = ("Findings", "Claims", "Look up", "Trust")


@cache
def load() -> tuple[Page, ...]:
    """All pages, in the order of the navigation."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    pages = [page for name in names for page in importlib.import_module(f"{__name__}.{name}").PAGES]
    return tuple(sorted(pages, key=lambda page: (GROUPS.index(page.group), page.order, page.name)))
