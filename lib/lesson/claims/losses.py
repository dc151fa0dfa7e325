"""Checks of what the lesson says of squared error and cross-entropy."""

from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike

from lib.activations import sigmoid
from lib.analysis.comparison import largest_difference
from lib.analysis.properties import SMALL_SLOPE
from lib.inference.calibration import calibration_error, fit_temperature, sample_forecasts, scaled_forecasts
from lib.learning.logistic_regression import half_squared_error_derivative
from lib.learning.noise_models import NOISE_MODELS
from lib.learning.race import epochs_until_correct, race
from lib.lesson.claims.claim import Claim, Finding, finding, verdict_of
from lib.lesson.claims.measurements import DIFFERENCE_TOLERANCE, central_difference, first_where
from lib.lesson.examples import ARTICLE_PROBABILITIES, TEN_FLIPS
from lib.lesson.reading import parse_flips
from lib.likelihood import bernoulli_divergence, bernoulli_entropy, likelihood, loss_per_flip, mle
from lib.losses import (
    binary_cross_entropy,
    binary_cross_entropy_with_logits_gradient,
    cross_entropy,
    squared_error,
    squared_error_gradient,
)
from lib.numerics.arrays import FloatArray
from lib.softmax import softmax
from lib.statistics.binomial import bernoulli_pmf

FLIPS = parse_flips(TEN_FLIPS)
PROBABILITIES = np.linspace(0.01, 0.99, 99)
ROUNDING = 1e-12
"""Two sides of an identity agree within this: some thousand roundings of a number of size 1."""
FAR_LOGIT = 40.0
"""sigmoid is 1 in float64 here, so that a gradient in the logit has reached its limit."""
TOLERATED = 0.03
"""A calibration error below this is what 5,000 forecasts in 10 bins leave by chance."""


def unrelated() -> Finding:
    """Compare each loss with -ln of a probability: the claim holds if one of them differs from it by more than 1e-12.

    Cross-entropy belongs to a Bernoulli and to a categorical outcome; squared error to Gaussian noise of fixed
    variance, for which -ln density is the squared error and a constant.
    Source: Bishop, Pattern recognition and machine learning (2006), sections 1.2.5 and 4.3.2.
    """
    cross_entropies, gaussian = max(_bernoulli_gap(), _categorical_gap()), _gaussian_gap()
    return finding(
        verdict_of(max(cross_entropies, gaussian) > ROUNDING),
        "Both losses compared with −ln of the probability that they stand for, over p, logits and residuals.",
        bernoulli=cross_entropies,
        gaussian=gaussian,
    )


def _bernoulli_gap() -> float:
    """Return the largest |binary cross-entropy + ln P(y)| over 99 probabilities and both outcomes."""
    p = PROBABILITIES
    return float(np.abs([binary_cross_entropy(p, y) + np.log(bernoulli_pmf(y, p)) for y in (0, 1)]).max())


def _categorical_gap() -> float:
    """Return the largest |cross-entropy + ln P(class)| over 100 random vectors of three logits."""
    logits = np.random.default_rng(0).standard_normal((100, 3))
    return float(np.abs(cross_entropy(logits, np.ones(100, dtype=int)) + np.log(softmax(logits)[:, 1])).max())


def _gaussian_gap() -> float:
    """Return the largest |squared error + ln density + constant| over 61 residuals in [-3, 3]."""
    residual, noise = np.linspace(-3, 3, 61), NOISE_MODELS["squared"]
    rest = squared_error(residual, 0.0) + np.log(noise.density(residual)) + np.log(noise.constant())
    return float(np.abs(rest).max())


