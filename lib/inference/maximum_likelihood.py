"""Climbing the log-likelihood of k ones in n flips: gradient ascent and Newton's method, in p and in the logit.

All numbers are per flip: the hill is the mean log-likelihood l(p) = q ln p + (1 - q) ln(1 - p) with q = k/n, not
the sum n l(p). Its slope does not grow with n, so one rate means the same for ten flips and for ten thousand. Near the
top each step of gradient ascent multiplies the error by 1 - rate |curvature|. In p the curvature there is
-1/(q (1 - q)), so ascent settles for rates below 2 q (1 - q), at most 1/2; in the logit z = ln(p/(1 - p)) it is
-q (1 - q), and it settles below 2/(q (1 - q)), at least 8. For 3 ones in 10 that is 0.42 and 9.5.
Newton's step is the same for sum and mean. Source: Nocedal and Wright, Numerical optimization (2006), chapter 3.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.activations import log_sigmoid, sigmoid, sigmoid_derivative
from lib.numerics.elementwise import elementwise, vanishing_product
from lib.numerics.validation import finite, positive, registered, whole_number

START_MARGIN = 1e-12
"""How near to 0 and 1 a climb may start; from there no square and no reciprocal leaves float64."""


@dataclass(frozen=True)
class Iterate:
    """One state of a climb. `slope` and `curvature` are those of `log_likelihood` = ln L / n in the run's coordinate.

    `left` says that p is no longer inside (0, 1), an end included, and the run is over. At an end the numbers are
    their limits; outside [0, 1] only p is a number and all else is NaN. A run in the logit has left only when the
    logit overflowed to infinity: it may still be inside where p itself has rounded to 0 or 1.
    """

    p: float
    logit: float
    log_likelihood: float
    derivative: float
    second_derivative: float
    left_domain: bool


# In p


@elementwise
def derivative_in_p(share, p):
    """Return dl/dp = q/p - (1 - q)/(1 - p) for q = `share`; NaN outside [0, 1]."""
    slope = vanishing_product(1 / p, share) - vanishing_product(1 / (1 - p), 1 - share)
    return np.where((p < 0) | (p > 1), np.nan, slope)


@elementwise
def second_derivative_in_p(share, p):
    """Return d2l/dp2 = -q/p^2 - (1 - q)/(1 - p)^2 for q = `share`, at most -1; NaN outside [0, 1]."""
    curvature = -vanishing_product(1 / p**2, share) - vanishing_product(1 / (1 - p) ** 2, 1 - share)
    return np.where((p < 0) | (p > 1), np.nan, curvature)


@elementwise
def newton_step_in_p(share, p):
    """Return -slope/curvature in p: p_new = p + (q - p) p (1 - p) / ((p - q)^2 + q (1 - q)), q = `share`, 0 < p < 1.

    The new error is p_new - q = (2p - 1) (p - q)^2 / ((p - q)^2 + q (1 - q)). So one step from p = 1/2 is exact, and
    a step overshoots wherever p lies between 1/2 and q: it lands above q from p > 1/2, below q from p < 1/2.
    It can leave (0, 1) only for q <= 1/9 or q >= 8/9: p_new <= 0 means 2 p^2 - (1 + 3q) p + 2q <= 0, of discriminant
    (1 - 9q) (1 - q). For q = 0 it is p_new = 2p - 1, which always leaves in the end.
    """
    return (share - p) * p * (1 - p) / ((p - share) ** 2 + share * (1 - share))


# In the logit


@elementwise
def derivative_in_logit(share, logit):
    """Return dl/dz = q - sigmoid(z) for q = `share`, as q s(-z) - (1 - q) s(z), s the sigmoid."""
    return share * sigmoid(-logit) - (1 - share) * sigmoid(logit)


@elementwise
def second_derivative_in_logit(share, logit):
    """Return d2l/dz2 = -sigmoid'(z) = -p (1 - p), in [-1/4, 0]: the same for every sample of n flips."""
    return -sigmoid_derivative(logit) + 0 * share


