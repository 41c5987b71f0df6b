"""Raw files and partitions on an object store: the same bytes, nothing made twice, nothing kept of what was taken down."""

from __future__ import annotations

import csv
import gzip
import json
import subprocess
import sys
import urllib.request
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.buckets import SECRET, contents_of, names_in, put_files, use

from mltrends.cli import call
from mltrends.model import Problem, WrongUse
from mltrends.run import steps
from mltrends.run.depot import PARCELS, PARTITIONS, POSTINGS
from mltrends.run.forget import agree, remember
from mltrends.run.outcome import Request
from mltrends.run.progress import Progress
from mltrends.run.purge import forgotten_in, list_in
from mltrends.run.remember import look_at
from mltrends.run.remote import find_remote, path_of
from mltrends.run.runner import Runner, here
from mltrends.run.session import session
from mltrends.run.workers import in_threads
from mltrends.store import objects
from mltrends.store.forgotten import Forgotten, ad_digest, load_forgotten, save_forgotten
from mltrends.store.home import Home, prepare
from mltrends.store.objects import Address, Gone, address_of, delete, place_of, put, read

pytestmark = pytest.mark.slow
NAME = "Zanzibar Quokka Analytics"
TEXT = "We look for somebody who knows Python and SQL and can tell what numbers mean. " * 8
HEADER = ["job_id", "title", "company", "location", "date_posted", "description"]


def write_ads(path: Path, rows: int, *, first: int = 0, employer: str = "Acme") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for n in range(first, first + rows):
            writer.writerow(
                [f"ad-{n}", f"Data Scientist {n}", f"{employer} {n}", "Berlin, Germany", f"2025-0{n % 6 + 1}-15", TEXT + employer]
            )  # fmt: skip


@pytest.fixture
def ads(tmp_path):
    """A folder with two files, one of them packed."""
    write_ads(tmp_path / "ads" / "one.csv", 12)
    write_ads(tmp_path / "ads" / "two.csv", 8, first=50, employer=NAME)
    packed = gzip.compress((tmp_path / "ads" / "two.csv").read_bytes(), mtime=0)
    (tmp_path / "ads" / "two.csv").unlink()
    (tmp_path / "ads" / "two.csv.gz").write_bytes(packed)
    return tmp_path / "ads"


def extracted(root: Path, place: Path | Address, store: Address | None = None, runner: Runner | None = None):
    """A run as far as partitions are made."""
    root.mkdir(exist_ok=True)
    request = Request("", (place,), store=str(store) if store else "")
    with session(root, request, Progress(shown=False)) as run:
        plan = steps.discover(run)
        steps.read(run, plan, runner or here(1))
        steps.extract(run, plan, runner or here(1))
    return plan


def partitions(root: Path) -> dict[str, bytes]:
    folder = Home(root).partitions
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.parquet")}


def base_ids(root: Path, employer: str) -> list[str]:
    """Of the ads of employers whose names begin so."""
    rows = [
        row
        for path in Home(root).partitions.glob("postings/*.parquet")
        for row in pq.read_table(path, columns=["base_id", "company"]).to_pylist()
    ]
    return [row["base_id"] for row in rows if row["company"].startswith(employer)]


def makes_nothing(step, function, jobs, told):
    assert list(jobs) == [], f"{step} has something to do"
    return []


def without_home(step, function, jobs, told):
    """As a cluster: what it calls must find everything in the store."""
    return in_threads(lambda job: function(job, told=told), jobs, 2)


def held(at: Address) -> bool:
    """Whether the employer's name stands in any object."""
    found = False
    for name, content in contents_of(at).items():
        shown = (
            str(pq.read_table(pa.BufferReader(content)).to_pylist())
            if name.endswith(".parquet")
            else content.decode("latin-1")
        )
        found |= NAME.lower() in shown.lower()
    return found


