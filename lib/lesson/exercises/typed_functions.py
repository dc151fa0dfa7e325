"""The exercises that ask for a typed function or loss."""

import functools
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from lib.activations import tanh
from lib.expressions.expression import Expression, expression
from lib.expressions.own_activation import FAR_OUT, BoundFunction, own_activation
from lib.expressions.own_loss import VARIABLES, own_loss
from lib.expressions.propriety import loss_propriety
from lib.expressions.tokens import ExpressionError
from lib.expressions.tree import Call, nodes
from lib.lesson import controls
from lib.lesson.address import State
from lib.lesson.control import Text
from lib.lesson.exercises.exercise import SAME, Exercise, Result, number, text
from lib.losses import binary_cross_entropy_gradient, squared_error_gradient
from lib.numerics.arrays import FloatArray
from lib.numerics.parameter import Parameter

TRIED = {"end": 20, "count": 4001}
"""A function is tried at so many evenly spaced x from -end to end."""
PROBABILITIES = np.linspace(0.05, 0.95, 19)


def _typed(state: State, control: Text, variables: tuple[str, ...]) -> Expression | Result:
    """Return the expression in a box, or the result that nothing is typed that can be read."""
    typed = text(state, control)
    if not typed.strip():
        return Result(False, "Nothing is typed yet.")
    try:
        return expression(typed, variables)
    except ExpressionError:
        return Result(False, "What is typed cannot be read.")


def _arguments(state: State, typed: Expression, parameters: dict[str, Parameter]) -> dict[str, float]:
    return {name: number(state, parameters[name]) for name in typed.parameters}


# Activations that are typed


def _of_own_activation(check: Callable[..., Result]) -> Callable[..., Result]:
    """Return the check of a state, given that of a typed function, its arguments, the x, and the limits."""

    @functools.wraps(check)
    def solved(state: State, end: float, count: float, **limits: float) -> Result:
        typed = _typed(state, controls.OWN_FUNCTION, ("x",))
        if isinstance(typed, Result):
            return typed
        arguments, x = _arguments(state, typed, controls.OWN_PARAMETERS), np.linspace(-end, end, round(count))
        function = own_activation(typed, {}, **arguments).function
        undefined = x[~np.isfinite(function(x))]
        if undefined.size:
            return Result(False, "The function has no finite value at x {:=}.", (_nearest(undefined),))
        return check(typed, arguments, x, **limits)

    return solved


def _nearest(x: FloatArray) -> float:
    """Return the x that is nearest to 0."""
    return float(x[np.abs(x).argmin()])


@_of_own_activation
def smooth_and_never_flat(typed: Expression, arguments: dict[str, float], x: FloatArray, least: float) -> Result:
    """Decide whether a function has no kink and no slope near 0, and is not a straight line."""
    kinks = np.array([kink.x for kink in typed.kinks(x[0], x[-1], **arguments)])
    if kinks.size:
        return Result(False, "There is a kink at x {:=}.", (_nearest(kinks),))
    slopes = np.asarray(typed.derivative(x, **arguments))
    flattest = int(np.nan_to_num(np.abs(slopes), nan=0.0).argmin())
    found = (float(slopes[flattest]), float(x[flattest]))
    if not abs(found[0]) >= least:
        return Result(False, "The slope is {} at x {:=}, so its size is below {}.", (*found, least))
    if np.ptp(slopes) <= SAME:
        return Result(False, "The slope is {} everywhere: a straight line makes no layer more than linear.", found[:1])
    return Result(True, "The function has no kink, and the slope nearest to 0 is {}, at x {:=}.", found)


@_of_own_activation
def bounded_and_odd(typed: Expression, arguments: dict[str, float], x: FloatArray, most: float) -> Result:
    """Decide whether a function is odd, between -most and most, and not 0 everywhere."""
    function = BoundFunction(typed, tuple(arguments.items()))
    tried = np.concatenate([x, -np.array(FAR_OUT), FAR_OUT])
    values = np.asarray(function(tried))
    opposite = values + np.asarray(function(-tried))
    far = int(np.nan_to_num(np.abs(opposite), nan=np.inf).argmax())
    if not abs(opposite[far]) <= SAME * max(1.0, abs(values[far])):
        found = (float(opposite[far]), float(tried[far]))
        return Result(False, "f(−x) + f(x) is {} at x {:=}, and it must be 0.", found)
    highest = int(np.abs(values).argmax())
    found = (float(values[highest]), float(tried[highest]))
    if abs(found[0]) > most:
        return Result(False, "The function is {} at x {:=}, which is not between −{} and {}.", (*found, most, most))
    if not values.any():
        return Result(False, "The function is 0 everywhere, so a layer with it passes nothing on.")
    return Result(True, "The function is odd, and its largest size is {}.", (abs(found[0]),))


