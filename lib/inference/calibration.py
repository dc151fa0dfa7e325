"""Calibration: whether of all the forecasts of 70 % about 70 % come true, and what overconfidence costs.

A forecast p of an outcome y in {0, 1} is calibrated if the share of ones among equal forecasts is p.
"""

from dataclasses import dataclass

import numpy as np

from lib.activations import sigmoid
from lib.losses import binary_cross_entropy, binary_cross_entropy_with_logits, binary_cross_entropy_with_logits_gradient
from lib.numerics.validation import as_float64, bounded_count, check_probability, finite_vector, non_negative, positive

MAX_FORECASTS = 50_000
MAX_BINS = 100
MIN_TEMPERATURE, MAX_TEMPERATURE = 0.01, 100.0


# Forecasts


def sample_forecasts(count, spread, generator):
    """Draw `count` logits from N(0, spread^2) and an outcome for each, 1 with probability sigmoid(z): (z, y).

    The forecasts sigmoid(z) are calibrated by construction. ValueError unless count is a whole number in
    [1, 50000], and spread finite and at least 0.
    """
    bounded_count("count", count, MAX_FORECASTS)
    logits = non_negative("spread", spread) * generator.standard_normal(count)
    return logits, (generator.uniform(size=count) < sigmoid(logits)).astype(int)


def scaled_forecasts(logits, factor):
    """Return sigmoid(factor z), of the shape of `logits`: too bold for a factor above 1, too timid for one below.

    ValueError unless factor is finite and greater than 0.
    """
    factor = positive("factor", factor)
    with np.errstate(over="ignore"):
        return sigmoid(factor * as_float64("logits", logits))


# Scores


def log_loss(p, y):
    """Return the mean cross-entropy -mean(y ln p + (1 - y) ln(1 - p)) in nats; infinite if an impossible y came true.

    ValueError unless p and y are flat and of one length in [1, 50000], p in [0, 1], y 0 or 1.
    Source: Good, Rational decisions (1952).
    """
    p, y = _forecasts(p, y)
    return float(binary_cross_entropy(p, y).mean())


def brier_score(p, y):
    """Return mean (p - y)^2, in [0, 1]; ValueError as in `log_loss`.

    Source: Brier, Verification of forecasts expressed in terms of probability (1950), halved for two classes.
    """
    p, y = _forecasts(p, y)
    return float(np.square(p - y).mean())


@dataclass(frozen=True)
class ReliabilityDiagram:
    """Forecasts in bins of equal width: `edges` (bins + 1,), and for each bin the count, mean forecast, share of ones.

    An empty bin has NaN for `forecast` and `share`.
    """

    edges: np.ndarray
    count: np.ndarray
    forecast: np.ndarray
    share: np.ndarray


def reliability_bins(p, y, bins=10):
    """Return the reliability diagram; a bin holds its lower edge, the last one also 1.

    ValueError unless bins is a whole number in [1, 100], and as in `log_loss`.
    Source: Murphy and Winkler, Reliability of subjective probability forecasts (1977).
    """
    p, y = _forecasts(p, y)
    edges, index = _bins(p, bins)
    count = np.bincount(index, minlength=bins)
    return ReliabilityDiagram(edges, count, *(_means(values, index, count) for values in (p, y)))


def calibration_error(p, y, bins=10):
    """Return the expected calibration error: the mean of |share - mean forecast| over the forecasts, in [0, 1].

    ValueError as in `reliability`. Source: Naeini, Cooper and Hauskrecht, Obtaining well calibrated probabilities
    using Bayesian binning (2015).
    """
    diagram = reliability_bins(p, y, bins)
    filled = diagram.count > 0
    gap = np.abs(diagram.share - diagram.forecast)[filled]
    return float(diagram.count[filled] @ gap / diagram.count.sum())


@dataclass(frozen=True)
class BrierDecomposition:
    """What the Brier score is made of; the five parts, with their signs, sum to it exactly.

    `reliability` is the mean squared distance of a bin's share of ones from its mean forecast (0 is best),
    `resolution` that of a bin's share from the overall share s, `uncertainty` is s (1 - s). The two terms within bins
    are 0 where all forecasts of a bin are equal: the variance of the forecasts about their bin's mean, and twice
    their covariance with the outcomes.
    """

    reliability: float
    resolution: float
    uncertainty: float
    within_bin_variance: float
    within_bin_covariance: float

    @property
    def binned(self):
        """The Brier score if each forecast were its bin's mean: reliability - resolution + uncertainty."""
        return self.reliability - self.resolution + self.uncertainty

    @property
    def brier_score(self):
        """The Brier score of the forecasts themselves."""
        return self.binned + self.within_bin_variance - self.within_bin_covariance