def test_files_on_a_store_give_the_same_partitions_and_a_second_home_makes_none_anew(ads, bucket, tmp_path):
    put_files(ads, bucket / "raw" / "ads")
    local = extracted(tmp_path / "local", ads)

    first = extracted(tmp_path / "first", bucket / "raw" / "ads", bucket / "kept")
    second = extracted(tmp_path / "second", bucket / "raw" / "ads", bucket / "kept", Runner(1, makes_nothing))

    made = partitions(tmp_path / "local")
    assert len(made) == 8
    assert partitions(tmp_path / "first") == partitions(tmp_path / "second") == made
    assert local.key == first.key == second.key
    assert {file.name for file in first.files} == {"ads/one.csv", "ads/two.csv.gz"}


@pytest.mark.long
def test_workers_without_the_home_come_to_the_same_partitions_and_leave_no_parcels(ads, bucket, tmp_path):
    layer = '[[extend]]\nid = "spark"\naliases = ["Sparklyr"]\n'
    for home in (tmp_path / "local", tmp_path / "apart"):
        home.mkdir()
        (home / "words.toml").write_text(layer)
        (home / "mltrends.toml").write_text('[vocabulary]\nlayers = ["words.toml"]\n')
    extracted(tmp_path / "local", ads)

    extracted(tmp_path / "apart", ads, bucket / "kept", Runner(2, without_home, apart=True))

    assert partitions(tmp_path / "apart") == partitions(tmp_path / "local")
    assert names_in(bucket / "kept" / PARCELS) == []
    assert len(names_in(bucket / "kept" / PARTITIONS)) == 8


def test_an_unchanged_file_is_not_brought_down_again_and_read_by_ranges(ads, bucket, tmp_path):
    put_files(ads, bucket / "ads")
    extracted(tmp_path / "home", bucket / "ads")
    made = partitions(tmp_path / "home")
    home = Home(tmp_path / "home")
    for path in [*home.partitions.rglob("*.parquet"), *home.plain.rglob("*.*")]:
        path.unlink(missing_ok=True)

    plan = extracted(tmp_path / "home", bucket / "ads")

    assert partitions(tmp_path / "home") == made
    one = next(file for file in plan.files if file.name == "ads/one.csv")
    assert not one.path.exists()

    write_ads(ads / "one.csv", 13)
    put_files(ads, bucket / "ads")
    assert sum(file.rows for file in extracted(tmp_path / "home", bucket / "ads").files) == 21


def test_odd_names_of_objects_are_read_by_ranges_too(bucket, tmp_path):
    write_ads(tmp_path / "ads.csv", 6)
    odd = ["ads//double.csv", "ads/a b+c%20d#e?f.csv", "ads/größe\u202e.csv", "ads/UPPER.CSV"]
    for number, key in enumerate(odd):
        put((tmp_path / "ads.csv").read_bytes() + b"\n" * number, Address(bucket.bucket, key))
    put(b"title,company\n", bucket / "ads/.hidden.csv")
    put(b"no table", bucket / "ads/notes.md")
    extracted(tmp_path / "home", bucket / "ads")
    home = Home(tmp_path / "home")
    made = partitions(tmp_path / "home")
    for path in [*home.partitions.rglob("*.parquet"), *home.plain.rglob("*.*")]:
        path.unlink(missing_ok=True)

    plan = extracted(tmp_path / "home", bucket / "ads")

    assert len(plan.files) == 4
    assert all(file.problem is None and file.name.isprintable() for file in plan.files)
    assert partitions(tmp_path / "home") == made


def test_an_object_that_vanishes_is_refused_and_the_others_are_read(ads, bucket, tmp_path):
    put_files(ads, bucket / "ads")
    home = Home(tmp_path / "home")
    prepare(home)
    remote = find_remote(home, [bucket / "ads"])
    delete([bucket / "ads/one.csv"])

    looked = look_at(home, [(one.path, one.name) for one in remote], remote=remote)

    assert {file.name: file.problem is None for file in looked} == {
        "ads/one.csv": False,
        "ads/two.csv.gz": True,
    }


