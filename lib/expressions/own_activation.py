"""The record of an activation that was typed, which the pages take beside those of the lesson."""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from lib.activations import Activation
from lib.expressions.expression import Expression
from lib.expressions.kinks import switches
from lib.expressions.numpy_source import definition
from lib.expressions.parser import expensive_calls
from lib.expressions.symbolic import derivative
from lib.expressions.tree import Call, depends, nodes
from lib.numerics.arrays import FloatArray
from lib.numerics.parameter import Parameter

NAME, LABEL = "own", "Your function"
"""The name of the record, where those of the lesson have a key of the registry, and what the pages call it."""

MOST_KINKS = 60

BESIDE, LARGEST_SLOPE = 1e-9, 1e4
"""A slope above the second, at the first beside a kink, is taken for unbounded there."""

LONGEST_FORMULA = 1200

MOST_CALLS = 8
"""The most smooth functions and powers in an activation that networks are trained with."""

INTERVAL = (-20.0, 20.0)
"""Where kinks and points without a value are looked for."""

SAMPLES = 4001

FAR_OUT = (1.1e4, 2.3e5, 3.7e7, 1.9e9, 4.3e12, 5.9e16, 7.1e20, 2.9e28, 1.3e40, 6.1e56, 3.1e75, 8.3e98)
"""Where the limit for x -> inf is read, if the expression itself is NaN at infinity."""


@dataclass(frozen=True)
class BoundFunction:
    """An expression, or its derivative, as an elementwise function of x with defaults for its parameters.

    Unlike the expression itself it is NaN at x = NaN whatever was typed, and at an infinite x it has its limit where
    IEEE's rules give NaN, as for x * sigmoid(x) at minus infinity.
    """

    expression: Expression
    defaults: tuple[tuple[str, float], ...]
    differentiated: bool = False

    @property
    def __name__(self) -> str:
        return f"{NAME}_derivative" if self.differentiated else NAME

    @property
    def source(self) -> str:
        """Return the definition of the function in plain NumPy."""
        tree = derivative(self.expression.tree) if self.differentiated else self.expression.tree
        return definition(self.__name__, tree, ("x",), dict(self.defaults))

    def __call__(self, x: ArrayLike, **parameters: float) -> FloatArray:
        """Return the values at x."""
        arguments = dict(self.defaults) | parameters
        formula = self.expression.derivative if self.differentiated else self.expression.function

        def of_x(x: ArrayLike) -> FloatArray:
            return np.asarray(formula(x, **arguments))

        values = of_x(x)
        undefined = np.isnan(values) & np.isinf(x)
        if undefined.any():
            values = np.where(undefined, np.where(np.asarray(x) > 0, _limit(of_x, 1), _limit(of_x, -1)), values)
        return np.where(np.isnan(x), x, values).astype(values.dtype)[()]


def _limit(function: Callable[[ArrayLike], FloatArray], sign: int) -> float:
    """Return the limit for x -> inf or -inf, by the sign, if the values far out agree or grow; otherwise NaN."""
    values = function(sign * np.array(FAR_OUT))
    last = values[-1]
    with np.errstate(all="ignore"):
        change = np.diff(values)
        settled = (np.abs(change) <= 1e-6 + 1e-3 * np.abs(values[1:])) | (values[1:] == last)
        grows = bool(((change * np.sign(last) > 0) | (values[1:] == last)).all() and abs(last) > 1e6)
    return float(np.copysign(np.inf, last)) if grows else float(last) if settled.all() else np.nan


def own_activation(expression: Expression, parameters: Mapping[str, Parameter], **values: float) -> Activation:
    """Return the record of an expression in x.

    `parameters` are those of its parameters that stay free, and start at their defaults. The others are fixed at
    `values`, which may also give another start to a free one. The kinks are those at the start; of more than 60, those
    nearest to 0.
    """
    free = tuple((name, parameter) for name, parameter in parameters.items() if name in expression.parameters)
    starts = {name: float(parameter.default) for name, parameter in free} | values
    return _record(expression, free, tuple((name, float(starts[name])) for name in expression.parameters))


