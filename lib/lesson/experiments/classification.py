"""Experiments on classification: the points, gradient descent under each loss, and the curvature of a loss."""

import functools
from collections.abc import Sequence

import numpy as np

from lib.learning.datasets import Points, sample_dataset
from lib.learning.logistic_regression import LOGIT_LOSSES, DescentPath, LogitLoss, eigenvalue_surface, gradient_descent
from lib.learning.softmax_regression import VECTOR_LOSSES, Training, train
from lib.lesson import examples
from lib.lesson.reading import parse_points


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
