"""The sentences, tables and formulas of the softmax page."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.activations import sigmoid
from lib.analysis.jacobian import RANK_TOLERANCE, eigenvalues, linear_change, rank, true_change
from lib.lesson.experiments.softmax import failure_thresholds
from lib.losses import cross_entropy, cross_entropy_gradient, squared_error_of_softmax
from lib.numerics.floating_point import Form, first_fault, operations
from lib.softmax import entropy, softmax, softmax_jacobian, textbook_softmax
from lib.text.catalogue import softmax as words
from lib.text.escape import latex_text, markdown_text
from lib.text.labels import enumerated
from lib.text.numbers import (
    aligned,
    bracketed,
    equals,
    equals_vector,
    factor,
    fixed,
    latex,
    latex_equals,
    latex_relation,
    listed,
    logarithm,
    not_hidden,
    probability,
    rounded_part,
    signed,
    significant,
)
from lib.text.table import Table

MOST_TERMS = 4
"""A sum of more terms than these is written with dots."""


# Classes


def probability_formula(names: Sequence[str], logits: Sequence[float], temperature: float = 1.0) -> str:
    """Return the largest probability as softmax writes it, and its numbers on a second line, in LaTeX."""
    exponentials, place = np.exp(np.asarray(logits) / temperature), int(np.argmax(logits))
    terms = [_exponential(z, temperature) for z in logits]
    total = " + ".join(terms) if len(terms) <= MOST_TERMS else rf"{terms[0]} + \dots + {terms[-1]}"
    parts, shares = (exponentials[place], exponentials.sum()), softmax(logits, temperature)
    quotient = rf"{latex_relation(*parts)} \frac{{{latex(parts[0])}}}{{{latex(parts[1])}}}"
    share = f"{latex_relation(_rounded(shares, place))} {_share(shares, place)}"
    definition = rf"p_{{{latex_text(names[place])}}} &= \frac{{{terms[place]}}}{{{total}}}"
    return aligned(definition, f"&{quotient} {share}", gap="1.5ex")


def _share(shares: NDArray[np.float64], place: int) -> str:
    """Return the probability of the class at a place, in LaTeX; where it would be rounded to 1, 1 less the others."""
    return probability(shares[place], np.delete(shares, place).sum())


def _rounded(shares: NDArray[np.float64], place: int) -> float:
    """Return the number that `_share` rounds: the probability, or the sum of the others where that is written."""
    return rounded_part(shares[place], np.delete(shares, place).sum())


def probabilities_text(names: Sequence[str], shares: NDArray[np.float64]) -> str:
    """Return the names of the classes, each with its probability."""
    return ", ".join(
        words.PROBABILITY_OF_CLASS.format(name=name, probability=fixed(p))
        for name, p in zip(names, shares, strict=True)
    )


def two_classes_sentence(names: Sequence[str], logits: Sequence[float], temperature: float) -> str:
    """Return that two classes are the sigmoid of the difference of their logits, with both numbers."""
    difference, share = (logits[0] - logits[1]) / temperature, softmax(logits, temperature)[0]
    return words.CLASSES_TWO.format(
        name=markdown_text(names[0]),
        probability=not_hidden(share),
        difference=significant(difference),
        sigmoid=not_hidden(sigmoid(difference)),
    )


def sum_sentence(shares: NDArray[np.float64], constant: float = 0.0) -> str:
    """Return the sum and the entropy of the probabilities, and that a constant in every logit cancels, if any."""
    said = words.CLASSES_SUM.format(
        sum=fixed(shares.sum()), entropy=not_hidden(entropy(shares)), most=fixed(_largest_entropy(len(shares)))
    )
    return f"{said} {words.CLASSES_CONSTANT.format(constant=equals(constant))}" if constant else said


def steps_table(names: Sequence[str], logits: Sequence[float], temperature: float) -> Table:
    """Return the numbers of the picture, one row a class and one for the sums; without z / T where T is 1."""
    scaled = np.asarray(logits) / temperature
    exponentials, shares = np.exp(scaled), softmax(logits, temperature)
    columns = {words.CLASSES_TABLE_LOGIT: [*map(significant, logits), ""]}
    if temperature != 1:
        columns["z / T"] = [*map(significant, scaled), ""]
    columns["exp(z)" if temperature == 1 else "exp(z / T)"] = [
        significant(e) for e in (*exponentials, exponentials.sum())
    ]
    columns[words.CLASSES_TABLE_PROBABILITY] = [fixed(p) for p in (*shares, shares.sum())]
    return Table.from_columns(columns, [*names, words.CLASSES_TABLE_SUM])


def _exponential(z: float, temperature: float) -> str:
    """Return e to the power of z / T in LaTeX; a temperature of 1 is left out."""
    return f"e^{{{latex(z)}}}" if temperature == 1 else f"e^{{{latex(z)} / {latex(temperature)}}}"


def _largest_entropy(count: int) -> float:
    """Return the entropy of `count` equal probabilities, ln count."""
    return float(entropy([1 / count] * count))


# Temperature


def odds_formula(names: Sequence[str], logits: Sequence[float], temperature: float) -> str:
    """Return the ratio of the two largest probabilities with the present numbers, in LaTeX: it is never below 1."""
    first, second = map(int, np.argsort(logits, kind="stable")[::-1][:2])
    ratio = rf"\frac{{p_{{{latex_text(names[first])}}}}}{{p_{{{latex_text(names[second])}}}}}"
    power = rf"e^{{({latex(logits[first])} - {factor(logits[second])}) / {latex(temperature)}}}"
    return rf"{ratio} = {power} {latex_equals(np.exp((logits[first] - logits[second]) / temperature))}"


def temperature_sentence(names: Sequence[str], logits: Sequence[float], temperature: float) -> str:
    """Return the entropy at a temperature, and the limits for T = 0 and for large T."""
    z, shares = np.asarray(logits), softmax(logits, temperature)
    leaders = enumerated([markdown_text(name) for name, value in zip(names, z, strict=True) if value == z.max()])
    return words.TEMPERATURE_LIMITS.format(
        temperature=equals(temperature),
        entropy=not_hidden(entropy(shares)),
        largest=leaders,
        share=equals(1 / len(names)),
    )


# Jacobian


def jacobian_formula(names: Sequence[str], logits: Sequence[float], moved: int) -> str:
    """Return two entries of the Jacobian in the column of the logit at `moved`, with their numbers, in LaTeX."""
    shares, matrix = softmax(logits), softmax_jacobian(logits)
    return aligned(*(_entry(names, shares, matrix, row, moved) for row in (moved, 0 if moved else 1)), gap="1ex")


def raise_sentence(names: Sequence[str], logits: ArrayLike, moved: int, size: float) -> str:
    """Return the exact change of each probability if the logit at `moved` rises by `size`, and what J dz gives."""
    step = size * np.eye(len(names))[moved]
    exact, linear = true_change(logits, step), linear_change(logits, step)
    changes = [
        words.JACOBIAN_CHANGE.format(name=markdown_text(name), change=_change(change))
        for name, change in zip(names, exact, strict=True)
    ]
    said = words.JACOBIAN_RAISED.format(
        name=markdown_text(names[moved]), step=significant(size), changes=", ".join(changes)
    )
    given = [_change(change) for change in linear]
    if given == [_change(change) for change in exact]:
        return f"{said} {words.JACOBIAN_SAME}"
    return f"{said} {words.JACOBIAN_LINEAR.format(changes=', '.join(given))}"


def _change(change: float) -> str:
    """Return a change of a probability with its sign and three decimal places; a smaller one with a power of ten."""
    if change == 0 or abs(change) >= 5e-4:
        return signed(change, 3)
    return ("+" if change > 0 else "") + significant(change, 2)


def spectrum_sentence(logits: ArrayLike) -> str:
    """Return the largest sum of a row or column of the Jacobian in floats, its rank and its eigenvalues."""
    matrix = softmax_jacobian(logits)
    rounding = max(np.abs(matrix.sum(axis=axis)).max() for axis in (0, 1))
    return words.JACOBIAN_SPECTRUM.format(
        sum=significant(rounding),
        rank=rank(logits),
        classes=len(matrix),
        eigenvalues=listed(_without_rounding(eigenvalues(logits))),
    )


def _without_rounding(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return eigenvalues with 0 for those that the rank does not count, which are rounding errors or near them."""
    return np.where(values > RANK_TOLERANCE * values.max(), values, 0.0)


