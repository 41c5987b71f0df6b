from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from mltrends.stats.alike import alike


def test_the_cosine_is_that_of_the_square_roots_by_hand():
    found = alike([[40, 10], [9, 36]], [100, 100])
    expected = (sqrt(0.4 * 0.09) + sqrt(0.1 * 0.36)) / (sqrt(0.5) * sqrt(0.45))

    assert found.cosine[0, 1] == found.cosine[1, 0] == pytest.approx(expected)
    assert np.diag(found.cosine) == pytest.approx([1, 1])


def test_how_many_ads_a_role_has_is_nothing():
    assert alike([[40, 10], [400, 100]], [100, 1000]).cosine[0, 1] == pytest.approx(1)


def test_roles_with_nothing_in_common_are_not_alike():
    assert alike([[5, 0], [0, 5]], [10, 10]).cosine[0, 1] == 0


def test_a_role_that_names_nothing_is_like_none():
    found = alike([[5, 3, 0], [4, 4, 1], [0, 0, 0], [0, 1, 9]], [10, 10, 0, 10])

    assert np.isnan(found.cosine[2]).all()
    assert found.nearest(0) == [1, 3]
    assert found.nearest(2) == []