def test_a_file_that_changes_while_it_is_read_is_not_mixed_into_what_was_seen(ads, bucket, tmp_path):
    put_files(ads, bucket / "ads")
    (tmp_path / "home").mkdir()
    with session(tmp_path / "home", Request("", (bucket / "ads",)), Progress(shown=False)) as run:
        plan = steps.discover(run)
        next(file for file in plan.files if file.name == "ads/one.csv").path.unlink()
        write_ads(ads / "one.csv", 13, employer="Other")
        put_files(ads, bucket / "ads")
        with pytest.raises(Problem, match="changed while it was being read"):
            steps.read(run, plan, here(1))


def test_made_up_ads_are_known_as_such_on_a_store_too(bucket, tmp_path):
    from mltrends import sample

    sample.write(tmp_path / "made", ads=100, seed=3)
    put_files(tmp_path / "made", bucket / "made")
    (tmp_path / "home").mkdir()
    with session(tmp_path / "home", Request("", (bucket / "made",)), Progress(shown=False)) as run:
        plan = steps.discover(run)

    assert plan.choice.is_sample
    assert len(plan.files) == 3


@pytest.mark.long
def test_what_is_forgotten_goes_from_the_store_and_from_other_homes_that_use_it(ads, bucket, tmp_path):
    kept = bucket / "kept"
    for name in ("one", "other"):
        extracted(tmp_path / name, ads, kept)
    assert held(kept)
    put(NAME.encode(), kept / PARCELS / "run" / "slice")  # of a run that was killed
    put(NAME.encode(), kept / PARTITIONS / "damaged" / POSTINGS)
    unwanted = Forgotten(ads=frozenset(map(ad_digest, base_ids(tmp_path / "one", NAME))))

    save_forgotten(Home(tmp_path / "one"), unwanted)
    agree(Home(tmp_path / "one"), kept)

    assert not held(kept)
    assert forgotten_in(kept) == unwanted
    assert len(names_in(kept / PARTITIONS)) == 4  # those of the other file stay

    extracted(tmp_path / "other", ads, kept)

    other = Home(tmp_path / "other")
    assert load_forgotten(other) == unwanted
    [log] = other.logs.glob("*.log")  # of this run: those before it may quote the ads
    assert f"taken down by another home that uses {kept}" in log.read_text()
    assert [json.loads(line)["run"] for line in other.journal.read_text().splitlines()] == [log.stem] * 2
    assert not held(kept)
    for content in partitions(tmp_path / "other").values():
        assert NAME not in str(pq.read_table(pa.BufferReader(content)).to_pylist())


def test_what_is_taken_down_elsewhere_during_a_run_is_not_published_by_it(ads, bucket, tmp_path):
    home, kept = tmp_path / "home", bucket / "kept"
    home.mkdir()
    with session(home, Request("", (ads,), store=str(kept)), Progress(shown=False)) as run:
        plan = steps.discover(run)
        steps.read(run, plan, here(1))
        list_in(kept, Forgotten(ads=frozenset(map(ad_digest, base_ids(home, NAME)))))
        with pytest.raises(Problem, match="run again"):
            steps.extract(run, plan, here(1))

    assert not held(kept)
    assert base_ids(home, NAME) == []
    assert len(base_ids(home, "Acme")) == 12


@pytest.mark.long
def test_what_is_wanted_again_is_read_again(ads, bucket, tmp_path):
    kept, root = bucket / "kept", tmp_path / "home"
    extracted(root, ads, kept)
    before = partitions(root), contents_of(kept / PARTITIONS)
    one = base_ids(root, "Acme 3")[0]
    save_forgotten(Home(root), Forgotten(ads=frozenset({ad_digest(one)})))
    agree(Home(root), kept)
    for path in Home(root).partitions.rglob("*.parquet"):
        path.unlink()
    extracted(root, ads, kept)
    assert partitions(root) != before[0]

    remember(root, [one])
    extracted(root, ads, kept)

    assert partitions(root) == before[0]
    assert contents_of(kept / PARTITIONS) == before[1]
    assert not forgotten_in(kept)


