"""Curves over one axis, with a crosshair under the pointer, and what a slider may do to them.

A slider can be a cursor, which stands at one x of curves that keep still, or it can bend the curves themselves,
which are then frames (see frames.py). Which curves there are, and what they are called, is data: the specification
depends on axes, sliders and colours alone, so that another curve is drawn without mounting the chart anew.
"""

import itertools
from dataclasses import dataclass

import altair as alt
import numpy as np

from lib.charts.core import pointer
from lib.charts.core.frames import emitted, frame_of, grid, numbers, pack_frames, pick, shown_frames, sliders, value
from lib.charts.core.picture import Column, Picture, compiled
from lib.charts.core.simplify import TOLERANCE, simplify
from lib.charts.core.table import of_rows
from lib.numerics.parameter import Parameter

# About ten numbers along x, or fewer: of too many Vega leaves out every second, and rules the plot for all.
TICKS = "min(10, width / 80)"
# Lines of different colours are told apart by shapes too: each stands at so many places of its line, and in its name.
# Where there are many lines, each has fewer.
SHAPES = {"circle": "●", "square": "■", "triangle-up": "▲", "diamond": "◆", "cross": "✚", "triangle-down": "▼"}
MARKS, FEWER_MARKS, MANY = 5, 3, 4


@dataclass(frozen=True)
class Line:
    """One curve: its column, what it is called, whether it is dashed, and the column of its slope, if drawn.

    `series` is what its colour stands for, if several lines share one: by default its own label. `bend` is
    the parameter whose slider bends it: its columns are then the stems of the frames' names. `points` draws its
    points and no line between them; `quiet` leaves its numbers out of the rows above the plot.
    """

    column: str
    label: str
    dashed: bool = False
    slope: str = ""
    series: str = ""
    bend: Parameter | None = None
    points: bool = False
    quiet: bool = False

    @property
    def coloured_as(self):
        """Return the name that its colour stands for."""
        return self.series or self.label

    @property
    def stroke(self):
        """Return how the line is drawn, as letters."""
        return "" if self.points else "╌╌" if self.dashed else "━"

    @property
    def columns(self):
        """Return what the line and its slope are called among the numbers."""
        slope = [Column(f"{self.label}, slope", self.slope, self.bend)] if self.slope and not self.quiet else []
        return [Column(self.label, self.column, self.bend), *slope]


@dataclass(frozen=True)
class AxesSpec:
    """What surrounds the curves: axis titles, the y range if it is fixed, the plot's height in pixels, both scales.

    `palette` names all series that have a colour of their own, drawn or not, so that each keeps it from picture
    to picture; by default those that are drawn. `tangent` is half the width of a tangent along x. `bends` are the
    sliders under the picture that bend lines, drawn or not; by default those of the lines that are drawn.
    """

    x: str
    y: str
    reach: tuple[float, float] | None = None
    height: int = 300
    scale: str = "linear"
    palette: tuple[str, ...] = ()
    tangent: float = 0.1
    bends: tuple[Parameter, ...] = ()
    across: str = "linear"


def with_cursor(x, cursor: Parameter, start):
    """Return the points x joined with every stop of the cursor's slider and its start, sorted."""
    return np.unique(np.concatenate([x, grid(cursor), [start]]))


def lines(columns, shown, frame: AxesSpec, description, cursor: Parameter | None = None):
    """Draw the `shown` lines from `columns`, a mapping that holds `x` and every column that they name."""
    given = {
        name: np.asarray(columns[name]) for line in shown if not line.bend for name in (line.column, line.slope) if name
    }
    columns = {name: np.where(np.isfinite(values), values, np.nan) for name, values in columns.items()}
    bends = frame.bends or tuple(dict.fromkeys(line.bend for line in shown if line.bend))
    palette = frame.palette or tuple(dict.fromkeys(line.coloured_as for line in shown))
    spoken = [line for line in shown if not line.quiet]
    dotted = tuple(any(line.points and bool(line.bend) == live_lines for line in shown) for live_lines in (False, True))
    extent = reach(columns, shown, frame, cursor)
    height = (extent["y_high"] - extent["y_low"]).item()
    tables = {
        "lines": rows(columns | given, shown, spoken, [needed(columns, line, frame, height) for line in shown]),
        "picks": pointer.picks(columns["x"]),
        "reach": extent,
    }
    if bends:
        tables["frames"] = frames_table(columns, shown)
    return Picture(
        specification=lines_chart(frame, palette, bends, cursor, pointer.above(len(spoken)), dotted),
        tables=tables,
        title=f"{frame.y} over {frame.x}",
        description=description,
        sliders={parameter.key: parameter for parameter in (cursor, *bends) if parameter},
        columns=(Column(frame.x, "x"), *(column for line in shown for column in line.columns)),
        source=columns,
        cursors=((cursor.key, float(columns["x"].min()), float(columns["x"].max()), "x"),) if cursor else (),
    )


