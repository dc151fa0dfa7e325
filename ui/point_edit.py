"""Edits of the points in a chart, as the browser reports them.

A browser may send anything, also what no pointer can do. It may also send an edit of a picture that has changed since:
the second click of a double-click names a point of the picture that the first one has already changed. What does not
fit is no edit.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeGuard

Area = tuple[float, float, float, float]


@dataclass(frozen=True)
class PointEdit:
    """A press at (x, y) in a plot: on the point `index` or on none, and whether a point was `moved` there."""

    index: int | None
    x: float
    y: float
    moved: bool


def points_version(points: Sequence[Sequence[float]]) -> int:
    """Return a number that differs between two lists of points, but for one chance in 2 ** 32."""
    return zlib.crc32(repr(points).encode())


def between(value: object, low: float, high: float) -> float | None:
    """Return a value as a number if it is one between two bounds; true and false are none."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if low <= value <= high else None


def point_edit(reported: object, area: Area, points: Sequence[Sequence[float]]) -> PointEdit | None:
    """Return the edit in what the browser reported, or None if it does not fit the area and the points.

    `reported` is an object of JSON with `index`, `x`, `y`, `moved`, and as `seen` the version of the points that the
    browser showed. A new point may be placed in a picture that has changed; a point of another picture is not edited.
    """
    if not isinstance(reported, dict):
        return None
    index, moved, left, right, low, high = reported.get("index"), reported.get("moved"), *area
    x, y = between(reported.get("x"), left, right), between(reported.get("y"), low, high)
    if x is None or y is None or not isinstance(moved, bool):
        return None
    if index is not None and (not _is_index(index, len(points)) or reported.get("seen") != points_version(points)):
        return None
    return PointEdit(index, x, y, moved)


def _is_index(value: object, count: int) -> TypeGuard[int]:
    """Return whether a value is the index of one of `count` points."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < count
