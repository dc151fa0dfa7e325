"""The exercises of the likelihood page."""

import functools
import math

from lib.inference.hypothesis_tests import TESTS, run_test
from lib.inference.maximum_likelihood import Iterate, maximize
from lib.lesson import controls, examples
from lib.lesson.address import State
from lib.lesson.exercises.exercise import SAME, Exercise, Result, flips, number, option, whole
from lib.likelihood import (
    bernoulli_entropy,
    binomial_moments,
    binomial_pmf,
    likelihood,
    likelihood_area,
    log_likelihood,
    mle,
    wilson_interval,
)
from lib.statistics.approximations import APPROXIMATIONS, largest_error

P = controls.PROBABILITY
HUGE = 1e300
"""A ratio that a floating-point number can still hold."""

# Likelihood


def more_probable(state: State, ratio: float, tolerance: float) -> Result:
    """Decide whether p makes the flips `ratio` times as probable as p = 1/2, within a relative tolerance."""
    sample = flips(state)
    fair, best = (float(log_likelihood(sample, p)) for p in (0.5, mle(sample)))
    if best - fair < math.log(ratio * (1 - tolerance)):
        return Result(False, "For these flips no p does: the largest ratio is {}.", (math.exp(best - fair),))
    gain = float(log_likelihood(sample, number(state, P))) - fair
    if gain > math.log(HUGE):
        return Result(False, "They are more than {} times as probable as with a fair coin.", (HUGE,))
    found = math.exp(gain)
    sentence = "They are {} times as probable as with a fair coin."
    return Result(abs(found / ratio - 1) <= tolerance, sentence, (found,))


def sample_with_maximum(state: State, best: float, count: float) -> Result:
    """Decide whether a sample of at least `count` flips has its maximum at p = `best`, and p is there."""
    sample = flips(state)
    if len(sample) < count:
        return Result(False, "Number of flips: {}.", (len(sample),))
    if abs(mle(sample) - best) > SAME:
        return Result(False, "The maximum is at p {:=}.", (float(mle(sample)),))
    p = number(state, P)
    return Result(abs(p - best) <= SAME, "The maximum is at p {:=}, and p is {}.", (best, p))


# Optimisation


def _iterates(state: State) -> list[Iterate]:
    """Return the iterates of the view."""
    sample = flips(state)
    return _maximized(
        sum(sample),
        len(sample),
        number(state, controls.ASCENT_START),
        option(state, controls.METHOD),
        option(state, controls.COORDINATE),
        number(state, controls.ASCENT_RATE),
        examples.ASCENT_STEPS,
    )


# A search is the same at each of its steps.
_maximized = functools.lru_cache(maxsize=128)(maximize)


def leaves_the_interval(state: State) -> Result:
    """Decide whether gradient ascent in p leaves (0, 1)."""
    if (option(state, controls.METHOD), option(state, controls.COORDINATE)) != ("gradient", "p"):
        return Result(False, "Choose gradient ascent in p.")
    iterates = _iterates(state)
    last = iterates[-1]
    if not last.left_domain:
        return Result(False, "After {} steps p is {}.", (len(iterates) - 1, last.p))
    return Result(True, "Step {} leads to p {:=}, which is not between 0 and 1.", (len(iterates) - 1, last.p))


def quick_maximum(state: State, steps: float, most: float) -> Result:
    """Decide whether the step that is shown is at most `steps`, and its p is close to k/n."""
    step = whole(state, controls.ASCENT_STEP)
    if not 0 < step <= steps:
        return Result(False, "The step that is shown is {}, and it must be from 1 to {}.", (step, steps))
    iterates, best = _iterates(state), float(mle(flips(state)))
    reached = iterates[min(step, len(iterates) - 1)].p
    return Result(abs(reached - best) < most, "At step {} p is {}, and k/n is {}.", (step, reached, best))


# Binomial table


def _cell(state: State) -> tuple[int, int, float]:
    """Return n, k, and the probability of the cell."""
    n = whole(state, controls.TABLE_N)
    k = min(n, whole(state, controls.TABLE_K))
    return n, k, float(binomial_pmf(k, n, number(state, P)))


def probable_cell(state: State, count: float, least: float) -> Result:
    """Decide whether k between 0 and n has a probability of at least `least`."""
    n, k, probability = _cell(state)
    if n < count:
        return Result(False, "Number of flips: {}.", (n,))
    if k in (0, n):
        return Result(False, "k {:=}, and it must be neither 0 nor n.", (k,))
    return Result(probability >= least, "The probability of this k is {}.", (probability,))


def small_area(state: State, most: float) -> Result:
    """Decide whether the area under the likelihood of k ones in n flips is below `most`."""
    n, k, _ = _cell(state)
    area = math.comb(n, k) * float(likelihood_area([1] * k + [0] * (n - k)))
    return Result(area < most, "The area under the curve is {}.", (area,))


