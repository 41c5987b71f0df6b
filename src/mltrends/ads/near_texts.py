"""The near tier's way from partitions to matches: the texts piece by piece, so that memory stays bounded."""

from __future__ import annotations

import tomllib
from importlib import resources

import duckdb
import numpy as np
import pyarrow as pa

from mltrends.ads.near import Texts, find_near
from mltrends.extract.sketch import PERMUTATIONS

SKETCH_BYTES = 2 * PERMUTATIONS
PIECE_TEXTS = 250_000  # distinct texts whose sketches are in memory at once; a title is never cut
_BATCH = 20_000  # rows read at once


def match_near(con: duckdb.DuckDBPyConnection, readings: list[str]) -> None:
    """Add the matches of the near tier to the table `matches`."""
    words = tomllib.loads(resources.files("mltrends.ads").joinpath("titles.toml").read_text("utf-8"))
    con.execute(_sql("short_words"), {"short": list(words["short"]), "long": list(words["short"].values())})
    con.execute(_sql("title_words"), {"dropped": words["dropped"]})
    con.execute(_sql("near_texts"), {"piece_texts": PIECE_TEXTS})
    names = dict(con.execute(_sql("near_owners")).fetchall()) | {0: ""}
    for piece, first_text, texts in con.execute(_sql("near_pieces")).fetchall():
        firsts = find_near(_texts(con, readings, piece, first_text, texts), names)
        numbers = {"text_no": np.arange(texts) + first_text, "first_text": firsts + first_text}
        con.register("given_near", pa.table(numbers))
        con.execute(_sql("near_matches"))
        con.unregister("given_near")


def _texts(
    con: duckdb.DuckDBPyConnection, readings: list[str], piece: int, first_text: int, texts: int
) -> Texts:
    """The texts of a piece, each at its number; read batch by batch, since sketches take the most room."""
    made = Texts(
        titles=np.empty(texts, np.int64),
        owners=np.empty(texts, np.int64),
        agency=np.empty(texts, np.bool_),
        sketches=np.empty((texts, PERMUTATIONS), np.uint16),
    )
    given = con.sql(_sql("near_sketches"), params={"readings": readings, "piece": piece})
    for batch in given.to_arrow_reader(_BATCH):
        text_no, title_no, owner_no, agency, sketches = batch.columns
        place = text_no.to_numpy() - first_text
        made.titles[place], made.owners[place] = title_no.to_numpy(), owner_no.to_numpy()
        made.agency[place] = agency.to_numpy(zero_copy_only=False)
        joined = np.frombuffer(b"".join(sketches.to_pylist()), "<u2")
        made.sketches[place] = joined.reshape(-1, PERMUTATIONS)
    return made


def _sql(name: str) -> str:
    return resources.files("mltrends.ads").joinpath("sql", f"{name}.sql").read_text("utf-8")
