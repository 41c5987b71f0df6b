"""One ad explained: what was read from it, from which words, and which rule said yes or no.

Everything here is data, masked and safe to show; the command line prints it, the report makes a page of it.
"""

from __future__ import annotations

from mltrends.explain.ad import Explanation, explain
from mltrends.explain.evidence import Given, notes_on

__all__ = ["Explanation", "Given", "explain", "notes_on"]
