"""The specification of a line chart: layers for the lines, their names, the pointer and the cursor, and the readout.

All layers read the tables of line_tables.py. A row of `lines` holds a whole line as lists; the layers unfold it into a
row for each point that they draw, with its `index` in the lists, `x` and `value`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import altair as alt

from lib.charts.core.annotations import annotation_layers, band_layer
from lib.charts.core.axis_domains import Scale, fraction_text
from lib.charts.core.expressions import list_values, power_label, retain_tables, scaled_label
from lib.charts.core.frames import frame_index
from lib.charts.core.grids import LEAST_JUMP
from lib.charts.core.layers import layered
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_names import HEAD_HEIGHT, line_names, name_variables, space_around, title
from lib.charts.core.line_tables import DASHES
from lib.charts.core.packed_frames import frame_offsets, packed_value
from lib.charts.core.paired_frames import pair_offset
from lib.charts.core.picture import AnyChart, compiled
from lib.charts.core.pointer import crosshair, hover, pinned, pointer_layer, tangents
from lib.charts.core.readout import value_texts, x_text
from lib.charts.core.sliders import slider_value, sliders
from lib.charts.core.text_marks import TEXT_SCALE
from lib.numerics.parameter import Parameter

# What the x axis with its title takes below a plot, in pixels.
AXIS_HEIGHT = 50
# About seven labels along x and six along y: of too many Vega leaves out some, but draws a grid line for each.
TICK_COUNT, Y_TICK_COUNT = "min(7, width / 80)", "clamp(height / 50, 2, 6)"
# Static lines have layers of their own: what a slider does not change costs nothing while it moves.
STATIC, LIVE = "datum.parameter === ''", "datum.parameter !== ''"
UP_TO_CURSOR = "!datum.up_to_cursor || datum.index <= cursor_index"
# The sizes of open and of filled dots at jumps, and up to how many jumps they are large.
LARGE_DOTS, SMALL_DOTS, MOST_LARGE_DOTS = (60, 80), (20, 28), 20
LOADED = "length(data('domain')) && length(data('lines'))"
# Marks on a line are drawn whole where the line is in the plot, and not at all outside of it.
IN_PLOT = "length(data('domain')) && inrange(datum.value, [data('domain')[0].y_low, data('domain')[0].y_high])"
LARGEST_Y = "(length(data('domain')) ? max(abs(data('domain')[0].y_low), abs(data('domain')[0].y_high)) : 1)"
XS = list_values("data('lines')[0].xs")
POINT_COUNT = f"(length(data('lines')) ? length({XS}) : 0)"


@dataclass(frozen=True)
class LineStyles:
    """Which layers a chart has: those of static and of live points, of steps, and of lines that end at the cursor.

    The dots at jumps are small where there are `many_jumps`.
    """

    static_points: bool = False
    live_points: bool = False
    steps: bool = False
    growing: bool = False
    many_jumps: bool = False


def line_styles(lines: Sequence[Line]) -> LineStyles:
    """Return which layers the lines need."""
    return LineStyles(
        any(line.as_points and not line.parameter for line in lines),
        any(line.as_points and bool(line.parameter) for line in lines),
        any(line.steps for line in lines),
        any(line.up_to_cursor for line in lines),
        sum(len(line.jumps) for line in lines) > MOST_LARGE_DOTS,
    )


class _Channels(NamedTuple):
    """The channels that the layers share."""

    x: alt.X
    y: alt.Y
    color: alt.Color


@compiled
def line_specification(axes: AxesSpec, cursor: Parameter | None, styles: LineStyles) -> AnyChart:
    """Build the chart of `line_chart`."""
    channels, moving = _channels(axes), [*([cursor] if cursor else []), *axes.parameters]
    rows = _rows_with_lists(axes.parameters)
    scales = axes.x_scale, axes.y_scale
    layers = [
        *space_around(),
        band_layer(channels.x, channels.y),
        *_line_layers(rows, axes, styles, channels),
        *annotation_layers(channels.x, channels.y, *scales),
        line_names(rows, _end(axes.parameters, styles.growing), axes.y_scale, channels.color),
        *_crosshair_layers(_at(rows, "crosshair_indices", axes.parameters), axes, channels),
        *_readout_layers(_at(rows, "readout_indices", axes.parameters), axes, channels),
        *(retain_tables("frames") if axes.parameters else []),
        pointer_layer().add_params(hover(), pinned(), *sliders(*moving), *_variables(axes, cursor, moving)),
    ]
    return layered(layers, height=axes.height + AXIS_HEIGHT + HEAD_HEIGHT, title=title())


def _variables(axes: AxesSpec, cursor: Parameter | None, moving: Sequence[Parameter]) -> list[alt.Parameter]:
    """Return the variables that the layers read."""
    offsets = frame_offsets(axes.parameters, POINT_COUNT, {pair[0].key: pair_offset(pair) for pair in axes.pairs})
    indices = _index_variables(cursor, axes.x_scale)
    return [TEXT_SCALE, *name_variables(), *map(frame_index, moving), *offsets, *indices]


def _channels(axes: AxesSpec) -> _Channels:
    """Return the channels of the axes and of the colours."""
    ticks = _decades("x", 10) if axes.x_scale == "log" else TICK_COUNT
    x_scale = alt.Scale(type=axes.x_scale, domain=domain("x"), nice=False)
    y_axis = alt.Axis(labelExpr=scaled_label(LARGEST_Y), tickCount=alt.ExprRef(Y_TICK_COUNT))
    if axes.y_scale == "log":
        y_axis = alt.Axis(labelExpr=power_label("datum.value"), tickCount=alt.ExprRef(_decades("y", 6)))
    return _Channels(
        alt.X("x:Q", title=axes.x_title, scale=x_scale, axis=alt.Axis(tickCount=alt.ExprRef(ticks))),
        alt.Y("value:Q", title=axes.y_title, scale=_y_scale(axes), axis=y_axis),
        alt.Color("series:N", scale=alt.Scale(domain=list(axes.palette)), legend=None),
    )


def domain(axis: Literal["x", "y"]) -> list[alt.ExprRef]:
    """Return the domain of an axis as it is in the table `domain`, so that Vega need not compute it at every step."""
    return [
        alt.ExprRef(f"length(data('domain')) ? data('domain')[0].{axis}_{end} : {default}")
        for end, default in (("low", 0.1), ("high", 1))
    ]


def _y_scale(axes: AxesSpec) -> alt.Scale:
    """Return the scale of y, whose ends in the table are rounded already."""
    return alt.Scale(type=axes.y_scale, domain=domain("y"), nice=False)


def _decades(axis: Literal["x", "y"], most: int) -> str:
    """Return the expression for the number of labels on a logarithmic axis: powers of ten alone if there are two."""
    row = "data('domain')[0]"
    powers = f"floor((log({row}.{axis}_high) - log({row}.{axis}_low)) / LN10)"
    return f"length(data('domain')) ? clamp({powers}, 1, {most}) : {most}"


def _index_variables(cursor: Parameter | None, x_scale: Scale) -> list[alt.Parameter]:
    """Return the variables that hold at which points the crosshairs are and of which point the numbers are read out.

    There is a crosshair at the pointer, at the pinned point and at the cursor. The readout is that of the pointer and
    of the pinned point, if there is room for both and they are not the same, without them that of the cursor. An index
    is -1 where there is no point. `readout_at` is the place of the first in pixels from the left.
    """
    place = fraction_text(f"{XS}[readout_index]", "x", x_scale)
    at = alt.param(name="readout_at", expr=f"readout_index >= 0 && {LOADED} ? {place} * width : -1")
    pointed = "pointer_index >= 0 ? pointer_index : pinned_index"
    both = "pointer_index >= 0 && pinned_index >= 0 && pointer_index !== pinned_index"
    fit = "2 * length(data('lines')) * text_height <= height"
    variables = {
        "pointer_index": "isDefined(hover.index) ? hover.index[0] : -1",
        "pinned_index": "isDefined(pinned.index) ? pinned.index[0] : -1",
        "is_pointed": "pointer_index >= 0 || pinned_index >= 0",
        "crosshair_indices": "[pinned_index, pointer_index]",
        "readout_index": pointed,
        "readout_indices": f"{both} && {fit} ? [pointer_index, pinned_index] : [readout_index]",
    }
    if cursor:
        on_step = list_values("data('domain')[0].cursor_indices") + f"[{cursor.key}_frame]"
        stops = list_values("data('domain')[0].cursor_values")
        between = f"indexof({stops}, {slider_value(cursor)})"
        found = f"{cursor.key}_frame === '_start' ? {between} : {on_step}"
        variables |= {
            "cursor_index": f"{LOADED} ? ({found}) : -1",
            "crosshair_indices": "[cursor_index, pinned_index, pointer_index]",
            "readout_index": f"is_pointed ? ({pointed}) : cursor_index",
        }
    return [*(alt.param(name=name, expr=expr) for name, expr in variables.items()), at]


def _rows_with_lists(parameters: Sequence[Parameter]) -> alt.Chart:
    """Return the rows of `lines` with their lists as arrays, and with the packed frames of live lines."""
    lists = ("xs", "values", "slopes", "vertices", "ends", "dots", "other_sides", "filled")
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


def _end(parameters: Sequence[Parameter], growing: bool) -> str:
    """Return the expression for the value at which the line of a row ends: at its last point, or at the cursor."""
    end = f"datum.ends[datum.parameter ? round(frame_offset[datum.parameter] / {POINT_COUNT}) : 0]"
    end = end if parameters else "datum.ends[0]"
    return f"datum.up_to_cursor && cursor_index >= 0 ? datum.values[cursor_index] : {end}" if growing else end


def _line_layers(rows: alt.Chart, axes: AxesSpec, styles: LineStyles, channels: _Channels) -> list[alt.Chart]:
    """Return the lines, the dots at their jumps, and above those the lines that are drawn as points."""
    static = _vertices(rows.transform_filter(STATIC), "datum.values[datum.index]")
    if styles.growing:
        static = static.transform_filter(UP_TO_CURSOR)
    live = _vertices(rows.transform_filter(LIVE), packed_value("value"))
    points = styles.static_points, styles.live_points
    parts = list(zip([static, live] if axes.parameters else [static], points, strict=False))
    return [
        *(_polylines(vertices, channels, "datum.style === 'line'") for vertices, _ in parts),
        *(_step_layers(static, channels) if styles.steps else []),
        *_jump_dots(rows, axes.parameters, channels, SMALL_DOTS if styles.many_jumps else LARGE_DOTS),
        *(_points(vertices, channels) for vertices, some_points in parts if some_points),
    ]


def _vertices(rows: alt.Chart, value: str) -> alt.Chart:
    """Return a row for each point that a line is drawn through; `value` is the expression for its value."""
    points = rows.transform_flatten(["vertices"], as_=["index"])
    return points.transform_calculate(x="datum.xs[datum.index]").transform_calculate(value=value)


def _polylines(vertices: alt.Chart, channels: _Channels, drawn: str) -> alt.Chart:
    """Return the lines for which the expression `drawn` holds, each with its width and its dash pattern."""
    marks = vertices.transform_filter(drawn).mark_line(clip=True, tooltip=None)
    return marks.encode(channels.x, channels.y, color=channels.color, detail=alt.Detail("line:N"), **_strokes())


def _strokes() -> dict[str, Any]:
    """Return the channels of a line's dash pattern and width."""
    styles = alt.Scale(domain=list(DASHES), range=list(DASHES.values()))
    dash, width = alt.StrokeDash("dash:N", scale=styles, legend=None), alt.StrokeWidth("width:Q", scale=None)
    return {"strokeDash": dash, "strokeWidth": width}


