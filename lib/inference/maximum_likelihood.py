"""Maximisation of the likelihood of k ones in n trials by gradient ascent or Newton's method, in p or in the logit.

The objective is the mean log-likelihood l(p) = q ln p + (1 - q) ln(1 - p) with q = k/n, whose maximum is at p = q.
Because l is per trial, one learning rate eta means the same for every n. Near the maximum, a step of gradient ascent
multiplies the error by 1 - eta |l''|. In p, l'' = -1/(q (1 - q)) there, so gradient ascent converges for
eta < 2 q (1 - q) <= 1/2. In the logit z = ln(p/(1 - p)), l'' = -q (1 - q), so it converges for
eta < 2/(q (1 - q)) >= 8. For 3 ones in 10 trials the two bounds are 0.42 and 9.5.
Source: Nocedal and Wright (2006), Numerical Optimization, chapter 3, doi:10.1007/978-0-387-40065-5.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.activations import log_sigmoid, sigmoid, sigmoid_derivative
from lib.numerics.arrays import FloatArray
from lib.numerics.elementwise import elementwise, vanishing_product
from lib.numerics.validation import finite, positive, registered, whole_number

START_MARGIN = 1e-12
"""The least distance of the start from 0 and from 1; from there no square and no reciprocal overflows."""


@dataclass(frozen=True)
class Iterate:
    """One iterate: p, its logit, l = ln L / n, and the first and second derivative of l in the run's coordinate.

    `left_domain` says that p is not inside (0, 1), which ends the run. At p = 0 and p = 1 the other numbers are limits;
    outside [0, 1] they are NaN. A run in the logit leaves the domain only by overflow of the logit; its p may round to
    0 or 1 before that.
    """

    p: float
    logit: float
    log_likelihood: float
    derivative: float
    second_derivative: float
    left_domain: bool


# Derivatives and Newton step in p


@elementwise
def derivative_in_p(q: FloatArray, p: FloatArray) -> FloatArray:
    """Return dl/dp = q/p - (1 - q)/(1 - p), the score per trial, exactly 0 at p = q inside (0, 1); NaN outside."""
    derivative = vanishing_product(1 / p, q) - vanishing_product(1 / (1 - p), 1 - q)
    derivative = np.where((p == q) & (q > 0) & (q < 1), 0.0, derivative)
    return np.where((p < 0) | (p > 1), np.nan, derivative)


@elementwise
def second_derivative_in_p(q: FloatArray, p: FloatArray) -> FloatArray:
    """Return d2l/dp2 = -q/p^2 - (1 - q)/(1 - p)^2, at most -1; NaN outside [0, 1]."""
    second_derivative = -vanishing_product(1 / p**2, q) - vanishing_product(1 / (1 - p) ** 2, 1 - q)
    return np.where((p < 0) | (p > 1), np.nan, second_derivative)


@elementwise
def newton_step_in_p(q: FloatArray, p: FloatArray) -> FloatArray:
    """Return the Newton step -l'/l'' in p, (q - p) p (1 - p) / ((p - q)^2 + q (1 - q)), for 0 < p < 1.

    The error after the step is (2p - 1) (p - q)^2 / ((p - q)^2 + q (1 - q)). So the step is exact from p = 1/2, and
    overshoots q from every p between 1/2 and q. It leaves (0, 1) only for q <= 1/9 or q >= 8/9, because p + step <= 0
    means 2 p^2 - (1 + 3q) p + 2q <= 0, whose discriminant is (1 - 9q) (1 - q).
    """
    return (q - p) * p * (1 - p) / ((p - q) ** 2 + q * (1 - q))


# Derivatives and Newton step in the logit


@elementwise
def derivative_in_logit(q: FloatArray, z: FloatArray) -> FloatArray:
    """Return dl/dz = q - sigmoid(z), as q sigmoid(-z) - (1 - q) sigmoid(z), which keeps its digits for large |z|."""
    return q * sigmoid(-z) - (1 - q) * sigmoid(z)


@elementwise
def second_derivative_in_logit(q: FloatArray, z: FloatArray) -> FloatArray:
    """Return d2l/dz2 = -sigmoid'(z) = -p (1 - p), in [-1/4, 0], which does not depend on q."""
    return -sigmoid_derivative(z) + 0 * q


@elementwise
def newton_step_in_logit(q: FloatArray, z: FloatArray) -> FloatArray:
    """Return the Newton step -l'/l'' in z, (q - p)/(p (1 - p)) = q (1 + e^-z) - (1 - q) (1 + e^z).

    It overshoots the maximum z* from every z beyond z* on the same side of 0, because |l''| is smaller there than on
    the way. Far out the step grows like e^|z|, and the iterates alternate in sign until z overflows. For q = 0 the step
    is -(1 + e^z): z decreases by at least 1 in each step and has no limit.
    """
    return vanishing_product(1 + np.exp(-z), q) - vanishing_product(1 + np.exp(z), 1 - q)


