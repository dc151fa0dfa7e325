"""The rows of a picture's numbers that a table shows, where there are too many to be read."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from lib.charts.core.picture import Picture
from lib.charts.core.table import row_count

MOST_ROWS = 101
# Of an x axis so many rows at most, at round values of x; of fewer than FEWEST_ROUND every so many rows is shown.
MOST_ROUND, FEWEST_ROUND = 51, 8
# Two values of x nearer to each other are one: a line has points just beside its kinks.
SAME_X = 1e-5


def table_rows(picture: Picture, values: Mapping[str, float]) -> NDArray[np.intp]:
    """Return the indices of the rows that a table of the picture's numbers shows while its sliders are at `values`.

    Over an x axis they are at round values of x, at the marked ones and at the cursor.
    """
    numbers = picture.data_at(values)
    count = row_count(numbers)
    even = np.unique(np.linspace(0, count - 1, min(count, MOST_ROWS)).round().astype(int)) if count else np.arange(0)
    if picture.marked_x is None or count < FEWEST_ROUND:
        return even
    x = np.asarray(next(iter(numbers.values())), dtype=np.float64)
    cursors = [values[cursor.key] for cursor in picture.cursors if cursor.axis == "x" and cursor.key in values]
    marked = _at(x, [*picture.marked_x, *cursors])
    found = np.union1d(_round_rows(x), marked)
    return found if found.size >= FEWEST_ROUND else _distinct(x, np.union1d(even, marked), marked)


def round_step(span: float) -> float:
    """Return the least of 1, 2.5 and 5 times a power of ten that parts a span into at most MOST_ROUND - 1 steps."""
    least = span / (MOST_ROUND - 1)
    power = 10.0 ** np.floor(np.log10(least))
    return float(next(power * part for part in (1, 2, 2.5, 5, 10) if power * part >= least * (1 - 1e-9)))


def _round_rows(x: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the indices of the x that are multiples of a round step; none if x has no two values."""
    span = float(np.ptp(x))
    if not span > 0:
        return np.arange(0)
    step = round_step(span)
    return np.flatnonzero(np.abs(x / step - np.round(x / step)) * step < 1e-9)


def _at(x: NDArray[np.float64], wanted: list[float]) -> NDArray[np.intp]:
    """Return the indices of the wanted values that are among x."""
    nearest = [int(np.argmin(np.abs(x - value))) for value in wanted]
    return np.array([i for i, value in zip(nearest, wanted, strict=True) if abs(x[i] - value) < 1e-9], dtype=np.intp)


def _distinct(x: NDArray[np.float64], rows: NDArray[np.intp], kept: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the rows without those whose x is beside that of a row that is kept, or of the row before."""
    found: list[int] = []
    for row in rows.tolist():
        if row not in kept and kept.size and np.abs(x[kept] - x[row]).min() < SAME_X:
            continue
        if not found or abs(x[row] - x[found[-1]]) >= SAME_X or row in kept:
            found.append(row)
    return np.array(found, dtype=np.intp)
