"""What lies beside the pages: same bytes, safe cells, the SQL that was run, and a record of it all."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import duckdb
import pytest

from mltrends.charts.house.answers import Answer, AnswerError
from mltrends.report.downloads import csv_text
from mltrends.report.write import write_report


@pytest.mark.long
def test_the_same_warehouse_gives_the_same_bytes_drawn_anew_or_kept(report, made, tmp_path):
    write_report(made.warehouse(tmp_path / "w.duckdb"), tmp_path / "again")
    again = tmp_path / "again"

    paths = sorted(path.relative_to(report) for path in report.rglob("*") if path.is_file())

    assert paths == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    for path in paths:
        assert (report / path).read_bytes() == (again / path).read_bytes(), path


def test_every_answer_is_a_csv_with_all_its_rows(report, made):
    for name, rows in made.tables().items():
        with (report / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))

        assert len(found) == len(rows), name
        assert list(found[0]) == list(rows[0]) or set(found[0]) == set(rows[0]), name


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@sum(a1)", "\t=1", "\r=1", "  =1", "\n-1", "＝1", '=HYPERLINK("//a","b")'],
)
def test_text_that_a_spreadsheet_would_run_is_guarded(text):
    raw = csv_text(Answer("answer_x", ("cell",), ((text,),)))

    ((_,), (cell,)) = csv.reader(io.StringIO(raw, newline=""))
    assert cell == "'" + text.replace("\r", "\n")


def test_numbers_dates_flags_and_nothing_are_written_plainly():
    answer = Answer("answer_x", ("a", "b", "c", "d", "e"), ((-1.5, 3, date(2025, 1, 2), True, None),))

    assert csv_text(answer) == "a,b,c,d,e\n-1.5,3,2025-01-02,true,\n"


def test_the_sql_beside_a_chart_is_what_made_the_answer(report):
    assert (report / "sql" / "answer_pay.sql").read_text(encoding="utf-8") == "select *\nfrom answer_pay;\n"


def test_findings_are_there_for_programs_too(report):
    found = json.loads((report / "findings.json").read_text(encoding="utf-8"))

    assert 4 <= len(found) <= 6
    first = found[0]
    assert set(first) == {"name", "chart", "sentence", "evidence", "verdict", "number", "n"}
    assert first["n"] == 5432
    assert first["number"]["unit"] == "share"
    assert first["number"]["low"] < first["number"]["value"] < first["number"]["high"]


def test_the_record_says_what_the_folder_is_and_lists_all_files(report):
    record = json.loads((report / "report.json").read_text(encoding="utf-8"))

    assert record["what"] == "report of mltrends"
    assert record["sample"] is True
    assert (record["inputs_key"], record["as_of"]) == ("3f2a9c1d5b7e4a60", "2025-12-17")
    assert sorted(record["files"]) == sorted(
        path.relative_to(report).as_posix() for path in report.rglob("*") if path.is_file()
    )


def test_a_warehouse_without_an_answer_is_refused_with_those_that_it_has(made, tmp_path):
    path = made.warehouse(tmp_path / "w.duckdb")
    with duckdb.connect(str(path)) as con:
        con.execute("drop table answer_pay")

    with pytest.raises(AnswerError, match=r"no answer 'answer_pay'.*answer_roles"):
        write_report(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_answer_without_a_column_is_refused_by_its_name(made, tmp_path):
    path = made.warehouse(tmp_path / "w.duckdb")
    with duckdb.connect(str(path)) as con:
        con.execute("alter table answer_roles drop column ci_low")

    with pytest.raises(AnswerError, match="answer_roles has no column 'ci_low'"):
        write_report(path, tmp_path / "out")
