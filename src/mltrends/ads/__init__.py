"""Which postings are one ad, over all files: canonical ids, first and last seen."""

from __future__ import annotations

from mltrends.ads.linking import link

__all__ = ["link"]
