"""Checks of what the lesson says of sigmoid and tanh."""

import math
from dataclasses import replace

import numpy as np

from lib.activations import ACTIVATIONS, sigmoid, sigmoid_derivative, tanh, tanh_derivative
from lib.analysis.comparison import crossings, output_moments
from lib.analysis.properties import SMALL_SLOPE, properties
from lib.learning.gradient_flow import gradient_flow
from lib.learning.initialization import INITIALIZATIONS
from lib.lesson.claims.claim import Claim, found, judge
from lib.lesson.claims.measurements import ALIKE, TIMED, central_difference, first_where, relative_costs

FAR = 40.0
"""Beyond this both functions have long rounded to their limits."""
LAYERS, WIDTH, BATCH = 20, 100, 32


def tanh_range():
    """The gap 1 - tanh x = 2 sigmoid(-2x) is positive however large x is; in floats it is lost beside the 1."""
    x = np.linspace(0, 300, 3001)
    gap = 2 * sigmoid(-2 * x)
    is_the_gap = np.abs((1 - tanh(x)) - gap).max() < 1e-15
    return found(
        judge((np.abs(tanh(x)) < 1).all(), is_the_gap and (gap > 0).all()),
        "The gap to the bound, computed without a difference, is positive at every point tried; the first float whose "
        "tanh equals the bound was found by bisection.",
        rounds=first_where(lambda z: tanh(z) == 1, 0, FAR),
        gap=2 * sigmoid(-2 * FAR),
        far=FAR,
    )


def tanh_slope():
    """The formula against a difference quotient, and where its textbook form cancels."""
    x = np.linspace(-5, 5, 101)
    slope = tanh_derivative(x)
    error = np.abs(slope - central_difference(tanh, x)).max()
    gap = np.abs(slope - (1 - tanh(x) ** 2)).max()
    lost = first_where(lambda z: 1 - tanh(z) ** 2 == 0, 0, FAR)
    return found(
        judge(error < 1e-8 and gap < 1e-8),
        "Compared with the difference quotient over the plotted range; the first float at which the textbook form is "
        "exactly 0 was found by bisection.",
        error=error,
        lost=lost,
        kept=tanh_derivative(lost),
    )


def tanh_centred():
    """The middle of the range, and the mean output for normal inputs with and without a mean of their own."""
    low, high = properties(ACTIVATIONS["tanh"]).ends
    mean, _ = output_moments(tanh, 0, 1)
    moved, _ = output_moments(tanh, 1, 1)
    return found(
        judge(low + high == 0 and abs(mean) < 1e-12),
        "Limits at both infinities, and the mean output by quadrature over two normal distributions of inputs.",
        middle=(low + high) / 2,
        mean=abs(mean),
        moved=moved,
    )


def centring():
    """Sigmoid, sigmoid lowered by 1/2 (centred, but no steeper) and tanh pass a gradient through the same net.

    Centring is the cure if it alone brings at least half of what tanh gains over sigmoid, counted in factors. Tanh
    raised by 1 shows that it is not nothing either: off the centre, outputs push the next layer into saturation.
    """
    plain, steep = ACTIVATIONS["sigmoid"], ACTIVATIONS["tanh"]
    lowered = replace(plain, function=lambda x: sigmoid(x) - 0.5)
    raised = replace(steep, function=lambda x: tanh(x) + 1)
    kept = [_gradient_kept(activation) for activation in (plain, lowered, steep)]
    share = math.log(kept[1] / kept[0]) / math.log(kept[2] / kept[0])
    return found(
        judge(share > 0.5),
        "One gradient sent back through the same random net under each function, and their largest slopes.",
        layers=LAYERS,
        sigmoid=kept[0],
        centred=kept[1],
        tanh=kept[2],
        raised=_gradient_kept(raised),
        sigmoid_steepest=properties(plain).steepest,
        tanh_steepest=properties(steep).steepest,
    )


def _gradient_kept(activation):
    generator = np.random.default_rng(0)
    return gradient_flow(activation, INITIALIZATIONS["lecun"], LAYERS, WIDTH, BATCH, generator).ratio


def steeper_tail():
    """Where the two slopes cross, and their ratio beyond."""
    crossing = crossings(tanh_derivative, sigmoid_derivative, 0.1, FAR)
    x = np.linspace(3, FAR, 371)
    ratio = tanh_derivative(x) / sigmoid_derivative(x)
    at = 5.0
    return found(
        judge((ratio > 1).all()),
        "The slopes compared along the tail; their crossing by bisection.",
        crossing=crossing[-1] if crossing.size else math.nan,
        exact=2 * math.acosh((1 + math.sqrt(3)) / 2),
        at=at,
        ratio=tanh_derivative(at) / sigmoid_derivative(at),
        limit_share=ratio[-1] / (4 * math.exp(-x[-1])),
    )


def expressive():
    """A random tanh layer, rebuilt exactly by a sigmoid layer: 2 sigmoid(2z) - 1 needs only other weights and bias."""
    x = np.linspace(-5, 5, 1001)[:, None]
    weight, bias, outgoing = np.random.default_rng(0).standard_normal((3, 16))
    z = x * weight + bias
    with_tanh = tanh(z) @ outgoing
    with_sigmoid = sigmoid(2 * z) @ (2 * outgoing) - outgoing.sum()
    difference = np.abs(with_tanh - with_sigmoid).max()
    return found(
        judge(difference > 1e-12),
        "A random layer of tanh units rebuilt from sigmoid units with rescaled weights, compared over the range.",
        difference=difference,
        units=len(weight),
    )


def stability():
    """Which of the two rounds to its upper bound later."""
    rounds = {f: first_where(lambda x, f=f: f(x) == 1, 0, FAR) for f in (tanh, sigmoid)}
    return found(
        judge(rounds[tanh] > rounds[sigmoid]),
        "The first float at which each function equals its bound, by bisection to neighbouring floats.",
        tanh=rounds[tanh],
        sigmoid=rounds[sigmoid],
    )


def saturates():
    """From where on the slope is small, for good and on both sides."""
    ends = {f: first_where(lambda x, f=f: f(x) < SMALL_SLOPE, 0, FAR) for f in (tanh_derivative, sigmoid_derivative)}
    tanh_end = ends[tanh_derivative]
    tail = np.linspace(min(tanh_end, FAR), FAR, 401)
    return found(
        judge((tanh_derivative([tail, -tail]) < SMALL_SLOPE).all()),
        "The point from which the slope stays small, by bisection, and every sample of both tails beyond it.",
        small=SMALL_SLOPE,
        tanh=tanh_end,
        sigmoid=ends[sigmoid_derivative],
    )


def tanh_cost(clock):
    """The two formulas, both written with one exponential, timed turn by turn."""
    ratios = relative_costs(clock)
    like, own = (ratios[name] / ratios["sigmoid"] for name in ("tanh", "library_tanh"))
    return found(
        judge(1 / ALIKE < like < ALIKE),
        TIMED,
        ratio=like,
        library=own,
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