def test_cleaning_looks_at_the_store_when_asked_and_removes_when_told(ads, bucket, tmp_path, capsys):
    kept, home = bucket / "kept", tmp_path / "home"
    extracted(home, ads, kept)
    clean = ["clean", "--home", str(home), "--older-than", "0s"]

    assert call(clean) == 0
    assert f"Not looked at: {kept}" in capsys.readouterr().out
    assert call([*clean, "--store"]) == 0
    out = capsys.readouterr().out
    assert "8 partitions on a store that no kept run of this home uses" in out
    assert "mltrends clean --store --yes" in out
    assert len(names_in(kept)) == 8

    assert call([*clean, "--store", "--yes"]) == 0
    assert names_in(kept) == []


def refusal(capsys, tmp_path, *options: str) -> str:
    """The one line that a run says when it ends with wrong use."""
    assert call(["run", "--plain", "--quiet", "--home", str(tmp_path), *options]) == 2
    said = capsys.readouterr()
    [line] = said.err.strip().splitlines()
    assert SECRET not in said.err + said.out
    assert not any(SECRET in path.read_text() for path in Home(tmp_path).logs.glob("*"))
    return line


def test_a_bucket_that_is_not_there_is_said(bucket, tmp_path, capsys):
    line = refusal(capsys, tmp_path, "--store", "s3://no-such-bucket/kept")
    assert (
        line
        == "mltrends: there is no bucket no-such-bucket on the object store; make it, or mend the address"
    )


def test_nothing_at_an_address_is_said(bucket, tmp_path, capsys):
    assert f"there is nothing at {bucket}/ads" in refusal(capsys, tmp_path, f"{bucket}/ads")


def test_a_server_that_is_gone_is_said(bucket, tmp_path, capsys, monkeypatch):
    use(monkeypatch, "http://127.0.0.1:1")
    assert "does not answer" in refusal(capsys, tmp_path, "--store", str(bucket))


def test_an_endpoint_that_is_none_is_said(bucket, tmp_path, capsys, monkeypatch):
    use(monkeypatch, "nowhere")
    assert "must look like https://host:port" in refusal(capsys, tmp_path, "--store", str(bucket))


