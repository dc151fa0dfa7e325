"""Logistic regression on points of the plane: the mean loss over the two weights, its curvature, gradient descent.

The model is p = sigmoid(z), z = w1 x1 + w2 x2, without a bias, so that gradient descent stays in the plane over which
the loss is drawn. With l(z, y) the loss of one of n points,

    L = mean l(z, y),   dL/dw = mean l'(z, y) x,   d^2L/dw^2 = mean l''(z, y) x x^T.

Arrays of weights have shape (..., 2).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.activations import sigmoid_derivative, tanh
from lib.learning.datasets import MAX_GRID_VALUES, Points
from lib.losses import (
    binary_cross_entropy_with_logits,
    binary_cross_entropy_with_logits_gradient,
    squared_error_with_logits,
    squared_error_with_logits_gradient,
)
from lib.numerics.arrays import FloatArray, IntArray
from lib.numerics.elementwise import elementwise
from lib.numerics.validation import as_float64, bounded_count, finite_vector, positive

MAX_STEPS = 2000

ROUNDING_SHARE = 1e-13
"""An eigenvalue below this share of the terms that it is the sum of may be a rounding error, and counts as 0."""


ZOOM_GRID, ZOOMS = 33, 4
"""The numbers of weights along each axis of a grid, and of grids, in the search for the least loss."""


# The two losses of a logit


def half_squared_error(z: ArrayLike, y: ArrayLike) -> FloatArray:
    """Return half the squared error, (sigmoid(z) - y)^2 / 2, in [0, 1/2]."""
    return squared_error_with_logits(z, y) / 2


def half_squared_error_derivative(z: ArrayLike, y: ArrayLike) -> FloatArray:
    """Return its derivative in z, (p - y) p (1 - p), of absolute value at most 4/27, near 0 if p is far wrong."""
    return squared_error_with_logits_gradient(z, y) / 2


@elementwise
def half_squared_error_second_derivative(z: FloatArray, y: FloatArray) -> FloatArray:
    """Return its second derivative in z, s^2 + (p - y) s (1 - 2p) with s = p (1 - p), negative if p is far wrong.

    For y = 0 it is p s (2 - 3p), negative for p > 2/3. 1 - 2p is computed as -tanh(z/2), which does not cancel.
    """
    s = sigmoid_derivative(z)
    return s * (s - binary_cross_entropy_with_logits_gradient(z, y) * tanh(z / 2))


@elementwise
def cross_entropy_second_derivative(z: FloatArray, y: FloatArray) -> FloatArray:
    """Return the second derivative of the cross-entropy in z, p (1 - p), never negative and the same for every y."""
    return sigmoid_derivative(z) + 0 * y


@dataclass(frozen=True)
class LogitLoss:
    """A loss of a logit z and a target y, with its first and second derivative in z.

    `label` names the function itself, whose values it stands beside. `noun` is what a model is trained with, in which
    a factor 1/2 makes no difference but to the learning rate.
    """

    name: str
    label: str
    noun: str
    function: Callable[..., FloatArray]
    derivative: Callable[..., FloatArray]
    second_derivative: Callable[..., FloatArray]


_RECORDS = (
    LogitLoss(
        name="squared_error",
        label="½ (p − y)²",
        noun="squared error",
        function=half_squared_error,
        derivative=half_squared_error_derivative,
        second_derivative=half_squared_error_second_derivative,
    ),
    LogitLoss(
        name="cross_entropy",
        label="Cross-entropy",
        noun="cross-entropy",
        function=binary_cross_entropy_with_logits,
        derivative=binary_cross_entropy_with_logits_gradient,
        second_derivative=cross_entropy_second_derivative,
    ),
)

LOGIT_LOSSES: dict[str, LogitLoss] = {record.name: record for record in _RECORDS}


# The mean loss over the weights


def mean_loss(points: Points, loss: LogitLoss, weights: ArrayLike) -> FloatArray:
    """Return the mean loss L of the points at `weights` (..., 2), of shape (...).

    ValueError unless every label is 0 or 1 and the last axis of weights has length 2.
    Source: Bishop (2006), Pattern Recognition and Machine Learning, section 4.3.2.
    """
    z, y = _logits(points, weights)
    with np.errstate(all="ignore"):
        return loss.function(z, y).mean(axis=-1)


def gradient(points: Points, loss: LogitLoss, weights: ArrayLike) -> FloatArray:
    """Return the gradient in the weights, mean l'(z, y) x, of shape (..., 2); ValueError as in `mean_loss`."""
    z, y = _logits(points, weights)
    return loss.derivative(z, y) @ points.x / len(y)


def smallest_eigenvalue(points: Points, loss: LogitLoss, weights: ArrayLike) -> FloatArray:
    """Return the smallest eigenvalue of the Hessian mean l''(z, y) x x^T at `weights` (..., 2), of shape (...).

    For [[a, b], [b, c]] it is (a + c)/2 - sqrt(((a - c)/2)^2 + b^2). If it is negative, the loss is not convex there.
    A value that rounding alone could have produced is returned as exactly 0. ValueError as in `mean_loss`.
    Source: Bishop (2006), Pattern Recognition and Machine Learning, equation 4.97, for the cross-entropy.
    """
    z, y = _logits(points, weights)
    curvature, (x1, x2) = loss.second_derivative(z, y), points.x.T
    a, b, c = (curvature @ product / len(y) for product in (x1 * x1, x1 * x2, x2 * x2))
    terms = np.abs(curvature) @ (x1 * x1 + x2 * x2) / len(y)
    eigenvalue = (a + c) / 2 - np.hypot((a - c) / 2, b)
    # A number below the smallest normal one has too few digits for a share of it to be a bound.
    rounding = np.maximum(ROUNDING_SHARE * terms, np.finfo(np.float64).tiny)
    return np.where(np.abs(eigenvalue) <= rounding, 0.0, eigenvalue)[()]


