"""Curves over one axis, with a crosshair under the pointer, and what a slider may do to them.

A slider can be a cursor, which stands at one x of curves that keep still, or it can bend the curves themselves,
which are then frames (see frames.py).
"""

from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from lib.charts import pointer
from lib.charts.frames import frame_of, grid, pick, slider, value
from lib.charts.picture import Column, Picture, compiled
from lib.params import Parameter


@dataclass(frozen=True)
class Line:
    """One curve: its column, what it is called, whether it is dashed, and the column of its slope, if drawn.

    `series` is what its colour stands for, if several lines share one: by default its own label. `bend` is
    the parameter whose slider bends it: its column is then the stem of the frames' names. `points` draws its
    points and no line between them.
    """

    column: str
    label: str
    dashed: bool = False
    slope: str = ""
    series: str = ""
    bend: Parameter | None = None
    points: bool = False

    @property
    def coloured_as(self):
        """Return the name under which the line stands in the legend."""
        return self.series or self.label

    @property
    def shown(self):
        """Return the expression for its value in the row at hand."""
        return pick(self.column, self.bend) if self.bend else f"datum['{self.column}']"

    @property
    def columns(self):
        """Return what the line and its slope are called among the numbers."""
        slope = [Column(f"{self.label}, slope", self.slope)] if self.slope else []
        return [Column(self.label, self.column, self.bend), *slope]


@dataclass(frozen=True)
class Frame:
    """What surrounds the curves: axis titles, the y range if it is fixed, the plot's height in pixels, the y scale."""

    x: str
    y: str
    reach: tuple[float, float] | None = None
    height: int = 300
    scale: str = "linear"


def with_cursor(x, cursor: Parameter, start):
    """Return the points x joined with every stop of the cursor's slider and its start, sorted."""
    return np.unique(np.concatenate([x, grid(cursor), [start]]))


def lines(columns, shown, frame: Frame, description, cursor: Parameter | None = None):
    """Draw the `shown` lines from `columns`, a mapping that holds `x` and every column that they name."""
    finite = {name: np.where(np.isfinite(values), values, np.nan) for name, values in columns.items()}
    sliders = dict.fromkeys(p for p in (cursor, *(line.bend for line in shown)) if p)
    tables = {"lines": pd.DataFrame(finite)}
    if any(line.bend for line in shown):
        tables["reach"] = reach(finite, shown)
    return Picture(
        specification=lines_chart(tuple(shown), frame, cursor),
        tables=tables,
        description=description,
        sliders={parameter.key: parameter for parameter in sliders},
        columns=(Column(frame.x, "x"), *(column for line in shown for column in line.columns)),
    )


def reach(columns, shown):
    """Return the smallest and the largest value of all frames, so that the y axis stands still while they change."""
    stems = tuple(line.column for line in shown)
    drawn = [values for name, values in columns.items() if name.startswith(stems) and np.isfinite(values).any()]
    return pd.DataFrame({"value": [min(map(np.nanmin, drawn)), max(map(np.nanmax, drawn))]})


@compiled
def lines_chart(shown, frame, cursor):
    """Build the chart of `lines`: the curves, what stands under the pointer, and what stands at the cursor."""
    x = alt.X("x:Q", title=frame.x, scale=alt.Scale(nice=False))
    hover = pointer.hover()
    table = alt.Chart(alt.NamedData("lines"))
    layers = [pointer.crosshair(table, x, hover)]
    points = [(table.transform_filter(hover), {})]
    if cursor:
        at_cursor = table.transform_filter(at(cursor))
        layers.append(at_cursor.mark_rule(strokeDash=[2, 2], tooltip=None).encode(x))
        # One row of numbers a curve: those under the pointer while there is one, else those at the cursor.
        points.append((at_cursor, {"opacity": pointer.NOTHING}))
    for point, words in points:
        layers.append(pointer.heading(point, frame.x, len(shown), **words))
    for row, line in enumerate(shown):
        layers += [curve(table, x, line, shown, frame)]
        if not cursor:
            name = pointer.name(line.label, row, len(shown), line.dashed, line.points)
            layers.append(name.transform_calculate(series=f"'{line.coloured_as}'").encode(color=colour(shown)))
        for point, words in points:
            layers += marks(point, x, line, shown, frame, row, words)
    bends = list(dict.fromkeys(line.bend for line in shown if line.bend))
    if bends:
        layers.append(alt.Chart(alt.NamedData("reach")).mark_point(opacity=0).encode(height(frame)))
    sliders = [slider(p) for p in (cursor, *bends) if p]
    layers.append(pointer.pickers(table, x, hover, *sliders))
    chart = pointer.framed(alt.layer(*layers), frame.height, len(shown))
    return chart.add_params(*map(frame_of, bends))


def at(cursor):
    """Return the expression that is true for the row at which the cursor stands."""
    return f"abs(datum.x - {value(cursor)}) < 1e-9"


def colour(shown):
    """Return the colour of a series, fixed by the order in which the page names its lines."""
    labels = list(dict.fromkeys(line.coloured_as for line in shown))
    return alt.Color("series:N", scale=alt.Scale(domain=labels), legend=None)


def named(table, line):
    """Return the table with the line's name, value and slope in columns of the same name for every line."""
    slope = f"datum['{line.slope}']" if line.slope else "null"
    return table.transform_calculate(series=f"'{line.coloured_as}'", value=line.shown, slope=slope)


def upright(frame):
    """Return the scale of y: the fixed range if there is one."""
    reach = {"domain": list(frame.reach)} if frame.reach else {"zero": False} if frame.scale == "linear" else {}
    return alt.Scale(type=frame.scale, **reach)


def height(frame):
    """Return the y channel of a curve."""
    axis = alt.Axis(format="~e", values=[10.0**k for k in range(-320, 309, 4)]) if frame.scale == "log" else alt.Axis()
    return alt.Y("value:Q", title=frame.y, scale=upright(frame), axis=axis)


def curve(table, x, line, shown, frame):
    """Return the line itself, or its points."""
    table = named(table, line)
    if line.points:
        mark = table.mark_point(filled=True, size=90, opacity=1, clip=True, tooltip=None)
    else:
        dash = {"strokeDash": [6, 4]} if line.dashed else {}
        mark = table.mark_line(strokeWidth=2.5, clip=True, tooltip=None, **dash)
    return mark.encode(x, height(frame), color=colour(shown))


def marks(point, x, line, shown, frame, row, words):
    """Return a dot on the line, its numbers above the plot, and the tangent if there is a slope."""
    point = named(point, line)
    if line.points:
        point = point.transform_filter("isValid(datum.value)")
    dot = point.mark_point(filled=True, size=80, opacity=1, clip=True, tooltip=None)
    layers = [dot.encode(x, height(frame), color=colour(shown))]
    slope = f" + ', slope ' + {pointer.slope('datum.slope')}" if line.slope else ""
    text = f"'{line.label}: ' + {pointer.number('datum.value', 5)}{slope}"
    layers.append(pointer.readout(point, text, row, len(shown), **words).encode(color=colour(shown)))
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