def test_nobody_who_says_who_he_is_is_told_how(bucket, tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    objects._store.cache_clear()
    assert "set AWS_PROFILE" in refusal(capsys, tmp_path, "--store", str(bucket))


def test_who_may_not_write_is_told_which_rights_are_needed(bucket, object_server, tmp_path, capsys):
    def allow(actions: str) -> None:
        request = urllib.request.Request(  # noqa: S310 - on loopback
            f"{object_server}/moto-api/reset-auth",
            data=actions.encode(),
            headers={"Content-Type": "text/plain"},
        )
        urllib.request.urlopen(request, timeout=10).close()  # noqa: S310 - on loopback

    allow("0")
    try:
        line = refusal(capsys, tmp_path, "--store", str(bucket))
    finally:
        allow("inf")
    assert "may not be written to by you" in line
    assert "the right to list, read, write and delete" in line


@pytest.mark.parametrize(
    "word",
    ["s3://key:secret@bucket/x", "s3://", "s3:///x", "s3://bucket/../x", "gs://bucket/x", "https://host/x"],
)
def test_what_is_no_address_is_refused_without_repeating_it(word):
    with pytest.raises(WrongUse, match="s3://bucket/name") as refused:
        place_of(word)
    assert "secret" not in str(refused.value)


def test_a_path_is_no_address():
    assert place_of("ads/s3.csv") == Path("ads/s3.csv")
    assert place_of("s3://bucket/ads/") == Address("bucket", "ads")


@pytest.mark.parametrize(
    "key",
    ["../../x.csv", "ads/..", "a/new\nline.csv", "a/" + "x" * 300 + ".csv", "ads/.hidden", "ads/-rf.csv"],
)
def test_no_object_names_a_file(key):
    home = Home(Path("/home"))
    path = path_of(home, Address("bucket", key))
    assert path.parent.parent == home.plain / "brought"
    assert path.name.replace("-", "").replace("_", "").replace(".", "").isalnum()
    assert len(path.name) < 200
    assert not path.name.startswith((".", "-"))


def test_without_the_extra_the_refusal_says_how_to_install_it():
    script = (
        "import sys\nsys.modules['s3fs'] = None\nfrom mltrends.cli import call\n"
        "sys.exit(call(['run', '--plain', '--quiet', '--home', sys.argv[1], 's3://bucket/ads']))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, "."], capture_output=True, text=True, check=False, timeout=120
    )
    assert ran.returncode == 2
    assert "pip install 'mltrends[s3]'" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_what_is_gone_is_gone(bucket):
    put(b"abc", bucket / "x")
    assert read(bucket / "x") == b"abc"
    delete([bucket / "x", bucket / "never"])
    with pytest.raises(Gone):
        read(bucket / "x")
    assert address_of(f"{bucket}/x") == bucket / "x"


def test_a_server_that_goes_away_is_one_line_and_what_is_finished_is_kept(ads, bucket, tmp_path, monkeypatch):
    (tmp_path / "home").mkdir()
    request = Request("", (ads,), store=str(bucket / "kept"))
    with session(tmp_path / "home", request, Progress(shown=False)) as run:
        plan = steps.discover(run)
        use(monkeypatch, "http://127.0.0.1:1")
        with pytest.raises(Problem, match=r"does not answer .* what is finished is kept") as said:
            steps.read(run, plan, here(1))
    assert said.value.exit_code == 1


@pytest.mark.long
def test_a_store_that_cannot_be_reached_is_purged_when_it_can(
    ads, bucket, object_server, tmp_path, capsys, monkeypatch
):
    home, kept = tmp_path / "home", bucket / "kept"
    extracted(home, ads, kept)
    unwanted = frozenset(map(ad_digest, base_ids(home, NAME)))
    save_forgotten(Home(home), Forgotten(ads=unwanted))
    again = ["forget", "--stores", "--home", str(home)]

    use(monkeypatch, "http://127.0.0.1:1")
    assert call(again) == 1
    said = capsys.readouterr().err
    assert f"it may still lie on {kept}" in said
    assert "mltrends forget --stores" in said

    use(monkeypatch, object_server)
    assert held(kept)
    assert call(again) == 0
    assert not held(kept)


@pytest.mark.long
def test_a_takedown_over_a_store_leaves_nothing_there_and_publishes_without_it(ads, bucket, tmp_path, capsys):
    home, kept = tmp_path / "home", bucket / "kept"
    put_files(ads, bucket / "ads")
    run = ["run", "--plain", "--quiet", "--home", str(home), "--store", str(kept), f"{bucket}/ads"]
    home.mkdir()
    assert call(run) == 0
    record = json.loads(next(Home(home).runs.glob("*.json")).read_text())
    assert record["paths"] == [f"{bucket}/ads"]
    capsys.readouterr()

    import duckdb

    con = duckdb.connect(Home(home).warehouse, read_only=True)
    ids = [one for (one,) in con.execute("SELECT posting_id FROM postings WHERE posting_id LIKE '%ad-5_'").fetchall()]  # fmt: skip
    con.close()
    assert len(ids) == 8

    assert call(["forget", *ids, "--home", str(home)]) == 0

    assert f"What was made of it on {kept} is gone too." in capsys.readouterr().out
    assert not held(kept)
    assert call(run) in (0, 3)
    assert not held(kept)
