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
from lib.text.catalogue import losses as words
from lib.text.escape import latex_text
from lib.text.labels import inside_sentence, listed_labels
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
RACE_UNITS = (("x",), ("p",))
"""The names of the units of one neuron: its input, and its output σ(w x + b)."""

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
    epochs = [
        words.ONE_NEURON_MORE_EPOCHS.format(loss=label, most=most)
        if n is None
        else words.ONE_NEURON_EPOCHS_OF_LOSS.format(loss=label, epochs=n)
        for label, n in found.items()
    ]
    said = words.ONE_NEURON_EPOCHS.format(losses=listed_labels(epochs))
    start = float(next(iter(runs.values())).p[0])
    if start == 0.5:
        return f"{said} {words.ONE_NEURON_UNDECIDED}"
    return f"{said} {words.ONE_NEURON_RIGHT_AT_START}" if all(n == 0 for n in found.values()) else said


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
    fields = {
        words.ONE_NEURON_WEIGHT: "weight",
        words.ONE_NEURON_BIAS: "bias",
        words.ONE_NEURON_PREDICTION: "p",
        words.LOSS: "loss",
        "dL/dz": "gradient",
    }
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
            words.LOSS_SURFACE_WEIGHTS: ", ".join(map(fixed, run.weights[step])),
            words.MEAN_LOSS: significant(run.loss[step]),
            words.ACCURACY: percentage(accuracy(points, run.weights[step]), 1),
        }
    return Table.from_rows(rows)


def eigenvalues_table(points: Points, losses: Sequence[LogitLoss], runs: Mapping[str, DescentPath]) -> Table:
    """Return the smallest eigenvalue of the Hessian of each loss, on the path of its descent and on the map."""
    rows = {}
    for run, loss in zip(runs.values(), losses, strict=True):
        rows[loss.label] = {
            words.LOSS_SURFACE_LEAST_ON_PATH: significant(smallest_eigenvalue(points, loss, run.weights).min()),
            words.LOSS_SURFACE_LEAST_ON_MAP: significant(smallest_eigenvalue_on_map(points, loss)),
        }
    return Table.from_rows(rows)


# Three classes


def summed_label(label: str) -> str:
    """Return the label of a loss behind a softmax: that of squared error says that it is a sum."""
    return words.SUMMED_SQUARED_ERROR if label == words.SQUARED_ERROR else label


def trainings_table(points: Points, names: Sequence[str], runs: Mapping[str, Training], step: int) -> Table:
    """Return loss, accuracy and the share found of each class, for each training at a step."""
    rows = {}
    for label, run in runs.items():
        found = zip(names, recall(run.model(step), points), strict=True)
        cells = {words.MEAN_LOSS: significant(run.loss[step]), words.ACCURACY: percentage(run.accuracy[step], 1)}
        cells |= {
            words.MULTI_CLASS_FOUND.format(class_name=name.capitalize()): (
                words.MULTI_CLASS_NONE if isnan(share) else percentage(share, 1)
            )
            for name, share in found
        }
        rows[words.TRAINED_WITH.format(loss=inside_sentence(summed_label(label)))] = cells
    return Table.from_rows(rows)


def smoothing_formula(names: Sequence[str], smoothing: float) -> str:
    """Return the target vector of the first class after label smoothing, with its numbers, in LaTeX."""
    target, n = smoothed_targets(np.array([0]), smoothing)[0], len(names)
    shared = rf"\tilde y = (1 - \varepsilon)\,y + \varepsilon / {n}"
    return rf"{shared}, \quad \tilde y_{{{latex_text(names[0])}}} {equals_vector(target)}"
