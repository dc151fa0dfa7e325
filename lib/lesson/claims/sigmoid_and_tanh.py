"""Checks of what the lesson says of sigmoid and tanh."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np
from numpy.typing import ArrayLike

from lib.activations import ACTIVATIONS, Activation, sigmoid, sigmoid_derivative, tanh, tanh_derivative
from lib.analysis.comparison import Function, crossings, output_moments
from lib.analysis.properties import SMALL_SLOPE
from lib.lesson.claims.bisection import first_where
from lib.lesson.claims.claim import (
    SEEDS,
    Claim,
    Finding,
    conditional_verdict,
    extremes,
    finding,
    seed_range,
    verdict_of,
)
from lib.lesson.claims.deep_networks import LAYERS, WIDTH, gradients_kept
from lib.lesson.claims.references import DIFFERENCE_TOLERANCE, DIGITS, central_difference, exact_tanh
from lib.lesson.claims.timing import ALIKE, TIMED, Clock, relative_costs, timing_numbers
from lib.numerics.arrays import FloatArray

FAR = 40.0
"""From here on both functions equal their upper limits in float64."""
FARTHEST = 2000.0
"""From here to the left sigmoid is exactly 0 in float64."""
PLOTTED = np.linspace(-5, 5, 101)
ROUNDING = 1e-12
"""Sums of some terms of size 1 agree within this; rounding leaves about 1e-15 in each term."""


def tanh_range(function: Function = tanh, exact: Callable[[Decimal], Decimal] = exact_tanh) -> Finding:
    """Check |tanh x| < 1 at 0, 5, ..., 100: with 120 decimal digits, and in float64.

    The condition, exact real numbers, is met by the decimal numbers and not by the floats. tanh is odd: x >= 0 is
    enough. The number `gap` is 1 - tanh x at x = 40.
    """
    x = np.linspace(0, 100, 21)
    reals, floats = [-1 < exact(Decimal(float(point))) < 1 for point in x], np.abs(function(x)) < 1
    return finding(
        conditional_verdict([all(reals)], [floats.all()]),
        "It was checked whether the absolute value is below 1 at {points:.0f} points from 0 to {largest:.0f}, once "
        "with {digits:.0f} decimal digits and once in float64; the first float whose tanh is exactly 1 by bisection.",
        points=len(x),
        largest=x[-1],
        digits=DIGITS,
        broken=len(x) - floats.sum(),
        rounds=first_where(lambda z: function(z) >= 1, 0, FAR),
        far=FAR,
        gap=float(1 - exact(Decimal(FAR))),
    )


def tanh_slope(function: Function = tanh, derivative: Function = tanh_derivative) -> Finding:
    """Compare tanh' with the difference quotient and with 1 - tanh^2 at 101 points of the plotted range [-5, 5].

    Both must agree to 1e-8. The number `lost` is the first float at which 1 - tanh(x)^2 is exactly 0 by cancellation.
    """
    slope = derivative(PLOTTED)
    error = np.abs(slope - central_difference(function, PLOTTED)).max()
    formula_error = np.abs(slope - (1 - function(PLOTTED) ** 2)).max()
    lost = first_where(lambda z: 1 - function(z) ** 2 == 0, 0, FAR)
    return finding(
        verdict_of(max(error, formula_error) < DIFFERENCE_TOLERANCE),
        "The derivative, the formula and a difference quotient compared at {points:,.0f} points from −5 to 5, with a "
        "tolerance of {tolerance:.0e}; the first float at which the formula gives exactly 0 by bisection.",
        points=PLOTTED.size,
        tolerance=DIFFERENCE_TOLERANCE,
        error=error,
        lost=lost,
        kept=derivative(min(lost, FAR)),
    )


def tanh_centred(function: Function = tanh) -> Finding:
    """Check that the limits of tanh are symmetric about 0, and that standard normal input gives a mean output of 0.

    The mean is an integral by quadrature with an error below 1e-13, so 1e-12 is 0. The number `moved` is the mean
    output for normal input of mean 1, which must not be 0: the claim is about the range.
    """
    low, high = function(np.array([-np.inf, np.inf]))
    mean, moved = (output_moments(function, centre, 1)[0] for centre in (0, 1))
    return finding(
        verdict_of(abs(low + high) < ROUNDING and abs(mean) < ROUNDING),
        "It was checked whether the limits at both infinities add up to 0, and whether the mean output for standard "
        "normal inputs is 0, by quadrature; both with a tolerance of {tolerance:.0e}.",
        tolerance=ROUNDING,
        low=low,
        high=high,
        mean=abs(mean),
        moved=moved,
    )


_SIGMOID, _TANH = ACTIVATIONS["sigmoid"], ACTIVATIONS["tanh"]
CENTRED_SIGMOID = replace(_SIGMOID, function=lambda x: sigmoid(x) - 0.5)
RAISED_TANH = replace(_TANH, function=lambda x: tanh(x) + 1)


def centring(
    plain: Activation = _SIGMOID,
    centred: Activation = CENTRED_SIGMOID,
    steep: Activation = _TANH,
    seeds: Sequence[int] = SEEDS,
) -> Finding:
    """Compare the gradient kept under sigmoid, under sigmoid - 1/2 and under tanh in the same random nets.

    sigmoid - 1/2 is centred on 0 and no steeper than sigmoid. The claim holds if for every seed centring alone brings
    more than half of what tanh gains over sigmoid, in factors: ln(centred / sigmoid) > ln(tanh / sigmoid) / 2. The
    number `raised`, for tanh + 1, shows that an output that is not centred does harm where the slope is 1: it drives
    the next layer into saturation.
    Source: LeCun, Bottou, Orr and Müller (1998), Efficient BackProp, section 4.4, doi:10.1007/3-540-49430-8_2.
    """
    networks = {"plain": (plain, 1.0), "centred": (centred, 1.0), "steep": (steep, 1.0), "raised": (RAISED_TANH, 1.0)}
    kept = gradients_kept(networks, seeds)
    share = np.log(kept["centred"] / kept["plain"]) / np.log(kept["steep"] / kept["plain"])
    x = np.linspace(-5, 5, 1001)
    return finding(
        verdict_of((share > 0.5).all()),
        "A gradient back-propagated through {layers:.0f} random layers of {width:.0f} units with weights of variance "
        "1/n, seeds {first_seed:.0f} to {last_seed:.0f}; centring counts as the cure if for every seed it brings more "
        "than half of tanh's gain, measured by logarithms. It brings {share_high:.0%} at most.",
        layers=LAYERS,
        width=WIDTH,
        plain_steepest=plain.derivative(x).max(),
        steep_steepest=steep.derivative(x).max(),
        **extremes(**kept, share=share),
        **seed_range(seeds),
    )


def steeper_tail(first: Function = tanh_derivative, second: Function = sigmoid_derivative) -> Finding:
    """Compare tanh' with sigmoid' at 371 points of [3, 40]: the claim holds if their ratio is above 1 at all of them.

    The slopes cross at 2 arcosh((1 + sqrt 3) / 2) (`exact`), which a search by signs and bisection confirms
    (`crossing`); beyond it the ratio tends to 4 e^-x, of which `limit_share` is the part reached at x = 40.
    """
    crossing = crossings(first, second, 0.1, FAR)
    x = np.linspace(3, FAR, 371)
    ratio = first(x) / second(x)
    at = 5.0
    return finding(
        verdict_of((ratio > 1).all()),
        "The ratio of the slopes at {points:.0f} points from x = {start:.0f} to {far:.0f}, which is at most "
        "{largest:.2f}; the claim needs more than 1 at all of them. The crossing by bisection.",
        points=x.size,
        start=x[0],
        far=FAR,
        largest=ratio.max(),
        crossing=crossing[-1] if crossing.size else math.nan,
        exact=2 * math.acosh((1 + math.sqrt(3)) / 2),
        at=at,
        ratio=first(at) / second(at),
        limit_share=ratio[-1] / (4 * math.exp(-x[-1])),
    )


def expressive(function: Function = tanh, basis: Function = sigmoid, seeds: Sequence[int] = SEEDS) -> Finding:
    """Rebuild random layers of 16 tanh units from 16 sigmoid units, at 1,001 points of [-5, 5].

    tanh(z) = 2 sigmoid(2z) - 1, so doubled weights and a constant must give the same outputs. The claim holds if they
    differ by more than 1e-12 for some seed.
    """
    x = np.linspace(-5, 5, 1001)[:, None]
    layers = [np.random.default_rng(seed).standard_normal((3, 16)) for seed in seeds]
    differences = [
        np.abs(function(z) @ outgoing - (basis(2 * z) @ (2 * outgoing) - outgoing.sum())).max()
        for z, outgoing in ((x * weight + bias, outgoing) for weight, bias, outgoing in layers)
    ]
    return finding(
        verdict_of(max(differences) > ROUNDING),
        "Random layers of {units:.0f} tanh units, seeds {first_seed:.0f} to {last_seed:.0f}, rebuilt from sigmoid "
        "units and compared at {points:,.0f} points from −5 to 5; a difference above {tolerance:.0e} would be more "
        "than rounding.",
        units=layers[0].shape[1],
        points=x.size,
        tolerance=ROUNDING,
        difference=max(differences),
        **seed_range(seeds),
    )


def stability(wide: Function = tanh, narrow: Function = sigmoid) -> Finding:
    """Find how far from 0, on either side, each function is exactly its limit in float64.

    Beyond that point the difference from the limit, and a slope computed from the value, are lost. The claim holds if
    the wider range gets further on both sides. The numbers `stretched` are those of 2 sigmoid(x) - 1, which has the
    range of tanh and the exponential of sigmoid, so that the effect of the range stands alone.
    """

    def stretched(x: ArrayLike) -> FloatArray:
        return 2 * narrow(x) - 1

    ends = {
        name: [_reaches_limit(function, side) for side in (-1, 1)]
        for name, function in {"wide": wide, "narrow": narrow, "stretched": stretched}.items()
    }
    further = [wide_end > narrow_end for wide_end, narrow_end in zip(ends["wide"], ends["narrow"], strict=True)]
    return finding(
        verdict_of(all(further)),
        "The first float on each side of 0 at which a function is exactly its limit, by bisection; the claim needs the "
        "wider range to get further on both sides.",
        **{f"{name}_{side}": x for name, pair in ends.items() for side, x in zip(("left", "right"), pair, strict=True)},
    )


def _reaches_limit(function: Function, side: int) -> float:
    """Return the least |x| on one side (-1 or 1) at which the function equals its limit on that side, up to 2000."""
    limit = float(function(side * np.inf))
    return first_where(lambda distance: function(side * distance) == limit, 0, FARTHEST)


def saturates(derivative: Function = tanh_derivative, compared: Function = sigmoid_derivative) -> Finding:
    """Find the x from which tanh' is below 0.01, and check that it is so at 401 points of both tails, up to 40.

    0.01 is the bound at which this site calls a function saturated (lib.analysis.properties).
    """
    end, compared_end = (first_where(lambda x, f=f: f(x) < SMALL_SLOPE, 0, FAR) for f in (derivative, compared))
    tail = np.linspace(min(end, FAR), FAR, 401)
    return finding(
        verdict_of((derivative(np.array([tail, -tail])) < SMALL_SLOPE).all()),
        "The first x from which the slope is below {small:.2f}, by bisection, and the slope at {points:.0f} points of "
        "each tail beyond it, up to |x| = {far:.0f}.",
        small=SMALL_SLOPE,
        points=tail.size,
        far=FAR,
        tanh=end,
        sigmoid=compared_end,
    )


def tanh_cost(clock: Clock) -> Finding:
    """Time tanh and sigmoid, both written with one exponential: neither may take twice the other's time."""
    costs = relative_costs(clock, "sigmoid", "tanh", "library_tanh")
    ratio = costs["tanh"]
    return finding(
        verdict_of((ratio > 1 / ALIKE).all() and (ratio < ALIKE).all()),
        TIMED + " About as much means that the two, written with the same exponential, have a ratio between "
        "1/{alike:.0f} and {alike:.0f} on each.",
        alike=ALIKE,
        **extremes(ratio=ratio, library=costs["library_tanh"]),
        **timing_numbers(),
    )


