"""What stands under the pointer, the same in every picture of curves: the nearest point, its numbers above the plot.

The numbers have rows of their own over the plot, so that they never lie on a curve. While there is no pointer the
rows name the curves, and so are the legend.
"""

import altair as alt

ROW = 18
ROWS = 6
AXIS = 50
NOTHING = alt.ExprRef("length(data('hover_store')) ? 0 : 1")


def hover() -> alt.Parameter:
    """Return the selection of the point nearest to the pointer along x.

    A finger that is put down or dragged counts as a pointer, and its point stays when it is lifted: only a
    mouse that leaves the chart clears it.
    """
    on = "pointermove, pointerdown"
    return alt.selection_point(name="hover", nearest=True, on=on, encodings=["x"], empty=False, clear="mouseout")


def pickers(table, x, selection, *sliders):
    """Return the invisible points among which the pointer picks; their data must not depend on a slider."""
    return table.mark_point(opacity=0, size=1, tooltip=None).encode(x).add_params(selection, *sliders)


def crosshair(table, x, selection):
    """Return the upright line through the picked point."""
    return table.transform_filter(selection).mark_rule(strokeWidth=1, opacity=0.4, tooltip=None).encode(x)


def framed(chart, plot, rows):
    """Return the chart with a plot of so many pixels, the x axis under it, and the rows of numbers above it."""
    return chart.properties(height=plot + AXIS + above(rows), padding={"top": above(rows)})


def above(rows):
    """Return the room that the numbers of so many curves need, with a row for x."""
    return ROW * (min(rows, ROWS) + 1) + 4


def heading(point, title, rows, **mark):
    """Return the text that says at which x the numbers are, in the row above them."""
    words = point.transform_calculate(text=f"'{title}: ' + {number('datum.x')}")
    return words.mark_text(**style("width"), **mark).encode(
        text="text:N", x=alt.value(0), y=alt.value(-above(rows)), color=alt.value("gray")
    )


def name(label, row, rows, dashed=False, points=False):
    """Return the text that names a curve while there is no pointer, after a sign of how it is drawn."""
    sign = "●" if points else "┅" if dashed else "━"
    nothing = alt.Chart(alt.sequence(1)).transform_calculate(series=f"'{label}'")
    return readout(nothing, f"'{sign} {label}'", row, rows, opacity=NOTHING)


def readout(point, text, row, rows, **mark):
    """Return the text of one curve, given as an expression, in its row above the plot.

    More curves than there are rows stand in columns of equal width.
    """
    columns = -(-rows // ROWS)
    words = point.transform_calculate(text=text).mark_text(**style(f"width / {columns} - 6"), **mark)
    place = alt.value(alt.ExprRef(f"{row // ROWS} * width / {columns}"))
    return words.encode(text="text:N", x=place, y=alt.value(ROW * (row % ROWS + 1) - above(rows)))


def style(limit):
    """Return how numbers above the plot are set, cut where the next column begins."""
    return {
        "align": "left",
        "baseline": "top",
        "fontSize": 13,
        "fontWeight": "bold",
        "limit": alt.ExprRef(limit),
        "tooltip": None,
    }


def number(expression, digits=4):
    """Return the expression that writes a number in so many digits, and says so where there is none."""
    return f"(isValid({expression}) ? format({expression}, '.{digits}~g') : 'none')"


def slope(expression):
    """Return the expression that writes a slope; at a kink the curve has none."""
    return f"(isValid({expression}) ? {number(expression)} : 'none, a kink')"
