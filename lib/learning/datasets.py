"""Labelled points of the plane: random data sets, edits of single points, and a text form for an address."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.numerics.arrays import FloatArray, IntArray
from lib.numerics.validation import as_float64, bounded_count, registered

MAX_POINTS = 500
MAX_COORDINATE = 100
"""The largest absolute value of a coordinate."""
CLASSES = 3
MAX_GRID_VALUES = 101
"""The most values of one axis of a grid over the plane."""

TRUE_LINE = (1.0, 0.8)
"""Intercept and slope of the line behind the regression data."""
NOISE_DEVIATION = 0.6
"""The standard deviation of the noise of the regression data, Gaussian and Laplace alike."""


@dataclass(frozen=True, init=False)
class Points:
    """Points `x`, of shape (n, 2), and the class of each, `label` of shape (n,): 0, 1 or 2.

    The points of a regression are (x, y) pairs with the label 0. Both arrays are copies. ValueError unless n lies in
    [1, 500], all coordinates in [-100, 100], and each point has one label.
    """

    x: FloatArray
    label: IntArray

    def __init__(self, x: ArrayLike, label: ArrayLike) -> None:
        """Check and copy the arrays."""
        points, labels = as_float64("x", x), as_float64("label", label)
        if points.ndim != 2 or points.shape[1] != 2 or not 1 <= len(points) <= MAX_POINTS:
            raise ValueError(f"x must hold 1 to {MAX_POINTS} points of 2 coordinates, not shape {points.shape}")
        if not (np.abs(points) <= MAX_COORDINATE).all():
            raise ValueError(f"x must lie in [-{MAX_COORDINATE}, {MAX_COORDINATE}]")
        if labels.shape != points.shape[:1] or not np.isin(labels, range(CLASSES)).all():
            raise ValueError(f"label must hold one of 0 to {CLASSES - 1} for each of {len(points)} points")
        object.__setattr__(self, "x", points)
        object.__setattr__(self, "label", labels.astype(int))


# Random data sets


def separable(count: int, generator: np.random.Generator) -> Points:
    """Return two classes, uniform over discs of radius 1 about -(1.2, 0.8) and (1.2, 0.8).

    The discs are about 0.9 apart, so the line through the origin perpendicular to the centres separates the classes.
    """
    label = _alternating(count, 2)
    angle, radius = generator.uniform(0, 2 * np.pi, count), np.sqrt(generator.uniform(0, 1, count))
    disc = radius[:, None] * np.column_stack((np.cos(angle), np.sin(angle)))
    return Points(disc + np.outer(2 * label - 1, (1.2, 0.8)), label)


def overlapping(count: int, generator: np.random.Generator) -> Points:
    """Return two classes, normal with variance 1 about -(0.9, 0.6) and (0.9, 0.6)."""
    label = _alternating(count, 2)
    return Points(generator.standard_normal((count, 2)) + np.outer(2 * label - 1, (0.9, 0.6)), label)


def separable_with_outlier(count: int, generator: np.random.Generator) -> Points:
    """Return the separable classes with the last point moved far to the side of the other class."""
    points = separable(count, generator)
    x, side = points.x, 2 * points.label[-1] - 1
    x[-1] = np.multiply(-side, (4.0, 3.0))
    return Points(x, points.label)


def three_clusters(count: int, generator: np.random.Generator) -> Points:
    """Return three classes, normal with standard deviation 0.8 about the corners of a triangle of radius 2."""
    label = _alternating(count, 3)
    angle = np.pi / 2 + 2 * np.pi * label / 3
    centre = 2 * np.column_stack((np.cos(angle), np.sin(angle)))
    return Points(centre + 0.8 * generator.standard_normal((count, 2)), label)


def line_with_gaussian_noise(count: int, generator: np.random.Generator) -> Points:
    """Return y = 1 + 0.8 x + noise for x uniform over [-3, 3], with normal noise of standard deviation 0.6."""
    return _noisy_line(count, generator, lambda: generator.normal(0, NOISE_DEVIATION, count))


def line_with_laplace_noise(count: int, generator: np.random.Generator) -> Points:
    """Return the same line with Laplace noise of the same standard deviation, so of scale 0.6 / sqrt 2."""
    return _noisy_line(count, generator, lambda: generator.laplace(0, NOISE_DEVIATION / np.sqrt(2), count))


def line_with_outliers(count: int, generator: np.random.Generator) -> Points:
    """Return the line with Gaussian noise, where the tenth of the points with the largest x is lowered by 5."""
    points = line_with_gaussian_noise(count, generator)
    x = points.x
    x[np.argsort(x[:, 0])[-max(1, count // 10) :], 1] -= 5
    return Points(x, points.label)


def _alternating(count: int, classes: int) -> IntArray:
    """Return the labels 0, 1, ..., classes - 1, 0, 1, ... of `count` points."""
    return np.arange(count) % classes


def _noisy_line(count: int, generator: np.random.Generator, noise: Callable[[], FloatArray]) -> Points:
    """Return the true line at uniform x with the noise added to y; x is drawn before the noise."""
    x = generator.uniform(-3, 3, count)
    intercept, slope = TRUE_LINE
    return Points(np.column_stack((x, intercept + slope * x + noise())), np.zeros(count))


@dataclass(frozen=True)
class Dataset:
    """A random data set: `sample(count, generator)` returns its points, of `classes` classes; a regression has 1.

    `name` is its key in DATASETS, `label` what the pages call it.
    """

    name: str
    label: str
    classes: int
    sample: Callable[[int, np.random.Generator], Points]


_RECORDS = (
    Dataset("separable", "Separable", 2, separable),
    Dataset("overlapping", "Overlapping", 2, overlapping),
    Dataset("outlier", "With an outlier", 2, separable_with_outlier),
    Dataset("clouds", "Cat, dog, tiger", 3, three_clusters),
    Dataset("gaussian", "Line with Gaussian noise", 1, line_with_gaussian_noise),
    Dataset("laplace", "Line with Laplace noise", 1, line_with_laplace_noise),
    Dataset("outliers", "Line with outliers", 1, line_with_outliers),
)

DATASETS: dict[str, Dataset] = {record.name: record for record in _RECORDS}


def sample_dataset(name: str, count: int, generator: np.random.Generator) -> Points:
    """Return `count` points of the data set `name`, the same for the same seed; the labels alternate.

    ValueError unless name is a key of DATASETS, and count a whole number in [1, 500].
    """
    return registered("name", name, DATASETS).sample(bounded_count("count", count, MAX_POINTS), generator)


# Edits of single points


def add_point(points: Points, position: tuple[float, float], label: int, most: int = MAX_POINTS) -> Points:
    """Return the points with another one of class `label` at `position`; unchanged if there are `most` already."""
    if len(points.x) >= most:
        return points
    return Points(np.vstack([points.x, position]), np.append(points.label, label))


def move_point(points: Points, index: int, position: tuple[float, float]) -> Points:
    """Return the points with point `index` moved to `position`."""
    x = points.x.copy()
    x[index] = position
    return Points(x, points.label)


def relabel_point(points: Points, index: int, classes: int) -> Points:
    """Return the points with point `index` in the next of `classes` classes; the first follows the last."""
    label = points.label.copy()
    label[index] = (label[index] + 1) % classes
    return Points(points.x, label)


def remove_point(points: Points, index: int) -> Points:
    """Return the points without point `index`; unchanged if it is the only one."""
    if len(points.x) == 1:
        return points
    return Points(np.delete(points.x, index, axis=0), np.delete(points.label, index))


# Text form


SEPARATOR = "~"
_ITEM = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]{1,2})?)_(-?[0-9]{1,3}(?:\.[0-9]{1,2})?)_([0-9])")
MAX_POINT_TEXT = MAX_POINTS * len("-100.00_-100.00_0~")
"""The length of the longest text form."""


def encode_points(points: Points) -> str:
    """Return the points as text: x1_x2_label of each, with two decimals, joined by ~, as in 1.25_-0.5_1~3_0_0.

    These characters need no escaping in an address: RFC 3986, section 2.3, calls them unreserved.
    """
    rows = zip(points.x, points.label, strict=True)
    return SEPARATOR.join(f"{_decimal(x1)}_{_decimal(x2)}_{label}" for (x1, x2), label in rows)


def decode_points(text: str) -> Points:
    """Return the points of a text form.

    ValueError unless the text holds 1 to 500 items x1_x2_label with at most two decimals, coordinates in [-100, 100]
    and a label of 0, 1 or 2; it names the first item that is wrong.
    """
    if not isinstance(text, str) or not 1 <= len(text) <= MAX_POINT_TEXT:
        raise ValueError(f"text must be a string of 1 to {MAX_POINT_TEXT} characters")
    rows = [_decoded_point(position, item) for position, item in enumerate(text.split(SEPARATOR), start=1)]
    return Points([row[:2] for row in rows], [row[2] for row in rows])


def _decoded_point(position: int, item: str) -> tuple[float, float, float]:
    """Return x1, x2 and the label of the item at a position of the text, which is counted from 1."""
    match = _ITEM.fullmatch(item)
    x1, x2, label = map(float, match.groups()) if match else (np.inf, np.inf, 0)
    if max(abs(x1), abs(x2)) > MAX_COORDINATE or label >= CLASSES:
        shown = item if len(item) <= 40 else item[:40] + "..."
        raise ValueError(
            f"item {position} must be x1_x2_label, two numbers in [-{MAX_COORDINATE}, {MAX_COORDINATE}] "
            f"with at most 2 decimals and a label from 0 to {CLASSES - 1}, not {shown!r}"
        )
    return x1, x2, label


def _decimal(value: float) -> str:
    """Return the shortest form with at most two decimals; 0 has no sign."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
