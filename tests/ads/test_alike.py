from __future__ import annotations

import random

import numpy as np
import pytest

from mltrends.ads import alike
from mltrends.ads.alike import find_alike
from mltrends.ads.groups import join

DRAW = np.random.default_rng(7)


def sketches(count: int) -> np.ndarray:
    return DRAW.integers(0, 1 << 16, (count, 128), np.uint16)


def edited(given: np.ndarray, share: float) -> np.ndarray:
    """The same sketches with a share of their numbers, picked at random, left as they are."""
    return np.where(DRAW.random(given.shape) < share, given, sketches(len(given)))


def one_group(count: int) -> np.ndarray:
    return np.zeros(count, np.int64)


@pytest.mark.parametrize(("share", "bands", "real"), [(0.85, 16, 0.89), (0.95, 8, 0.985)])
def test_nearly_all_pairs_above_the_share_are_found(share, bands, real):
    first = sketches(2000)
    both = np.concatenate((first, edited(first, real)))

    found = find_alike(one_group(4000), both, share, bands)

    assert np.mean(found[2000:] == np.arange(2000)) > 0.9
    assert np.array_equal(found[:2000], np.arange(2000))


def test_pairs_well_below_the_share_are_left_apart():
    first = sketches(2000)
    both = np.concatenate((first, edited(first, 0.7)))

    found = find_alike(one_group(4000), both, 0.85, 16)

    assert np.mean(found == np.arange(4000)) > 0.999


def test_equal_texts_of_two_groups_are_left_apart():
    both = np.repeat(sketches(1), 4, axis=0)

    found = find_alike(np.array([1, 2, 1, 2]), both, 0.85, 16)

    assert found.tolist() == [0, 1, 0, 1]


def test_nothing_gives_nothing():
    assert find_alike(one_group(0), sketches(0), 0.85, 16).size == 0


@pytest.mark.parametrize("kept", [1.0, 0.97, 0.9])
def test_each_text_costs_a_bounded_number_of_comparisons(monkeypatch, kept):
    """However many texts are of one template: never all pairs."""
    compared = []
    like = alike._like

    def counted(rows, *rest):
        compared.append(rows.size)
        return like(rows, *rest)

    monkeypatch.setattr(alike, "_like", counted)
    for count in (1000, 4000):
        compared.clear()
        find_alike(one_group(count), edited(np.repeat(sketches(1), count, axis=0), kept), 0.85, 16)

        assert sum(compared) <= 16 * alike.ROUNDS * count


def test_what_is_linked_around_corners_is_one_group():
    draw = random.Random(5)  # noqa: S311 - draws of a test, no secret
    order = list(range(500))
    draw.shuffle(order)
    one, other = np.array(order[:-1]), np.array(order[1:])

    assert join(np.arange(502), one, other).tolist() == [0] * 500 + [500, 501]


def test_groups_are_told_by_their_least_number():
    joined = join(np.arange(6), np.array([5, 2]), np.array([3, 4]))

    assert joined.tolist() == [0, 1, 2, 3, 2, 3]
