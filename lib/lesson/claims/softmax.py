"""Checks of what the lesson says of softmax."""

import numpy as np

from lib.activations import relu, sigmoid, tanh
from lib.analysis.attention import TOKENS, attention, embeddings
from lib.analysis.jacobian import rank, row_sums
from lib.lesson.claims.claim import Claim, Finding, finding, verdict_of
from lib.lesson.claims.measurements import DIFFERENCE_TOLERANCE, central_difference, first_where
from lib.lesson.examples import ARTICLE_CLASS_COUNTS, OVERFLOWING_LOGITS, THREE_LOGITS, evenly_spaced_logits
from lib.numerics.arrays import FloatArray
from lib.numerics.floating_point import breaking_magnitude, breaks
from lib.softmax import log_softmax, softmax, softmax_jacobian, textbook_softmax

ROUNDING = 1e-14
"""Probabilities agree within this: about 50 roundings of a number below 1."""
NOTICEABLE = 0.01
"""Outputs differ by more than rounding if they differ by more than this."""


def simplex() -> Finding:
    """Check that softmax is positive and sums to 1 on 1,000 random vectors of 5 logits, with standard deviation 300.

    A probability is positive if its logarithm is finite, which also holds where the float has underflowed to 0. The sum
    must be 1 to 1e-14. The number `spread` is the least distance below the largest logit at which a float is exactly 0.
    """
    logits = np.random.default_rng(0).normal(0, 300, (1000, 5))
    positive = np.isfinite(log_softmax(logits)).all()
    error = np.abs(softmax(logits).sum(axis=-1) - 1).max()
    return finding(
        verdict_of(positive and error < ROUNDING),
        "Random vectors of logits, negative ones among them; that a probability is positive was seen on its logarithm.",
        vectors=len(logits),
        error=error,
        spread=first_where(lambda gap: softmax([0.0, -gap])[1] == 0, 0, 1000),
    )


def like_others() -> Finding:
    """Raise the first of three logits by 1, and measure how far the other two outputs change.

    sigmoid, tanh and ReLU are elementwise, so theirs do not change at all. The claim holds if that is true of softmax.
    """
    start = np.array(THREE_LOGITS)
    raised = start + np.eye(3)[0]
    others, own = (
        max(np.abs(f(raised) - f(start))[1:].max() for f in group) for group in ((sigmoid, tanh, relu), (softmax,))
    )
    return finding(
        verdict_of((own == 0) == (others == 0)),
        "One of the three logits moved, and the outputs of the two others compared before and after.",
        others=others,
        change=own,
    )


def last_only() -> Finding:
    """Run one step of attention on a random sentence: a use of softmax inside a network.

    The claim fails if three things hold: each row of weights is a softmax, positive with sum 1; the weights matter, so
    that the outputs differ from those of equal weights by more than 0.01; and the outputs, which the next layer takes,
    are no probabilities, with a sum that differs from 1 by more than 0.01.
    Source: Vaswani et al., Attention is all you need (2017), arXiv:1706.03762, section 3.2.1.
    """
    x = embeddings(TOKENS, 8, np.random.default_rng(0))
    weights, outputs = attention(x, x, x)
    are_probabilities = _error_of_sums(weights) < ROUNDING and (weights >= 0).all()
    change = np.abs(outputs - x.mean(axis=0)).max()
    inside = are_probabilities and change > NOTICEABLE and _error_of_sums(outputs) > NOTICEABLE
    return finding(
        verdict_of(not inside),
        "One step of attention run over a sentence: its weights are softmax outputs, and its own outputs go on into "
        "the net.",
        tokens=len(TOKENS),
        largest=weights.max(),
        change=change,
    )


def _error_of_sums(rows: FloatArray) -> float:
    """Return how far the sum of a row is from 1 at most."""
    return float(np.abs(rows.sum(axis=-1) - 1).max())


def max_trick() -> Finding:
    """Evaluate softmax as the textbook writes it, and with the largest logit subtracted, on the lesson's large logits.

    The claim holds if the first form gives NaN on all of them and the second on none, and if no magnitude of equal
    logits breaks the second. The numbers `above` and `below` are the magnitudes that break the first.
    Source: Blanchard, Higham and Higham, Accurately computing the log-sum-exp and softmax functions (2021),
    doi:10.1093/imanum/draa038.
    """
    broken = sum(np.isnan(textbook_softmax(logits)).all() for logits in OVERFLOWING_LOGITS)
    survives = not any(breaks("shifted", logits) for logits in OVERFLOWING_LOGITS)
    never_breaks = breaking_magnitude("shifted") is None
    return finding(
        verdict_of(broken == len(OVERFLOWING_LOGITS) and survives and never_breaks),
        "Both forms run operation by operation; the magnitude that breaks one by bisection over all floats.",
        vectors=len(OVERFLOWING_LOGITS),
        broken=broken,
        above=breaking_magnitude("textbook"),
        below=breaking_magnitude("textbook", sign=-1),
    )


