"""Checks of what the lesson says of sigmoid and tanh."""

import math
from dataclasses import replace

import numpy as np

from lib.activations import ACTIVATIONS, sigmoid, sigmoid_derivative, tanh, tanh_derivative
from lib.analysis.comparison import crossings, output_moments
from lib.analysis.properties import SMALL_SLOPE, properties
from lib.lesson.claims.claim import Claim, Finding, finding, verdict_of
from lib.lesson.claims.measurements import (
    ALIKE,
    DIFFERENCE_TOLERANCE,
    LAYERS,
    TIMED,
    WIDTH,
    Clock,
    central_difference,
    first_where,
    gradient_kept,
    relative_costs,
)

FAR = 40.0
"""From here on both functions equal their limits in float64."""


def tanh_range() -> Finding:
    """Check |tanh x| < 1 at 3,001 points of [0, 300]: in float64, and in exact real numbers as the condition.

    The gap to the bound is 1 - tanh x = 2 sigmoid(-2x). The right side has no cancellation, so its sign is that of the
    exact gap. Both sides must agree to 1e-15, a few roundings of a number near 1. tanh is odd: x >= 0 is enough.
    """
    x = np.linspace(0, 300, 3001)
    gap = 2 * sigmoid(-2 * x)
    gap_agrees = np.abs((1 - tanh(x)) - gap).max() < 1e-15
    return finding(
        verdict_of((np.abs(tanh(x)) < 1).all(), gap_agrees and (gap > 0).all()),
        "The gap to the bound, computed without a difference, is positive at every point tried; the first float whose "
        "tanh equals the bound was found by bisection.",
        rounds=first_where(lambda z: tanh(z) == 1, 0, FAR),
        gap=2 * sigmoid(-2 * FAR),
        far=FAR,
    )


def tanh_slope() -> Finding:
    """Compare tanh' with the difference quotient and with 1 - tanh^2 at 101 points of the plotted range [-5, 5].

    Both must agree to 1e-8. The number `lost` is the first float at which 1 - tanh(x)^2 is exactly 0 by cancellation.
    """
    x = np.linspace(-5, 5, 101)
    slope = tanh_derivative(x)
    error = np.abs(slope - central_difference(tanh, x)).max()
    formula_error = np.abs(slope - (1 - tanh(x) ** 2)).max()
    lost = first_where(lambda z: 1 - tanh(z) ** 2 == 0, 0, FAR)
    return finding(
        verdict_of(error < DIFFERENCE_TOLERANCE and formula_error < DIFFERENCE_TOLERANCE),
        "Compared with the difference quotient over the plotted range; the first float at which the textbook form is "
        "exactly 0 was found by bisection.",
        error=error,
        lost=lost,
        kept=tanh_derivative(lost),
    )


def tanh_centred() -> Finding:
    """Check that the limits of tanh are symmetric about 0, and that standard normal input gives a mean output of 0.

    The mean is an integral by quadrature, here with an error below 1e-13, so 1e-12 is 0. The number `moved` is the mean
    output for normal input of mean 1.
    """
    low, high = properties(ACTIVATIONS["tanh"]).ends
    mean, _ = output_moments(tanh, 0, 1)
    moved, _ = output_moments(tanh, 1, 1)
    return finding(
        verdict_of(low + high == 0 and abs(mean) < 1e-12),
        "Limits at both infinities, and the mean output by quadrature over two normal distributions of inputs.",
        middle=(low + high) / 2,
        mean=abs(mean),
        moved=moved,
    )


def centring() -> Finding:
    """Compare the gradient kept under sigmoid, under sigmoid - 1/2 and under tanh in the same random net.

    sigmoid - 1/2 is centred on 0 and no steeper than sigmoid. The claim holds if centring alone brings more than half
    of what tanh gains over sigmoid, in factors: ln(centred / sigmoid) > ln(tanh / sigmoid) / 2. The number `raised`,
    for tanh + 1, shows that an output that is not centred does harm: it drives the next layer into saturation.
    Source: LeCun et al., Efficient BackProp (1998), section 4.4.
    """
    plain, steep = ACTIVATIONS["sigmoid"], ACTIVATIONS["tanh"]
    lowered = replace(plain, function=lambda x: sigmoid(x) - 0.5)
    raised = replace(steep, function=lambda x: tanh(x) + 1)
    by_sigmoid, by_centred, by_tanh = (gradient_kept(activation, "lecun") for activation in (plain, lowered, steep))
    share = math.log(by_centred / by_sigmoid) / math.log(by_tanh / by_sigmoid)
    return finding(
        verdict_of(share > 0.5),
        "One gradient sent back through the same random net under each function, and their largest slopes.",
        layers=LAYERS,
        sigmoid=by_sigmoid,
        centred=by_centred,
        tanh=by_tanh,
        raised=gradient_kept(raised, "lecun"),
        sigmoid_steepest=properties(plain).steepest,
        tanh_steepest=properties(steep).steepest,
    )


