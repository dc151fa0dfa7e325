"""Logistic regression on 2-D points: the landscape of a loss over the two weights, and how a descent walks it.

The model is p = sigmoid(w1 x1 + w2 x2 + b). The two weights are learned; the bias b is fixed (by default 0, the
decision line then passes through the origin), so that a descent never leaves the plane that the landscape is drawn on.
With z the logit of each of n points and l(z, y) the loss of one point:

    L = mean l(z, y),   dL/dw = mean l'(z, y) x,   d^2L/dw^2 = mean l''(z, y) x x^T.

Arrays of weights may carry leading axes: shape (..., 2).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.activations import sigmoid_derivative, tanh
from lib.learning.datasets import MAX_GRID_VALUES
from lib.losses import (
    binary_cross_entropy_with_logits,
    binary_cross_entropy_with_logits_gradient,
    squared_error_with_logits,
    squared_error_with_logits_gradient,
)
from lib.numerics.elementwise import elementwise
from lib.numerics.validation import as_float64, bounded_count, finite, finite_vector, positive

MAX_STEPS = 2000

ROUNDING_SHARE = 1e-13
"""An eigenvalue within this share of the terms it is summed from cannot be told from 0 in float64, and is 0."""


# The two losses of one logit


def half_squared_error(z, y):
    """Return (sigmoid(z) - y)^2 / 2, in [0, 1/2]."""
    return squared_error_with_logits(z, y) / 2


def half_squared_error_derivative(z, y):
    """Return the slope in z, (p - y) p (1 - p): at most 4/27 in size, and near 0 where p is confidently wrong."""
    return squared_error_with_logits_gradient(z, y) / 2


@elementwise
def half_squared_error_second_derivative(z, y):
    """Return the second derivative in z, s^2 + (p - y) s (1 - 2p) with s = p (1 - p): negative where p is far wrong.

    For y = 0 it is p s (2 - 3p), negative from p = 2/3 on. 1 - 2p is taken as -tanh(z/2), which does not cancel.
    """
    s = sigmoid_derivative(z)
    return s * (s - binary_cross_entropy_with_logits_gradient(z, y) * tanh(z / 2))


@elementwise
def cross_entropy_second_derivative(z, y):
    """Return the second derivative of cross-entropy in z, p (1 - p), whatever y is: never negative."""
    return sigmoid_derivative(z) + 0 * y


@dataclass(frozen=True)
class LogitLoss:
    """A loss of one logit z and its target y, with its first and second derivative in z."""

    name: str
    label: str
    function: Callable
    derivative: Callable
    second_derivative: Callable


_RECORDS = (
    LogitLoss(
        "squared_error",
        "Half the squared error",
        half_squared_error,
        half_squared_error_derivative,
        half_squared_error_second_derivative,
    ),
    LogitLoss(
        "cross_entropy",
        "Cross-entropy",
        binary_cross_entropy_with_logits,
        binary_cross_entropy_with_logits_gradient,
        cross_entropy_second_derivative,
    ),
)

LOGIT_LOSSES: dict[str, LogitLoss] = {record.name: record for record in _RECORDS}


# The landscape


def mean_loss(points, loss, weights, bias=0.0):
    """Return the mean loss of the points at `weights` (..., 2), of shape (...).

    ValueError unless every label is 0 or 1, the last axis of weights has length 2, and bias is finite.
    Source: Bishop, Pattern recognition and machine learning (2006), section 4.3.2.
    """
    z, y = _logits(points, weights, bias)
    with np.errstate(all="ignore"):
        return loss.function(z, y).mean(axis=-1)


def gradient(points, loss, weights, bias=0.0):
    """Return mean l'(z, y) x, the gradient in the weights, of shape (..., 2); ValueError as in `mean_loss`."""
    z, y = _logits(points, weights, bias)
    return loss.derivative(z, y) @ points.x / len(y)


def hessian(points, loss, weights, bias=0.0):
    """Return mean l''(z, y) x x^T, the Hessian in the weights, of shape (..., 2, 2); ValueError as in `mean_loss`.

    Source: Bishop (2006), equation 4.97, for cross-entropy.
    """
    z, y = _logits(points, weights, bias)
    outer = points.x[:, :, None] * points.x[:, None, :]
    return np.tensordot(loss.second_derivative(z, y), outer, axes=1) / len(y)


