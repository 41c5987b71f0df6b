"""Many workers, one shared folder, slow ones and dying ones: how long reading and extraction of very many ads take.

`python -m benchmarks.simulate` prints the table of docs/scale.md. Times and sizes of an ad are measured (docs/performance.md and
docs/scale.md say where); the network and how often a worker is slow or dies are assumed, and stand at the head of this file. A batch is
pulled by whoever is free, its bytes come and go at whatever the shared folder has to give to all who work, and that of
a worker that dies is done again by another.
"""

from __future__ import annotations

import heapq
import random
from dataclasses import dataclass

# Measured on one core of a small machine.
SECONDS_AN_AD = 5.4e-3  # reading and extraction of a million ads of 3.3 kB, in docs/performance.md
RAW_BYTES_AN_AD = 3_300
KEPT_BYTES_AN_AD = 1_650  # postings, readings and mentions as Parquet
# Assumed.
FOLDER_BYTES_A_SECOND = 1.0e9  # what the shared folder gives to all workers together
WORKER_BYTES_A_SECOND = 1.0e8  # what one worker's network takes
SLOW_SHARE, SLOW_TIMES = 0.02, 4.0  # of batches, and by how much
DEATH_SHARE = 0.001  # of batches
NOISE = 0.15  # standard deviation of the logarithm of a batch's time
START_SECONDS = 8.0  # of a worker: imports and matchers
DEATH_SECONDS = 60.0  # until the scheduler gives a dead worker's batch to another, and a new worker is there
BATCH_ADS = 20_000  # 64 MB of raw files
SEED = 7


@dataclass(frozen=True, slots=True)
class Told:
    """What a simulated run took."""

    workers: int
    hours: float
    core_hours: float
    efficiency: float  # of so many workers, against one that is never slow
    folder_bound: bool  # the shared folder, not the cores, set the pace
    done: int  # batches
    again: int  # batches that were begun again


def simulate(ads: int, workers: int, seed: int = SEED) -> Told:
    """One run: every batch is done once, and those of dead workers again."""
    draw = random.Random(seed)  # noqa: S311 - a simulation
    batches = -(-ads // BATCH_ADS)
    moved = BATCH_ADS * (RAW_BYTES_AN_AD + KEPT_BYTES_AN_AD)
    compute, moving = BATCH_ADS * SECONDS_AN_AD, moved / WORKER_BYTES_A_SECOND
    # Workers move bytes for a small part of their time; the folder is full when all of them together want more than it has.
    bound = workers * moved / (compute + moving) > FOLDER_BYTES_A_SECOND
    if bound:
        moving = workers * moved / FOLDER_BYTES_A_SECOND - compute
    free = [START_SECONDS] * workers
    heapq.heapify(free)
    waiting, done, again, busy, last = batches, 0, 0, 0.0, 0.0
    while waiting:
        now = heapq.heappop(free)
        seconds = compute * draw.lognormvariate(-(NOISE**2) / 2, NOISE) + moving
        if draw.random() < SLOW_SHARE:
            seconds *= SLOW_TIMES
        if draw.random() < DEATH_SHARE:
            lost = draw.random() * seconds
            again += 1
            busy += lost
            heapq.heappush(free, now + lost + DEATH_SECONDS)
            continue
        waiting -= 1
        done += 1
        busy += seconds
        last = max(last, now + seconds)
        heapq.heappush(free, now + seconds)
    alone = batches * (compute + moved / WORKER_BYTES_A_SECOND)
    return Told(
        workers,
        last / 3600,
        busy / 3600,
        alone / (last * workers),
        bound,
        done,
        again,
    )


def table(ads: int = 1_000_000_000, sizes: tuple[int, ...] = (2, 16, 64, 256, 1024, 4096)) -> list[str]:
    """The rows of docs/scale.md."""
    lines = [
        "| workers (cores) | hours | core hours for a million ads | efficiency | begun again | sets the pace |",
        "|---|---|---|---|---|---|",
    ]
    for workers in sizes:
        told = simulate(ads, workers)
        pace = "the shared folder" if told.folder_bound else "the cores"
        each = told.core_hours / (ads / 1e6)
        lines.append(
            f"| {workers:,} | {told.hours:,.1f} | {each:.2f} | {told.efficiency:.0%} | {told.again:,} | {pace} |"
        )
    return lines


if __name__ == "__main__":
    print("\n".join(table()))
