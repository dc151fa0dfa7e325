"""The readout of a line chart: rows above the plot with the name of each line and its number under the pointer.

The rows have a space of their own, so that they never cover a line. Without a pointer they hold the names alone, and
are the legend. The layers here read rows with the fields `index x value slope label legend_symbol has_slope
infinity_text row row_left row_width` (see line_layers.py); `index` is -1 where nothing is pointed at.
"""

import json
from typing import Any

import altair as alt

from lib.charts.core.expressions import hover_text, slope_text
from lib.charts.core.text_marks import text_style

ROW_HEIGHT = 18
# After so many rows another column of rows begins.
MOST_ROWS = 6
# Whether the line of a row is live, and so in single precision.
SINGLE = "datum.parameter"
# The space grows by so many rows at a time, so that plots beside each other are equally high with one line or two.
ROWS_AT_A_TIME = 2


def readout_height(lines: int) -> int:
    """Return the height in pixels of the rows of so many lines, and of the row for x above them."""
    return ROW_HEIGHT * (ROWS_AT_A_TIME * -(-min(lines, MOST_ROWS) // ROWS_AT_A_TIME) + 1) + 4


def readout_place(row: int | None, rows: int) -> dict[str, Any]:
    """Return the row of a line, and the left edge and the width of its column as fractions of the plot's width.

    The row is -1 for a line without a readout, `row` None.
    """
    if row is None:
        return {"row": -1, "row_left": 0.0, "row_width": 0.0}
    columns = -(-rows // MOST_ROWS)
    return {"row": row % MOST_ROWS, "row_left": row // MOST_ROWS / columns, "row_width": 1 / columns}


def space_above(height: int) -> alt.Chart:
    """Return an invisible mark that keeps a space of so many pixels above the plot, however many rows have text."""
    nothing = alt.Chart(alt.NamedData("domain")).mark_rect(opacity=0, tooltip=None)
    top = alt.value(alt.ExprRef(f"-{height} * scale"))
    return nothing.encode(x=alt.value(0), x2=alt.value(1), y=top, y2=alt.value(0))


def x_row(point: alt.Chart, title: str, height: int) -> alt.Chart:
    """Return the text of the x that is pointed at, in the topmost row; it is empty while nothing is."""
    text = f"datum.index < 0 ? '' : {json.dumps(title + ': ')} + {hover_text('datum.x')}"
    marks = point.transform_calculate(text=text).mark_text(**text_style())
    y = alt.value(alt.ExprRef(f"-{height} * scale"))
    return marks.encode(text="text:N", x=alt.value(0), y=y, color=alt.value("gray"))


def line_rows(points: alt.Chart, color: alt.Color, height: int) -> alt.Chart:
    """Return the texts that name each line after its symbol, with its value, and its slope if it has one."""
    slope = f"(datum.has_slope ? ', slope ' + {slope_text('datum.slope')} : '')"
    value = hover_text("datum.value", SINGLE, "datum.value > 0 ? datum.infinity_text : 'none'")
    name = "datum.legend_symbol + ' ' + datum.label"
    text = f"{name} + (datum.index < 0 ? '' : ': ' + {value} + {slope})"
    limit = alt.ExprRef("datum.row_width * width - 6")
    marks = points.transform_calculate(text=text).mark_text(**text_style(limit=limit))
    x = alt.value(alt.ExprRef("datum.row_left * width"))
    y = alt.value(alt.ExprRef(f"({ROW_HEIGHT} * (datum.row + 1) - {height}) * scale"))
    return marks.encode(text="text:N", x=x, y=y, color=color)
