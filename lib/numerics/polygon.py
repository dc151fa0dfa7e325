"""Convex polygons in the plane: cutting one along a line, where the line crosses it, and its area and centroid.

A polygon is an array of shape (corners, 2), counterclockwise; an empty one has no corner.
"""

import numpy as np

from lib.numerics.arrays import FloatArray


def square(bound: float) -> FloatArray:
    """Return the corners of the square [-bound, bound]^2."""
    return bound * np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])


def cut(corners: FloatArray, heights: FloatArray) -> FloatArray:
    """Return the part of a polygon in which a linear function is at least 0; `heights` are its values at the corners.

    Source: Sutherland and Hodgman (1974), Reentrant Polygon Clipping, doi:10.1145/360767.360802.
    """
    # Plain numbers: on so few corners NumPy would take several times as long.
    kept, places, values = [], corners.tolist(), heights.tolist()
    for place, (corner, height) in enumerate(zip(places, values, strict=True)):
        last = values[place - 1]
        if (last < 0) != (height < 0):
            kept.append(_zero(places[place - 1], corner, last, height))
        if height >= 0:
            kept.append(corner)
    return np.array(kept).reshape(-1, 2)


def crossing(corners: FloatArray, heights: FloatArray) -> FloatArray:
    """Return both ends, one a row, of the line in a polygon on which a linear function is 0; NaN if there is none.

    `heights` are the values of the function at the corners.
    """
    ends, places, values = [], corners.tolist(), heights.tolist()
    for place, (corner, height) in enumerate(zip(places, values, strict=True)):
        last = values[place - 1]
        if (last < 0) != (height < 0):
            ends.append(_zero(places[place - 1], corner, last, height))
    return np.array(ends) if ends else np.full((2, 2), np.nan)


def area(corners: FloatArray) -> float:
    """Return the area of a polygon, by the shoelace formula."""
    return float(_cross(corners).sum() / 2)


def centroid(corners: FloatArray) -> FloatArray:
    """Return the centre of mass of a polygon; NaN if its area is 0."""
    cross = _cross(corners)
    with np.errstate(invalid="ignore", divide="ignore"):
        return (corners + np.roll(corners, -1, axis=0)).T @ cross / (3 * cross.sum())


def _zero(start: list[float], end: list[float], first: float, last: float) -> tuple[float, float]:
    """Return where a linear function with the values `first` and `last` at two points is 0 between them."""
    share, (x, y), (end_x, end_y) = first / (first - last), start, end
    return x + share * (end_x - x), y + share * (end_y - y)


def _cross(corners: FloatArray) -> FloatArray:
    """Return twice the signed area of the triangle of each side with the origin."""
    (x, y), (next_x, next_y) = corners.T, np.roll(corners, -1, axis=0).T
    return x * next_y - next_x * y
