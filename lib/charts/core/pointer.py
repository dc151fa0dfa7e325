"""What stands under the pointer, the same in every picture of curves: the nearest point, its numbers above the plot.

The numbers have rows of their own over the plot, so that they never lie on a curve. While there is no pointer the
rows name the curves, and so are the legend. Everything that is drawn here comes from rows of data with the fields
`x value slope series label sloped row left share` (see lines.py), so that one layer serves all curves.
"""

import json

import altair as alt
import numpy as np

from lib.charts.core.frames import numbers
from lib.charts.core.table import of_rows

ROW = 18
ROWS = 6
TIER = 2
AXIS = 50
# How much larger than on a laptop the letters above the plot are: a projector's page sets it to more.
SCALE = alt.param(name="scale", value=1)
PICKS = 400


def hover() -> alt.Parameter:
    """Return the selection of the point nearest to the pointer along x, by its place `at`.

    A finger that is put down or dragged counts as a pointer, and its point stays when it is lifted: only a
    mouse that leaves the chart clears it.
    """
    on = "pointermove, pointerdown"
    return alt.selection_point(name="hover", on=on, fields=["at"], empty=False, clear="mouseout", toggle=False)


def picks(x):
    """Return a row with lists: the places of at most so many points, and both ends of the strip nearest to each."""
    at = np.unique(np.linspace(0, x.size - 1, min(x.size, PICKS)).round()).astype(np.int32)
    edges = np.concatenate([x[:1], (x[at][1:] + x[at][:-1]) / 2, x[-1:]])
    return of_rows([{"at": at, "left": edges[:-1], "right": edges[1:]}])


def picker():
    """Return invisible strips side by side over the whole plot, which feel where the pointer is."""
    lists = ("at", "left", "right")
    table = alt.Chart(alt.NamedData("picks")).transform_calculate(**{name: numbers(f"datum.{name}") for name in lists})
    strips = table.transform_flatten(lists).mark_rect(opacity=0, tooltip=None)
    return strips.encode(alt.X("left:Q"), alt.X2("right"))


def above(rows):
    """Return the room in pixels that so many rows of numbers need, with one for x; in tiers of two rows."""
    return ROW * (TIER * -(-min(rows, ROWS) // TIER) + 1) + 4


def place(row, rows):
    """Return where a curve's numbers stand: the row, and the left edge and the share of the width of its column.

    The row is -1 for a curve that has no numbers above the plot, `row` None.
    """
    if row is None:
        return {"row": -1, "left": 0.0, "share": 0.0}
    columns = -(-rows // ROWS)
    return {"row": row % ROWS, "left": row // ROWS / columns, "share": 1 / columns}


def room(top):
    """Return an invisible mark that keeps `top` pixels free above the plot, whether there is a pointer or not."""
    nothing = alt.Chart(alt.NamedData("reach")).mark_rect(opacity=0, tooltip=None)
    return nothing.encode(x=alt.value(0), x2=alt.value(1), y=alt.value(alt.ExprRef(f"-{top} * scale")), y2=alt.value(0))


def crosshair(points, x, **mark):
    """Return the upright line through the points."""
    return points.mark_rule(color="gray", strokeWidth=1, tooltip=None, **mark).encode(x)


def heading(points, title, top):
    """Return the text that says at which x the numbers are, in the row above them; nothing while they name curves."""
    words = f"datum.at < 0 ? '' : {json.dumps(title + ': ')} + {number('datum.x')}"
    return (
        points.transform_calculate(text=words)
        .mark_text(**LETTERS)
        .encode(text="text:N", x=alt.value(0), y=alt.value(alt.ExprRef(f"-{top} * scale")), color=alt.value("gray"))
    )


def readout(points, colour, top):
    """Return the texts that name each curve after its sign, and say its value, and its slope if it has one."""
    name = "datum.sign + ' ' + datum.label"
    sloped = f"(datum.sloped ? ', slope ' + {slope('datum.slope')} : '')"
    value = number("datum.value", 5, "datum.value > 0 ? datum.infinite : 'none'")
    text = f"{name} + (datum.at < 0 ? '' : ': ' + {value} + {sloped})"
    return rowed(points.transform_calculate(text=text), colour, top)


def rowed(points, colour, top):
    """Return the field `text` of each point in the row of its curve."""
    limit = alt.ExprRef("datum.share * width - 6")
    x, y = alt.ExprRef("datum.left * width"), alt.ExprRef(f"({ROW} * (datum.row + 1) - {top}) * scale")
    text = points.mark_text(**LETTERS, limit=limit)
    return text.encode(text="text:N", x=alt.value(x), y=alt.value(y), color=colour)


LETTERS = {
    "align": "left",
    "baseline": "top",
    "fontSize": alt.ExprRef("13 * scale"),
    "fontWeight": "bold",
    "tooltip": None,
}


def tangents(points, half, y, colour):
    """Return the tangent through each point that has a slope: x - half, x + half. Geometry from value and slope."""
    ends = points.transform_filter("datum.sloped && isFinite(datum.slope)").transform_calculate(
        left=f"datum.x - {half}",
        right=f"datum.x + {half}",
        low=f"datum.value - {half} * datum.slope",
        high=f"datum.value + {half} * datum.slope",
    )
    return ends.mark_rule(strokeWidth=1.5, clip=True, tooltip=None).encode(
        alt.X("left:Q"), alt.X2("right"), y, alt.Y2("high"), color=colour
    )


def number(expression, digits=4, otherwise="'none'"):
    """Return the expression that writes a number in so many digits, and what it writes where there is none."""
    return f"(isFinite({expression}) ? format({expression}, '.{digits}~g') : {otherwise})"


def slope(expression):
    """Return the expression that writes a slope, which may be infinite; at a kink there is none (see table.py)."""
    return number(expression, otherwise=f"{expression} > 0 ? 'infinite' : 'none, a kink'")
