"""Labelled points in the plane: seeded sets to learn from, and a short text that carries them in an address."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.numerics.validation import as_float64, bounded_count, registered

MAX_POINTS = 500
MAX_COORDINATE = 100
"""No coordinate is larger than this in size."""
CLASSES = 3
MAX_GRID_VALUES = 101

TRUE_LINE = (1.0, 0.8)
"""Intercept and slope of the line that the regression sets scatter about."""
NOISE_DEVIATION = 0.6
"""The standard deviation of the regression sets' noise, Gaussian and Laplace alike."""


@dataclass(frozen=True)
class Points:
    """Points `x` (n, 2) and the class `label` (n,) of each, 0, 1 or 2. A regression set holds (x, y) in `x`, label 0.

    Both are copied. ValueError unless n lies in [1, 500], coordinates in [-100, 100], and each point has one label.
    """

    x: np.ndarray
    label: np.ndarray

    def __post_init__(self):
        x, label = as_float64("x", self.x), as_float64("label", self.label)
        if x.ndim != 2 or x.shape[1] != 2 or not 1 <= len(x) <= MAX_POINTS:
            raise ValueError(f"x must hold 1 to {MAX_POINTS} points of 2 coordinates, not shape {x.shape}")
        if not (np.abs(x) <= MAX_COORDINATE).all():
            raise ValueError(f"x must lie in [-{MAX_COORDINATE}, {MAX_COORDINATE}]")
        if label.shape != x.shape[:1] or not np.isin(label, range(CLASSES)).all():
            raise ValueError(f"label must hold one of 0 to {CLASSES - 1} for each of {len(x)} points")
        object.__setattr__(self, "x", x)
        object.__setattr__(self, "label", label.astype(int))


# The seeded sets


def separable(count, generator):
    """Draw two classes, each even over a disc of radius 1 about -(1.2, 0.8) or (1.2, 0.8), about 0.9 apart.

    The line through the origin at right angles to the centres always separates them.
    """
    label = _alternating(count, 2)
    angle, radius = generator.uniform(0, 2 * np.pi, count), np.sqrt(generator.uniform(0, 1, count))
    disc = radius[:, None] * np.column_stack((np.cos(angle), np.sin(angle)))
    return Points(disc + np.outer(2 * label - 1, (1.2, 0.8)), label)


def overlapping(count, generator):
    """Draw two classes from normal distributions of variance 1 about -(0.9, 0.6) and (0.9, 0.6)."""
    label = _alternating(count, 2)
    return Points(generator.standard_normal((count, 2)) + np.outer(2 * label - 1, (0.9, 0.6)), label)


def with_an_outlier(count, generator):
    """Draw the separable classes, and put the last point far on the other class's side of the line."""
    points = separable(count, generator)
    x, side = points.x, 2 * points.label[-1] - 1
    x[-1] = np.multiply(-side, (4.0, 3.0))
    return Points(x, points.label)


def three_clouds(count, generator):
    """Draw three classes from normal distributions of deviation 0.8 about the corners of a triangle of radius 2."""
    label = _alternating(count, 3)
    angle = np.pi / 2 + 2 * np.pi * label / 3
    centre = 2 * np.column_stack((np.cos(angle), np.sin(angle)))
    return Points(centre + 0.8 * generator.standard_normal((count, 2)), label)


def line_with_gaussian_noise(count, generator):
    """Draw y = 1 + 0.8 x + noise for x even over [-3, 3]; the noise is normal of deviation 0.6."""
    return _scattered(count, generator, lambda: generator.normal(0, NOISE_DEVIATION, count))


def line_with_laplace_noise(count, generator):
    """Draw the same line with Laplace noise of the same deviation, 0.6: its scale is 0.6 / sqrt 2."""
    return _scattered(count, generator, lambda: generator.laplace(0, NOISE_DEVIATION / np.sqrt(2), count))


