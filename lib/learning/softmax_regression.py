"""Softmax regression of three classes on points of the plane: a linear layer and softmax, trained by gradient descent.

A point x has the logits z = x W + b and the probabilities softmax(z). With the target vector t_n and the sample weight
s_n of point n, the objective is L = sum_n s_n loss(z_n, t_n). If G has the rows s_n dloss/dz_n, then dL/dW = x^T G and
dL/db is the sum of the rows of G.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.learning.datasets import CLASSES, MAX_GRID_VALUES, Points
from lib.losses import (
    cross_entropy,
    cross_entropy_gradient,
    squared_error_of_softmax,
    squared_error_of_softmax_gradient,
)
from lib.numerics.arrays import FloatArray, IntArray
from lib.numerics.polygon import cut, square
from lib.numerics.validation import as_float64, bounded_count, finite_vector, positive, proportion
from lib.softmax import softmax

MAX_STEPS = 1000


@dataclass(frozen=True)
class VectorLoss:
    """A loss of a vector of logits and a vector of target probabilities, with its gradient in the logits."""

    name: str
    label: str
    function: Callable[..., FloatArray]
    gradient: Callable[..., FloatArray]


_RECORDS = (
    VectorLoss(name="cross_entropy", label="Cross-entropy", function=cross_entropy, gradient=cross_entropy_gradient),
    VectorLoss(
        name="squared_error",
        label="Squared error of softmax",
        function=squared_error_of_softmax,
        gradient=squared_error_of_softmax_gradient,
    ),
)

VECTOR_LOSSES: dict[str, VectorLoss] = {record.name: record for record in _RECORDS}
"""The losses by name. The squared error has no factor 1/2: it is the Brier score of three classes."""


@dataclass(frozen=True)
class Model:
    """The weights, of shape (2, classes), and the biases, of shape (classes,); or the gradient in them."""

    weight: FloatArray
    bias: FloatArray


@dataclass(frozen=True)
class Training:
    """A training run, the start included, so each first axis has steps + 1 entries.

    `loss` is the objective, `accuracy` the unweighted share of correctly classified points. `weight` has shape
    (steps + 1, 2, classes), `bias` (steps + 1, classes).
    """

    loss: FloatArray
    accuracy: FloatArray
    weight: FloatArray
    bias: FloatArray

    @property
    def flat(self) -> FloatArray:
        """Return the weights of each class with its bias behind them, one class after another, at each step."""
        rows = np.concatenate([self.weight, self.bias[:, None]], axis=1)
        return np.swapaxes(rows, 1, 2).reshape(len(rows), -1)

    def model(self, step: int = -1) -> Model:
        """Return the model at a step, by default the last."""
        return Model(self.weight[step], self.bias[step])


def initial_model() -> Model:
    """Return the model whose parameters are all 0, so that each class has the probability 1/3 everywhere."""
    return Model(np.zeros((2, CLASSES)), np.zeros(CLASSES))


# The objective


def smoothed_targets(label: ArrayLike, smoothing: float = 0.0) -> FloatArray:
    """Return the target vectors (1 - smoothing) e_label + smoothing / classes, of shape (n, classes).

    ValueError unless smoothing lies in [0, 1].
    Source: Szegedy et al. (2016), Rethinking the Inception Architecture for Computer Vision, section 7,
    arXiv:1512.00567.
    """
    smoothing = proportion("smoothing", smoothing)
    return (1 - smoothing) * np.eye(CLASSES)[np.asarray(label)] + smoothing / CLASSES


def sample_weights(label: IntArray, class_weights: ArrayLike = (1.0, 1.0, 1.0)) -> FloatArray:
    """Return the weight of each point in the objective: that of its class, divided by the sum over all points, (n,).

    ValueError unless there is one finite class weight of at least 0 for each class, and that of some point is above 0.
    Source: King and Zeng (2001), Logistic Regression in Rare Events Data, doi:10.1093/oxfordjournals.pan.a004868.
    """
    weights = as_float64("class_weights", class_weights)
    if weights.shape != (CLASSES,) or not (np.isfinite(weights) & (weights >= 0)).all():
        raise ValueError(f"class_weights must hold {CLASSES} finite numbers of at least 0")
    if not weights[label].any():
        raise ValueError("class_weights must be greater than 0 for the class of some point")
    # Divided by the largest first, because the sum of huge weights overflows.
    scaled = weights[label] / weights[label].max()
    return scaled / scaled.sum()


def objective(
    model: Model,
    points: Points,
    loss: VectorLoss,
    smoothing: float = 0.0,
    class_weights: ArrayLike = (1.0, 1.0, 1.0),
) -> float:
    """Return the objective L, the mean loss weighted by class, with smoothed targets.

    ValueError as in `smoothed_targets` and `sample_weights`.
    """
    target, s = smoothed_targets(points.label, smoothing), sample_weights(points.label, class_weights)
    return float(s @ loss.function(_logits(model, points.x), target))


def gradient(
    model: Model,
    points: Points,
    loss: VectorLoss,
    smoothing: float = 0.0,
    class_weights: ArrayLike = (1.0, 1.0, 1.0),
) -> Model:
    """Return the gradient of the objective; ValueError as in `objective`.

    Source: Bishop (2006), Pattern Recognition and Machine Learning, equation 4.109, for cross-entropy.
    """
    target, s = smoothed_targets(points.label, smoothing), sample_weights(points.label, class_weights)
    by_logit = s[:, None] * loss.gradient(_logits(model, points.x), target)
    return Model(points.x.T @ by_logit, by_logit.sum(axis=0))


def train(
    points: Points,
    loss: VectorLoss,
    rate: float,
    steps: int,
    smoothing: float = 0.0,
    class_weights: ArrayLike = (1.0, 1.0, 1.0),
) -> Training:
    """Return the training by `steps` updates, parameter - rate * gradient, from `initial_model()`.

    ValueError unless rate is finite and greater than 0, steps a whole number in [1, 1000], and as in `objective`.
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


