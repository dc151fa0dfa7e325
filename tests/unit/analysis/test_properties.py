"""The properties of every activation at typical and extreme parameters, verified with mpmath, which knows no kink."""

import functools
import itertools
import math

import mpmath
import numpy as np
import pytest

from lib.activations import ACTIVATIONS, SELU_ALPHA, SELU_SCALE, Activation
from lib.analysis.properties import SMALL_SLOPE, properties
from tests.unit.each import each

mp = mpmath.mp.clone()
mp.dps = 60
# Keeps the nodes of its quadrature; fewer digits are enough for an integral.
quick = mpmath.mp.clone()
quick.dps = 20
FAR = 10**12


def sigmoid(x):
    return 1 / (1 + mp.exp(-x))


def leaky(x, alpha):
    return x if x > 0 else mp.mpf(alpha) * x


def elu(x, alpha):
    return x if x > 0 else mp.mpf(alpha) * mp.expm1(x)


def clipped(x, low, high):
    return min(max(x, mp.mpf(low)), mp.mpf(high))


def gelu_tanh(x):
    return x * sigmoid(2 * mp.sqrt(2 / mp.pi) * (x + mp.mpf(0.044715) * x**3))


EXACT = {
    "sigmoid": sigmoid,
    "tanh": mp.tanh,
    "softsign": lambda x: x / (1 + abs(x)),
    "hardtanh": lambda x: clipped(x, -1, 1),
    "hardsigmoid": lambda x: clipped(x + 3, 0, 6) / 6,
    "relu": lambda x: max(x, mp.mpf(0)),
    "leaky_relu": leaky,
    "prelu": leaky,
    "relu6": lambda x: clipped(x, 0, 6),
    "elu": elu,
    "selu": lambda x: mp.mpf(SELU_SCALE) * elu(x, SELU_ALPHA),
    "celu": lambda x, alpha: x if x > 0 else mp.mpf(alpha) * mp.expm1(x / mp.mpf(alpha)),
    "gelu": lambda x: x * mp.ncdf(x),
    "gelu_tanh": gelu_tanh,
    "silu": lambda x: x * sigmoid(x),
    "swish": lambda x, beta: x * sigmoid(mp.mpf(beta) * x),
    "mish": lambda x: x * mp.tanh(mp.log1p(mp.exp(x))),
    "hardswish": lambda x: x * clipped(x + 3, 0, 6) / 6,
    "softplus": lambda x: mp.log1p(mp.exp(x)),
    "log_sigmoid": lambda x: -mp.log1p(mp.exp(-x)),
}


def settings(activation):
    """Return the arguments to look at: each parameter at its ends, at 0, 1 and its default, and just off 0 and 1."""
    if not activation.parameters:
        return [{}]
    ((name, p),) = activation.parameters.items()
    values = {p.low, p.high, p.default, 0.0, 0.001, 1.0, 1.0001}
    return [{name: value} for value in sorted(values) if p.low <= value <= p.high]


CASES = [
    pytest.param(name, arguments, id=f"{name}-{list(arguments.values())}")
    for name, activation in ACTIVATIONS.items()
    for arguments in settings(activation)
]
POINTS = [*np.linspace(-40, 40, 81), *np.random.default_rng(0).normal(0, 3, 40), -1000.0, 1000.0]


def functions(name, arguments):
    """Return f with many digits, and f' as a central difference of it, which holds off the kinks."""
    f = functools.partial(EXACT[name], **arguments)
    h = mp.mpf("1e-25")
    return (lambda x: f(mp.mpf(x))), (lambda x: (f(mp.mpf(x) + h) - f(mp.mpf(x) - h)) / (2 * h))


def approached(function, place):
    """Return the value of a function close to the point that a place approaches, or at the point."""
    if math.isinf(place.low):
        return function(math.copysign(FAR, place.low))
    return function(mp.mpf(place.low) + place.side * mp.mpf("1e-20"))


def inside(place):
    """Return points of an interval, near its ends too."""
    low, high = max(place.low, -50), min(place.high, 50)
    return [mp.mpf(low) + (mp.mpf(high) - low) * part for part in map(mp.mpf, ("1e-9", "0.3", "0.7", "0.999999999"))]