def _entry(names: Sequence[str], s: NDArray[np.float64], matrix: NDArray[np.float64], row: int, column: int) -> str:
    """Return one entry of the Jacobian with its numbers, in LaTeX."""
    slope = rf"\frac{{\partial s_{{{latex_text(names[row])}}}}}{{\partial z_{{{latex_text(names[column])}}}}}"
    first, second = bracketed(_share(s, row)), bracketed(_share(s, column))
    product, given = rf"{first}\,({int(row == column)} - {second})", (_rounded(s, row), _rounded(s, column))
    return rf"{slope} &{latex_relation(*given)} {product} {latex_equals(matrix[row, column])}"


# Many classes


def largest_sentence(count: int, largest: float) -> str:
    """Return the largest of the probabilities of `count` classes."""
    return words.MANY_CLASSES_LARGEST.format(classes=count, largest=fixed(largest, 3))


def grid_formula(logits: ArrayLike) -> str:
    """Return the last probability of logits that rise with the class, with its numbers, in LaTeX."""
    z = np.asarray(logits, np.float64)
    last = rf"p_{{{z.size}}} = \frac{{e^{{{latex(z[-1])}}}}}{{\sum_{{j=1}}^{{{z.size}}} e^{{z_j}}}}"
    given = np.exp(z[-1]), np.exp(z).sum()
    quotient = rf"\frac{{{latex(given[0])}}}{{{latex(given[1])}}}"
    return rf"{last} {latex_relation(*given)} {quotient} {latex_equals(softmax(z)[-1])}"


