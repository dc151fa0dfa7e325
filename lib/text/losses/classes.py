"""Squared error and cross-entropy of one prediction, of several classes, and of a sample of flips."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import SupportsFloat

import numpy as np
from numpy.typing import NDArray

from lib.activations import sigmoid, sigmoid_derivative
from lib.learning.datasets import MAX_POINTS
from lib.likelihood import bernoulli_divergence, bernoulli_entropy, loss_per_flip, mle
from lib.losses import (
    Loss,
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    binary_cross_entropy_with_logits,
    binary_cross_entropy_with_logits_gradient,
    cross_entropy,
    cross_entropy_gradient,
    squared_error,
    squared_error_gradient,
    squared_error_of_softmax,
    squared_error_of_softmax_gradient,
    squared_error_with_logits,
    squared_error_with_logits_gradient,
)
from lib.softmax import softmax
from lib.text.catalogue import losses as words
from lib.text.labels import listed_labels, one_or_several
from lib.text.numbers import (
    aligned,
    equals_probability,
    equals_vector,
    fraction,
    grouped,
    latex,
    latex_equals,
    latex_relation,
    logarithm,
    probability,
    relation,
    rounded_part,
    significant,
)
from lib.text.table import Table

GAP = "0.6em"

# One prediction


def prediction_formula(z: float) -> str:
    """Return the prediction that a logit stands for, with its number, in LaTeX."""
    p = float(sigmoid(z))
    return rf"p = \sigma({latex(z)}) {equals_probability(p, sigmoid(-z))}"


def formulas_in_logit(z: float, y: int) -> dict[str, str]:
    """Return for both losses of a logit the value, and the gradient as dL/dp dp/dz with each factor's number."""
    p, rest, slope = float(sigmoid(z)), float(sigmoid(-z)), sigmoid_derivative(z)
    return {
        words.SQUARED_ERROR: aligned(
            _squared_error(p, rest, y, squared_error_with_logits(z, y)),
            _chain_rule(r"2\,(p - y)", 2 * binary_cross_entropy_with_logits_gradient(z, y), slope),
            rf"&{latex_equals(squared_error_with_logits_gradient(z, y))}",
            gap=GAP,
        ),
        words.CROSS_ENTROPY: aligned(
            _cross_entropy(p, rest, y, binary_cross_entropy_with_logits(z, y)),
            _chain_rule(r"\frac{p - y}{p\,(1 - p)}", binary_cross_entropy_gradient(p, y), slope),
            rf"&= p - y {latex_equals(binary_cross_entropy_with_logits_gradient(z, y))}",
            gap=GAP,
        ),
    }


def formulas_in_prediction(p: float, y: int) -> dict[str, str]:
    """Return for both losses of a probability the value and the gradient, with their numbers."""
    return {
        words.SQUARED_ERROR: aligned(
            _squared_error(p, 1 - p, y, squared_error(p, y)),
            rf"\frac{{dL}}{{dp}} &= 2\,(p - y) {latex_equals(squared_error_gradient(p, y))}",
            gap=GAP,
        ),
        words.CROSS_ENTROPY: aligned(
            _cross_entropy(p, 1 - p, y, binary_cross_entropy(p, y)),
            rf"\frac{{dL}}{{dp}} &= \frac{{p - y}}{{p\,(1 - p)}} {latex_equals(binary_cross_entropy_gradient(p, y))}",
            gap=GAP,
        ),
    }


def largest_gradient_sentence() -> str:
    """Return where ½ (p - y)² has its largest gradient in the logit for y = 1, (1 - p) p (1 - p).

    Its derivative in p is (1 - p) (1 - 3p), which is 0 at p = 1/3.
    """
    peak = Fraction(1, 3)
    size = (1 - peak) ** 2 * peak
    return words.TWO_CLASSES_SIZE.format(size=fraction(size), p=fraction(peak))


def losses_table(losses: Iterable[Loss], argument: float, y: float) -> Table:
    """Return each loss with its value and its gradient at one argument and one target."""
    rows = {
        loss.label: {
            words.LOSS: significant(loss.function(argument, y)),
            words.GRADIENT: significant(loss.gradient(argument, y)),
        }
        for loss in losses
    }
    return Table.from_rows(rows)


def _chain_rule(by_prediction: str, value: SupportsFloat, slope: SupportsFloat) -> str:
    """Return the gradient in the logit as the one in p times the slope of the sigmoid, p (1 - p)."""
    factors = _braced(by_prediction, value), _braced(r"p\,(1 - p)", slope)
    return r"\frac{dL}{dz} &= \frac{dL}{dp} \cdot \frac{dp}{dz} = " + r" \cdot ".join(factors)


