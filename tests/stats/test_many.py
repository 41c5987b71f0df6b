from __future__ import annotations

from random import Random

import pytest
from scipy.stats import false_discovery_control

from mltrends.stats.many import benjamini_hochberg, two_sided_p


def test_p_values_are_those_of_the_normal_table():
    assert two_sided_p(1.959963984540054) == pytest.approx(0.05)
    assert two_sided_p(-2.575829303548901) == pytest.approx(0.01)
    assert two_sided_p(0) == 1


def test_q_values_are_those_of_benjamini_and_hochberg():
    assert benjamini_hochberg([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.02, 0.04, 0.04, 0.02])


@pytest.mark.parametrize("tests", [1, 2, 17, 200])
def test_q_values_agree_with_scipy(tests):
    random = Random(tests)  # noqa: S311 - draws of a test, no secret
    p_values = [random.random() ** 3 for _ in range(tests)]

    assert benjamini_hochberg(p_values) == pytest.approx(list(false_discovery_control(p_values)))


def test_no_tests_have_no_q_values():
    assert benjamini_hochberg([]) == []
