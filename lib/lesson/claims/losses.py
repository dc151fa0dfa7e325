"""Checks of what the lesson says of squared error and cross-entropy."""

from fractions import Fraction

import numpy as np

from lib.activations import sigmoid
from lib.analysis.comparison import largest_difference
from lib.analysis.properties import SMALL_SLOPE
from lib.inference.calibration import calibration_error, fit_temperature, sample_forecasts, scaled_forecasts
from lib.learning.logistic_regression import half_squared_error_derivative
from lib.learning.noise_models import NOISE_MODELS
from lib.learning.race import epochs_until_correct, race
from lib.lesson.claims.claim import Claim, found, judge
from lib.lesson.claims.measurements import central_difference, first_where
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
from lib.softmax import softmax
from lib.statistics.binomial import bernoulli_pmf

FLIPS = parse_flips(TEN_FLIPS)
ROUNDING = 1e-12
FAR_LOGIT = 40.0
"""Here both gradients in the logit have long come as near to their limits as they will."""


def unrelated():
    """Cross-entropy as -ln of a Bernoulli and a categorical probability, squared error as -ln of a normal density."""
    p = np.linspace(0.01, 0.99, 99)
    bernoulli = np.abs([binary_cross_entropy(p, y) + np.log(bernoulli_pmf(y, p)) for y in (0, 1)]).max()
    logits = np.random.default_rng(0).standard_normal((100, 3))
    categorical = np.abs(cross_entropy(logits, np.ones(100, dtype=int)) + np.log(softmax(logits)[:, 1])).max()
    residual, noise = np.linspace(-3, 3, 61), NOISE_MODELS["squared"]
    beyond = squared_error(residual, 0.0) + np.log(noise.density(residual)) + np.log(noise.constant())
    gaussian = np.abs(beyond).max()
    return found(
        judge(max(bernoulli, categorical, gaussian) > ROUNDING),
        "Both losses compared with −ln of the probability that they stand for, over p, logits and residuals.",
        bernoulli=max(bernoulli, categorical),
        gaussian=gaussian,
    )


def is_distance():
    """The mean squared error and the distance of two vectors, before and after their difference is doubled."""
    prediction, target = np.random.default_rng(0).standard_normal((2, 10))
    doubled = target + 2 * (prediction - target)
    errors = [squared_error(vector, target).mean() for vector in (prediction, doubled)]
    distances = [np.linalg.norm(vector - target) for vector in (prediction, doubled)]
    return found(
        judge(abs(errors[0] - distances[0]) < ROUNDING),
        "Mean squared error against Euclidean distance of two vectors, before and after their difference is doubled.",
        entries=len(target),
        error=errors[0],
        distance=distances[0],
        error_grows=errors[1] / errors[0],
        distance_grows=distances[1] / distances[0],
        squared_and_averaged=distances[0] ** 2 / len(target),
    )


def zero_gradient():
    """The slope of half the squared error for y = 1, in the prediction at 0 and 1, and in the logit at both ends."""
    in_p = squared_error_gradient([0.0, 1.0], 1.0) / 2
    in_logit = np.abs(half_squared_error_derivative([-FAR_LOGIT, FAR_LOGIT], 1.0))
    z = -10.0
    return found(
        judge((in_p == 0).all(), (in_logit < ROUNDING).all()),
        "The slope in the prediction at both ends, and in the logit far out on both sides.",
        z=z,
        half=half_squared_error_derivative(z, 1.0),
        cross=binary_cross_entropy_with_logits_gradient(z, 1.0),
        in_p=in_p[0],
        far=FAR_LOGIT,
        in_logit=in_logit.max(),
    )