def _step_layers(vertices: alt.Chart, channels: _Channels) -> list[alt.Chart]:
    """Return the step functions: each value up to the next jump, with an open dot before that and a filled one after.

    A thin line between both dots shows which values follow each other where jumps are close.
    The vertices of such a line are its first point, its jumps, and its last point.
    """
    steps = vertices.transform_filter("datum.style === 'steps'")
    steps = steps.transform_calculate(next="datum.vertices[indexof(datum.vertices, datum.index) + 1]")
    steps = steps.transform_calculate(end="datum.xs[datum.next]")
    levels = steps.transform_filter("isDefined(datum.next)").mark_rule(clip=True, tooltip=None)
    levels = levels.encode(channels.x, alt.X2("end"), channels.y, color=channels.color, **_strokes())
    before = "datum.index > 0 ? datum.values[datum.index - 1] : datum.value"
    jumps = steps.transform_calculate(before=before).transform_filter("datum.before !== datum.value")
    risers = jumps.mark_rule(clip=True, tooltip=None, strokeWidth=1, opacity=0.6)
    risers = risers.encode(channels.x, channels.y, alt.Y2("before"), color=channels.color)
    return [levels, risers, *_dots(jumps.transform_calculate(value="datum.before"), jumps, channels, SMALL_DOTS)]


