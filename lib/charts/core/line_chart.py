"""Charts of lines over one axis x, with their names, and a readout of the point under the pointer.

A slider of such a chart has one of two meanings: it is the cursor, a position on the x axis, or it is the live
parameter of lines and changes their values.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from lib.charts.core.axis_domains import rounded, with_ends
from lib.charts.core.labels import Annotation
from lib.charts.core.line import AxesSpec, Band, Line
from lib.charts.core.line_layers import line_specification, line_styles
from lib.charts.core.line_tables import line_tables
from lib.charts.core.picture import Cursor, DataColumn, Picture
from lib.numerics.parameter import Parameter

# More points than these are data, and mark no place.
MOST_MARKS = 8
# How far from its median an unbounded line is shown, in units of y.
MOST_HEIGHT = 25


def line_chart(
    columns: Mapping[str, ArrayLike],
    lines: Sequence[Line],
    axes: AxesSpec,
    description: str,
    cursor: Parameter | None = None,
    kinks: Sequence[float] = (),
    committed: Mapping[str, float] | None = None,
    title: str = "",
    annotations: Sequence[Annotation] = (),
    bands: Sequence[Band] = (),
) -> Picture:
    """Return the picture of lines over x.

    `columns` holds `x`, sorted, and each column that a line names, of the same length: values that are NaN are not
    drawn, infinite ones only read out. With a `cursor`, x must hold its stops (see grids.py). Where the cursor is not x
    itself, the column `cursor` holds its value at each x, in ascending order, and a drag in the plot does not move it.
    A table of the numbers has a row for each of the `kinks`. `committed` holds the values of the second live parameters
    of lines, by key. The `title` is drawn above the plot, by default that of y over that of x. `annotations` point at
    places in the plot as long as there is room, the first ones first, and `bands` are shaded.
    """
    axes = axes.completed(lines)
    data = {name: np.where(np.isfinite(values), values, np.nan) for name, values in columns.items()}
    static = {name: np.asarray(columns[name]) for line in lines if not line.parameter for name in line.columns}
    x, title = data["x"], title or f"{axes.y_title} over {axes.x_title}"
    return Picture(
        specification=line_specification(axes, cursor, line_styles(lines)),
        tables=line_tables(data | static, lines, axes, cursor, committed, annotations, bands, title),
        title=title,
        description=description,
        sliders={parameter.key: parameter for parameter in (cursor, *axes.parameters) if parameter},
        data_columns=(DataColumn(axes.x_title, "x"), *(column for line in lines for column in line.data_columns)),
        data=data,
        cursors=(Cursor(cursor.key, float(x.min()), float(x.max()), "x"),) if cursor and "cursor" not in data else (),
        marked_x=(*kinks, *_marked_by_points(data, lines)),
    )


def with_fitted_y(
    picture: Picture, values: Mapping[str, float], headings: Collection[str], unbounded: Collection[str] = ()
) -> Picture:
    """Return a line chart whose y axis fits the numbers under the headings while its sliders are at `values`.

    Of those under the headings that are `unbounded` it fits only the middle, so that a pole does not flatten all else.
    """
    found = picture.data_at(values)
    drawn = [
        _middle(finite) if heading in unbounded else finite
        for heading, numbers in found.items()
        if heading in headings and (finite := numbers[np.isfinite(numbers)]).size
    ]
    low, high = (min(map(np.min, drawn)), max(map(np.max, drawn))) if drawn else (0.0, 0.0)
    if low == high:
        return picture
    domain = with_ends(picture.tables["domain"], *rounded(float(low), float(high), "linear"))
    return replace(picture, tables={**picture.tables, "domain": domain})


def _middle(numbers: np.ndarray) -> np.ndarray:
    """Return both ends of the numbers without the outermost 4 %, each at most MOST_HEIGHT from the median."""
    low, median, high = np.percentile(numbers.astype(np.float64), [4, 50, 96])
    return np.array([max(low, median - MOST_HEIGHT), min(high, median + MOST_HEIGHT)])


def _marked_by_points(data: Mapping[str, np.ndarray], lines: Sequence[Line]) -> tuple[float, ...]:
    """Return the x of the few points that mark a place on a line."""
    points = [np.isfinite(data[line.column]) for line in lines if line.as_points and not line.parameter]
    return tuple(x for marked in points if marked.sum() <= MOST_MARKS for x in data["x"][marked].tolist())