def brier_decomposition(p, y, bins=10):
    """Return the parts of the Brier score, over the bins of `reliability`; ValueError as there.

    With f and o the means of forecast and outcome in a forecast's bin, p - y = (p - f) + (f - o) + (o - y). Squared
    and averaged, the first two and the last two are uncorrelated within each bin: mean (p - f)^2 is the variance,
    -2 mean (p - f)(y - o) the covariance, and mean (f - o)^2 + mean (o - y)^2 the binned score.
    Source: Murphy, A new vector partition of the probability score (1973); for the terms within bins Stephenson,
    Coelho and Jolliffe, Two extra components in the Brier score decomposition (2008).
    """
    p, y = _forecasts(p, y)
    _, index = _bins(p, bins)
    count = np.bincount(index, minlength=bins)
    forecast, share = _means(p, index, count)[index], _means(y, index, count)[index]
    base = y.mean()
    return BrierDecomposition(
        reliability=float(np.square(forecast - share).mean()),
        resolution=float(np.square(share - base).mean()),
        uncertainty=float(base * (1 - base)),
        within_bin_variance=float(np.square(p - forecast).mean()),
        within_bin_covariance=float(2 * ((p - forecast) * (y - share)).mean()),
    )


def _bins(p, bins):
    """Return the edges and the index of each forecast's bin. The edges decide, not p * bins, which rounds otherwise."""
    edges = np.arange(bounded_count("bins", bins, MAX_BINS) + 1) / bins
    return edges, np.minimum(np.searchsorted(edges, p, side="right") - 1, bins - 1)


def _means(values, index, count):
    """Return the mean of the values in each bin, NaN for an empty one."""
    total = np.bincount(index, weights=values, minlength=len(count))
    return np.divide(total, count, out=np.full(len(count), np.nan), where=count > 0)


def _forecasts(p, y):
    p = check_probability("p", as_float64("p", p))
    if p.ndim != 1 or not 1 <= p.size <= MAX_FORECASTS or np.isnan(p).any():
        raise ValueError(f"p must hold 1 to {MAX_FORECASTS} probabilities, none of them NaN")
    return p, _outcomes(y, p.shape)


def _outcomes(y, shape):
    y = as_float64("y", y)
    if y.shape != shape or not np.isin(y, (0, 1)).all():
        raise ValueError(f"y must hold 0 or 1 for each of {shape[0]} forecasts")
    return y


# Repair


def fit_temperature(logits, y):
    """Return the T in [0.01, 100] for which sigmoid(z / T) has the least log loss.

    In b = 1/T the mean loss is convex, with slope mean (sigmoid(b z) - y) z, whose zero is bisected in ln T. It is 0.01
    where the loss still falls there (every outcome is on its logit's side), 100 where no forecast at all were as
    good, and 1 where every logit is 0. ValueError unless the logits are flat and finite, 1 to 50000 of them, and y is
    0 or 1 for each. Source: Guo et al., On calibration of modern neural networks (2017), section 4.2.
    """
    z = finite_vector("logits", logits, MAX_FORECASTS)
    y = _outcomes(y, z.shape)
    if not z.any():
        return 1.0
    low, high = np.log(MIN_TEMPERATURE), np.log(MAX_TEMPERATURE)
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(50):
            middle = (low + high) / 2
            too_bold = binary_cross_entropy_with_logits_gradient(z / np.exp(middle), y) @ z > 0
            low, high = (middle, high) if too_bold else (low, middle)
    return float(np.exp((low + high) / 2))


def scaled_log_loss(temperature, logits, y):
    """Return the mean log loss of sigmoid(z / T), finite for every finite logit; ValueError unless temperature > 0."""
    temperature = positive("temperature", temperature)
    with np.errstate(over="ignore"):
        return float(binary_cross_entropy_with_logits(as_float64("logits", logits) / temperature, y).mean())
