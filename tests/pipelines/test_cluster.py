"""The flow on a Dask cluster: the same bytes as on one core, also when a worker is killed; refusals with words."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.pipelines.clusters import assert_same, cluster_in, flow, fresh, start_flow
from tests.run.processes import is_alive

from mltrends.model import WrongUse
from mltrends.run.cluster import (
    check_scheduler,
    check_workers,
    differing,
    look_around,
    made_by,
    on_worker,
    wait_until,
)
from mltrends.store.home import Home, prepare

pytest.importorskip("prefect_dask", reason="the extra [dask] is not installed")


@pytest.mark.long
def test_two_workers_come_to_the_same_bytes_even_if_one_is_killed_while_it_reads(
    sample_home, tmp_path, figures
):
    from distributed import Client

    home = fresh(sample_home, tmp_path / "home")
    postings = home / "data" / "processed" / "partitions" / "postings"
    with cluster_in(tmp_path / "cluster", workers=2) as cluster:
        with Client(cluster.address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=90)
            run = start_flow(home, "--runner", "dask", "--address", cluster.address)
            killed = None
            while run.poll() is None and killed is None:
                busy = [worker for worker, tasks in client.processing().items() if tasks]
                if busy and len(list(postings.glob("[!.]*.parquet"))) == 3:  # all is read: this is extraction
                    killed = client.scheduler_info()["workers"][busy[0]]["id"]
                    cluster.kill(killed)
                time.sleep(0.02)
        _, err = run.communicate(timeout=300)

    assert killed is not None
    assert run.returncode == 0, err
    assert "Traceback" not in err
    assert_same(home, sample_home)
    figures(
        "a worker of a cluster killed while it reads",
        "1 of 2 workers killed; the run ended by itself, with the bytes of one core",
    )


@pytest.mark.long
@pytest.mark.only_soak
def test_a_cluster_of_its_own_comes_to_the_same_bytes(sample_home, tmp_path):
    home = fresh(sample_home, tmp_path / "home")

    code, out, err = flow(home, "--runner", "dask", "--workers", "2")

    assert code == 0, err
    assert "Report:" in out
    assert_same(home, sample_home)


@pytest.mark.long
@pytest.mark.only_soak
def test_all_workers_lost_is_one_line_and_what_was_finished_is_kept(sample_home, tmp_path):
    home = fresh(sample_home, tmp_path / "home")
    with cluster_in(tmp_path / "cluster", workers=1) as cluster:
        run = start_flow(home, "--runner", "dask", "--address", cluster.address)
        postings = home / "data" / "processed" / "partitions" / "postings"
        while run.poll() is None and len(list(postings.glob("[!.]*.parquet"))) < 3:
            time.sleep(0.02)
        cluster.kill("w0")
        _, err = run.communicate(timeout=300)

        assert run.returncode == 1
        assert "all workers of the cluster are gone" in err.splitlines()[-1]

        cluster.add_worker("w1")
        code, _, err = flow(home, "--runner", "dask", "--address", cluster.address)

    assert code == 0, err
    assert re.search(r"read +nothing new", err)
    assert_same(home, sample_home)


@pytest.mark.long
@pytest.mark.only_soak
def test_a_lost_scheduler_is_one_line(sample_home, tmp_path):
    home = fresh(sample_home, tmp_path / "home")
    with cluster_in(tmp_path / "cluster", workers=1) as cluster:
        run = start_flow(home, "--runner", "dask", "--address", cluster.address)
        postings = home / "data" / "processed" / "partitions" / "postings"
        while (run.poll() is None and not postings.is_dir()) or not list(postings.glob("[!.]*.parquet")):
            time.sleep(0.02)
        cluster.scheduler.send_signal(signal.SIGKILL)
        _, err = run.communicate(timeout=300)

    assert run.returncode == 1
    assert "the scheduler of the cluster is lost" in err.splitlines()[-1]


ENDLESS = """
import os, time
from pathlib import Path
from mltrends.run.workers import in_child, tell

def work(note):
    Path(note).write_text(str(os.getpid()))
    while True:
        tell(1)
        time.sleep(0.1)

def batch(note, told):
    return in_child(work, note, what="endless work", seconds=600, told=told)