@_of_own_activation
def tanh_from_sigmoid(typed: Expression, arguments: dict[str, float], x: FloatArray, most: float) -> Result:
    """Decide whether a function that is written with sigmoid and without tanh is tanh."""
    calls = {node.function for node in nodes(typed.tree) if isinstance(node, Call)}
    if "tanh" in calls or "sigmoid" not in calls:
        return Result(False, "It must be written with `sigmoid` and without `tanh`.")
    difference = np.abs(np.asarray(typed.function(x, **arguments)) - tanh(x))
    farthest = int(difference.argmax())
    found = (float(difference[farthest]), float(x[farthest]))
    if found[0] > most:
        return Result(False, "It differs from Tanh most at x {1:=}, by {0}.", found)
    return Result(True, "It differs from Tanh by {} at most.", found[:1])


@_of_own_activation
def flat_on_the_left_without_kink(typed: Expression, arguments: dict[str, float], x: FloatArray) -> Result:
    """Decide whether a function is 0 for x < 0 and not for every x, and neither f nor f' jumps."""
    values = np.asarray(typed.function(x, **arguments))
    left = values[x < 0]
    farthest = int(np.abs(left).argmax())
    if abs(left[farthest]) > SAME:
        found = (float(left[farthest]), float(x[farthest]))
        return Result(False, "The function is {} at x {:=}, and it must be 0 for negative x.", found)
    if np.abs(values).max() <= SAME:
        return Result(False, "The function is 0 everywhere.")
    jumps = [kink.x for kink in typed.kinks(x[0], x[-1], **arguments) if kink.is_jump or kink.is_slope_jump]
    if jumps:
        return Result(False, "f or f′ jumps at x {:=}.", (_nearest(np.array(jumps)),))
    return Result(True, "The function is 0 for every negative x, and neither f nor f′ jumps.")


@_of_own_activation
def falls_and_rises(typed: Expression, arguments: dict[str, float], x: FloatArray, lowest: float) -> Result:
    """Decide whether a function first falls and then rises, is above -lowest, and ends above its start."""
    values = np.asarray(typed.function(x, **arguments))
    least = int(values.argmin())
    found = (float(values[least]), float(x[least]))
    changes = np.diff(values)
    falls, rises = np.flatnonzero(changes < -SAME), np.flatnonzero(changes > SAME)
    if not (falls.size and rises.size):
        return Result(False, "The function never rises." if falls.size else "The function never falls.")
    if falls.max() > rises.min():
        return Result(False, "The function falls again after it has risen.")
    if found[0] <= -lowest:
        return Result(False, "The function is {} at x {:=}, and it must be above −{}.", (*found, lowest))
    if values[-1] <= values[0]:
        return Result(False, "At the right end the function must be larger than at the left end.")
    return Result(True, "The function falls and rises, and its least value is {}, at x {:=}.", found)


# Losses that are typed


def another_proper_loss(state: State) -> Result:
    """Decide whether a typed loss is strictly proper, and its gradient is no multiple of that of the two known ones."""
    typed = _typed(state, controls.OWN_LOSS, VARIABLES)
    if isinstance(typed, Result):
        return typed
    loss = own_loss(typed.text, **_arguments(state, typed, controls.OWN_LOSS_PARAMETERS))
    found = loss_propriety(loss)
    if not found.proper and found.undefined_at is not None:
        return Result(False, "The loss has no finite value at p {:=}.", (found.undefined_at,))
    if not found.proper and found.end is not None:
        sentence = f"For q {{:=}} the expected loss is least as p approaches {found.end}, so it is not proper."
        return Result(False, sentence, (found.q,))
    if not found.proper:
        sentence = "For q {:=} the expected loss is least at p {:=}, so it is not proper."
        return Result(False, sentence, (found.q, found.least_at))
    if not found.strict:
        return Result(False, "It is proper, but not strictly: other predictions are as good as p = q.")
    for name, gradient in (("cross-entropy", binary_cross_entropy_gradient), ("squared error", squared_error_gradient)):
        if _is_multiple(loss.probability_gradient, gradient):
            return Result(False, f"It is strictly proper, but its gradient is a multiple of that of {name}.")
    return Result(True, "It is strictly proper, and neither cross-entropy nor squared error.")