@functools.lru_cache(maxsize=64)
def _record(
    expression: Expression, free: tuple[tuple[str, Parameter], ...], defaults: tuple[tuple[str, float], ...]
) -> Activation:
    kinks = sorted((kink.x for kink in expression.kinks(*INTERVAL, **dict(defaults))), key=abs)[:MOST_KINKS]
    return Activation(
        name=NAME,
        label=LABEL,
        family=LABEL,
        function=BoundFunction(expression, defaults),
        derivative=BoundFunction(expression, defaults, differentiated=True),
        latex=expression.latex,
        derivative_latex=short_formula(expression.derivative_latex()),
        source="",
        kinks=tuple(sorted(kinks)),
        parameters=dict(free),
    )


def short_formula(formula: str) -> str:
    """Return a formula, or that it is too long to be read."""
    return formula if len(formula) <= LONGEST_FORMULA else r"\text{(too long to show)}"


def parameter_sources(expression: Expression, name: str, arguments: Mapping[str, float]) -> tuple[str, str, str]:
    """Return the definitions of a typed function, its derivative, and its derivative in the parameter `name`.

    `arguments` are the parameters with their defaults, `name` first.
    """
    trees = {
        NAME: expression.tree,
        f"{NAME}_derivative": derivative(expression.tree),
        f"{NAME}_parameter_derivative": derivative(expression.tree, name),
    }
    function, slope, by_parameter = (definition(key, tree, ("x",), arguments) for key, tree in trees.items())
    return function, slope, by_parameter


def fixed_at(activation: Activation, **values: float) -> Activation:
    """Return a typed activation with its parameters fixed at values, and its kinks there; any other unchanged."""
    function = activation.function
    if not isinstance(function, BoundFunction):
        return activation
    return own_activation(function.expression, {}, **(dict(function.defaults) | values))


def with_kinks_at(activation: Activation, **values: float) -> Activation:
    """Return a typed activation with its parameters free, and its kinks as they are at values of them."""
    return replace(activation, kinks=fixed_at(activation, **values).kinks)


def is_finite_somewhere(activation: Activation, low: float, high: float, **values: float) -> bool:
    """Return whether a typed activation has a finite value at one of 401 points from `low` to `high`."""
    return bool(np.isfinite(activation.function(np.linspace(low, high, 401), **values)).any())


def is_costly(activation: Activation) -> bool:
    """Return whether a typed activation has more smooth functions and powers than a network may have to compute."""
    function = activation.function
    return isinstance(function, BoundFunction) and expensive_calls(function.expression.tree) > MOST_CALLS


def may_jump(activation: Activation) -> bool:
    """Return whether a typed activation may have kinks or jumps, at whatever values of its parameters."""
    function = activation.function
    return isinstance(function, BoundFunction) and any(True for _ in switches(function.expression.tree))


def has_ties(activation: Activation) -> bool:
    """Return whether a typed activation has a min or max of x, whose slope is a mean where both arguments are equal."""
    function = activation.function
    if not isinstance(function, BoundFunction):
        return False
    calls = [node for node in nodes(function.expression.tree) if isinstance(node, Call)]
    return any(call.function in ("min", "max") and depends(call, "x") for call in calls)


def has_limits(activation: Activation) -> bool:
    """Return whether the limits of an activation for x -> -inf and x -> inf are known; those of sin(x) are not."""
    return not np.isnan(activation.function(np.array([-np.inf, np.inf]))).any()


def steep_kink(activation: Activation) -> float | None:
    """Return the first kink beside which the slope of an activation is huge, as it is for sqrt(x) at 0, or None."""
    kinks = np.array(activation.kinks)
    slopes = np.abs([activation.derivative(kinks + side * BESIDE) for side in (-1, 1)])
    steep = kinks[(slopes > LARGEST_SLOPE).any(axis=0)]
    return float(steep[0]) if steep.size else None


def undefined_at(activation: Activation) -> float | None:
    """Return the x of [-20, 20] nearest to 0 at which an activation or its derivative is not finite, or None.

    Looked for at the kinks, at evenly spaced points, and for a typed activation at its parameters' starts.
    """
    x = np.union1d(np.linspace(*INTERVAL, SAMPLES), activation.kinks)
    finite = np.isfinite(activation.function(x)) & np.isfinite(activation.derivative(x))
    return None if finite.all() else float(min(x[~finite], key=abs))
