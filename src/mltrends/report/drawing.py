"""Drawing many charts: on all cores, and those that are as they were not again.

A drawing is kept under a key made of all that goes into it: the words, the data of its picture,
and the code that draws. What is kept can be thrown away at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from multiprocessing import get_context, parent_process
from pathlib import Path

import matplotlib as mpl

from mltrends import charts
from mltrends.charts import Chart
from mltrends.charts.house.answers import Answers
from mltrends.charts.house.draw import Drawn, draw, house_style

TOGETHER = 12  # charts below which starting processes takes longer than drawing
MOST_KEPT = 1_000  # drawings; those used longest ago go first


@dataclass(frozen=True, slots=True)
class Wanted:
    """A chart to draw: one of the folder, or one of those of a thing, by its place among them."""

    name: str
    kind: str = ""  # skill or role, for a chart of one thing
    place: int = 0
    thing: str = ""

    def chart(self) -> Chart:
        """The chart, found anew in whichever process draws it."""
        if self.kind:
            return charts.load_each(self.kind)[self.place](self.thing)
        return next(chart for chart in charts.load() if chart.name == self.name)


def draw_all(wanted: Sequence[Wanted], answers: Answers, kept: Path | None = None) -> dict[str, Drawn]:
    """Draw charts, in the order in which they are wanted; gives the drawings by name.

    Args:
        wanted: names are unique.
        answers: what they are drawn from.
        kept: folder of drawings made before, if there is one; new ones are put there.
    """
    keys = {one.name: _key(one.chart(), answers, full=not one.kind) for one in wanted} if kept else {}
    done = {name: drawn for name, key in keys.items() if kept and (drawn := _fetch(kept / key))}
    missing = [one for one in wanted if one.name not in done]
    for one, drawn in zip(missing, _draw(missing, answers), strict=True):
        done[one.name] = drawn
        if kept:
            _keep(kept, keys[one.name], drawn)
    if kept:
        _let_go(kept, set(keys.values()))
    return {one.name: done[one.name] for one in wanted}


def _draw(missing: Sequence[Wanted], answers: Answers) -> Iterator[Drawn]:
    workers = min(os.process_cpu_count() if hasattr(os, "process_cpu_count") else os.cpu_count() or 1, 8)
    if len(missing) < TOGETHER or workers < 2:
        with house_style():
            yield from [_draw_one(one, answers) for one in missing]
        return
    context = get_context("spawn")  # a fork would take threads of DuckDB and Arrow along half-way
    given = (answers.tables, answers.about)
    with ProcessPoolExecutor(workers, context, initializer=_begin, initargs=given) as pool:
        yield from pool.map(_draw_here, missing, chunksize=2)


def _draw_one(one: Wanted, answers: Answers) -> Drawn:
    return draw(one.chart(), answers, full=not one.kind)


_given: list[Answers] = []  # of a process that draws
_worn = ExitStack()  # the style that it wears, to its end


def _begin(tables: Mapping, about: Mapping[str, str]) -> None:  # type: ignore[type-arg]  # as Answers has them
    _given.append(Answers(tables, about))
    _worn.enter_context(house_style())
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A run that is stopped kills the process that draws, which cannot tell those that draw for it."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _draw_here(one: Wanted) -> Drawn:
    return _draw_one(one, _given[0])


# ---------------------------------------------------------------- what is kept


def _key(chart: Chart, answers: Answers, *, full: bool) -> str:
    words = (chart.name, chart.question, chart.title(answers), chart.subtitle(answers), chart.alt(answers))
    told = (
        _house(),
        full,
        words,
        chart.source_line(answers),
        chart.sample(answers),
        list(_told(chart.picture(answers))),
    )
    return hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest()


def _told(value: object) -> Iterator[str]:
    """All data of a picture, whatever it is made of; a function is told by its name and what it holds."""
    if is_dataclass(value) and not isinstance(value, type):
        yield type(value).__qualname__
        for field in fields(value):
            yield from _told(getattr(value, field.name))
    elif isinstance(value, (list, tuple)):
        yield f"{len(value)}:"
        for one in value:
            yield from _told(one)
    elif isinstance(value, Callable):  # type: ignore[arg-type]  # a protocol of typing
        yield f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', '')}"
        for cell in getattr(value, "__closure__", None) or ():
            yield from _told(cell.cell_contents)
    else:
        yield repr(value)


@cache
def _house() -> str:
    """The code that draws: all of charts, and matplotlib's version."""
    folder = Path(charts.__file__).parent
    digest = hashlib.sha256(mpl.__version__.encode())
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".mplstyle", ".toml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _fetch(folder: Path) -> Drawn | None:
    """A drawing made before; none when it is not there or not whole."""
    try:
        texts = json.loads((folder / "drawn.json").read_text(encoding="utf-8"))
        png = (folder / "drawn.png").read_bytes() if texts.pop("png") else b""
        os.utime(folder)
        return Drawn(**texts, png=png)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _keep(kept: Path, key: str, drawn: Drawn) -> None:
    """Put a drawing where it is found again, whole or not at all; a full disk is no reason to fail."""
    draft = kept / f".{key}.{os.getpid()}.tmp"
    texts = {"wide": drawn.wide, "narrow": drawn.narrow, "alone": drawn.alone, "png": bool(drawn.png)}
    try:
        draft.mkdir(parents=True, exist_ok=True)
        (draft / "drawn.png").write_bytes(drawn.png)
        (draft / "drawn.json").write_text(json.dumps(texts), encoding="utf-8")
        shutil.rmtree(kept / key, ignore_errors=True)
        draft.rename(kept / key)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)


def _let_go(kept: Path, used: set[str]) -> None:
    others = [path for path in kept.glob("*") if path.name not in used] if kept.is_dir() else []
    others.sort(key=lambda path: (path.stat().st_mtime, path.name), reverse=True)
    for path in others[max(0, MOST_KEPT - len(used)) :]:
        shutil.rmtree(path, ignore_errors=True)