def _is_multiple(gradient: Callable[..., NDArray], known: Callable[..., NDArray]) -> bool:
    """Return whether a gradient in p is the same multiple of a known one for both targets and all of PROBABILITIES."""
    ratios = np.array([gradient(PROBABILITIES, y) / known(PROBABILITIES, y) for y in (0.0, 1.0)])
    return bool(np.ptp(ratios) <= 1e-6 * np.abs(ratios).max())


EXERCISES = (
    Exercise(
        "smooth-and-never-flat",
        "activations",
        "Curves",
        "Type an activation that is smooth and whose slope never comes near 0: on [−{end:g}, {end:g}] neither f nor f′ "
        "nor f″ jumps, and |f′(x)| is at least {least:g} at {count:g} evenly spaced x. A straight line does not count.",
        "Add a line with a small slope, such as `0.1*x`, to a smooth activation.",
        smooth_and_never_flat,
        {"own": "0.1*x + 0.9*softplus(x)"},
        TRIED | {"least": 0.01},
    ),
    Exercise(
        "bounded-and-odd",
        "activations",
        "Curves",
        "Type an activation that is bounded and odd: f(−x) = −f(x), and f(x) is between −{most:g} and {most:g}. Both "
        "are tried at {count:g} evenly spaced x on [−{end:g}, {end:g}], and at some x far outside. f must not be 0 "
        "everywhere.",
        "Divide `x` by something even that grows as fast as x, such as `1 + abs(x)`.",
        bounded_and_odd,
        {"own": "x/(1 + abs(x))"},
        TRIED | {"most": 10},
    ),
    Exercise(
        "tanh-from-sigmoid",
        "activations",
        "Compare",
        "Type Tanh as an expression with `sigmoid` and without `tanh`, so that it differs from Tanh by at most "
        "{most:.0e} on [−{end:g}, {end:g}]. It is tried at {count:g} evenly spaced x.",
        "Sigmoid runs from 0 to 1. Tanh runs from −1 to 1, and it is steeper at 0. Stretch Sigmoid along both axes, "
        "and shift it down.",
        tanh_from_sigmoid,
        {"first": "Tanh", "second": "Your function", "own": "2*sigmoid(2*x) - 1"},
        TRIED | {"most": SAME},
    ),
    Exercise(
        "flat-without-kink",
        "activations",
        "Catalogue",
        "Type a function that is 0 for every negative x, as ReLU is, but without a kink: neither f nor f′ jumps on "
        "[−{end:g}, {end:g}]. It is tried at {count:g} evenly spaced x, and must not be 0 everywhere.",
        "Start from `relu(x)`, and make it start with the slope 0.",
        flat_on_the_left_without_kink,
        {"own": "relu(x)^2"},
        TRIED,
    ),
    Exercise(
        "falls-and-rises",
        "activations",
        "Catalogue",
        "Type a function that first falls and then rises, as SiLU does, but is above −{lowest:g} everywhere on "
        "[−{end:g}, {end:g}]. At the right end it must be larger than at the left end. It is tried "
        "at {count:g} evenly spaced x.",
        "SiLU is `x*sigmoid(x)`. What changes if the sigmoid becomes steeper?",
        falls_and_rises,
        {"own": "x*sigmoid(2*x)"},
        TRIED | {"lowest": 0.2},
    ),
    Exercise(
        "another-proper-loss",
        "losses",
        "More losses",
        "Type a loss that is strictly proper, and neither cross-entropy nor squared error, nor a multiple of one of "
        "them, with or without a constant added. Whether it is proper is tried for many q between 0 and 1.",
        "Divide the probability of the true class, p y + (1 − p)(1 − y), by the length of the vector (p, 1 − p), and "
        "take the negative: this is the spherical score.",
        another_proper_loss,
        {"ownloss": "-(p*y + (1 - p)*(1 - y))/sqrt(p^2 + (1 - p)^2)"},
    ),
)
"""The exercises that ask for a typed function, in the order of the pages and views."""