@each(("name", "arguments"), CASES)
def test_each_bound_holds_everywhere_and_is_reached_where_the_card_says_so(name, arguments):
    found = properties(ACTIVATIONS[name], **arguments)
    f, slope = functions(name, arguments)
    kinks = {*ACTIVATIONS[name].kinks}
    for function, lower, upper in (
        (f, found.minimum, found.maximum),
        (slope, found.least_slope, found.largest_slope),
    ):
        values = [function(x) for x in POINTS if function is f or x not in kinks]
        for bound, sign in ((lower, -1), (upper, 1)):
            excess = max(sign * (value - bound.value) for value in values)
            assert excess <= mp.mpf("1e-14") * max(1, abs(bound.value)) if bound.attained else excess < mp.mpf("1e-15")
            assert bound.places
            for place in bound.places:
                for reached in map(function, inside(place)) if place.is_interval else [approached(function, place)]:
                    if math.isinf(bound.value):
                        assert sign * reached > FAR / 2000
                    else:
                        assert abs(reached - bound.value) < mp.mpf("2e-12") * max(1, abs(bound.value))


@each(("name", "arguments"), CASES)
def test_a_bound_that_is_only_approached_is_never_attained(name, arguments):
    found = properties(ACTIVATIONS[name], **arguments)
    f, _ = functions(name, arguments)
    values = [f(x) for x in POINTS if abs(x) <= 8]
    slack = mp.mpf("1e-15")  # the constants of SELU are not exact numbers
    if not found.maximum.attained:
        assert max(values) < found.maximum.value + (slack if name == "selu" else 0)
    if not found.minimum.attained:
        assert min(values) > found.minimum.value - (slack if name == "selu" else 0)


@each(("name", "arguments"), CASES)
def test_the_mean_is_mpmaths_and_centred_says_whether_it_is_0(name, arguments):
    found = properties(ACTIVATIONS[name], **arguments)
    f = functools.partial(EXACT[name], **arguments)
    edges = sorted({-14, -6, -2, 0, 2, 6, 14, *ACTIVATIONS[name].kinks})
    mean = quick.quad(lambda x: f(x) * quick.npdf(x), edges, method="gauss-legendre")
    assert found.mean == pytest.approx(float(mean), abs=1e-12)
    assert found.centred == (abs(mean) < 1e-15)


def test_selu_and_the_odd_functions_are_centred_and_so_are_straight_lines():
    centred = {name for name, a in ACTIVATIONS.items() for s in settings(a)[:1] if properties(a).centred}
    assert centred == {"tanh", "softsign", "hardtanh", "selu"}
    assert properties(ACTIVATIONS["prelu"], alpha=1.0).centred
    assert properties(ACTIVATIONS["swish"], beta=0.0).centred


@each(("name", "arguments"), CASES)
def test_the_ends_are_the_limits_and_the_lines_that_mpmath_sees_far_out(name, arguments):
    found = properties(ACTIVATIONS[name], **arguments)
    f, slope = functions(name, arguments)
    for end, x in ((found.left, -FAR), (found.right, FAR)):
        assert abs(slope(x) - end.slope) < mp.mpf("1e-12")
        if math.isfinite(end.limit):
            assert abs(f(x) - end.limit) < mp.mpf("2e-12")
        else:
            assert f(x) * end.limit > 0
        assert end.intercept is not None
        assert abs(f(x) - (mp.mpf(end.slope) * x + end.intercept)) < mp.mpf("1e-3")
        near = [mp.mpf(math.copysign(x0, x)) for x0 in (8, 9)]
        off = max(abs(f(x0) - (mp.mpf(end.slope) * x0 + end.intercept)) for x0 in near)
        assert (off < mp.mpf("1e-40")) == (end.straight_from is not None)


@each(("name", "arguments"), CASES)
def test_convex_and_monotone_hold_on_mpmaths_points_or_fail_on_some(name, arguments):
    found = properties(ACTIVATIONS[name], **arguments)
    f, _ = functions(name, arguments)
    x = sorted({*map(mp.mpf, np.linspace(-8, 8, 65)), *(mp.mpf(x) / 10**6 for x in range(-8, 9, 2))})
    if name == "swish" and 0 < arguments["beta"] < 0.1:
        x = [1000 * each for each in x]
    heights = [f(each) for each in x]
    rounding = mp.mpf("1e-45")
    bends = [
        (b - a) * h3 + (c - b) * h1 - (c - a) * h2
        for (a, h1), (b, h2), (c, h3) in zip(
            zip(x, heights, strict=True),
            zip(x[1:], heights[1:], strict=False),
            zip(x[2:], heights[2:], strict=False),
            strict=False,
        )
    ]
    assert found.convex == all(bend >= -rounding for bend in bends)
    assert found.concave == all(bend <= rounding for bend in bends)
    changes = [second - first for first, second in itertools.pairwise(heights)]
    assert found.never_falls == all(change >= -rounding for change in changes)
    assert found.never_rises == all(change <= rounding for change in changes)
    assert bool(found.flat) == any(abs(change) <= rounding for change in changes)


