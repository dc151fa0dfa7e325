"""Checks of what the lesson says of softmax."""

import numpy as np

from lib.activations import relu, sigmoid, tanh
from lib.analysis.attention import TOKENS, attention, embeddings
from lib.analysis.jacobian import rank, row_sums
from lib.lesson.claims.claim import Claim, found, judge
from lib.lesson.claims.measurements import central_difference, first_where
from lib.lesson.examples import ARTICLE_CLASS_COUNTS, OVERFLOWING_LOGITS, THREE_LOGITS
from lib.numerics.floating_point import breaking_magnitude, breaks
from lib.softmax import log_softmax, softmax, softmax_jacobian, textbook_softmax

START = THREE_LOGITS
"""The lesson's logits of cat, dog and tiger."""
ROUNDING = 1e-14


def simplex():
    """Random logits of every sign: logarithms of probabilities are finite, and the probabilities sum to 1."""
    logits = np.random.default_rng(0).normal(0, 300, (1000, 5))
    positive = np.isfinite(log_softmax(logits)).all()
    error = np.abs(softmax(logits).sum(axis=-1) - 1).max()
    return found(
        judge(positive and error < ROUNDING),
        "Random vectors of logits, negative ones among them; that a probability is positive was seen on its logarithm.",
        vectors=len(logits),
        error=error,
        spread=first_where(lambda gap: softmax([0.0, -gap])[1] == 0, 0, 1000),
    )


def like_others():
    """Whether moving one input moves another's output: for sigmoid, tanh and ReLU, and for softmax."""
    moved = np.array(START)
    moved[0] += 1
    others, own = (
        max(np.abs(f(moved) - f(START))[1:].max() for f in group) for group in ((sigmoid, tanh, relu), (softmax,))
    )
    return found(
        judge((own == 0) == (others == 0)),
        "One of the three logits moved, and the outputs of the two others compared before and after.",
        others=others,
        change=own,
    )


def last_only():
    """Attention is the counterexample: softmax makes weights in the middle of a net, and what comes out is no softmax.

    It is one only if the rows are probabilities that matter (uniform ones give other outputs) and the outputs, which
    the next layer takes, are not probabilities themselves.
    """
    x = embeddings(TOKENS, 8, np.random.default_rng(0))
    weights, outputs = attention(x, x, x)
    are_shares = np.abs(weights.sum(axis=-1) - 1).max() < ROUNDING and (weights >= 0).all()
    change = np.abs(outputs - x.mean(axis=0)).max()
    sums = outputs.sum(axis=-1)
    inside = are_shares and change > 0.01 and (np.abs(sums - 1) > 0.01).any()
    return found(
        judge(not inside),
        "One step of attention run over a sentence: its weights are softmax outputs, and its own outputs go on into "
        "the net.",
        tokens=len(TOKENS),
        largest=weights.max(),
        change=change,
    )


def max_trick():
    """The textbook form and the shifted one on the lesson's logits, and the magnitude from which each breaks."""
    broken = sum(np.isnan(textbook_softmax(logits)).all() for logits in OVERFLOWING_LOGITS)
    survives = not any(breaks("shifted", logits) for logits in OVERFLOWING_LOGITS)
    ever = breaking_magnitude("shifted") is not None
    return found(
        judge(broken == len(OVERFLOWING_LOGITS) and survives and not ever),
        "Both forms run operation by operation; the magnitude that breaks one by bisection over all floats.",
        vectors=len(OVERFLOWING_LOGITS),
        broken=broken,
        above=breaking_magnitude("textbook"),
        below=breaking_magnitude("textbook", sign=-1),
    )


def jacobian():
    """The Jacobian against difference quotients, and its symmetry, row sums and rank."""
    z, n = np.array(START), len(START)
    s, j = softmax(z), softmax_jacobian(z)
    columns = [central_difference(lambda t, e=e: softmax(z + t * e), 0.0) for e in np.eye(n)]
    error = np.abs(j - np.transpose(columns)).max()
    formula = np.abs(j - (np.diag(s) - np.outer(s, s))).max()
    row_sum = np.abs(row_sums(z)).max()
    return found(
        judge(
            error < 1e-8 and formula < ROUNDING and np.array_equal(j, j.T) and row_sum < ROUNDING and rank(z) == n - 1
        ),
        "Every entry compared with a difference quotient; symmetry, row sums and rank of the matrix itself.",
        error=error,
        row_sum=row_sum,
        classes=n,
        rank=rank(z),
    )


def curve_of_n():
    """The largest probability of n evenly spaced logits: it depends on n, and the stated spacing h foretells it.

    The probabilities fall like e^-h from the largest, a geometric series: (1 - e^-h) / (1 - e^-nh).
    """
    counts = np.array(ARTICLE_CLASS_COUNTS)
    largest = np.array([softmax(np.linspace(-5, 5, n)).max() for n in counts])
    spacing = 10 / (counts - 1)
    foretold = -np.expm1(-spacing) / -np.expm1(-counts * spacing)
    return found(
        judge(np.ptp(largest) < ROUNDING, np.abs(largest - foretold).max() < ROUNDING),
        "The article's interval cut into both of its numbers of classes; with the spacing given, a geometric series "
        "foretells the curve.",
        few=counts[0],
        many=counts[1],
        with_few=largest[0],
        with_many=largest[1],
    )


def sigmoid_is_softmax():
    """Softmax over two classes against the sigmoid of the difference of their logits."""
    z = np.random.default_rng(0).normal(0, 10, (1000, 2))
    error = np.abs(softmax(z)[:, 0] - sigmoid(z[:, 0] - z[:, 1])).max()
    return found(judge(error < ROUNDING), "Random pairs of logits through both functions.", pairs=len(z), error=error)


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
