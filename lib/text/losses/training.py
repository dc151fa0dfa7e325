"""Gradient descent under two losses: one neuron, the two weights of a logistic regression, a softmax regression."""

from collections.abc import Mapping, Sequence
from math import isnan

import numpy as np

from lib.activations import sigmoid
from lib.expressions.own_loss import LABEL
from lib.learning.datasets import Points
from lib.learning.logistic_regression import LOGIT_LOSSES, DescentPath, LogitLoss, accuracy, smallest_eigenvalue
from lib.learning.race import OWN, NeuronRun, epochs_until_correct
from lib.learning.softmax_regression import Training, recall, smoothed_targets
from lib.lesson.experiments.classification import smallest_eigenvalue_on_map
from lib.losses import LOSSES
from lib.text.escape import latex_text
from lib.text.labels import inside_sentence
from lib.text.numbers import (
    aligned,
    equals_probability,
    equals_vector,
    fixed,
    latex,
    latex_equals,
    latex_relation,
    percentage,
    significant,
    vector,
)
from lib.text.table import Table

GAP = "0.6em"
HALF_IN_CHART = (
    "This chart uses ½ (p − y)², whose gradient in z is (p − y) p (1 − p), without a factor 2. Squared error in the "
    "chart, the formulas and the table above is (p − y)², and its gradient is twice as large."
)
"""Which of the charts of a view has the factor 1/2."""
RACE_UNITS = (("x",), ("p",))
"""The names of the units of one neuron: its input, and its output σ(w x + b)."""
SMOOTHING_AND_WEIGHT = (
    "With smoothed targets the least loss is no longer at a probability of 1. A class with more weight counts as if it "
    "had more points, so its region grows."
)
"""What label smoothing and the weight of a class change."""
CONTOURS = (
    "Each line joins weights with the same mean loss, which is written on it. The deeper the colour, the larger the "
    "loss. The black path is the descent from its start to the present step."
)
"""How to read the maps of a mean loss."""
CURVATURE = (
    "The Hessian holds the second derivatives of the loss in both weights. An eigenvalue below 0 means that the loss "
    "bends downwards along some direction there: it is not convex."
)
"""What the eigenvalues of the Hessian say."""
SQUARED_ERROR = LOSSES["squared_error"].label
SUMMED_LABEL = f"{SQUARED_ERROR}, Σ (p − y)²"
"""The name of squared error behind a softmax in a legend or a table."""

# One neuron


def race_labels(name: str) -> tuple[str, str]:
    """Return what the loss of a run is called as a function, and as that which its neuron is trained with."""
    if name == OWN:
        return LABEL, inside_sentence(LABEL)
    return LOGIT_LOSSES[name].label, LOGIT_LOSSES[name].noun


def race_sentence(runs: Mapping[str, NeuronRun], y: int) -> str:
    """Return how many epochs each loss needs until the neuron is right."""
    most = len(runs["cross_entropy"].p) - 1
    found = {race_labels(name)[1]: epochs_until_correct(run, y) for name, run in runs.items()}
    *first, last = [f"{label} **{f'more than {most}' if n is None else n}**" for label, n in found.items()]
    said = f"Epochs until the neuron is right: {', '.join(first)} and {last}."
    start = float(next(iter(runs.values())).p[0])
    if start == 0.5:
        return f"{said} At the start p = 0.5, which is neither right nor confidently wrong."
    return f"{said} It is right from the start." if all(n == 0 for n in found.values()) else said


def race_formula(run: NeuronRun, name: str, epoch: int, rate: float, own: str = "") -> str:
    """Return the gradient of one run at an epoch, and the weight after the next update, with numbers, in LaTeX.

    `name` is the key of its loss, and `own` is the formula of dL/dz for a loss that was typed. The neuron has the input
    x = 1.
    """
    p, slope, weight = run.p[epoch], run.gradient[epoch], run.weight[epoch]
    rest, given = sigmoid(-run.z[epoch]), (weight, rate, slope)
    formula = {"squared_error": r"(p - y)\,p\,(1 - p)", "cross_entropy": "p - y"}.get(name, own)
    product = rf"{latex(rate)} \cdot ({latex(slope)}) \cdot 1"
    return aligned(
        rf"\frac{{dL}}{{dz}} &= {formula} {latex_equals(slope)} \\ p &{equals_probability(p, rest)}",
        rf"w &\leftarrow w - \eta\,\frac{{dL}}{{dz}}\,x \\ &{latex_relation(*given)} {latex(weight)} - {product}",
        rf"&{latex_equals(weight - rate * slope)}",
        gap=GAP,
    )


