"""Build the warehouse: one DuckDB file with all that was read, counted on fixed grains, checked."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from mltrends.model import Source
from mltrends.rates import Rates
from mltrends.store.settings import Settings
from mltrends.warehouse.checks import run_checks
from mltrends.warehouse.given import FileAccount, Part, Taxonomy, given_tables, given_values
from mltrends.warehouse.lay import Meanings, lay, lay_macros
from mltrends.warehouse.masks import register_masks
from mltrends.warehouse.open import writing

__all__ = ["FileAccount", "Part", "build"]
NO_RATES = Rates()


def build(
    target: Path,
    *,
    parts: Sequence[Part],
    files: Sequence[FileAccount],
    sources: Sequence[Source],
    taxonomy: Taxonomy,
    settings: Settings,
    ads: Path,
    about: dict[str, str],
    rates: Rates = NO_RATES,
) -> None:
    """Build the warehouse at `target`; what stands there is replaced. The order of `parts` makes no difference.

    Args:
        target: the file to build, beside the published one.
        parts: the slices that were read, with their Parquet files.
        files: what became of each raw file.
        sources: the datasets that postings may be of.
        taxonomy: the vocabulary with which the ads were read.
        settings: scope, thresholds, and whether snippets are kept.
        ads: what `ads.link` wrote for the same parts.
        about: what is known of the run; `sample` is "true" where all ads are the synthetic sample.
        rates: exchange rates, prices and purchasing power that the user supplied.

    Raises:
        WarehouseError: when the file cannot be written, or a check finds that its tables do not agree.
    """
    for old in (target, target.with_name(f"{target.name}.wal")):
        old.unlink(missing_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix=".build-", dir=target.parent) as scratch,
        writing(target, new=True) as con,
    ):
        values = given_values(parts, ads, taxonomy, settings, about, Path(scratch))
        for name, table in given_tables(parts, files, sources, taxonomy, settings, about, rates).items():
            con.register(name, table)
        register_masks(con, values)
        meanings = Meanings()
        lay_macros(con)
        lay(con, ("staging", "marts"), meanings, values)
        lay_macros(con, "table_macros")
        run_checks(con, meanings, values)
