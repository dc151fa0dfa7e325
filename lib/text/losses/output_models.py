"""The table of losses and outputs: which loss belongs to which distribution of the target."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.learning.output_models import OUTPUT_MODELS
from lib.lesson.examples import THREE_LOGITS
from lib.text.numbers import listed, significant
from lib.text.table import Table


@dataclass(frozen=True)
class OutputWords:
    """What the table says of an output: target, output unit, loss and formulas; `z` and `y` are an example.

    `page` and `view` are where the loss is shown.
    """

    label: str
    target: str
    unit: str
    loss: str
    formula: str
    gradient: str
    z: ArrayLike
    y: int
    page: str
    view: str


WORDS: Mapping[str, OutputWords] = {
    "gaussian": OutputWords(
        "Gaussian, standard deviation 1",
        "a real number",
        "identity, ŷ = z",
        "squared error",
        "½ (y − z)² + ½ ln 2π",
        "z − y",
        2.0,
        1,
        "losses",
        "Regression",
    ),
    "laplace": OutputWords(
        "Laplace, scale 1",
        "a real number, with outliers",
        "identity, ŷ = z",
        "absolute error",
        "abs(y − z) + ln 2",
        "the sign of z − y",
        2.0,
        1,
        "losses",
        "Regression",
    ),
    "bernoulli": OutputWords(
        "Bernoulli",
        "0 or 1",
        "sigmoid, p = sigmoid(z)",
        "binary cross-entropy",
        "−y ln p − (1 − y) ln(1 − p)",
        "p − y",
        2.0,
        1,
        "losses",
        "Two classes",
    ),
    "categorical": OutputWords(
        "categorical",
        "one of several classes",
        "softmax, p = softmax(z)",
        "cross-entropy",
        "−ln of the p of the true class",
        "p − y, y is 1 for the true class",
        THREE_LOGITS,
        0,
        "losses",
        "Three classes",
    ),
}
"""The words on each distribution of lib.learning.output_models, in its order."""


def outputs_table() -> Table:
    """Return a row for each distribution: target, output unit, loss, its gradient in z, and both at an example."""
    return Table.from_rows({words.label: _row(name, words) for name, words in WORDS.items()})


def _row(name: str, words: OutputWords) -> dict[str, str]:
    """Return the cells of a distribution by their headings."""
    model, z = OUTPUT_MODELS[name], np.asarray(words.z)
    numbers = f"({listed(z, 2)}), y is the first class" if z.ndim else f"{significant(z)}, y = {words.y}"
    gradient = np.atleast_1d(model.gradient(z, words.y))
    shown = f"({listed(gradient, 2)})" if z.ndim else significant(gradient[0])
    loss = significant(model.negative_log_density(z, words.y))
    return {
        "Target y": words.target,
        "Output unit": words.unit,
        "Loss": words.loss,
        "−ln of the density": words.formula,
        "Gradient in z": words.gradient,
        "Example": f"z = {numbers}: loss {loss}, gradient {shown}",
    }


def links() -> dict[str, tuple[str, str]]:
    """Return the page and the view that show each loss, by the text of the link; each view once."""
    found: dict[tuple[str, str], list[str]] = {}
    for words in WORDS.values():
        found.setdefault((words.page, words.view), []).append(words.loss)
    return {f"{view}: {' and '.join(losses)}": (page, view) for (page, view), losses in found.items()}
