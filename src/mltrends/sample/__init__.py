"""Synthetic ads with a known truth, in the shapes of three real formats.

All employers, people and sentences are invented. `write` makes a sample of any size, row by row;
`ensure` makes it when it is not there; `marker` tells its files from real ones.
"""

from __future__ import annotations

from mltrends.sample.marker import Marker, marker
from mltrends.sample.write import ensure, write, write_excerpt

__all__ = ["Marker", "ensure", "marker", "write", "write_excerpt"]
