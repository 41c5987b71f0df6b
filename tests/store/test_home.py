"""A home that cannot be used says why and what to do; two runs never share one."""

from __future__ import annotations

import os
import shutil
from collections import namedtuple

import pytest

from mltrends.model import Problem, WrongUse
from mltrends.store.home import Home, open_home, prepare
from mltrends.store.lock import only_run


def test_a_home_that_is_not_there_is_wrong_use(tmp_path):
    with pytest.raises(WrongUse, match="there is no folder"):
        open_home(tmp_path / "nowhere")


def test_a_file_is_no_home(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(WrongUse, match="is not a folder"):
        open_home(tmp_path / "file")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_home_without_permission_is_one_line_with_advice(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(Problem, match=r"cannot write to .* give yourself the right"):
            prepare(Home(tmp_path))
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_that_is_a_file_is_one_line_with_advice(tmp_path):
    (tmp_path / "reports").write_text("in the way")

    with pytest.raises(Problem, match=r"cannot write to .*reports"):
        prepare(Home(tmp_path))


def test_a_disk_without_room_is_said_before_anything_is_done(tmp_path, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 10, 1_000_000))

    with pytest.raises(Problem, match="only 1 MB are free"):
        prepare(Home(tmp_path))


def test_a_second_run_is_refused_while_the_first_is_at_work(tmp_path):
    home = Home(tmp_path)
    prepare(home)

    with (
        only_run(home),
        pytest.raises(Problem, match=f"another run is at work .*process {os.getpid()}"),
        only_run(home),
    ):
        pytest.fail("two runs at once")

    with only_run(home):
        pass  # given back


def test_paths_are_shown_as_a_person_would_write_them(tmp_path):
    home = open_home(tmp_path)

    assert home.shown(home.warehouse) == "data/processed/mltrends.duckdb"
