"""Bounds of functions whose suprema and infima are known, and where they are attained or approached."""

import math

import numpy as np
import pytest

from lib.analysis.extrema import MOST_PLACES, Place, bounds, one_sided_limit, pieces


def found(function, *kinks, **options):
    """Return the infimum and the supremum of a function with kinks."""
    return bounds(function, pieces(function, kinks), **options)


def test_a_bound_that_is_only_approached_is_not_attained_and_says_from_which_side():
    lower, upper = found(np.tanh)
    assert (lower.value, upper.value) == (-1, 1)
    assert (lower.attained, upper.attained) == (False, False)
    assert upper.places == (Place(math.inf, math.inf, -1),)
    assert lower.places == (Place(-math.inf, -math.inf, 1),)


def test_a_function_that_grows_without_end_has_an_infinite_bound():
    lower, upper = found(np.square)
    assert (lower.value, lower.places) == (0, (Place(0, 0),))
    assert upper.value == math.inf
    assert {place.low for place in upper.places} == {-math.inf, math.inf}


def test_a_maximum_between_two_samples_is_found_to_its_place_and_its_value():
    _, upper = found(lambda x: np.exp(-np.square(x - 1.2345678)))
    [place] = upper.places
    assert place.low == pytest.approx(1.2345678, abs=1e-7)
    assert upper.value == pytest.approx(1, rel=1e-15)


def test_a_bound_on_a_whole_side_is_an_interval_closed_at_its_kink():
    lower, _ = found(lambda x: np.maximum(x, 0), 0.0)
    assert lower.value == 0
    assert lower.places == (Place(-math.inf, 0, 0, (False, True)),)
    assert lower.places[0].is_interval


def test_a_kink_where_a_derivative_jumps_is_no_place_of_its_bound():
    step = lambda x: np.heaviside(x, 2.0)  # noqa: E731
    assert found(step, 0.0)[1].value == 2
    _, upper = found(step, 0.0, defined_at_kinks=False)
    assert upper.value == 1
    assert upper.places == (Place(0, math.inf, 0, (False, False)),)


def test_of_endlessly_many_maxima_those_nearest_to_0_are_named():
    lower, upper = found(np.cos)
    assert (lower.value, upper.value) == (-1, 1)
    assert upper.more
    assert len(upper.places) == MOST_PLACES
    assert [place.low for place in upper.places] == pytest.approx([-2 * math.pi, 0, 2 * math.pi], abs=1e-6)


def test_a_constant_attains_both_bounds_everywhere_and_has_no_negative_zero():
    lower, upper = found(lambda x: -0.0 * np.ones_like(x))
    assert lower == upper
    assert math.copysign(1, lower.value) == 1
    assert upper.places == (Place(-math.inf, math.inf, 0, (False, False)),)


@pytest.mark.parametrize(
    ("function", "x", "side", "limit"),
    [
        (np.sign, 0.0, -1, -1),
        (np.sign, 0.0, 1, 1),
        (np.arctan, math.inf, -1, math.pi / 2),
        # inf * 0 and inf - inf far out are no limits: what is seen before them is.
        (lambda x: x * np.exp(-x), math.inf, -1, 0),
        (lambda x: np.square(x) - x, math.inf, -1, math.inf),
        (np.sin, math.inf, -1, math.nan),
    ],
)
def test_a_limit_from_one_side(function, x, side, limit):
    assert one_sided_limit(function, x, side) == pytest.approx(limit, nan_ok=True)
