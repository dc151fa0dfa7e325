"""Calibration of probability forecasts: reliability, Brier score and its decomposition, temperature scaling.

A forecast p of an outcome y in {0, 1} is calibrated if, among all forecasts of the same p, the share of ones is p.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.activations import sigmoid
from lib.losses import binary_cross_entropy_with_logits, binary_cross_entropy_with_logits_gradient
from lib.numerics.arrays import FloatArray, IntArray
from lib.numerics.validation import as_float64, bounded_count, check_probability, finite_vector, non_negative, positive

MAX_FORECASTS = 50_000
MAX_BINS = 100
MIN_TEMPERATURE, MAX_TEMPERATURE = 0.01, 100.0
BISECTIONS = 50


# Forecasts


def sample_forecasts(count: int, spread: float, generator: np.random.Generator) -> tuple[FloatArray, IntArray]:
    """Return `count` logits z drawn from N(0, spread^2), and for each an outcome that is 1 with probability sigmoid(z).

    So the forecasts sigmoid(z) are calibrated. ValueError unless count is a whole number in [1, 50000], and spread is
    finite and at least 0.
    """
    bounded_count("count", count, MAX_FORECASTS)
    logits = non_negative("spread", spread) * generator.standard_normal(count)
    return logits, (generator.uniform(size=count) < sigmoid(logits)).astype(int)


def scaled_forecasts(logits: ArrayLike, factor: float) -> FloatArray:
    """Return sigmoid(factor z), of the shape of `logits`: overconfident for factor > 1, underconfident for factor < 1.

    ValueError unless factor is finite and greater than 0.
    """
    factor = positive("factor", factor)
    with np.errstate(over="ignore"):
        return sigmoid(factor * as_float64("logits", logits))


# Scores


def brier_score(p: ArrayLike, y: ArrayLike) -> float:
    """Return the Brier score mean (p - y)^2, in [0, 1], half the original definition for two classes.

    ValueError unless p and y are flat and of one length in [1, 50000], p lies in [0, 1] and y is 0 or 1.
    Source: Brier (1950), Verification of Forecasts Expressed in Terms of Probability,
    doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2.
    """
    p, y = _checked_forecasts(p, y)
    return float(np.square(p - y).mean())


@dataclass(frozen=True)
class ReliabilityDiagram:
    """Forecasts in bins of equal width with the given `edges`, of shape (bins + 1,).

    `count`, `forecast` and `share`, of shape (bins,), are the number of forecasts in each bin, their mean, and the
    share of ones among their outcomes. The mean and the share of an empty bin are NaN.
    """

    edges: FloatArray
    count: IntArray
    forecast: FloatArray
    share: FloatArray


def reliability_bins(p: ArrayLike, y: ArrayLike, bins: int = 10) -> ReliabilityDiagram:
    """Return the reliability diagram. A bin includes its lower edge, the last bin also 1.

    ValueError unless bins is a whole number in [1, 100], and as in `brier_score`.
    Source: Murphy and Winkler (1977), Reliability of Subjective Probability Forecasts of Precipitation and Temperature,
    doi:10.2307/2346866.
    """
    p, y = _checked_forecasts(p, y)
    edges, index = _bins(p, bins)
    count = np.bincount(index, minlength=bins)
    return ReliabilityDiagram(edges, count, _bin_means(p, index, count), _bin_means(y, index, count))


def calibration_error(p: ArrayLike, y: ArrayLike, bins: int = 10) -> float:
    """Return the expected calibration error: |share of ones - mean forecast| of the bins, weighted by count, in [0, 1].

    ValueError as in `reliability_bins`.
    Source: Naeini, Cooper and Hauskrecht (2015), Obtaining Well Calibrated Probabilities Using Bayesian Binning,
    doi:10.1609/aaai.v29i1.9602.
    """
    diagram = reliability_bins(p, y, bins)
    filled = diagram.count > 0
    gap = np.abs(diagram.share - diagram.forecast)[filled]
    return float(diagram.count[filled] @ gap / diagram.count.sum())


@dataclass(frozen=True)
class BrierDecomposition:
    """The five components of the Brier score over bins; with their signs they add up to it exactly.

    `reliability` is the mean squared distance between share of ones and mean forecast of a bin, 0 if calibrated;
    `resolution` that between the share of ones of a bin and the overall share s; `uncertainty` is s (1 - s). The other
    two are 0 if all forecasts of a bin are equal: the variance of the forecasts within their bin, and twice the
    covariance of forecasts and outcomes within their bin.
    """

    reliability: float
    resolution: float
    uncertainty: float
    within_bin_variance: float
    within_bin_covariance: float

    @property
    def brier_score(self) -> float:
        """Return the Brier score of the forecasts."""
        binned_score = self.reliability - self.resolution + self.uncertainty
        return binned_score + self.within_bin_variance - self.within_bin_covariance


def brier_decomposition(p: ArrayLike, y: ArrayLike, bins: int = 10) -> BrierDecomposition:
    """Return the components of the Brier score over the bins of `reliability_bins`; ValueError as there.

    With f the mean forecast and o the share of ones in the bin of a forecast, p - y = (p - f) + (f - o) + (o - y).
    In the mean square, mean (p - f)^2 is the variance within bins, -2 mean (p - f)(y - o) the covariance term,
    mean (f - o)^2 the reliability, and mean (o - y)^2 = uncertainty - resolution; the other products vanish.
    Source: Murphy (1973), A New Vector Partition of the Probability Score,
    doi:10.1175/1520-0450(1973)012<0595:ANVPOT>2.0.CO;2; for the terms within bins Stephenson, Coelho and Jolliffe
    (2008), Two Extra Components in the Brier Score Decomposition, doi:10.1175/2007WAF2006116.1.
    """
    p, y = _checked_forecasts(p, y)
    _, index = _bins(p, bins)
    count = np.bincount(index, minlength=bins)
    f, o = _bin_means(p, index, count)[index], _bin_means(y, index, count)[index]
    s = y.mean()
    return BrierDecomposition(
        reliability=float(np.square(f - o).mean()),
        resolution=float(np.square(o - s).mean()),
        uncertainty=float(s * (1 - s)),
        within_bin_variance=float(np.square(p - f).mean()),
        within_bin_covariance=float(2 * ((p - f) * (y - o)).mean()),
    )


def _bins(p: FloatArray, bins: int) -> tuple[FloatArray, IntArray]:
    """Return the edges, and the index of the bin of each forecast by comparison with them: p * bins may round up."""
    edges = np.arange(bounded_count("bins", bins, MAX_BINS) + 1) / bins
    return edges, np.minimum(np.searchsorted(edges, p, side="right") - 1, bins - 1)


def _bin_means(values: FloatArray, index: IntArray, count: IntArray) -> FloatArray:
    """Return the mean of the values in each bin, NaN for an empty one."""
    total = np.bincount(index, weights=values, minlength=len(count))
    return np.divide(total, count, out=np.full(len(count), np.nan), where=count > 0)


def _checked_forecasts(p: ArrayLike, y: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return forecasts and outcomes as arrays; raise ValueError as in `brier_score`."""
    p = check_probability("p", as_float64("p", p))
    if p.ndim != 1 or not 1 <= p.size <= MAX_FORECASTS or np.isnan(p).any():
        raise ValueError(f"p must hold 1 to {MAX_FORECASTS} probabilities, none of them NaN")
    return p, _outcomes(y, p.shape)


