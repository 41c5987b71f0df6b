"""How a file falls into cells is found by reading it, not by its first line's word."""

from __future__ import annotations

import pytest

from mltrends.sources.dialect import dialect_of

ROWS = [["role", "firm", "notes"], *[[f"Analyst {n}", "Ann, Bob & Co; Ltd", f"a|b {n}"] for n in range(30)]]


def written(delimiter, end="\n"):
    return end.join(
        delimiter.join(f'"{cell}"' if any(sign in cell for sign in ",;|\t~") else cell for cell in row)
        for row in ROWS
    ).encode()


def found(content, **options):
    return dialect_of(content, "utf-8", whole=True, **options)


@pytest.mark.parametrize("delimiter", list(",;\t|~"))
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_delimiter_is_found(delimiter, end):
    dialect = found(written(delimiter, end))

    assert (dialect.delimiter, dialect.header, len(dialect.rows)) == (delimiter, tuple(ROWS[0]), 30)


def test_many_commas_in_text_do_not_win_over_the_true_delimiter():
    content = "role;text\n" + "".join(
        f"Analyst {n};one, two, three, four{', five' * (n % 3)}\n" for n in range(40)
    )

    assert found(content.encode()).delimiter == ";"


@pytest.mark.parametrize(
    "above", [b"sep=;\n", b"Export of 2025-03-01\n", b"Job list\n\nMade by hand\n", b"# a remark\n"]
)
def test_lines_above_the_header_are_passed_over(above):
    dialect = found(above + written(";"))

    assert dialect.header == tuple(ROWS[0])
    assert len(dialect.rows) == 30


def test_row_numbers_that_the_header_does_not_name_get_an_empty_name():
    content = b"role,firm\n" + b"".join(b"%d,analyst,acme\n" % n for n in range(10))

    assert found(content).header == ("", "role", "firm")


def test_backslashed_quotes_are_noticed():
    content = "role,text\n" + "".join(f'analyst {n},"says \\"yes, it is\\", and no"\n' for n in range(30))

    dialect = found(content.encode())

    assert dialect.quoting == "escaped"
    assert dialect.rows[0] == ("analyst 0", 'says "yes, it is", and no')


def test_stray_quotes_in_a_tab_table_are_letters():
    content = "role\tfirm\ttext\n" + "".join(f'analyst {n}\t"Acme\tdisk of 5"{n}\n' for n in range(31))

    assert found(content.encode()).quoting == "none"


def test_a_file_of_blank_lines_has_no_dialect():
    assert found(b"\n\n\r\n") is None


def test_a_header_alone_is_a_header():
    dialect = found(b"role;firm;text\n")

    assert (dialect.delimiter, dialect.rows) == (";", ())


@pytest.mark.parametrize(("header", "end"), [("role,firm", ",,"), ("role,firm,,", "")])
def test_delimiters_at_the_ends_of_all_lines_make_no_row_ragged(header, end):
    dialect = found((header + "\n" + "".join(f"analyst {n},acme{end}\n" for n in range(30))).encode())

    assert dialect.agreement == 1.0


def test_one_row_with_an_empty_cell_too_many_stays_ragged():
    dialect = found(("role,firm,place\n" + "analyst,acme,rome\n" * 30 + "analyst,acme, inc,\n").encode())

    assert dialect.header == ("role", "firm", "place")