def probabilities(model: Model, x: ArrayLike) -> FloatArray:
    """Return softmax(x W + b) of the points `x` (..., 2), of shape (..., classes)."""
    return softmax(_logits(model, as_float64("x", x)))


def predict(model: Model, x: ArrayLike) -> IntArray:
    """Return the most probable class of each point `x` (..., 2), of shape (...); of equal ones the first."""
    return _logits(model, as_float64("x", x)).argmax(axis=-1)


def accuracy(model: Model, points: Points) -> float:
    """Return the share of points whose most probable class is their own."""
    return float((predict(model, points.x) == points.label).mean())


def recall(model: Model, points: Points) -> FloatArray:
    """Return for each class the share of its points that are classified correctly, (classes,); NaN without points."""
    correct = np.bincount(points.label[predict(model, points.x) == points.label], minlength=CLASSES)
    count = np.bincount(points.label, minlength=CLASSES)
    return np.divide(correct, count, out=np.full(CLASSES, np.nan), where=count > 0)


def decision_regions(model: Model, grid1: ArrayLike, grid2: ArrayLike) -> tuple[IntArray, FloatArray]:
    """Return two matrices: the most probable class at (grid1[i], grid2[j]) as entry [i, j], and its probability.

    ValueError unless each grid holds 1 to 101 finite numbers.
    """
    axes = finite_vector("grid1", grid1, MAX_GRID_VALUES), finite_vector("grid2", grid2, MAX_GRID_VALUES)
    p = probabilities(model, np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1))
    return p.argmax(axis=-1), p.max(axis=-1)


def region_corners(model: Model, label: int, bound: float) -> FloatArray:
    """Return the corners of the part of [-bound, bound]^2 in which a class is the most probable, (corners, 2).

    It is a convex polygon: z_label >= z_k is a half-plane for each other class k. Where two classes are equally
    probable everywhere, the first of them has the region, as in `decision_regions`.
    """
    corners = square(bound)
    for other in range(CLASSES):
        weight, bias = (parts[..., label] - parts[..., other] for parts in (model.weight, model.bias))
        heights = corners @ weight + bias
        corners = cut(corners, heights if weight.any() or bias or label <= other else heights - 1)
    return corners


def _logits(model: Model, x: FloatArray) -> FloatArray:
    """Return z = x W + b."""
    return x @ model.weight + model.bias
