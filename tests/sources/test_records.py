"""Raw files as records: every record once, in order, with its line, however the file is cut."""

from __future__ import annotations

import csv
import io
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.often import often

from mltrends.model import DateOrder, Profile
from mltrends.sources import records as module
from mltrends.sources.cuts import cut
from mltrends.sources.records import RESTARTS, UNCLOSED, Parser, blocks_of, records


def profile(width=2, *, encoding="utf-8", delimiter=",", quoting="doubled", above=1):
    return Profile("a", encoding, delimiter, ("c",) * width, DateOrder(), quoting, above)


def slices(path, how, size):
    content = path.read_bytes()
    return [(piece, content[piece.start : piece.stop]) for piece in cut(path, 0, how, size=size)[0]]


def read(content, how):
    return list(records(content, how))


def read_cut(path, how, size):
    return [record for _, content in slices(path, how, size) for record in records(content, how)]


cells = st.text(alphabet=st.sampled_from('ab ,;"\n\r\t€é'), max_size=12)
nasty = st.lists(
    st.sampled_from(
        [b'"', b",", b"\n", b"\r", b"a", b'","', b'"\n', b"\xc3\xa9", b"\xff", b"\0", b"\\", b"1,2,3,4\n"]
    ),
    max_size=60,
).map(b"".join)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=30), size=st.integers(1, 60)
)
def test_a_file_cut_anywhere_gives_the_records_that_were_written(tmp_path_factory, rows, size):
    path = tmp_path_factory.mktemp("cut") / "ads.csv"
    buffer = io.StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerows([["title", "text"], *rows])
    path.write_text(buffer.getvalue(), encoding="utf-8", newline="")

    found = read_cut(path, profile(), size)

    assert [record.cells for record in found] == rows
    assert not any(record.fault for record in found)


@pytest.mark.soak
@settings(max_examples=often(150), deadline=None)
@given(content=st.one_of(nasty, st.binary(max_size=300)), size=st.integers(1, 60), width=st.integers(1, 5))
def test_any_bytes_are_cut_without_losing_one_and_every_cut_reads_the_same(
    tmp_path_factory, content, size, width
):
    path = tmp_path_factory.mktemp("any") / "ads.csv"
    path.write_bytes(content)
    how = profile(width, above=0)

    pieces = [piece for piece, _ in slices(path, how, size)]
    for piece, following in itertools.pairwise(pieces):
        assert piece.stop == following.start
    if pieces:
        assert pieces[0].start == 0
        assert content[pieces[-1].stop :].strip(b"\r\n") == b""
    _, rows = cut(path, 0, how, size=size)
    parts = read_cut(path, how, size)
    assert len(parts) == rows
    raw = b"".join("".join(one.lines).encode("latin-1" if one.encoding else "utf-8") for one in parts)
    assert raw.translate(None, b"\r\n") == content.translate(None, b"\r\n")