def jacobian() -> Finding:
    """Compare the Jacobian at the lesson's three logits with diag(s) - s s^T and with difference quotients.

    The claim holds if they agree to 1e-14 and 1e-8, and if the matrix is symmetric, its rows sum to 0 within 1e-14, and
    its rank is n - 1.
    """
    z, n = np.array(THREE_LOGITS), len(THREE_LOGITS)
    s, matrix = softmax(z), softmax_jacobian(z)
    error = np.abs(matrix - _jacobian_by_differences(z)).max()
    agrees = error < DIFFERENCE_TOLERANCE and np.abs(matrix - (np.diag(s) - np.outer(s, s))).max() < ROUNDING
    row_sum = np.abs(row_sums(z)).max()
    return finding(
        verdict_of(agrees and np.array_equal(matrix, matrix.T) and row_sum < ROUNDING and rank(z) == n - 1),
        "Every entry compared with a difference quotient; symmetry, row sums and rank of the matrix itself.",
        error=error,
        row_sum=row_sum,
        classes=n,
        rank=rank(z),
    )


def _jacobian_by_differences(z: FloatArray) -> FloatArray:
    """Return the matrix of difference quotients of softmax: entry (i, j) is ds_i / dz_j."""
    columns = [central_difference(lambda t, e=e: softmax(z + t * e), 0.0) for e in np.eye(len(z))]
    return np.transpose(columns)


def curve_of_n() -> Finding:
    """Compare the largest softmax of n evenly spaced logits in [-5, 5] for the article's two n.

    The claim holds if it is the same for both; under its condition (the grid is stated), if each is what the spacing
    h = 10 / (n - 1) gives: the probabilities fall from the largest one in the ratio e^-h, so that it is
    (1 - e^-h) / (1 - e^-nh). Both comparisons are to 1e-14.
    """
    counts = np.array(ARTICLE_CLASS_COUNTS)
    largest = np.array([softmax(evenly_spaced_logits(n)).max() for n in counts])
    spacing = 10 / (counts - 1)
    geometric = -np.expm1(-spacing) / -np.expm1(-counts * spacing)
    return finding(
        verdict_of(np.ptp(largest) < ROUNDING, np.abs(largest - geometric).max() < ROUNDING),
        "The article's interval cut into both of its numbers of classes; with the spacing given, a geometric series "
        "foretells the curve.",
        few=counts[0],
        many=counts[1],
        with_few=largest[0],
        with_many=largest[1],
    )


def sigmoid_is_softmax() -> Finding:
    """Compare softmax of 1,000 random pairs of logits with the sigmoid of their difference, to within 1e-14."""
    z = np.random.default_rng(0).normal(0, 10, (1000, 2))
    error = np.abs(softmax(z)[:, 0] - sigmoid(z[:, 0] - z[:, 1])).max()
    return finding(
        verdict_of(error < ROUNDING), "Random pairs of logits through both functions.", pairs=len(z), error=error
    )


CLAIMS = (
    Claim(
        "softmax-simplex",
        "softmax",
        "Whatever the signs of its inputs, softmax gives positive numbers that sum to 1.",
        "So it is on {vectors:,.0f} random vectors, to {error:.1g}. In float64 a probability becomes exactly 0 once "
        "its logit lies {spread:.1f} below the largest.",
        simplex,
        link={"view": "Classes", "cat": "-2.0", "dog": "-1.0", "tiger": "-3.0"},
    ),
    Claim(
        "softmax-like-others",
        "softmax",
        "Softmax is an activation of the same kind as sigmoid, tanh and ReLU.",
        "Its outputs hang together: raise one logit by 1 and another class's probability moves by {change:.3f}. Under "
        "the other three functions it moves by {others:.0f}.",
        like_others,
        link={"view": "Jacobian"},
    ),
    Claim(
        "softmax-last-only",
        "softmax",
        "Softmax has its place only at the end of a network.",
        "Attention has it inside: over {tokens:.0f} words its weights, up to {largest:.2f}, change what goes on to the "
        "next layer by up to {change:.2f} against equal weights.",
        last_only,
        link={"view": "Attention"},
    ),
    Claim(
        "softmax-max-trick",
        "softmax",
        "Subtracting the largest logit keeps softmax from overflowing.",
        "The shifted form survives equal logits of any size; the textbook form breaks at {above:.1f} and at "
        "−{below:.1f}, and gives NaN on {broken:.0f} of the lesson's {vectors:.0f} examples.",
        max_trick,
        link={"view": "Overflow", "shift": "1000"},
    ),
    Claim(
        "softmax-jacobian",
        "softmax",
        "The Jacobian of softmax is diag(s) − s sᵀ.",
        "Difference quotients agree to {error:.1g}. It equals its transpose, each row adds up to {row_sum:.1g}, and "
        "for {classes:.0f} classes its rank is {rank:.0f}.",
        jacobian,
        link={"view": "Jacobian"},
    ),
    Claim(
        "softmax-curve-n",
        "softmax",
        "The curve drawn for n classes is the curve of softmax.",
        "Between −5 and 5 the largest probability is {with_few:.3f} with {few:.0f} classes and {with_many:.3f} with "
        "{many:.0f}: the curve is that of its grid.",
        curve_of_n,
        condition="it is said which logits were taken",
        link={"view": "Many classes", "classes": str(ARTICLE_CLASS_COUNTS[1])},
    ),
    Claim(
        "sigmoid-is-softmax",
        "softmax",
        "Over two classes softmax is nothing but a sigmoid.",
        "Softmax of two logits is the sigmoid of their difference: over {pairs:,.0f} random pairs the "
        "largest gap between the two is {error:.1g}.",
        sigmoid_is_softmax,
        link={"view": "Classes", "names": "cat, dog"},
    ),
)