def line_with_outliers(count, generator):
    """Draw the line with Gaussian noise, and lower the last tenth of the points along x, at least one, by 5."""
    points = line_with_gaussian_noise(count, generator)
    x = points.x
    x[np.argsort(x[:, 0])[-max(1, count // 10) :], 1] -= 5
    return Points(x, points.label)


def _alternating(count, classes):
    return np.arange(count) % classes


def _scattered(count, generator, noise):
    x = generator.uniform(-3, 3, count)
    return Points(np.column_stack((x, TRUE_LINE[0] + TRUE_LINE[1] * x + noise())), np.zeros(count))


@dataclass(frozen=True)
class Dataset:
    """A seeded set: `draw(count, generator)` returns its points, of `classes` classes; a regression set has 1."""

    name: str
    label: str
    classes: int
    sample: Callable


_RECORDS = (
    Dataset("separable", "Separable", 2, separable),
    Dataset("overlapping", "Overlapping", 2, overlapping),
    Dataset("outlier", "With an outlier", 2, with_an_outlier),
    Dataset("clouds", "Cat, dog, tiger", 3, three_clouds),
    Dataset("gaussian", "Line with Gaussian noise", 1, line_with_gaussian_noise),
    Dataset("laplace", "Line with Laplace noise", 1, line_with_laplace_noise),
    Dataset("outliers", "Line with outliers", 1, line_with_outliers),
)

DATASETS: dict[str, Dataset] = {record.name: record for record in _RECORDS}


def sample_dataset(name, count, generator):
    """Return `count` points of the set `name`, the same for the same seed; the classes take turns.

    ValueError unless name is a key of POINT_SETS, and count a whole number in [1, 500].
    """
    return registered("name", name, DATASETS).sample(bounded_count("count", count, MAX_POINTS), generator)


# Editing points


def add_point(points, position, label, most=MAX_POINTS):
    """Return the points with a new one of class `label` at `position`; unchanged where there are `most` already."""
    if len(points.x) >= most:
        return points
    return Points(np.vstack([points.x, position]), np.append(points.label, label))


def move_point(points, index, position):
    """Return the points with point `index` at `position`."""
    x = points.x.copy()
    x[index] = position
    return Points(x, points.label)


def relabel_point(points, index, classes):
    """Return the points with point `index` in the next of `classes` classes, after the last one in the first."""
    label = points.label.copy()
    label[index] = (label[index] + 1) % classes
    return Points(points.x, label)


def remove_point(points, index):
    """Return the points without point `index`; unchanged where it is the only one."""
    if len(points.x) == 1:
        return points
    return Points(np.delete(points.x, index, axis=0), np.delete(points.label, index))


# The text for an address


SEPARATOR = "~"
_ITEM = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]{1,2})?)_(-?[0-9]{1,3}(?:\.[0-9]{1,2})?)_([0-9])")
MAX_POINT_TEXT = MAX_POINTS * len("-100.00_-100.00_0~")


def encode_points(points):
    """Return the points as text, x1_x2_label joined by ~, with two decimals: 1.25_-0.5_1~3_0_0.

    An address carries each of these characters as it is: they are the unreserved ones of RFC 3986, section 2.3.
    """
    rows = zip(points.x, points.label, strict=True)
    return SEPARATOR.join(f"{_decimal(x1)}_{_decimal(x2)}_{label}" for (x1, x2), label in rows)


def decode_points(text):
    """Return the points that `encode` wrote, to two decimals.

    ValueError for any other text, naming its first bad item: one that is not x1_x2_label with at most two decimals,
    coordinates in [-100, 100] and a label of 0, 1 or 2. The text must hold 1 to 500 items.
    """
    if not isinstance(text, str) or not 1 <= len(text) <= MAX_POINT_TEXT:
        raise ValueError(f"text must be a string of 1 to {MAX_POINT_TEXT} characters")
    rows = [_point(position, item) for position, item in enumerate(text.split(SEPARATOR), start=1)]
    return Points([row[:2] for row in rows], [row[2] for row in rows])


def _point(position, item):
    match = _ITEM.fullmatch(item)
    x1, x2, label = map(float, match.groups()) if match else (np.inf, np.inf, 0)
    if max(abs(x1), abs(x2)) > MAX_COORDINATE or label >= CLASSES:
        shown = item if len(item) <= 40 else item[:40] + "..."
        raise ValueError(
            f"item {position} must be x1_x2_label, two numbers in [-{MAX_COORDINATE}, {MAX_COORDINATE}] "
            f"with at most 2 decimals and a label from 0 to {CLASSES - 1}, not {shown!r}"
        )
    return x1, x2, label


def _decimal(value):
    """Return the shortest form of two decimals; a value that rounds to 0 loses its sign."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
