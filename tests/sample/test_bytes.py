"""The same seed gives the same bytes, everywhere and always."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mltrends import sample
from mltrends.sample.draw import Draw, cumulative

ROOT = Path(__file__).resolve().parents[2]
EXCERPT = ROOT / "data" / "raw" / "sample" / "excerpt"
WRITE = "import sys, pathlib; from mltrends import sample; sample.write(pathlib.Path(sys.argv[1]), ads=240, seed=3)"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_stream_is_the_one_that_python_promises():
    draw = Draw("a", 1)
    assert [draw.random() for _ in range(3)] == [0.9852006975972039, 0.26109064271282134, 0.6882360958855968]


def test_choices_follow_their_weights():
    draw, sums = Draw("weights"), cumulative([1, 2, 7])
    counts = [0, 0, 0]
    for _ in range(20_000):
        counts[draw.index(sums)] += 1
    assert [round(count / 20_000, 1) for count in counts] == [0.1, 0.2, 0.7]


def test_normal_and_poisson_have_their_moments():
    draw = Draw("moments")
    normals = [draw.normal() for _ in range(20_000)]
    assert abs(sum(normals) / 20_000) < 0.03
    assert abs(sum(value * value for value in normals) / 20_000 - 1) < 0.05
    assert abs(sum(draw.poisson(1.5) for _ in range(20_000)) / 20_000 - 1.5) < 0.05


def test_some_draws_different_things():
    draw = Draw("some")
    for _ in range(200):
        assert len(set(draw.some(range(9), 5))) == 5
    assert sorted(draw.some("abc", 7)) == ["a", "b", "c"]


def test_the_same_seed_gives_the_same_bytes_under_another_hash_seed(small, tmp_path):
    environment = {**os.environ, "PYTHONHASHSEED": "12345"}
    subprocess.run([sys.executable, "-c", WRITE, str(tmp_path / "again")], check=True, env=environment)
    assert contents(tmp_path / "again") == contents(small)


def test_another_seed_gives_other_ads(small, tmp_path):
    sample.write(tmp_path / "other", ads=240, seed=4)
    ours, theirs = contents(small), contents(tmp_path / "other")
    assert set(ours) == set(theirs)
    assert all(ours[name] != theirs[name] for name in ours)


def test_the_committed_excerpt_is_what_the_generator_writes(tmp_path):
    sample.write_excerpt(tmp_path / "excerpt")
    made, committed = contents(tmp_path / "excerpt"), contents(EXCERPT)
    assert set(made) == set(committed)
    changed = [name for name in made if made[name] != committed[name]]
    assert not changed, (
        f"{changed}: the generator writes other bytes than before. If that is meant, raise marker.GENERATOR and write "
        "the excerpt anew: python -c 'from pathlib import Path; from mltrends import sample; "
        'sample.write_excerpt(Path("data/raw/sample/excerpt"))\''
    )


def test_the_excerpt_holds_some_dozens_of_ads_of_each_format():
    found = sample.marker(EXCERPT)
    assert found is not None
    assert found.excerpt
    assert found.ads == 120
    assert found.changed(EXCERPT) == []


@pytest.mark.parametrize("ads", [1, 2, 7, 61])
def test_any_number_of_ads_is_met_exactly(tmp_path, ads):
    sample.write(tmp_path / "few", ads=ads)
    found = sample.marker(tmp_path / "few")
    assert found is not None
    assert found.ads == ads
