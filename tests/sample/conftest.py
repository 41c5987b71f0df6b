"""One sample of the default size, with the truth about each row, for all tests of this room."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from mltrends import sample
from mltrends.sample.formats import FORMATS
from mltrends.sample.roles import OUT_OF_SCOPE

TEXTS = {
    "glassdoor": "Job Description",
    "jobspy": "description",
    "linkedin": "description",
}
TITLES = {"glassdoor": "Job Title", "jobspy": "title", "linkedin": "title"}


@dataclass
class Made:
    folder: Path
    truth: dict
    headers: dict[str, list[str]]
    rows: dict[str, list[list[str]]]
    ads: list[dict[str, str]]

    def cell(self, ad: dict[str, str], column: str) -> str:
        """A cell of the row that a line of the truth is about."""
        board = ad["source"]
        return self.rows[board][int(ad["row"])][self.headers[board].index(column)]

    def text(self, ad: dict[str, str]) -> str:
        return self.cell(ad, TEXTS[ad["source"]])

    def title(self, ad: dict[str, str]) -> str:
        return self.cell(ad, TITLES[ad["source"]])

    def first(self) -> list[dict[str, str]]:
        """Unique vacancies."""
        return [ad for ad in self.ads if ad["kind"] == "first"]

    def dated(self) -> list[dict[str, str]]:
        """Unique dated vacancies in scope."""
        return [ad for ad in self.first() if ad["posted"] and ad["role"] not in OUT_OF_SCOPE]


def read_csv(path: Path) -> tuple[list[str], list[list[str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, rows


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Made:
    folder = tmp_path_factory.mktemp("sample") / "default"
    sample.write(folder, truth_ads=True)
    contents = {shape.board: read_csv(folder / shape.file) for shape in FORMATS}
    header, lines = read_csv(folder / "truth_ads.csv")
    return Made(
        folder=folder,
        truth=json.loads((folder / "truth.json").read_text(encoding="utf-8")),
        headers={board: header for board, (header, _) in contents.items()},
        rows={board: rows for board, (_, rows) in contents.items()},
        ads=[dict(zip(header, line, strict=True)) for line in lines],
    )


@pytest.fixture(scope="session")
def small(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "small"
    sample.write(folder, ads=240, seed=3)
    return folder
