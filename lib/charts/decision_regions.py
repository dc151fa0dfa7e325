"""Charts of points in the plane, which the student edits, with what a classifier has learned from them."""

from collections.abc import Mapping, Sequence

import altair as alt
import numpy as np
from numpy.typing import NDArray

from lib.charts.colors import CLASSES, FIRST_SERIES, LOSS_PAIR
from lib.charts.core.calls import memoized
from lib.charts.core.channels import series_color
from lib.charts.core.contour_map import outlined_text
from lib.charts.core.frames import frame_column, frame_index, frame_value, frames
from lib.charts.core.layers import layered
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import sliders
from lib.charts.core.square import SIDE, at, filled_outlines, outline, square_axes
from lib.charts.core.table import Table, table_from_matrix
from lib.charts.core.text_marks import TEXT_SCALE
from lib.charts.core.titles import chart_title
from lib.learning.datasets import Points
from lib.learning.logistic_regression import DescentPath, decision_line
from lib.learning.softmax_regression import Training, region_corners
from lib.numerics.parameter import Parameter, grid
from lib.numerics.polygon import area, centroid
from lib.text.catalogue import losses as words

# Both coordinates go from -BOUND to BOUND.
BOUND = 4.0
AXES = square_axes(BOUND, (words.INPUT_X, words.INPUT_Y), (-4, -2, 0, 2, 4))
# Of the classes in their order.
SHAPES = ["circle", "square", "triangle-up"]
# In pixels: of the chart of two classes, which has one more legend, and of the chart of regions.
LINES_HEIGHT, REGIONS_HEIGHT = 500, 450
# The space of the name of a region, in coordinates. A region that is smaller has no name.
NAME_SIZE = np.array([1.6, 0.6])


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
        title=words.LOSS_SURFACE_LINES_TITLE,
        description=words.LOSS_SURFACE_LINES_TEXT.format(points=len(points.x)),
        sliders={step.key: step},
        editable_area=(-BOUND, BOUND, -BOUND, BOUND),
        editable_points=tuple(map(tuple, points.x.tolist())),
    )


def _line_ends(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return both ends of a decision line inside the plot, one a row; NaN if there is no line."""
    line = decision_line(weights, -BOUND, BOUND)
    return np.full((2, 2), np.nan) if line is None else line


def _points_table(points: Points, names: Sequence[str]) -> Table:
    """Return the table of the points with the name of each one's class."""
    return table_from_matrix(points.x, ["x", "y"]) | {"series": np.take(names, points.label)}


def _class_channels(palette: Sequence[str], classes: Sequence[str]) -> tuple[alt.Color, alt.Shape]:
    """Return colour and shape of the classes, in one legend."""
    legend = alt.Legend(title=None, orient="bottom", offset=4, columns=len(classes), values=list(classes))
    shapes = alt.Scale(domain=list(classes), range=SHAPES[: len(classes)])
    return series_color(palette, legend), alt.Shape("series:N", scale=shapes, legend=legend)


@compiled
def decision_lines_chart(step: Parameter) -> AnyChart:
    """Build the chart of `decision_lines`."""
    x, y = at(AXES)
    points = alt.Chart(alt.NamedData("points")).mark_point(filled=True, size=70, opacity=0.9, tooltip=None)
    ends = alt.Chart(alt.NamedData("ends"))
    ends = ends.transform_calculate(x=frame_value("x", step), y=frame_value("y", step))
    lines = ends.mark_line(strokeWidth=2.5, tooltip=None).encode(x, y, *_loss_channels())
    return layered(
        [points.encode(x, y, *_class_channels(FIRST_SERIES, CLASSES)), lines],
        [*sliders(step), frame_index(step), TEXT_SCALE],
        height=LINES_HEIGHT,
        title=chart_title(words.LOSS_SURFACE_LINES_HEAD),
        resolve=alt.Resolve(
            scale=alt.ScaleResolveMap(color="independent", shape="independent", strokeDash="independent")
        ),
    )


def _loss_channels() -> tuple[alt.Color, alt.StrokeDash]:
    """Return colour and dashes of the decision lines of both losses, in one legend; the lines may coincide."""
    style = {"symbolType": "stroke", "symbolSize": 400, "labelExpr": "lower(datum.label)"}
    legend = alt.Legend(title=None, orient="top", values=list(LOSS_PAIR), **style)
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
        tables={"regions": _regions_table(names, training, step, start), "points": _points_table(points, names)},
        title=words.MULTI_CLASS_REGIONS_TITLE,
        description=words.MULTI_CLASS_REGIONS_TEXT.format(points=len(points.x), classes=", ".join(names)),
        sliders={step.key: step},
        data_columns=(DataColumn("x1", "x"), DataColumn("x2", "y"), DataColumn(words.MULTI_CLASS_CLASS, "class")),
        data=table_from_matrix(points.x, ["x", "y"]) | {"class": points.label},
        editable_area=(-BOUND, BOUND, -BOUND, BOUND),
        editable_points=tuple(map(tuple, points.x.tolist())),
    )


def _regions_table(names: Sequence[str], training: Training, step: Parameter, start: float) -> Table:
    """Return a row for each class: the outline of its region and the place of its name, in frames over the steps."""
    table = {"name": np.array(names), "place": np.arange(len(names)).astype(str)}
    for value in (*grid(step), start):
        model = training.model(round(value))
        corners = [region_corners(model, label, BOUND) for label in range(len(names))]
        at_step = {"path": np.array([outline([region], BOUND, 6) for region in corners])}
        at_step |= table_from_matrix(_name_places(corners), ["x", "y"])
        table |= {frame_column(name, step, value): column for name, column in at_step.items()}
    return table


def _name_places(regions: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Return the centre of each region, NaN where its name has no space or would meet that of a larger region."""
    places = np.full((len(regions), 2), np.nan)
    for label in sorted(range(len(regions)), key=lambda label: -area(regions[label])):
        center = centroid(regions[label])
        free = (np.abs(places - center) < NAME_SIZE).all(axis=1).sum() == 0
        if area(regions[label]) > NAME_SIZE.prod() and free:
            places[label] = center
    return places


@compiled
def regions_chart(names: tuple[str, ...], step: Parameter) -> AnyChart:
    """Build the chart of `regions`: each region is pale in the colour of its class and has its name."""
    points = alt.Chart(alt.NamedData("points")).mark_point(filled=True, size=70, opacity=1, tooltip=None)
    # Regions have the number of their class as text, so that their colours have no entry in the legend of the points.
    numbers = [str(place) for place in range(len(names))]
    present = {name: frame_value(name, step) for name in ("path", "x", "y")}
    areas = alt.Chart(alt.NamedData("regions")).transform_calculate(**present)
    color = alt.Color("place:N", scale=alt.Scale(domain=[*LOSS_PAIR, *numbers]), legend=None)
    named = areas.transform_filter("isValid(datum.x)").encode(*at(AXES), text=alt.Text("name:N"))
    layers = [
        filled_outlines(areas, "path", opacity=0.25).encode(color),
        points.encode(*at(AXES), *_class_channels((*LOSS_PAIR, *names), names)),
        *outlined_text(named, 15, limit=alt.ExprRef(f"{SIDE} / 3")),
    ]
    title = chart_title(words.MULTI_CLASS_REGIONS_HEAD)
    parameters = [TEXT_SCALE, *sliders(step), frame_index(step)]
    resolve = alt.Resolve(scale=alt.ScaleResolveMap(color="independent", shape="independent"))
    return layered(layers, parameters, height=REGIONS_HEIGHT, title=title, resolve=resolve)
