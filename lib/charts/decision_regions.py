"""Charts of points in the plane, which the student edits, with what a classifier has learned from them."""

from collections.abc import Mapping, Sequence

import altair as alt
import numpy as np
from numpy.typing import NDArray

from lib.charts.colors import CLASSES, FIRST_SERIES, LOSS_PAIR
from lib.charts.core.calls import memoized
from lib.charts.core.channels import series_color, symmetric_axis
from lib.charts.core.frames import frame_index, frame_value, frames
from lib.charts.core.grids import cell_edges
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import sliders
from lib.charts.core.table import Table, table_from_matrix
from lib.learning.datasets import Points
from lib.learning.logistic_regression import DescentPath, decision_line
from lib.learning.softmax_regression import Training, decision_regions
from lib.numerics.parameter import Parameter

# Both coordinates go from -BOUND to BOUND.
BOUND = 4.0
CELLS = 33
# Every so many cells, along both axes, a region has the shape of its class.
SHAPE_EVERY = 4
# Of the classes in their order.
SHAPES = ["circle", "square", "triangle-up"]
HEIGHT = 444


@memoized
def decision_lines(points: Points, descents: Mapping[str, DescentPath], step: Parameter, start: float) -> Picture:
    """Draw the points of two classes over x1 and x2, with the decision line of each loss at the live step of descent.

    `descents` maps "Squared error" and "Cross-entropy" to their runs. `start` is the step at the opening. The points
    can be edited.
    """

    def coordinate(index: float, axis: int) -> NDArray[np.float64]:
        return np.concatenate([_line_ends(descent.weights[round(index)])[:, axis] for descent in descents.values()])

    columns = {"series": np.repeat(list(descents), 2)}
    for axis, name in enumerate("xy"):
        columns |= frames(name, lambda index, axis=axis: coordinate(index, axis), step, start)
    return Picture(
        specification=decision_lines_chart(step),
        tables={"points": _points_table(points, CLASSES), "ends": columns},
        title="Points of two classes and the decision line of each loss",
        description=f"{len(points.x)} points of two classes, and the decision lines as they are learned.",
        sliders={step.key: step},
        editable_area=(-BOUND, BOUND, -BOUND, BOUND),
        editable_points=tuple(map(tuple, points.x.tolist())),
    )