def _braced(formula: str, value: SupportsFloat) -> str:
    """Return a formula with its value under it."""
    return rf"\underbrace{{{formula}}}_{{{latex(value)}}}"


def _squared_error(p: float, rest: float, y: int, value: SupportsFloat) -> str:
    """Return the squared error with its numbers; `rest` is 1 - p."""
    filled = f"({probability(p, rest)} - {y})^2"
    return rf"L &= (p - y)^2 {latex_relation(rounded_part(p, rest))} {filled} \\ &{latex_equals(value)}"


def _cross_entropy(p: float, rest: float, y: int, value: SupportsFloat) -> str:
    """Return the cross-entropy of a class with its numbers: -ln of the probability of what is true."""
    formula, true, other = ("p", p, rest) if y == 1 else ("(1 - p)", rest, p)
    filled = f"{latex_relation(rounded_part(true, other))} -{logarithm(probability(true, other))}"
    return rf"L &= -\ln {formula} {filled} \\ &{latex_equals(value)}"


# Several classes


def marked_names(names: Sequence[str], true: int) -> list[str]:
    """Return the names of the classes with a mark at the one whose index is `true`."""
    return [
        words.THREE_CLASSES_TRUE.format(class_name=name) if index == true else name for index, name in enumerate(names)
    ]


def class_formulas(logits: Sequence[float], target: NDArray[np.float64]) -> dict[str, str]:
    """Return for both losses the value and the gradient in the logits, with their numbers.

    `target` holds a share for each class.
    """
    p, squared = equals_vector(softmax(logits)), equals_vector(squared_error_of_softmax_gradient(logits, target))
    difference = equals_vector(cross_entropy_gradient(logits, target))
    shares = rf"p &= \operatorname{{softmax}}(z) \\ &{p}"
    return {
        words.SQUARED_ERROR: aligned(
            shares,
            rf"L &= \textstyle\sum_i (p_i - y_i)^2 \\ &{latex_equals(squared_error_of_softmax(logits, target))}",
            rf"\nabla_z L &= 2 J\,(p - y) \\ &{squared}",
            gap=GAP,
        ),
        words.CROSS_ENTROPY: aligned(
            shares,
            rf"L &= -\textstyle\sum_i y_i \ln p_i \\ &{latex_equals(cross_entropy(logits, target))}",
            rf"\nabla_z L &= p - y \\ &{difference}",
            gap=GAP,
        ),
    }


# A sample of flips


def sample_sentence(sample: Sequence[int]) -> str:
    """Return the share of ones, where the likelihood of the flips is largest, and so their cross-entropy least."""
    k, n, share = int(np.sum(sample)), len(sample), mle(sample)
    written = f"{relation(share)} **{significant(share)}**"
    return words.FROM_LIKELIHOOD_SAMPLE[one_or_several(n)].format(ones=grouped(k), count=grouped(n), share=written)


def sample_formula(sample: Sequence[int], p: float) -> str:
    """Return the cross-entropy of a sample, as a mean over its flips and as entropy and divergence, with numbers.

    Where all flips agree, the term of the others is left out.
    """
    k, n, share = int(np.sum(sample)), len(sample), mle(sample)
    with np.errstate(divide="ignore"):
        losses = (k, -np.log(p)), (n - k, -np.log1p(-p))
    mean = " + ".join(rf"\tfrac{{{count}}}{{{n}}} \cdot {latex(loss)}" for count, loss in losses if count)
    parts = bernoulli_entropy(share), bernoulli_divergence(share, p)
    return aligned(
        r"&-\tfrac{1}{n} \ln L(p) \\ &= \tfrac{k}{n} (-\ln p) + \tfrac{n - k}{n} (-\ln(1 - p))",
        f"&{latex_relation(*(loss for count, loss in losses if count))} {mean}",
        f"&{latex_equals(loss_per_flip(sample, p))}",
        r"&= H(k/n) + \mathrm{KL}(k/n \,\|\, p)",
        f"&{latex_relation(*parts)} {latex(parts[0])} + {latex(parts[1])}",
        gap=GAP,
    )


def points_note(hidden: int, count: int, classes: int, editable: bool = True) -> str:
    """Say how many of the points of an address a view with fewer classes does not show.

    Where it shows a set instead, this can be `editable` or too large to stand in the address beside them.
    """
    known = listed_labels(list(map(str, range(classes))))
    if hidden == count:
        none = words.POINTS_NONE_SHOWN.format(classes=known)
        return none if editable else f"{none} {words.POINTS_FIXED.format(most=MAX_POINTS)}"
    return words.POINTS_HIDDEN[one_or_several(hidden)].format(
        classes=known, count=grouped(count), hidden=grouped(hidden)
    )
