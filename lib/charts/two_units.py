"""Charts of a network with two hidden units on the points of XOR: the plane of its inputs and that of its units."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from lib.charts.colors import CLASSES, FIRST_SERIES
from lib.charts.core.calls import memoized
from lib.charts.core.channels import series_color
from lib.charts.core.expressions import number_text, retain_tables
from lib.charts.core.layers import layered
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import sliders
from lib.charts.core.square import at, axes_over, filled_outlines, outline
from lib.charts.core.sweeps import SWEEP_TABLES, SWEEPS, sweeps, swept_cell, swept_value, swept_values
from lib.charts.core.table import Table, table_from_matrix, table_from_rows
from lib.charts.core.text_marks import TEXT_SCALE, quiet_color, text_style
from lib.charts.core.titles import chart_title
from lib.learning.two_units import TwoUnits, is_right, kink_lines, positive_regions, two_units
from lib.lesson.examples import XOR_INPUTS, XOR_TARGETS
from lib.numerics.parameter import Parameter
from lib.numerics.polygon import cut_each, square
from lib.text.catalogue import activations as words
from lib.text.labels import enumerated

# The plane of the inputs is a square around its centre, with this half side.
CENTER, BOUND = 0.5, 1.0
INPUT_AXES = axes_over(
    (CENTER - BOUND, CENTER + BOUND), (words.WHY_NONLINEAR_INPUTS_X, words.WHY_NONLINEAR_INPUTS_Y), values=[0, 1]
)
# The plane of the units contains the points and [0, 1], and reaches beyond on each side by this share of that, so that
# the names of points do not meet the numbers of the axes.
MARGIN = 0.5
HEIGHT = 330
UNIT_NAMES = ("h₁", "h₂")
COUNT = len(XOR_INPUTS)
# Where the name of each point stands from it, so that the names of points in one place can all be read.
NAME_X, NAME_Y = [-22, -22, 22, 22], [12, -12, 12, -12]
DASHES = [[6, 4], [2, 3]]


@memoized
def input_plane(parameters: Sequence[Parameter], committed: Mapping[str, float], has_relu: bool) -> Picture:
    """Draw the class that the network gives to each place (x1, x2), live in its nine weights, over the points of XOR.

    The region of class 1 is shaded, and dashed lines are the kinks of both units. Beside each point stands the output
    y. `committed` maps the keys of the parameters to their values, and `has_relu` says whether the units are ReLUs.
    """
    present = _present(parameters, committed, has_relu)
    numbers = sweeps(lambda values: two_units(values, has_relu).output(XOR_INPUTS), parameters, committed)
    right = is_right(present, XOR_INPUTS, XOR_TARGETS)
    shapes = _input_shapes(two_units(swept_values(parameters, committed), has_relu))
    return Picture(
        specification=input_plane_chart(tuple(parameters)),
        tables={"points": _points()} | numbers | {SWEEPS: {**numbers[SWEEPS], **shapes}},
        title=words.WHY_NONLINEAR_INPUTS_TITLE,
        description=_inputs_text(right),
        sliders={parameter.key: parameter for parameter in parameters},
        data_columns=tuple(DataColumn(name, name) for name in ("x₁", "x₂", "XOR", words.WHY_NONLINEAR_OUTPUT)),
        data=table_from_matrix(XOR_INPUTS, ["x₁", "x₂"])
        | {"XOR": np.array(XOR_TARGETS), words.WHY_NONLINEAR_OUTPUT: present.output(XOR_INPUTS)},
    )


@memoized
def hidden_plane(parameters: Sequence[Parameter], committed: Mapping[str, float], has_relu: bool) -> Picture:
    """Draw the points of XOR over the outputs h1 and h2 of the hidden units, where the class is a half plane.

    The arguments are those of `input_plane`. The axes follow the points.
    """
    networks = two_units(swept_values(parameters, committed), has_relu)
    outputs = networks.hidden(XOR_INPUTS).reshape(len(networks.second), -1)
    ends = _ends(outputs)
    numbers = sweeps(lambda _: np.concatenate([outputs, ends], axis=-1), parameters, committed)
    path, present = _hidden_paths(networks, ends), _present(parameters, committed, has_relu)
    hidden = present.hidden(XOR_INPUTS)
    solved = is_right(present, XOR_INPUTS, XOR_TARGETS).all()
    return Picture(
        specification=hidden_plane_chart(tuple(parameters)),
        tables={"points": _points()} | numbers | {SWEEPS: {**numbers[SWEEPS], "path": path}},
        title=words.WHY_NONLINEAR_UNITS_TITLE,
        description=words.WHY_NONLINEAR_UNITS_SOLVED if solved else words.WHY_NONLINEAR_UNITS_TEXT,
        sliders={parameter.key: parameter for parameter in parameters},
        data_columns=tuple(DataColumn(name, name) for name in ("x₁", "x₂", *UNIT_NAMES)),
        data=table_from_matrix(XOR_INPUTS, ["x₁", "x₂"]) | table_from_matrix(hidden, UNIT_NAMES),
    )


def _present(parameters: Sequence[Parameter], committed: Mapping[str, float], has_relu: bool) -> TwoUnits:
    """Return the network at the committed weights."""
    return two_units([committed[parameter.key] for parameter in parameters], has_relu)


def _inputs_text(right: NDArray[np.bool_]) -> str:
    """Return at which of the points the network is right, as a sentence."""
    if right.all():
        return words.WHY_NONLINEAR_INPUTS_ALL
    names = [_name(point) for point, is_so in zip(XOR_INPUTS, right.tolist(), strict=True) if is_so]
    if not names:
        return words.WHY_NONLINEAR_INPUTS_NONE
    return words.WHY_NONLINEAR_INPUTS_SOME.format(points=enumerated(names))


def _name(point: Sequence[int]) -> str:
    """Return a point in print."""
    return f"({point[0]}, {point[1]})"


def _points() -> Table:
    """Return a row for each point: its place, its class, its index, and its name."""
    return table_from_rows(
        {"x": x[0], "y": x[1], "series": CLASSES[label], "index": index, "name": _name(x)}
        for index, (x, label) in enumerate(zip(XOR_INPUTS, XOR_TARGETS, strict=True))
    )


def _input_shapes(network: TwoUnits) -> Table:
    """Return for each network the outline of the region of class 1, and both ends of the kink of each unit."""
    paths = [outline(_distinct(region), BOUND) for region in positive_regions(network, CENTER, BOUND)]
    ends = (kink_lines(network, CENTER, BOUND) + CENTER).reshape(len(paths), -1).astype(np.float32)
    return {"path": np.array(paths)} | table_from_matrix(ends, [f"k{index}" for index in range(8)])


def _distinct(polygons: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Return the polygons that have an area, without the corners that repeat the one before."""
    differs = (polygons != np.roll(polygons, 1, axis=-2)).any(axis=-1)
    is_there = ~np.isnan(polygons[:, 0, 0])
    distinct = [polygon[kept] for polygon, kept in zip(polygons[is_there], differs[is_there], strict=True)]
    return [polygon for polygon in distinct if len(polygon) > 2]