# Simplex and cross-entropy


def loss_formula(logits: ArrayLike, target: NDArray[np.float64]) -> str:
    """Return the cross-entropy with the present numbers, in LaTeX; a class whose target is 0 has no term."""
    shares = softmax(logits)
    pairs = [(y, logarithm(_share(shares, place))) for place, y in enumerate(target) if y > 0]
    terms = [("- " if y == 1 else rf"- {latex(y)} \cdot ") + term for y, term in pairs]
    total = " ".join(terms) if len(terms) <= MOST_TERMS else rf"{terms[0]} - \dots {terms[-1]}"
    given = [number for place, y in enumerate(target) if y > 0 for number in (y, _rounded(shares, place))]
    return rf"-\sum_i y_i \ln p_i {latex_relation(*given)} {total} {latex_equals(cross_entropy(logits, target))}"


def descent_formula(logits: ArrayLike, target: NDArray[np.float64], temperature: float) -> str:
    """Return minus the gradient of cross-entropy in the logits z, and the direction of the point, in LaTeX.

    With p = softmax(z / T) they are (y - p) / T and J (y - p), J the Jacobian of softmax at z / T.
    """
    z = np.asarray(logits, np.float64) / temperature
    push = -cross_entropy_gradient(z, target)
    numbers = {"y": target, "p": softmax(z), r"\frac{y - p}{T}": push / temperature}
    numbers[r"J\,(y - p)"] = linear_change(z, push)
    return aligned(*(f"{symbol} &{equals_vector(v, 4)}" for symbol, v in numbers.items()), gap="0.4em")


def loss_sentence(names: Sequence[str], logits: ArrayLike, target: ArrayLike, true: int) -> str:
    """Return the probability of the class whose index is `true`, the cross-entropy and the squared error."""
    return words.CROSS_ENTROPY_LOSSES.format(
        name=markdown_text(names[true]),
        probability=significant(softmax(logits)[true]),
        cross_entropy=significant(cross_entropy(logits, target)),
        squared_error=significant(squared_error_of_softmax(logits, target)),
    )


def gradient_table(names: Sequence[str], logits: ArrayLike, target: ArrayLike, gradient: ArrayLike) -> Table:
    """Return probability, target and gradient of the cross-entropy for each class."""
    columns = {
        words.CROSS_ENTROPY_TABLE_PROBABILITY: softmax(logits),
        words.CROSS_ENTROPY_TABLE_TARGET: target,
        words.CROSS_ENTROPY_TABLE_GRADIENT: gradient,
    }
    return Table.from_columns(
        {heading: map(significant, np.asarray(numbers)) for heading, numbers in columns.items()}, names
    )


# Overflow