def is_distance() -> Finding:
    """Compare the mean squared error of two random vectors of 10 entries with their Euclidean distance.

    The claim holds if they agree to 1e-12. The numbers show how each grows when the difference of the vectors is
    doubled, and that the error is the distance, squared and divided by the number of entries.
    """
    prediction, target = np.random.default_rng(0).standard_normal((2, 10))
    doubled = target + 2 * (prediction - target)
    error, doubled_error = (squared_error(vector, target).mean() for vector in (prediction, doubled))
    distance, doubled_distance = (np.linalg.norm(vector - target) for vector in (prediction, doubled))
    return finding(
        verdict_of(abs(error - distance) < ROUNDING),
        "Mean squared error against Euclidean distance of two vectors, before and after their difference is doubled.",
        entries=len(target),
        error=error,
        distance=distance,
        error_grows=doubled_error / error,
        distance_grows=doubled_distance / distance,
        squared_and_averaged=distance**2 / len(target),
    )


def zero_gradient() -> Finding:
    """Evaluate the gradient of half the squared error for y = 1, in the prediction and in the logit.

    The claim holds if the gradient in the prediction, p - y, is 0 at p = 0 and p = 1; under its condition (in the
    logit, as a limit), if (p - y) p (1 - p) is below 1e-12 in size at the logits -40 and 40.
    Source: Nielsen, Neural networks and deep learning (2015), chapter 3.
    """
    in_p = squared_error_gradient([0.0, 1.0], 1.0) / 2
    in_logit = np.abs(half_squared_error_derivative([-FAR_LOGIT, FAR_LOGIT], 1.0))
    z = -10.0
    return finding(
        verdict_of((in_p == 0).all(), (in_logit < ROUNDING).all()),
        "The slope in the prediction at both ends, and in the logit far out on both sides.",
        z=z,
        half=half_squared_error_derivative(z, 1.0),
        cross=binary_cross_entropy_with_logits_gradient(z, 1.0),
        in_p=in_p[0],
        far=FAR_LOGIT,
        in_logit=in_logit.max(),
    )


def no_gradient() -> Finding:
    """Search the gradient of half the squared error in the logit for y = 1, over the wrong answers z < 0.

    The claim holds if the gradient is below 0.01 in size at all of 100 logits in [-10, -0.1]. The numbers are the
    largest size, which is 4/27, the prediction at which it occurs, 1/3, and the prediction below which it is small.
    """
    where, size = largest_difference(_half_error_slope, np.zeros_like, -10, 0)
    saturated = -first_where(lambda z: abs(_half_error_slope(-z)) < SMALL_SLOPE, -where, 20)
    peak, p = (Fraction(value).limit_denominator(100) for value in (size, float(sigmoid(where))))
    return finding(
        verdict_of((np.abs(_half_error_slope(np.linspace(-10, -0.1, 100))) < SMALL_SLOPE).all()),
        "The largest slope by a search over the wrong answers, and the prediction below which it is small by "
        "bisection.",
        peak=size,
        peak_numerator=peak.numerator,
        peak_denominator=peak.denominator,
        p_numerator=p.numerator,
        p_denominator=p.denominator,
        small=SMALL_SLOPE,
        saturated=sigmoid(saturated),
    )


def _half_error_slope(z: ArrayLike) -> FloatArray:
    """Return the gradient of half the squared error in the logit for y = 1."""
    return half_squared_error_derivative(z, 1.0)


def blind() -> Finding:
    """Find the forecast of least expected squared error for each of 101 probabilities q, among 101 forecasts.

    The claim fails if the best forecast is q itself for every q (within 1e-12), and no other forecast is as good: the
    squared error is then strictly proper on this grid. The other numbers show that the descent is what fails: one
    neuron is trained under each loss from the same confidently wrong start.
    Sources: Brier, Verification of forecasts expressed in terms of probability (1950); Gneiting and Raftery, Strictly
    proper scoring rules, prediction, and estimation (2007), doi:10.1198/016214506000001437, section 3.
    """
    q = np.linspace(0, 1, 101)
    expected = _expected_squared_errors(q)
    met = np.abs(q[expected.argmin(axis=1)] - q) < ROUNDING
    least, second, *_ = np.sort(expected, axis=1).T
    runs = race(1.0, 1, -2.0, -2.0, 0.5, 300)
    epochs = {name: epochs_until_correct(run, 1) for name, run in runs.items()}
    return finding(
        verdict_of(not (met.all() and (least < second).all())),
        "The expected error of every forecast under every true probability; and one neuron trained under each loss "
        "from the same wrong start.",
        met=met.sum(),
        tried=met.size,
        start=runs["squared_error"].p[0],
        squared=epochs["squared_error"],
        cross=epochs["cross_entropy"],
    )


