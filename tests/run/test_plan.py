"""Work is dealt out in few batches, at the end of which nobody waits long."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mltrends.run.plan import LEAST_BATCH, MOST_BATCH, batches

MB = 1 << 20


@given(sizes=st.lists(st.integers(1, 300 * MB), max_size=40), workers=st.integers(1, 8))
def test_every_job_is_dealt_once_and_batches_are_few(sizes, workers):
    jobs = list(range(len(sizes)))
    dealt = batches(jobs, sizes, workers)

    assert sorted(job for batch in dealt for job in batch) == jobs
    assert all(dealt)
    filled = [sum(sizes[job] for job in batch) for batch in dealt]
    assert len(dealt) <= workers or all(one + two > LEAST_BATCH for one, two in pairwise(filled))
    assert all(size <= MOST_BATCH or len(batch) == 1 for size, batch in zip(filled, dealt, strict=True))


def test_a_small_load_starts_one_process_a_core():
    assert len(batches(list("abcdef"), [MB] * 6, workers=2)) == 2


def test_a_tiny_load_starts_one_process():
    assert len(batches(list("abc"), [1000] * 3, workers=2)) == 1


def finished(dealt, sizes, speeds):
    """When each worker is done, where whoever is free takes the next batch."""
    free = [0.0 for _ in speeds]
    for batch in dealt:
        first = free.index(min(free))
        free[first] += sum(sizes[job] for job in batch) / speeds[first]
    return free


@pytest.mark.parametrize("speeds", [(1.0, 1.0), (1.0, 1.4), (1.4, 1.0)])
def test_of_a_large_load_no_worker_waits_long_for_another_that_is_slower(speeds):
    sizes = [4 * MB] * 100
    dealt = batches(list(range(100)), sizes, workers=2)

    assert max(finished(dealt, sizes, speeds)) < 1.05 * sum(sizes) / sum(speeds)
    assert len(dealt) < 16


def test_batches_are_even_in_bytes_not_in_number():
    dealt = batches(["large", "b", "c", "d"], [9 * MB, 3 * MB, 3 * MB, 3 * MB], workers=2)

    assert sorted(map(sorted, dealt)) == [["b", "c", "d"], ["large"]]
