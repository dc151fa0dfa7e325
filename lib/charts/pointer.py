"""What stands under the pointer, the same in every picture of curves: the nearest point, its numbers above the plot.

The numbers have rows of their own over the plot, so that they never lie on a curve. While there is no pointer the
rows name the curves, and so are the legend. Everything that is drawn here comes from rows of data with the fields
`x value slope series label sloped row left share` (see lines.py), so that one layer serves all curves.
"""

import json

import altair as alt

ROW = 18
ROWS = 6
TIER = 2
AXIS = 50
# How much larger than on a laptop the letters above the plot are: a projector's page sets it to more.
SCALE = alt.param(name="scale", value=1)
NO_POINTER = alt.ExprRef("length(data('hover_store')) ? 0 : 1")


def hover() -> alt.Parameter:
    """Return the selection of the point nearest to the pointer along x.

    A finger that is put down or dragged counts as a pointer, and its point stays when it is lifted: only a
    mouse that leaves the chart clears it.
    """
    on = "pointermove, pointerdown"
    return alt.selection_point(name="hover", nearest=True, on=on, encodings=["x"], empty=False, clear="mouseout")


def above(rows):
    """Return the room in pixels that so many rows of numbers need, with one for x; in tiers of two rows."""
    return ROW * (TIER * -(-min(rows, ROWS) // TIER) + 1) + 4


def place(row, rows):
    """Return where a curve's numbers stand: the row, and the left edge and the share of the width of its column."""
    columns = -(-rows // ROWS)
    return {"row": row % ROWS, "left": row // ROWS / columns, "share": 1 / columns}


def room(top):
    """Return an invisible mark that keeps `top` pixels free above the plot, whether there is a pointer or not."""
    nothing = alt.Chart(alt.sequence(1)).mark_rect(opacity=0, tooltip=None)
    return nothing.encode(x=alt.value(0), x2=alt.value(1), y=alt.value(alt.ExprRef(f"-{top} * scale")), y2=alt.value(0))


def crosshair(points, x, **mark):
    """Return the upright line through the points."""
    return points.mark_rule(color="gray", strokeWidth=1, tooltip=None, **mark).encode(x)


def heading(points, title, top, **mark):
    """Return the text that says at which x the numbers are, in the row above them."""
    text = points.transform_calculate(text=f"{json.dumps(title + ': ')} + {number('datum.x')}").mark_text(
        **LETTERS, **mark
    )
    return text.encode(
        text="text:N", x=alt.value(0), y=alt.value(alt.ExprRef(f"-{top} * scale")), color=alt.value("gray")
    )


def names(table, colour, top):
    """Return the texts that name the curves while there is no pointer, after a sign of how each is drawn."""
    return rowed(table.transform_calculate(text="datum.sign + ' ' + datum.label"), colour, top, opacity=NO_POINTER)


def readout(points, colour, top, **mark):
    """Return the texts that say the value of each curve at the points, and its slope if it has one."""
    text = (
        f"datum.label + ': ' + {number('datum.value', 5)} + (datum.sloped ? ', slope ' + {slope('datum.slope')} : '')"
    )
    return rowed(points.transform_calculate(text=text), colour, top, **mark)


def rowed(points, colour, top, **mark):
    """Return the field `text` of each point in the row of its curve."""
    limit = alt.ExprRef("datum.share * width - 6")
    x, y = alt.ExprRef("datum.left * width"), alt.ExprRef(f"({ROW} * (datum.row + 1) - {top}) * scale")
    text = points.mark_text(**LETTERS, limit=limit, **mark)
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
    ends = points.transform_filter("datum.sloped && isValid(datum.slope)").transform_calculate(
        left=f"datum.x - {half}",
        right=f"datum.x + {half}",
        low=f"datum.value - {half} * datum.slope",
        high=f"datum.value + {half} * datum.slope",
    )
    return ends.mark_rule(strokeWidth=1.5, clip=True, tooltip=None).encode(
        alt.X("left:Q"), alt.X2("right"), y, alt.Y2("high"), color=colour
    )


def number(expression, digits=4):
    """Return the expression that writes a number in so many digits, and says so where there is none."""
    return f"(isValid({expression}) ? format({expression}, '.{digits}~g') : 'none')"


def slope(expression):
    """Return the expression that writes a slope; at a kink the curve has none."""
    return f"(isValid({expression}) ? {number(expression)} : 'none, a kink')"