def _expected_squared_errors(q: FloatArray) -> FloatArray:
    """Return the expected squared error of each forecast in `q` (columns) under each true probability in `q` (rows)."""
    truth = q[:, None]
    return truth * squared_error(q, 1.0) + (1 - truth) * squared_error(q, 0.0)


def are_probabilities() -> Finding:
    """Measure the calibration error of 5,000 forecasts, before and after their logits are multiplied by 3.

    The outcomes are drawn with the probabilities that are forecast, so the first forecasts are calibrated. The claim
    holds if both errors are below 0.03; under its condition (the network is calibrated), if the first is.
    Source: Guo et al., On calibration of modern neural networks (2017), arXiv:1706.04599, sections 2 and 4.
    """
    factor = 3.0
    logits, y = sample_forecasts(5_000, 1.5, np.random.default_rng(0))
    calibrated, bold = (calibration_error(scaled_forecasts(logits, f), y) for f in (1.0, factor))
    return finding(
        verdict_of(max(calibrated, bold) < TOLERATED, calibrated < TOLERATED),
        "Outcomes drawn from known probabilities; the mean gap between a forecast and the share that came true, before "
        "and after every logit was multiplied.",
        calibrated=calibrated,
        factor=factor,
        bold=bold,
        temperature=fit_temperature(factor * logits, y),
    )


def is_cross_entropy() -> Finding:
    """Compare -ln L / n of the ten flips with H(k/n) + KL(k/n || p), and its slope in the logit with sigmoid(z) - k/n.

    The first at 99 values of p, to 1e-12, and also with the mean binary cross-entropy of the flips; the second at 101
    logits in [-5, 5] by the difference quotient, to 1e-8.
    """
    share, error, slope_error = mle(FLIPS), _decomposition_error(), _logit_slope_error()
    return finding(
        verdict_of(error < ROUNDING and slope_error < DIFFERENCE_TOLERANCE),
        "Both sides over the whole range of p, and the slope against a difference quotient.",
        flips=len(FLIPS),
        entropy=bernoulli_entropy(share),
        share=share,
        error=error,
        slope_error=slope_error,
    )


def _decomposition_error() -> float:
    """Return how far -ln L / n and the mean cross-entropy of the flips are from H + KL at most, over 99 values of p."""
    p, share = PROBABILITIES, mle(FLIPS)
    parts = bernoulli_entropy(share) + bernoulli_divergence(share, p)
    mean = np.mean([binary_cross_entropy(p, y) for y in FLIPS], axis=0)
    return float(max(np.abs(loss_per_flip(FLIPS, p) - parts).max(), np.abs(mean - parts).max()))


def _logit_slope_error() -> float:
    """Return how far the slope of -ln L / n in the logit is from sigmoid(z) - k/n at most, over [-5, 5]."""
    z = np.linspace(-5, 5, 101)
    slope = central_difference(lambda t: loss_per_flip(FLIPS, sigmoid(t)), z)
    return float(np.abs(slope - (sigmoid(z) - mle(FLIPS))).max())


def article_derives() -> Finding:
    """Compare the article's best likelihood with the maximum, where the step to cross-entropy would have to begin.

    The claim is about a text. What can be computed of it: whether one of the article's values of p is the maximum, and
    whether the step from there holds, which is `is_cross_entropy`. That the article has no code for losses was found by
    reading.
    """
    top = likelihood(FLIPS, mle(FLIPS))
    best = max(ARTICLE_PROBABILITIES, key=lambda p: likelihood(FLIPS, p))
    error = _decomposition_error()
    return finding(
        verdict_of(likelihood(FLIPS, best) == top and error < ROUNDING),
        "The article's own values of p put into the likelihood and compared with its maximum; the missing step was "
        "verified on the same flips. That no code for losses follows was found by reading.",
        best=best,
        value=likelihood(FLIPS, best),
        maximum=mle(FLIPS),
        top=top,
        error=error,
    )


