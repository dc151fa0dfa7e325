"""Curves over one axis, with a crosshair under the pointer, and what a slider may do to them.

A slider can be a cursor, which stands at one x of curves that keep still, or it can bend the curves themselves,
which are then frames (see frames.py). Which curves there are, and what they are called, is data: the specification
depends on axes, sliders and colours alone, so that another curve is drawn without mounting the chart anew.
"""

from dataclasses import dataclass

import altair as alt
import numpy as np

from lib.charts import pointer
from lib.charts.frames import emitted, frame_of, grid, pick, shown_frames, sliders, value
from lib.charts.picture import Column, Picture, compiled
from lib.charts.table import joined, of_rows
from lib.params import Parameter

# About ten numbers along x, or fewer: of too many Vega leaves out every second, and rules the plot for all.
TICKS = "min(10, width / 80)"


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
    def sign(self):
        """Return how the line is drawn, as a letter."""
        return "●" if self.points else "╌╌" if self.dashed else "━"

    @property
    def columns(self):
        """Return what the line and its slope are called among the numbers."""
        slope = [Column(f"{self.label}, slope", self.slope, self.bend)] if self.slope and not self.quiet else []
        return [Column(self.label, self.column, self.bend), *slope]


@dataclass(frozen=True)
class Frame:
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


