"""Why numbers of two runs may differ for other reasons than their ads: version, vocabulary, settings, queries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mltrends.charts.house.words import clean, counted, listed
from mltrends.report.between.change import QUERY, SAMPLE, SETTING, VERSION, VOCABULARY, Change
from mltrends.report.kept import Kept

ABOUT_PAGES = ("report.", "retention.")  # settings that no number depends on
REASON = "numbers may differ for that reason"
SHORT = 12  # signs of a digest that are shown


def sample_changed(before: Kept, after: Kept) -> Iterator[Change]:
    """That one of the runs is on made-up ads: then nothing else is worth a word."""
    was, now = (kept.answers.about.get("sample", "") == "true" for kept in (before, after))
    if was != now:
        words = {True: "the synthetic sample", False: "real ads"}
        sentence = f"Before it was {words[was]}, now it is {words[now]}: the two are not compared."
        yield Change(SAMPLE, "sample", was, now, sentence)


def basis_changed(before: Kept, after: Kept) -> Iterator[Change]:
    """What the numbers are made by."""
    about, now = before.answers.about, after.answers.about
    for key, kind, words in (
        ("mltrends_version", VERSION, "mltrends is of another version"),
        ("schema_version", VERSION, "the tables are of another version"),
        ("vocabulary_version", VOCABULARY, "the vocabulary is another one"),
    ):
        was, here = (clean(each.get(key, "unknown"), 80) for each in (about, now))
        if was != here:
            short = (was, here) if kind == VERSION else (was[:SHORT], here[:SHORT])
            sentence = f"{words[0].upper()}{words[1:]} ({short[0]}, now {short[1]}): {REASON}."
            yield Change(kind, key, was, here, sentence)
    yield from _settings(about.get("settings", ""), now.get("settings", ""))
    yield from _queries(before, after)


def _settings(before: str, after: str) -> Iterator[Change]:
    was, now = _pairs(before), _pairs(after)
    for name in sorted(set(was) | set(now)):
        one, other = was.get(name, "not known"), now.get(name, "not known")
        if one != other and not name.startswith(ABOUT_PAGES):
            sentence = f"Setting {name}: {_difference(one, other)}; {REASON}."
            yield Change(SETTING, name, one, other, sentence)


def _pairs(settings: str) -> dict[str, str]:
    lines = (line.partition(" = ") for line in settings.splitlines())
    return {clean(name, 80): clean(value, 2000) for name, _, value in lines if name.strip()}


def _difference(one: str, other: str) -> str:
    """Of two lists what came and went, of other values both."""
    if not (one.startswith("[") and other.startswith("[")):
        return f"{clean(one, 80)} to {clean(other, 80)}"
    was, now = (re.findall(r'"([^"]*)"', words) for words in (one, other))
    came, went = ([word for word in here if word not in there] for here, there in ((now, was), (was, now)))
    told = [f"{what} {listed(words)}" for what, words in (("now with", came), ("now without", went)) if words]
    return ", ".join(told) or "in another order"


def _queries(before: Kept, after: Kept) -> Iterator[Change]:
    both = sorted(set(before.questions) & set(after.questions))
    other = [name for name in both if before.questions[name].query != after.questions[name].query]
    if other:
        made = "is made by another query" if len(other) == 1 else "are made by other queries"
        sentence = f"{counted(len(other), 'answer')} {made} ({listed(other)}): {REASON}."
        yield Change(QUERY, ", ".join(other), None, len(other), sentence)