def loss_surface(points: Points, loss: LogitLoss, grid1: ArrayLike, grid2: ArrayLike) -> FloatArray:
    """Return the mean loss at w = (grid1[i], grid2[j]) as entry [i, j] of a matrix.

    ValueError unless each grid holds 1 to 101 finite numbers, and as in `mean_loss`.
    """
    return _over_grid(mean_loss, points, loss, grid1, grid2)


def least_in_square(points: Points, loss: LogitLoss, bound: float) -> tuple[FloatArray, float]:
    """Return the weights in [-bound, bound]^2 at which the mean loss is least, and that loss.

    The least of a grid is searched again on finer and finer grids around it, down to a step below bound / 60000.
    ValueError unless bound is greater than 0, and as in `mean_loss`.
    """
    bound = positive("bound", bound)
    center, half = np.zeros(2), bound
    for _ in range(ZOOMS):
        first, second = (np.clip(np.linspace(c - half, c + half, ZOOM_GRID), -bound, bound) for c in center)
        surface = loss_surface(points, loss, first, second)
        i, j = np.unravel_index(surface.argmin(), surface.shape)
        center, half = np.array([first[i], second[j]]), 2 * half / (ZOOM_GRID - 1)
    return center, float(mean_loss(points, loss, center))


def eigenvalue_surface(points: Points, loss: LogitLoss, grid1: ArrayLike, grid2: ArrayLike) -> FloatArray:
    """Return the smallest eigenvalue of the Hessian at w = (grid1[i], grid2[j]); ValueError as in `loss_surface`."""
    return _over_grid(smallest_eigenvalue, points, loss, grid1, grid2)


def _over_grid(
    function: Callable[[Points, LogitLoss, ArrayLike], FloatArray],
    points: Points,
    loss: LogitLoss,
    grid1: ArrayLike,
    grid2: ArrayLike,
) -> FloatArray:
    """Return the function over the grid, row by row, because the logits of one row fit into the processor's cache."""
    first = finite_vector("grid1", grid1, MAX_GRID_VALUES)
    second = finite_vector("grid2", grid2, MAX_GRID_VALUES)
    rows = (np.column_stack((np.full_like(second, w1), second)) for w1 in first)
    return np.array([function(points, loss, row) for row in rows])


# Gradient descent


@dataclass(frozen=True)
class DescentPath:
    """A run of gradient descent, the start included.

    `weights` and `gradient` have shape (steps + 1, 2), `loss` has shape (steps + 1,).
    """

    weights: FloatArray
    loss: FloatArray
    gradient: FloatArray


def gradient_descent(points: Points, loss: LogitLoss, start: ArrayLike, rate: float, steps: int) -> DescentPath:
    """Return the path of `steps` updates w - rate * gradient from `start` = (w1, w2).

    ValueError unless rate is finite and greater than 0, steps a whole number in [1, 2000], and as in `mean_loss`.
    """
    rate = positive("rate", rate)
    path, gradients = [_checked_weights("start", start)], []
    with np.errstate(all="ignore"):
        for _ in range(bounded_count("steps", steps, MAX_STEPS)):
            gradients.append(gradient(points, loss, path[-1]))
            path.append(path[-1] - rate * gradients[-1])
    gradients.append(gradient(points, loss, path[-1]))
    weights = np.array(path)
    return DescentPath(weights, mean_loss(points, loss, weights), np.array(gradients))


# The classifier


def accuracy(points: Points, weights: ArrayLike) -> FloatArray:
    """Return the share of correctly classified points, (...); class 1 is predicted for z > 0, class 0 for z <= 0."""
    z, y = _logits(points, weights)
    return ((z > 0) == (y == 1)).mean(axis=-1)


def decision_line(weights: ArrayLike, low: float, high: float) -> FloatArray | None:
    """Return the two ends, of shape (2, 2), of the line w1 x1 + w2 x2 = 0 inside the square [low, high]^2.

    None if the line misses the interior of the square, and if both weights are 0 or one is not finite. The line is
    foot + t direction, where foot is its point nearest to the centre of the square; each pair of sides bounds t.
    Source: Liang and Barsky (1984), A New Concept and Method for Line Clipping, doi:10.1145/357332.357333.
    """
    weights = _checked_weights("weights", weights)
    largest = np.abs(weights).max()
    if not 0 < largest < np.inf:
        return None
    # Divided by the larger weight first, so that no square overflows.
    norm, centre = np.hypot(*weights / largest), np.full(2, (low + high) / 2)
    normal = weights / largest / norm
    with np.errstate(all="ignore"):
        foot = centre - normal @ centre * normal
        direction = np.array([-normal[1], normal[0]])
        ends = np.sort((np.array([[low], [high]]) - foot) / direction, axis=0)
    first, last = np.nanmax(ends[0]), np.nanmin(ends[1])
    return foot + np.array([[first], [last]]) * direction if first < last else None


def _logits(points: Points, weights: ArrayLike) -> tuple[FloatArray, IntArray]:
    """Return the logits z, of shape (..., n), and the targets y, of shape (n,)."""
    if not np.isin(points.label, (0, 1)).all():
        raise ValueError("label must be 0 or 1")
    with np.errstate(all="ignore"):
        return _checked_weights("weights", weights) @ points.x.T, points.label


def _checked_weights(name: str, weights: ArrayLike) -> FloatArray:
    """Return the weights as an array; raise ValueError unless their last axis has length 2."""
    array = as_float64(name, weights)
    if array.ndim == 0 or array.shape[-1] != 2:
        raise ValueError(f"{name} must hold 2 numbers along the last axis, not shape {array.shape}")
    return array
