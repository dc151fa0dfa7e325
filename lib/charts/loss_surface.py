"""Charts of the mean loss of logistic regression over its two weights: a contour map with a descent, the curvature."""

from collections.abc import Mapping, Sequence

import altair as alt
import numpy as np
from numpy.typing import NDArray

from lib.charts.colors import FIRST_SERIES, LOSS_PAIR, palette
from lib.charts.core.calls import memoized
from lib.charts.core.channels import series_color
from lib.charts.core.contour_map import contour_layers, contour_tables, level_layers, outlined_text
from lib.charts.core.expressions import PRECISE
from lib.charts.core.frames import stepped_number
from lib.charts.core.grids import cell_edges
from lib.charts.core.layers import layered
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import slider_value, sliders
from lib.charts.core.square import at, square_axes
from lib.charts.core.table import Table, table_from_matrix
from lib.charts.core.text_marks import TEXT_SCALE
from lib.charts.core.titles import chart_title
from lib.learning.datasets import Points
from lib.learning.logistic_regression import (
    LOGIT_LOSSES,
    DescentPath,
    LogitLoss,
    least_in_square,
    loss_surface,
    smallest_eigenvalue,
)
from lib.numerics.parameter import Parameter
from lib.text.catalogue import losses as words
from lib.text.labels import inside_sentence
from lib.text.numbers import significant

# Both weights go from -BOUND to BOUND.
BOUND = 8.0
TICKS = (-8, -4, 0, 4, 8)
# Of the contour lines, and of the values under the pointer and in the table.
CONTOUR_GRID, CELLS = 65, 33
HEIGHT = 430
# How far the names of the start and of the minimum are from their points, in weights and in pixels.
NAME_DISTANCE, NAME_PIXELS = 0.9, 16
# Half the width of a name, in weights, and a place this far out has its name inwards.
NAME_WIDTH, OUTSIDE = 2.8, 5.0
SERIES = dict(zip(LOGIT_LOSSES, LOSS_PAIR, strict=True))


@memoized
def contours(points: Points, name: str, descent: DescentPath, step: Parameter) -> Picture:
    """Draw a contour map of a named mean loss over the weights w1 and w2, with the descent up to the live step.

    `points` are what the loss is the mean over. The start of the descent and the least loss of the map are named.
    """
    loss, weights = LOGIT_LOSSES[name], np.linspace(-BOUND, BOUND, CONTOUR_GRID)
    label = inside_sentence(loss.label)
    surface = loss_surface(points, loss, weights, weights)
    places, least = _places(points, loss, descent)
    cells = _cells(surface, weights)
    path = table_from_matrix(descent.weights, ["x", "y"]) | {"step": np.arange(len(descent.loss)), "loss": descent.loss}
    levels = contour_tables(weights, surface, BOUND, _taken(descent.weights, places))
    return Picture(
        specification=contour_chart(step, label, SERIES[name]),
        tables={"cells": cells, "path": path, "places": places} | levels,
        title=words.LOSS_SURFACE_TITLE.format(loss=label),
        description=_contour_text(label, least, surface.max(), descent.loss),
        sliders={step.key: step},
        data_columns=(
            DataColumn("w1", "x"),
            DataColumn("w2", "y"),
            DataColumn(words.LOSS_SURFACE_MEAN.format(loss=label), "loss"),
        ),
        data=cells,
        numbers={f"{SERIES[name]} of the step": stepped_number(descent.loss, step)},
    )


def _contour_text(label: str, least: float, largest: float, descent: NDArray[np.float64]) -> str:
    """Return the bounds of a loss on the map, and its values at both ends of a descent."""
    numbers = {"least": least, "largest": largest, "start": descent[0], "end": descent[-1]}
    return words.LOSS_SURFACE_TEXT.format(loss=label, **{name: significant(n, 3) for name, n in numbers.items()})


