"""Whole files, of many shapes and damages: read right, or refused with a true reason; never a traceback, never a lost row."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import zipfile
from datetime import date

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.often import often

from mltrends.run.inputs import inspect, slice_content
from mltrends.sources.reader import read_slice

HEADER = ["Job Title", "Company", "Location", "Date Posted", "Salary", "Job Description"]
ROWS = [
    [f"Data Scientist {n}", f"Müller & Söhne {n % 7}", "Berlin, Germany", f"2025-03-{n % 28 + 1:02}", "60,000 - 80,000 EUR", f"Größe; Python, SQL\nund mehr {n}"]
    for n in range(60)
]  # fmt: skip

TEXT = "We look for somebody who knows Python and SQL and can explain what numbers mean to people. " * 3


def text(header=HEADER, rows=ROWS, *, delimiter=",", end="\n", quoting=csv.QUOTE_MINIMAL):
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerows([header, *rows] if header else rows)
    return buffer.getvalue()


def look(tmp_path, content, name="ads.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return inspect(path, name, tmp_path / "plain")


def read(tmp_path, file):
    """All postings and refusals of a file."""
    postings, rejects = [], []
    for piece in file.slices:
        content = slice_content(file.plain, piece, file.path, file.recipe)
        made = tmp_path / "p.parquet", tmp_path / "r.parquet"
        kept, refused = read_slice(content, file.profile, *made)
        postings += pq.read_table(made[0]).to_pylist()
        rejects += pq.read_table(made[1]).to_pylist()
        assert (kept, refused) == (pq.read_metadata(made[0]).num_rows, pq.read_metadata(made[1]).num_rows)
    assert len(postings) + len(rejects) == file.rows
    return postings, rejects


def read_right(tmp_path, content, name="ads.csv"):
    (file,) = look(tmp_path, content, name)
    assert file.problem is None
    postings, rejects = read(tmp_path, file)
    assert rejects == []
    assert [posting["title"] for posting in postings] == [row[0] for row in ROWS]
    assert [posting["company"] for posting in postings] == [row[1] for row in ROWS]
    assert {posting["country"] for posting in postings} == {"DE"}
    assert all(posting["posted_on"] and posting["pay_min"] == 60000 for posting in postings)
    return postings


@pytest.mark.parametrize("delimiter", list(",;\t|~"))
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_delimiter_and_line_end_is_read(tmp_path, delimiter, end):
    read_right(tmp_path, text(delimiter=delimiter, end=end, quoting=csv.QUOTE_ALL).encode())


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1"]
)
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_every_encoding_is_read(tmp_path, encoding, quoting):
    postings = read_right(tmp_path, text(quoting=quoting).encode(encoding))

    assert "Größe" in postings[0]["text"]


@pytest.mark.parametrize(
    ("encoding", "title", "header"),
    [
        ("cp1251", "Аналитик данных", ["Название вакансии", "Работодатель", "Город", "Описание"]),
        ("koi8-r", "Аналитик данных", ["Название вакансии", "Работодатель", "Город", "Описание"]),
        ("gb18030", "数据分析师", ["职位名称", "公司名称", "工作地点", "职位描述"]),
        ("shift_jis", "データアナリスト", ["職種", "会社名", "勤務地", "仕事内容"]),
    ],
)
@pytest.mark.parametrize("delimiter", [",", "|"])
def test_files_in_other_scripts_are_read(tmp_path, encoding, title, header, delimiter):
    rows = [
        [f"{title} {n}", header[1] + f" {n % 5}", header[2], " ".join([header[3]] * 20)] for n in range(40)
    ]

    (file,) = look(tmp_path, text(header, rows, delimiter=delimiter).encode(encoding))
    postings, rejects = read(tmp_path, file)

    assert (file.problem, rejects) == (None, [])
    assert postings[7]["title"] == f"{title} 7"
    assert postings[7]["text"] == " ".join([header[3]] * 20)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_a_packed_file_is_read_whatever_its_name(tmp_path, pack):
    read_right(tmp_path, pack(text().encode("utf-16")))


def test_each_table_in_a_zip_file_is_a_file(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("a.csv", text())
        packed.writestr("b/c.csv", "x,y\n1,2\n")

    one, two = look(tmp_path, buffer.getvalue(), "both.zip")

    assert (one.name, two.name) == ("both.zip/a.csv", "both.zip/b/c.csv")
    assert one.problem is None
    assert two.problem
    read(tmp_path, one)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (b"\n\r\n  \n", "it is empty"),
        (b"\xef\xbb\xbf", "it is empty"),
        (text(rows=[]).encode(), "it has a header and no rows"),
        (b"title\nData Scientist\n", "one column only"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20, "not a text file"),
        (b"\0" * 5000, "not a text file"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"PAR1....", "Parquet"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "web page"),
        (b'[{"title": "Data Scientist"}]', "JSON"),
        (b'{"title": "Data Scientist"}', "JSON"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "pointer"),
        (b"PK\x03\x04 and then nothing", "damaged zip"),
        (gzip.compress(text().encode())[:-30], "damaged or cut off"),
        (b"name,price\nbread,2\nmilk,1\n", "no known dataset"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(tmp_path, content, why):
    (file,) = look(tmp_path, content)

    assert why in file.problem
    assert file.slices == ()
    assert file.problem.isprintable()


def test_bad_rows_are_kept_apart_with_line_reason_and_text(tmp_path):
    good = [",".join(f'"{cell}"' for cell in row).encode() for row in ROWS]
    bad = [b"Data Scientist,Acme", b",,,,,", ",".join(HEADER).encode(), b"a,b,c,d,e,f,g,h"]

    (file,) = look(tmp_path, b"\n".join([",".join(HEADER).encode(), *good[:10], *bad, *good[10:]]))
    postings, rejects = read(tmp_path, file)

    assert len(postings) == 60
    assert [(reject["row"], reject["reason"], reject["raw"].strip()) for reject in rejects] == [
        (10, "too few cells (2, the header has 6)", "Data Scientist,Acme"),
        (11, "an empty row", ",,,,,"),
        (12, "the header once more", ",".join(HEADER)),
        (13, "too many cells (8, the header has 6)", "a,b,c,d,e,f,g,h"),
    ]
    assert [reject["line"] + 2 for reject in rejects] == [22, 23, 24, 25]


def test_the_users_mapping_wins(tmp_path):
    content = text(
        ["a", "b", "c"], [[f"Data Engineer {n}", "1", f"03/04/2025 {n % 10}:00"] for n in range(30)]
    ).encode()
    (refused,) = look(tmp_path, content)
    (tmp_path / "ads.csv.mapping.toml").write_text(
        'date_order = "day_first"\nmissing = ["1"]\n[roles]\ntitle = ["A"]\ncompany = ["b"]\ndate = ["c"]\n'
    )

    (file,) = look(tmp_path, content)
    postings, _ = read(tmp_path, file)

    assert "mapping.toml" in refused.problem
    assert (file.mapped, file.profile.source) == ("told", "ads")
    assert (postings[0]["title"], postings[0]["company"]) == ("Data Engineer 0", None)
    assert str(postings[0]["posted_on"]) == "2025-04-03"


def test_the_users_order_of_dates_may_be_year_first(tmp_path):
    content = text(["a", "b"], [[f"Data Engineer {n}", "03/04/05"] for n in range(30)]).encode()
    (tmp_path / "ads.csv.mapping.toml").write_text(
        'date_order = "year_first"\n[roles]\ntitle = ["a"]\ndate = ["b"]\n'
    )

    (file,) = look(tmp_path, content)
    postings, _ = read(tmp_path, file)

    assert {str(posting["posted_on"]) for posting in postings} == {"2003-04-05"}


def test_an_age_becomes_a_day_by_the_column_of_the_scrape(tmp_path):
    rows = [
        [f"Data Engineer {n}", f"Acme {n}", f"{n} days ago", "2024-03-15 08:00:00", TEXT]
        for n in range(1, 30)
    ]
    content = text(["job title", "company", "posted", "scraped_at", "job description"], rows).encode()

    (file,) = look(tmp_path, content)
    postings, _ = read(tmp_path, file)

    assert [str(posting["posted_on"]) for posting in postings[:2]] == ["2024-03-14", "2024-03-13"]
    assert all(posting["posted_on"] for posting in postings)


def test_the_user_may_tell_the_day_of_the_scrape(tmp_path):
    content = text(["a", "b"], [[f"Data Engineer {n}", "vor 3 Tagen"] for n in range(30)]).encode()
    (tmp_path / "ads.csv.mapping.toml").write_text(
        '[roles]\ntitle = ["a"]\ndate = ["b"]\n[fixed]\nseen = "2024-03-15"\n'
    )

    (file,) = look(tmp_path, content)
    postings, _ = read(tmp_path, file)

    assert {str(posting["posted_on"]) for posting in postings} == {"2024-03-12"}


def test_no_ad_is_posted_after_it_was_seen_and_the_file_says_so(tmp_path):
    rows = [
        [f"Data Engineer {n}", f"Acme {n}", "2024-03-10" if n else "2042-03-10", "2024-03-15", TEXT]
        for n in range(30)
    ]
    content = text(
        ["job title", "company", "date posted", "crawl timestamp", "job description"], rows
    ).encode()

    (file,) = look(tmp_path, content)
    postings, _ = read(tmp_path, file)

    assert [posting["posted_on"] is None for posting in postings] == [True, *[False] * 29]
    assert postings[0]["date_text"] == "2042-03-10"
    assert [flag for flag in file.flags if flag.startswith("dates after the scrape: 1 of 30")]
    assert not file.set_aside


@pytest.mark.parametrize(
    ("mapping", "why"),
    [
        ("[roles]\ntitle = ['nowhere']", "not there: nowhere"),
        ("[roles", "no TOML"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_a_mapping_that_cannot_be_meant_refuses_the_file_by_name(tmp_path, mapping, why):
    content = mapping if isinstance(mapping, bytes) else mapping.encode()
    (tmp_path / "ads.csv.mapping.toml").write_bytes(content)

    (file,) = look(tmp_path, text().encode())

    assert why in file.problem


def test_a_file_without_header_is_read_by_its_mapping(tmp_path):
    (tmp_path / "ads.csv.mapping.toml").write_text(
        "header = false\n[roles]\ntitle = 'column_1'\ncompany = 'column_2'\nplace = 'column_3'\n"
    )

    (file,) = look(tmp_path, text(None).encode())
    postings, _ = read(tmp_path, file)

    assert (len(postings), postings[0]["title"]) == (60, "Data Scientist 0")


def test_an_unpacked_copy_that_is_gone_is_made_again(tmp_path):
    (file,) = look(tmp_path, gzip.compress(text().encode("utf-16")))
    file.plain.unlink()

    postings, _ = read(tmp_path, file)

    assert len(postings) == 60


NASTY = st.lists(
    st.sampled_from(
        [b'"', b",", b";", b"\t", b"\n", b"\r\n", b"\r", b"\0", b"\\", b"\xc3", b"\xff", b"title", b"company", b"Data Scientist",
         b"job title,company,description\n", b"Data Analyst,Acme,We seek\n", b"[{'a': 1}]", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1f\x8b\x08", b"PK\x03\x04", b"2024-01-01", b"<p>"]
    ),
    max_size=80,
).map(b"".join)  # fmt: skip


@pytest.mark.soak
@settings(max_examples=often(150), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=st.one_of(NASTY, st.binary(max_size=400)), known=st.booleans())
def test_no_bytes_make_it_raise_or_lose_a_row(tmp_path_factory, content, known):
    tmp_path = tmp_path_factory.mktemp("fuzz")
    if known:
        content = (
            b"job title,company,location,job description\n"
            + b"Data Analyst,Acme,Rome,We seek\n" * 30
            + content
        )

    for file in look(tmp_path, content):
        assert (file.problem is None) == bool(file.slices)
        if file.profile is not None and file.side is None:
            read(tmp_path, file)


def test_a_second_header_in_another_order_sets_the_file_aside(tmp_path):
    rows = [[f"Data Engineer {number}", f"Acme {number}", "Berlin"] for number in range(30)]
    header = ["job title", "company", "location"]
    turned = [[row[1], row[0], row[2]] for row in rows]

    (file,) = look(tmp_path, text(header, [*rows, ["company", "job title", "location"], *turned]).encode())

    assert file.set_aside
    assert any("line 32 names the same columns in another order" in flag for flag in file.flags)
    assert not look(tmp_path, text(header, [*rows, header, *rows]).encode())[0].set_aside


ENDING = ["job title", "company", "posted date", "closing date"]


@pytest.mark.parametrize(
    ("days", "ends", "day"),
    [
        (["13/04/2025", "05/04/2025"], ["04/05/2025", "06/05/2025"], "2025-05-04"),  # of the days of posting
        (
            ["13/04/2025", "05/04/2025"],
            ["05/04/2025", "05/16/2025"],
            "2025-05-04",
        ),  # of their own, which differs
        (["04/05/2025", "05/06/2025"], ["05/08/2025", "06/09/2025"], None),  # nothing shows it
    ],
)
def test_ends_are_read_in_the_order_of_their_own_column_else_in_that_of_the_posting(
    tmp_path, days, ends, day
):
    rows = [[f"Data Analyst {n}", f"Acme {n}", days[n % 2], ends[n % 2]] for n in range(30)]

    (file,) = look(tmp_path, text(ENDING, rows).encode())
    postings, _ = read(tmp_path, file)

    assert postings[0]["expires_text"] == ends[0]
    assert postings[0]["expires_on"] == (date.fromisoformat(day) if day else None)


def test_an_end_that_cannot_be_is_no_day_and_in_the_note(tmp_path):
    ends = ["2025-05-01", "2025-03-31", "2099-01-01"]
    rows = [[f"Data Analyst {n}", f"Acme {n}", "2025-04-01", ends[n % 3]] for n in range(30)]

    (file,) = look(tmp_path, text(ENDING, rows).encode())
    postings, _ = read(tmp_path, file)

    assert [posting["expires_on"] for posting in postings[:3]] == [date(2025, 5, 1), None, None]
    assert [posting["expires_text"] for posting in postings[:3]] == ends
    assert any("ends that cannot be: 20 of 30" in flag for flag in file.flags)


def test_ads_that_differ_in_their_end_alone_keep_one_id(tmp_path):
    rows = [[f"Data Analyst {n // 2}", "Acme", "2025-04-01", f"2025-05-{n + 1:02}"] for n in range(24)]

    (file,) = look(tmp_path, text(ENDING, rows).encode())
    postings, _ = read(tmp_path, file)

    assert postings[0]["base_id"] == postings[1]["base_id"] != postings[2]["base_id"]