"""


@pytest.mark.long
@pytest.mark.only_soak
def test_work_that_nobody_waits_for_any_more_ends_on_the_worker(tmp_path, monkeypatch):
    from distributed import Client

    (tmp_path / "endless.py").write_text(ENDLESS)
    monkeypatch.syspath_prepend(tmp_path)
    batch = importlib.import_module("endless").batch
    note = tmp_path / "process"
    path = os.pathsep.join([*sys.path, str(tmp_path)])
    with (
        cluster_in(tmp_path / "cluster", workers=1, PYTHONPATH=path) as cluster,
        Client(cluster.address, set_as_default=False) as client,
    ):
        future = client.submit(on_worker, batch, str(note), made_by(), "run")
        wait_until(lambda: note.exists() and note.read_text(), "the process", seconds=40)
        process = int(note.read_text())
        future.cancel()
        wait_until(lambda: not is_alive(process), "the end of the process", seconds=30)


DEADLY = """
import os, signal
from pathlib import Path
from mltrends.model import Problem
from mltrends.run.workers import in_child

def tried(folder, name):
    (Path(folder) / f"{name}-{len(list(Path(folder).glob(name + '-*')))}").touch()
    return len(list(Path(folder).glob(name + "-*")))

def kills_its_worker(folder, told):
    if tried(folder, "worker") <= 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return 7

def kills_its_process(folder, told):
    return in_child(dies_first, folder, what="dying", seconds=60)

def dies_first(folder):
    if tried(folder, "process") == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return 8

def is_odd(folder, told):
    tried(folder, "odd")
    raise Problem("the input is odd")
"""
FLOW_OF_ONE = """
import os, sys
from pathlib import Path
from mltrends.cli.prefect_start import prefect_environment, _server

if __name__ == "__main__":
    os.environ.update(prefect_environment())
    with _server():
        from prefect import flow
        from mltrends.pipelines.runners import runner_of
        from mltrends.model import Problem
        from mltrends.run.outcome import Request
        from mltrends.run.progress import Progress
        from mltrends.run.session import session
        from deadly import is_odd, kills_its_process, kills_its_worker

        @flow
        def one():
            with session(Path(sys.argv[1]), Request(""), Progress(shown=False)) as run:
                with runner_of(run, "dask", None, sys.argv[2]) as runner:
                    for batch in (kills_its_worker, kills_its_process, is_odd):
                        try:
                            print(runner.each("extract", batch, [sys.argv[3]], lambda _: None))
                        except Problem as problem:
                            print(problem)

        one()
