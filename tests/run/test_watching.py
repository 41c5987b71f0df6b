"""Files that have come to rest start a run; files that are still being written do not."""

from __future__ import annotations

import threading
import time

import pytest

from mltrends.run.watching import look, watch
from mltrends.store.home import Home, prepare

STILL, POLL = 0.4, 0.05


@pytest.fixture
def watched(tmp_path):
    """A home that is watched, and how often it ran, with what stood there."""
    home, stop = Home(tmp_path.resolve()), threading.Event()
    prepare(home)
    ran: list[frozenset] = []
    answers: list[bool] = []

    def run() -> bool:
        ran.append(look(home))
        return answers.pop(0) if answers else True

    thread = threading.Thread(target=lambda: watch(home, run, still=STILL, stop=stop, poll=POLL, again=0.5))
    yield home, ran, answers, thread
    stop.set()
    thread.join(timeout=10)


def until(condition, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and not condition():
        time.sleep(POLL)
    return condition()


def test_what_is_there_is_run_once_and_a_new_file_again(watched):
    home, ran, _, thread = watched
    (home.raw / "one.csv").write_text("a,b\n1,2\n")
    thread.start()

    assert until(lambda: len(ran) == 1)
    time.sleep(3 * STILL)
    assert len(ran) == 1
    (home.raw / "two.csv").write_text("a,b\n1,2\n")
    assert until(lambda: len(ran) == 2)
    assert {name for name, _, _ in ran[1]} == {"one.csv", "two.csv"}


def test_a_file_that_is_being_written_is_waited_for(watched):
    home, ran, _, thread = watched
    thread.start()
    path = home.raw / "slow.csv"
    with path.open("w") as file:
        for number in range(12):
            file.write(f"row {number}\n" * 100)
            file.flush()
            time.sleep(STILL / 4)
            assert ran == []
        size = file.tell()

    assert until(lambda: len(ran) == 1)
    assert [told[1] for told in ran[0]] == [size]


def test_a_run_that_failed_is_tried_again(watched):
    home, ran, answers, thread = watched
    answers += [False, True]
    (home.raw / "one.csv").write_text("a,b\n1,2\n")
    thread.start()

    assert until(lambda: len(ran) == 2)
    time.sleep(1.0)
    assert len(ran) == 2


def test_an_empty_folder_starts_nothing(watched):
    _, ran, _, thread = watched
    thread.start()
    time.sleep(3 * STILL)

    assert ran == []