_WRONG = {"view": "Two classes", "y": "1", "against": "logit"}

CLAIMS = (
    Claim(
        "ce-unrelated-to-mse",
        "losses",
        "Cross-entropy has nothing to do with squared error.",
        "Each is −ln of a probability: cross-entropy of a Bernoulli or categorical outcome (to {bernoulli:.1g}), "
        "squared error of Gaussian noise whose variance is fixed (to {gaussian:.1g}).",
        unrelated,
        link={"view": "Regression"},
    ),
    Claim(
        "mse-is-l2",
        "losses",
        "Mean squared error and L2 distance are the same thing.",
        "It is the square of that distance over the number of entries: twice the difference is {distance_grows:.0f} "
        "times the distance and {error_grows:.0f} times the error.",
        is_distance,
        link={"view": "Two classes", "against": "prediction"},
    ),
    Claim(
        "mse-zero-gradient",
        "losses",
        "For y = 1 squared error has no gradient at p = 1, nor at p = 0.",
        "In p half the squared error has slope {in_p:.0f} at p = 0. In the logit both ends tend to 0: at z = {z:.0f} "
        "the slope is {half:.1e}, that of cross-entropy {cross:.5f}.",
        zero_gradient,
        condition="the slope is taken in the logit, far out on either side",
        link=_WRONG | {"z": "-10.0"},
    ),
    Claim(
        "no-gradient-when-wrong",
        "losses",
        "Where the prediction is wrong, squared error has no gradient.",
        "There it is largest: for half the squared error {peak_numerator:.0f}/{peak_denominator:.0f} at "
        "p = {p_numerator:.0f}/{p_denominator:.0f}. Only a saturated one, p below {saturated:.3f}, has less than "
        "{small:.2f}.",
        no_gradient,
        link=_WRONG | {"z": "-0.7"},
    ),
    Claim(
        "mse-blind",
        "losses",
        "Squared error cannot measure how far a prediction is from the true class.",
        "As the Brier score it is strictly proper: for {met:.0f} of {tried:.0f} true probabilities the best forecast "
        "is the truth. What fails is the descent: from p = {start:.3f} a neuron is right after {squared:.0f} epochs, "
        "under cross-entropy after {cross:.0f}.",
        blind,
        link={"view": "Race", "goal": "1", "racew": "-2.0", "raceb": "-2.0", "racerate": "0.5"},
    ),
    Claim(
        "outputs-are-probabilities",
        "losses",
        "What a network puts out after softmax or sigmoid are probabilities.",
        "Calibrated forecasts miss the share that comes true by {calibrated:.3f}. With every logit times {factor:.0f} "
        "they still lie in [0, 1] and miss by {bold:.3f}; the temperature that repairs them is {temperature:.2f}.",
        are_probabilities,
        condition="the network is calibrated",
        link={"view": "Calibration", "factor": "3.0"},
    ),
    Claim(
        "nll-is-cross-entropy",
        "losses",
        "The negative log-likelihood per flip is the entropy of the flips plus a divergence: the cross-entropy.",
        "For the {flips:.0f} flips it is {entropy:.4f} + KL, to {error:.1g} for every p tried. Its slope in the logit "
        "is sigmoid(z) − {share:.1f}.",
        is_cross_entropy,
        link={"view": "From likelihood", "flips": TEN_FLIPS, "p": "0.3"},
    ),
    Claim(
        "article-derives-ce",
        "losses",
        "The text derives cross-entropy from maximum likelihood, with code for its uses.",
        "The text ends too early: its best value is L({best:.1f}) = {value:.7f}, and the maximum L({maximum:.1f}) = "
        "{top:.7f} is not there. The step from there to cross-entropy holds to {error:.1g}.",
        article_derives,
        link={"view": "From likelihood", "flips": TEN_FLIPS, "p": "0.2"},
        textual=True,
    ),
)