def lines(columns, shown, frame: Frame, description, cursor: Parameter | None = None):
    """Draw the `shown` lines from `columns`, a mapping that holds `x` and every column that they name."""
    columns = {name: np.where(np.isfinite(values), values, np.nan) for name, values in columns.items()}
    bends = frame.bends or tuple(dict.fromkeys(line.bend for line in shown if line.bend))
    palette = frame.palette or tuple(dict.fromkeys(line.coloured_as for line in shown))
    spoken, dotted = [line for line in shown if not line.quiet], any(line.points for line in shown)
    tables = {
        "lines": long_table(columns, shown),
        "names": names(shown, spoken),
        "x": {"x": columns["x"]},
        "reach": reach(columns, shown, frame),
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


def long_table(columns, shown):
    """Return a row for each point of each line: x, the line, and value and slope, or where these are in the frames."""
    x, letters = columns["x"], stems(shown)
    nothing = np.full(x.size, np.nan)

    def numbers(line, column):
        return columns[column] if column and not line.bend else nothing

    parts = [
        {
            "x": x,
            "line": np.full(x.size, index),
            "series": np.full(x.size, line.coloured_as),
            "drawn": np.full(x.size, "points" if line.points else "dashed" if line.dashed else "solid"),
            "slider": np.full(x.size, line.bend.key if line.bend else ""),
            "at": np.arange(x.size),
            "value": numbers(line, line.column),
            "slope": numbers(line, line.slope),
            "values": np.full(x.size, letters.get(line.column, "")),
            "slopes": np.full(x.size, letters.get(line.slope, "")),
        }
        for index, line in enumerate(shown)
    ]
    return joined(parts)


def names(shown, spoken):
    """Return a row for each line: what it is called, and where its numbers stand."""
    rows = []
    for line in shown:
        place = pointer.place(spoken.index(line), len(spoken)) if line in spoken else {"row": -1, "left": 0, "share": 0}
        rows.append(
            {"series": line.coloured_as, "label": line.label, "sign": line.sign, "sloped": bool(line.slope)} | place
        )
    return of_rows(rows)


def stems(shown):
    """Return a short name for each column of frames that bent lines draw as values or as slopes."""
    bent = dict.fromkeys(name for line in shown if line.bend for name in (line.column, line.slope) if name)
    return {name: f"{place}f" for place, name in enumerate(bent)}


def frames_table(columns, shown):
    """Return the frames of the bent lines, side by side: one row for each x."""
    parts = [stem(columns, name, short) for name, short in stems(shown).items()]
    return {column: values for part in parts for column, values in part.items()} or {"0f0": columns["x"][:0]}


def stem(columns, name, short):
    """Return the frames of one stem under a short name."""
    places = {column: column.removeprefix(name) for column in columns if column.startswith(name)}
    return {short + place: columns[column] for column, place in places.items() if place == "_start" or place.isdigit()}


def reach(columns, shown, frame):
    """Return both ends of x and of y over all frames, so that the axes stand still while those change."""
    drawn = [
        part
        for line in shown
        for part in (stem(columns, line.column, "v") if line.bend else {"v": columns[line.column]}).values()
    ]
    drawn = [values for values in drawn if np.isfinite(values).any()]
    y = frame.reach or (min(map(np.nanmin, drawn)), max(map(np.nanmax, drawn)))
    x = columns["x"]
    return {"x": np.array([x.min(), x.max()]), "y": np.array(y)}


@compiled
def lines_chart(frame, palette, bends, cursor, top, dotted):
    """Build the chart of `lines`: the curves, what stands under the pointer, and what stands at the cursor."""
    across = alt.Scale(type=frame.across, domain=ends("x"), nice=False)
    x = alt.X("x:Q", title=frame.x, scale=across, axis=alt.Axis(tickCount=alt.ExprRef(TICKS)))
    colour = alt.Color("series:N", scale=alt.Scale(domain=list(palette)), legend=None)
    table = alt.Chart(alt.NamedData("lines"))
    hover = pointer.hover()
    layers = [pointer.room(top), *curves(numbered(table, bends, "value"), x, upright(frame), colour, dotted)]
    layers += at_points(numbered(table.transform_filter(hover), bends, "value", "slope"), x, frame, colour, top, {})
    if cursor:
        # One row of numbers a curve: those under the pointer while there is one, else those at the cursor.
        standing = table.transform_filter(f"abs(datum.x - {value(cursor)}) < 1e-9")
        layers += at_points(
            numbered(standing, bends, "value", "slope"), x, frame, colour, top, {"opacity": pointer.NO_POINTER}
        ) + emitted("names")
    else:
        layers.append(pointer.names(spoken(alt.Chart(alt.NamedData("names"))), colour, top))
    layers += emitted("reach", *["frames"] * bool(bends))
    picker = alt.Chart(alt.NamedData("x")).mark_point(opacity=0, size=1, tooltip=None).encode(x)
    layers.append(picker.add_params(hover, *sliders(*[p for p in (cursor, *bends) if p])))
    chart = alt.layer(*layers).properties(height=frame.height + pointer.AXIS + top)
    return chart.add_params(pointer.SCALE, *map(frame_of, bends), *shown_frames(bends))


def numbered(table, bends, *names):
    """Return the rows with the value, or also the slope, of the shown frame where a slider bends their line."""
    if not bends:
        return table
    table = table.transform_calculate(frames="data('frames')[datum.at]")
    for name in names:
        table = table.transform_calculate(**{name: pick(name)})
    return table


def spoken(table):
    """Return the rows of lines whose numbers stand above the plot."""
    return table.transform_filter("datum.row >= 0")


def ends(axis):
    """Return the domain of an axis: read from the table `reach`, it is not worked out anew at every step."""
    place = f"data('reach')[{{}}].{axis}"
    return [
        alt.ExprRef(f"length(data('reach')) ? {place.format(end)} : {default}") for end, default in ((0, 0.1), (1, 1))
    ]


def scale(frame):
    """Return the scale of y, rounded to nice numbers unless its range is fixed."""
    return alt.Scale(type=frame.scale, domain=ends("y"), nice=frame.reach is None)


def upright(frame):
    """Return the y channel."""
    axis = alt.Axis(format=".0e", tickCount=6) if frame.scale == "log" else alt.Axis()
    return alt.Y("value:Q", title=frame.y, scale=scale(frame), axis=axis)


def curves(table, x, y, colour, dotted):
    """Return the lines, solid or dashed, and the points, if there are any."""
    dash = alt.StrokeDash("drawn:N", scale=alt.Scale(domain=["solid", "dashed"], range=[[1, 0], [6, 4]]), legend=None)
    line = table.transform_filter("datum.drawn != 'points'") if dotted else table
    line = line.mark_line(strokeWidth=2.5, clip=True, tooltip=None)
    dots = table.transform_filter("datum.drawn == 'points'").mark_point(filled=True, size=90, opacity=1, clip=True)
    layers = [line.encode(x, y, color=colour, detail="line:N", strokeDash=dash)]
    return layers + [dots.encode(x, y, color=colour)] * dotted


def at_points(points, x, frame, colour, top, words):
    """Return what stands at one x: an upright line, dots, tangents, and the numbers above the plot."""
    y = upright(frame)
    dots = points.mark_point(filled=True, size=80, opacity=1, clip=True, tooltip=None).encode(x, y, color=colour)
    fields = ("label", "sloped", "row", "left", "share")
    named = points.transform_calculate(**{field: f"data('names')[datum.line].{field}" for field in fields})
    first = points.transform_filter("datum.line == 0")
    return [
        pointer.crosshair(first, x, opacity=0.4),
        dots,
        pointer.tangents(named, frame.tangent, alt.Y("low:Q", scale=scale(frame)), colour),
        pointer.heading(first, frame.x, top, **words),
        pointer.readout(spoken(named), colour, top, **words),
    ]
