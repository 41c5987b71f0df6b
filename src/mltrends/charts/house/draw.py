"""From a chart to its files: figure, picture for sharing, SVG for a page and SVG on its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray
from PIL import Image

from mltrends.charts.house import svg
from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Chart, Picture
from mltrends.charts.house.field import field, spots_of
from mltrends.charts.house.layout import DPI, Box, box_of, place, write
from mltrends.charts.house.look import NARROW, PNG, WIDE, Look
from mltrends.charts.house.palette import colour
from mltrends.charts.house.text import LEADING, any_script, balanced, wrap

STYLE = Path(__file__).with_name("house.mplstyle")
PNG_SCALE = 2  # pixels of the file for one of ours, sharp on dense screens
MOST_COLOURS = 256  # of a picture for sharing
MARGIN = 40.0  # of the picture for sharing
SAMPLE = "synthetic sample"


@dataclass(frozen=True, slots=True)
class Drawn:
    """All forms of one chart."""

    wide: str  # SVG for a page, from 640 px on
    narrow: str  # SVG for a page on a phone
    alone: str  # SVG as a file of its own
    png: bytes


_worn: ContextVar[bool] = ContextVar("worn", default=False)


@contextmanager
def house_style() -> Iterator[None]:
    """The house style and nothing of the user's own: the same bytes on every desk.

    To put it on takes longer than to draw a small chart: who draws many puts it on around them all.
    """
    if _worn.get():
        yield
        return
    token = _worn.set(True)
    try:
        with mpl.rc_context(_style()), any_script():
            yield
    finally:
        _worn.reset(token)


@cache
def _style() -> mpl.RcParams:
    return mpl.rc_params_from_file(STYLE)


def draw(chart: Chart, answers: Answers, *, full: bool = True) -> Drawn:
    """Draw a chart in all its forms, or, unless `full`, in the narrow one alone; the others are empty then."""
    picture = chart.picture(answers)
    with house_style():
        narrow = _svg(chart, answers, NARROW, picture)
        if not full:
            return Drawn("", svg.to_text(narrow), "", b"")
        wide = _svg(chart, answers, WIDE, picture)
        png = _png(figure(chart, answers, PNG, picture))
    wide_text = svg.to_text(wide)
    return Drawn(wide=wide_text, narrow=svg.to_text(narrow), alone=_alone(chart, answers, wide), png=png)


def figure(chart: Chart, answers: Answers, look: Look, picture: Picture | None = None) -> Figure:
    """The chart as a matplotlib figure; to be called in `house_style`. What is to be drawn may be given."""
    picture = picture or chart.picture(answers)
    height = look.fixed_height or picture.height(look)
    made = Figure(figsize=(look.width / DPI, height / DPI), dpi=DPI)
    ax = field(made, (0.0, 0.0, 1.0, 1.0))
    if look.fixed_height:
        _frame(ax, chart, answers, look)
    picture.draw(ax, look)
    return made


def _frame(ax: Axes, chart: Chart, answers: Answers, look: Look) -> None:
    """Question, finding, measure and source inside a picture that travels alone."""
    ax.figure.set_facecolor(colour("paper"))
    box = box_of(ax).inset(MARGIN, MARGIN, 34, 28)
    y = box.top
    write(ax, box.left, y, chart.question, look.small, ink="muted")
    if chart.sample(answers):
        _stamp(ax, box.right, y, look)
    y += look.small * 1.0
    for words, size, ink, bold in (
        (chart.title(answers), 32.0, "ink", True),
        (chart.subtitle(answers), 17.0, "muted", False),
    ):
        for line in balanced(words, size, box.width, most=2, bold=bold):
            write(ax, box.left, y + size * LEADING / 2, line, size, ink=ink, bold=bold)
            y += size * LEADING
        y += 5
    source = wrap(chart.source_line(answers), 14, box.width, most=2)
    bottom = box.bottom - len(source) * 14 * LEADING
    for at, line in enumerate(source):
        write(ax, box.left, bottom + (at + 0.5) * 14 * LEADING, line, 14, ink="muted")
    place(ax, Box(box.left, y + 12, box.width, bottom - 14 - (y + 12)))


def _stamp(ax: Axes, right: float, y: float, look: Look) -> None:
    words = SAMPLE
    label = write(ax, right - 12, y, words, look.small, ink="warn", align="right", bold=True)
    label.set_bbox(
        {
            "facecolor": colour("warnpaper"),
            "edgecolor": colour("warn"),
            "boxstyle": "round,pad=0.35,rounding_size=0.4",
        }
    )


def _svg(chart: Chart, answers: Answers, look: Look, picture: Picture) -> Element:
    made = figure(chart, answers, look, picture)
    out = io.StringIO()
    made.savefig(out, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    words = chart.title(answers), chart.alt(answers)
    return svg.tidy(out.getvalue(), f"{chart.name}-{look.name}", *words, spots_of(made))


def _png(made: Figure) -> bytes:
    """The picture in 256 colours of its own, which is smaller and sooner written."""
    made.set_dpi(DPI * PNG_SCALE)
    canvas = FigureCanvasAgg(made)
    canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib has no types for it
    out = io.BytesIO()
    few_colours(np.asarray(canvas.buffer_rgba())).save(out, format="png")  # type: ignore[no-untyped-call]  # as above
    return out.getvalue()


def few_colours(pixels: NDArray[np.uint8]) -> Image.Image:
    """Pixels of red, green, blue and a fourth value, with a palette; the colour of the corner is kept as it is.

    Colours are looked for among the pixels that differ from the corner alone: most of a picture is paper.
    """
    whole = np.ascontiguousarray(pixels).view(np.uint32).ravel()
    inked = np.flatnonzero(whole != whole[0])
    found = np.zeros(whole.shape, dtype=np.uint8)
    palette = [int(value) for value in pixels[0, 0, :3]]
    if inked.size:
        line = whole[inked].view(np.uint8).reshape(1, -1, 4)
        ink = Image.fromarray(line).convert("RGB").quantize(MOST_COLOURS - 1, Image.Quantize.FASTOCTREE)
        found[inked] = np.asarray(ink)[0] + 1
        palette += ink.getpalette() or []
    made = Image.fromarray(found.reshape(pixels.shape[:2]))
    made.putpalette(palette[: MOST_COLOURS * 3])
    return made


def _alone(chart: Chart, answers: Answers, wide: Element) -> str:
    """The wide SVG with finding, measure and source around it."""
    margin, y = 24.0, 24.0
    room = WIDE.width
    heading, footing = [], []
    sample = chart.sample(answers)
    eyebrow = f"{SAMPLE} · {chart.question}" if sample else chart.question
    for words, size, ink, bold in (
        (eyebrow, 13.0, "warn" if sample else "muted", False),
        (chart.title(answers), 22.0, "ink", True),
        (chart.subtitle(answers), 14.0, "muted", False),
    ):
        for line in balanced(words, size, room, most=3, bold=bold):
            heading.append(svg.line_of_text(margin, y + size, line, size, ink, bold=bold))
            y += size * LEADING
        y += 4
    top = y + 12
    y = top + float(wide.attrib["height"]) + 14
    for line in wrap(chart.source_line(answers), 12, room, most=3):
        footing.append(svg.line_of_text(margin, y + 12, line, 12, "muted"))
        y += 12 * LEADING
    return svg.standing_alone(wide, heading, footing, Box(margin, top, room, y + margin))