def smallest_eigenvalue(points, loss, weights, bias=0.0):
    """Return the smallest eigenvalue of the Hessian at `weights` (..., 2), of shape (...).

    (a + c)/2 - sqrt(((a - c)/2)^2 + b^2) for [[a, b], [b, c]]. Negative: the loss curves downwards there in some
    direction, so it is not convex. What rounding alone could have made is returned as exactly 0.
    ValueError as in `mean_loss`.
    """
    z, y = _logits(points, weights, bias)
    curvature, (x1, x2) = loss.second_derivative(z, y), points.x.T
    a, b, c = (curvature @ product / len(y) for product in (x1 * x1, x1 * x2, x2 * x2))
    terms = np.abs(curvature) @ (x1 * x1 + x2 * x2) / len(y)
    eigenvalue = (a + c) / 2 - np.hypot((a - c) / 2, b)
    return np.where(np.abs(eigenvalue) <= ROUNDING_SHARE * terms, 0.0, eigenvalue)[()]


def loss_surface(points, loss, grid1, grid2, bias=0.0):
    """Return the mean loss at (grid1[i], grid2[j]) as entry [i, j] of a (len(grid1), len(grid2)) array.

    ValueError unless each grid holds 1 to 101 finite numbers, and as in `mean_loss`.
    """
    return _over_grid(mean_loss, points, loss, grid1, grid2, bias)


def eigenvalue_surface(points, loss, grid1, grid2, bias=0.0):
    """Return the smallest eigenvalue of the Hessian over the grid, laid out as in `surface`; ValueError as there."""
    return _over_grid(smallest_eigenvalue, points, loss, grid1, grid2, bias)


def _over_grid(function, points, loss, grid1, grid2, bias):
    """Go line by line: the logits of one line fit the processor's cache, those of the whole grid do not."""
    grid1, grid2 = finite_vector("grid1", grid1, MAX_GRID_VALUES), finite_vector("grid2", grid2, MAX_GRID_VALUES)
    lines = (np.column_stack((np.full_like(grid2, first), grid2)) for first in grid1)
    return np.array([function(points, loss, line, bias) for line in lines])


# The descent


@dataclass(frozen=True)
class DescentPath:
    """The states of a gradient descent, the start included: weights (steps + 1, 2), loss (steps + 1), gradient."""

    weights: np.ndarray
    loss: np.ndarray
    gradient: np.ndarray


def gradient_descent(points, loss, start, rate, steps, bias=0.0):
    """Return `steps` updates w - rate * gradient from `start` = (w1, w2).

    ValueError unless rate is finite and greater than 0, steps a whole number in [1, 2000], and as in `mean_loss`.
    """
    rate = positive("rate", rate)
    path, slopes = [_checked_weights("start", start)], []
    with np.errstate(all="ignore"):
        for _ in range(bounded_count("steps", steps, MAX_STEPS)):
            slopes.append(gradient(points, loss, path[-1], bias))
            path.append(path[-1] - rate * slopes[-1])
    slopes.append(gradient(points, loss, path[-1], bias))
    weights = np.array(path)
    return DescentPath(weights, mean_loss(points, loss, weights, bias), np.array(slopes))


# The classifier


def accuracy(points, weights, bias=0.0):
    """Return the share of points on the right side of the decision line, (...); z > 0 says class 1, z <= 0 class 0."""
    z, y = _logits(points, weights, bias)
    return ((z > 0) == (y == 1)).mean(axis=-1)


def decision_line(weights, bias, low, high):
    """Return the two ends (2, 2) of the line w1 x1 + w2 x2 + b = 0 inside the square [low, high]^2, or None.

    None says that the line misses the inside of the square, or that there is no line: both weights 0, or not finite.
    The line is walked as foot + t direction from its foot, the point nearest to the square's middle; each pair of
    sides allows an interval of t. Source: Liang and Barsky, A new concept and method for line clipping (1984).
    """
    weights = _checked_weights("weights", weights)
    top = np.abs(weights).max()
    if not 0 < top < np.inf:
        return None
    # Scaled by the larger weight, so that no square overflows.
    size, middle = np.hypot(*weights / top), np.full(2, (low + high) / 2)
    normal = weights / top / size
    with np.errstate(all="ignore"):
        foot = middle - (normal @ middle + finite("bias", bias) / top / size) * normal
        direction = np.array([-normal[1], normal[0]])
        ends = np.sort((np.array([[low], [high]]) - foot) / direction, axis=0)
    first, last = np.nanmax(ends[0]), np.nanmin(ends[1])
    return foot + np.array([[first], [last]]) * direction if first < last else None


def _logits(points, weights, bias):
    """Return the logits (..., n) and the targets (n,)."""
    if not np.isin(points.label, (0, 1)).all():
        raise ValueError("label must be 0 or 1")
    weights, bias = _checked_weights("weights", weights), finite("bias", bias)
    with np.errstate(all="ignore"):
        return weights @ points.x.T + bias, points.label


def _checked_weights(name, weights):
    weights = as_float64(name, weights)
    if weights.ndim == 0 or weights.shape[-1] != 2:
        raise ValueError(f"{name} must hold 2 numbers along the last axis, not shape {weights.shape}")
    return weights
