"""The exercises of the tabs: a task, a hint, and a computation that decides whether the state of a page solves it.

A state is what an address holds: the texts of the controls by their keys, without those that have their defaults. An
exercise of any view can thus be checked from its address alone, and has an answer that a link can open. A check reads
the controls with `number`, `text` and `option`, and names the first condition that is not met.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass

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
from lib.lesson.control import Choice, Text
from lib.losses import binary_cross_entropy_gradient, squared_error_gradient
from lib.numerics.arrays import FloatArray
from lib.numerics.parameter import Parameter

END = 20.0
X = np.linspace(-END, END, 4001)
"""The x at which a function is tried."""
LEAST_SLOPE, MOST_VALUE = 0.01, 10.0
PROBABILITIES = np.linspace(0.05, 0.95, 19)
SAME = 1e-9
"""Numbers closer than this, relative to their size where that is above 1, count as equal."""


@dataclass(frozen=True)
class Result:
    """Whether a state solves an exercise, and a sentence on what was found.

    The sentence has {} for each of the numbers, or {:=} for one that stands after its equals sign.
    """

    solved: bool
    sentence: str
    numbers: tuple[float, ...] = ()


@dataclass(frozen=True)
class Exercise:
    """A task of a view of a page.

    `solved` computes whether a state of the page solves it, and `answer` is a state that does. `task` and `hint` are
    sentences in Markdown; the task says what is counted.
    """

    id: str
    page: str
    view: str
    task: str
    hint: str
    solved: Callable[[State], Result]
    answer: State


# The values of controls in a state


def text(state: State, control: Text | Choice) -> str:
    """Return the text of a control, or the label of the option of a choice."""
    default = control.options[control.default] if isinstance(control, Choice) else control.default
    value = state.get(control.key, default)
    return value if isinstance(value, str) else value[-1]


def number(state: State, control: Parameter) -> float:
    """Return the number of a parameter."""
    value = state.get(control.key, str(control.default))
    return float(value if isinstance(value, str) else value[-1])


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


def _of_own_activation(check: Callable[[Expression, dict[str, float]], Result]) -> Callable[[State], Result]:
    """Return the check of a state, given that of a typed function of x and the values of its parameters."""

    @functools.wraps(check)
    def solved(state: State) -> Result:
        typed = _typed(state, controls.OWN_FUNCTION, ("x",))
        if isinstance(typed, Result):
            return typed
        arguments = _arguments(state, typed, controls.OWN_PARAMETERS)
        function = own_activation(typed, {}, **arguments).function
        undefined = X[~np.isfinite(function(X))]
        if undefined.size:
            return Result(False, "The function has no finite value at x {:=}.", (_nearest(undefined),))
        return check(typed, arguments)

    return solved


def _nearest(x: FloatArray) -> float:
    """Return the x that is nearest to 0."""
    return float(x[np.abs(x).argmin()])


@_of_own_activation
def smooth_and_never_flat(typed: Expression, arguments: dict[str, float]) -> Result:
    """Decide whether a function has no kink and no slope near 0 on [-20, 20], and is not a straight line."""
    kinks = np.array([kink.x for kink in typed.kinks(-END, END, **arguments)])
    if kinks.size:
        return Result(False, "There is a kink at x {:=}.", (_nearest(kinks),))
    slopes = np.asarray(typed.derivative(X, **arguments))
    least = int(np.nan_to_num(np.abs(slopes), nan=0.0).argmin())
    found = (float(slopes[least]), float(X[least]))
    if not abs(found[0]) >= LEAST_SLOPE:
        return Result(False, "The slope is {} at x {:=}, so its size is below 0.01.", found)
    if np.ptp(slopes) < LEAST_SLOPE:
        return Result(False, "The slope is {} everywhere: a straight line makes no layer more than linear.", found[:1])
    return Result(True, "The function has no kink, and the slope nearest to 0 is {}, at x {:=}.", found)


@_of_own_activation
def bounded_and_odd(typed: Expression, arguments: dict[str, float]) -> Result:
    """Decide whether a function is odd, between -10 and 10, and not 0 everywhere."""
    function = BoundFunction(typed, tuple(arguments.items()))
    tried = np.concatenate([X, -np.array(FAR_OUT), FAR_OUT])
    values = np.asarray(function(tried))
    opposite = values + np.asarray(function(-tried))
    far = int(np.nan_to_num(np.abs(opposite), nan=np.inf).argmax())
    if not abs(opposite[far]) <= SAME * max(1.0, abs(values[far])):
        found = (float(opposite[far]), float(tried[far]))
        return Result(False, "f(−x) + f(x) is {} at x {:=}, and it must be 0.", found)
    highest = int(np.abs(values).argmax())
    found = (float(values[highest]), float(tried[highest]))
    if abs(found[0]) > MOST_VALUE:
        return Result(False, "The function is {} at x {:=}, which is not between −10 and 10.", found)
    if not values.any():
        return Result(False, "The function is 0 everywhere, so a layer with it passes nothing on.")
    return Result(True, "The function is odd, and its largest size is {}.", (abs(found[0]),))


@_of_own_activation
def tanh_from_sigmoid(typed: Expression, arguments: dict[str, float]) -> Result:
    """Decide whether a function that is written with sigmoid and without tanh is tanh."""
    calls = {node.function for node in nodes(typed.tree) if isinstance(node, Call)}
    if "tanh" in calls or "sigmoid" not in calls:
        return Result(False, "It must be written with `sigmoid` and without `tanh`.")
    difference = np.abs(np.asarray(typed.function(X, **arguments)) - tanh(X))
    most = int(difference.argmax())
    found = (float(difference[most]), float(X[most]))
    if found[0] > SAME:
        return Result(False, "It differs from Tanh most at x {1:=}, by {0}.", found)
    return Result(True, "It differs from Tanh by {} at most, which is rounding.", found[:1])


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


_RECORDS = (
    Exercise(
        "smooth-and-never-flat",
        "activations",
        "Curves",
        "Type an activation that is smooth and whose slope never comes near 0: on [−20, 20] neither f nor f′ nor f″ "
        "jumps, and |f′(x)| is at least 0.01 at 4001 evenly spaced x. A straight line does not count.",
        "Add a line with a small slope, such as `0.1*x`, to a smooth activation.",
        smooth_and_never_flat,
        {"own": "0.1*x + 0.9*softplus(x)"},
    ),
    Exercise(
        "bounded-and-odd",
        "activations",
        "Curves",
        "Type an activation that is bounded and odd: f(−x) = −f(x), and f(x) is between −10 and 10. Both are tried at "
        "4001 evenly spaced x on [−20, 20] and at twelve x up to 10⁹⁸ on each side. f must not be 0 everywhere.",
        "Divide `x` by something even that grows as fast as x, such as `1 + abs(x)`.",
        bounded_and_odd,
        {"own": "x/(1 + abs(x))"},
    ),
    Exercise(
        "tanh-from-sigmoid",
        "activations",
        "Compare",
        "Type Tanh as an expression with `sigmoid` and without `tanh`, so that both differ by at most 10⁻⁹ on "
        "[−20, 20].",
        "Sigmoid runs from 0 to 1 and has the slope ¼ at 0; Tanh runs from −1 to 1 and has the slope 1. Stretch "
        "Sigmoid along both axes, and shift it down.",
        tanh_from_sigmoid,
        {"first": "Tanh", "second": "Your function", "own": "2*sigmoid(2*x) - 1"},
    ),
    Exercise(
        "another-proper-loss",
        "losses",
        "More losses",
        "Type a loss that is strictly proper, and neither cross-entropy nor squared error, nor a multiple of one of "
        "them. Whether it is proper is tried for q from 0.01 to 0.99.",
        "Divide the probability of the true class, p y + (1 − p)(1 − y), by the length of the vector (p, 1 − p), and "
        "take the negative: this is the spherical score.",
        another_proper_loss,
        {"ownloss": "-(p*y + (1 - p)*(1 - y))/sqrt(p^2 + (1 - p)^2)"},
    ),
)

EXERCISES: dict[str, Exercise] = {exercise.id: exercise for exercise in _RECORDS}
"""Every exercise by its id, in the order of the pages and views."""


def exercises(page: str, view: str) -> tuple[Exercise, ...]:
    """Return the exercises of a view."""
    return tuple(exercise for exercise in EXERCISES.values() if (exercise.page, exercise.view) == (page, view))
