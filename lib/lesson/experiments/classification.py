"""Experiments on classification: the points, gradient descent under each loss, and the curvature of a loss."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.learning.datasets import Points, sample_dataset
from lib.learning.logistic_regression import LOGIT_LOSSES, DescentPath, LogitLoss, eigenvalue_surface, gradient_descent
from lib.learning.softmax_regression import VECTOR_LOSSES, Training, train
from lib.lesson import examples
from lib.lesson.reading import parse_points
from lib.numerics.arrays import IntArray


def sampled_points(name: str, count: int, seed: int) -> Points:
    """Return `count` points of the dataset of a name."""
    return sample_dataset(name, count, np.random.default_rng(seed))


def points_from_text(text: str, classes: int) -> Points:
    """Return the points in the text of an address that are of the first `classes` classes.

    ValueError if there is no such point.
    """
    decoded = parse_points(text)
    shown = decoded.label < classes
    return Points(decoded.x[shown], decoded.label[shown])


@dataclass(frozen=True)
class ShownPoints:
    """Points, and the `places` among them of those that a view shows, in its order."""

    points: Points
    places: IntArray


def shown_points(held: Points | None, shown: Points, classes: int) -> ShownPoints:
    """Return the points `held` in an address and which of them a view of the first `classes` classes shows.

    Where it shows none of them, it shows the points `shown`, which then follow those that are held. ValueError if
    these are too many together.
    """
    if held is None:
        return ShownPoints(shown, np.arange(len(shown.x)))
    places = np.flatnonzero(held.label < classes)
    if places.size:
        return ShownPoints(held, places)
    both = Points(np.vstack([held.x, shown.x]), np.append(held.label, shown.label))
    return ShownPoints(both, np.arange(len(held.x), len(both.x)))


def logistic_descent(points: Points, loss: str, start: Sequence[float], rate: float) -> DescentPath:
    """Return the path of gradient descent over the two weights of logistic regression, under the loss of a name."""
    return gradient_descent(points, LOGIT_LOSSES[loss], start, rate, examples.DESCENT_STEPS)


def softmax_training(points: Points, loss: str, rate: float, smoothing: float, weights: Sequence[float]) -> Training:
    """Return the training of softmax regression under the loss of a name, with label smoothing and class weights."""
    return train(points, VECTOR_LOSSES[loss], rate, examples.DESCENT_STEPS, smoothing, weights)


def smallest_eigenvalue_on_map(points: Points, loss: LogitLoss) -> float:
    """Return the smallest eigenvalue of the Hessian of a loss over the weights in [-8, 8]^2."""
    return _smallest_eigenvalue_on_map(points.x.tobytes(), points.label.tobytes(), loss)


@functools.lru_cache(maxsize=32)
def _smallest_eigenvalue_on_map(x: bytes, label: bytes, loss: LogitLoss) -> float:
    """Search the map; the arrays of the points come as bytes, which can be compared."""
    points, weights = Points(np.frombuffer(x).reshape(-1, 2), np.frombuffer(label, int)), np.linspace(-8, 8, 33)
    return float(eigenvalue_surface(points, loss, weights, weights).min())