def _ends(hidden: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the low end and the length of both axes of the plane of the units, (networks, 2)."""
    low, high = np.minimum(hidden.min(axis=-1), 0), np.maximum(hidden.max(axis=-1), 1)
    return np.stack([low - MARGIN * (high - low), (1 + 2 * MARGIN) * (high - low)], axis=-1)


def _hidden_paths(network: TwoUnits, ends: NDArray[np.float64]) -> NDArray[np.str_]:
    """Return for each network the outline of the half plane of class 1, in the axes that `_ends` has found."""
    corners = square(1.0)
    places = ends[:, None, :1] + ends[:, None, 1:] * (corners + 1) / 2
    heights = (places * network.second[:, None]).sum(axis=-1) + network.second_bias[:, None]
    halves = cut_each(np.broadcast_to(corners, places.shape), heights)
    halves = np.where(np.any(heights > 0, axis=-1, keepdims=True)[..., None], halves, np.nan)
    return np.array([outline(_distinct(half[None]), 1.0) for half in halves])


@compiled
def input_plane_chart(parameters: tuple[Parameter, ...]) -> AnyChart:
    """Build the chart of `input_plane`."""
    kinks = alt.Chart(alt.sequence(2, as_="index")).transform_calculate(
        **{name: swept_cell(parameters, f"'k' + ({place} + 4 * datum.index)") for place, name in enumerate(_LINE)}
    )
    dash = alt.StrokeDash("index:O", scale=alt.Scale(domain=[0, 1], range=DASHES), legend=None)
    lines = kinks.transform_filter("isValid(datum.x)").mark_rule(strokeWidth=2, color="gray", tooltip=None)
    points = alt.Chart(alt.NamedData("points")).transform_calculate(value=swept_value(parameters, "datum.index"))
    values = points.transform_calculate(text=f"'y = ' + {number_text('datum.value', 3)}")
    layers = [
        _region(parameters),
        lines.encode(*at(INPUT_AXES), x2=alt.X2("x2"), y2=alt.Y2("y2"), strokeDash=dash),
        _class_points(points.encode(*at(INPUT_AXES))),
        _texts(values.encode(*at(INPUT_AXES), text=alt.Text("text:N")), 13, dy=-18),
        *retain_tables(*SWEEP_TABLES),
    ]
    title = chart_title(words.WHY_NONLINEAR_INPUTS_HEAD, words.WHY_NONLINEAR_INPUTS_KEY)
    return _chart(layers, parameters, title)


_LINE = ("x", "y", "x2", "y2")


@compiled
def hidden_plane_chart(parameters: tuple[Parameter, ...]) -> AnyChart:
    """Build the chart of `hidden_plane`."""
    low, span = (alt.param(name=f"hidden_{name}", expr=swept_value(parameters, str(place))) for name, place in _ENDS)
    axes = axes_over(
        [alt.ExprRef(low.name), alt.ExprRef(f"{low.name} + max({span.name}, 1e-3)")],
        (words.WHY_NONLINEAR_UNITS_X, words.WHY_NONLINEAR_UNITS_Y),
        tickCount=5,
    )
    points = alt.Chart(alt.NamedData("points")).transform_calculate(
        h1=swept_value(parameters, "(2 * datum.index)"), h2=swept_value(parameters, "(2 * datum.index + 1)")
    )
    names = points.encode(*at(axes, "h1", "h2"), text=alt.Text("name:N"))
    offsets = {"dx": alt.expr(f"{NAME_X}[datum.index] * scale"), "dy": alt.expr(f"{NAME_Y}[datum.index] * scale")}
    layers = [
        _region(parameters),
        _class_points(points.encode(*at(axes, "h1", "h2"))),
        _texts(names, 12, **offsets),
        *retain_tables(*SWEEP_TABLES),
    ]
    title = chart_title(words.WHY_NONLINEAR_UNITS_HEAD, words.WHY_NONLINEAR_UNITS_KEY)
    return _chart(layers, parameters, title, low, span)


_ENDS = (("low", 2 * COUNT), ("span", 2 * COUNT + 1))


def _region(parameters: tuple[Parameter, ...]) -> alt.Chart:
    """Return the region of class 1, as the outline in the sweeps."""
    row = alt.Chart(alt.sequence(1)).transform_calculate(
        path=swept_cell(parameters, "'path'"), series=f"'{CLASSES[1]}'"
    )
    shown = row.transform_filter("isString(datum.path)")
    return filled_outlines(shown, "path", opacity=0.25).encode(series_color(FIRST_SERIES))


def _class_points(points: alt.Chart) -> alt.Chart:
    """Return the points in colour and shape of their classes."""
    shapes = alt.Scale(domain=list(CLASSES), range=["circle", "square"])
    marks = points.mark_point(filled=True, size=170, opacity=1, tooltip=None)
    return marks.encode(series_color(FIRST_SERIES), alt.Shape("series:N", scale=shapes, legend=None))


def _texts(rows: alt.Chart, size: int, **style: Any) -> alt.Chart:
    """Return the texts of some rows in letters of so many pixels, centred unless their style says otherwise."""
    common = {"align": "center", "baseline": "middle", "fontSize": alt.ExprRef(f"{size} * scale")} | style
    return rows.mark_text(**text_style(**common)).encode(color=quiet_color())


def _chart(
    layers: Sequence[alt.Chart], parameters: tuple[Parameter, ...], title: alt.TitleParams, *more: alt.Parameter
) -> AnyChart:
    """Return the chart of the layers with the sliders of the weights."""
    return layered(
        layers,
        [TEXT_SCALE, *sliders(*parameters), *more],
        height=HEIGHT,
        title=title,
    )
