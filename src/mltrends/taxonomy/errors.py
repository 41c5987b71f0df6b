"""The one error of this room."""

from __future__ import annotations

from mltrends.model import WrongUse


class TaxonomyError(WrongUse):
    """A taxonomy file says something that cannot be meant.

    The message names the file, the line and the entry, what is wrong, and what is allowed.
    """
