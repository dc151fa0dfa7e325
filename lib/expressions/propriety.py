"""Whether a loss of two classes is a proper scoring rule.

If the outcome is 1 with probability q, the forecast p has the expected loss q L(p, 1) + (1 - q) L(p, 0). A loss is
proper if, for every q, no forecast has a smaller expected loss than p = q, and strictly proper if every other forecast
has a larger one. Only then does minimizing the loss lead to the true probability.

Source: Gneiting and Raftery (2007), Strictly Proper Scoring Rules, Prediction, and Estimation,
doi:10.1198/016214506000001437.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lib.activations import sigmoid
from lib.expressions.own_loss import OwnLoss
from lib.numerics.arrays import FloatArray

PROBABILITIES = np.arange(1, 100) / 100
"""The true probabilities q that are tried."""

FORECASTS = np.unique(np.concatenate([np.linspace(0.0005, 0.9995, 1999), sigmoid(np.linspace(-30.0, 30.0, 601))]))
"""The forecasts p that are tried for each q, before they are refined between the neighbors of the best one."""

REFINEMENTS = 4
TOLERANCE = 1e-9
"""Expected losses closer than this, relative to their size where that is above 1, count as equal."""
NEAR_END = 1e-6
"""A forecast this close to 0 or 1 is where the search ended; the loss is least as p approaches that end."""
DISTANCE = 0.02
"""A forecast is another one than q, for strictness, from this distance on."""

Loss = Callable[[FloatArray, float], FloatArray]


@dataclass(frozen=True)
class Propriety:
    """What was found: proper or not, strictly or not, and the q at which p = q is worst.

    At that true probability `q` the expected loss is least at p = `least_at`, smaller by `regret` than at p = q; where
    p = q is never worse, the regret is 0. `undefined_at` is a forecast whose loss is NaN or infinite, or
    None; such a loss is not proper, and the numbers are NaN.
    """

    proper: bool
    strict: bool
    q: float
    least_at: float
    regret: float
    undefined_at: float | None = None

    @property
    def end(self) -> int | None:
        """Return 0 or 1 if the expected loss is least as p approaches it, or None."""
        return None if NEAR_END < self.least_at < 1 - NEAR_END else round(self.least_at)


@functools.lru_cache(maxsize=64)
def loss_propriety(loss: OwnLoss) -> Propriety:
    """Return whether a typed loss is a proper scoring rule; the latest findings are kept."""
    return propriety(loss.of_probability)


def propriety(loss: Loss) -> Propriety:
    """Return whether a loss of the forecast p in (0, 1) and the outcome, 0 or 1, is a proper scoring rule.

    Tried at q = 0.01, ..., 0.99, against some 2,600 forecasts, the best of which is refined between its neighbors.
    """
    if_one, if_zero = loss(FORECASTS, 1.0), loss(FORECASTS, 0.0)
    undefined = FORECASTS[~_has_value(if_one) | ~_has_value(if_zero)]
    if undefined.size:
        return Propriety(False, False, np.nan, np.nan, np.nan, float(undefined[undefined.size // 2]))
    found = [_least(loss, q, _expected(q, if_one, if_zero)) for q in PROBABILITIES.tolist()]
    q, least_at, regret, _ = max(found, key=lambda case: case[2])
    proper = regret == 0
    return Propriety(proper, proper and all(alone for *_, alone in found), q, least_at, regret)


def _has_value(losses: FloatArray) -> NDArray[np.bool_]:
    """Return where a loss is a number; it may be infinite as p approaches 0 or 1 only."""
    inside = (FORECASTS > 1e-3) & (FORECASTS < 1 - 1e-3)
    return ~np.isnan(losses) & ~(inside & np.isinf(losses))


def _expected(q: float, if_one: FloatArray, if_zero: FloatArray) -> FloatArray:
    with np.errstate(all="ignore"):
        return q * if_one + (1 - q) * if_zero


def _least(loss: Loss, q: float, expected: FloatArray) -> tuple[float, float, float, bool]:
    """Return q, the forecast of the least expected loss, the regret of p = q, and whether all others are worse.

    Where p = q is as good as the best, it counts as the best.
    """
    at_q = float(_expected(q, *(loss(np.array([q]), outcome) for outcome in (1.0, 0.0)))[0])
    p, least = _refined(loss, q, expected)
    slack = TOLERANCE * max(1.0, abs(at_q))
    alone = bool((expected[np.abs(FORECASTS - q) >= DISTANCE] > at_q + slack).all())
    return (q, q, 0.0, alone) if not least < at_q - slack else (q, p, at_q - least, alone)


def _refined(loss: Loss, q: float, expected: FloatArray) -> tuple[float, float]:
    """Return the best forecast and its expected loss, refined between the neighbors of the best on the grid."""
    p, best = FORECASTS, int(np.argmin(expected))
    for _ in range(REFINEMENTS):
        p = np.linspace(p[max(best - 1, 0)], p[min(best + 1, p.size - 1)], 21)
        expected = _expected(q, loss(p, 1.0), loss(p, 0.0))
        best = int(np.argmin(expected))
    return float(p[best]), float(expected[best])