def _dots(unfilled: alt.Chart, filled: alt.Chart, channels: _Channels, sizes: tuple[int, int]) -> list[alt.Chart]:
    """Return the dots at jumps: open ones, and above those the filled ones, in two sizes."""
    ground = alt.ExprRef("background || 'white'")
    rings = unfilled.mark_point(filled=False, fill=ground, size=sizes[0], strokeWidth=1.5, opacity=1, tooltip=None)
    points = filled.mark_point(filled=True, size=sizes[1], opacity=1, tooltip=None)
    return [marks.encode(channels.x, channels.y, color=channels.color) for marks in (rings, points)]


def _jump_dots(
    rows: alt.Chart, parameters: Sequence[Parameter], channels: _Channels, sizes: tuple[int, int]
) -> list[alt.Chart]:
    """Return the dots on both sides of each jump, open ones and, above those, the filled ones."""
    lists = {"dots": "index", "other_sides": "other_side", "filled": "is_filled"}
    dots = rows.transform_flatten(list(lists), as_=list(lists.values())).transform_filter("datum.index >= 0")
    dots = _with_numbers(dots.transform_calculate(here="datum.index", index="datum.other_side"), parameters)
    dots = dots.transform_calculate(other="datum.value", index="datum.here")
    dots = _with_numbers(dots, parameters).transform_filter(f"abs(datum.value - datum.other) > {LEAST_JUMP}")
    dots = dots.transform_filter(IN_PLOT)
    return _dots(dots.transform_filter("!datum.is_filled"), dots.transform_filter("datum.is_filled"), channels, sizes)


