"""The triangle of three classes: every probability vector is one point, and each certainty is one corner.

A point of the plane is the mean of the three corners, weighted with the probabilities (its barycentric
coordinates). The centre is (1/3, 1/3, 1/3); p_i is 1 in corner i, 0 on the opposite side, and linear between.
Source: Boyd and Vandenberghe, Convex optimization (2004), section 2.2.4, for simplexes.
"""

import math

import numpy as np

from lib.losses import cross_entropy_gradient
from lib.numerics.validation import as_float64, finite
from lib.softmax import softmax

CLASSES = 3
VERTICES = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, math.sqrt(3) / 2]])
VERTICES.setflags(write=False)


def to_plane(p):
    """Return the points sum_i p_i VERTICES_i, shape (..., 2), of vectors of shape (..., 3).

    Probabilities fall into the triangle. Being linear, it also takes a difference of two probability vectors,
    whose entries sum to 0, to the arrow between their points. ValueError unless the last axis holds 3 entries.
    """
    return _three("p", p) @ VERTICES


def to_probabilities(xy):
    """Return the p, shape (..., 3), with to_plane(p) = xy and sum 1; outside the triangle an entry is negative.

    From y = p_3 height and x = p_2 + p_3 / 2. ValueError unless the last axis holds 2 coordinates.
    """
    points = as_float64("xy", xy)
    if points.shape[-1:] != (2,):
        raise ValueError(f"xy must hold 2 coordinates along its last axis, not shape {points.shape}")
    third = points[..., 1] / VERTICES[2, 1]
    second = points[..., 0] - third / 2
    return np.stack([1 - second - third, second, third], axis=-1)


def path_of_logit(logits, index, values, temperature=1.0):
    """Return the points of softmax(z / T), shape (len(values), 2), as logit `index` takes the given values.

    The path is a straight line through corner `index`: the ratio of the other two probabilities,
    e^((z_j - z_k) / T), does not change. ValueError unless there are 3 logits and `index` is 0, 1 or 2.
    """
    values = as_float64("values", values).ravel()
    moved = np.tile(_one_vector("logits", logits), (values.size, 1))
    moved[:, _class("index", index)] = values
    return to_plane(softmax(moved, temperature))


def path_of_temperature(logits, temperatures):
    """Return the points of softmax(z / T), shape (len(temperatures), 2), one for each temperature.

    From the corner of the largest logit (T near 0) to the centre (T large): straight if two logits are equal,
    bent otherwise, for then the two smaller probabilities grow at different rates.
    ValueError unless there are 3 logits and every temperature is greater than 0.
    """
    z = _one_vector("logits", logits)
    shares = [softmax(z, temperature) for temperature in temperatures]
    return to_plane(np.reshape(shares, (-1, CLASSES)))


def level_lines(true_class, losses):
    """Return the lines of equal cross-entropy -ln p_true, shape (len(losses), 2 endpoints, 2 coordinates).

    p_true = e^-loss is a straight line parallel to the side opposite the true corner; its ends lie on the two
    other sides, where one of the wrong classes has all the rest, 1 - e^-loss = -expm1(-loss).
    Loss 0 is the corner itself. ValueError for a loss below 0 or NaN, or a `true_class` other than 0, 1, 2.
    """
    losses = as_float64("losses", losses).ravel()
    if not (losses >= 0).all():
        raise ValueError("losses must be at least 0")
    true = _class("true_class", true_class)
    wrong = np.delete(np.eye(CLASSES), true, axis=0)
    ends = np.exp(-losses)[:, None, None] * np.eye(CLASSES)[true] - np.expm1(-losses)[:, None, None] * wrong
    return to_plane(ends)


def arrow(logits, true_class, scale=1.0):
    """Return the start and the end, shape (..., 2) each, of the descent arrow -scale (p - y) at the point of p.

    p - y is the gradient of the cross-entropy in the logits. Its entries sum to 0, so it lies in the plane of the
    triangle; downhill, y - p, it points at the true corner, and at scale 1 it ends there. It is the push on the
    logits: the point itself starts along J (y - p), J the Jacobian of softmax, mostly another direction.
    ValueError unless the last axis holds 3 logits and `true_class` is 0, 1 or 2.
    """
    z = _three("logits", logits)
    target = np.broadcast_to(np.eye(CLASSES)[_class("true_class", true_class)], z.shape)
    start = to_plane(softmax(z))
    return start, start - finite("scale", scale) * to_plane(cross_entropy_gradient(z, target))


def _three(name, values):
    array = as_float64(name, values)
    if array.shape[-1:] != (CLASSES,):
        raise ValueError(f"{name} must hold 3 entries along its last axis, not shape {array.shape}")
    return array


def _one_vector(name, values):
    array = _three(name, values)
    if array.ndim != 1:
        raise ValueError(f"{name} must be one vector of 3 entries, not shape {array.shape}")
    return array


def _class(name, index):
    if index not in range(CLASSES):
        raise ValueError(f"{name} must be 0, 1 or 2, not {index}")
    return int(index)
