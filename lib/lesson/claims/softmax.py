"""Checks of what the lesson says of softmax."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from lib.activations import relu, sigmoid, tanh
from lib.analysis.attention import TOKENS, attention, embeddings
from lib.analysis.comparison import Function
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
from lib.lesson.claims.references import DIFFERENCE_TOLERANCE, DIGITS, central_difference, exact_softmax
from lib.lesson.examples import ARTICLE_CLASS_COUNTS, OVERFLOWING_LOGITS, THREE_LOGITS, evenly_spaced_logits
from lib.numerics.arrays import FloatArray
from lib.numerics.floating_point import magnitude_threshold
from lib.softmax import softmax, softmax_jacobian, textbook_softmax

ROUNDING = 1e-14
"""Probabilities agree within this: about 50 roundings of a number below 1."""
NOTICEABLE = 0.01
"""Outputs differ by more than rounding if they differ by more than this."""
VECTORS, CLASSES = 10, 5
"""Number of random vectors of logits for each seed, and of the logits in each."""


def simplex(
    function: Function = softmax,
    exact: Callable[[Sequence[float]], list[Any]] = exact_softmax,
    spread: float = 300.0,
    seeds: Sequence[int] = SEEDS,
) -> Finding:
    """Check that softmax is positive and sums to 1, with 120 decimal digits and in float64, on random vectors.

    The logits are normal with standard deviation `spread`, so that some are negative. The condition, exact real
    numbers, is met by the decimal numbers and not by the floats. The sum must be 1 to 1e-14. The number `distance` is
    the least distance below the largest logit at which a float is exactly 0.
    """
    logits = np.concatenate([np.random.default_rng(seed).normal(0, spread, (VECTORS, CLASSES)) for seed in seeds])
    reals = [_is_distribution(exact([float(z) for z in vector])) for vector in logits]
    floats = function(logits)
    return finding(
        conditional_verdict([all(reals)], [all(_is_distribution(list(vector)) for vector in floats)]),
        "Random vectors of {classes:.0f} normal logits with standard deviation {spread:.0f}, seeds {first_seed:.0f} to "
        "{last_seed:.0f}, once with {digits:.0f} decimal digits and once in float64; a sum is 1 within {rounding:.0e}. "
        "The first distance at which a float is exactly 0 by bisection.",
        vectors=len(logits),
        classes=CLASSES,
        spread=spread,
        digits=DIGITS,
        rounding=ROUNDING,
        right=sum(reals),
        zeros=(floats == 0).any(axis=-1).sum(),
        distance=first_where(lambda gap: function([0.0, -gap])[1] == 0, 0, 1000),
        **seed_range(seeds),
    )


def _is_distribution(values: Sequence[Any]) -> bool:
    """Return whether all values are positive and sum to 1 within ROUNDING."""
    return all(value > 0 for value in values) and abs(float(sum(values)) - 1) < ROUNDING


def like_others(function: Function = softmax, seeds: Sequence[int] = SEEDS) -> Finding:
    """Raise the first of three logits by 1, and measure how far the other two outputs change.

    The logits are the lesson's and, for each seed, normal ones. sigmoid, tanh and ReLU are elementwise: under them the
    other outputs do not change. The claim holds if they do not change under softmax either.
    """
    starts = np.array([THREE_LOGITS, *(np.random.default_rng(seed).standard_normal(3) for seed in seeds)])
    raised = starts + np.eye(3)[0]
    others, own = (
        [np.abs(f(raised) - f(starts))[:, 1:].max(axis=1) for f in group]
        for group in ((sigmoid, tanh, relu), (function,))
    )
    return finding(
        verdict_of((np.array(own) == 0).all()),
        "One of three logits raised by 1, the lesson's and normal ones with seeds {first_seed:.0f} to {last_seed:.0f}; "
        "softmax would be of the same kind if the other two outputs did not change at all.",
        others=np.array(others).max(),
        change=own[0][0],
        least=np.array(own).min(),
        **seed_range(seeds),
    )


Attention = Callable[[FloatArray, FloatArray, FloatArray], tuple[FloatArray, FloatArray]]


def last_only(attend: Attention = attention, seeds: Sequence[int] = SEEDS) -> Finding:
    """Run one step of attention on random sentences: a use of softmax inside a network.

    The claim fails if three things hold for every seed: each row of weights is a softmax, positive with sum 1; the
    weights matter, so that the outputs differ from those of equal weights by more than 0.01; and the outputs, which the
    next layer takes, are no probabilities, with a sum that differs from 1 by more than 0.01.
    Source: Vaswani et al. (2017), Attention Is All You Need, section 3.2.1, arXiv:1706.03762.
    """
    sentences = [embeddings(TOKENS, 8, np.random.default_rng(seed)) for seed in seeds]
    runs = [attend(x, x, x) for x in sentences]
    changes = [np.abs(outputs - x.mean(axis=0)).max() for x, (_, outputs) in zip(sentences, runs, strict=True)]
    inside = [
        _error_of_sums(weights) < ROUNDING
        and (weights >= 0).all()
        and change > NOTICEABLE
        and _error_of_sums(outputs) > NOTICEABLE
        for (weights, outputs), change in zip(runs, changes, strict=True)
    ]
    return finding(
        verdict_of(not all(inside)),
        "One step of attention over random sentences of {tokens:.0f} words, seeds {first_seed:.0f} to {last_seed:.0f}: "
        "softmax is used inside if each row of weights sums to 1, if the outputs differ from those of equal weights by "
        "more than {noticeable:.2f}, and if they do not sum to 1 themselves.",
        tokens=len(TOKENS),
        noticeable=NOTICEABLE,
        **extremes(largest=[weights.max() for weights, _ in runs], change=changes),
        **seed_range(seeds),
    )


def _error_of_sums(rows: FloatArray) -> float:
    """Return how far the sum of a row is from 1 at most."""
    return float(np.abs(rows.sum(axis=-1) - 1).max())


MAGNITUDES = (1.0, 1e2, 1e3, 1e6, 1e100, 1e308)


def max_trick(
    function: Function = softmax, textbook: Function = textbook_softmax, seeds: Sequence[int] = SEEDS
) -> Finding:
    """Evaluate softmax as the textbook writes it, and with the largest logit subtracted, on logits of many magnitudes.

    The claim holds if the first form gives NaN on the lesson's large logits, and the second agrees to 1e-14 with
    softmax in decimal arithmetic on those and on random logits of magnitude 1 to 1e308. The numbers `above` and
    `below` are the magnitudes of equal logits that break the first.
    Source: Blanchard, Higham and Higham (2021), Accurately Computing the Log-Sum-Exp and Softmax Functions,
    doi:10.1093/imanum/draa038.
    """
    random = [np.random.default_rng(seed).uniform(-1, 1, 3) * size for seed in seeds for size in MAGNITUDES]
    vectors = [np.array(logits) for logits in OVERFLOWING_LOGITS] + random
    error = max(_distance_from_exact(function, z) for z in vectors)
    broken = sum(bool(np.isnan(textbook(logits)).all()) for logits in OVERFLOWING_LOGITS)
    textbook_broken = sum(not _distance_from_exact(textbook, z) < ROUNDING for z in vectors)
    return finding(
        verdict_of(error < ROUNDING and broken == len(OVERFLOWING_LOGITS)),
        "Both forms compared with softmax in {digits:.0f} decimal digits, on the lesson's {examples:.0f} vectors of "
        "large logits and on random ones of magnitude 1 to {largest:.0e}, seeds {first_seed:.0f} to {last_seed:.0f}; "
        "the shifted form must be right within {rounding:.0e} on all. The magnitude of equal logits that breaks the "
        "textbook form by bisection over all floats.",
        digits=DIGITS,
        examples=len(OVERFLOWING_LOGITS),
        largest=MAGNITUDES[-1],
        rounding=ROUNDING,
        vectors=len(vectors),
        error=error,
        broken=broken,
        textbook_broken=textbook_broken,
        above=magnitude_threshold("textbook"),
        below=magnitude_threshold("textbook", sign=-1),
        **seed_range(seeds),
    )


def _distance_from_exact(function: Function, logits: FloatArray) -> float:
    """Return the largest error of a softmax in float64, infinity if it is not a number."""
    exact = np.array([float(p) for p in exact_softmax([float(z) for z in logits])])
    with np.errstate(all="ignore"):
        error = np.abs(function(logits) - exact).max()
    return float(error) if np.isfinite(error) else np.inf


def jacobian(
    function: Function = softmax, matrix_of: Function = softmax_jacobian, seeds: Sequence[int] = SEEDS
) -> Finding:
    """Compare the Jacobian with diag(s) - s s^T and with difference quotients, at the lesson's and at random logits.

    The claim holds if they agree to 1e-14 and 1e-8, and if the matrix is symmetric, its rows sum to 0 within 1e-14, and
    its rank is n - 1.
    """
    points = [np.array(THREE_LOGITS), *(np.random.default_rng(seed).standard_normal(3 + seed % 3) for seed in seeds)]
    matrices = [matrix_of(z) for z in points]
    s = [function(z) for z in points]
    error = max(np.abs(m - _by_differences(function, z)).max() for m, z in zip(matrices, points, strict=True))
    formula_error = max(np.abs(m - (np.diag(p) - np.outer(p, p))).max() for m, p in zip(matrices, s, strict=True))
    row_sum = max(np.abs(m.sum(axis=1)).max() for m in matrices)
    ranks = [int(np.linalg.matrix_rank(m, tol=1e-10)) for m in matrices]
    agrees = error < DIFFERENCE_TOLERANCE and max(formula_error, row_sum) < ROUNDING
    structured = all(np.array_equal(m, m.T) and rank == len(m) - 1 for m, rank in zip(matrices, ranks, strict=True))
    return finding(
        verdict_of(agrees and structured),
        "Every entry compared with a difference quotient within {tolerance:.0e} and with the formula within "
        "{rounding:.0e}, at the lesson's three logits and at normal ones with seeds {first_seed:.0f} to "
        "{last_seed:.0f}; symmetry, sums of the rows and rank of each matrix.",
        tolerance=DIFFERENCE_TOLERANCE,
        rounding=ROUNDING,
        error=error,
        row_sum=row_sum,
        classes=len(THREE_LOGITS),
        rank=ranks[0],
        **seed_range(seeds),
    )


def _by_differences(function: Function, z: FloatArray) -> FloatArray:
    """Return the matrix of difference quotients of softmax: entry (i, j) is ds_i / dz_j."""
    columns = [central_difference(lambda t, e=e: function(z + t * e), 0.0) for e in np.eye(len(z))]
    return np.transpose(columns)


def curve_of_n(function: Function = softmax, counts: Sequence[int] = ARTICLE_CLASS_COUNTS) -> Finding:
    """Compare the largest softmax of n evenly spaced logits in [-5, 5] for the article's two n.

    The condition, that the grid is stated, is met where n is given: the claim then holds if the curve is what the
    spacing h = 10 / (n - 1) gives, (1 - e^-h) / (1 - e^-nh) e^-jh for the j-th from the top. It is not met where only
    the interval is given: the claim then holds if both n give the same curve. Both to 1e-14.
    """
    curves = [function(evenly_spaced_logits(n)) for n in counts]
    largest = [float(curve.max()) for curve in curves]
    errors = [np.abs(curve - _geometric_curve(n)).max() for curve, n in zip(curves, counts, strict=True)]
    return finding(
        conditional_verdict([error < ROUNDING for error in errors], [np.ptp(largest) < ROUNDING]),
        "Softmax of the interval from −5 to 5 cut into {few:.0f} and into {many:.0f} evenly spaced logits, compared "
        "with a geometric series and with each other, within {rounding:.0e}.",
        few=counts[0],
        many=counts[-1],
        rounding=ROUNDING,
        with_few=largest[0],
        with_many=largest[-1],
        error=max(errors),
    )


def _geometric_curve(n: int) -> FloatArray:
    """Return softmax of n evenly spaced logits from -5 to 5 as a geometric series."""
    spacing = 10 / (n - 1)
    return np.exp(-spacing * np.arange(n)[::-1]) * np.expm1(-spacing) / np.expm1(-n * spacing)


def sigmoid_is_softmax(function: Function = sigmoid, seeds: Sequence[int] = SEEDS) -> Finding:
    """Compare softmax of 1,000 random pairs of logits a seed with the sigmoid of their difference, to within 1e-14."""
    z = np.concatenate([np.random.default_rng(seed).normal(0, 10, (1000, 2)) for seed in seeds])
    error = np.abs(softmax(z)[:, 0] - function(z[:, 0] - z[:, 1])).max()
    return finding(
        verdict_of(error < ROUNDING),
        "Random pairs of normal logits with standard deviation 10, seeds {first_seed:.0f} to {last_seed:.0f}, through "
        "both functions; they agree if they differ by less than {rounding:.0e}.",
        pairs=len(z),
        rounding=ROUNDING,
        error=error,
        **seed_range(seeds),
    )


CLAIMS = (
    Claim(
        "softmax-simplex",
        "softmax",
        "Whatever the signs of its inputs, softmax gives positive numbers that sum to 1.",
        "Every exponential is positive, and all are divided by their sum. A float is exactly 0 where the quotient is "
        "below half of the smallest positive float.",
        simplex,
        condition="the numbers are exact real numbers",
        other_conditions=("all inputs are positive", "there are only two classes"),
        met="With {digits:.0f} decimal digits the outputs are positive and sum to 1 for {right:.0f} of {vectors:.0f} "
        "vectors.",
        unmet="In float64 {zeros:.0f} of the same vectors have an output that is exactly 0; that happens once a logit "
        "lies {distance:.1f} below the largest.",
        link={"view": "Classes", "cat": "-2.0", "dog": "-1.0", "tiger": "-3.0"},
    ),
    Claim(
        "softmax-like-others",
        "softmax",
        "Softmax is an activation of the same kind as sigmoid, tanh and ReLU.",
        "It is not elementwise: every output depends on every input. If one of the lesson's logits rises by 1, the "
        "probability of another class changes by {change:.3f}; under the other three functions its output changes by "
        "{others:.0f}.",
        like_others,
        link={"view": "Jacobian"},
    ),
    Claim(
        "softmax-last-only",
        "softmax",
        "Softmax has its place only at the end of a network.",
        "Attention uses it inside a network: for {tokens:.0f} words its weights are as large as {largest_high:.2f} and "
        "change what the next layer gets by {change_low:.2f} to {change_high:.2f}, compared with equal weights.",
        last_only,
        link={"view": "Attention"},
    ),
    Claim(
        "softmax-max-trick",
        "softmax",
        "Subtracting the largest logit keeps softmax from overflowing.",
        "The shifted form is right on all {vectors:.0f} vectors, to {error:.1g}. The form without it, which the "
        "article's code has, fails on {textbook_broken:.0f} of them; it gives NaN on {broken:.0f} of the lesson's "
        "{examples:.0f} examples, and equal logits break it from {above:.1f} up and from −{below:.1f} down.",
        max_trick,
        link={"view": "Overflow", "shift": "1000"},
    ),
    Claim(
        "softmax-jacobian",
        "softmax",
        "The Jacobian of softmax is diag(s) − s sᵀ.",
        "Difference quotients agree to {error:.1g}. The matrix is symmetric, each row sums to 0 (to {row_sum:.1g}), "
        "and for {classes:.0f} classes its rank is {rank:.0f}.",
        jacobian,
        link={"view": "Jacobian"},
    ),
    Claim(
        "softmax-curve-n",
        "softmax",
        "The curve drawn for n classes is the curve of softmax.",
        "With more logits in the same interval each probability becomes smaller.",
        curve_of_n,
        condition="the grid of logits is stated",
        other_conditions=("n is even", "n is at least 50"),
        met="With the number of logits given, a geometric series predicts the whole curve to {error:.1g}, for "
        "{few:.0f} and for {many:.0f} classes.",
        unmet="With only the interval from −5 to 5 given, the curve is not determined: its largest probability is "
        "{with_few:.3f} with {few:.0f} classes and {with_many:.3f} with {many:.0f}.",
        link={"view": "Many classes", "classes": str(ARTICLE_CLASS_COUNTS[1])},
    ),
    Claim(
        "sigmoid-is-softmax",
        "softmax",
        "For two classes softmax is the same as a sigmoid.",
        "Softmax of two logits is the sigmoid of their difference: over {pairs:,.0f} random pairs the "
        "largest gap between the two is {error:.1g}.",
        sigmoid_is_softmax,
        link={"view": "Classes", "names": "cat, dog"},
    ),
)