@elementwise
def newton_step_in_logit(share, logit):
    """Return -slope/curvature in z, (q - p)/(p (1 - p)): z_new = z + q (1 + e^-z) - (1 - q) (1 + e^z), q = `share`.

    It overshoots where the hill is flatter at z than on the way to the top, so for z further out than a top on the
    same side of 0; far out the step grows like e^|z|, and the run is thrown from side to side until z overflows. For
    q = 0 the step is -(1 + e^z): z falls by at least 1 each time, for ever.
    """
    return vanishing_product(1 + np.exp(-logit), share) - vanishing_product(1 + np.exp(logit), 1 - share)


# Climbing


@dataclass(frozen=True)
class Coordinate:
    """Where a climb moves: `start(p)` gives its position at p, `state(share, position)` what is recorded there.

    `position` reads the position from a state, `newton_step(share, position)` is the full step of Newton's method.
    """

    name: str
    label: str
    latex: str
    start: Callable
    state: Callable
    position: Callable
    newton_step: Callable


@elementwise
def _log_odds(p):
    return np.log(p) - np.log1p(-p)


@elementwise
def _log_likelihood(share, log_p, log_rest):
    return vanishing_product(log_p, share) + vanishing_product(log_rest, 1 - share)


def _state_in_p(share, p):
    with np.errstate(all="ignore"):
        hill = _log_likelihood(share, np.log(p), np.log1p(-p))
    numbers = (p, _log_odds(p), hill, derivative_in_p(share, p), second_derivative_in_p(share, p))
    return Iterate(*map(float, numbers), left_domain=not 0 < p < 1)


def _state_in_logit(share, z):
    hill = _log_likelihood(share, log_sigmoid(z), log_sigmoid(-z))
    numbers = (sigmoid(z), z, hill, derivative_in_logit(share, z), second_derivative_in_logit(share, z))
    return Iterate(*map(float, numbers), left_domain=not math.isfinite(z))


_COORDINATES = (
    Coordinate("p", "p", "p", lambda p: p, _state_in_p, lambda state: state.p, newton_step_in_p),
    Coordinate(
        "logit",
        "logit",
        r"z = \ln \frac{p}{1 - p}",
        _log_odds,
        _state_in_logit,
        lambda state: state.logit,
        newton_step_in_logit,
    ),
)

COORDINATES: dict[str, Coordinate] = {record.name: record for record in _COORDINATES}


@dataclass(frozen=True)
class Method:
    """How a climb moves: `step(coordinate, share, state)` is what `rate` is multiplied with."""

    name: str
    label: str
    latex: str
    step: Callable


_METHODS = (
    Method("gradient", "Gradient ascent", r"\eta\, \ell'", lambda coordinate, share, state: state.derivative),
    Method(
        "newton",
        "Newton's method",
        r"-\eta\, \frac{\ell'}{\ell''}",
        lambda coordinate, share, state: coordinate.newton_step(share, coordinate.position(state)),
    ),
)

METHODS: dict[str, Method] = {record.name: record for record in _METHODS}


def maximize(successes, n, start, method="gradient", coordinate="p", rate=0.1, steps=50):
    """Return the states of `steps` updates position + rate * step from p = `start`, the start included.

    `method` is a key of METHODS and `coordinate` one of COORDINATES. Rate 1 is Newton's own step, a smaller one damps
    it. A run that has left (0, 1) ends there, so the list is then shorter than steps + 1; its last state holds the
    value that left. For successes = 0 or n the top is the end of [0, 1]: a run in p ends at or beyond it, a run in
    the logit climbs for ever and never arrives.
    ValueError unless 0 <= successes <= n, n and steps are at least 1, all three whole numbers, the rate is positive
    and start lies in [1e-12, 1 - 1e-12].
    """
    share = _share(successes, n)
    walk, choice = registered("coordinate", coordinate, COORDINATES), registered("method", method, METHODS)
    rate = positive("rate", rate)
    if not START_MARGIN <= finite("start", start) <= 1 - START_MARGIN:
        raise ValueError(f"start must lie in [{START_MARGIN}, 1 - {START_MARGIN}], not {start}")
    states = [walk.state(share, walk.start(float(start)))]
    for _ in range(whole_number("steps", steps)):
        if states[-1].left_domain:
            break
        step = float(choice.step(walk, share, states[-1]))
        states.append(walk.state(share, walk.position(states[-1]) + rate * step))
    return states


def _share(successes, n):
    count = finite("successes", successes)
    if count not in range(whole_number("n", n) + 1):
        raise ValueError(f"successes must be a whole number in [0, {n}], not {successes}")
    return count / n
