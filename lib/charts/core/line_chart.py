"""Charts of lines over one axis x, with a readout of the point under the pointer.

A slider of such a chart has one of two meanings: it is the cursor, a position on the x axis, or it is the live
parameter of lines and changes their values.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike

from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_layers import line_specification
from lib.charts.core.line_tables import line_tables
from lib.charts.core.picture import Cursor, DataColumn, Picture
from lib.charts.core.readout import readout_height
from lib.numerics.parameter import Parameter


def line_chart(
    columns: Mapping[str, ArrayLike],
    lines: Sequence[Line],
    axes: AxesSpec,
    description: str,
    cursor: Parameter | None = None,
) -> Picture:
    """Return the picture of lines over x.

    `columns` holds `x`, sorted, and each column that a line names, of the same length: values that are NaN are not
    drawn, infinite ones only read out. With a `cursor`, x must hold its stops (see grids.py).
    """
    axes = axes.completed(lines)
    data = {name: np.where(np.isfinite(values), values, np.nan) for name, values in columns.items()}
    static = {name: np.asarray(columns[name]) for line in lines if not line.parameter for name in line.columns}
    x, height = data["x"], readout_height(sum(line.readout for line in lines))
    return Picture(
        specification=line_specification(
            axes, cursor, height, _have_points(lines), any(line.up_to_cursor for line in lines)
        ),
        tables=line_tables(data | static, lines, axes, cursor),
        title=f"{axes.y_title} over {axes.x_title}",
        description=description,
        sliders={parameter.key: parameter for parameter in (cursor, *axes.parameters) if parameter},
        data_columns=(DataColumn(axes.x_title, "x"), *(column for line in lines for column in line.data_columns)),
        data=data,
        cursors=(Cursor(cursor.key, float(x.min()), float(x.max()), "x"),) if cursor else (),
    )


def _have_points(lines: Sequence[Line]) -> tuple[bool, bool]:
    """Return whether any static line is drawn as points, and whether any live line is."""
    static, live = (any(line.as_points and bool(line.parameter) == live for line in lines) for live in (False, True))
    return static, live