# Distributions


def narrow_distribution(state: State, mean: float, most: float) -> Result:
    """Decide whether the binomial distribution has a given mean and a standard deviation below `most`."""
    found, variance = binomial_moments(whole(state, controls.TRIALS), number(state, controls.SHARE))
    if abs(found - mean) > SAME * mean:
        return Result(False, "The mean is {}.", (found,))
    return Result(math.sqrt(variance) < most, "The standard deviation is {}.", (math.sqrt(variance),))


def poisson_beats_normal(state: State, share: float) -> Result:
    """Decide whether the error of the Poisson approximation is below a share of that of the normal density."""
    n, p = whole(state, controls.TRIALS), number(state, controls.SHARE)
    if p in (0, 1):
        return Result(False, "With this p every trial has the same outcome.")
    poisson, normal = (float(largest_error(n, p, APPROXIMATIONS[name].function)) for name in ("poisson", "normal"))
    sentence = "The largest error of Poisson is {}, that of the normal density {}."
    return Result(poisson < share * normal, sentence, (poisson, normal))


# Confidence intervals


def disagreeing_tests(state: State) -> Result:
    """Decide whether one of the three approximate tests rejects p0 and another keeps it."""
    sample, null = flips(state), number(state, controls.NULL)
    level = 1 - number(state, controls.CONFIDENCE)
    values = [float(run_test(test, sample, null).p_value) for test in TESTS.values()]
    sentence = "The p-values are from {} to {}, and the tests reject below {}."
    return Result(min(values) < level <= max(values), sentence, (min(values), max(values), level))


def short_interval(state: State, confidence: float, most: float) -> Result:
    """Decide whether the Wilson interval is shorter than `most` at a confidence of at least `confidence`."""
    level, sample = number(state, controls.CONFIDENCE), flips(state)
    if level < confidence:
        return Result(False, "The confidence is {}.", (level,))
    low, high = wilson_interval(sum(sample), len(sample), level)
    return Result(float(high - low) < most, "Wilson's interval has the length {}.", (float(high - low),))


# Underflow


def last_product(state: State) -> Result:
    """Decide whether the product of this many flips is above 0, and that of one more is 0."""
    n = whole(state, controls.COIN_FLIPS)
    here, more = (float(likelihood(examples.fair_flips(count), 0.5)) for count in (n, n + 1))
    if here == 0:
        return Result(False, "The product of {} flips is stored as 0.", (n,))
    if more > 0:
        return Result(False, "The product of {} flips is still above 0.", (n + 1,))
    return Result(True, "The product of {} flips is {}, and that of {} flips is 0.", (n, here, n + 1))


def first_logarithm(state: State, below: float) -> Result:
    """Decide whether n is the smallest number of flips whose sum of logarithms is below -below."""
    n = whole(state, controls.COIN_FLIPS)
    here, fewer = (float(log_likelihood(examples.fair_flips(count), 0.5)) for count in (n, max(1, n - 1)))
    if here >= -below:
        return Result(False, "The sum of the logarithms is {}.", (here,))
    if n > 1 and fewer < -below:
        return Result(False, "With one flip fewer the sum is {}, which is low enough.", (fewer,))
    return Result(True, "With {} flips the sum is {}, with one flip fewer {}.", (n, here, fewer))


# Cross-entropy


def flat_in_logit(state: State, most: float) -> Result:
    """Decide whether the slope in the logit, p - k/n, is almost 0."""
    slope = number(state, P) - float(mle(flips(state)))
    return Result(abs(slope) < most, "The slope in the logit is {}.", (slope,))


def largest_minimum(state: State, count: float) -> Result:
    """Decide whether the least cross-entropy of a sample is as large as it can be."""
    sample = flips(state)
    if len(sample) < count:
        return Result(False, "Number of flips: {}.", (len(sample),))
    least, largest = float(bernoulli_entropy(mle(sample))), float(bernoulli_entropy(0.5))
    return Result(least >= largest - SAME, "The least cross-entropy of these flips is {}.", (least,))


