"""Contour lines of a function that is known on a grid, by marching squares.

A cell of the grid has four corners, counterclockwise from its lower left one, and four edges, each from a corner to the
next one. The level crosses an edge whose ends lie on different sides of it, at the place that linear interpolation
gives. In each cell the crossings are joined by straight segments with the larger values on their left. A segment ends
on an edge on which one of the next cell begins, so that segments join to lines.

Source: Lorensen and Cline (1987), Marching Cubes, doi:10.1145/37402.37422, in two dimensions.
"""

import numpy as np
from numpy.typing import ArrayLike

from lib.numerics.arrays import FloatArray
from lib.numerics.validation import finite, finite_array

# The offsets of a cell's corners in the grid, counterclockwise.
CORNERS = ((0, 0), (1, 0), (1, 1), (0, 1))
# An edge of the grid: the index of its first corner, and whether it goes along x or along y.
Edge = tuple[int, int, int]


def contour_lines(x: ArrayLike, y: ArrayLike, values: ArrayLike, level: float) -> list[FloatArray]:
    """Return the lines on which a function has a level, each of shape (points, 2), with larger values on the left.

    `values[i, j]` is the function at (x[i], y[j]), where x and y ascend. A closed line ends at its first point; an open
    one begins and ends at the border of the grid. Where a cell is a saddle, the mean of its corners says which of them
    are joined. ValueError unless all numbers are finite and the shapes fit.
    """
    x, y, values = finite_array("x", x), finite_array("y", y), finite_array("values", values)
    if values.shape != (x.size, y.size) or min(values.shape) < 2:
        raise ValueError(f"values must have shape ({x.size}, {y.size}) with at least 2 rows and columns")
    following = _segments(values > finite("level", level), values, level)
    return [np.array([_crossing(x, y, values, level, edge) for edge in line]) for line in _joined(following)]


def region_borders(x: ArrayLike, y: ArrayLike, values: ArrayLike, level: float) -> list[FloatArray]:
    """Return the closed lines around all places of the grid's rectangle at which a function is above a level.

    Outer borders run counterclockwise and those of holes clockwise, so that the region has the winding number 1. For
    the arguments, the shape of a line and errors see `contour_lines`.
    """
    x, y, values = (np.asarray(array, dtype=np.float64) for array in (x, y, values))
    # A border of zero width with values below the level closes every line along the sides of the rectangle.
    padded = np.pad(values, 1, constant_values=min(level, values.min(initial=level)) - 1)
    return contour_lines(np.pad(x, 1, mode="edge"), np.pad(y, 1, mode="edge"), padded, level)


def _segments(above: np.ndarray, values: FloatArray, level: float) -> dict[Edge, Edge]:
    """Return for each edge on which a segment begins the edge on which it ends."""
    rows, columns = (size - 1 for size in above.shape)
    corners = np.stack([above[i : i + rows, j : j + columns] for i, j in CORNERS])
    crossed = np.argwhere(corners.any(axis=0) & ~corners.all(axis=0))
    following = {}
    for i, j in crossed.tolist():
        inside = corners[:, i, j].tolist()
        joined = inside == [True, False, True, False] or inside == [False, True, False, True]
        high_center = joined and values[i : i + 2, j : j + 2].mean() > level
        following |= {_edge(i, j, begin): _edge(i, j, end) for begin, end in _cell_segments(inside, high_center)}
    return following


def _cell_segments(inside: list[bool], high_center: bool) -> list[tuple[int, int]]:
    """Return the segments of a cell as pairs of its edges; `inside` says which corners are above the level.

    Counterclockwise a segment begins where the border of the cell leaves the region, and ends where it enters it. Of
    two entries it takes the next one if the centre is above the level, which joins both corners above it, else the
    last one.
    """
    leaves = [k for k in range(4) if inside[k] and not inside[(k + 1) % 4]]
    enters = [k for k in range(4) if not inside[k] and inside[(k + 1) % 4]]
    turn = 1 if high_center else -1
    return [(begin, min(enters, key=lambda end: turn * (end - begin) % 4)) for begin in leaves]


def _edge(i: int, j: int, number: int) -> Edge:
    """Return an edge of cell (i, j) by its number: below, on the right, above, on the left."""
    return (i, j, 0) if number == 0 else (i + 1, j, 1) if number == 1 else (i, j + 1, 0) if number == 2 else (i, j, 1)


def _joined(following: dict[Edge, Edge]) -> list[list[Edge]]:
    """Return the chains of edges that the segments form: first those with two ends, then the closed ones."""
    ends = set(following.values())
    beginnings = [edge for edge in following if edge not in ends]
    left, lines = dict(following), []
    for beginning in (*beginnings, *following):
        line = [beginning]
        while line[-1] in left:
            line.append(left.pop(line[-1]))
        if len(line) > 1:
            lines.append(line)
    return lines


def _crossing(x: FloatArray, y: FloatArray, values: FloatArray, level: float, edge: Edge) -> tuple[float, float]:
    """Return the place at which the level crosses an edge, by linear interpolation between its ends."""
    i, j, upwards = edge
    k, m = (i, j + 1) if upwards else (i + 1, j)
    share = (level - values[i, j]) / (values[k, m] - values[i, j])
    return x[i] + share * (x[k] - x[i]), y[j] + share * (y[m] - y[j])