def _cells(surface: NDArray[np.float64], weights: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """Return the cells of the map with the loss at their centres: every second place of the surface."""
    every = (CONTOUR_GRID - 1) // (CELLS - 1)
    centers, heights = weights[::every], surface[::every, ::every]
    row, column = (index.ravel() for index in np.indices(heights.shape))
    low, high = cell_edges(centers)
    cells = {"x": centers[row], "y": centers[column], "loss": heights.ravel()}
    return cells | {"left": low[row], "right": high[row], "low": low[column], "high": high[column]}


def _places(points: Points, loss: LogitLoss, descent: DescentPath) -> tuple[Table, float]:
    """Return the table of the start and of the minimum of the map with their names, and the loss at the minimum.

    The upper one has its name above it and the lower one below it, so that the names do not meet.
    """
    minimum, least = least_in_square(points, loss, BOUND)
    both = np.array([descent.weights[0], minimum])
    upwards = np.where(both[:, 1] >= both[::-1, 1], 1, -1) * np.where(both[0, 1] == both[1, 1], [1, -1], 1)
    align = np.select([both[:, 0] > OUTSIDE, both[:, 0] < -OUTSIDE], ["right", "left"], "center")
    table = table_from_matrix(both, ["x", "y"])
    names = np.array([words.LOSS_SURFACE_START, words.LOSS_SURFACE_MINIMUM.format(loss=significant(least, 3))])
    return table | {"text": names, "dy": -NAME_PIXELS * upwards, "align": align}, least


def _taken(path: NDArray[np.float64], places: Table) -> NDArray[np.float64]:
    """Return the places that texts of levels keep clear of: the path, and both names along their width."""
    shift = {"center": (-1, 0, 1), "left": (0, 1, 2), "right": (-2, -1, 0)}
    names = [
        (x + NAME_WIDTH / 2 * part, y - NAME_DISTANCE * np.sign(dy))
        for x, y, dy, align in zip(*(places[name] for name in ("x", "y", "dy", "align")), strict=True)
        for part in shift[align]
    ]
    inside = path[(np.abs(path) <= BOUND).all(axis=1)]
    return np.concatenate([inside, np.column_stack([places["x"], places["y"]]), np.array(names, dtype=np.float64)])


TOOLTIP = [
    alt.Tooltip(f"{n}:Q", title=t, format=PRECISE)
    for n, t in (("x", "w1"), ("y", "w2"), ("loss", words.LOSS_SURFACE_LOSS))
]


@compiled
def contour_chart(step: Parameter, label: str, series: str) -> AnyChart:
    """Build the chart of `contours`: the deeper the colour of its series, the larger is the loss."""
    axes, color = square_axes(BOUND, (words.LOSS_SURFACE_X, words.LOSS_SURFACE_Y), TICKS), series_color(FIRST_SERIES)
    x, y = at(axes, "left", "low")
    cells = alt.Chart(alt.NamedData("cells")).mark_rect(opacity=0, clip=True)
    layers = [
        *contour_layers(axes, color, series),
        cells.encode(x, alt.X2("right"), y, alt.Y2("high"), tooltip=TOOLTIP),
        *level_layers(axes),
        *_path_layers(step, axes),
    ]
    title = chart_title(words.LOSS_SURFACE_HEAD.format(loss=label))
    return layered(layers, [TEXT_SCALE, *sliders(step)], height=HEIGHT, title=title)


def _path_layers(step: Parameter, axes: tuple[dict, dict]) -> list[alt.Chart]:
    """Return the descent up to the live step, black with a white border, a point there, and both named places."""
    path = alt.Chart(alt.NamedData("path")).transform_filter(f"datum.step <= {slider_value(step)}")
    path = path.encode(*at(axes))
    now = path.transform_filter(f"datum.step > {slider_value(step)} - 1").encode(tooltip=TOOLTIP)
    point = {"size": 150, "color": "black", "stroke": "white", "strokeWidth": 2}
    return [
        path.mark_line(strokeWidth=6, color="white", clip=True, tooltip=None).encode(order=alt.Order("step:Q")),
        path.mark_line(strokeWidth=2.5, color="black", clip=True, tooltip=None).encode(order=alt.Order("step:Q")),
        *_place_layers(axes),
        now.mark_point(filled=True, opacity=1, clip=True, **point),
    ]


def _place_layers(axes: tuple[dict, dict]) -> list[alt.Chart]:
    """Return a ring at the start of the descent and at the minimum of the map, with their names."""
    places = alt.Chart(alt.NamedData("places")).encode(*at(axes))
    ring = {"size": 60, "color": "white", "stroke": "black", "strokeWidth": 2}
    rings = places.mark_point(filled=True, opacity=1, tooltip=None, **ring)
    style = {"align": alt.expr("datum.align"), "dy": alt.expr("datum.dy * scale")}
    return [rings, *outlined_text(places.encode(text=alt.Text("text:N")), 13, **style)]


@memoized
def curvature(points: Points, names: Sequence[str], descents: Mapping[str, DescentPath], step: Parameter) -> Picture:
    """Draw the smallest eigenvalue of the Hessian of each loss over the steps of its descent; the step is the cursor.

    Below 0 the loss is not convex there. `names` are those of the losses, in the order of the runs in `descents`.
    """
    columns: dict[str, np.ndarray] = {"x": np.arange(len(next(iter(descents.values())).loss))}
    for name, descent in zip(names, descents.values(), strict=True):
        columns[name] = smallest_eigenvalue(points, LOGIT_LOSSES[name], descent.weights)
    columns["zero"] = np.zeros(len(columns["x"]))
    labels = {
        name: words.LOSS_SURFACE_CURVATURE_CURVE.format(loss=inside_sentence(LOGIT_LOSSES[name].label))
        for name in names
    }
    lines = [Line(name, label, series=SERIES[name]) for name, label in labels.items()]
    lines.append(Line("zero", words.LOSS_SURFACE_CURVATURE_FLAT, dashed=True))
    least = (
        words.LOSS_SURFACE_CURVATURE_OF_LOSS.format(hessian=label, least=significant(columns[name].min(), 3))
        for name, label in labels.items()
    )
    colors = palette([words.LOSS_SURFACE_CURVATURE_FLAT])
    axes = AxesSpec(words.STEP_AXIS, words.LOSS_SURFACE_CURVATURE_Y, height=200, palette=colors)
    text = words.LOSS_SURFACE_CURVATURE_TEXT.format(descents="; ".join(least))
    return line_chart(columns, lines, axes, text, step, title=words.LOSS_SURFACE_CURVATURE_TITLE)
