"""What the documents claim, as data, and each claim put to the test by one of a few measures.

A claim is an entry of a file in `data/`; a measure is a module in `measures/` with a .sql file of the same
name beside it, by which a reader gets the same number; a rule is an entry of `rules.toml`.
"""

from __future__ import annotations

from mltrends.claims.answer import claim_answers
from mltrends.claims.load import ClaimError, load_claims

__all__ = ["ClaimError", "claim_answers", "load_claims"]
