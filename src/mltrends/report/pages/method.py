"""The page on method: what the numbers mean, and what they cannot say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.words import clean
from mltrends.metrics.changes import FALSE_FINDS, MIN_HITS, MONTHS
from mltrends.report.page import Ground, Made, Page
from mltrends.report.tables import Setting, settings_of

SHOWN = {
    "mltrends_version": "mltrends",
    "schema_version": "tables",
    "vocabulary_version": "vocabulary",
    "inputs_key": "inputs",
    "as_of": "newest ad",
}


@dataclass(frozen=True, slots=True)
class Method:
    """What the page shows."""

    thresholds: Mapping[str, str]
    months: int  # on each side of a test of change
    min_hits: int  # on both sides together
    false_finds: str  # share of them among what is named
    settings: tuple[Setting, ...]
    layers: tuple[str, ...]  # on top of the built-in vocabulary, with what their publishers ask to be said
    versions: tuple[Setting, ...]
    by_role: bool  # whether the ads were picked by role


def _make(ground: Ground) -> Iterator[Made]:
    yield Made("method.html", "method.html", _method(ground.answers))


def _method(answers: Answers) -> Method:
    settings = settings_of(answers.about)
    thresholds = {
        s.name.removeprefix("thresholds."): s.value for s in settings if s.name.startswith("thresholds.")
    }
    versions = tuple(
        Setting(words, clean(answers.about.get(key) or "unknown", 80)) for key, words in SHOWN.items()
    )
    layers = tuple(clean(line, 600) for line in answers.about.get("vocabulary_layers", "").splitlines())
    by_role = bool(answers.about.get("filter_roles"))
    return Method(thresholds, MONTHS, MIN_HITS, f"{FALSE_FINDS:.0%}", settings, layers, versions, by_role)


PAGES = (Page("method", "Method", "Trust", 20, _make),)
