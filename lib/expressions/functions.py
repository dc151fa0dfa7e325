"""The elementary functions of the language, in one table: value, derivative and formula of each.

A smooth function has its derivative twice. `slope` is NumPy and accurate for every argument; `slope_text` is a formula
in u, written in the language itself, from which the formula of a whole derivative is built. The piecewise functions
choose between their arguments, so their derivatives are those of the argument that is chosen; `dual` and `symbolic`
have a rule for each.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.activations import sigmoid, sigmoid_derivative, softplus, tanh_derivative
from lib.numerics.arrays import FloatArray


@dataclass(frozen=True)
class Smooth:
    """A smooth function of one argument: its NumPy function, its derivative and both formulas.

    `latex` has %s in place of the argument. `slope_text` is the derivative in u, as an expression of the language.
    """

    name: str
    value: Callable[[FloatArray], FloatArray]
    slope: Callable[[FloatArray], FloatArray]
    slope_text: str
    latex: str


@dataclass(frozen=True)
class Piecewise:
    """A function that chooses between its arguments, at least `fewest` and at most `most` of them."""

    name: str
    value: Callable[..., FloatArray]
    fewest: int
    most: int
    latex: str


def _erf(u: FloatArray) -> FloatArray:
    """Return the error function, 2/sqrt(pi) times the integral of e^(-t^2) from 0 to u.

    NumPy has none, so Python's math.erf is called for each element that is neither so small that the function is linear
    nor so large that it is 1 or -1 in float64.
    """
    u = np.asarray(u, dtype=np.float64)
    values = np.where(np.abs(u) < 1, 2 / math.sqrt(math.pi) * u, np.sign(u))
    curved = (np.abs(u) > 1e-10) & (np.abs(u) < 6)
    values[curved] = np.fromiter(map(math.erf, u[curved].tolist()), np.float64)
    return values[()]


def _erf_slope(u: FloatArray) -> FloatArray:
    return 2 / math.sqrt(math.pi) * np.exp(-u * u)


def _atan_slope(u: FloatArray) -> FloatArray:
    return 1 / (1 + u * u)


def _sqrt_slope(u: FloatArray) -> FloatArray:
    return 0.5 / np.sqrt(u)


def _log_slope(u: FloatArray) -> FloatArray:
    """Return 1/u for u >= 0 and NaN for u < 0, where the logarithm is not defined."""
    return np.where(u < 0, np.nan, 1 / u)


def _tan_slope(u: FloatArray) -> FloatArray:
    return 1 / np.cos(u) ** 2


def _clip(u: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    return np.minimum(np.maximum(u, low), high)


SMOOTH = {
    function.name: function
    for function in (
        Smooth("exp", np.exp, np.exp, "exp(u)", "e^{%s}"),
        Smooth("expm1", np.expm1, np.exp, "exp(u)", "e^{%s} - 1"),
        Smooth("log", np.log, _log_slope, "1/u", r"\ln(%s)"),
        Smooth("log1p", np.log1p, lambda u: _log_slope(1 + u), "1/(1 + u)", r"\ln(%s)"),
        Smooth("sqrt", np.sqrt, _sqrt_slope, "1/(2*sqrt(u))", r"\sqrt{%s}"),
        Smooth("sin", np.sin, np.cos, "cos(u)", r"\sin(%s)"),
        Smooth("cos", np.cos, lambda u: -np.sin(u), "-sin(u)", r"\cos(%s)"),
        Smooth("tan", np.tan, _tan_slope, "1/cos(u)^2", r"\tan(%s)"),
        Smooth("sinh", np.sinh, np.cosh, "cosh(u)", r"\sinh(%s)"),
        Smooth("cosh", np.cosh, np.sinh, "sinh(u)", r"\cosh(%s)"),
        Smooth("tanh", np.tanh, tanh_derivative, "1 - tanh(u)^2", r"\tanh(%s)"),
        Smooth("atan", np.arctan, _atan_slope, "1/(1 + u^2)", r"\arctan(%s)"),
        Smooth("erf", _erf, _erf_slope, "2/sqrt(pi)*exp(-u^2)", r"\operatorname{erf}(%s)"),
        Smooth("sigmoid", sigmoid, sigmoid_derivative, "sigmoid(u)*(1 - sigmoid(u))", r"\sigma(%s)"),
        Smooth("softplus", softplus, sigmoid, "sigmoid(u)", r"\operatorname{softplus}(%s)"),
    )
}

MOST_ARGUMENTS = 10

PIECEWISE = {
    function.name: function
    for function in (
        Piecewise("abs", np.abs, 1, 1, r"\left|%s\right|"),
        Piecewise("sign", np.sign, 1, 1, r"\operatorname{sign}(%s)"),
        Piecewise("min", np.minimum, 2, MOST_ARGUMENTS, r"\min(%s)"),
        Piecewise("max", np.maximum, 2, MOST_ARGUMENTS, r"\max(%s)"),
        Piecewise("clip", _clip, 3, 3, r"\operatorname{clip}(%s)"),
        Piecewise("relu", lambda u: np.maximum(u, 0), 1, 1, r"\operatorname{ReLU}(%s)"),
        Piecewise("where", lambda c, u, v: np.where(c != 0, u, v), 3, 3, r"\operatorname{where}(%s)"),
    )
}

FUNCTIONS: dict[str, Smooth | Piecewise] = SMOOTH | PIECEWISE

CONSTANTS = {"pi": math.pi, "e": math.e}

PARAMETERS = ("a", "b")
"""The names of the parameters that an expression may have."""
