"""What a run does with a raw file, up to its postings, held to what is promised of it; for tests and for fuzzing."""

from __future__ import annotations

from pathlib import Path

from mltrends.model import Problem
from mltrends.run.inputs import inspect, slice_content
from mltrends.sources.reader import check_side, read_slice
from mltrends.sources.records import records
from mltrends.store.tables import read_table

CORPUS = Path(__file__).with_name("corpus")


def as_raw_file(content, folder, mapping=None):
    """Look at bytes as at a raw file and read them; gives the rows kept. What breaks a promise is an AssertionError."""
    path, given = folder / "ads.csv", folder / "ads.csv.mapping.toml"
    path.write_bytes(content)
    given.unlink(missing_ok=True)
    if mapping is not None:
        given.write_bytes(mapping)
    return sum(_read(file, folder) for file in inspect(path, "ads.csv", folder / "plain"))


def _read(file, folder):
    assert (file.problem is None) == bool(file.slices)
    assert all(told.isprintable() for told in (file.name, file.problem or "", *file.unseen, *file.flags))
    if file.profile is None:
        return 0
    rows = total = 0
    for piece in file.slices:
        bytes_of_slice = slice_content(file.plain, piece, file.path, file.recipe)
        found = list(records(bytes_of_slice, file.profile))
        read = check_side if file.side else read_slice
        try:
            kept, refused = read(bytes_of_slice, file.profile, folder / "kept", folder / "refused")
        except Problem:
            continue
        assert kept + refused == len(found)
        assert len(read_table(folder / "refused")) == refused
        if not file.side:
            assert [row["row"] for row in read_table(folder / "kept", ["row"])] == sorted(
                {one.row for one in found} - {row["row"] for row in read_table(folder / "refused", ["row"])}
            )
        rows, total = rows + kept, total + len(found)
    assert total == file.rows
    return rows
