"""Find the postings that are one ad, over all sources. Nothing is deleted: each posting names its first ad.

There are five tiers, in the order in which they are believed:

- id: the same publisher's id, in a source that keeps its ids; the employer or the title must have stayed
- snapshot: the same row in another file of a source whose files are each the whole set on one day
- exact: the same text under the same title by the same employer
- key: the same title, employer and place; not for an agency's ads, which are told by their texts
- near: nearly the same text under a title with the same words (see near.py)

The last three count only while the ad is seen again within 60 days, or before the day on which it was said to end;
after a longer silence it is a new ad.
None compares all pairs, so that the cost grows about with the number of postings.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Sequence
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

import duckdb
import numpy as np
import pyarrow as pa

from mltrends.ads.employers import employer_key, is_agency
from mltrends.ads.groups import join
from mltrends.ads.near_texts import SKETCH_BYTES, match_near
from mltrends.ads.personal import SUSPECT
from mltrends.model import POSTINGS, READINGS, Column, Problem
from mltrends.parse.mask import mask
from mltrends.store.tables import write_table

GAP_DAYS = 60  # an ad that was not seen for longer is a new one
LONG_TEXT = 400  # characters from which an equal text can be no chance


class Part(Protocol):
    """What is asked of a slice's partitions: where they are, which slice they are of, and of which world."""

    @property
    def file(self) -> str: ...  # noqa: D102 - the warehouse's Part says what it is
    @property
    def slice(self) -> int: ...  # noqa: D102 - as above
    @property
    def postings(self) -> Path: ...  # noqa: D102 - as above
    @property
    def readings(self) -> Path: ...  # noqa: D102 - as above
    @property
    def world(self) -> str:
        """Postings are linked within one world: what is set aside takes no ad from what counts."""

    @property
    def seen_on(self) -> date | None:
        """The day that the file tells; stands for that of a posting without a date."""


def link(
    parts: Sequence[Part],
    out: Path,
    *,
    stable_sources: Collection[str] = frozenset(),
    snapshot_sources: Collection[str] = frozenset(),
) -> None:
    """Write one row per posting to the Parquet file `out`: its id, its first ad, first and last day seen.

    Columns: file, slice, row (in the slice), posting_id, canonical_id (the posting_id of the first ad),
    tier (see above; null for the first ad itself), first_seen and last_seen of the whole group, employer
    (the key by which employers are counted) and cluster (the employer's number; one of its own, below 0, for a
    posting that names none); and of the group: sightings (its postings), reposts (later days on which it was
    posted anew by the same source in the same place) and places (distinct ones that are named). The order of
    `parts` makes no difference.

    Args:
        parts: the partitions.
        out: the file to write.
        stable_sources: sources in whose files an id always names the same ad.
        snapshot_sources: sources of whose files each is the whole set on one day.

    Raises:
        Problem: when there is no room to work or to write.
    """
    with tempfile.TemporaryDirectory(prefix=".ads-", dir=out.parent) as scratch:
        draft = Path(scratch) / "ads.parquet"
        con = duckdb.connect(config={"temp_directory": scratch, **_CONFIG})
        try:
            con.execute(_sql("quiet")).fetchall()
            sources = {
                "stable_sources": sorted(stable_sources),
                "snapshot_sources": sorted(snapshot_sources),
            }
            files = _gather(con, parts, Path(scratch), sources)
            _group(con, files["readings"])
            con.sql(_sql("ads")).write_parquet(str(draft), compression="zstd")
        except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
            reason = str(error).strip().splitlines()[0]
            raise Problem(
                f"{out} could not be written ({reason}); free memory or room on the disk and run again"
            ) from error
        finally:
            con.close()
        draft.replace(out)


_CONFIG: dict[str, Any] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "1200MB",  # beyond it, DuckDB works on the disk
}


def _gather(
    con: duckdb.DuckDBPyConnection, parts: Sequence[Part], scratch: Path, sources: dict[str, list[str]]
) -> dict[str, list[str]]:
    """Gather what decides whether postings are one ad; gives the files of postings and readings."""
    con.execute(_sql("folds"))
    con.execute(
        _sql("parts"),
        {
            "file": [part.file for part in parts],
            "slice": [part.slice for part in parts],
            "postings": [str(part.postings) for part in parts],
            "readings": [str(part.readings) for part in parts],
            "world": [part.world for part in parts],
            "seen_on": [part.seen_on for part in parts],
        },
    )
    files = {
        "postings": sorted({str(part.postings) for part in parts})
        or [str(_empty(scratch, "postings", POSTINGS))],
        "readings": sorted({str(part.readings) for part in parts})
        or [str(_empty(scratch, "readings", READINGS))],
    }
    con.execute(_sql("sightings"), {**files, **sources, "sketch_bytes": SKETCH_BYTES})
    names = con.execute(_sql("company_names"), {"suspect": SUSPECT}).fetchall()
    con.register("given_employers", _employers(names))
    con.execute(_sql("employers"))
    con.unregister("given_employers")
    con.execute(_sql("compared"), {"long_text": LONG_TEXT})
    return files


def _empty(folder: Path, name: str, columns: Sequence[Column]) -> Path:
    """A Parquet file without rows, for the run in which nothing could be read."""
    path = folder / f"no_{name}.parquet"
    write_table(path, columns, [])
    return path


def _employers(names: Sequence[tuple[str, bool]]) -> pa.Table:
    """Key and kind of each name; the key is counted by and shown, so it is made of the masked name."""
    keys = [employer_key(mask(name) if suspect else name) for name, suspect in names]
    columns = {
        "company": pa.array([name for name, _ in names], pa.string()),
        "employer": pa.array(keys, pa.string()),
        "agency": pa.array([is_agency(name) for name, _ in names], pa.bool_()),
    }
    return pa.table(columns)


def _group(con: duckdb.DuckDBPyConnection, readings: list[str]) -> None:
    """Join the chains of all tiers into groups: what shares a chain shares its first ad."""
    con.execute(_sql("matches"))
    for tier in ("id", "snapshot", "exact", "key"):
        con.execute(_sql(f"{tier}_matches"))
    match_near(con, readings)
    con.execute(_sql("chains"), {"gap_days": GAP_DAYS})
    links = con.execute(_sql("links")).fetchnumpy()
    one, other = (np.asarray(links[side], np.int64) for side in ("no", "chain_no"))
    firsts = join(np.arange(int(one.max(initial=0)) + 1), one, other)
    later = np.flatnonzero(firsts < np.arange(firsts.size))
    con.register("given_firsts", pa.table({"no": later, "first_no": firsts[later]}))
    con.execute(_sql("firsts"))
    con.unregister("given_firsts")


def _sql(name: str) -> str:
    return resources.files("mltrends.ads").joinpath("sql", f"{name}.sql").read_text("utf-8")
