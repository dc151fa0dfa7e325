"""The record of an activation that was typed, such as the pages take those of the lesson."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.activations import Activation
from lib.expressions.expression import Expression
from lib.numerics.arrays import FloatArray
from lib.numerics.parameter import Parameter

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
        return "derivative" if self.differentiated else "function"

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


def own_activation(expression: Expression, name: str, label: str, parameters: Mapping[str, Parameter]) -> Activation:
    """Return the record of an expression in x, with its parameters at their defaults unless they are given.

    `parameters` has a record for each parameter of the expression. The kinks are those at the defaults.
    """
    used = {name: parameters[name] for name in expression.parameters}
    defaults = tuple((name, float(parameter.default)) for name, parameter in used.items())
    return Activation(
        name=name,
        label=label,
        family="Your own",
        function=BoundFunction(expression, defaults),
        derivative=BoundFunction(expression, defaults, differentiated=True),
        latex=expression.latex,
        derivative_latex=expression.derivative_latex(),
        source="",
        kinks=tuple(kink.x for kink in expression.kinks(*INTERVAL, **dict(defaults))),
        parameters=used,
    )


def undefined_at(expression: Expression, **parameters: float) -> float | None:
    """Return the x of [-20, 20] nearest to 0 at which the expression or its derivative has no finite value, or None."""
    x = np.linspace(*INTERVAL, SAMPLES)
    finite = np.isfinite(expression.function(x, **parameters)) & np.isfinite(expression.derivative(x, **parameters))
    return None if finite.all() else float(min(x[~finite], key=abs))
