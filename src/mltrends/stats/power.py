"""How large a change must be to be seen, before anybody looks.

Both formulas are those of two shares compared on Cohen's scale h = 2 asin(sqrt(share)), where the difference of
two samples of n ads has variance 2 / n: h = (z of the test + z of the power) x sqrt(2 / n). They hold for one
change that was named beforehand; among 200 tests it takes about twice as many ads.
"""

from __future__ import annotations

from math import asin, ceil, pi, sin, sqrt
from statistics import NormalDist


def detectable_share(
    share: float, n: float, *, power: float = 0.8, alpha: float = 0.05, deff: float = 1.0
) -> float | None:
    """The nearest higher share that n ads before and n after would tell from `share`; None if none would do.

    Args:
        share: before.
        n: ads in each of the two periods.
        power: probability of seeing a change of that size.
        alpha: of the two-sided test.
        deff: design effect, by which clustered ads are worth less.
    """
    angle = 2 * asin(sqrt(share)) + _reach(power, alpha) * sqrt(2 * deff / n)
    return sin(angle / 2) ** 2 if angle <= pi else None


def ads_needed(
    before: float, after: float, *, power: float = 0.8, alpha: float = 0.05, deff: float = 1.0
) -> int:
    """Ads in each of two periods that it takes to tell `after` from `before`; two equal shares are refused."""
    if before == after:
        raise ValueError("no number of ads tells a share from itself; give two shares that differ")
    distance = 2 * asin(sqrt(after)) - 2 * asin(sqrt(before))
    return ceil(deff * 2 * (_reach(power, alpha) / distance) ** 2)


def _reach(power: float, alpha: float) -> float:
    normal = NormalDist()
    return normal.inv_cdf(1 - alpha / 2) + normal.inv_cdf(power)
