"""Mask e-mail addresses, phone numbers and personal links before anything reaches the file.

Masking each cell would cost more than all else; SQL finds the few that may hold something, and only
those are looked at. What is masked is never written unmasked first: a database file keeps the bytes of
rows that were changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection

from mltrends.ads.personal import SUSPECT
from mltrends.parse.mask import mask
from mltrends.warehouse.scripts import script, used


def register_masks(con: DuckDBPyConnection, values: Mapping[str, Any]) -> None:
    """Register the table `masks` (raw, masked) for this connection."""
    sql = script("build", "suspects")
    raw = [text for (text,) in con.execute(sql, used(sql, {"suspect": SUSPECT, **values})).fetchall()]
    con.register(
        "masks",
        pa.table({"raw": pa.array(raw, pa.string()), "masked": pa.array(map(mask, raw), pa.string())}),
    )
