"""The specification of a line chart: layers for the lines, for the pointer and the cursor, and for the readout.

All layers read the tables of line_tables.py. A row of `lines` holds a whole line as lists; the layers unfold it into a
row for each point that they draw, with its `index` in the lists, `x` and `value`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import altair as alt

from lib.charts.core.expressions import list_values, power_label, retain_tables, scaled_label
from lib.charts.core.frames import frame_index
from lib.charts.core.line import AxesSpec
from lib.charts.core.line_tables import SHAPES
from lib.charts.core.packed_frames import frame_offsets, packed_value
from lib.charts.core.paired_frames import pair_offset
from lib.charts.core.picture import AnyChart, compiled
from lib.charts.core.pointer import crosshair, hover, pointer_layer, tangents
from lib.charts.core.readout import line_rows, space_above, x_row
from lib.charts.core.sliders import slider_value, sliders
from lib.charts.core.text_marks import TEXT_SCALE
from lib.numerics.parameter import Parameter

# What the x axis with its title takes below a plot, in pixels.
AXIS_HEIGHT = 50
# About ten labels along x: of too many Vega leaves out every second one, but draws a grid line for all.
TICK_COUNT = "min(10, width / 80)"
# Static lines have layers of their own: what a slider does not change costs nothing while it moves.
STATIC, LIVE = "datum.parameter === ''", "datum.parameter !== ''"
UP_TO_CURSOR = "!datum.up_to_cursor || datum.index <= cursor_index"
AS_POINTS = "datum.style === 'points' || datum.style === 'large points'"
# Marks on a line are drawn whole where the line is in the plot, and not at all outside of it.
IN_PLOT = "length(data('domain')) && inrange(datum.value, [data('domain')[0].y_low, data('domain')[0].y_high])"
LARGEST_Y = "(length(data('domain')) ? max(abs(data('domain')[0].y_low), abs(data('domain')[0].y_high)) : 1)"
XS = list_values("data('lines')[0].xs")
POINT_COUNT = f"(length(data('lines')) ? length({XS}) : 0)"


@dataclass(frozen=True)
class _Channels:
    """The channels that the layers share."""

    x: alt.X
    y: alt.Y
    color: alt.Color
    shape: alt.Shape


@compiled
def line_specification(
    axes: AxesSpec, cursor: Parameter | None, readout_height: int, as_points: tuple[bool, bool], growing: bool
) -> AnyChart:
    """Build the chart of `line_chart`.

    `readout_height` is that of the space above the plot. `as_points` says whether any static and whether any live line
    is drawn as points, and `growing` whether any static line is drawn only up to the cursor.
    """
    channels, moving = _channels(axes), [*([cursor] if cursor else []), *axes.parameters]
    rows = _rows_with_lists(axes.parameters)
    layers = [
        space_above(readout_height),
        *_line_layers(rows, axes, as_points, channels, UP_TO_CURSOR if growing else ""),
        *_crosshair_layers(_at(rows, "crosshair_indices", axes.parameters), axes, channels),
        *_readout_layers(_at(rows, "[readout_index]", axes.parameters), axes, channels, readout_height),
        *(retain_tables("frames") if axes.parameters else []),
        pointer_layer().add_params(hover(), *sliders(*moving)),
    ]
    chart = alt.layer(*layers).properties(height=axes.height + AXIS_HEIGHT + readout_height)
    offsets = frame_offsets(axes.parameters, POINT_COUNT, {pair[0].key: pair_offset(pair) for pair in axes.pairs})
    return chart.add_params(TEXT_SCALE, *map(frame_index, moving), *offsets, *_index_variables(cursor))


def _channels(axes: AxesSpec) -> _Channels:
    """Return the channels of the axes, of the colours and of the shapes."""
    ticks = _decades("x", 10) if axes.x_scale == "log" else TICK_COUNT
    x_scale = alt.Scale(type=axes.x_scale, domain=domain("x"), nice=False)
    y_axis = alt.Axis(labelExpr=scaled_label(LARGEST_Y))
    if axes.y_scale == "log":
        y_axis = alt.Axis(labelExpr=power_label("datum.value"), tickCount=alt.ExprRef(_decades("y", 6)))
    return _Channels(
        alt.X("x:Q", title=axes.x_title, scale=x_scale, axis=alt.Axis(tickCount=alt.ExprRef(ticks))),
        alt.Y("value:Q", title=axes.y_title, scale=_y_scale(axes), axis=y_axis),
        alt.Color("series:N", scale=alt.Scale(domain=list(axes.palette)), legend=None),
        alt.Shape("shape:N", scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES)), legend=None),
    )


def domain(axis: Literal["x", "y"]) -> list[alt.ExprRef]:
    """Return the domain of an axis as it is in the table `domain`, so that Vega need not compute it at every step."""
    return [
        alt.ExprRef(f"length(data('domain')) ? data('domain')[0].{axis}_{end} : {default}")
        for end, default in (("low", 0.1), ("high", 1))
    ]


def _y_scale(axes: AxesSpec) -> alt.Scale:
    """Return the scale of y, with rounded ends unless its domain is given."""
    return alt.Scale(type=axes.y_scale, domain=domain("y"), nice=axes.y_domain is None)


def _decades(axis: Literal["x", "y"], most: int) -> str:
    """Return the expression for the number of labels on a logarithmic axis: powers of ten alone if there are two."""
    row = "data('domain')[0]"
    powers = f"floor((log({row}.{axis}_high) - log({row}.{axis}_low)) / LN10)"
    return f"length(data('domain')) ? clamp({powers}, 1, {most}) : {most}"


def _index_variables(cursor: Parameter | None) -> list[alt.Parameter]:
    """Return the variables that hold at which points the crosshairs are and of which point the numbers are read out.

    There is a crosshair at the pointer and at the cursor. The readout follows the pointer while there is one, else the
    cursor. An index is -1 where there is no point.
    """
    pointer = alt.param(name="pointer_index", expr="isDefined(hover.index) ? hover.index[0] : -1")
    if not cursor:
        at_pointer = {"crosshair_indices": "[pointer_index]", "readout_index": "pointer_index"}
        return [pointer, *(alt.param(name=name, expr=expr) for name, expr in at_pointer.items())]
    on_step = list_values("data('domain')[0].cursor_indices") + f"[{cursor.key}_frame]"
    between = f"indexof({XS}, {slider_value(cursor)})"
    found = f"{cursor.key}_frame === '_start' ? {between} : {on_step}"
    loaded = "length(data('domain')) && length(data('lines'))"
    return [
        pointer,
        alt.param(name="cursor_index", expr=f"{loaded} ? ({found}) : -1"),
        alt.param(name="crosshair_indices", expr="[cursor_index, pointer_index]"),
        alt.param(name="readout_index", expr="pointer_index < 0 ? cursor_index : pointer_index"),
    ]


def _rows_with_lists(parameters: Sequence[Parameter]) -> alt.Chart:
    """Return the rows of `lines` with their lists as arrays, and with the packed frames of live lines."""
    lists = ("xs", "values", "slopes", "shape_indices", "vertices")
    table = alt.Chart(alt.NamedData("lines"))
    table = table.transform_calculate(**{name: list_values(f"datum.{name}") for name in lists})
    for part in ("value", "slope") if parameters else ():
        packed = list_values(f"data('frames')[datum.{part}_row].packed")
        table = table.transform_calculate(**{f"{part}_frames": f"datum.{part}_row < 0 ? [] : {packed}"})
    return table


def _at(rows: alt.Chart, indices: str, parameters: Sequence[Parameter]) -> alt.Chart:
    """Return a row for each line and each of the indices that an expression gives, with x, value and slope there."""
    points = rows.transform_calculate(index=indices).transform_flatten(["index"])
    return _with_numbers(points, parameters)


def _with_numbers(points: alt.Chart, parameters: Sequence[Parameter]) -> alt.Chart:
    """Return points of any lines, given by their index, with x, value and slope."""
    points = points.transform_calculate(
        x="datum.xs[datum.index]", value="datum.values[datum.index]", slope="datum.slopes[datum.index]"
    )
    if not parameters:
        return points
    value, slope = (f"datum.parameter ? {packed_value(part)} : datum.{part}" for part in ("value", "slope"))
    return points.transform_calculate(value=value, slope=slope)


def _line_layers(
    rows: alt.Chart, axes: AxesSpec, as_points: tuple[bool, bool], channels: _Channels, drawn: str
) -> list[alt.Chart]:
    """Return the lines, the shapes on them, and above those the lines that are drawn as points.

    `drawn` is the expression for the points of static lines that are drawn, empty for all.
    """
    static = _vertices(rows.transform_filter(STATIC), "datum.values[datum.index]")
    shapes = rows.transform_flatten(["shape_indices"], as_=["index"]).transform_filter("datum.index >= 0")
    if drawn:
        static, shapes = static.transform_filter(drawn), shapes.transform_filter(drawn)
    live = _vertices(rows.transform_filter(LIVE), packed_value("value"))
    parts = list(zip([static, live] if axes.parameters else [static], as_points, strict=False))
    return [
        *(_polylines(vertices, channels, some_points) for vertices, some_points in parts),
        _shapes_on_lines(_with_numbers(shapes, axes.parameters), channels),
        *(_points(vertices, channels) for vertices, some_points in parts if some_points),
    ]


def _vertices(rows: alt.Chart, value: str) -> alt.Chart:
    """Return a row for each point that a line is drawn through; `value` is the expression for its value."""
    points = rows.transform_flatten(["vertices"], as_=["index"])
    return points.transform_calculate(x="datum.xs[datum.index]").transform_calculate(value=value)


def _polylines(vertices: alt.Chart, channels: _Channels, some_points: bool) -> alt.Chart:
    """Return the solid and dashed lines; `some_points` says whether others are to be left out."""
    styles = alt.Scale(domain=["solid", "dashed"], range=[[1, 0], [6, 4]])
    dash = alt.StrokeDash("style:N", scale=styles, legend=None)
    vertices = vertices.transform_filter(f"!({AS_POINTS})") if some_points else vertices
    marks = vertices.mark_line(strokeWidth=2.5, clip=True, tooltip=None)
    return marks.encode(channels.x, channels.y, color=channels.color, detail="line:N", strokeDash=dash)


def _shapes_on_lines(points: alt.Chart, channels: _Channels) -> alt.Chart:
    """Return the shapes by which a line is told from others without its colour."""
    marks = points.transform_filter(IN_PLOT).mark_point(filled=True, size=70, opacity=1, tooltip=None)
    return marks.encode(channels.x, channels.y, color=channels.color, shape=channels.shape)


def _points(vertices: alt.Chart, channels: _Channels) -> alt.Chart:
    """Return the lines that are drawn as points."""
    marks = vertices.transform_filter(f"({AS_POINTS}) && {IN_PLOT}").mark_point(filled=True, opacity=1)
    sizes = alt.Scale(domain=["points", "large points"], range=[90, 160])
    size = alt.Size("style:N", scale=sizes, legend=None)
    return marks.encode(channels.x, channels.y, color=channels.color, shape=channels.shape, size=size)


def _crosshair_layers(points: alt.Chart, axes: AxesSpec, channels: _Channels) -> list[alt.Chart]:
    """Return what is drawn at the pointer and at the cursor: a vertical line, a dot on each line, and tangents."""
    points = points.transform_filter("datum.index >= 0")
    dots = points.transform_filter(IN_PLOT).mark_point(filled=True, size=80, opacity=1, tooltip=None)
    return [
        crosshair(points.transform_filter("datum.line == 0"), channels.x),
        dots.encode(channels.x, channels.y, color=channels.color),
        tangents(points, axes.tangent_half_width, alt.Y("low:Q", scale=_y_scale(axes)), channels.color),
    ]


def _readout_layers(points: alt.Chart, axes: AxesSpec, channels: _Channels, height: int) -> list[alt.Chart]:
    """Return the rows above the plot: x, and the number of each line there."""
    return [
        x_row(points.transform_filter("datum.line == 0"), axes.x_title, height),
        line_rows(points.transform_filter("datum.row >= 0"), channels.color, height),
    ]
