"""A Dask cluster whose workers share nothing but an object store: the same bytes, also when a worker is killed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from tests.buckets import names_in, put_files
from tests.pipelines.clusters import assert_same, cluster_in, flow, start_flow

from mltrends.model import WrongUse
from mltrends.run.cluster import check_workers
from mltrends.run.depot import PARCELS, PARTITIONS, POSTINGS
from mltrends.store.home import Home, prepare
from mltrends.store.objects import Address

pytest.importorskip("prefect_dask", reason="the extra [dask] is not installed")


def own_home(root: Path, store: Address) -> Path:
    root.mkdir()
    (root / "mltrends.toml").write_text(
        f'[report]\ntopics = ["demand"]\n[store]\npartitions = "{store}"\n', encoding="utf-8"
    )
    return root


@pytest.mark.long
def test_workers_without_a_shared_home_come_to_the_same_bytes_even_if_one_is_killed(
    sample_home, bucket, tmp_path
):
    from distributed import Client

    put_files(sample_home / "data" / "raw", bucket)
    home, kept = own_home(tmp_path / "home", bucket / "kept"), bucket / "kept"
    with cluster_in(tmp_path / "cluster", workers=2) as cluster:
        with Client(cluster.address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=90)
            run = start_flow(home, "--runner", "dask", "--address", cluster.address, f"{bucket}/sample")
            killed = None
            while run.poll() is None and killed is None:
                busy = [worker for worker, tasks in client.processing().items() if tasks]
                read = [name for name in names_in(kept / PARTITIONS) if name.endswith(POSTINGS)]
                if busy and len(read) == 3:  # all is read: this is extraction
                    killed = client.scheduler_info()["workers"][busy[0]]["id"]
                    cluster.kill(killed)
                time.sleep(0.02)
        _, err = run.communicate(timeout=300)
        left = [path for path in (tmp_path / "cluster").rglob("*.parquet") if killed not in path.parts]

    assert killed is not None, err
    assert run.returncode == 0, err
    assert "Traceback" not in err
    assert_same(home, sample_home)
    assert left == []
    assert names_in(kept / PARCELS) == []


@pytest.mark.long
@pytest.mark.only_soak
def test_a_run_by_processes_and_one_of_a_second_home_come_to_the_same_bytes(sample_home, bucket, tmp_path):
    put_files(sample_home / "data" / "raw", bucket)
    for name, said in (("one", "rows, "), ("two", "nothing new")):
        home = own_home(tmp_path / name, bucket / "kept")
        code, _, err = flow(home, "--runner", "processes", f"{bucket}/sample")
        assert code == 0, err
        assert said in next(
            line for line in err.splitlines() if line.split()[:1] == ["extract"] or "read  " in line
        )
        assert_same(home, sample_home)


@pytest.fixture
def home(tmp_path) -> Home:
    home = Home(tmp_path / "home")
    prepare(home)
    return home


def as_one_worker(change=lambda probe, places, api: (probe, places, api)):
    """A worker on this machine; `change` is how its world differs from ours."""
    return lambda function, *world: {"tcp://w:1": function(*change(*world))}


def test_a_worker_that_uses_the_store_needs_no_home_and_no_probe_stays(home, bucket):
    check_workers(as_one_worker(), home, [Path("/only/here")], None, bucket / "kept")

    assert names_in(bucket) == []


def test_a_worker_that_cannot_use_the_store_is_refused_with_what_it_saw(home, bucket):
    elsewhere = as_one_worker(lambda probe, places, api: (Address("no-such-bucket", probe.key), places, api))
    with pytest.raises(
        WrongUse, match=r"the worker .* cannot use the object store: there is no bucket no-such-bucket"
    ):
        check_workers(elsewhere, home, [], None, bucket / "kept")


def test_a_worker_that_does_not_see_raw_files_on_a_store_is_refused(home, bucket):
    with pytest.raises(WrongUse, match="does not see s3://no-such-bucket/ads"):
        check_workers(as_one_worker(), home, [Address("no-such-bucket", "ads")], None, bucket / "kept")