def test_a_grown_file_keeps_all_slices_but_the_last(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_text("title\n" + "".join(f"ad {number}\n" for number in range(100)))
    before = [content for _, content in slices(path, profile(1), 200)]
    with path.open("a") as file:
        file.write("one more\n")

    after = [content for _, content in slices(path, profile(1), 200)]

    assert after[: len(before) - 1] == before[:-1]


def test_slices_know_their_first_row_and_line(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_text('title\n"two\nlines"\nb\nc\n')

    pieces = [piece for piece, _ in slices(path, profile(1), 1)]

    assert [(piece.first_row, piece.first_line) for piece in pieces] == [(0, 2), (1, 4), (2, 5)]


def test_a_record_knows_its_line_and_its_raw_text():
    found = read(b'a,"x\ny"\r\n\r\nb,2\n', profile())

    assert [(record.row, record.line, record.raw) for record in found] == [
        (0, 0, 'a,"x\ny"\r\n'),
        (1, 3, "b,2\n"),
    ]


def test_all_sorts_of_line_ends_in_one_file_end_records():
    assert [record.cells for record in read(b"a,1\nb,2\r\nc,3\rd,4", profile())] == [
        ["a", "1"],
        ["b", "2"],
        ["c", "3"],
        ["d", "4"],
    ]


def test_a_quote_that_is_never_closed_costs_its_own_line_only():
    rows = b"".join(b"%d,b,c,d\n" % number for number in range(50))

    found = read(b'x,"b,c,d\n' + rows, profile(4))

    assert [record.fault for record in found[:2]] == [UNCLOSED, ""]
    assert len(found) == 51
    assert found[0].raw == 'x,"b,c,d\n'


def test_a_quote_that_closes_far_below_gives_back_the_rows_between():
    rows = b"".join(b"%d,b,c,d\n" % number for number in range(20))

    found = read(b'x,"b,c,d\n' + rows + b'y,b,"c,d\n' + rows, profile(4))

    assert sum(record.fault == UNCLOSED for record in found) <= 2
    assert sum(len(record.cells) == 4 and not record.fault for record in found) >= 39


def test_a_file_of_open_quotes_ends_and_loses_no_line():
    content = b'a,"b\n' * 5000

    found = read(content + b'x,"y', profile())

    assert sum(len(record.lines) for record in found) == 5001
    assert len(found) <= 5001
    assert RESTARTS < 100


def test_damaged_utf8_is_read_as_windows_letters_and_counted():
    (record,) = read(b"Caf\xe9,M\xc3\xbcller\n", profile())

    assert record.cells == ["Café", "Müller"]
    assert record.repaired == 1


def test_letters_that_were_encoded_twice_are_put_right_and_counted():
    (record,) = read("MÃ¼nchen,Itâ€™s\n".encode(), profile())

    assert record.cells == ["München", "It’s"]
    assert record.repaired == 2


def test_zero_bytes_are_dropped_and_counted():
    (record,) = read(b"a\0b,c\n", profile())

    assert record.cells == ["ab", "c"]
    assert record.repaired == 1


def test_quotes_escaped_by_backslashes_are_read_where_the_file_writes_them():
    (record,) = read(b'"says \\"yes\\", loudly",2\n', profile(quoting="escaped"))

    assert record.cells == ['says "yes", loudly', "2"]


def test_quotes_are_letters_where_the_file_does_not_quote():
    found = read(b'5" disk\tb\n"open\td\n', profile(delimiter="\t", quoting="none"))

    assert [record.cells for record in found] == [['5" disk', "b"], ['"open', "d"]]


def test_cells_of_megabytes_are_read(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_bytes(b"title,text\na," + b"x" * (9 << 20) + b"\nb,c\n")

    found = read_cut(path, profile(), 8 << 20)

    assert [len(record.cells[1]) for record in found] == [9 << 20, 1]


def test_the_sign_of_databases_for_nothing_is_nothing():
    (record,) = read(b'\\N,"a \\"b\\""\n', profile(quoting="escaped"))

    assert record.cells == ["", 'a "b"']


@pytest.mark.soak
@settings(max_examples=often(150), deadline=None)
@given(
    content=nasty,
    block=st.integers(1, 60),
    longest=st.one_of(st.none(), st.integers(5, 60)),
    quoting=st.sampled_from(["doubled", "escaped", "none"]),
    width=st.integers(1, 5),
)
def test_where_a_record_ends_depends_on_its_lines_alone(content, block, longest, quoting, width):
    def groups(block):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "BLOCK", block)
            if longest:
                patch.setattr(module, "RECORD_BYTES", longest)
            parser = Parser(blocks_of(io.BytesIO(content)), ",", quoting, width)
            return [
                (parser.consumed, parser.line, [(one.lines, one.line, one.fault) for one in group])
                for group in parser.groups()
            ]

    assert groups(block) == groups(1 << 20)


@pytest.mark.soak
@settings(max_examples=often(150), deadline=None)
@given(
    text=st.text(alphabet=st.sampled_from('a,",\n\ré€Ãâ\x82'), max_size=80),
    quoting=st.sampled_from(["doubled", "escaped"]),
)
def test_a_slice_decoded_as_a_whole_reads_like_one_decoded_cell_by_cell(text, quoting):
    how = profile(2, quoting=quoting)

    def found():
        return [
            (one.cells, one.row, one.line, one.repaired, one.fault, one.raw)
            for one in read(text.encode(), how)
        ]

    at_once = found()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_sound_lines", lambda *_: None)
        assert found() == at_once
