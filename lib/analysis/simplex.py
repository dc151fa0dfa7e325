"""The probability simplex of three classes: a triangle whose corners are the three certain predictions.

A probability vector p is drawn at sum_i p_i VERTICES_i, so the p_i are its barycentric coordinates: (1/3, 1/3, 1/3) is
the centre, p_i is 1 in corner i, 0 on the opposite side, and linear between.
Source: Boyd and Vandenberghe (2004), Convex Optimization, section 2.2.4, doi:10.1017/CBO9780511804441.
"""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from lib.analysis.jacobian import linear_change
from lib.losses import cross_entropy_gradient
from lib.numerics.arrays import FloatArray
from lib.numerics.validation import as_float64, finite
from lib.softmax import softmax

CLASSES = 3
VERTICES = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, math.sqrt(3) / 2]])
VERTICES.setflags(write=False)


def to_plane(p: ArrayLike) -> FloatArray:
    """Return the points sum_i p_i VERTICES_i, shape (..., 2), of vectors of shape (..., 3).

    A probability vector is mapped into the triangle. The map is linear, so the difference of two probability vectors is
    mapped to the vector between their points. ValueError unless the last axis holds 3 entries.
    """
    return _three("p", p) @ VERTICES


def path_of_temperature(logits: ArrayLike, temperatures: Iterable[float]) -> FloatArray:
    """Return the point of softmax(z / T) for each temperature T, shape (len(temperatures), 2).

    The path leads from the corner of the largest logit (T near 0) to the centre (T large). It is straight if two logits
    are equal, and curved otherwise, because the two smaller probabilities then grow at different rates.
    ValueError unless there are 3 logits and every temperature is greater than 0.
    """
    z = _one_vector("logits", logits)
    shares = [softmax(z, temperature) for temperature in temperatures]
    return to_plane(np.reshape(shares, (-1, CLASSES)))


def level_lines(true_class: int, losses: ArrayLike) -> FloatArray:
    """Return the lines of equal cross-entropy -ln p_true, shape (len(losses), 2 endpoints, 2 coordinates).

    p_true = e^-loss is a straight line parallel to the side opposite the true corner. Its ends lie on the two other
    sides, where one of the wrong classes has the remaining probability 1 - e^-loss = -expm1(-loss). Loss 0 gives the
    corner itself. ValueError for a loss below 0 or NaN, or a `true_class` other than 0, 1, 2.
    """
    losses = as_float64("losses", losses).ravel()
    if not (losses >= 0).all():
        raise ValueError("losses must be at least 0")
    true = _class("true_class", true_class)
    wrong = np.delete(np.eye(CLASSES), true, axis=0)
    ends = np.exp(-losses)[:, None, None] * np.eye(CLASSES)[true] - np.expm1(-losses)[:, None, None] * wrong
    return to_plane(ends)


def descent_arrow(logits: ArrayLike, true_class: int, scale: float = 1.0) -> tuple[FloatArray, FloatArray]:
    """Return start and end, shape (..., 2) each, of the motion scale J (y - p) of the point of p = softmax(z).

    J = diag(p) - p p^T is the Jacobian of softmax. At temperature T the point is that of softmax(z / T), and the
    gradient of the cross-entropy in the logits is (p - y) / T. A small step -eta (p - y) / T of the logits therefore
    moves the point by eta J (y - p) / T^2. It moves straight to the true corner, along y - p, only if the two wrong
    classes are equally probable.
    ValueError unless the last axis holds 3 logits and `true_class` is 0, 1 or 2.
    """
    z = _three("logits", logits)
    target = np.broadcast_to(np.eye(CLASSES)[_class("true_class", true_class)], z.shape)
    start = to_plane(softmax(z))
    return start, start + finite("scale", scale) * to_plane(linear_change(z, -cross_entropy_gradient(z, target)))


def _three(name: str, values: ArrayLike) -> FloatArray:
    array = as_float64(name, values)
    if array.shape[-1:] != (CLASSES,):
        raise ValueError(f"{name} must hold 3 entries along its last axis, not shape {array.shape}")
    return array


def _one_vector(name: str, values: ArrayLike) -> FloatArray:
    array = _three(name, values)
    if array.ndim != 1:
        raise ValueError(f"{name} must be one vector of 3 entries, not shape {array.shape}")
    return array


def _class(name: str, index: int) -> int:
    if index not in range(CLASSES):
        raise ValueError(f"{name} must be 0, 1 or 2, not {index}")
    return int(index)