def race_table(runs: Mapping[str, NeuronRun], epoch: int) -> Table:
    """Return the neuron under each loss at one epoch."""
    fields = {"Weight w": "weight", "Bias b": "bias", "Prediction p": "p", "Loss": "loss", "dL/dz": "gradient"}
    return Table.from_rows(
        {
            race_labels(name)[0]: {
                heading: significant(getattr(run, field)[epoch]) for heading, field in fields.items()
            }
            for name, run in runs.items()
        }
    )


# Two weights


def descent_formula(run: DescentPath, step: int, rate: float) -> str:
    """Return the next update of both weights in a descent, with numbers, in LaTeX."""
    weights, slopes = run.weights[step], run.gradient[step]
    change = rf"- {latex(rate)} \cdot {vector(slopes)}"
    numbers = f"{latex_relation(*weights, rate, *slopes, digits=3)} {vector(weights)}"
    return aligned(
        rf"w &\leftarrow w - \eta\,\nabla L \\ &{numbers} \\ &\quad {change}",
        rf"&{equals_vector(weights - rate * slopes)}",
        gap=GAP,
    )


def descents_table(points: Points, losses: Sequence[LogitLoss], runs: Mapping[str, DescentPath], step: int) -> Table:
    """Return the weights, the mean loss and the accuracy of each descent at a step."""
    rows = {}
    for run, loss in zip(runs.values(), losses, strict=True):
        rows[loss.label] = {
            "Weights": ", ".join(map(fixed, run.weights[step])),
            "Mean loss": significant(run.loss[step]),
            "Accuracy": percentage(accuracy(points, run.weights[step]), 1),
        }
    return Table.from_rows(rows)


def eigenvalues_table(points: Points, losses: Sequence[LogitLoss], runs: Mapping[str, DescentPath]) -> Table:
    """Return the smallest eigenvalue of the Hessian of each loss, on the path of its descent and on the map."""
    rows = {}
    for run, loss in zip(runs.values(), losses, strict=True):
        rows[loss.label] = {
            "Smallest eigenvalue on the path": significant(smallest_eigenvalue(points, loss, run.weights).min()),
            "Smallest eigenvalue on the map": significant(smallest_eigenvalue_on_map(points, loss)),
        }
    return Table.from_rows(rows)


# Three classes


def summed_label(label: str) -> str:
    """Return the label of a loss behind a softmax: that of squared error says that it is a sum."""
    return SUMMED_LABEL if label == SQUARED_ERROR else label


def trainings_table(points: Points, names: Sequence[str], runs: Mapping[str, Training], step: int) -> Table:
    """Return loss, accuracy and the share found of each class, for each training at a step."""
    rows = {}
    for label, run in runs.items():
        found = zip(names, recall(run.model(step), points), strict=True)
        cells = {"Mean loss": significant(run.loss[step]), "Accuracy": percentage(run.accuracy[step], 1)}
        cells |= {
            f"{name.capitalize()} found": "none there" if isnan(share) else percentage(share, 1)
            for name, share in found
        }
        rows[f"Trained with {inside_sentence(summed_label(label))}"] = cells
    return Table.from_rows(rows)


def smoothing_formula(names: Sequence[str], smoothing: float) -> str:
    """Return the target vector of the first class after label smoothing, with its numbers, in LaTeX."""
    target, n = smoothed_targets(np.array([0]), smoothing)[0], len(names)
    shared = rf"\tilde y = (1 - \varepsilon)\,y + \varepsilon / {n}"
    return rf"{shared}, \quad \tilde y_{{{latex_text(names[0])}}} {equals_vector(target)}"