def rows(columns, shown, spoken, places):
    """Return a row for each line: its name, how it is drawn, and lists of its points, or where the frames have them.

    `places` are those of the points that are drawn, for each line.
    """
    stem, shapes = frame_keys(shown), shaped(shown)
    nothing = np.full(columns["x"].size, np.nan)
    table = []
    for index, line in enumerate(shown):
        row = {"line": index, "label": line.label, "series": line.coloured_as}
        row |= marks(line, shapes, drawn_at(columns, line))
        row |= {"drawn": manner(line, shown)}
        row |= {"slider": line.bend.key if line.bend else "", "sloped": bool(line.slope), "xs": columns["x"]}
        row["knots"] = places[index]
        for part, name in (("value", line.column), ("slope", line.slope)):
            row[f"{part}s"] = columns[name] if name and not line.bend else nothing
            row[f"{part}_stem"] = stem.get((name, line.bend), -1)
        row["infinite"] = infinite(row["values"])
        table.append(row | pointer.place(spoken.index(line) if line in spoken else None, len(spoken)))
    return of_rows(table)


def needed(columns, line, frame, height):
    """Return the places of the points that are drawn, of a line between two of them only where it turns."""
    x = columns["x"]
    if line.points or {frame.scale, frame.across} != {"linear"}:
        return np.arange(x.size, dtype=np.int32)
    curves = pack_frames(columns, line.column, line.bend).reshape(-1, x.size) if line.bend else columns[line.column]
    return simplify(x, curves, TOLERANCE * height)


def shaped(shown):
    """Return the shape of each series that is drawn, by its name."""
    return dict(zip(dict.fromkeys(line.coloured_as for line in shown), itertools.cycle(SHAPES)))


def infinite(values):
    """Return how an infinite value of a line is written; those of one line have one sign."""
    return "∞" if (values == np.inf).any() else "−∞"


def manner(line, shown):
    """Return how a line is drawn: points that belong to another line of their colour are spots, larger than others."""
    if line.points:
        belongs = any(line.coloured_as == other.coloured_as and not other.points for other in shown)
        return "spots" if belongs else "points"
    return "dashed" if line.dashed else "solid"


def drawn_at(columns, line):
    """Return at which places a line has a value; a slider may bend it anywhere."""
    return np.arange(columns["x"].size) if line.bend else np.flatnonzero(np.isfinite(columns[line.column]))


def marks(line, shapes, points):
    """Return the sign of a line, its shape, and at which of its points that stands; nowhere if all share a colour.

    The shapes of different series stand at different x, so that they are seen where their lines lie on each other.
    """
    shape, place, several = shapes[line.coloured_as], list(shapes).index(line.coloured_as), len(shapes) > 1
    count = MARKS if len(shapes) <= MANY else FEWER_MARKS
    shares = (np.arange(count) + (place + 0.5) / len(shapes)) / count
    stands = several and not line.points and points.size
    at = points[(shares * (points.size - 1)).round().astype(int)] if stands else np.array([-1])
    sign = SHAPES[shape] * (several or line.points) + line.stroke
    return {"sign": sign, "shape": shape, "marks": at.astype(np.int32)}


def frame_keys(shown):
    """Return the place among the frames of each stem that bent lines draw as values or as slopes, and its slider."""
    moved = dict.fromkeys(
        (name, line.bend) for line in shown if line.bend for name in (line.column, line.slope) if name
    )
    return {stem: place for place, stem in enumerate(moved)}


def frames_table(columns, shown):
    """Return a row for each stem of the bent lines, with the strip of its frames."""
    strips = [pack_frames(columns, name, parameter) for name, parameter in frame_keys(shown)]
    return of_rows({"strip": frames} for frames in strips or [columns["x"][:1]])


