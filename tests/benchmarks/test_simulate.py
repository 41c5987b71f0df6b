"""The simulated cluster: every batch is done once, and the table in docs/scale.md is what it gives."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made():
    spec = importlib.util.spec_from_file_location("simulate", ROOT / "benchmarks" / "simulate.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["simulate"] = module  # its dataclass looks for its module there
    spec.loader.exec_module(module)
    yield module
    del sys.modules["simulate"]


@pytest.mark.parametrize("workers", [1, 7, 300])
def test_every_batch_is_done_once_however_many_workers_die(made, workers, monkeypatch):
    monkeypatch.setattr(made, "DEATH_SHARE", 0.2)
    told = made.simulate(10_000_000, workers)

    assert told.done == 10_000_000 // made.BATCH_ADS
    assert told.again > 0


def test_without_accidents_one_worker_takes_what_the_work_takes(made, monkeypatch):
    for name in ("DEATH_SHARE", "SLOW_SHARE", "NOISE"):
        monkeypatch.setattr(made, name, 0.0)
    told = made.simulate(1_000_000, 1)
    moved = 1_000_000 * (made.RAW_BYTES_AN_AD + made.KEPT_BYTES_AN_AD) / made.WORKER_BYTES_A_SECOND

    assert told.core_hours * 3600 == pytest.approx(1_000_000 * made.SECONDS_AN_AD + moved)
    assert told.hours * 3600 == pytest.approx(told.core_hours * 3600 + made.START_SECONDS)


def test_a_full_folder_gives_no_more_than_it_has(made, monkeypatch):
    for name in ("DEATH_SHARE", "SLOW_SHARE", "NOISE"):
        monkeypatch.setattr(made, name, 0.0)
    ads = 1_000_000_000
    told = made.simulate(ads, 5000)

    assert told.folder_bound
    least = ads * (made.RAW_BYTES_AN_AD + made.KEPT_BYTES_AN_AD) / made.FOLDER_BYTES_A_SECOND
    assert told.hours * 3600 >= least


def test_the_page_shows_what_the_simulation_gives(made):
    assert "\n".join(made.table()) in (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