_BOTH = ("Sigmoid", "Tanh")
_WIDE = ("-20.0", "20.0")
_COMPARED = {"view": "Compare", "first": "Tanh", "second": "Sigmoid"}

CLAIMS = (
    Claim(
        "tanh-range",
        "activations",
        "Tanh lies between −1 and 1 and reaches neither.",
        "The value approaches 1 without reaching it; a float has no room for a gap below about 10⁻¹⁶.",
        tanh_range,
        condition="the numbers are exact real numbers",
        other_conditions=("the numbers are floats with 16 digits", "the input is not 0"),
        met="At x = {far:.0f} the gap between tanh(x) and 1 is {gap:.2g}, and it is positive at all {points:.0f} "
        "points tried.",
        unmet="In float64 tanh(x) is exactly 1 from x ≈ {rounds:.1f} on, so at {broken:.0f} of the same {points:.0f} "
        "points.",
        link={"view": "Curves", "functions": ("Tanh",), "show": "function", "range": _WIDE},
    ),
    Claim(
        "tanh-derivative",
        "activations",
        "The slope of tanh is 1 − tanh².",
        "The formula agrees with a difference quotient to {error:.1g}. As a difference of floats it is exactly 0 from "
        "x ≈ {lost:.1f} on, where the true slope is {kept:.1e}; the form 1/cosh² does not lose it.",
        tanh_slope,
        link={"view": "Curves", "functions": ("Tanh",), "show": "both"},
    ),
    Claim(
        "tanh-centred",
        "activations",
        "The outputs of tanh have their centre at zero.",
        "Its range reaches from {low:.0f} to {high:.0f}. The mean output is 0 only for inputs that are symmetric about "
        "0: normal inputs of mean 0 give {mean:.0f}, of mean 1 {moved:.3f}.",
        tanh_centred,
        link={"view": "Curves", "functions": ("Tanh",), "show": "function"},
    ),
    Claim(
        "centring-cures-vanishing",
        "activations",
        "Being centred on zero is what makes gradients vanish less.",
        "What helps is the larger maximal slope, {steep_steepest:.0f} instead of {plain_steepest:.2f}: through "
        "{layers:.0f} layers sigmoid keeps {plain_low:.0e} to {plain_high:.0e} of a gradient, sigmoid − 1/2 "
        "{centred_low:.0e} to {centred_high:.0e}, tanh {steep_low:.2f} to {steep_high:.2f}. Centring matters only "
        "where the slope is large: tanh + 1 keeps {raised_low:.0e} to {raised_high:.0e}.",
        centring,
        link={"view": "Vanishing gradient", "units": _BOTH, "layers": f"{LAYERS:.1f}", "width": f"{WIDTH}"},
    ),
    Claim(
        "tanh-steeper-tail",
        "activations",
        "Far from zero tanh is steeper than sigmoid.",
        "It is steeper only for |x| < 2 arcosh((1 + √3)/2) ≈ {crossing:.4f}. At {at:.0f} its slope is {ratio:.3f} "
        "times that of sigmoid, and further out the ratio falls like 4e^−|x|.",
        steeper_tail,
        link=_COMPARED,
    ),
    Claim(
        "tanh-more-expressive",
        "activations",
        "Being steeper, tanh can express more than sigmoid.",
        "tanh(x) = 2 sigmoid(2x) − 1: with other weights {units:.0f} sigmoid units give the same outputs as a random "
        "tanh layer, to {difference:.1g}, which is rounding.",
        expressive,
        link={"view": "Curves", "functions": _BOTH, "show": "function"},
    ),
    Claim(
        "range-stability",
        "activations",
        "The wider range of tanh avoids numerical instability.",
        "In float64 tanh is exactly its limit from |x| ≈ {wide_right:.1f} on, on both sides; sigmoid from "
        "{narrow_right:.1f} on the right and {narrow_left:.0f} on the left. The range itself hardly matters on the "
        "right and does harm on the left: 2 sigmoid(x) − 1, as wide as tanh, is exactly its limit from "
        "{stretched_right:.1f} on the right and {stretched_left:.1f} on the left.",
        stability,
        link={"view": "Curves", "functions": _BOTH, "show": "function", "range": _WIDE},
    ),
    Claim(
        "tanh-saturates",
        "activations",
        "Gradients can vanish under tanh too.",
        "Its slope is below {small:.2f} beyond |x| ≈ {tanh:.2f}; that of sigmoid is beyond {sigmoid:.2f}.",
        saturates,
        link={"view": "Curves", "functions": _BOTH, "show": "slope"},
    ),
    Claim(
        "tanh-cost",
        "activations",
        "Tanh costs about as much as sigmoid.",
        "The verdict is about this app's own formulas: written with the same exponential, tanh takes {ratio_low:.2f} "
        "to {ratio_high:.2f} times sigmoid's time on this server. It does not cover NumPy's own tanh, which is a "
        "compiled routine and takes {library_low:.2f} to {library_high:.2f} times.",
        tanh_cost,
        link=_COMPARED,
        needs_clock=True,
    ),
)
