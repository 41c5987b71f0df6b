"""An earlier run is published again whole, and what a home keeps beyond need goes, and nothing else."""

from __future__ import annotations

import os
import shutil
import time

import duckdb
import pytest

from mltrends.cli import call
from mltrends.run.clean import clean
from mltrends.run.history import last_run
from mltrends.run.rollback import back_to
from mltrends.store.home import Home
from mltrends.store.settings import Settings

pytestmark = pytest.mark.slow
DAY = 86_400.0


@pytest.fixture(scope="module")
def twice(sample_home, tmp_path_factory):
    """A home with two runs, whose reports differ; not to be changed, copy it."""
    root = tmp_path_factory.mktemp("twice") / "home"
    shutil.copytree(sample_home, root, symlinks=True)
    (root / "mltrends.toml").write_text("[thresholds]\nshare_min_ads = 41\n")
    assert call(["run", "--plain", "--quiet", "--home", str(root)]) == 0
    return root


@pytest.fixture
def home(twice, tmp_path) -> Home:
    shutil.copytree(twice, tmp_path / "home", symlinks=True)
    return Home((tmp_path / "home").resolve())


def threshold(home: Home) -> int:
    with duckdb.connect(home.warehouse, read_only=True) as con:
        return con.execute("select share_min_ads from thresholds").fetchall()[0][0]


def names(home: Home) -> list[str]:
    return sorted(path.name for path in home.reports.glob("[0-9]*"))


def test_the_run_before_is_published_again_warehouse_report_and_record(home):
    first, second = names(home)
    assert threshold(home) == 41

    done = back_to(home)

    assert (done.run, done.withdrawn) == (first, (second,))
    assert threshold(home) == 50
    assert home.latest.resolve().name == first
    assert last_run(home)["run"] == first
    assert (home.reports / second / "index.html").exists()


def test_a_dry_run_changes_nothing(home, capsys):
    before = (home.latest.resolve(), home.warehouse.read_bytes())

    assert call(["rollback", "--dry-run", "--home", str(home.root)]) == 0
    assert names(home)[0] in capsys.readouterr().out
    assert (home.latest.resolve(), home.warehouse.read_bytes()) == before


@pytest.mark.parametrize("place", range(3))
def test_a_rollback_that_was_cut_short_is_done_by_calling_again(home, monkeypatch, place):
    first = names(home)[0]
    from mltrends.run import rollback
    from mltrends.warehouse import publish

    def cut(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        if place == 0:
            patch.setattr(publish, "swap", cut)
        elif place == 1:
            patch.setattr(rollback, "swap_link", cut)
        else:
            patch.setattr(
                "pathlib.Path.replace",
                lambda self, target: (
                    cut() if str(target).endswith(".withdrawn") else os.replace(self, target)  # noqa: PTH105 - that of a path is taken
                ),
            )
        with pytest.raises(KeyboardInterrupt):
            back_to(home)

    assert back_to(home).run == first
    assert threshold(home) == 50
    assert home.latest.resolve().name == first


def test_what_is_not_kept_any_more_cannot_be_published(home, capsys):
    shutil.rmtree(home.previous)

    assert call(["rollback", "--home", str(home.root)]) == 2
    assert "is not kept any more" in capsys.readouterr().err
    assert threshold(home) == 41
    assert call(["rollback", "2001-01-01_000000", "--home", str(home.root)]) == 2


def test_a_home_with_one_run_has_nothing_to_go_back_to(sample_home, tmp_path, capsys):
    shutil.copytree(sample_home, tmp_path / "home", symlinks=True)

    assert call(["rollback", "--home", str(tmp_path / "home")]) == 2
    assert "there is no run before" in capsys.readouterr().err
    assert call(["rollback", "--home", str(tmp_path)]) == 2


def test_the_next_run_publishes_anew(home):
    back_to(home)

    assert call(["run", "--plain", "--quiet", "--home", str(home.root)]) == 0
    assert threshold(home) == 41
    assert len(names(home)) == 3


def everything(home: Home) -> set[str]:
    return {
        str(path.relative_to(home.root)) for path in home.root.rglob("*") if not path.name.startswith(".lock")
    }


def test_whatever_is_cleaned_away_the_next_run_has_nothing_to_do(home):
    before = everything(home)
    clean(home, Settings(), older_than=0.0)
    assert everything(home) == before

    clean(home, Settings(), older_than=0.0, dry_run=False)
    assert {name for name in before if "partitions/" in name or "reports/" in name} <= everything(home)
    assert call(["run", "--plain", "--quiet", "--home", str(home.root)]) == 0
    assert len(names(home)) == 2


def test_partitions_that_no_kept_run_uses_go_when_they_are_old(home):
    stray = [home.partitions / kind / f"{'0' * 32}.parquet" for kind in ("postings", "readings")]
    for path in stray:
        path.write_bytes(b"x")
        os.utime(path, (time.time() - 40 * DAY,) * 2)
    young = home.partitions / "postings" / f"{'1' * 32}.parquet"
    young.write_bytes(b"x")

    found = clean(home, Settings(), older_than=30 * DAY)
    assert [waste.path for waste in found] == stray
    assert all(path.exists() for path in stray)
    clean(home, Settings(), older_than=30 * DAY, dry_run=False)
    assert not any(path.exists() for path in stray)
    assert young.exists()


def test_what_dead_processes_left_behind_goes(home):
    draft = home.partitions / "postings" / ".abc.parquet.999.tmp"
    draft.write_bytes(b"half")
    (home.building / "report").mkdir(parents=True)

    assert {waste.path for waste in clean(home, Settings(), older_than=DAY, dry_run=False)} == {
        draft,
        home.building,
    }
    assert not draft.exists()


def test_clean_says_what_would_go_and_how_much(home, capsys):
    path = home.partitions / "mentions" / f"{'0' * 32}.parquet"
    path.write_bytes(b"x" * 5_000_000)
    os.utime(path, (0, 0))

    assert call(["clean", "--home", str(home.root)]) == 0
    told = capsys.readouterr().out
    assert "mentions that no kept run uses: 5.0 MB" in told
    assert "mltrends clean --yes" in told
    assert call(["clean", "--yes", "--home", str(home.root)]) == 0
    assert not path.exists()