def steeper_tail() -> Finding:
    """Compare tanh' with sigmoid' at 371 points of [3, 40]: the claim holds if their ratio is above 1 at all of them.

    The slopes cross at 2 arcosh((1 + sqrt 3) / 2) (`exact`), which a search by signs and bisection confirms
    (`crossing`); beyond it the ratio tends to 4 e^-x, of which `limit_share` is the part reached at x = 40.
    """
    crossing = crossings(tanh_derivative, sigmoid_derivative, 0.1, FAR)
    x = np.linspace(3, FAR, 371)
    ratio = tanh_derivative(x) / sigmoid_derivative(x)
    at = 5.0
    return finding(
        verdict_of((ratio > 1).all()),
        "The slopes compared along the tail; their crossing by bisection.",
        crossing=crossing[-1] if crossing.size else math.nan,
        exact=2 * math.acosh((1 + math.sqrt(3)) / 2),
        at=at,
        ratio=tanh_derivative(at) / sigmoid_derivative(at),
        limit_share=ratio[-1] / (4 * math.exp(-x[-1])),
    )


def expressive() -> Finding:
    """Rebuild a random layer of 16 tanh units from 16 sigmoid units, at 1,001 points of [-5, 5].

    tanh(z) = 2 sigmoid(2z) - 1, so doubled weights and a constant must give the same outputs. The claim holds if they
    differ by more than 1e-12: rounding leaves about 1e-15 in each of the 16 terms.
    """
    x = np.linspace(-5, 5, 1001)[:, None]
    weight, bias, outgoing = np.random.default_rng(0).standard_normal((3, 16))
    z = x * weight + bias
    with_tanh = tanh(z) @ outgoing
    with_sigmoid = sigmoid(2 * z) @ (2 * outgoing) - outgoing.sum()
    difference = np.abs(with_tanh - with_sigmoid).max()
    return finding(
        verdict_of(difference > 1e-12),
        "A random layer of tanh units rebuilt from sigmoid units with rescaled weights, compared over the range.",
        difference=difference,
        units=len(weight),
    )


def stability() -> Finding:
    """Compare the first floats at which tanh and sigmoid equal 1: the claim holds if that of tanh is the larger."""
    tanh_rounds, sigmoid_rounds = (first_where(lambda x, f=f: f(x) == 1, 0, FAR) for f in (tanh, sigmoid))
    return finding(
        verdict_of(tanh_rounds > sigmoid_rounds),
        "The first float at which each function equals its bound, by bisection to neighbouring floats.",
        tanh=tanh_rounds,
        sigmoid=sigmoid_rounds,
    )


def saturates() -> Finding:
    """Find the x from which tanh' is below 0.01, and check that it is so at 401 points of both tails, up to 40.

    0.01 is the bound at which this site calls a function saturated (lib.analysis.properties).
    """
    tanh_end, sigmoid_end = (
        first_where(lambda x, f=f: f(x) < SMALL_SLOPE, 0, FAR) for f in (tanh_derivative, sigmoid_derivative)
    )
    tail = np.linspace(min(tanh_end, FAR), FAR, 401)
    return finding(
        verdict_of((tanh_derivative([tail, -tail]) < SMALL_SLOPE).all()),
        "The point from which the slope stays small, by bisection, and every sample of both tails beyond it.",
        small=SMALL_SLOPE,
        tanh=tanh_end,
        sigmoid=sigmoid_end,
    )