"""


@pytest.mark.long
@pytest.mark.only_soak
def test_deaths_on_a_cluster_are_tried_again_and_what_is_wrong_with_the_input_is_not(tmp_path):
    """Dask gives up after four workers; the batch that dies a fifth time is at work once more."""
    home, tried, code = (tmp_path / name for name in ("home", "tried", "code"))
    for folder in (home, tried, code):
        folder.mkdir()
    (code / "deadly.py").write_text(DEADLY)
    (code / "one.py").write_text(FLOW_OF_ONE)
    path = os.pathsep.join([*sys.path, str(code)])
    with cluster_in(tmp_path / "cluster", workers=1, PYTHONPATH=path) as cluster:
        ran = subprocess.run(
            [sys.executable, code / "one.py", home, cluster.address, tried],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
            env=os.environ | {"PYTHONPATH": path},
        )

    assert ran.stdout.splitlines() == ["[7]", "[8]", "the input is odd"], ran.stderr
    assert sorted(path.name for path in tried.glob("[op]*")) == ["odd-0", "process-0", "process-1"]


@pytest.mark.long
def test_a_worker_of_another_version_is_refused(sample_home, tmp_path):
    home = fresh(sample_home, tmp_path / "home")
    other = tmp_path / "other"
    shutil.copytree(Path(__file__).parents[2] / "src" / "mltrends", other / "mltrends")
    with (other / "mltrends" / "parse" / "text.py").open("a", encoding="utf-8") as file:
        file.write("\nANOTHER = True\n")
    with cluster_in(tmp_path / "cluster", workers=0) as cluster:
        cluster.add_worker("w0", PYTHONPATH=str(other))
        code, _, err = flow(home, "--runner", "dask", "--address", cluster.address)

    assert code == 2
    assert re.search(
        r"the worker .* would make other files: it has mltrends .* install the same versions", err
    )
    assert not list((home / "data" / "processed" / "partitions").rglob("*.parquet"))


@pytest.mark.slow
def test_no_scheduler_at_the_address_is_wrong_use(tmp_path):
    script = (
        "import sys\nfrom pathlib import Path\nfrom mltrends.model import WrongUse\n"
        "from mltrends.pipelines.cluster import dask_runner\n"
        "try:\n    with dask_runner(None, None, 'tcp://127.0.0.1:1', {}): pass\n"
        "except WrongUse as error: print(error)\n"
    )
    assert "no Dask scheduler answers at tcp://127.0.0.1:1" in ran(script)


@pytest.mark.slow
def test_without_the_extra_the_refusal_says_how_to_install_it():
    script = (
        "import sys\nsys.modules['prefect_dask'] = None\nfrom mltrends.model import WrongUse\n"
        "from mltrends.pipelines.cluster import dask_runner\n"
        "try:\n    with dask_runner(None, None, None, {}): pass\n"
        "except WrongUse as error: print(error)\n"
    )
    assert "pip install 'mltrends[dask]'" in ran(script)


def ran(script: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120
    ).stdout


@pytest.fixture
def home(tmp_path) -> Home:
    home = Home(tmp_path)
    prepare(home)
    return home


def as_one_worker(change=lambda probe, paths, api: (probe, paths, api)):
    """A worker on this machine; `change` is how its world differs from ours."""
    return lambda function, *world: {"tcp://w:1": function(*change(*world))}


def test_a_worker_that_sees_what_we_see_may_work(home):
    check_workers(as_one_worker(), home, [], None)


def test_a_worker_that_does_not_share_the_home_is_refused(home, tmp_path):
    elsewhere = as_one_worker(lambda probe, paths, api: (tmp_path / "elsewhere" / probe.name, paths, api))
    with pytest.raises(WrongUse, match=r"does not share .* put the home on a folder that all machines have"):
        check_workers(elsewhere, home, [], None)


def test_a_worker_with_an_old_copy_of_the_home_is_refused(home, tmp_path):
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / ".probe").write_text("0123456789abcdef")
    with pytest.raises(WrongUse, match="does not share"):
        check_workers(
            as_one_worker(lambda probe, paths, api: (copy / probe.name, paths, api)), home, [], None
        )


def test_raw_files_that_a_worker_does_not_see_are_named(home, tmp_path):
    with pytest.raises(WrongUse, match=r"does not see .*ads\.csv; raw files must lie on a shared folder"):
        check_workers(as_one_worker(), home, [tmp_path / "ads.csv"], None)


def test_a_worker_that_does_not_reach_prefect_is_refused_with_what_to_do(home):
    with pytest.raises(WrongUse, match="name it in PREFECT_API_URL"):
        check_workers(as_one_worker(), home, [], "http://127.0.0.1:1/api")


def test_a_worker_without_mltrends_is_refused(home):
    with pytest.raises(WrongUse, match=r"cannot load this mltrends .*install the same version"):
        check_workers(
            lambda *_: {"tcp://w:1": ModuleNotFoundError("No module named 'mltrends'")}, home, [], None
        )


def test_a_scheduler_without_mltrends_is_refused():
    def ask(_function):
        raise ModuleNotFoundError("No module named 'mltrends'")

    with pytest.raises(WrongUse, match="the scheduler cannot load this mltrends"):
        check_scheduler(ask)


def test_another_version_is_told_by_name():
    assert differing(made_by(), made_by()) == ""
    assert differing(made_by() | {"pyarrow": "1.0"}, made_by()).startswith("pyarrow 1.0 where the run has ")
    assert "spacy unknown" in differing(
        {name: value for name, value in made_by().items() if name != "spacy"}, made_by()
    )


def test_looking_around_answers_beside_the_probe(tmp_path):
    probe = tmp_path / "probe"
    probe.write_text("abc")

    seen = look_around(probe, [tmp_path, tmp_path / "gone"], None)

    assert (seen.token, seen.unreached) == ("abc", False)
    assert seen.unseen == (str(tmp_path / "gone"),)
    assert len(list(tmp_path.glob("probe.abc.*"))) == 1
