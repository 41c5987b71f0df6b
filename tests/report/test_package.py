"""What is handed out explains itself, is safe to open, and is put in its place whole."""

from __future__ import annotations

import csv
import json
import shutil

import duckdb
import pyarrow.parquet as pq
import pytest
from tests.warehouse.rows import Given, source, warehouse

from mltrends.cli import call
from mltrends.model import WrongUse
from mltrends.report.package import write_package


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("package")
    given = Given(
        {
            "ads.csv": [
                {"posted_on": "2024-01-05", "skills": ["python"]},
                {"posted_on": None, "skills": ["sql"]},
            ]
        },
        sources=(source(licence="CC BY 4.0", citation="The board, 2024", title="=1+1"),),
    )
    return warehouse(folder, given, comments=True)


@pytest.fixture(scope="module")
def package(made, tmp_path_factory):
    out = tmp_path_factory.mktemp("out") / "export"
    write_package(made, out)
    return out, json.loads((out / "datapackage.json").read_text(encoding="utf-8"))


def test_every_mart_and_answer_is_there_and_no_row_of_an_ad(package, made):
    names = {resource["name"] for resource in package[1]["resources"]}

    with duckdb.connect(str(made), read_only=True) as con:
        tables = {
            name for (name,) in con.execute("select table_name from information_schema.tables").fetchall()
        }
    tables.remove("answer_ad_roles")  # it has a row for each ad
    assert {name for name in tables if name.startswith(("answer_", "mart_", "field_"))} <= names
    assert names & {"postings", "ads", "mentions", "rejects", "ad_concepts", "paid_ads", "companies"} == set()


def test_the_description_is_that_of_the_files(package):
    out, description = package

    assert {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()} == {
        "datapackage.json",
        *(resource[form] for resource in description["resources"] for form in ("path", "parquet")),
    }
    for resource in description["resources"]:
        fields = resource["schema"]["fields"]
        with (out / resource["path"]).open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        table = pq.read_table(out / resource["parquet"])
        assert header == table.column_names == [field["name"] for field in fields]
        assert len(rows) == table.num_rows == resource["rows"]
        assert all(field["description"] for field in fields), resource["name"]
        assert len(resource["title"]) > 10
        for field, column in zip(fields, zip(*rows, strict=True), strict=False):
            read = {"integer": int, "number": float, "boolean": {"true": 1, "false": 0}.__getitem__}.get(
                field["type"], str
            )
            [read(cell) for cell in column if cell]


def test_a_grain_is_a_key_and_one_that_may_be_missing_is_no_primary_key(package):
    out, description = package
    schemas = {resource["name"]: resource["schema"] for resource in description["resources"]}

    assert schemas["mart_role_month"]["primaryKey"] == ["source", "month", "role"]
    assert schemas["field_coverage"]["uniqueKeys"] == [["source", "month", "field"]]
    for resource in description["resources"]:
        schema = resource["schema"]
        if resource["name"] == "thresholds":  # one row, and so no key
            continue
        key = schema.get("primaryKey") or schema["uniqueKeys"][0]
        rows = [
            tuple(row[name] for name in key) for row in pq.read_table(out / resource["parquet"]).to_pylist()
        ]
        assert len(set(rows)) == len(rows), resource["name"]


def test_sources_come_with_their_terms(package):
    assert package[1]["licenses"] == [{"name": "other", "title": "CC BY 4.0"}]
    assert package[1]["sources"] == [{"title": "=1+1", "license": "CC BY 4.0", "citation": "The board, 2024"}]


def test_text_that_a_spreadsheet_would_run_is_guarded_in_csv_alone(package):
    out, _ = package

    assert ",'=1+1," in (out / "data" / "answer_sources.csv").read_text(encoding="utf-8")
    assert pq.read_table(out / "data" / "answer_sources.parquet")["title"].to_pylist() == ["=1+1"]


def test_the_same_warehouse_gives_the_same_bytes_and_takes_the_place_of_an_older_export(
    made, package, tmp_path
):
    out = tmp_path / "export"
    write_package(made, out, ["pay", "mart_role_month"])
    assert sorted(path.stem for path in (out / "data").glob("*.csv")) == ["answer_pay", "mart_role_month"]

    write_package(made, out)

    for path in package[0].rglob("*.*"):
        assert (out / path.relative_to(package[0])).read_bytes() == path.read_bytes()
    assert list(tmp_path.iterdir()) == [out]


def test_what_is_no_export_is_left_alone(made, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "datapackage.json").write_text('{"name": "mine"}')

    with pytest.raises(WrongUse, match="nothing of yours is overwritten"):
        write_package(made, tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["datapackage.json"]


def test_what_fails_leaves_the_older_export(made, tmp_path, monkeypatch):
    out = tmp_path / "export"
    write_package(made, out, ["pay"])
    before = (out / "datapackage.json").read_bytes()
    monkeypatch.setattr("mltrends.report.package.csv_text", lambda result: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        write_package(made, out)

    assert (out / "datapackage.json").read_bytes() == before
    assert list(tmp_path.iterdir()) == [out]


def test_the_verb_exports_and_refuses_unknown_names(made, tmp_path, capsys):
    home = tmp_path / "home"
    (home / "data" / "processed").mkdir(parents=True)
    shutil.copy(made, home / "data" / "processed" / "mltrends.duckdb")

    assert call(["export", "--home", str(home)]) == 0
    assert "each as CSV and Parquet" in capsys.readouterr().out
    assert (home / "reports" / "export" / "data" / "answer_pay.csv").exists()
    assert call(["export", "--home", str(home), "--only", "answer_pai"]) == 2
    assert "did you mean" in capsys.readouterr().err
    assert call(["export", "--home", str(home), "--only", "postings"]) == 2
    (home / "file").touch()
    assert call(["export", "--home", str(home), "--to", str(home / "file" / "x")]) == 2
    assert "cannot be written" in capsys.readouterr().err
