"""What two runs rest on, and who leads: ads, sources, the newest ad, the skills at the top, the funnel."""

from __future__ import annotations

from collections.abc import Iterator

from mltrends.charts.house.words import clean, count, counted, day_name
from mltrends.report.between.change import ADS, LEADER, NEWEST, SOURCE, STAGE, TOP, Change, apart
from mltrends.report.between.rows import Key, Row, interval_of, is_alike, name_of, rows_of
from mltrends.report.kept import Kept

AT_THE_TOP = 25  # skills; as many as the answer by month follows
ROLES, SKILLS, SOURCES, FUNNEL = "answer_roles", "answer_skills", "answer_sources", "answer_funnel"

Rows = dict[Key, Row]


def levels_changed(before: Kept, after: Kept) -> Iterator[Change]:
    """What is told in whole numbers and places."""
    yield from _ads(before, after)
    yield from _sources(before, after)
    yield from _newest(before, after)
    for name, what in ((SKILLS, "skill"), (ROLES, "role")):
        if is_alike(before, after, name):
            yield from _leader(rows_of(before, name, "share"), rows_of(after, name, "share"), name, what)
    yield from _top(rows_of(before, SKILLS, "rank"), rows_of(after, SKILLS, "rank"))
    yield from _funnel(before, after)


def _ads(before: Kept, after: Kept) -> Iterator[Change]:
    was, now = (
        max((row["n"] or 0 for row in rows_of(kept, ROLES, "n").values()), default=0)
        for kept in (before, after)
    )
    if was != now:
        yield Change(ADS, "ads in scope", was, now, f"Ads in scope: {count(was)} to {count(now)}.", ROLES)


def _sources(before: Kept, after: Kept) -> Iterator[Change]:
    was, now = (
        {key: row for key, row in rows_of(kept, SOURCES, "title", "ads").items() if row["ads"]}
        for kept in (before, after)
    )
    for key in sorted(set(now) - set(was)):
        title, ads = clean(now[key]["title"], 80), now[key]["ads"]
        yield Change(SOURCE, title, None, ads, f"New source with {counted(ads, 'ad')}: {title}.", SOURCES)
    for key in sorted(set(was) - set(now)):
        title, ads = clean(was[key]["title"], 80), was[key]["ads"]
        sentence = f"Source gone, before with {counted(ads, 'ad')}: {title}."
        yield Change(SOURCE, title, ads, None, sentence, SOURCES)


def _newest(before: Kept, after: Kept) -> Iterator[Change]:
    was, now = (clean(kept.answers.about.get("as_of", ""), 40) for kept in (before, after))
    if was != now:
        one, other = (day_name(day).replace("\u00a0", " ") or "undated" for day in (was, now))
        yield Change(NEWEST, "newest ad", was or None, now or None, f"Newest ad: {one} to {other}.")


def _leader(before: Rows, after: Rows, answer: str, what: str) -> Iterator[Change]:
    old, new = _first(before), _first(after)
    if old is None or new is None or old == new:
        return
    beyond = any(_moved(before, after, key) for key in (old, new))
    one, other = (_label(rows[key]) for rows, key in ((before, old), (after, new)))
    chance = "" if beyond else "; both shares moved within their intervals"
    verb = "advertised" if what == "role" else "mentioned"
    sentence = f"Most {verb} {what}: {other}, before it was {one}{chance}."
    yield Change(LEADER, what, one, other, sentence, answer, beyond=beyond)


def _top(before: Rows, after: Rows) -> Iterator[Change]:
    was, now = (
        {key for key, row in rows.items() if row["rank"] is not None and row["rank"] <= AT_THE_TOP}
        for rows in (before, after)
    )
    if not was or not now:
        return
    for word, keys in (("entered", now - was), ("left", was - now)):
        for key in sorted(keys):
            ranks = [rows[key]["rank"] if key in rows else None for rows in (before, after)]
            name = _label(after.get(key) or before[key])
            beyond = _moved(before, after, key)
            chance = "" if beyond else "; its share moved within its interval"
            sentence = (
                f"{name} {word} the {AT_THE_TOP} most mentioned skills "
                f"({_place(ranks[0])}, now {_place(ranks[1])}{chance})."
            )
            weight = -min(rank for rank in ranks if rank is not None)
            yield Change(TOP, name, ranks[0], ranks[1], sentence, SKILLS, beyond=beyond, weight=weight)


def _funnel(before: Kept, after: Kept) -> Iterator[Change]:
    was, now = (rows_of(kept, FUNNEL, "rows", by=("stage",)) for kept in (before, after))
    for at, key in enumerate(now):
        if key in was and was[key]["rows"] != now[key]["rows"]:
            stage, numbers = clean(key[0], 60), (was[key]["rows"], now[key]["rows"])
            sentence = f"Rows {stage}: {count(numbers[0])} to {count(numbers[1])}."
            yield Change(STAGE, stage, *numbers, sentence, FUNNEL, weight=-at)


def _first(rows: Rows) -> Key | None:
    """What has the largest share of all; None where none may be shown."""
    shown = [key for key, row in rows.items() if row["share"] is not None]
    return min(shown, key=lambda key: (-rows[key]["share"], key), default=None)


def _moved(before: Rows, after: Rows, key: Key) -> bool:
    """True when a share lies apart from what it was, or can only be told in one of the runs."""
    one, other = (interval_of(rows[key]) if key in rows else None for rows in (before, after))
    return one is None or other is None or apart(one, other)


def _label(row: Row) -> str:
    return name_of(row, ("concept",) if "concept" in row else ("role",))


def _place(rank: int | None) -> str:
    return "not ranked" if rank is None else f"place {rank}"
