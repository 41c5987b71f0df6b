"""Work is dealt out in few, even batches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mltrends.run.plan import batches

MB = 1 << 20


@given(sizes=st.lists(st.integers(1, 300 * MB), max_size=40), workers=st.integers(1, 8))
def test_every_job_is_dealt_once_and_batches_are_few(sizes, workers):
    jobs = list(range(len(sizes)))
    dealt = batches(jobs, sizes, workers)

    assert sorted(job for batch in dealt for job in batch) == jobs
    assert all(dealt)
    assert len(dealt) <= 4 * workers


def test_a_small_load_starts_one_process_a_core():
    assert len(batches(list("abcdef"), [MB] * 6, workers=2)) == 2


def test_a_tiny_load_starts_one_process():
    assert len(batches(list("abc"), [1000] * 3, workers=2)) == 1


def test_a_large_load_is_cut_finer_so_that_a_lost_batch_costs_less():
    assert len(batches(list(range(100)), [8 * MB] * 100, workers=2)) == 8


def test_batches_are_even_in_bytes_not_in_number():
    dealt = batches(["large", "b", "c", "d"], [9 * MB, 3 * MB, 3 * MB, 3 * MB], workers=2)

    assert sorted(map(sorted, dealt)) == [["b", "c", "d"], ["large"]]