@each(("name", "arguments"), CASES)
def test_the_slope_is_small_beyond_the_bounds_of_saturation_and_not_before_them(name, arguments):
    found = properties(ACTIVATIONS[name], **arguments)
    _, slope = functions(name, arguments)
    for x, side, end in ((found.saturated[0], -1, found.left), (found.saturated[1], 1, found.right)):
        assert (x is None) == (abs(end.slope) >= SMALL_SLOPE)
        if x is not None:
            step = side * max(1, abs(mp.mpf(x))) * mp.mpf("1e-9")
            assert abs(slope(x - step)) >= SMALL_SLOPE
            assert all(abs(slope(x + step * factor)) < SMALL_SLOPE for factor in (1, 10**6, 10**9, 10**11))


@each(("name", "alpha"), [("elu", 0.01), ("leaky_relu", 0.009), ("elu", 0.001), ("relu", None)])
def test_a_slope_that_is_small_from_a_kink_on_is_so_from_exactly_there(name, alpha):
    """Below 0 the slope of ELU is 0.01 e^x, which a float64 rounds to 0.01 for -4.5e-17 < x < 0."""
    arguments = {} if alpha is None else {"alpha": alpha}
    assert properties(ACTIVATIONS[name], **arguments).saturated == (0.0, None)


@each(("name", "arguments"), CASES)
def test_kinks_are_where_a_one_sided_slope_or_second_derivative_differs(name, arguments):
    found = {kink.x: kink for kink in properties(ACTIVATIONS[name], **arguments).kinks}
    _, slope = functions(name, arguments)
    near, further = mp.mpf("1e-20"), mp.mpf("1e-10")
    for x in map(mp.mpf, ACTIVATIONS[name].kinks):
        left, right = slope(x - near), slope(x + near)
        second = (left - slope(x - further)) / further, (slope(x + further) - right) / further
        order = 1 if abs(left - right) > 1e-12 else 2 if abs(second[1] - second[0]) > 1e-6 else None
        assert (found[float(x)].order if float(x) in found else None) == order
        if order:
            assert (found[float(x)].left, found[float(x)].right) == pytest.approx(
                (float(left), float(right)), abs=1e-12
            )


# Functions that a contributor may add


def new(f, derivative, kinks=()):
    return Activation("new", "New", "Other", f, derivative, "", "", "", kinks)


def test_a_cube_has_no_lipschitz_constant_and_no_asymptote():
    found = properties(new(lambda x: x**3, lambda x: 3 * x**2))
    assert found.ends == (-math.inf, math.inf)
    assert found.left.intercept is None
    assert found.lipschitz_constant == math.inf
    assert (found.least_slope.value, found.least_slope.places[0].low) == (0, 0)
    assert found.never_falls
    assert not found.convex


def test_an_exponential_is_convex():
    found = properties(new(np.exp, np.exp))
    assert found.convex
    assert not found.minimum.attained
    assert found.ends == (0, math.inf)


def test_a_step_jumps_and_does_not_fall():
    found = properties(new(lambda x: (x > 0) * 1.0, lambda x: 0 * x, (0.0,)))
    assert [kink.order for kink in found.kinks] == [0]
    assert found.lipschitz_constant == math.inf
    assert found.never_falls
    assert not found.never_rises


def test_a_periodic_function_has_bounds_and_no_limit():
    found = properties(new(np.sin, np.cos))
    assert (found.minimum.value, found.maximum.value) == (-1, 1)
    assert found.maximum.more
    assert math.pi / 2 in [pytest.approx(place.low, abs=1e-6) for place in found.maximum.places]
    assert all(math.isnan(limit) for limit in (*found.ends, found.left.slope, found.right.slope))


def test_a_constant_is_flat_everywhere():
    found = properties(new(lambda x: 0 * x + 2, lambda x: 0 * x))
    assert found.saturated == (math.inf, -math.inf)
    assert (found.never_falls, found.never_rises, found.convex, found.concave) == (True,) * 4
    assert [(place.low, place.high) for place in found.flat] == [(-math.inf, math.inf)]