def _outcomes(y: ArrayLike, shape: tuple[int, ...]) -> FloatArray:
    """Return the outcomes as an array; raise ValueError unless they have this shape and are all 0 or 1."""
    y = as_float64("y", y)
    if y.shape != shape or not np.isin(y, (0, 1)).all():
        raise ValueError(f"y must hold 0 or 1 for each of {shape[0]} forecasts")
    return y


# Temperature scaling


def fit_temperature(logits: ArrayLike, y: ArrayLike) -> float:
    """Return the temperature T in [0.01, 100] for which sigmoid(z / T) has the smallest log loss.

    As a function of b = 1/T the mean loss is convex, with the derivative mean (sigmoid(b z) - y) z, whose zero is found
    by bisection in ln T. The result is 0.01 if the loss still falls there, as when every logit has the sign of its
    outcome; 100 if the loss falls towards T = infinity; 1 if every logit is 0. ValueError unless the logits are 1 to
    50000 finite numbers and y is 0 or 1 for each.
    Source: Guo, Pleiss, Sun and Weinberger (2017), On Calibration of Modern Neural Networks, section 4.2,
    arXiv:1706.04599.
    """
    z = finite_vector("logits", logits, MAX_FORECASTS)
    y = _outcomes(y, z.shape)
    if not z.any():
        return 1.0
    low, high = np.log(MIN_TEMPERATURE), np.log(MAX_TEMPERATURE)
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(BISECTIONS):
            middle = (low + high) / 2
            overconfident = binary_cross_entropy_with_logits_gradient(z / np.exp(middle), y) @ z > 0
            low, high = (middle, high) if overconfident else (low, middle)
    return float(np.exp((low + high) / 2))


def scaled_log_loss(temperature: float, logits: ArrayLike, y: ArrayLike) -> float:
    """Return the log loss of the forecasts sigmoid(z / T), the mean cross-entropy in nats, finite for finite logits.

    ValueError unless temperature > 0.
    Source: Good (1952), Rational Decisions, doi:10.1111/j.2517-6161.1952.tb00104.x.
    """
    temperature = positive("temperature", temperature)
    with np.errstate(over="ignore"):
        return float(binary_cross_entropy_with_logits(as_float64("logits", logits) / temperature, y).mean())
