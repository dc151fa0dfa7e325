"""Derivations on softmax: its Jacobian, the gradient of cross-entropy, and the scale of attention scores."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from lib.lesson.derivations.derivation import Derivation, Line, Relation, State
from lib.lesson.derivations.writer import Writer, shortened, summed
from lib.lesson.reading import class_names
from lib.numerics.complex_step import partial_derivative
from lib.softmax import softmax

_LOGIT_KEYS = ("cat", "dog", "tiger", *(f"class{place}" for place in range(4, 11)))


def _logits(state: State) -> list[float]:
    """Return the logits of the classes that the view shows."""
    most = len([key for key in _LOGIT_KEYS if key in state])
    return [float(state[key]) for key in _LOGIT_KEYS[: len(class_names(state["names"], 2, most))]]


def _index(place: str, classes: int) -> int:
    """Return the index of the class at a place, 0 where there is no such class."""
    return int(place) - 1 if int(place) <= classes else 0


def _total(z: Sequence[float]) -> float:
    """Return the sum of the exponentials."""
    return float(np.exp(z).sum())


def _share(index: int) -> Callable[[Any], Any]:
    """Return the function that computes one probability of logits, which may be complex."""
    return lambda z: np.exp(z[index]) / np.sum(np.exp(z))


def _entry(z: Sequence[float], row: int, column: int) -> float:
    """Return the derivative of a probability in a logit, by numerical differentiation."""
    return partial_derivative(_share(row), z, column)


def _probability(w: Writer, z: Sequence[float], index: int) -> str:
    """Return a probability in LaTeX; one near 1 is written as 1 less the others."""
    p = softmax(z)
    return w.probability(p[index], np.delete(p, index).sum())


def _column_terms(w: Writer, z: Sequence[float], j: int) -> str:
    """Return the sum over a column of the Jacobian in LaTeX."""
    return summed(shortened(range(len(z)), lambda row: w(_entry(z, row, j))))


JACOBIAN = Derivation(
    id="softmax-jacobian",
    title="The derivative of softmax is sᵢ (δᵢⱼ − sⱼ)",
    views=(("softmax", "Jacobian"),),
    values=lambda state: {
        "z": _logits(state),
        "i": _index(state["moved"], len(_logits(state))),
        "j": _index(state["moved"], len(_logits(state))),
    },
    given=lambda w, z, i, j: rf"\begin{{aligned}} z &= {w.vector(z)} \\ i &= j = {j + 1} \end{{aligned}}",
    about="The class j is the one whose logit moves. The numbers are those of its own probability, i = j.",
    lines=(
        Line(
            r"\frac{\partial s_i}{\partial z_j} = \frac{\partial}{\partial z_j} \frac{e^{z_i}}{S}, \;\; "
            r"S = \sum_k e^{z_k}",
            "Softmax divides each exponential by their sum S.",
            lambda z, i, j: _entry(z, i, j),
            lambda w, z, i, j: rf"\frac{{\partial s_{{{i + 1}}}}}{{\partial z_{{{j + 1}}}}}",
        ),
        Line(
            r"\frac{\delta_{ij}\, e^{z_i}\, S - e^{z_i}\, e^{z_j}}{S^2}",
            r"This is the quotient rule. $\delta_{ij}$ is 1 for $i = j$ and 0 otherwise, because $e^{z_i}$ contains "
            r"$z_j$ only if it is the same logit. The derivative of S in $z_j$ is $e^{z_j}$.",
            lambda z, i, j: ((i == j) * np.exp(z[i]) * _total(z) - np.exp(z[i]) * np.exp(z[j])) / _total(z) ** 2,
            lambda w, z, i, j: (
                rf"\frac{{{int(i == j)} \cdot e^{{{w(z[i])}}} \cdot {w(_total(z))} - e^{{{w(z[i])}}} "
                rf"\cdot e^{{{w(z[j])}}}}}{{{w.power(_total(z), 2)}}}"
            ),
        ),
        Line(
            r"\frac{e^{z_i}}{S} \cdot \frac{\delta_{ij}\, S - e^{z_j}}{S}",
            r"The common factor $e^{z_i}$ is taken out, and the fraction is split.",
            lambda z, i, j: np.exp(z[i]) / _total(z) * (((i == j) * _total(z) - np.exp(z[j])) / _total(z)),
            lambda w, z, i, j: (
                rf"\frac{{e^{{{w(z[i])}}}}}{{{w(_total(z))}}} \cdot \frac{{{int(i == j)} \cdot {w(_total(z))} - "
                rf"e^{{{w(z[j])}}}}}{{{w(_total(z))}}}"
            ),
        ),
        Line(
            r"s_i\, (\delta_{ij} - s_j)",
            r"Each exponential over S is a probability. In matrix form: $J = \operatorname{diag}(s) - s\, s^\top$.",
            lambda z, i, j: softmax(z)[i] * ((i == j) - softmax(z)[j]),
            lambda w, z, i, j: rf"{_probability(w, z, i)} \cdot ({int(i == j)} - {_probability(w, z, j)})",
        ),
        Line(
            r"\sum_i \frac{\partial s_i}{\partial z_j}",
            "Now add up a column: how much do all probabilities together change with one logit?",
            lambda z, i, j: sum(_entry(z, row, j) for row in range(len(z))),
            lambda w, z, i, j: _column_terms(w, z, j),
            Relation.BEGIN,
            lambda w, z, i, j: "0",
        ),
        Line(
            r"s_j - s_j \sum_i s_i",
            r"In $\sum_i s_i\, (\delta_{ij} - s_j)$ the first part has only one term that is not 0, the one with "
            "$i = j$.",
            lambda z, i, j: softmax(z)[j] - softmax(z)[j] * softmax(z).sum(),
            lambda w, z, i, j: rf"{_probability(w, z, j)} - {_probability(w, z, j)} \cdot 1",
            result=lambda w, z, i, j: "0",
        ),
        Line(
            "0",
            "The probabilities sum to 1. What one class gains the others lose.",
            lambda z, i, j: 0.0,
            lambda w, z, i, j: "0",
        ),
        Line(
            r"\sum_j \frac{\partial s_i}{\partial z_j}",
            "Add up a row: how does one probability change if all logits grow alike?",
            lambda z, i, j: sum(_entry(z, i, column) for column in range(len(z))),
            lambda w, z, i, j: summed(shortened(range(len(z)), lambda column: w(_entry(z, i, column)))),
            Relation.BEGIN,
            lambda w, z, i, j: "0",
        ),
        Line(
            r"s_i \left(1 - \sum_j s_j\right)",
            "Again the probabilities sum to 1, so this is 0 too. A constant added to all logits changes nothing.",
            lambda z, i, j: softmax(z)[i] * (1 - softmax(z).sum()),
            lambda w, z, i, j: rf"{_probability(w, z, i)} \cdot (1 - 1)",
            result=lambda w, z, i, j: "0",
        ),
    ),
)


# Cross-entropy behind softmax


def _target(true: int, classes: int, smoothing: float) -> list[float]:
    """Return the target: 1 for the true class, of which a share is spread over all classes."""
    return [(1 - smoothing) * (place == true) + smoothing / classes for place in range(classes)]


def _loss(z: Any, target: Sequence[float]) -> Any:
    """Return -sum y ln p for logits, which may be complex."""
    return -np.sum(np.asarray(target) * np.log(np.exp(z) / np.sum(np.exp(z))))


def _log_share(index: int) -> Callable[[Any], Any]:
    """Return the function that computes z_i - ln sum e^z_k for logits, which may be complex."""
    return lambda z: z[index] - np.log(np.sum(np.exp(z)))


def _class_values(state: State) -> dict[str, Any]:
    """Return the logits, the target, and the true class of a view."""
    z = _logits(state)
    j = _index(state["true"], len(z))
    return {"z": z, "y": _target(j, len(z), float(state.get("smoothing", 0))), "j": j}


def _weighted_slopes(w: Writer, z: Sequence[float], y: Sequence[float], j: int) -> str:
    """Return the terms y_i times the slope of ln p_i with their numbers in LaTeX, without those whose target is 0."""
    slopes = [partial_derivative(_log_share(i), z, j) for i in range(len(z))]
    return summed(shortened(np.flatnonzero(y).tolist(), lambda i: rf"{w(y[i])} \cdot {w.factor(slopes[i])}", 2))


def _weighted(w: Writer, z: Sequence[float], y: Sequence[float], j: int) -> str:
    """Return the terms y_i (delta_ij - p_j) with their numbers in LaTeX; those whose target is 0 are left out."""
    p = _probability(w, z, j)
    return summed(shortened(np.flatnonzero(y).tolist(), lambda i: rf"{w(y[i])} \cdot ({int(i == j)} - {p})", 2))


CROSS_ENTROPY = Derivation(
    id="softmax-ce",
    title="The gradient of cross-entropy behind softmax is p − y",
    views=(("softmax", "Cross-entropy"), ("losses", "Three classes")),
    values=_class_values,
    given=lambda w, z, y, j: (
        rf"\begin{{aligned}} z &= {w.vector(z)} \\ y &= {w.vector(y)} \\ j &= {j + 1} \end{{aligned}}"
    ),
    about="The numbers are those of the logit of the true class, j.",
    lines=(
        Line(
            r"\frac{\partial L}{\partial z_j} = \frac{\partial}{\partial z_j} \Bigl(-\sum_i y_i \ln p_i\Bigr)",
            r"The loss is the cross-entropy of the target $y$ and of the probabilities $p$, which are softmax "
            "of $z$.",
            lambda z, y, j: partial_derivative(lambda t: _loss(t, y), z, j),
            lambda w, z, y, j: rf"\frac{{\partial L}}{{\partial z_{{{j + 1}}}}}",
        ),
        Line(
            r"-\sum_i y_i\, \frac{\partial}{\partial z_j} \Bigl(z_i - \ln \sum_k e^{z_k}\Bigr)",
            "The logarithm of a quotient is a difference, and the logarithm of $e^{z_i}$ is $z_i$.",
            lambda z, y, j: -sum(t * partial_derivative(_log_share(i), z, j) for i, t in enumerate(y)),
            lambda w, z, y, j: rf"-({_weighted_slopes(w, z, y, j)})",
        ),
        Line(
            r"-\sum_i y_i\, (\delta_{ij} - p_j)",
            r"$\delta_{ij}$ is 1 for $i = j$ and 0 otherwise. The derivative of the logarithm of the sum is $e^{z_j}$ "
            "divided by the sum, which is $p_j$.",
            lambda z, y, j: -sum(t * ((i == j) - softmax(z)[j]) for i, t in enumerate(y)),
            lambda w, z, y, j: f"-({_weighted(w, z, y, j)})",
        ),
        Line(
            r"-y_j + p_j \sum_i y_i",
            r"The brackets are multiplied out. In the first part only the term with $i = j$ is not 0.",
            lambda z, y, j: -y[j] + softmax(z)[j] * sum(y),
            lambda w, z, y, j: rf"-{w(y[j])} + {_probability(w, z, j)} \cdot {w(sum(y))}",
        ),
        Line(
            "p_j - y_j",
            "The targets sum to 1. The gradient is the prediction less the target, and no factor makes it small when "
            "the prediction is wrong.",
            lambda z, y, j: softmax(z)[j] - y[j],
            lambda w, z, y, j: f"{_probability(w, z, j)} - {w(y[j])}",
        ),
    ),
)


# Attention

_ZERO_SHARE = 1 / 3
"""Probability of a 0 among the entries of q and k whose expectations are computed."""


def _moments(zero: float) -> tuple[float, float]:
    """Return E[q k] and E[q^2 k^2] of two independent entries, as sums over all outcomes."""
    size = (1 - zero) ** -0.5
    outcomes = [(-size, (1 - zero) / 2), (0.0, zero), (size, (1 - zero) / 2)]
    pairs = [(a * b, p * q) for a, p in outcomes for b, q in outcomes]
    return sum(t * p for t, p in pairs), sum(t * t * p for t, p in pairs)


def _square_moment(zero: float) -> float:
    """Return E[q^2] of one entry, as a sum over all outcomes."""
    size = (1 - zero) ** -0.5
    return sum(value**2 * p for value, p in [(-size, (1 - zero) / 2), (0.0, zero), (size, (1 - zero) / 2)])


def _score_variance(d: int, zero: float, factor: float = 1.0) -> float:
    """Return the variance of factor (q . k), from the exact distribution of the sum of its d terms.

    Each entry is 0 with probability `zero`, and otherwise plus or minus a size that makes its variance 1. A product of
    two entries is then -s, 0 or s, and the sum of d products a whole multiple of s.
    """
    nonzero, size = (1 - zero) ** 2, 1 / (1 - zero)
    chances, term = np.ones(1), [nonzero / 2, 1 - nonzero, nonzero / 2]
    for bit in f"{d:b}":
        doubled = np.convolve(chances, chances)
        chances = np.convolve(doubled, term) if bit == "1" else doubled
    values = factor * size * np.arange(-d, d + 1)
    return float(chances @ values**2 - (chances @ values) ** 2)


ATTENTION_SCALE = Derivation(
    id="attention-scale",
    title="The variance of a score q · k is d, so attention divides scores by √d",
    views=(("softmax", "Attention"),),
    values=lambda state: {"d": int(state["dimension"]), "zero": _ZERO_SHARE},
    given=lambda w, d, zero: f"d = {d}",
    about="The entries of q and k are independent, with mean 0 and variance 1. For the numbers an entry is 0 with "
    "probability 1/3; the expectations are computed exactly from this distribution.",
    lines=(
        Line(
            r"\operatorname{Var}(q \cdot k) = \operatorname{E}\Bigl[\bigl(\sum_i q_i k_i\bigr)^2\Bigr]",
            "The mean of the score is 0, because all entries have mean 0. So its variance is the mean of its square.",
            lambda d, zero: _score_variance(d, zero),
            lambda w, d, zero: r"\operatorname{Var}(q \cdot k)",
        ),
        Line(
            r"\sum_i \sum_j \operatorname{E}[q_i k_i\, q_j k_j]",
            "The square of the sum is multiplied out, and the mean of a sum is the sum of the means.",
            lambda d, zero: d * _moments(zero)[1] + d * (d - 1) * _moments(zero)[0] ** 2,
            lambda w, d, zero: (
                rf"{d} \cdot {w(_moments(zero)[1])} + {d} \cdot {d - 1} \cdot {w(_moments(zero)[0] ** 2)}"
            ),
        ),
        Line(
            r"\sum_i \operatorname{E}[q_i^2]\, \operatorname{E}[k_i^2]",
            r"For $i \ne j$ the four entries are independent, and each factor of the mean is 0. For $i = j$ the "
            "entries $q_i$ and $k_i$ are independent.",
            lambda d, zero: sum(_square_moment(zero) * _square_moment(zero) for _ in range(d)),
            lambda w, d, zero: rf"{d} \cdot {w(_square_moment(zero))} \cdot {w(_square_moment(zero))}",
        ),
        Line(
            "d",
            "Each variance is 1, and there are d terms. So scores spread like the square root of d.",
            lambda d, zero: d,
            lambda w, d, zero: f"{d}",
        ),
        Line(
            r"\operatorname{Var}\Bigl(\frac{q \cdot k}{\sqrt{d}}\Bigr)",
            "Attention divides each score by the square root of d.",
            lambda d, zero: _score_variance(d, zero, d**-0.5),
            lambda w, d, zero: rf"\operatorname{{Var}}\Bigl(\frac{{q \cdot k}}{{\sqrt{{{d}}}}}\Bigr)",
            Relation.BEGIN,
        ),
        Line(
            r"\frac{\operatorname{Var}(q \cdot k)}{d}",
            "A factor c multiplies a variance by $c^2$.",
            lambda d, zero: _score_variance(d, zero) / d,
            lambda w, d, zero: rf"\frac{{{w(_score_variance(d, zero))}}}{{{d}}}",
        ),
        Line(
            "1",
            "The variance is d divided by d. It no longer depends on the dimension, and softmax does not saturate as d "
            "grows.",
            lambda d, zero: 1.0,
            lambda w, d, zero: "1",
        ),
    ),
)

DERIVATIONS = (JACOBIAN, CROSS_ENTROPY, ATTENTION_SCALE)