def agreement(logits: Sequence[float], dtype: str) -> tuple[bool, str]:
    """Return whether both forms of softmax agree on these logits in a float format, and a sentence that says so.

    The sentence has the largest exponent that does not overflow in that format, and the least that does not underflow.
    """
    z, (high, low) = np.asarray(logits).astype(dtype), exponent_limits(dtype)
    textbook = textbook_softmax(z)
    agree = bool(np.allclose(textbook, softmax(z), rtol=0, atol=4 * np.finfo(dtype).eps))
    if agree:
        said = words.OVERFLOW_AGREE.format(logits=listed(z))
    else:
        said = words.OVERFLOW_WRONG.format(logits=listed(z), probabilities=listed(textbook))
    return agree, f"{said} {words.OVERFLOW_LIMITS.format(format=dtype, high=fixed(high, 1), low=fixed(low, 1))}"


def exponent_limits(dtype: str) -> tuple[float, float]:
    """Return the x past which exp(x) overflows in a float format, and the x below which it underflows to 0."""
    numbers = np.finfo(dtype)
    return math.log(numbers.max), math.log(numbers.smallest_subnormal) - math.log(2)


def overflow_table(names: Sequence[str], logits: ArrayLike, dtype: str) -> Table:
    """Return both forms of softmax on the same logits in a float format, with the exponentials that each computes."""
    z = np.asarray(logits).astype(dtype)
    with np.errstate(over="ignore"):
        columns = {words.OVERFLOW_TABLE_LOGIT: z, "exp(z)": np.exp(z), words.OVERFLOW_TEXTBOOK: textbook_softmax(z)}
    columns |= {words.OVERFLOW_TABLE_SHIFTED_EXPONENTIAL: np.exp(z - z.max()), words.OVERFLOW_SHIFTED: softmax(z)}
    return Table.from_columns({heading: map(significant, numbers) for heading, numbers in columns.items()}, names)


def overflow_sentence(logits: ArrayLike) -> str:
    """Return what both forms of softmax give for these logits in float64."""
    z = np.asarray(logits, np.float64)
    textbook, shifted = listed(textbook_softmax(z)), listed(softmax(z))
    return words.OVERFLOW_FORMS.format(logits=listed(z), textbook=textbook, shifted=shifted)


def first_fault_sentence(form: Form, logits: ArrayLike, dtype: str) -> str:
    """Return which operation of a form fails first on these logits, with its values."""
    fault = first_fault(form.name, logits, dtype)
    if fault is None:
        return words.OVERFLOW_SOUND.format(form=form.label)
    values = listed(np.atleast_1d(fault.values))
    return words.OVERFLOW_FAULT.format(form=form.label, status=fault.status, operation=fault.name, values=values)


def operations_table(form: Form, logits: ArrayLike, dtype: str) -> Table:
    """Return every operation of a form on these logits with its values and its status."""
    steps = operations(form.name, logits, dtype)
    columns = {
        words.OVERFLOW_TABLE_GIVES: [listed(np.atleast_1d(step.values)) for step in steps],
        words.OVERFLOW_TABLE_STATUS: [step.status for step in steps],
    }
    return Table.from_columns(
        columns, [step.name for step in steps], name=words.OVERFLOW_TABLE_OPERATIONS.format(form=form.label)
    )


def failure_thresholds_table() -> Table:
    """Return for each form and float format the least t at which it fails, for each kind of logits."""
    return Table.from_rows(
        {
            f"{form}, {dtype}": {
                logits: words.OVERFLOW_TABLE_NEVER if t is None else f"t {equals(t)}" for logits, t in found.items()
            }
            for (form, dtype), found in failure_thresholds().items()
        }
    )


# Attention


def attention_formula(d: int, scaled: bool) -> str:
    """Return attention with the present dimension d, its scores divided by the square root of d or not, in LaTeX."""
    scores = rf"\frac{{Q K^\top}}{{\sqrt{{{d}}}}}" if scaled else r"Q K^\top"
    root = rf"\sqrt{{{d}}} {latex_equals(math.sqrt(d))}"
    return rf"\operatorname{{softmax}}\!\left({scores}\right) V, \qquad {root}"


def attention_sentence(found: float, tokens: int, sentences: int) -> str:
    """Return the mean entropy `found` of a row of attention weights, and why the scores are divided."""
    return words.ATTENTION_ENTROPY.format(
        entropy=not_hidden(found, 3),
        most=fixed(_largest_entropy(tokens), 3),
        sentences=sentences,
        tokens=tokens,
    )
