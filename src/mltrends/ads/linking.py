"""Find the postings that are one ad, over all sources. Nothing is deleted: each posting names its first ad.

Two tiers are exact and need no comparison of pairs, so that the cost grows with the number of postings:
the same text under the same title by the same employer, and the same title, employer and place. Either
counts only while the ad is seen again within 60 days; after a longer silence it is a new ad.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pyarrow as pa

from mltrends.ads.employers import employer_key, is_agency
from mltrends.ads.personal import SUSPECT
from mltrends.model import POSTINGS, READINGS, Column, Problem
from mltrends.parse.mask import mask
from mltrends.store.tables import write_table

GAP_DAYS = 60  # an ad that was not seen for longer is a new one
LONG_TEXT = 400  # characters from which an equal text can be no chance


class Part(Protocol):
    """What is asked of a slice's partitions: where they are and which slice they are of."""

    @property
    def file(self) -> str: ...  # noqa: D102 - the warehouse's Part says what it is
    @property
    def slice(self) -> int: ...  # noqa: D102 - as above
    @property
    def postings(self) -> Path: ...  # noqa: D102 - as above
    @property
    def readings(self) -> Path: ...  # noqa: D102 - as above


def link(parts: Sequence[Part], out: Path) -> None:
    """Write one row per posting to the Parquet file `out`: its id, its first ad, first and last day seen.

    Columns: file, slice, row (in the slice), posting_id, canonical_id (the posting_id of the first ad),
    tier (exact or key; null for the first ad itself), first_seen and last_seen of the whole group, employer
    (the key by which employers are counted) and cluster (the employer's number; one of its own, below 0, for a
    posting that names none). The order of `parts` makes no difference.

    Raises:
        Problem: when there is no room to work or to write.
    """
    with tempfile.TemporaryDirectory(prefix=".ads-", dir=out.parent) as scratch:
        draft = Path(scratch) / "ads.parquet"
        con = duckdb.connect(config={"temp_directory": scratch, **_OFFLINE})
        try:
            _compare(con, parts, Path(scratch))
            _group(con)
            con.sql(_sql("ads")).write_parquet(str(draft), compression="zstd")
        except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
            reason = str(error).strip().splitlines()[0]
            raise Problem(
                f"{out} could not be written ({reason}); free room on the disk and run again"
            ) from error
        finally:
            con.close()
        draft.replace(out)


_OFFLINE: dict[str, Any] = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


def _compare(con: duckdb.DuckDBPyConnection, parts: Sequence[Part], scratch: Path) -> None:
    """Gather what decides whether postings are one ad."""
    con.execute(_sql("folds"))
    con.execute(
        _sql("parts"),
        {
            "file": [part.file for part in parts],
            "slice": [part.slice for part in parts],
            "postings": [str(part.postings) for part in parts],
            "readings": [str(part.readings) for part in parts],
        },
    )
    files = {
        "postings": sorted({str(part.postings) for part in parts})
        or [str(_empty(scratch, "postings", POSTINGS))],
        "readings": sorted({str(part.readings) for part in parts})
        or [str(_empty(scratch, "readings", READINGS))],
    }
    con.execute(_sql("sightings"), files)
    names = con.execute(_sql("company_names"), {"suspect": SUSPECT}).fetchall()
    con.register("given_employers", _employers(names))
    con.execute(_sql("employers"))
    con.unregister("given_employers")
    con.execute(_sql("compared"), {"long_text": LONG_TEXT})


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


def _group(con: duckdb.DuckDBPyConnection) -> None:
    """Join the chains of both tiers into groups: what shares a chain shares its first ad."""
    con.execute(_sql("exact_chains"), {"gap_days": GAP_DAYS})
    con.execute(_sql("key_chains"), {"gap_days": GAP_DAYS})
    con.execute(_sql("linked"))
    unsettled = 1
    while unsettled:
        con.execute(_sql("spread"))
        ((unsettled,),) = con.execute(_sql("unsettled")).fetchall()


def _sql(name: str) -> str:
    return resources.files("mltrends.ads").joinpath("sql", f"{name}.sql").read_text("utf-8")
