"""Work in child processes is stopped when its time is up, and what goes wrong in it comes back as what it was."""

from __future__ import annotations

import os
import signal
import time

import pytest

from mltrends.model import Problem
from mltrends.run.workers import Died, MistakeError, Stopped, in_child, tell


def double(number):
    tell(1)
    tell(2)
    return 2 * number


def forever():
    time.sleep(600)


def fail(kind):
    raise {
        "problem": Problem("the input is odd"),
        "disk": OSError(28, "No space left on device"),
        "mistake": KeyError("x"),
    }[kind]


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_result_and_what_was_told_on_the_way_come_back():
    heard = []

    assert in_child(double, 21, what="doubling", seconds=60, told=heard.append) == 42
    assert heard == [1, 2]


def test_work_that_takes_too_long_is_killed_at_once():
    def seconds():
        began = time.monotonic()
        with pytest.raises(Stopped, match="waiting took longer than 1 s and was stopped"):
            in_child(forever, what="waiting", seconds=1)
        return time.monotonic() - began

    assert min(seconds(), seconds()) < 5  # the better of two: the machine itself may stand still for a while


def test_a_problem_of_the_input_stays_one_line():
    with pytest.raises(Problem, match="the input is odd"):
        in_child(fail, "problem", what="work", seconds=60)


def test_a_full_disk_is_said_with_advice():
    with pytest.raises(Problem, match=r"No space left on device.*free some room"):
        in_child(fail, "disk", what="work", seconds=60)


def test_our_own_mistake_brings_its_traceback_for_the_log():
    with pytest.raises(MistakeError, match="KeyError: 'x'"):
        in_child(fail, "mistake", what="work", seconds=60)


def test_a_worker_that_is_killed_is_known_as_dead():
    with pytest.raises(Died, match=r"the process of work died \(exit code -9\)"):
        in_child(die, what="work", seconds=60)
