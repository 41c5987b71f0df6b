"""One reader for all tests of this room, and a way to write a file of labels."""

from __future__ import annotations

import json

import pytest

from mltrends import taxonomy
from mltrends.extract.reader import Reader


@pytest.fixture(scope="session")
def reader():
    return Reader(taxonomy.load())


@pytest.fixture
def written(tmp_path):
    """Write objects as lines of a file."""

    def write(*rows, name="gold.jsonl"):
        path = tmp_path / name
        path.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
        return path

    return write