def reach(columns, shown, frame, cursor):
    """Return a row with both ends of x and of y over all frames, so that the axes stand still while those change.

    It also has the point at which each stop of the cursor stands.
    """
    drawn = [pack_frames(columns, line.column, line.bend) if line.bend else columns[line.column] for line in shown]
    drawn = [values for values in drawn if np.isfinite(values).any()]
    low, high = frame.reach or (min(map(np.nanmin, drawn)), max(map(np.nanmax, drawn)))
    x = columns["x"]
    row = {"x_low": x.min(), "x_high": x.max(), "y_low": low, "y_high": high}
    return of_rows([row | ({"stops": stops(x, cursor)} if cursor else {})])


def stops(x, cursor):
    """Return the place in x of each stop of the cursor's slider, -1 where there is no point."""
    at = np.clip(np.searchsorted(x, grid(cursor) - 1e-9), 0, x.size - 1)
    return np.where(np.abs(x[at] - grid(cursor)) < 1e-9, at, -1).astype(np.int32)


@compiled
def lines_chart(frame, palette, bends, cursor, top, dotted):
    """Build the chart of `lines`: the curves, what stands under the pointer and at the cursor, and their numbers."""
    across = alt.Scale(type=frame.across, domain=ends("x"), nice=False)
    ticks = decades("x", 10) if frame.across == "log" else TICKS
    x = alt.X("x:Q", title=frame.x, scale=across, axis=alt.Axis(tickCount=alt.ExprRef(ticks)))
    colour = alt.Color("series:N", scale=alt.Scale(domain=list(palette)), legend=None)
    listed = with_lists(bends)
    marked = standing(listed.transform_calculate(at="marked").transform_flatten(["at"]), bends)
    told = standing(listed.transform_calculate(at="[told]").transform_flatten(["at"]), bends)
    parts = [static_lines(unfolded(listed.transform_filter(STILL)))]
    parts += [live_lines(unfolded(listed.transform_filter(BENT)))] * bool(bends)
    parts = list(zip(parts, dotted, strict=False))
    layers = [
        pointer.room(top),
        *(curves(points, x, upright(frame), colour, some) for points, some in parts),
        on_lines(shapes(listed, bends), x, upright(frame), colour),
        *(dots(points, x, upright(frame), colour) for points, some in parts if some),
        *at_points(marked.transform_filter("datum.at >= 0"), x, frame, colour),
        pointer.heading(told.transform_filter("datum.line == 0"), frame.x, top),
        pointer.readout(told.transform_filter("datum.row >= 0"), colour, top),
        *emitted(*["frames"] * bool(bends)),
        pointer.picker().add_params(pointer.hover(), *sliders(*[p for p in (cursor, *bends) if p])),
    ]
    chart = alt.layer(*layers).properties(height=frame.height + pointer.AXIS + top)
    moving = [*([cursor] if cursor else []), *bends]
    return chart.add_params(pointer.SCALE, *map(frame_of, moving), *shown_frames(bends, COUNT), *places(cursor))


# Lines that keep still are layers of their own: what a slider does not bend costs nothing while it moves.
STILL, BENT = "datum.slider === ''", "datum.slider !== ''"
POINTS = numbers("data('lines')[0].xs")
COUNT = f"(length(data('lines')) ? length({POINTS}) : 0)"


def places(cursor):
    """Return the variables that hold which points are marked, and of which one the numbers are told.

    The numbers are those under the pointer while there is one, else those at the cursor.
    """
    hovered = alt.param(name="hovered", expr="isDefined(hover.at) ? hover.at[0] : -1")
    if not cursor:
        return [hovered, alt.param(name="marked", expr="[hovered]"), alt.param(name="told", expr="hovered")]
    step = numbers("data('reach')[0].stops") + f"[{cursor.key}_frame]"
    between = f"indexof({POINTS}, {value(cursor)})"
    found = f"{cursor.key}_frame === '_start' ? {between} : {step}"
    return [
        hovered,
        alt.param(name="stopped", expr=f"length(data('reach')) && length(data('lines')) ? ({found}) : -1"),
        alt.param(name="marked", expr="[stopped, hovered]"),
        alt.param(name="told", expr="hovered < 0 ? stopped : hovered"),
    ]


def with_lists(bends):
    """Return the rows of the lines, their lists as arrays; where there are frames, with each line's strips of them."""
    lists = ("xs", "values", "slopes", "marks", "knots")
    table = alt.Chart(alt.NamedData("lines")).transform_calculate(**{name: numbers(f"datum.{name}") for name in lists})
    for part in ("value", "slope") if bends else ():
        found = numbers(f"data('frames')[datum.{part}_stem].strip")
        table = table.transform_calculate(**{f"{part}_strip": f"datum.{part}_stem < 0 ? [] : {found}"})
    return table


