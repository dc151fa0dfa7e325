"""Difference quotients and exact decimals against NumPy and mpmath."""

from decimal import Decimal

import mpmath
import numpy as np
import pytest

from lib.lesson.claims.references import central_difference, exact_softmax, exact_tanh


def test_the_central_difference_of_a_sine_is_its_cosine():
    x = np.linspace(-3, 3, 61)
    np.testing.assert_allclose(central_difference(np.sin, x), np.cos(x), rtol=0, atol=1e-9)


@pytest.mark.parametrize("x", [-100.0, -1.5, 0.0, 0.25, 40.0])
def test_exact_tanh_is_right_to_a_hundred_digits(x):
    with mpmath.workdps(130):
        assert mpmath.almosteq(mpmath.mpf(str(exact_tanh(Decimal(x)))), mpmath.tanh(mpmath.mpf(x)), 1e-100, 1e-100)


@pytest.mark.parametrize("logits", [(1.0, 2.0, 3.0), (0.0, -1500.0), (-7.5, -7.5, -8.0), (1e308, -1e308)])
def test_exact_softmax_is_right_to_a_hundred_digits(logits):
    with mpmath.workdps(700):
        powers = [mpmath.exp(mpmath.mpf(z) - max(logits)) for z in logits]
        for found, power in zip(exact_softmax(logits), powers, strict=True):
            assert mpmath.almosteq(mpmath.mpf(str(found)), power / sum(powers), 1e-100, mpmath.mpf(10) ** -(10**6))
