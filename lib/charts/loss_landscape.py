"""Charts of the mean loss of logistic regression over its two weights: the landscape with a descent, the curvature."""

from collections.abc import Mapping, Sequence

import altair as alt
import numpy as np

from lib.charts.colors import FIRST_SERIES, LOSS_PAIR, palette
from lib.charts.core.calls import memoized
from lib.charts.core.channels import series_color, symmetric_axis
from lib.charts.core.expressions import PRECISE, number_text
from lib.charts.core.grids import cell_edges
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.readout import ROW_HEIGHT, readout_height
from lib.charts.core.sliders import slider_value, sliders
from lib.charts.core.table import table_from_matrix
from lib.charts.core.text_marks import TEXT_SCALE, text_style
from lib.learning.datasets import Points
from lib.learning.logistic_regression import LOGIT_LOSSES, DescentPath, loss_surface, smallest_eigenvalue
from lib.numerics.parameter import Parameter
from lib.text.labels import inside_sentence
from lib.text.numbers import significant

# Both weights go from -BOUND to BOUND.
BOUND = 8.0
CELLS = 33
# How many shades there are, about.
SHADES = 14
SERIES = dict(zip(LOGIT_LOSSES, LOSS_PAIR, strict=True))


@memoized
def landscape(points: Points, name: str, descent: DescentPath, step: Parameter) -> Picture:
    """Draw a heat map of a named mean loss over the weights w1 and w2, with the descent up to the live step.

    `points` are what the loss is the mean over.
    """
    loss, weights = LOGIT_LOSSES[name], np.linspace(-BOUND, BOUND, CELLS)
    label = f"mean {inside_sentence(loss.label)}"
    height = loss_surface(points, loss, weights, weights)
    row, column = (index.ravel() for index in np.indices(height.shape))
    low, high = cell_edges(weights)
    cells = {"x": weights[row], "y": weights[column], "loss": height.ravel()}
    cells |= {"left": low[row], "right": high[row], "low": low[column], "high": high[column]}
    path = table_from_matrix(descent.weights, ["x", "y"]) | {"step": np.arange(len(descent.loss)), "loss": descent.loss}
    ends = {"low": np.array([height.min()]), "high": np.array([height.max()])}
    return Picture(
        specification=landscape_chart(step, label, SERIES[name]),
        tables={"cells": cells, "path": path, "ends": ends},
        title=f"The {label} over the two weights, with the descent",
        description=f"The {label} from {significant(height.min(), 3)} to {significant(height.max(), 3)}; the descent "
        f"goes from {significant(descent.loss[0], 3)} to {significant(descent.loss[-1], 3)}.",
        sliders={step.key: step},
        data_columns=(
            DataColumn("w1", "x"),
            DataColumn("w2", "y"),
            DataColumn(label, "loss"),
        ),
        data=cells,
    )


TOOLTIP = [alt.Tooltip(f"{n}:Q", title=t, format=PRECISE) for n, t in (("x", "w1"), ("y", "w2"), ("loss", "loss"))]


@compiled
def landscape_chart(step: Parameter, title: str, series: str) -> AnyChart:
    """Build the chart of `landscape`: the more opaque the colour of its series, the larger is the loss."""
    x, y = symmetric_axis(alt.X, "left", "weight w1", BOUND), symmetric_axis(alt.Y, "low", "weight w2", BOUND)
    shade = alt.Opacity("loss:Q", bin=alt.Bin(maxbins=SHADES), scale=alt.Scale(range=[0.05, 0.9]), legend=None)
    color = series_color(FIRST_SERIES)
    cells = alt.Chart(alt.NamedData("cells")).transform_calculate(series=f"'{series}'")
    cells = cells.mark_rect(clip=True, strokeWidth=0)
    cells = cells.encode(x, alt.X2("right"), y, alt.Y2("high"), color, shade, tooltip=TOOLTIP)
    chart = alt.layer(*_heading(title, series, color), cells, *_path_layers(step))
    return chart.properties(height=360).add_params(TEXT_SCALE, *sliders(step))


def _path_layers(step: Parameter) -> list[alt.Chart]:
    """Return the descent up to the live step, black with a white border, and a point at that step."""
    path = alt.Chart(alt.NamedData("path")).transform_filter(f"datum.step <= {slider_value(step)}")
    path = path.encode(alt.X("x:Q"), alt.Y("y:Q"))
    now = path.transform_filter(f"datum.step > {slider_value(step)} - 1").encode(tooltip=TOOLTIP)
    point = {"size": 150, "color": "black", "stroke": "white", "strokeWidth": 2}
    return [
        path.mark_line(strokeWidth=6, color="white", clip=True, tooltip=None).encode(order="step:Q"),
        path.mark_line(strokeWidth=2.5, color="black", clip=True, tooltip=None).encode(order="step:Q"),
        now.mark_point(filled=True, opacity=1, clip=True, **point),
    ]


def _heading(title: str, series: str, color: alt.Color) -> list[alt.Chart]:
    """Return two rows of text above the plot: which loss it is, and its least and largest value."""
    low, high = (number_text(f"datum.{end}", 3) for end in ("low", "high"))
    top, layers = readout_height(1) - ROW_HEIGHT, []
    for row, text in enumerate((f"'{title}'", f"{low} + ' to ' + {high}")):
        rows = alt.Chart(alt.NamedData("ends")).transform_calculate(series=f"'{series}'", text=text)
        y = alt.value(alt.ExprRef(f"({ROW_HEIGHT * row} - {top}) * scale"))
        layers.append(rows.mark_text(**text_style()).encode(text="text:N", x=alt.value(0), y=y, color=color))
    return layers


@memoized
def curvature(points: Points, names: Sequence[str], descents: Mapping[str, DescentPath], step: Parameter) -> Picture:
    """Draw the smallest eigenvalue of the Hessian of each loss over the steps of its descent; the step is the cursor.

    Below 0 the loss is not convex there. `names` are those of the losses, in the order of the runs in `descents`.
    """
    columns: dict[str, np.ndarray] = {"x": np.arange(len(next(iter(descents.values())).loss))}
    for name, descent in zip(names, descents.values(), strict=True):
        columns[name] = smallest_eigenvalue(points, LOGIT_LOSSES[name], descent.weights)
    columns["zero"] = np.zeros(len(columns["x"]))
    labels = {name: f"Hessian of {inside_sentence(LOGIT_LOSSES[name].label)}" for name in names}
    lines = [Line(name, label, series=SERIES[name]) for name, label in labels.items()]
    lines.append(Line("zero", "Flat", dashed=True))
    least = "; ".join(f"{label} down to {significant(columns[name].min(), 3)}" for name, label in labels.items())
    axes = AxesSpec("step", "smallest eigenvalue of the Hessian", height=200, palette=palette(["Flat"]))
    return line_chart(columns, lines, axes, f"Smallest eigenvalue of the Hessian along each descent: {least}.", step)
