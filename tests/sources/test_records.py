"""Raw files as records: every record once, in order, with its line, however the file is cut."""

from __future__ import annotations

import csv
import io
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mltrends.sources.records import encoding_of, header_of, looks_binary, records, slices_of


def cut(path, encoding="utf-8", delimiter=",", size=8 << 20):
    content = path.read_bytes()
    return [
        (piece, content[piece.start : piece.stop]) for piece in slices_of(path, encoding, delimiter, size)
    ]


def all_cells(path, encoding="utf-8", delimiter=",", size=8 << 20):
    return [
        record.cells
        for _, content in cut(path, encoding, delimiter, size)
        for record in records(content, encoding, delimiter)
    ]


cells = st.text(alphabet=st.sampled_from('ab ,;"\n\r\t·€é'), max_size=12)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=30), size=st.integers(1, 60)
)
def test_a_file_cut_anywhere_gives_the_records_that_were_written(tmp_path_factory, rows, size):
    path = tmp_path_factory.mktemp("cut") / "ads.csv"
    buffer = io.StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerows([["title", "text"], *rows])
    path.write_text(buffer.getvalue(), encoding="utf-8", newline="")

    assert all_cells(path, size=size) == rows


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=300), size=st.integers(1, 60))
def test_any_bytes_are_cut_without_losing_one_after_the_header(tmp_path_factory, content, size):
    path = tmp_path_factory.mktemp("any") / "ads.csv"
    path.write_bytes(content)

    pieces = [piece for piece, _ in cut(path, encoding="cp1252", size=size)]
    for piece, following in itertools.pairwise(pieces):
        assert piece.stop == following.start
    if pieces:
        assert pieces[-1].stop == len(content)


def test_a_grown_file_keeps_all_slices_but_the_last(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_text("title\n" + "".join(f"ad {number}\n" for number in range(100)))
    before = [content for _, content in cut(path, size=200)]
    with path.open("a") as file:
        file.write("one more\n")

    after = [content for _, content in cut(path, size=200)]
    assert after[: len(before) - 1] == before[:-1]


def test_slices_know_their_first_row_and_line(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_text('title\n"two\nlines"\nb\nc\n')

    pieces = [piece for piece, _ in cut(path, size=1)]

    assert [(piece.first_row, piece.first_line) for piece in pieces] == [(0, 2), (1, 4), (2, 5)]


def test_a_record_knows_its_line_and_its_raw_text():
    found = list(records(b'a,"x\ny"\r\n\r\nb,2\n', "utf-8", ","))

    assert [(record.row, record.line, record.raw) for record in found] == [
        (0, 0, 'a,"x\ny"\r\n'),
        (1, 3, "b,2\n"),
    ]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"plain", "utf-8"),
        ("Größe".encode(), "utf-8"),
        ("Größe".encode("cp1252"), "cp1252"),
        ("\ufefftitle".encode(), "utf-8-sig"),
        ("title".encode("utf-16"), "utf-16"),
    ],
)
def test_the_encoding_is_told_by_mark_then_by_strict_utf8_then_western(tmp_path, content, encoding):
    path = tmp_path / "ads.csv"
    path.write_bytes(content)

    assert encoding_of(path) == encoding


def test_utf16_is_one_slice_and_its_header_is_no_record(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_bytes("title,text\nA,ü\nB,ß\n".encode("utf-16"))

    assert header_of(path, "utf-16", ",") == ["title", "text"]
    assert all_cells(path, encoding="utf-16") == [["A", "ü"], ["B", "ß"]]


def test_a_file_with_zero_bytes_near_its_start_is_no_text(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_bytes(b"PK\x03\x04\x00\x00")

    assert looks_binary(path)
