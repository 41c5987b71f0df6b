"""Pages on one topic each: charts, and the words of topics.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from mltrends.report.page import Ground, Made, Page, Topic

WORDS = Path(__file__).with_name("topics.toml")


def _page(name: str, words: dict[str, Any]) -> Page:
    return Page(
        name, words["words"], words.get("group", "Findings"), words["order"], partial(_make, name, words)
    )


def _make(name: str, words: dict[str, Any], ground: Ground) -> Iterator[Made]:
    if not ground.on(name):
        return
    topic = Topic(
        eyebrow=words["words"],
        title=words["title"],
        lede=words["lede"],
        figures=ground.on(name),
        limits=tuple(words["limits"]),
    )
    yield Made(f"{name}.html", "topic.html", topic, ground.picture(name))


PAGES = tuple(_page(name, words) for name, words in tomllib.loads(WORDS.read_text(encoding="utf-8")).items())
