"""Softmax regression: cat, dog and tiger told apart from points in the plane, one linear layer and softmax.

A point x has the logits z = x W + b and the probabilities softmax(z). With the target vector t_n and the share s_n of
point n, the objective is L = sum_n s_n loss(z_n, t_n), so with G of rows s_n dloss/dz_n: dL/dW = x^T G, dL/db = sum G.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.learning.datasets import CLASSES, MAX_GRID_VALUES
from lib.losses import (
    cross_entropy,
    cross_entropy_gradient,
    squared_error_of_softmax,
    squared_error_of_softmax_gradient,
)
from lib.numerics.validation import as_float64, bounded_count, finite_vector, positive, proportion
from lib.softmax import softmax

MAX_STEPS = 1000


@dataclass(frozen=True)
class VectorLoss:
    """A loss of a vector of logits and a vector of target probabilities, with its gradient in the logits."""

    name: str
    label: str
    function: Callable
    gradient: Callable


_RECORDS = (
    VectorLoss("cross_entropy", "Cross-entropy", cross_entropy, cross_entropy_gradient),
    VectorLoss(
        "squared_error", "Squared error of softmax", squared_error_of_softmax, squared_error_of_softmax_gradient
    ),
)

VECTOR_LOSSES: dict[str, VectorLoss] = {record.name: record for record in _RECORDS}
"""The squared error carries no 1/2: it is the Brier score of three classes."""


@dataclass(frozen=True)
class Model:
    """The weights (2, classes) and the biases (classes,) of softmax regression, or the gradient in them."""

    weight: np.ndarray
    bias: np.ndarray


@dataclass(frozen=True)
class Training:
    """A whole run, the start included: each first axis has steps + 1 entries.

    `loss` is the objective and `accuracy` the plain share of points whose most probable class is their own;
    `weight` (steps + 1, 2, classes) and `bias` (steps + 1, classes) are the models.
    """

    loss: np.ndarray
    accuracy: np.ndarray
    weight: np.ndarray
    bias: np.ndarray

    def model(self, step=-1):
        """Return the model at a step, by default the last."""
        return Model(self.weight[step], self.bias[step])


def initial_model():
    """Return the model with every parameter 0, which gives each class the probability 1/3 everywhere."""
    return Model(np.zeros((2, CLASSES)), np.zeros(CLASSES))


def smoothed_targets(label, smoothing=0.0):
    """Return the target vectors (1 - smoothing) e_label + smoothing / classes, of shape (n, classes).

    ValueError unless smoothing lies in [0, 1]. Source: Szegedy et al., Rethinking the inception architecture for
    computer vision (2016), section 7.
    """
    smoothing = proportion("smoothing", smoothing)
    return (1 - smoothing) * np.eye(CLASSES)[label] + smoothing / CLASSES


def sample_weights(label, class_weights=(1.0, 1.0, 1.0)):
    """Return how much each point counts, its class's weight over the sum of all points' weights: (n,), sum 1.

    ValueError unless there is one finite class weight of at least 0 for each class, and some point's is above 0.
    Source: King and Zeng, Logistic regression in rare events data (2001).
    """
    weights = as_float64("class_weights", class_weights)
    if weights.shape != (CLASSES,) or not (np.isfinite(weights) & (weights >= 0)).all():
        raise ValueError(f"class_weights must hold {CLASSES} finite numbers of at least 0")
    if not weights[label].any():
        raise ValueError("class_weights must be greater than 0 for the class of some point")
    # Divided by the largest first: the sum of huge weights would be infinite.
    counted = weights[label] / weights[label].max()
    return counted / counted.sum()


def objective(model, points, loss, smoothing=0.0, class_weights=(1.0, 1.0, 1.0)):
    """Return the objective, a number: the mean loss weighted by class, against smoothed targets.

    ValueError as in `smoothed` and `sample_weights`.
    """
    target, share = smoothed_targets(points.label, smoothing), sample_weights(points.label, class_weights)
    return float(share @ loss.function(_logits(model, points.x), target))


def gradient(model, points, loss, smoothing=0.0, class_weights=(1.0, 1.0, 1.0)):
    """Return the gradient of the objective as a Model; ValueError as in `smoothed` and `sample_weights`.

    Source: Bishop, Pattern recognition and machine learning (2006), equation 4.109, for cross-entropy.
    """
    target, share = smoothed_targets(points.label, smoothing), sample_weights(points.label, class_weights)
    by_logit = share[:, None] * loss.gradient(_logits(model, points.x), target)
    return Model(points.x.T @ by_logit, by_logit.sum(axis=0))


def train(points, loss, rate, steps, smoothing=0.0, class_weights=(1.0, 1.0, 1.0)):
    """Return `steps` updates, parameter - rate * gradient, from `initial_model()`.

    ValueError unless rate is finite and greater than 0, steps a whole number in [1, 1000], and as in `gradient`.
    """
    rate = positive("rate", rate)
    models = [initial_model()]
    with np.errstate(all="ignore"):
        for _ in range(bounded_count("steps", steps, MAX_STEPS)):
            last, slope = models[-1], gradient(models[-1], points, loss, smoothing, class_weights)
            models.append(Model(last.weight - rate * slope.weight, last.bias - rate * slope.bias))
        losses = [objective(model, points, loss, smoothing, class_weights) for model in models]
        accuracies = [accuracy(model, points) for model in models]
    weight, bias = np.array([model.weight for model in models]), np.array([model.bias for model in models])
    return Training(np.array(losses), np.array(accuracies), weight, bias)


# The classifier


def probabilities(model, x):
    """Return softmax(x W + b) of the points `x` (..., 2), of shape (..., classes)."""
    return softmax(_logits(model, as_float64("x", x)))


def predict(model, x):
    """Return the most probable class of each point `x` (..., 2), of shape (...); the first of equals."""
    return _logits(model, as_float64("x", x)).argmax(axis=-1)


def accuracy(model, points):
    """Return the share of points whose most probable class is their own."""
    return float((predict(model, points.x) == points.label).mean())


def recall(model, points):
    """Return for each class the share of its own points that are given to it, (classes,); NaN for a class of none."""
    right = np.bincount(points.label[predict(model, points.x) == points.label], minlength=CLASSES)
    count = np.bincount(points.label, minlength=CLASSES)
    return np.divide(right, count, out=np.full(CLASSES, np.nan), where=count > 0)


def decision_regions(model, grid1, grid2):
    """Return the most probable class at (grid1[i], grid2[j]) as entry [i, j], and its probability likewise.

    ValueError unless each grid holds 1 to 101 finite numbers.
    """
    axes = finite_vector("grid1", grid1, MAX_GRID_VALUES), finite_vector("grid2", grid2, MAX_GRID_VALUES)
    p = probabilities(model, np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1))
    return p.argmax(axis=-1), p.max(axis=-1)


def _logits(model, x):
    return x @ model.weight + model.bias
