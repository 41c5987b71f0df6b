"""Fixtures for charts: the made-up answers that tests of the report use too, and what was drawn."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from mltrends.charts import load
from mltrends.charts.house.draw import figure, house_style

MADE = Path(__file__).parents[1] / "report" / "made.py"


@pytest.fixture(scope="session")
def made():
    spec = importlib.util.spec_from_file_location("made_answers", MADE)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its topics ask for it
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def charts():
    return {chart.name: chart for chart in load()}


@dataclass(frozen=True)
class Seen:
    """What stands in a picture, as matplotlib measures it."""

    figure: object
    texts: list[tuple[str, Bbox]]
    sizes: list[float]  # of type
    ink: list[Bbox]
    box: Bbox

    @property
    def words(self):
        return [words for words, _ in self.texts]

    def cut(self):
        """Texts that run out of the picture."""
        return [words for words, box in self.texts if not _inside(box, self.box, 0.6)]

    def covered(self):
        """Pairs of texts that overlap."""
        return [
            (one, other)
            for at, (one, box) in enumerate(self.texts)
            for other, second in self.texts[at + 1 :]
            if _overlap(box, second)
        ]

    def spilt(self):
        """Ink that runs out of the picture."""
        return [box for box in self.ink if not _inside(box, self.box, 2.5)]


@pytest.fixture(scope="session")
def look_at():
    def look_at(chart, answers, look):
        with house_style():
            made = figure(chart, answers, look)
            renderer = FigureCanvasAgg(made).get_renderer()
            shown = [text for text in made.findobj(Text) if text.get_visible() and text.get_text()]
            texts = [(text.get_text(), text.get_window_extent(renderer)) for text in shown]
            drawn = [artist for ax in made.axes for artist in [*ax.lines, *ax.patches]]
            ink = [artist.get_window_extent(renderer) for artist in drawn]
            return Seen(made, texts, [text.get_fontsize() for text in shown], ink, made.bbox)

    return look_at


def _inside(box, outer, slack):
    return (
        box.x0 >= outer.x0 - slack
        and box.y0 >= outer.y0 - slack
        and box.x1 <= outer.x1 + slack
        and box.y1 <= outer.y1 + slack
    )


def _overlap(one, other):
    return one.x0 < other.x1 - 1 and other.x0 < one.x1 - 1 and one.y0 < other.y1 - 1 and other.y0 < one.y1 - 1