def _line_ends(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return both ends of a decision line inside the plot, one a row; NaN if there is no line."""
    line = decision_line(weights, 0.0, -BOUND, BOUND)
    return np.full((2, 2), np.nan) if line is None else line


def _points_table(points: Points, names: Sequence[str]) -> Table:
    """Return the table of the points with the name of each one's class."""
    return table_from_matrix(points.x, ["x", "y"]) | {"series": np.take(names, points.label)}


def _coordinates(x: str = "x", y: str = "y") -> tuple[alt.X, alt.Y]:
    """Return the channels of both coordinates."""
    return symmetric_axis(alt.X, x, "x1", BOUND), symmetric_axis(alt.Y, y, "x2", BOUND)


def _class_channels(palette: Sequence[str], classes: Sequence[str]) -> tuple[alt.Color, alt.Shape]:
    """Return colour and shape of the classes, in one legend."""
    legend = alt.Legend(title=None, orient="bottom", columns=len(classes), values=list(classes))
    shapes = alt.Scale(domain=list(classes), range=SHAPES[: len(classes)])
    return series_color(palette, legend), alt.Shape("series:N", scale=shapes, legend=legend)


@compiled
def decision_lines_chart(step: Parameter) -> AnyChart:
    """Build the chart of `decision_lines`."""
    x, y = _coordinates()
    points = alt.Chart(alt.NamedData("points")).mark_point(filled=True, size=70, opacity=0.9, tooltip=None)
    ends = alt.Chart(alt.NamedData("ends"))
    ends = ends.transform_calculate(x=frame_value("x", step), y=frame_value("y", step))
    lines = ends.mark_line(strokeWidth=2.5, tooltip=None).encode(x, y, *_loss_channels())
    chart = alt.layer(points.encode(x, y, *_class_channels(FIRST_SERIES, CLASSES)), lines)
    chart = chart.resolve_scale(color="independent", shape="independent", strokeDash="independent")
    return chart.properties(height=HEIGHT).add_params(*sliders(step), frame_index(step))


def _loss_channels() -> tuple[alt.Color, alt.StrokeDash]:
    """Return colour and dashes of the decision lines of both losses, in one legend; the lines may coincide."""
    label = "'Line by ' + lower(datum.label)"
    legend = alt.Legend(
        title=None, orient="top", values=list(LOSS_PAIR), symbolType="stroke", symbolSize=400, labelExpr=label
    )
    dash = alt.Scale(domain=list(LOSS_PAIR), range=[[1, 0], [6, 4]])
    return series_color(FIRST_SERIES, legend), alt.StrokeDash("series:N", scale=dash, legend=legend)


@memoized
def regions(points: Points, names: Sequence[str], training: Training, step: Parameter, start: float) -> Picture:
    """Draw the points of three classes over the region of each class, at the live step of training.

    The region of a class is where it is the most probable one. `names` are those of the classes, `start` is the step at
    the opening. The points can be edited.
    """
    return Picture(
        specification=regions_chart(tuple(names), step),
        tables={"cells": _cells_table(training, step, start), "points": _points_table(points, names)},
        title="Points of three classes and the regions that were learned",
        description=f"{len(points.x)} points of {', '.join(names)} over the decision regions.",
        sliders={step.key: step},
        data_columns=(DataColumn("x1", "x"), DataColumn("x2", "y"), DataColumn("class", "class")),
        data=table_from_matrix(points.x, ["x", "y"]) | {"class": points.label},
        editable_area=(-BOUND, BOUND, -BOUND, BOUND),
        editable_points=tuple(map(tuple, points.x.tolist())),
    )


def _cells_table(training: Training, step: Parameter, start: float) -> Table:
    """Return the cells of the plane with their class at each step, and whether a cell has the shape of its class."""
    grid = np.linspace(-BOUND, BOUND, CELLS)
    row, column = (index.ravel() for index in np.indices((CELLS, CELLS)))
    low, high = cell_edges(grid)
    cells = {"left": low[row], "right": high[row], "low": low[column], "high": high[column]}
    middle = SHAPE_EVERY // 2
    cells["has_shape"] = (row % SHAPE_EVERY == middle) & (column % SHAPE_EVERY == middle)

    def class_of_cells(index: float) -> NDArray[np.int64]:
        return decision_regions(training.model(round(index)), grid, grid)[0].ravel()

    return cells | frames("class", class_of_cells, step, start)


@compiled
def regions_chart(names: tuple[str, ...], step: Parameter) -> AnyChart:
    """Build the chart of `regions`."""
    x, y = _coordinates()
    points = alt.Chart(alt.NamedData("points")).mark_point(filled=True, size=70, opacity=1, tooltip=None)
    # Cells have the number of their class as text, so that their scales have no entry in the legend of the points.
    numbers = [str(place) for place in range(len(names))]
    cells = alt.Chart(alt.NamedData("cells")).transform_calculate(place=f"{numbers}[datum['class' + {step.key}_frame]]")
    color = alt.Color("place:N", scale=alt.Scale(domain=[*LOSS_PAIR, *numbers]), legend=None)
    layers = [
        _region_layer(cells, color),
        _shape_layer(cells, numbers, color),
        points.encode(x, y, *_class_channels((*LOSS_PAIR, *names), names)),
    ]
    chart = alt.layer(*layers).resolve_scale(color="independent", shape="independent").properties(height=HEIGHT)
    return chart.add_params(*sliders(step), frame_index(step))


def _region_layer(cells: alt.Chart, color: alt.Color) -> alt.Chart:
    """Return the cells in the pale colours of their classes."""
    x, y = _coordinates("left", "low")
    marks = cells.mark_rect(opacity=0.25, strokeWidth=0, clip=True, tooltip=None)
    return marks.encode(x, alt.X2("right"), y, alt.Y2("high"), color)


def _shape_layer(cells: alt.Chart, numbers: Sequence[str], color: alt.Color) -> alt.Chart:
    """Return small shapes over the regions, by which these are told apart without their colours."""
    centers = cells.transform_filter("datum.has_shape").transform_calculate(
        x="(datum.left + datum.right) / 2", y="(datum.low + datum.high) / 2"
    )
    scale = alt.Scale(domain=list(numbers), range=SHAPES[: len(numbers)])
    shape = alt.Shape("place:N", scale=scale, legend=None)
    x, y = _coordinates()
    return centers.mark_point(filled=True, size=14, opacity=0.7, tooltip=None).encode(x, y, color, shape)
