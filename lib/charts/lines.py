"""Curves over one axis with a crosshair under the pointer and, if asked, a cursor that a slider moves live."""

from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from lib.charts.frames import grid, slider, value
from lib.charts.picture import Picture, compiled
from lib.params import Parameter


@dataclass(frozen=True)
class Line:
    """One curve: its column, what it is called, whether it is dashed, and the column of its slope, if drawn.

    `series` is what its colour stands for, if several lines share one: by default its own label.
    """

    column: str
    label: str
    dashed: bool = False
    slope: str = ""
    series: str = ""

    @property
    def coloured_as(self):
        """Return the name under which the line stands in the legend."""
        return self.series or self.label


@dataclass(frozen=True)
class Frame:
    """What surrounds the curves: axis titles, the y range if it is fixed, and the height in pixels."""

    x: str
    y: str
    reach: tuple[float, float] | None = None
    height: int = 380


def with_cursor(x, cursor: Parameter, start):
    """Return the points x joined with every stop of the cursor's slider and its start, sorted."""
    return np.unique(np.concatenate([x, grid(cursor), [start]]))


def lines(columns, shown, frame: Frame, description, cursor: Parameter | None = None):
    """Draw the `shown` lines from `columns`, a mapping that holds `x` and every column that they name."""
    finite = {name: np.where(np.isfinite(values), values, np.nan) for name, values in columns.items()}
    return Picture(
        specification=lines_chart(tuple(shown), frame, cursor),
        tables={"lines": pd.DataFrame(finite)},
        description=description,
        sliders={cursor.key: cursor} if cursor else {},
    )


@compiled
def lines_chart(shown, frame, cursor):
    """Build the chart: the curves, what stands under the pointer, and what stands at the cursor."""
    x = alt.X("x:Q", title=frame.x, scale=alt.Scale(nice=False))
    hover = alt.selection_point(
        name="hover", nearest=True, on="pointermove", encodings=["x"], empty=False, clear="pointerout"
    )
    table = alt.Chart(alt.NamedData("lines"))
    pickers = table.mark_point(opacity=0, size=1, tooltip=None).encode(x).add_params(hover)
    layers = [table.transform_filter(hover).mark_rule(opacity=0.4, tooltip=None).encode(x)]
    for row, line in enumerate(shown):
        layers += [curve(table, x, line, shown, frame)]
        layers += marks(table.transform_filter(hover), x, line, shown, frame, row, "left")
        if cursor:
            layers += marks(table.transform_filter(at(cursor)), x, line, shown, frame, row, "right")
    if cursor:
        layers.append(table.transform_filter(at(cursor)).mark_rule(strokeDash=[2, 2], tooltip=None).encode(x))
    chart = alt.layer(*layers, pickers).properties(height=frame.height)
    return chart.add_params(slider(cursor)) if cursor else chart


def at(cursor):
    """Return the expression that is true for the row at which the cursor stands."""
    return f"abs(datum.x - {value(cursor)}) < 1e-9"


def colour(shown):
    """Return the colour of a series, fixed by the order in which the page names its lines."""
    labels = list(dict.fromkeys(line.coloured_as for line in shown))
    # Two columns of short names, or one of long ones, fit a phone of 360 pixels.
    columns = 2 if max(map(len, labels)) <= 20 else 1
    legend = alt.Legend(title=None, orient="bottom", columns=columns, labelLimit=300)
    return alt.Color("series:N", scale=alt.Scale(domain=labels), legend=legend)


def named(table, line):
    """Return the table with the line's name, value and slope in columns of the same name for every line."""
    slope = f"datum['{line.slope}']" if line.slope else "null"
    return table.transform_calculate(series=f"'{line.coloured_as}'", value=f"datum['{line.column}']", slope=slope)


def upright(frame):
    """Return the scale of y: the fixed range if there is one."""
    return alt.Scale(domain=list(frame.reach)) if frame.reach else alt.Scale(zero=False)


def height(frame):
    """Return the y channel of a curve."""
    return alt.Y("value:Q", title=frame.y, scale=upright(frame))


def curve(table, x, line, shown, frame):
    """Return the line itself."""
    dash = {"strokeDash": [6, 4]} if line.dashed else {}
    mark = named(table, line).mark_line(strokeWidth=2.5, clip=True, tooltip=None, **dash)
    return mark.encode(x, height(frame), color=colour(shown))


def marks(point, x, line, shown, frame, row, side):
    """Return a dot on the line, the number beside the left or right edge, and the tangent if there is a slope."""
    point = named(point, line)
    dot = point.mark_point(filled=True, size=80, opacity=1, clip=True, tooltip=None)
    layers = [dot.encode(x, height(frame), color=colour(shown))]
    slope = " + ', slope ' + format(datum.slope, '.4~g')" if line.slope else ""
    text = f"'{line.label} at ' + format(datum.x, '.4~g') + ': ' + format(datum.value, '.5~g'){slope}"
    edge = alt.value(10) if side == "left" else alt.value(alt.ExprRef("width - 10"))
    number = point.transform_calculate(text=text).mark_text(
        align=side, baseline="top", fontSize=13, fontWeight="bold", tooltip=None
    )
    layers.append(number.encode(text="text:N", x=edge, y=alt.value(8 + 18 * row), color=colour(shown)))
    if line.slope:
        layers.append(tangent(point, shown, frame))
    return layers


def tangent(point, shown, frame):
    """Return the tangent through the point: geometry from the value and the slope."""
    ends = point.transform_calculate(
        left="datum.x - 0.1",
        right="datum.x + 0.1",
        a="datum.value - 0.1*datum.slope",
        b="datum.value + 0.1*datum.slope",
    )
    return ends.mark_rule(strokeWidth=1.5, clip=True, tooltip=None).encode(
        alt.X("left:Q"), alt.X2("right"), alt.Y("a:Q", scale=upright(frame)), alt.Y2("b"), color=colour(shown)
    )