def tanh_cost(clock: Clock) -> Finding:
    """Time tanh and sigmoid, both written with one exponential: neither may take twice the other's time."""
    costs = relative_costs(clock)
    ratio = costs["tanh"] / costs["sigmoid"]
    return finding(
        verdict_of(1 / ALIKE < ratio < ALIKE),
        TIMED,
        ratio=ratio,
        library=costs["library_tanh"] / costs["sigmoid"],
    )


_BOTH = ("Sigmoid", "Tanh")
_WIDE = ("-20.0", "20.0")
_COMPARED = {"view": "Compare", "first": "Tanh", "second": "Sigmoid"}

CLAIMS = (
    Claim(
        "tanh-range",
        "activations",
        "Tanh lies between −1 and 1 and reaches neither.",
        "On paper it never reaches 1: at x = {far:.0f} the gap is still {gap:.2g}. In float64 tanh(x) is exactly 1 "
        "from x = {rounds:.1f} on.",
        tanh_range,
        condition="in exact real numbers",
        link={"functions": ("Tanh",), "show": "function", "range": _WIDE},
    ),
    Claim(
        "tanh-derivative",
        "activations",
        "The slope of tanh is 1 − tanh².",
        "The formula agrees with a difference quotient to {error:.1g}. As a difference of floats it is exactly 0 from "
        "x = {lost:.1f} on, where the true slope is {kept:.1e}; the form 1/cosh² has it still.",
        tanh_slope,
        link={"functions": ("Tanh",), "show": "both"},
    ),
    Claim(
        "tanh-centred",
        "activations",
        "The outputs of tanh have their centre at zero.",
        "The middle of its range is {middle:.0f}. Its mean output follows the inputs: normal ones of mean 0 give "
        "{mean:.0f}, of mean 1 {moved:.3f}.",
        tanh_centred,
        link={"functions": ("Tanh",), "show": "function"},
    ),
    Claim(
        "centring-cures-vanishing",
        "activations",
        "Being centred on zero is what makes gradients vanish less.",
        "Through {layers:.0f} layers sigmoid keeps {sigmoid:.1e} of a gradient, sigmoid moved to the centre "
        "{centred:.1e}, tanh {tanh:.2f}: a largest slope of {tanh_steepest:.0f} in place of {sigmoid_steepest:.2f} is "
        "what helps. Only with that does centring count: tanh raised by 1 keeps {raised:.0e}.",
        centring,
        link={"view": "Vanishing gradient", "units": _BOTH, "layers": f"{LAYERS:.1f}", "width": f"{WIDTH}"},
    ),
    Claim(
        "tanh-steeper-tail",
        "activations",
        "Far from zero tanh is steeper than sigmoid.",
        "It is steeper only for |x| < 2 arcosh((1 + √3)/2) = {crossing:.4f}. At {at:.0f} its slope is {ratio:.3f} of "
        "sigmoid's, and further out the ratio falls like 4e^−|x|.",
        steeper_tail,
        link=_COMPARED,
    ),
    Claim(
        "tanh-more-expressive",
        "activations",
        "Being steeper, tanh can express more than sigmoid.",
        "tanh(x) = 2 sigmoid(2x) − 1: with other weights {units:.0f} sigmoid units rebuild a random tanh layer to "
        "{difference:.1g}, which is rounding.",
        expressive,
        link={"functions": _BOTH, "show": "function"},
    ),
    Claim(
        "range-stability",
        "activations",
        "The wider range of tanh keeps it clear of numerical trouble.",
        "In float64 tanh equals its bound from x = {tanh:.1f} on, long before sigmoid does, at {sigmoid:.1f}.",
        stability,
        link={"functions": _BOTH, "show": "function", "range": _WIDE},
    ),
    Claim(
        "tanh-saturates",
        "activations",
        "Gradients can vanish under tanh too.",
        "Its slope is below {small:.2f} beyond |x| = {tanh:.2f}; sigmoid's is beyond {sigmoid:.2f}.",
        saturates,
        link={"functions": _BOTH, "show": "slope"},
    ),
    Claim(
        "tanh-cost",
        "activations",
        "Tanh costs about as much as sigmoid.",
        "Written with the same exponential, tanh takes {ratio:.2f} times sigmoid's time on this machine; NumPy's own "
        "tanh takes {library:.2f} times.",
        tanh_cost,
        link=_COMPARED,
        needs_clock=True,
    ),
)
