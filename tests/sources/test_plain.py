"""Packed and recoded files: the plain text comes out, and damage is said."""

from __future__ import annotations

import bz2
import gzip
import io
import zipfile

import pyarrow as pa
import pytest

from mltrends.sources.plain import BOMB_BYTES, Damaged, Recipe, make_plain, members, packing_of, restore

TEXT = "title,text\nDatenanalyst,Größe\n" * 200


def zst(content):
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as out:
        out.write(content)
    return sink.getvalue().to_pybytes()


def zipped(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(("packing", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("zst", zst)])
def test_a_packed_file_is_unpacked_whatever_its_name(tmp_path, packing, pack):
    path = tmp_path / "ads.csv"
    path.write_bytes(pack(TEXT.encode()))

    assert packing_of(path) == packing
    recipe, plain, encoding = make_plain(path, packing, "", tmp_path / "out")
    assert plain.read_text("utf-8") == TEXT
    assert (recipe, encoding) == (Recipe(packing), "utf-8")


@pytest.mark.parametrize(("packing", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("zst", zst)])
def test_a_packed_file_that_is_cut_off_is_refused_and_leaves_nothing(tmp_path, packing, pack):
    path = tmp_path / "ads.csv"
    packed = pack(TEXT.encode() + bytes(range(256)) * 50)
    path.write_bytes(packed[: len(packed) - 9])

    with pytest.raises(Damaged, match="damaged or cut off"):
        make_plain(path, packing, "", tmp_path / "out")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("packing", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("zst", zst)])
def test_a_bomb_is_refused_long_before_it_fills_a_disk(tmp_path, packing, pack):
    path = tmp_path / "ads.csv"
    path.write_bytes(pack(b"title,text\n" + bytes(BOMB_BYTES + 2_000_000)))

    with pytest.raises(Damaged, match="as no table does"):
        make_plain(path, packing, "", tmp_path / "out")
    assert list(tmp_path.iterdir()) == [path]


def test_a_zip_file_of_very_many_large_tables_is_refused_unopened(tmp_path):
    path = tmp_path / "ads.zip"
    path.write_bytes(zipped({f"{number}.csv": bytes(6_000_000) for number in range(20)}))

    with pytest.raises(Damaged, match="as no table does"):
        members(path)


def test_a_zip_file_that_says_less_than_it_holds_gives_no_more_than_it_says(tmp_path):
    content = zipped({"a.csv": b"title,text\n" + bytes(3_000_000)})
    said, lie = (3_000_011).to_bytes(4, "little"), (20).to_bytes(4, "little")
    path = tmp_path / "ads.zip"
    path.write_bytes(content.replace(said, lie))

    with pytest.raises(Damaged):
        make_plain(path, "zip", "a.csv", tmp_path / "out")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("packing", ["gz", "bz2", "zst"])
def test_a_table_that_repeats_itself_is_no_bomb(tmp_path, packing):
    pack = {"gz": gzip.compress, "bz2": bz2.compress, "zst": zst}[packing]
    path = tmp_path / "ads.csv"
    path.write_bytes(pack(TEXT.encode() * 1000))

    assert make_plain(path, packing, "", tmp_path / "out")[1].stat().st_size == len(TEXT.encode()) * 1000


def test_a_zip_file_gives_each_table_in_it(tmp_path):
    path = tmp_path / "ads.zip"
    path.write_bytes(
        zipped({"a.csv": TEXT, "notes.md": "no table", "sub/b.tsv": "title\ttext\n", "__MACOSX/a.csv": "x"})
    )

    assert members(path) == ["a.csv", "sub/b.tsv"]
    _, plain, _ = make_plain(path, "zip", "sub/b.tsv", tmp_path / "out")
    assert plain.read_text() == "title\ttext\n"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), "workbook"),
        (zipped({"readme.md": "x"}), "without a CSV"),
        (zipped({"a.csv": TEXT})[:-30], "damaged"),
    ],
)
def test_a_zip_file_without_tables_is_refused_with_its_reason(tmp_path, content, why):
    path = tmp_path / "ads.zip"
    path.write_bytes(content)

    with pytest.raises(Damaged, match=why):
        members(path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_a_wide_encoding_is_recoded(tmp_path, encoding):
    path = tmp_path / "ads.csv"
    path.write_bytes(TEXT.encode(encoding))

    recipe, plain, found = make_plain(path, "", "", tmp_path / "out")

    assert plain.read_text("utf-8") == TEXT
    assert (found, recipe.recode != "") == ("utf-8", True)


def test_a_packed_and_recoded_file_can_be_made_again(tmp_path):
    path = tmp_path / "ads.csv.gz"
    path.write_bytes(gzip.compress(TEXT.encode("utf-16")))
    recipe, plain, _ = make_plain(path, "gz", "", tmp_path / "out")
    before = plain.read_bytes()
    plain.unlink()

    restore(path, recipe, plain)

    assert plain.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["ads.csv.gz", "out"]


def test_a_plain_file_is_its_own_plain_text(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_text(TEXT, "utf-8")

    assert make_plain(path, "", "", tmp_path / "out") == (Recipe(), path, "utf-8")
