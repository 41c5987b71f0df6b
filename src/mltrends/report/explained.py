"""The page of one ad: what was read from it, its words with marks, and every reason."""

from __future__ import annotations

from dataclasses import dataclass

from mltrends.explain import Explanation
from mltrends.report.render import render
from mltrends.report.style import policy, style

PAGE = "explain"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page that stands alone shows beside its content."""

    style: str
    policy: str
    version: str
    sample: bool


def explained_page(explanation: Explanation, version: str) -> str:
    """The page as HTML: one file that needs no other, no network and no JavaScript.

    Args:
        explanation: what the page tells.
        version: of the program that read the ad.
    """
    site = Sheet(style(PAGE), policy(PAGE), version, explanation.given.sample)
    return render("explain.html", site=site, page=explanation, told_at=explanation.told_at())
