"""What a chart is: the nouns that every file of a chart fills in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from matplotlib.axes import Axes

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.facts import facts
from mltrends.charts.house.look import Look


class Picture(Protocol):
    """What is to be drawn, measured before it is drawn."""

    def height(self, look: Look) -> float:
        """How many pixels high the drawing wants to be."""

    def draw(self, ax: Axes, look: Look) -> None:
        """Put ink on the axes; it keeps inside the box that the axes have when they are handed in."""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a chart, as words ready to read."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """Which ads stand behind a number that a chart shows."""

    words: str  # what the ads have in common, as "ads that mention Python"
    kind: str  # the query that finds them, by its name
    of: Mapping[str, str]  # what the query is asked for


def nothing_behind(_answers: Answers) -> tuple[Behind, ...]:
    """For charts whose numbers are not of ads, or of all of them."""
    return ()


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: the answer it shows, the question it answers, and how it says what it found."""

    name: str  # of its files, and its anchor on a page
    page: str  # on which it stands
    order: int  # of charts on a page
    metric: str  # the answer table that it draws
    also: tuple[str, ...]  # further answers that it reads
    question: str
    title: Callable[[Answers], str]  # the finding, at most twelve words
    subtitle: Callable[[Answers], str]  # measure, unit, place, period, n, sources
    alt: Callable[[Answers], str]  # kind of chart, measure and finding, for who cannot see it
    note: Callable[[Answers], str]  # how to read it
    table: Callable[[Answers], Table]
    picture: Callable[[Answers], Picture]
    behind: Callable[[Answers], tuple[Behind, ...]] = nothing_behind  # the number of the title first
    of_others: Callable[[Answers], str] | None = None  # whence its numbers are, when of no ads of the run
    drawn: bool = True  # False: pages show its table with bars, for drawing each of very many takes too long

    def source_line(self, answers: Answers) -> str:
        """Where its numbers come from."""
        return self.of_others(answers) if self.of_others else facts(answers).source_line

    def sample(self, answers: Answers) -> bool:
        """True when its numbers are of ads that are made up."""
        return self.of_others is None and facts(answers).sample

    def draw(self, ax: Axes, answers: Answers, look: Look) -> None:
        """Draw the chart onto axes that were handed in."""
        self.picture(answers).draw(ax, look)