def unfolded(listed):
    """Return a row for each point that is drawn of each line."""
    points = listed.transform_flatten(["knots"], as_=["at"])
    return points.transform_calculate(x="datum.xs[datum.at]")


def static_lines(points):
    """Return the points of lines that keep still."""
    return points.transform_calculate(value="datum.values[datum.at]")


def live_lines(points):
    """Return the points of lines that a slider bends, as it stands."""
    return points.transform_calculate(value="datum.value_strip[datum.at + shown_frame[datum.slider]]")


def standing(table, bends):
    """Return rows that say at which place of their line they stand, with x, value and slope there."""
    table = table.transform_calculate(
        x="datum.xs[datum.at]", value="datum.values[datum.at]", slope="datum.slopes[datum.at]"
    )
    return table.transform_calculate(value=pick("value"), slope=pick("slope")) if bends else table


def ends(axis):
    """Return the domain of an axis: read from the table `reach`, it is not worked out anew at every step."""
    return [
        alt.ExprRef(f"length(data('reach')) ? data('reach')[0].{axis}_{end} : {default}")
        for end, default in (("low", 0.1), ("high", 1))
    ]


def decades(axis, most):
    """Return how many numbers a logarithmic axis has: powers of ten alone, where it is long enough for two."""
    row = "data('reach')[0]"
    powers = f"floor((log({row}.{axis}_high) - log({row}.{axis}_low)) / LN10)"
    return f"length(data('reach')) ? clamp({powers}, 1, {most}) : {most}"


def scale(frame):
    """Return the scale of y, rounded to nice numbers unless its range is fixed."""
    return alt.Scale(type=frame.scale, domain=ends("y"), nice=frame.reach is None)


def upright(frame):
    """Return the y channel."""
    ticks = alt.ExprRef(decades("y", 6))
    axis = alt.Axis(format=".0e", tickCount=ticks) if frame.scale == "log" else alt.Axis()
    return alt.Y("value:Q", title=frame.y, scale=scale(frame), axis=axis)


def curves(table, x, y, colour, dotted):
    """Return the lines, solid or dashed, without those that are `dotted`, if there are such."""
    dash = alt.StrokeDash("drawn:N", scale=alt.Scale(domain=["solid", "dashed"], range=[[1, 0], [6, 4]]), legend=None)
    table = table.transform_filter(f"!({DOTS})") if dotted else table
    line = table.mark_line(strokeWidth=2.5, clip=True, tooltip=None)
    return line.encode(x, y, color=colour, detail="line:N", strokeDash=dash)


def dots(table, x, y, colour):
    """Return the points of the lines that are drawn as points."""
    points = table.transform_filter(f"({DOTS}) && {INSIDE}").mark_point(filled=True, opacity=1)
    size = alt.Size("drawn:N", scale=alt.Scale(domain=["points", "spots"], range=[90, 160]), legend=None)
    return points.encode(x, y, color=colour, shape=SHAPE, size=size)


DOTS = "datum.drawn === 'points' || datum.drawn === 'spots'"
# What stands on a line is drawn whole where the line is in the plot, and not at all where it is outside.
INSIDE = "length(data('reach')) && inrange(datum.value, [data('reach')[0].y_low, data('reach')[0].y_high])"
SHAPE = alt.Shape("shape:N", scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES)), legend=None)


def shapes(listed, bends):
    """Return a row for each shape that stands on a line."""
    return standing(listed.transform_flatten(["marks"], as_=["at"]).transform_filter("datum.at >= 0"), bends)


def on_lines(points, x, y, colour):
    """Return the shapes that stand on the lines."""
    mark = points.transform_filter(INSIDE).mark_point(filled=True, size=70, opacity=1, tooltip=None)
    return mark.encode(x, y, color=colour, shape=SHAPE)


def at_points(points, x, frame, colour):
    """Return what stands at one x of the plot: an upright line, dots, and tangents."""
    y, inside = upright(frame), points.transform_filter(INSIDE)
    return [
        pointer.crosshair(points.transform_filter("datum.line == 0"), x, opacity=0.4),
        inside.mark_point(filled=True, size=80, opacity=1, tooltip=None).encode(x, y, color=colour),
        pointer.tangents(points, frame.tangent, alt.Y("low:Q", scale=scale(frame)), colour),
    ]
