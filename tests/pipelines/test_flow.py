"""The flow under Prefect: the same bytes as without it, and a second run that does nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.folders import differing

from mltrends.cli.prefect_start import prefect_environment

MLTRENDS = Path(sys.executable).with_name("mltrends")


def flow(home: Path, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [MLTRENDS, "run", "--home", home],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env=os.environ | environment,
    )


@pytest.mark.slow
def test_the_flow_and_the_plain_run_come_to_the_same_bytes(sample_home, tmp_path):
    shutil.copytree(sample_home / "data" / "raw", tmp_path / "data" / "raw")
    (tmp_path / "mltrends.toml").write_text(
        '[report]\ntopics = ["demand"]\n', encoding="utf-8"
    )  # as runs of tests

    ran = flow(tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr

    assert differing(tmp_path / "reports" / "latest", sample_home / "reports" / "latest") == []


@pytest.mark.long
def test_a_flow_with_nothing_new_does_nothing(sample_home, tmp_path):
    shutil.copytree(sample_home, tmp_path, symlinks=True, dirs_exist_ok=True)
    (tmp_path / "mltrends.toml").write_text('[report]\ntopics = ["demand"]\n', encoding="utf-8")
    before = (tmp_path / "reports" / "latest").resolve()

    ran = flow(tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "Nothing new since the last run" in ran.stdout
    assert "Traceback" not in ran.stderr
    assert (tmp_path / "reports" / "latest").resolve() == before


@pytest.mark.slow
@pytest.mark.long
def test_a_problem_of_the_input_is_one_line_under_prefect_too(tmp_path):
    ran = flow(tmp_path)

    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert ran.stderr.strip().splitlines()[-1].startswith("mltrends: no CSV file in data/raw")


def test_prefect_keeps_to_itself():
    environment = prefect_environment()

    assert environment["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert environment["DO_NOT_TRACK"] == "1"
    assert Path(environment["PREFECT_HOME"]) != Path.home() / ".prefect"


def test_the_command_line_does_not_load_what_it_does_not_need():
    script = "import sys; from mltrends.cli import call; call(['--help']); bad = {'prefect', 'spacy', 'duckdb', 'pandas', 'matplotlib', 'pyarrow', 'fsspec', 's3fs'} & set(sys.modules); sys.exit(str(bad) if bad else 0)"

    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stderr
