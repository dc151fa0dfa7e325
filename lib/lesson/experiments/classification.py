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
    return _logistic_descent(points.x.tobytes(), points.label.tobytes(), loss, tuple(start), rate)


@functools.lru_cache(maxsize=32)
def _logistic_descent(x: bytes, label: bytes, loss: str, start: tuple[float, ...], rate: float) -> DescentPath:
    return gradient_descent(_points(x, label), LOGIT_LOSSES[loss], start, rate, examples.DESCENT_STEPS)


def softmax_training(points: Points, loss: str, rate: float, smoothing: float, weights: Sequence[float]) -> Training:
    """Return the training of softmax regression under the loss of a name, with label smoothing and class weights."""
    return _softmax_training(points.x.tobytes(), points.label.tobytes(), loss, rate, smoothing, tuple(weights))


@functools.lru_cache(maxsize=32)
def _softmax_training(
    x: bytes, label: bytes, loss: str, rate: float, smoothing: float, weights: tuple[float, ...]
) -> Training:
    return train(_points(x, label), VECTOR_LOSSES[loss], rate, examples.DESCENT_STEPS, smoothing, weights)


def _points(x: bytes, label: bytes) -> Points:
    """Return the points whose arrays are given as bytes, which can be compared."""
    return Points(np.frombuffer(x).reshape(-1, 2), np.frombuffer(label, int))


def smallest_eigenvalue_on_map(points: Points, loss: LogitLoss) -> float:
    """Return the smallest eigenvalue of the Hessian of a loss over the weights in [-8, 8]^2."""
    return _smallest_eigenvalue_on_map(points.x.tobytes(), points.label.tobytes(), loss)


@functools.lru_cache(maxsize=32)
def _smallest_eigenvalue_on_map(x: bytes, label: bytes, loss: LogitLoss) -> float:
    weights = np.linspace(-8, 8, 33)
    return float(eigenvalue_surface(_points(x, label), loss, weights, weights).min())