# Coordinates and methods


@dataclass(frozen=True)
class Coordinate:
    """The variable in which l is maximised.

    `from_p(p)` is its value at p, `iterate(q, value)` the iterate there, and `position(iterate)` its value at an
    iterate. `newton_step(q, value)` is the undamped step of Newton's method.
    """

    name: str
    label: str
    latex: str
    from_p: Callable[[float], float]
    iterate: Callable[[float, float], Iterate]
    position: Callable[[Iterate], float]
    newton_step: Callable[..., FloatArray]


@elementwise
def _log_odds(p: FloatArray) -> FloatArray:
    return np.log(p) - np.log1p(-p)


@elementwise
def _mean_log_likelihood(q: FloatArray, log_p: FloatArray, log_complement: FloatArray) -> FloatArray:
    """Return q ln p + (1 - q) ln(1 - p) with 0 ln 0 = 0, from the two logarithms."""
    return vanishing_product(log_p, q) + vanishing_product(log_complement, 1 - q)


def _iterate_in_p(q: float, p: float) -> Iterate:
    with np.errstate(all="ignore"):
        value = _mean_log_likelihood(q, np.log(p), np.log1p(-p))
    numbers = (p, _log_odds(p), value, derivative_in_p(q, p), second_derivative_in_p(q, p))
    return Iterate(*map(float, numbers), left_domain=not 0 < p < 1)


def _iterate_in_logit(q: float, z: float) -> Iterate:
    value = _mean_log_likelihood(q, log_sigmoid(z), log_sigmoid(-z))
    numbers = (sigmoid(z), z, value, derivative_in_logit(q, z), second_derivative_in_logit(q, z))
    return Iterate(*map(float, numbers), left_domain=not math.isfinite(z))


_COORDINATES = (
    Coordinate(
        name="p",
        label="p",
        latex="p",
        from_p=lambda p: p,
        iterate=_iterate_in_p,
        position=lambda iterate: iterate.p,
        newton_step=newton_step_in_p,
    ),
    Coordinate(
        name="logit",
        label="logit",
        latex=r"z = \ln \frac{p}{1 - p}",
        from_p=lambda p: float(_log_odds(p)),
        iterate=_iterate_in_logit,
        position=lambda iterate: iterate.logit,
        newton_step=newton_step_in_logit,
    ),
)

COORDINATES: dict[str, Coordinate] = {record.name: record for record in _COORDINATES}


@dataclass(frozen=True)
class Method:
    """An iterative method: `step(coordinate, q, iterate)` is the step that the learning rate multiplies."""

    name: str
    label: str
    latex: str
    step: Callable[[Coordinate, float, Iterate], float]


_METHODS = (
    Method(
        name="gradient",
        label="Gradient ascent",
        latex=r"\eta\, \ell'",
        step=lambda coordinate, q, iterate: iterate.derivative,
    ),
    Method(
        name="newton",
        label="Newton's method",
        latex=r"-\eta\, \frac{\ell'}{\ell''}",
        step=lambda coordinate, q, iterate: float(coordinate.newton_step(q, coordinate.position(iterate))),
    ),
)

METHODS: dict[str, Method] = {record.name: record for record in _METHODS}


def maximize(
    successes: int,
    n: int,
    start: float,
    method: str = "gradient",
    coordinate: str = "p",
    rate: float = 0.1,
    steps: int = 50,
) -> list[Iterate]:
    """Return the iterates of a maximisation from p = `start`, which is the first of them.

    Each of the `steps` updates adds rate * step to the coordinate; rate 1 is the undamped Newton's method. The run ends
    early when p leaves (0, 1), and the last iterate is then the one that left. For successes = 0 or n the maximum is at
    an end of [0, 1]: a run in p ends there or beyond, a run in the logit goes on for ever.
    ValueError unless 0 <= successes <= n, n and steps are whole numbers of at least 1, the rate is positive, `start`
    lies in [1e-12, 1 - 1e-12], `method` is a key of METHODS, and `coordinate` one of COORDINATES.
    """
    q = _relative_frequency(successes, n)
    variable, update = registered("coordinate", coordinate, COORDINATES), registered("method", method, METHODS)
    rate = positive("rate", rate)
    if not START_MARGIN <= finite("start", start) <= 1 - START_MARGIN:
        raise ValueError(f"start must lie in [{START_MARGIN}, 1 - {START_MARGIN}], not {start}")
    iterates = [variable.iterate(q, variable.from_p(float(start)))]
    for _ in range(whole_number("steps", steps)):
        last = iterates[-1]
        if last.left_domain:
            break
        iterates.append(variable.iterate(q, variable.position(last) + rate * update.step(variable, q, last)))
    return iterates


def _relative_frequency(successes: int, n: int) -> float:
    """Return q = successes / n."""
    count = finite("successes", successes)
    if count not in range(whole_number("n", n) + 1):
        raise ValueError(f"successes must be a whole number in [0, {n}], not {successes}")
    return count / n
