"""Names, links and sizes of raw files that somebody made to do harm."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from mltrends.run.inputs import LEADS_OUT, find_files, inspect
from mltrends.run.remember import look_at
from mltrends.sources.cuts import LONGEST_LINE
from mltrends.store.home import Home

HEADER = b"job title,company,location,job description\n"
ROWS = b"".join(b"Data Analyst %d,Acme %d,Rome,We seek somebody\n" % (n, n) for n in range(30))
NAMES = [
    "new\nline.csv",
    "re\rturn.csv",
    "\x1b[2Jclear.csv",
    "quo\"te's.csv",
    "a..csv",
    "-rf.csv",
    "'; drop table postings; --.csv",
    "<script>alert(1)<.csv",
    "x" * 246 + ".csv",
    "\u202egnp.csv",
    "$(touch pwned);`touch pwned`.csv",
    "%s%n{0}{{7*7}}.csv",
    "back\\slash.csv",
    "=1+1.csv",
    os.fsdecode(b"not \xff unicode.csv"),
]
# What a process of its own needs to look at a file: seconds, megabytes, and what is said of it.
MEASURED = """
import resource, sys, time
from pathlib import Path
from mltrends.run.inputs import inspect
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
[file] = inspect(Path(sys.argv[1]), "ads.csv", Path(sys.argv[1]).parent / "plain")
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(time.monotonic() - began, (after - before) >> (10 if sys.platform == "linux" else 20), file.problem, sep="\\n")
"""


@pytest.fixture
def home(tmp_path):
    made = Home((tmp_path / "home").resolve())
    made.raw.mkdir(parents=True)
    made.file_memory.parent.mkdir(parents=True, exist_ok=True)
    return made


def looked(home):
    return look_at(home, find_files(home, []))


def measured(path):
    told = subprocess.run(
        [sys.executable, "-c", MEASURED, path], capture_output=True, text=True, check=True, timeout=120
    )
    seconds, megabytes, problem = told.stdout.splitlines()
    return float(seconds), int(megabytes), problem


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_file_of_any_name_is_read_and_its_name_is_one_printable_line(home, name):
    (home.raw / name).write_bytes(HEADER + ROWS)

    [file] = looked(home)

    assert (file.problem, file.rows) == (None, 30)
    assert file.name.isprintable()
    assert looked(home) == [file]  # from memory


def test_files_whose_names_look_the_same_are_told_apart(home):
    for number, name in enumerate(["a\n.csv", "a\t.csv", "a\x1b.csv"]):
        (home.raw / name).write_bytes(HEADER + ROWS + b"Data Engineer,Beta,Bonn,Text %d\n" % number)
    with zipfile.ZipFile(home.raw / "b.zip", "w") as packed:
        packed.writestr("c.csv", HEADER + ROWS * 2)
    (home.raw / "b.zip.d").mkdir()
    with zipfile.ZipFile(home.raw / "e.zip", "w") as packed:
        packed.writestr("f\n.csv", HEADER + ROWS * 3)
        packed.writestr("f\t.csv", HEADER + ROWS * 4)

    files = looked(home)

    assert all(file.problem is None for file in files)
    assert len({file.name for file in files}) == len(files) == 6
    assert [file.name for file in looked(home)] == [file.name for file in files]


def test_members_of_a_zip_write_nowhere_but_where_copies_go(tmp_path):
    path, folder = tmp_path / "deep" / "ads.zip", tmp_path / "deep" / "plain"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as packed:
        for name in ("../../out.csv", "/tmp/out.csv", "..\\out.csv", "a/../../out.csv"):  # noqa: S108
            packed.writestr(name, HEADER + ROWS)

    files = inspect(path, "ads.zip", folder)

    assert [file.problem for file in files] == [None] * 4
    assert {file.plain.parent for file in files} == {folder}
    assert sorted(one.name for one in tmp_path.rglob("*") if one.is_file() and one.parent != folder) == [
        "ads.zip"
    ]


def test_a_link_to_a_file_is_read_and_one_that_leads_out_is_told(home, tmp_path):
    large = tmp_path / "disk" / "large.csv"
    large.parent.mkdir()
    large.write_bytes(HEADER + ROWS)
    (home.raw / "near.csv").write_bytes(HEADER + ROWS * 2)
    (home.raw / "linked.csv").symlink_to(large)
    (home.raw / "other.csv").symlink_to("near.csv")

    near_by = {file.name: file for file in looked(home)}

    assert near_by["linked.csv"].rows == 30
    assert LEADS_OUT in near_by["linked.csv"].flags
    assert str(tmp_path) not in " ".join(near_by["linked.csv"].flags)
    assert LEADS_OUT not in near_by["near.csv"].flags + near_by["other.csv"].flags
    assert near_by["other.csv"].copy_of == "near.csv"


def test_links_to_folders_are_not_entered_so_that_loops_end(home, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "ads.csv").write_bytes(HEADER + ROWS)
    (home.raw / "out").symlink_to(outside)
    (home.raw / "up").symlink_to("..")
    (home.raw / "own.csv").write_bytes(HEADER + ROWS)

    assert [name for _, name in find_files(home, [])] == ["own.csv"]


def test_what_is_no_regular_file_is_refused_without_being_opened(home):
    (home.raw / "zero.csv").symlink_to("/dev/zero")
    (home.raw / "terminal.csv").symlink_to("/dev/tty")
    (home.raw / "gone.csv").symlink_to("nowhere")
    (home.raw / "loop.csv").symlink_to("loop.csv")
    os.mkfifo(home.raw / "pipe.csv")
    (home.raw / "folder.csv").mkdir()
    began = time.monotonic()

    problems = {file.name: file.problem for file in looked(home)}

    assert time.monotonic() - began < 20
    assert problems["zero.csv"] == problems["pipe.csv"] == "it is no regular file"
    assert "could not be read" in problems["gone.csv"]
    assert "could not be read" in problems["loop.csv"]
    assert all(problems.values())


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system has no /proc")
def test_files_of_the_system_that_say_that_they_are_empty_are_believed(home):
    (home.raw / "status.csv").symlink_to("/proc/self/status")

    [file] = looked(home)

    assert file.problem == "it is empty"


def test_a_mapping_that_is_no_small_file_is_refused_or_passed_over(home):
    for name in ("large", "endless", "pipe"):
        (home.raw / f"{name}.csv").write_bytes(HEADER + ROWS + name.encode() + b",A,B,C\n")
    with (home.raw / "large.csv.mapping.toml").open("wb") as file:
        file.truncate(5 << 30)
    (home.raw / "endless.csv.mapping.toml").symlink_to("/dev/zero")
    os.mkfifo(home.raw / "pipe.csv.mapping.toml")

    problems = {file.name: file.problem for file in looked(home)}

    assert problems == {
        "large.csv": "its mapping file is longer than 1 MB",
        "endless.csv": None,
        "pipe.csv": None,
    }


@pytest.mark.parametrize("gigabytes", [3, 1000])
def test_a_line_of_gigabytes_is_refused_within_seconds_and_in_little_memory(tmp_path, gigabytes):
    path = tmp_path / "ads.csv"
    path.write_bytes(HEADER + ROWS + b"Data Analyst,")
    try:
        os.truncate(path, gigabytes << 30)  # sparse: it takes no room
    except OSError:
        pytest.skip(reason=f"this disk holds no sparse file of {gigabytes} GB")

    seconds, megabytes, problem = measured(path)

    assert "a line of more than 64 MB" in problem
    assert seconds < 10
    assert megabytes < 100


def test_a_long_line_is_refused_packed_as_well_and_its_copy_is_not_left(tmp_path):
    path = tmp_path / "ads.csv.gz"
    path.write_bytes(gzip.compress(HEADER + ROWS + b"x" * (LONGEST_LINE + (2 << 20)), compresslevel=1))

    seconds, megabytes, problem = measured(path)

    assert "a line of more than 64 MB" in problem
    assert (seconds < 20, megabytes < 100) == (True, True)
    assert list((tmp_path / "plain").iterdir()) == []


@pytest.mark.slow
def test_the_longest_line_that_is_read_needs_a_few_hundred_megabytes(tmp_path):
    path = tmp_path / "ads.csv"
    long = b"Data Analyst,Acme,Rome," + b"x" * (LONGEST_LINE - (2 << 20)) + b"\n"
    path.write_bytes(HEADER + ROWS + long + ROWS)

    _, megabytes, problem = measured(path)

    assert problem == "None"
    assert megabytes < 600


@pytest.mark.parametrize("columns", [2_001, 100_000])
def test_a_table_of_very_many_columns_is_refused_at_once(tmp_path, columns):
    path = tmp_path / "ads.csv"
    names = b",".join(b"c%d" % number for number in range(columns - 4))
    path.write_bytes(HEADER[:-1] + b"," + names + b"\n" + (b"a" + b"," * (columns - 1) + b"\n") * 12)
    began = time.process_time()

    [file] = inspect(path, "ads.csv", tmp_path)

    assert file.problem == f"it has {columns:,} columns; no more than 2,000 are read"
    assert time.process_time() - began < 15