def _points(vertices: alt.Chart, channels: _Channels) -> alt.Chart:
    """Return the lines that are drawn as points."""
    points = "datum.style === 'points' || datum.style === 'large points'"
    marks = vertices.transform_filter(f"({points}) && {IN_PLOT}").mark_point(filled=True, opacity=1)
    sizes = alt.Scale(domain=["points", "large points"], range=[90, 160])
    size = alt.Size("style:N", scale=sizes, legend=None)
    return marks.encode(channels.x, channels.y, color=channels.color, size=size)


def _crosshair_layers(points: alt.Chart, axes: AxesSpec, channels: _Channels) -> list[alt.Chart]:
    """Return what is drawn at the pointer and at the cursor: a vertical line, a dot on each line, and tangents."""
    points = points.transform_filter("datum.index >= 0")
    dots = points.transform_filter(IN_PLOT).mark_point(filled=True, size=80, opacity=1, tooltip=None)
    return [
        crosshair(points.transform_filter("datum.line == 0"), channels.x),
        dots.encode(channels.x, channels.y, color=channels.color),
        tangents(points, axes.tangent_half_width, alt.Y("low:Q", scale=_y_scale(axes)), channels.color),
    ]


def _readout_layers(points: alt.Chart, axes: AxesSpec, channels: _Channels) -> list[alt.Chart | alt.LayerChart]:
    """Return x above the plot, and the value of each line at the crosshair."""
    points = points.transform_filter("datum.index >= 0")
    return [
        x_text(points.transform_filter("datum.line == 0 && datum.index == readout_index"), axes.x_title, axes.x_scale),
        value_texts(points.transform_filter("datum.has_readout"), axes.x_scale, axes.y_scale, channels.color),
    ]
