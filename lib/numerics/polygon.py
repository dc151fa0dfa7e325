"""Convex polygons in the plane: cutting one along a line, where the line crosses it, and its area and centroid.

A polygon is an array of shape (corners, 2), counterclockwise; an empty one has no corner.
"""

import numpy as np
from numpy.typing import NDArray

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


def cut_each(corners: FloatArray, heights: FloatArray) -> FloatArray:
    """Return the part of each of many polygons in which a linear function is at least 0, as `cut` does for one.

    `corners` have the shape (..., n, 2), `heights` (..., n), and the parts (..., n + 1, 2). A polygon with fewer
    corners repeats its last one, and an empty one is NaN; both may be cut again.
    """
    ends, crosses = _crossings(corners, heights)
    candidates = np.stack([ends, corners], axis=-2).reshape(*corners.shape[:-2], -1, 2)
    found = np.stack([crosses, heights >= 0], axis=-1).reshape(*heights.shape[:-1], -1)
    count = found.sum(axis=-1, keepdims=True)
    # The places of the corners that were found come first, in their order.
    places = np.argsort(~found, axis=-1, kind="stable")[..., : corners.shape[-2] + 1]
    last = np.minimum(np.arange(places.shape[-1]), np.maximum(count - 1, 0))
    parts = np.take_along_axis(candidates, np.take_along_axis(places, last, axis=-1)[..., None], axis=-2)
    return np.where(count[..., None] > 0, parts, np.nan)


def crossing(corners: FloatArray, heights: FloatArray) -> FloatArray:
    """Return both ends, one a row, of the line in a polygon on which a linear function is 0; NaN if there is none.

    `corners` have the shape (..., n, 2), and `heights` (..., n) are the values of the function there.
    """
    ends, crosses = _crossings(corners, heights)
    places = np.argsort(~crosses, axis=-1, kind="stable")[..., :2]
    is_crossed = np.any(crosses, axis=-1, keepdims=True)[..., None]
    return np.where(is_crossed, np.take_along_axis(ends, places[..., None], -2), np.nan)


def _crossings(corners: FloatArray, heights: FloatArray) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Return where a linear function is 0 on the side that ends at each corner, and whether it is 0 there at all."""
    before, last = np.roll(corners, 1, axis=-2), np.roll(heights, 1, axis=-1)
    crosses = ((last < 0) != (heights < 0)) & ~np.isnan(heights)
    share = last / np.where(crosses, last - heights, 1.0)
    return before + share[..., None] * (corners - before), crosses


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
