"""The chart of the simplex: all distributions over three classes as a triangle, and the point of the softmax in it."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray

from lib.analysis.simplex import VERTICES, descent_arrow, level_lines, path_of_temperature, to_plane
from lib.charts.core.calls import memoized
from lib.charts.core.expressions import fixed_text, retain_tables
from lib.charts.core.layers import layered
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import sliders
from lib.charts.core.sweeps import SWEEP_TABLES, joined, sweeps, swept_value
from lib.charts.core.table import Table, table_from_matrix
from lib.charts.core.text_marks import TEXT_SCALE
from lib.charts.core.titles import chart_title
from lib.numerics.parameter import Parameter
from lib.softmax import softmax
from lib.text.catalogue import softmax as words
from lib.text.numbers import significant
from lib.text.softmax import probabilities_text

# The losses whose lines are drawn.
LOSSES = (0.25, 0.5, 1.0, 2.0)
MARGIN = 0.1
HEIGHT = 372
# The colours of the classes, in their order.
PLACES = ("0", "1", "2")
# The two at the bottom have their names inwards, where there is space on a phone too.
CORNER_TEXT: dict[str, Any] = {
    "align": alt.expr("['left', 'right', 'center'][datum.index]"),
    "dx": alt.expr("[-20, 20, 0][datum.index]"),
    "dy": alt.expr("[16, 16, -12][datum.index] * scale"),
}
ON_LEFT_SIDE = "datum.x2 < 0.5"
DIRECTION = "atan2(datum.x2 - datum.x, datum.y2 - datum.y) * 180 / PI"
# The numbers of a sweep: where the arrow begins and ends, then the probabilities.
ARROW_FIELDS = ("x", "y", "x2", "y2")
GRAY = alt.ColorValue("gray")


@memoized
def simplex(
    names: Sequence[str],
    logits: Sequence[Parameter],
    temperature: Parameter,
    committed: Mapping[str, float],
    true: int,
) -> Picture:
    """Draw the triangle of all distributions over three classes with the point p of softmax(z / T), live in z and T.

    A corner shows the probability of its class. Dashed lines are those of equal loss -ln p of the true class, the arrow
    is J (y - p), along which a step of gradient descent moves the point, and the curve is the path of the point over
    the temperature. `committed` maps the keys of the live parameters to their values, and `true` is the index of the
    true class.
    """
    parameters = (*logits, temperature)

    def numbers(values: NDArray[np.float64]) -> NDArray[np.float64]:
        scaled = values[..., :-1] / values[..., -1:]
        return np.concatenate([*descent_arrow(scaled, true), softmax(scaled)], axis=-1)

    z = [committed[p.key] for p in logits]
    shares = softmax(z, committed[temperature.key])
    path = path_of_temperature(z, np.geomspace(temperature.low, 50, 80))
    return Picture(
        specification=simplex_chart(parameters),
        tables=_tables(names, shares, path, true) | sweeps(numbers, parameters, committed),
        title=words.SIMPLEX_TITLE,
        description=words.SIMPLEX_TEXT.format(probabilities=probabilities_text(names, shares)),
        sliders={parameter.key: parameter for parameter in parameters},
        data_columns=(DataColumn("x", "x"), DataColumn("y", "y")),
        data={"x": path[:, 0], "y": path[:, 1]},
        numbers={words.FIRST_PROBABILITY: lambda values: numbers(joined(parameters, values))[..., len(ARROW_FIELDS)]},
    )


def _tables(
    names: Sequence[str], shares: NDArray[np.float64], path: NDArray[np.float64], true: int
) -> dict[str, Table]:
    """Return the tables of what does not move with a slider, and of the point."""
    levels = table_from_matrix(level_lines(true, LOSSES).reshape(len(LOSSES), 4), ARROW_FIELDS)
    x, y = to_plane(shares)
    return {
        "corners": table_from_matrix(VERTICES, ["x", "y"])
        | {"series": np.array(names), "index": np.arange(3), "place": np.array(PLACES)},
        "levels": levels | {"text": np.array([words.SIMPLEX_LEVEL.format(loss=significant(loss)) for loss in LOSSES])},
        "path": table_from_matrix(path, ["x", "y"]) | {"index": np.arange(len(path))},
        "point": {"place": np.array([PLACES[true]]), "x": np.array([x]), "y": np.array([y])},
        "center": table_from_matrix(VERTICES.mean(axis=0, keepdims=True), ["x", "y"]),
    }


@compiled
def simplex_chart(parameters: tuple[Parameter, ...]) -> AnyChart:
    """Build the chart of `simplex`; a unit has the same length along x and along y."""
    start, end = _coordinates()
    layers = [
        *_triangle_layers(start),
        *_level_layers(start, end),
        *_point_layers(parameters, start, end),
        _corner_layer(parameters, start),
        *retain_tables(*SWEEP_TABLES),
    ]
    title = chart_title(words.SIMPLEX_HEAD, words.SIMPLEX_KEY)
    return layered(layers, [TEXT_SCALE, *sliders(*parameters)], height=HEIGHT, title=title)


def _coordinates() -> tuple[tuple[alt.X, alt.Y], tuple[alt.X, alt.Y]]:
    """Return the channels of a point (x, y), or the beginning of a line, and those of its end (x2, y2) as a point."""
    height = VERTICES[:, 1].max() + 2 * MARGIN
    half = f"width / height * {height / 2}"
    x_scale = alt.Scale(domain=[alt.ExprRef(f"0.5 - {half}"), alt.ExprRef(f"0.5 + {half}")], nice=False)
    y_scale = alt.Scale(domain=[-MARGIN, height - MARGIN], nice=False)
    start, end = (
        (alt.X(f"{x}:Q", scale=x_scale, axis=None), alt.Y(f"{y}:Q", scale=y_scale, axis=None))
        for x, y in (("x", "y"), ("x2", "y2"))
    )
    return start, end


def _triangle_layers(start: tuple[alt.X, alt.Y]) -> list[alt.Chart]:
    """Return the sides of the triangle."""
    corners = alt.Chart(alt.NamedData("corners"))
    following = "data('corners')[(datum.index + 1) % 3]"
    sides = corners.transform_calculate(x2=f"{following}.x", y2=f"{following}.y")
    marks = sides.mark_rule(strokeWidth=1.5, tooltip=None)
    return [marks.encode(*start, x2=alt.X2("x2"), y2=alt.Y2("y2"), color=GRAY)]


def _level_layers(start: tuple[alt.X, alt.Y], end: tuple[alt.X, alt.Y]) -> list[alt.Chart]:
    """Return the lines of equal loss with their losses outside the triangle, and the path over T with its end."""
    levels, path = alt.Chart(alt.NamedData("levels")), alt.Chart(alt.NamedData("path"))
    outside: dict[str, Any] = {
        "align": alt.expr(f"{ON_LEFT_SIDE} ? 'right' : 'left'"),
        "dx": alt.expr(f"{ON_LEFT_SIDE} ? -8 : 8"),
    }
    labels = levels.mark_text(fontSize=alt.ExprRef("12 * scale"), tooltip=None, **outside)
    center = alt.Chart(alt.NamedData("center"))
    limit = center.mark_text(align="left", dx=6, fontSize=alt.ExprRef("12 * scale"), tooltip=None)
    lines = levels.mark_rule(strokeDash=[3, 3], opacity=0.6, tooltip=None)
    return [
        lines.encode(*start, x2=alt.X2("x2"), y2=alt.Y2("y2"), color=GRAY),
        labels.encode(*end, text=alt.Text("text:N"), color=GRAY),
        path.mark_line(strokeWidth=1.5, opacity=0.7, tooltip=None).encode(
            *start, order=alt.Order("index:Q"), color=GRAY
        ),
        limit.encode(*start, text=alt.TextValue("T → ∞"), color=GRAY),
    ]


def _point_layers(
    parameters: tuple[Parameter, ...], start: tuple[alt.X, alt.Y], end: tuple[alt.X, alt.Y]
) -> list[alt.Chart]:
    """Return the arrow from the point, with its head, and the point above it."""
    values = {field: swept_value(parameters, str(index)) for index, field in enumerate(ARROW_FIELDS)}
    point = alt.Chart(alt.NamedData("point")).transform_calculate(**values)
    color = _class_color()
    head: dict[str, Any] = {"shape": "triangle", "size": 110, "angle": alt.expr(DIRECTION)}
    shaft = point.mark_rule(strokeWidth=2.5, tooltip=None)
    return [
        shaft.encode(*start, x2=alt.X2("x2"), y2=alt.Y2("y2"), color=color),
        point.mark_point(filled=True, opacity=1, tooltip=None, **head).encode(*end, color=color),
        point.mark_point(filled=True, size=140, opacity=1, tooltip=None).encode(*start, color=color),
    ]


def _corner_layer(parameters: tuple[Parameter, ...], start: tuple[alt.X, alt.Y]) -> alt.Chart:
    """Return the name of each class at its corner, with its probability."""
    share = swept_value(parameters, f"({len(ARROW_FIELDS)} + datum.index)")
    corners = alt.Chart(alt.NamedData("corners"))
    corners = corners.transform_calculate(share=share).transform_calculate(
        text=f"datum.series + ' ' + {fixed_text('datum.share')}"
    )
    marks = corners.mark_text(fontSize=alt.ExprRef("14 * scale"), fontWeight="bold", tooltip=None, **CORNER_TEXT)
    return marks.encode(*start, text=alt.Text("text:N"), color=_class_color())


def _class_color() -> alt.Color:
    """Return the colour of the class at the `place` of a row."""
    return alt.Color("place:N", scale=alt.Scale(domain=list(PLACES)), legend=None)
