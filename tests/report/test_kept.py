"""What a run answered is kept whole, in the same bytes, and comes back as it was."""

from __future__ import annotations

import json

import pyarrow.parquet as pq
import pytest

from mltrends.report.kept import KeptError, keep_answers, kept_of, read_kept
from mltrends.report.read import read_answers, read_queries, read_types
from mltrends.report.site import Wish
from mltrends.report.write import write_report
from mltrends.warehouse.open import connect


def read(warehouse):
    con = connect(warehouse)
    try:
        return kept_of(read_answers(con), read_queries(con)), read_types(con)
    finally:
        con.close()


@pytest.fixture(scope="module")
def answered(sample_home):
    """What the real answers of a run on the sample are, and the types of their columns."""
    return read(sample_home / "data" / "processed" / "mltrends.duckdb")


def test_what_comes_back_is_what_the_warehouse_holds(answered, tmp_path):
    kept, types = answered

    keep_answers(kept, types, tmp_path / "2026-01-01_000000")
    back = read_kept(tmp_path / "2026-01-01_000000")

    assert back.run == "2026-01-01_000000"
    assert back.answers == kept.answers
    assert back.questions == kept.questions
    assert back.questions["answer_pay"].grain == ("role", "currency")


def test_the_same_answers_are_the_same_bytes(answered, tmp_path):
    for name in ("one", "other"):
        keep_answers(*answered, tmp_path / name)

    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "other").iterdir())
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes(), name


def test_no_row_of_an_ad_is_kept(answered, tmp_path):
    keep_answers(*answered, tmp_path / "kept")

    assert not (tmp_path / "kept" / "answer_ad_roles.parquet").exists()
    for path in (tmp_path / "kept").glob("*.parquet"):
        assert "posting_id" not in pq.read_schema(path).names, path.name


def test_an_answer_without_rows_keeps_its_columns_and_their_types(made, tmp_path):
    kept, types = read(made.warehouse(tmp_path / "w.duckdb", {"answer_pay": []}))
    keep_answers(kept, types, tmp_path / "kept")

    schema = pq.read_schema(tmp_path / "kept" / "answer_pay.parquet")

    assert [str(schema.field(name).type) for name in ("role", "k", "p50", "suppressed")] == [
        "string",
        "int64",
        "double",
        "bool",
    ]
    assert read_kept(tmp_path / "kept").answers.table("answer_pay").rows == ()


@pytest.mark.long
def test_a_report_keeps_its_answers_when_asked_to(made, drawings, tmp_path):
    warehouse = made.warehouse(tmp_path / "w.duckdb")

    write_report(warehouse, tmp_path / "out", Wish(keep=tmp_path / "kept", kept=drawings))

    assert read_kept(tmp_path / "kept").answers == read(warehouse)[0].answers


@pytest.mark.parametrize("harm", ["no folder", "half a table", "another file", "no table"])
def test_what_cannot_be_read_is_said_with_its_place(answered, tmp_path, harm):
    folder = tmp_path / "kept"
    if harm != "no folder":
        keep_answers(*answered, folder)
    table = folder / "answer_roles.parquet"
    if harm == "half a table":
        table.write_bytes(table.read_bytes()[:40])
    if harm == "another file":
        (folder / "about.json").write_text(json.dumps([1]))
    if harm == "no table":
        table.unlink()

    with pytest.raises(KeptError, match=r"kept in .*kept cannot be read"):
        read_kept(folder)
