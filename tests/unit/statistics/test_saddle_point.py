"""The terms of Loader's expansion against their definitions in 50 digits."""

import mpmath as mp
import numpy as np
import pytest

from lib.statistics.saddle_point import deviance, excess_over_mean, stirling_remainder
from tests.unit.each import each


@each("n", [1, 2, 15, 16, 17, 100, 12_345, 10_000_000])
def test_the_stirling_remainder_is_what_stirlings_formula_leaves_out(n):
    with mp.workdps(50):
        exact = mp.loggamma(n + 1) - ((n + mp.mpf(1) / 2) * mp.log(n) - n + mp.log(2 * mp.pi) / 2)
    assert stirling_remainder(np.array(float(n))) == pytest.approx(float(exact), abs=1e-15)


@each("mean", [0.3, 10.0, 1e6])
@each("ratio", [1e-3, 0.5, 0.82, 0.9, 1 - 1e-9, 1.0, 1 + 1e-6, 1.1, 1.22, 1.5, 40.0])
def test_the_deviance_does_not_cancel_near_the_mean(mean, ratio):
    x = mean * ratio
    with mp.workdps(50):
        excess = mp.mpf(x) - mp.mpf(mean)
        exact = x * mp.log(mp.mpf(x) / mp.mpf(mean)) - excess
    found = deviance(*map(np.array, (x, mean, float(excess))))
    assert found == pytest.approx(float(exact), rel=1e-13, abs=1e-300)
    assert found >= 0


@each("n", [10, 12_345, 10_000_000])
@each("p", [0.1, 0.3, 1 / 3, 0.999999])
def test_the_excess_keeps_the_digits_that_rounding_n_p_would_lose(n, p):
    k = round(n * p)
    with mp.workdps(50):
        exact = float(k - mp.mpf(n) * mp.mpf(p))
    assert excess_over_mean(*map(np.array, (float(k), float(n), p))) == pytest.approx(exact, rel=1e-12)
