"""Checks of what the lesson says of squared error and cross-entropy."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from lib.activations import sigmoid
from lib.analysis.comparison import Function, largest_difference
from lib.analysis.properties import SMALL_SLOPE
from lib.inference.calibration import (
    calibration_error,
    fit_temperature,
    reliability_bins,
    sample_forecasts,
    scaled_forecasts,
)
from lib.learning.logistic_regression import half_squared_error_derivative
from lib.learning.noise_models import gaussian_density
from lib.learning.race import epochs_until_correct, race
from lib.lesson.claims.bisection import first_where
from lib.lesson.claims.claim import (
    SEEDS,
    Claim,
    Finding,
    conditional_verdict,
    extremes,
    finding,
    seed_range,
    verdict_of,
)
from lib.lesson.claims.references import DIFFERENCE_TOLERANCE, central_difference
from lib.lesson.examples import ARTICLE_CONTENTS, TEN_FLIPS, ArticleContents
from lib.lesson.reading import parse_flips
from lib.likelihood import bernoulli_divergence, bernoulli_entropy, likelihood, loss_per_flip, mle
from lib.losses import (
    binary_cross_entropy,
    binary_cross_entropy_with_logits_gradient,
    cross_entropy,
    squared_error,
    squared_error_gradient,
)
from lib.numerics.arrays import FloatArray, IntArray
from lib.softmax import softmax
from lib.statistics.binomial import bernoulli_pmf

FLIPS = parse_flips(TEN_FLIPS)
PROBABILITIES = np.linspace(0.01, 0.99, 99)
ROUNDING = 1e-12
"""Two sides of an identity agree within this: some thousand roundings of a number of size 1."""
FAR_LOGIT = 40.0
"""sigmoid is 1 in float64 here, so that a gradient in the logit has reached its limit."""


def unrelated(
    binary: Function = binary_cross_entropy,
    categorical: Callable[..., Any] = cross_entropy,
    squared: Function = squared_error,
    seeds: Sequence[int] = SEEDS,
) -> Finding:
    """Compare each loss with -ln of a probability: the claim holds if one of them differs from it by more than 1e-12.

    Cross-entropy belongs to a Bernoulli and to a categorical outcome; squared error to Gaussian noise of fixed
    variance, for which -ln density is the squared error, up to a constant term and the factor 1 / (2 variance).
    Source: Bishop (2006), Pattern Recognition and Machine Learning, sections 1.2.5 and 4.3.2.
    """
    cross_entropies = max(_bernoulli_gap(binary), *(_categorical_gap(categorical, seed) for seed in seeds))
    gaussian = _gaussian_gap(squared)
    return finding(
        verdict_of(max(cross_entropies, gaussian) > ROUNDING),
        "Both losses compared with −ln of a probability: for 99 values of p and both outcomes, for 100 vectors of "
        "normal logits with each of the seeds {first_seed:.0f} to {last_seed:.0f}, and for 61 residuals from −4 to 4 "
        "standard deviations of the noise whose variance belongs to the factor of the loss. "
        "A difference above {rounding:.0e} would make them unrelated.",
        rounding=ROUNDING,
        bernoulli=cross_entropies,
        gaussian=gaussian,
        **seed_range(seeds),
    )


def _bernoulli_gap(binary: Function) -> float:
    """Return the largest |binary cross-entropy + ln P(y)| over 99 probabilities and both outcomes."""
    p = PROBABILITIES
    return float(np.abs([binary(p, y) + np.log(bernoulli_pmf(y, p)) for y in (0, 1)]).max())


def _categorical_gap(categorical: Callable[..., Any], seed: int) -> float:
    """Return the largest |cross-entropy + ln P(class)| over 100 random vectors of three logits."""
    logits = np.random.default_rng(seed).standard_normal((100, 3))
    return float(np.abs(categorical(logits, np.ones(100, dtype=int)) + np.log(softmax(logits)[:, 1])).max())


def _gaussian_gap(squared: Function) -> float:
    """Return the largest |squared error + ln density + constant| over 61 residuals within 4 standard deviations.

    The loss r^2 / (2 v) belongs to the variance v, which is found from its rise between 0 and 1; a loss that does not
    rise there belongs to no variance, and the gap is infinite.
    """
    rise = float(squared(1.0, 0.0) - squared(0.0, 0.0))
    if not 0 < rise < np.inf:
        return np.inf
    deviation = 1 / np.sqrt(2 * rise)
    residual = deviation * np.linspace(-4, 4, 61)
    rest = squared(residual, 0.0) + np.log(gaussian_density(residual, deviation))
    return float(np.ptp(rest))


def _mean_squared_error(prediction: FloatArray, target: FloatArray) -> float:
    return float(squared_error(prediction, target).mean())


def is_distance(
    error_of: Callable[[FloatArray, FloatArray], float] = _mean_squared_error, seeds: Sequence[int] = SEEDS
) -> Finding:
    """Compare the mean squared error of two random vectors of 10 entries with their Euclidean distance.

    The claim holds if they agree to 1e-12 for every seed. The numbers show how each grows when the difference of the
    vectors is doubled, and that the error is the distance, squared and divided by the number of entries.
    """
    pairs = [np.random.default_rng(seed).standard_normal((2, 10)) for seed in seeds]
    errors, distances = (
        np.array([[of(target + factor * (start - target), target) for start, target in pairs] for factor in (1, 2)])
        for of in (error_of, lambda a, b: np.linalg.norm(a - b))
    )
    return finding(
        verdict_of((np.abs(errors - distances) < ROUNDING).all()),
        "Mean squared error and Euclidean distance of two normal vectors of {entries:.0f} entries, seeds "
        "{first_seed:.0f} to {last_seed:.0f}, before and after their difference is doubled; they are the same if they "
        "agree within {rounding:.0e}.",
        entries=pairs[0].shape[1],
        rounding=ROUNDING,
        error=errors[0, 0],
        distance=distances[0, 0],
        error_grows=errors[1, 0] / errors[0, 0],
        distance_grows=distances[1, 0] / distances[0, 0],
        squared_and_averaged=distances[0, 0] ** 2 / pairs[0].shape[1],
        **seed_range(seeds),
    )


def _half_gradient_in_p(p: ArrayLike, y: ArrayLike) -> FloatArray:
    """Return the gradient of half the squared error in the prediction, p - y."""
    return squared_error_gradient(p, y) / 2


MODERATE_LOGITS = (-2.0, 0.0, 2.0)


def zero_gradient(
    in_logit: Function = half_squared_error_derivative, in_prediction: Function = _half_gradient_in_p
) -> Finding:
    """Evaluate the gradient of half the squared error for y = 1, in the logit and in the prediction.

    The condition, the slope in the logit far out, is met at the logits -40 and 40, where it must be below 1e-12 in
    size. It is not met in the prediction at p = 0, and not in the logit at -2, 0 and 2.
    Source: Nielsen (2015), Neural Networks and Deep Learning, chapter 3.
    """
    far, moderate = (np.abs(in_logit(np.array(z), 1.0)) for z in ((-FAR_LOGIT, FAR_LOGIT), MODERATE_LOGITS))
    in_p, z = float(in_prediction(0.0, 1.0)), -10.0
    return finding(
        conditional_verdict(far < ROUNDING, [*(moderate < ROUNDING), abs(in_p) < ROUNDING]),
        "The slope of ½ (p − y)² for y = 1: in the logit at −{far:.0f} and {far:.0f}, in the logit at −2, 0 and 2, and "
        "in the prediction at p = 0. Below {rounding:.0e} in size it counts as 0.",
        rounding=ROUNDING,
        z=z,
        half=in_logit(z, 1.0),
        cross=binary_cross_entropy_with_logits_gradient(z, 1.0),
        in_p=in_p,
        far=FAR_LOGIT,
        in_logit=far.max(),
        moderate=moderate.min(),
    )


def _half_error_slope(z: ArrayLike) -> FloatArray:
    """Return the gradient of half the squared error in the logit for y = 1."""
    return half_squared_error_derivative(z, 1.0)


def no_gradient(slope: Function = _half_error_slope) -> Finding:
    """Search the gradient of half the squared error in the logit for y = 1, over the wrong answers z < 0.

    The claim holds if the gradient is below 0.01 in size at all of 100 logits in [-10, -0.1]. The numbers are the
    largest size, which is 4/27, the prediction at which it occurs, 1/3, and the prediction below which it is small.
    """
    where, size = largest_difference(slope, np.zeros_like, -10, 0)
    saturated = -first_where(lambda z: abs(slope(-z)) < SMALL_SLOPE, -where, 20)
    peak, p = (Fraction(value).limit_denominator(100) for value in (size, float(sigmoid(where))))
    logits = np.linspace(-10, -0.1, 100)
    small = np.abs(slope(logits)) < SMALL_SLOPE
    return finding(
        verdict_of(small.all()),
        "The slope of ½ (p − y)² in the logit for y = 1 at {logits:.0f} logits from −10 to −0.1, which are wrong "
        "answers: no gradient means less than {small:.2f} in size at all of them. The largest slope by a search, and "
        "the prediction below which it is small by bisection.",
        logits=logits.size,
        peak=size,
        peak_numerator=peak.numerator,
        peak_denominator=peak.denominator,
        p_numerator=p.numerator,
        p_denominator=p.denominator,
        small=SMALL_SLOPE,
        saturated=sigmoid(saturated),
    )


def blind(error_of: Function = squared_error) -> Finding:
    """Find the forecast of least expected squared error for each of 101 probabilities q, among 101 forecasts.

    The claim fails if the best forecast is q itself for every q (within 1e-12), and no other forecast is as good: the
    squared error is then strictly proper on this grid. The other numbers show that the descent is what fails: one
    neuron is trained under each loss from the same confidently wrong start.
    Sources: Brier (1950), Verification of Forecasts Expressed in Terms of Probability,
    doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2; Gneiting and Raftery (2007), Strictly Proper Scoring Rules,
    Prediction, and Estimation, section 3, doi:10.1198/016214506000001437.
    """
    q = np.linspace(0, 1, 101)
    expected = q[:, None] * error_of(q, 1.0) + (1 - q[:, None]) * error_of(q, 0.0)
    met = np.abs(q[expected.argmin(axis=1)] - q) < ROUNDING
    least, second, *_ = np.sort(expected, axis=1).T
    runs = race(1.0, 1, -2.0, -2.0, 0.5, 300)
    epochs = {name: epochs_until_correct(run, 1) for name, run in runs.items()}
    return finding(
        verdict_of(not (met.all() and (least < second).all())),
        "The expected squared error of {tried:.0f} forecasts from 0 to 1 under each of {tried:.0f} true probabilities: "
        "it can measure the difference if the truth is the only best forecast every time. And one neuron trained under "
        "each loss from w = b = −2 at rate 0.5, with x = y = 1.",
        met=met.sum(),
        tried=met.size,
        start=runs["squared_error"].p[0],
        squared=epochs["squared_error"],
        cross=epochs["cross_entropy"],
    )


TOLERATED = 0.03
"""A calibration error below this is what 5,000 forecasts in 10 bins leave by chance."""
STANDARD_ERRORS = 5.0
"""A share is that of a probability if it is within so many standard errors: chance exceeds 5 less than once in 10^6."""
FORECASTS, SPREAD, FACTOR = 5_000, 1.5, 3.0
ENOUGH = 50
"""Bins with fewer forecasts than this are left out."""

Sampler = Callable[[int, float, np.random.Generator], tuple[FloatArray, IntArray]]


def are_probabilities(
    forecast: Callable[[FloatArray, float], FloatArray] = scaled_forecasts,
    later: Sampler = sample_forecasts,
    seeds: Sequence[int] = SEEDS,
) -> Finding:
    """Measure the calibration of forecasts on one sample, and on another whether they are the frequencies that occur.

    The forecasts are sigmoid(factor z), for factors 1, 1/3 and 3, and for 3 with the temperature that repairs it. The
    condition is met if the calibration error on the first sample of 5,000 is below 0.03. The claim holds if on a second
    sample the share of ones in each of 10 bins is within 5 standard errors of the mean forecast.
    Source: Guo, Pleiss, Sun and Weinberger (2017), On Calibration of Modern Neural Networks, sections 2 and 4,
    arXiv:1706.04599.
    """
    cases = [case for seed in seeds for case in _forecast_cases(forecast, later, seed)]
    met, unmet = ([case for case in cases if (case[0] < TOLERATED) == calibrated] for calibrated in (True, False))
    return finding(
        conditional_verdict([gap < STANDARD_ERRORS for _, gap in met], [gap < STANDARD_ERRORS for _, gap in unmet]),
        "{forecasts:,.0f} forecasts with outcomes drawn from known probabilities, seeds {first_seed:.0f} to "
        "{last_seed:.0f}: as they are, with every logit times 1/{factor:.0f} and times {factor:.0f}, and repaired by a "
        "temperature. Calibrated means a calibration error below {tolerated:.2f}. On a second sample they are "
        "probabilities if in each of 10 bins the share that comes true is within {errors:.0f} standard errors.",
        forecasts=FORECASTS,
        factor=FACTOR,
        tolerated=TOLERATED,
        errors=STANDARD_ERRORS,
        met=len(met),
        unmet=len(unmet),
        **extremes(
            calibrated=[error for error, _ in met] or np.nan,
            uncalibrated=[error for error, _ in unmet] or np.nan,
            gap=[gap for _, gap in met] or np.nan,
            wide_gap=[gap for _, gap in unmet] or np.nan,
        ),
        **seed_range(seeds),
    )


def _forecast_cases(
    forecast: Callable[[FloatArray, float], FloatArray], later: Sampler, seed: int
) -> list[tuple[float, float]]:
    """Return for four factors the calibration error on a first sample, and the largest gap of a bin on a second."""
    generator = np.random.default_rng(seed)
    logits, y = sample_forecasts(FORECASTS, SPREAD, generator)
    later_logits, later_y = later(FORECASTS, SPREAD, generator)
    repaired = FACTOR / fit_temperature(FACTOR * logits, y)
    return [
        (calibration_error(forecast(logits, factor), y), _largest_gap(forecast(later_logits, factor), later_y))
        for factor in (1.0, 1 / FACTOR, FACTOR, repaired)
    ]


def _largest_gap(p: FloatArray, y: IntArray) -> float:
    """Return the largest distance of a share of ones from the mean forecast of its bin, in standard errors."""
    bins = reliability_bins(p, y)
    enough = bins.count >= ENOUGH
    f = bins.forecast[enough]
    return float((np.abs(bins.share[enough] - f) / np.sqrt(f * (1 - f) / bins.count[enough])).max())


def is_cross_entropy(
    divergence: Function = bernoulli_divergence, entropy: Function = bernoulli_entropy, flips: Sequence[int] = FLIPS
) -> Finding:
    """Compare -ln L / n of the ten flips with H(k/n) + KL(k/n || p), and its slope in the logit with sigmoid(z) - k/n.

    The first at 99 values of p, to 1e-12, and also with the mean binary cross-entropy of the flips; the second at 101
    logits in [-5, 5] by the difference quotient, to 1e-8.
    """
    share = mle(flips)
    error = _decomposition_error(flips, entropy(share) + divergence(share, PROBABILITIES))
    slope_error = _logit_slope_error(flips)
    return finding(
        verdict_of(error < ROUNDING and slope_error < DIFFERENCE_TOLERANCE),
        "Both sides at 99 values of p, within {rounding:.0e}; the slope in the logit against a difference quotient at "
        "101 logits from −5 to 5, within {tolerance:.0e}.",
        rounding=ROUNDING,
        tolerance=DIFFERENCE_TOLERANCE,
        flips=len(flips),
        entropy=entropy(share),
        share=share,
        error=error,
        slope_error=slope_error,
    )


def _decomposition_error(flips: Sequence[int], parts: FloatArray) -> float:
    """Return how far -ln L / n and the mean cross-entropy of the flips are from H + KL at most, over 99 values of p."""
    p = PROBABILITIES
    mean = np.mean([binary_cross_entropy(p, y) for y in flips], axis=0)
    return float(max(np.abs(loss_per_flip(flips, p) - parts).max(), np.abs(mean - parts).max()))


def _logit_slope_error(flips: Sequence[int]) -> float:
    """Return how far the slope of -ln L / n in the logit is from sigmoid(z) - k/n at most, over 101 logits."""
    z = np.linspace(-5, 5, 101)
    quotient = central_difference(lambda t: loss_per_flip(flips, sigmoid(t)), z)
    return float(np.abs(quotient - (sigmoid(z) - mle(flips))).max())


def article_derives(contents: ArticleContents = ARTICLE_CONTENTS) -> Finding:
    """Return whether the article has the derivation and the code that it promises, from the record of what it contains.

    That record was made by reading. The numbers are the best of the article's values of L, and the maximum.
    """
    best = max(contents.probabilities, key=lambda p: likelihood(FLIPS, p))
    top = mle(FLIPS)
    return finding(
        verdict_of(contents.derives_cross_entropy and contents.has_code_for_losses),
        "By reading the article: what it contains is a fact about a text, not the result of a computation. Only the "
        "values of L are computed.",
        values=len(contents.probabilities),
        best=best,
        value=likelihood(FLIPS, best),
        maximum=top,
        top=likelihood(FLIPS, top),
    )


_WRONG = {"view": "Two classes", "y": "1", "against": "logit"}

CLAIMS = (
    Claim(
        "ce-unrelated-to-mse",
        "losses",
        "Cross-entropy has nothing to do with squared error.",
        "Both are negative log-likelihoods: cross-entropy of a Bernoulli or categorical outcome (to {bernoulli:.1g}), "
        "squared error of Gaussian noise of fixed variance (to {gaussian:.1g}), up to a constant. The variance decides "
        "the factor: (p − y)² belongs to 1/2, ½ (p − y)² to 1.",
        unrelated,
        link={"view": "Regression"},
    ),
    Claim(
        "mse-is-l2",
        "losses",
        "Mean squared error and L2 distance are the same thing.",
        "It is the square of that distance, divided by the number of entries: twice the difference makes the distance "
        "{distance_grows:.0f} times and the error {error_grows:.0f} times as large.",
        is_distance,
        link={"view": "Two classes", "against": "prediction"},
    ),
    Claim(
        "mse-zero-gradient",
        "losses",
        "For y = 1 squared error has no gradient at p = 1, nor at p = 0.",
        "The factor p (1 − p) of the slope in the logit tends to 0 on both sides. Cross-entropy does not have it: at "
        "z = {z:.0f} its slope is {cross:.5f}, that of ½ (p − y)² is {half:.1e}.",
        zero_gradient,
        condition="the slope is taken in the logit, as a limit far out on either side",
        other_conditions=("the slope is taken in p", "the loss has the factor ½"),
        met="In the logit the slope of ½ (p − y)² is {in_logit:.0e} or less in size at −{far:.0f} and {far:.0f}.",
        unmet="In the prediction it is {in_p:.0f} at p = 0. In the logit it is {moderate:.2f} or more in size at −2, 0 "
        "and 2.",
        link=_WRONG | {"z": "-10.0"},
    ),
    Claim(
        "no-gradient-when-wrong",
        "losses",
        "Where the prediction is wrong, squared error has no gradient.",
        "For y = 1 the slope of ½ (p − y)² in the logit is largest among wrong predictions: "
        "{peak_numerator:.0f}/{peak_denominator:.0f} in size at p = {p_numerator:.0f}/{p_denominator:.0f}. Only where "
        "the neuron is saturated, with p below {saturated:.3f}, it is less than {small:.2f}.",
        no_gradient,
        link=_WRONG | {"z": "-0.7"},
    ),
    Claim(
        "mse-blind",
        "losses",
        "Squared error cannot measure how far a prediction is from the true class.",
        "It is the Brier score, which is strictly proper: for {met:.0f} of {tried:.0f} true probabilities the best "
        "forecast is the truth. The fault is in the optimisation: from p ≈ {start:.3f} a neuron is right after "
        "{squared:.0f} epochs, under cross-entropy after {cross:.0f}.",
        blind,
        link={"view": "One neuron", "goal": "1", "racew": "-2.0", "raceb": "-2.0", "racerate": "0.5"},
    ),
    Claim(
        "outputs-are-probabilities",
        "losses",
        "What a network puts out after softmax or sigmoid are probabilities.",
        "Numbers in [0, 1] that sum to 1 need not be the frequencies with which the classes occur.",
        are_probabilities,
        condition="the network is calibrated",
        other_conditions=("the numbers lie between 0 and 1", "the numbers sum to 1"),
        met="In {met:.0f} cases the calibration error is at most {calibrated_high:.3f}, and on new data the share that "
        "comes true is within {gap_high:.1f} standard errors of the forecast in every bin.",
        unmet="In {unmet:.0f} cases the calibration error is {uncalibrated_low:.3f} or more, and on new data some bin "
        "is off by {wide_gap_low:.0f} standard errors or more.",
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
        "It gives {values:.0f} values of the likelihood and no maximum: the largest is L({best:.1f}) ≈ {value:.4g}, "
        "while the maximum is L({maximum:.1f}) ≈ {top:.4g}. It has no derivation of cross-entropy and no code for "
        "losses.",
        article_derives,
        link={"view": "From likelihood", "flips": TEN_FLIPS, "p": "0.2"},
        textual=True,
    ),
)