EXERCISES = (
    Exercise(
        "more-probable",
        "likelihood",
        "Likelihood",
        "Which p makes these flips {ratio:g} times as probable as a fair coin does? The ratio may be wrong by "
        "{tolerance:.0%}.",
        "Read in the table how probable the flips are with a fair coin. If the flips do not all agree, there are two "
        "such p, one on each side of the maximum.",
        more_probable,
        {"p": "0.235"},
        {"ratio": 2, "tolerance": 0.03},
    ),
    Exercise(
        "sample-with-maximum",
        "likelihood",
        "Likelihood",
        "Change the flips so that L is largest at p = {best:g}, with at least {count:g} flips, and move p there.",
        "The maximum is at the share of ones.",
        sample_with_maximum,
        {"flips": "1010011011", "p": "0.6"},
        {"best": 0.6, "count": 5},
    ),
    Exercise(
        "leaves-the-interval",
        "likelihood",
        "Optimisation",
        "Find a rate at which gradient ascent in p makes a step out of the interval from 0 to 1.",
        "A step is the rate times the slope. Where is the curve steepest?",
        leaves_the_interval,
        {"view": "Optimisation", "climbrate": "1"},
    ),
    Exercise(
        "quick-maximum",
        "likelihood",
        "Optimisation",
        "Come closer than {most:g} to the maximum in 1 to {steps:g} steps, and show that step.",
        "Newton's method uses the curvature, too. Begin where it does not jump too far.",
        quick_maximum,
        {"view": "Optimisation", "method": "Newton's method", "climbstart": "0.5", "climbrate": "1", "climbstep": "5"},
        {"steps": 5, "most": 0.001},
    ),
    Exercise(
        "probable-cell",
        "likelihood",
        "Binomial table",
        "Find a cell with a probability of at least {least:g}, for at least {count:g} flips and a k that is neither 0 "
        "nor n.",
        "Few flips share the probability among fewer k. Which p fits k best?",
        probable_cell,
        {"view": "Binomial table", "tablen": "5", "k": "1", "p": "0.2"},
        {"count": 5, "least": 0.4},
    ),
    Exercise(
        "small-area",
        "likelihood",
        "Binomial table",
        "Find a number of flips n for which the area under the curve of this view, C(n, k) pᵏ (1 − p)ⁿ⁻ᵏ, is smaller "
        "than {most:g}.",
        "Try two numbers of flips, and read the area in the text beside the curve. Does it depend on k?",
        small_area,
        {"view": "Binomial table", "tablen": "20"},
        {"most": 0.06},
    ),
    Exercise(
        "narrow-distribution",
        "likelihood",
        "Distributions",
        "Find p and n for which the mean of the binomial distribution is {mean:g} and its standard deviation is below "
        "{most:g}.",
        "The mean is n p and the variance n p (1 − p). What makes the factor 1 − p small?",
        narrow_distribution,
        {"view": "Distributions", "q": "0.8", "n": "25"},
        {"mean": 20, "most": 3},
    ),
    Exercise(
        "poisson-beats-normal",
        "likelihood",
        "Distributions",
        "Find a p other than 0 and 1 and an n for which the largest error of the Poisson approximation is less than "
        "{share:g} times that of the normal density.",
        "Open the table of the approximations. The Poisson distribution belongs to many trials with a small p.",
        poisson_beats_normal,
        {"view": "Distributions", "q": "0.01", "n": "100"},
        {"share": 0.1},
    ),
    Exercise(
        "disagreeing-tests",
        "likelihood",
        "Confidence intervals",
        "Find a p0 that one of the three approximate tests rejects at this confidence and another one does not.",
        f"Open “{controls.TESTS_CARD.label}”. The likelihood-ratio, Wald and Wilson intervals hold the p0 that these "
        "tests keep. Look where their ends differ.",
        disagreeing_tests,
        {"view": "Confidence intervals", "p0": "0.6"},
    ),
    Exercise(
        "short-interval",
        "likelihood",
        "Confidence intervals",
        "Make Wilson's interval shorter than {most:g}, with a confidence of at least {confidence:g}.",
        "Toss more coins.",
        short_interval,
        {"view": "Confidence intervals", "flips": "10" * 60},
        {"confidence": 0.95, "most": 0.2},
    ),
    Exercise(
        "last-product",
        "likelihood",
        "Underflow",
        "Find the largest number of flips for which the product of their probabilities is stored as a number above 0.",
        "Go to the end of the dashed line.",
        last_product,
        {"view": "Underflow", "coinflips": "1074"},
    ),
    Exercise(
        "first-logarithm",
        "likelihood",
        "Underflow",
        "Find the smallest number of flips for which the sum of the logarithms is below −{below:g}.",
        "Every flip adds the logarithm of one half.",
        first_logarithm,
        {"view": "Underflow", "coinflips": "1010"},
        {"below": 700},
    ),
    Exercise(
        "flat-in-logit",
        "likelihood",
        "Cross-entropy",
        "Move p or its logit so that the slope of the cross-entropy in the logit is between −{most:g} and {most:g}.",
        "The slope in the logit is the prediction minus the share of ones.",
        flat_in_logit,
        {"view": "Cross-entropy", "p": "0.3"},
        {"most": 0.001},
    ),
    Exercise(
        "largest-minimum",
        "likelihood",
        "Cross-entropy",
        "Change the flips so that the least cross-entropy is as large as it can be for a coin, with at least {count:g} "
        "flips.",
        "The least cross-entropy is the entropy of the share of ones. For which share are flips hardest to guess?",
        largest_minimum,
        {"view": "Cross-entropy", "flips": "1010"},
        {"count": 4},
    ),
)
"""The exercises in the order of the views."""
