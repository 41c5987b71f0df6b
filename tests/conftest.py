"""What all tests share."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mltrends import sample
from mltrends.cli import call

ROOT = Path(__file__).resolve().parent.parent
SOAK = bool(os.environ.get("MLTRENDS_SOAK"))


@pytest.fixture(scope="session")
def datasets() -> Path:
    """The folder of real files, when there is one."""
    folder = os.environ.get("MLTRENDS_DATASETS")
    if not folder:
        pytest.skip(reason="set MLTRENDS_DATASETS to a folder of real job-ad CSVs to run this")
    return Path(folder)


@pytest.fixture
def figures():
    """Write a line of figures into docs/soak.md; outside `make soak` it goes nowhere."""

    def write(what: str, line: str) -> None:
        if not SOAK:
            return
        commit = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        page = ROOT / "docs" / "soak.md"
        kept = (
            [old for old in page.read_text().splitlines() if not old.startswith(f"| {what} |")]
            if page.exists()
            else []
        )
        if not kept:
            kept = [
                "# Long checks",
                "",
                "Made by `make soak`; CI runs reduced counts.",
                "",
                "| check | figures | date | commit |",
                "|---|---|---|---|",
            ]
        kept.append(f"| {what} | {line} | {datetime.now(UTC):%Y-%m-%d} | {commit.stdout.strip()} |")
        page.write_text("\n".join(kept) + "\n")

    return write


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory) -> Path:
    """A home in which 600 synthetic ads were read once; not to be changed, copy it."""
    home = tmp_path_factory.mktemp("sample-home")
    sample.write(home / "data" / "raw" / "sample" / "generated", ads=600, seed=7)
    assert call(["run", "--plain", "--quiet", "--home", str(home)]) == 0
    return home
