"""`make bench`: the arithmetic of its page, what it sees of a process, and one small call from ads to page."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import notebook
from benchmarks.__main__ import main
from benchmarks.baselines import BASELINES, RUNS, is_scaled, whole_seconds
from benchmarks.machine import machine
from benchmarks.measure import BenchmarkError, watch
from benchmarks.page import compared, write_page
from benchmarks.room import need_room
from benchmarks.sums import bytes_shown, growth, rate, scaled, shown, table
from benchmarks.whole import STEPS, WHOLE, spans_of
from mltrends import sample

ROOT = Path(__file__).resolve().parents[2]
LINKED = 1_700_000_012.0


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0, 2.0])
def test_growth_is_the_power_by_which_seconds_follow_ads(power):
    found = growth([(ads, 3.0 * ads**power) for ads in (10_000, 100_000, 1_000_000)])

    assert found[0] is None
    assert found[1:] == pytest.approx([power, power])


def test_a_step_without_measurable_time_has_no_growth():
    assert growth([(10, 0.0), (100, 1.0)]) == [None, None]
    assert growth([]) == []


def test_fewer_ads_are_scaled_in_proportion_and_all_ads_are_not():
    assert scaled(30.0, 10_000, 1_000_000) == pytest.approx(3000.0)
    assert scaled(30.0, 998, 998) == 30.0
    with pytest.raises(ValueError, match="nothing was measured"):
        scaled(30.0, 0, 10)


def test_numbers_have_three_figures():
    assert [shown(number) for number in (12_345.6, 123.4, 12.34, 1.234, 0.1234, 0.0)] == [
        "12,346",
        "123",
        "12.3",
        "1.23",
        "0.123",
        "0",
    ]
    assert shown(rate(10, 0.0)) == "–"
    assert [bytes_shown(amount) for amount in (1.5e9, 2.5e8, 0)] == ["1.5 GB", "250 MB", "–"]


def test_every_row_of_a_table_has_the_cells_of_its_head():
    lines = table(("a", "b"), [("1", "2"), ("3", "4")])

    assert {line.count("|") for line in lines} == {3}


def test_building_is_cut_where_linking_ended():
    at = "2023-11-14T22:13:50+00:00"  # 1,700,000,030
    spans = spans_of([json.dumps({"at": at, "step": "build", "seconds": 20.0}), '{"at": "x"}'], LINKED)

    assert spans == {
        "dedup": (1_700_000_010.0, LINKED),
        "warehouse": (LINKED, 1_700_000_030.0),
    }


def test_the_peak_of_a_child_is_seen_and_its_work_is_counted(tmp_path):
    child = "data = bytearray(200_000_000); x = sum(range(8_000_000)); import time; time.sleep(0.4)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}]); print('over')"
    seen = watch([sys.executable, "-c", parent])

    assert seen.told == "over\n"
    assert 0.02 < seen.work < seen.seconds + 1
    if Path("/proc").is_dir():
        assert seen.other_bytes > 200_000_000 > seen.first_bytes > 1_000_000
        assert seen.peak_bytes == seen.other_bytes


@pytest.mark.skipif(sys.platform != "linux", reason="orphans are adopted on Linux alone")
def test_the_work_of_a_process_that_outlives_its_parent_is_counted():
    late = "import os, time; time.sleep(0.3); x = sum(range(30_000_000))"
    seen = watch(
        [sys.executable, "-c", f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {late!r}])"]
    )
    alone = watch([sys.executable, "-c", "pass"])

    assert seen.work > alone.work + 0.1


def test_a_command_that_fails_is_an_error_that_names_it():
    with pytest.raises(BenchmarkError, match="ended with code 7"):
        watch([sys.executable, "-c", "raise SystemExit(7)"])


def test_too_small_a_disk_is_said_before_the_work(tmp_path):
    need_room(tmp_path / "new" / "folder", 1)
    with pytest.raises(BenchmarkError, match="name a folder on a larger disk"):
        need_room(tmp_path, 10**18)


@pytest.mark.long
def test_the_notebook_finds_names_as_words_of_their_own(tmp_path):
    rows = ["job_id,title,description,company,location,date_posted"]
    texts = ("Python and C++, also R.", "pythonic charm", "We use C, not more.")
    rows += [
        f'{at},Data Scientist {at},"{text}",Acme,Oslo,2024-0{at + 1}-03' for at, text in enumerate(texts)
    ]
    (tmp_path / "ads.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")

    assert notebook.run(tmp_path, tmp_path, {}) == 3
    assert {path.name for path in tmp_path.glob("*.png")} == {
        "skills.png",
        "trends.png",
        "ads.png",
        "roles.png",
    }
    found = {
        name: [bool(re.search(notebook.expression(name), text.lower())) for text in texts]
        for name in ("python", "c++", "r")
    }
    assert found == {
        "python": [True, False, False],
        "c++": [True, False, False],
        "r": [True, False, False],
    }


@pytest.mark.long
@pytest.mark.parametrize("name", RUNS)
def test_every_baseline_works_on_all_ads_and_on_a_share(name, tmp_path):
    sample.write(tmp_path / "ads", ads=60)
    (tmp_path / "out").mkdir()

    for share, low, high in ((1.0, 50, 60), (0.5, 25, 32)):
        seconds, ads = RUNS[name](tmp_path / "ads", tmp_path / "out", share)
        assert seconds > 0
        assert low <= ads <= (60 if name == "duckdb" else high)


def made(ads: int, seconds: float) -> dict:
    """A size as `measure_size` tells it."""
    step = {"seconds": seconds, "peak_bytes": 3e8}
    return {
        "ads": ads,
        "raw_bytes": ads * 3300,
        "load": 0.2,
        "steps": dict.fromkeys((*STEPS, WHOLE), step),
        "main_bytes": 2e8,
        "child_bytes": 3e8,
        "disk_bytes": 5e8,
        "same": {"seconds": 2.0, "work": 1.5},
        "new": {
            "ads": max(100, ads // 100),
            "seconds": 30.0,
            "work": 40.0,
            "reading": 1.0,
            "reading_first": 80.0,
        },
        "baselines": {
            one.name: {"seconds": 4.0, "ads": min(ads, one.most or ads), "peak_bytes": 1e8, "work": 4.0}
            for one in BASELINES
        },
    }


def page_of(tmp_path: Path, **parts) -> str:
    page = tmp_path / "docs" / "performance.md"
    results = {"machine": machine(), "repeat": 1, "sizes": [], "aggregates": [], "small": [], **parts}
    write_page(page, results)
    return page.read_text(encoding="utf-8")


def test_a_page_has_its_tables_whole_and_its_picture(tmp_path):
    text = page_of(tmp_path, sizes=[made(100_000, 100.0), made(1000, 1.0)], small=[("a", 2.0, "b", 4.0)])

    tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    assert len(tables) == 4
    for one in tables:
        assert len({line.count("|") for line in one.splitlines()}) == 1
    assert "| extraction | 100,000 | 100 | 1,000 | 3.30 | 300 MB | 1.00 |" in text
    assert "| a | 2.00 | b | 4.00 | 0.50 |" in text
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
    assert (tmp_path / "docs" / picture).read_bytes().startswith(b"\x89PNG")


def test_a_baseline_on_fewer_ads_is_scaled_and_the_page_says_so(tmp_path):
    notebook_line = next(one for one in BASELINES if one.name == "notebook")
    size = made(1_000_000, 50.0)

    assert is_scaled(notebook_line, 1_000_000)
    assert not is_scaled(notebook_line, notebook_line.most)
    assert whole_seconds(notebook_line, size) == pytest.approx(4.0 * 1_000_000 / notebook_line.most)
    assert "10,000, scaled" in page_of(tmp_path, sizes=[size])


def test_one_core_is_held_against_seconds_of_a_core():
    size = made(1000, 10.0)
    by_name = {one.name: one for one in BASELINES}

    assert compared(size, by_name["scan"], 4) == (4.0, 40.0)
    assert compared(size, by_name["duckdb"], 4) == (4.0, 10.0)


def test_a_step_that_stopped_says_why_and_has_no_growth(tmp_path):
    def many(ads: int, *steps: tuple[str, float, str]) -> dict:
        told = [
            {"name": name, "seconds": seconds, "peak_bytes": 1e9, "folder_bytes": 2e9, "why": why}
            for name, seconds, why in steps
        ]
        limits = {"link": "1200MB", "build": "3000MB"}
        sizes = {"partition_bytes": ads * 100, "warehouse_bytes": ads * 460}
        return {"ads": ads, "limits": limits, "steps": told, **sizes}

    text = page_of(
        tmp_path,
        aggregates=[
            many(1_000_000, ("link", 10.0, ""), ("build", 60.0, "")),
            many(10_000_000, ("link", 100.0, ""), ("build", 5.0, "memory ran out")),
        ],
    )

    assert "| link | 10,000,000 | 100 | 1200MB | 1.0 GB | 2.0 GB | 1.00 |" in text
    assert "| build | 10,000,000 | stopped after 5.00 | 3000MB |" in text
    assert "build of 10,000,000 ads: memory ran out." in text


def test_a_page_names_neither_the_machine_nor_a_folder(tmp_path):
    text = page_of(tmp_path, sizes=[made(1000, 1.0)])

    assert os.uname().nodename not in text
    assert str(tmp_path) not in text
    assert str(Path.home()) not in text or str(Path.home()) == "/"


def called(*options: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *options], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_help_and_mistakes_teach(tmp_path, capsys, monkeypatch):
    def said(*options: str | Path) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["benchmarks", *map(str, options)])
        try:
            code = main()
        except SystemExit as over:
            code = over.code
        told = capsys.readouterr()
        return code, told.out + told.err

    code, text = said("--help")
    assert code == 0
    assert "python -m benchmarks --ads 1000 5000 --only sizes" in text
    code, text = said("--ads", "5")
    assert code == 2
    assert "--ads is 100 at the least" in text
    code, text = said("--ads", "100000000000", "--only", "sizes", "--page", tmp_path / "page.md")
    assert code == 1
    assert "measure fewer ads" in text
    assert not (tmp_path / "page.md").exists()


@pytest.mark.long
@pytest.mark.only_soak
def test_two_small_sizes_make_a_whole_page_and_are_not_measured_twice(tmp_path):
    page, kept = tmp_path / "docs" / "performance.md", tmp_path / "kept"
    options = ("--only", "sizes", "--ads", "100", "--ads", "200", "--keep", kept, "--page", page)
    first = called(*options)
    assert first.returncode == 0, first.stderr
    text = page.read_text(encoding="utf-8")

    for name in (*STEPS, WHOLE):
        rows = re.findall(
            rf"^\| {name} \| (100|200) \| ([\d.,]+) \|.*\| (–|-?[\d.]+) \|$", text, re.MULTILINE
        )
        assert [ads for ads, _, _ in rows] == ["100", "200"]
        assert rows[1][2] != "–"
    (results,) = kept.glob("results-*.json")
    told = json.loads(results.read_text())
    for size in told["sizes"]:
        steps = {name: step["seconds"] for name, step in size["steps"].items()}
        assert sum(steps[name] for name in STEPS) <= steps[WHOLE]
        assert min(steps.values()) > 0
        assert size["same"]["seconds"] < steps[WHOLE]
        assert min(size["main_bytes"], size["child_bytes"]) > 50_000_000
        assert {one.name for one in BASELINES} == set(size["baselines"])
    assert (page.parent / "images" / "performance.png").stat().st_size > 10_000

    page.unlink()
    again = called(*options)
    assert again.stderr.count("measured before") == 2
    assert page.read_text(encoding="utf-8") == text