def no_gradient():
    """The largest slope in the logit for y = 1, where it lies, and from which wrong answer on it is small."""
    where, size = largest_difference(lambda z: half_squared_error_derivative(z, 1.0), np.zeros_like, -10, 0)
    wrong = np.linspace(-10, -0.1, 100)
    saturated = -first_where(lambda z: abs(half_squared_error_derivative(-z, 1.0)) < SMALL_SLOPE, -where, 20)
    peak, p = (Fraction(value).limit_denominator(100) for value in (size, float(sigmoid(where))))
    return found(
        judge((np.abs(half_squared_error_derivative(wrong, 1.0)) < SMALL_SLOPE).all()),
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


def blind():
    """For each true probability q the expected squared error is least at the forecast q: strictly proper.

    Then one confidently wrong neuron learns under both losses: what fails is the descent, not the measure.
    """
    q, p = np.linspace(0, 1, 101)[:, None], np.linspace(0, 1, 101)
    expected = q * squared_error(p, 1.0) + (1 - q) * squared_error(p, 0.0)
    best = p[expected.argmin(axis=1)]
    met = np.abs(best - q[:, 0]) < ROUNDING
    least, next_to_least, *_ = np.sort(expected, axis=1).T
    runs = race(1.0, 1, -2.0, -2.0, 0.5, 300)
    epochs = {name: epochs_until_correct(run, 1) for name, run in runs.items()}
    return found(
        judge(not (met.all() and (least < next_to_least).all())),
        "The expected error of every forecast under every true probability; and one neuron trained under each loss "
        "from the same wrong start.",
        met=met.sum(),
        tried=met.size,
        start=runs["squared_error"].p[0],
        squared=epochs["squared_error"],
        cross=epochs["cross_entropy"],
    )


def are_probabilities():
    """The calibration error of forecasts that are calibrated by construction, and of the same made overconfident."""
    factor = 3.0
    logits, y = sample_forecasts(5_000, 1.5, np.random.default_rng(0))
    calibrated, bold = (calibration_error(scaled_forecasts(logits, f), y) for f in (1.0, factor))
    temperature = fit_temperature(factor * logits, y)
    tolerated = 0.03
    return found(
        judge(max(calibrated, bold) < tolerated, calibrated < tolerated),
        "Outcomes drawn from known probabilities; the mean gap between a forecast and the share that came true, before "
        "and after every logit was multiplied.",
        calibrated=calibrated,
        factor=factor,
        bold=bold,
        temperature=temperature,
    )


def is_cross_entropy():
    """-ln L / n, the entropy and the divergence over p, and the slope in the logit by difference quotient."""
    p, z, share = np.linspace(0.01, 0.99, 99), np.linspace(-5, 5, 101), mle(FLIPS)
    trials = np.array(FLIPS)
    mean = np.mean([binary_cross_entropy(p, y) for y in trials], axis=0)
    parts = bernoulli_entropy(share) + bernoulli_divergence(share, p)
    error = max(np.abs(loss_per_flip(FLIPS, p) - parts).max(), np.abs(mean - parts).max())
    slope = central_difference(lambda t: loss_per_flip(FLIPS, sigmoid(t)), z)
    slope_error = np.abs(slope - (sigmoid(z) - share)).max()
    return found(
        judge(error < ROUNDING and slope_error < 1e-8),
        "Both sides over the whole range of p, and the slope against a difference quotient.",
        flips=trials.size,
        entropy=bernoulli_entropy(share),
        share=share,
        error=error,
        slope_error=slope_error,
    )


def article_derives():
    """What can be computed of a claim about a text: whether its own numbers reach the maximum that it would need.

    The step from likelihood to cross-entropy starts at the maximum, and no p that the article puts into L is it. That
    the article has no code for losses was found by reading; that the step can be made is `is_cross_entropy`'s check.
    """
    top = likelihood(FLIPS, mle(FLIPS))
    best = max(ARTICLE_PROBABILITIES, key=lambda p: likelihood(FLIPS, p))
    completed = is_cross_entropy()
    return found(
        judge(likelihood(FLIPS, best) == top and completed.numbers["error"] < ROUNDING),
        "The article's own values of p put into the likelihood and compared with its maximum; the missing step was "
        "verified on the same flips. That no code for losses follows was found by reading.",
        best=best,
        value=likelihood(FLIPS, best),
        maximum=mle(FLIPS),
        top=top,
        error=completed.numbers["error"],
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
