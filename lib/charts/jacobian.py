"""Charts of the Jacobian of softmax: the matrix, its rows as curves, and the error of its linear approximation."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.analysis import jacobian as analysis
from lib.charts.core.calls import memoized
from lib.charts.core.channels import filled_and_outlined
from lib.charts.core.expressions import PRECISE, SINGLE, retain_tables, scaled_label
from lib.charts.core.frames import frame_index, frame_value, frames
from lib.charts.core.grids import grid_with_cursor
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.line_layers import LARGEST_Y, domain
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import sliders
from lib.charts.core.text_marks import TEXT_SCALE, signed_number_within
from lib.lesson.examples import evenly_spaced_logits
from lib.numerics.parameter import Parameter
from lib.softmax import softmax_jacobian
from lib.text.numbers import significant

# So many rows at most are drawn as curves: as many as there are colours.
MOST_ROWS = 8
# The series of a row is its rank among those drawn, so that one specification serves any number of classes.
ROW_SERIES = tuple(f"row {rank}" for rank in range(1, MOST_ROWS + 1))
HEIGHT = 280
# What a slider under a chart takes of its height, in pixels.
SLIDER_HEIGHT = 36
CELL_WIDTH = "bandwidth('x')"
# Every class has its name at the axis, as much of it as there is space for.
NAME_WIDTH = alt.ExprRef(f"{CELL_WIDTH} - 4")
# How much longer than the longest bar the axis is, to leave space for its number.
MARGIN = 1.2
LINEAR_AND_TRUE = ("J dz", "True change")


@memoized
def matrix(names: Sequence[str], logits: ArrayLike, moved: int) -> Picture:
    """Draw the Jacobian as a heat map: the derivative of the probability of each row in the logit of each column.

    `names` are those of the classes. The column of the logit at the place `moved` has a border.
    """
    slopes = softmax_jacobian(logits)
    row, column = np.indices(slopes.shape)
    table = {
        "probability": np.take(names, row.ravel()),
        "logit": np.take(names, column.ravel()),
        "row": row.ravel(),
        "column": column.ravel(),
        "slope": slopes.ravel(),
        "moved": (column == moved).ravel(),
    }
    return Picture(
        specification=matrix_chart(),
        tables={"cells": table},
        title="Jacobian of softmax as a heat map",
        description=f"Heat map of the {len(names)} by {len(names)} Jacobian of softmax, "
        f"from {significant(slopes.min())} to {significant(slopes.max())}.",
    )


@compiled
def matrix_chart() -> AnyChart:
    """Build the chart of `matrix`: negative slopes are blue, positive ones red.

    A number that has no space in its cell is in the tooltip alone.
    """
    x_axis = alt.Axis(labelAngle=0, orient="top", labelLimit=NAME_WIDTH, labelOverlap=False, labelFlush=False)
    y_axis = alt.Axis(labelLimit=60, labelOverlap=False, labelFlush=False)
    cells = alt.Chart(alt.NamedData("cells")).encode(
        alt.X("logit:N", title="logit of", sort=alt.SortField("column"), axis=x_axis),
        alt.Y("probability:N", title="probability of", sort=alt.SortField("row"), axis=y_axis),
        tooltip=["probability:N", "logit:N", alt.Tooltip("slope:Q", format=PRECISE)],
    )
    scale = alt.Scale(domain=[-0.25, 0, 0.25], range=["#2166ac", "#f7f7f7", "#b2182b"], clamp=True, interpolate="rgb")
    squares = cells.mark_rect().encode(alt.Color("slope:Q", scale=scale, title="slope", legend=None))
    border = cells.transform_filter("datum.moved").mark_rect(fill=None, stroke="#8a8a8a", strokeWidth=3, tooltip=None)
    # White text has more contrast than black on the darkest colours only.
    text_color = alt.condition("datum.slope > 0.19 || datum.slope < -0.217", alt.value("white"), alt.value("black"))
    text, font_size = signed_number_within("datum.slope", CELL_WIDTH)
    numbers = cells.mark_text(fontSize=font_size, tooltip=None)
    numbers = numbers.encode(text=alt.value(alt.ExprRef(text)), color=text_color)
    return alt.layer(squares, border, numbers).properties(height=HEIGHT).add_params(TEXT_SCALE)


@memoized
def rows(count: int) -> Picture:
    """Draw rows of the Jacobian of `count` evenly spaced logits as curves over the logit of the column.

    At most MOST_ROWS of them are drawn, evenly picked.
    """
    z = evenly_spaced_logits(count)
    slopes = softmax_jacobian(z)
    picked = np.unique(np.linspace(0, count - 1, min(count, MOST_ROWS)).round().astype(int))
    columns = {"x": z} | {f"row{row}": slopes[row] for row in picked}
    lines = [
        Line(f"row{row}", f"Row {row + 1}", series=series) for row, series in zip(picked, ROW_SERIES, strict=False)
    ]
    axes = AxesSpec("logit of the column's class", "slope of the row's probability", height=240, palette=ROW_SERIES)
    return line_chart(columns, lines, axes, f"{len(picked)} rows of the Jacobian of {count} classes as curves.")


@memoized
def probability_changes(
    names: Sequence[str], logits: ArrayLike, direction: ArrayLike, size: Parameter, start: float
) -> Picture:
    """Draw the change of each probability after a step in the logits as pairs of bars: J dz, and the true change.

    The step dz has the given `direction` and the live `size`, which is `start` at the opening. `names` are those of the
    classes.
    """

    def both(length: float) -> NDArray[np.float64]:
        step = length * np.asarray(direction, dtype=float)
        return np.concatenate([analysis.linear_change(logits, step), analysis.true_change(logits, step)])

    columns = frames("change", both, size, start)
    changes = np.stack(list(columns.values()))
    y_domain = {"y_low": np.array([MARGIN * changes.min()]), "y_high": np.array([MARGIN * changes.max()])}
    data = {"name": np.array([*names, *names]), "kind": np.repeat(LINEAR_AND_TRUE, len(names))} | columns
    numbers = "; ".join(f"{name} {significant(change)}" for name, change in zip(names, both(start), strict=False))
    return Picture(
        specification=probability_changes_chart(size),
        tables={"bars": data, "domain": y_domain},
        title="Change of each probability, linear and true, live in the size of the step",
        description=f"Change of each probability by the Jacobian: {numbers}.",
        sliders={size.key: size},
        data_columns=(DataColumn("class", "name"), DataColumn("kind", "kind"), DataColumn("change", "change", size)),
        data=data,
    )


@compiled
def probability_changes_chart(size: Parameter) -> AnyChart:
    """Build the chart of `probability_changes`; its y domain holds all sizes, so that the bars are seen to grow."""
    bars = alt.Chart(alt.NamedData("bars")).transform_calculate(change=frame_value("change", size))
    bars = bars.encode(
        alt.X("name:N", title=None, sort=None, axis=alt.Axis(labelAngle=0, labelLimit=NAME_WIDTH, labelOverlap=False)),
        alt.XOffset("kind:N", sort=list(LINEAR_AND_TRUE)),
        alt.Y(
            "change:Q",
            title="change of p",
            scale=alt.Scale(domain=domain("y"), nice=False),
            axis=alt.Axis(labelExpr=scaled_label(LARGEST_Y)),
        ),
        tooltip=["name:N", "kind:N", alt.Tooltip("change:Q", format=SINGLE)],
    )
    text, font_size = signed_number_within("datum.change", f"{CELL_WIDTH} / 2")
    size_and_place: dict[str, Any] = {
        "fontSize": font_size,
        "dy": alt.expr("datum.change < 0 ? 10 : -10"),
    }
    color = alt.Color("kind:N", scale=alt.Scale(domain=list(LINEAR_AND_TRUE)), legend=None)
    numbers = bars.mark_text(tooltip=None, **size_and_place).encode(color, text=alt.value(alt.ExprRef(text)))
    marks = bars.mark_bar(strokeWidth=2).encode(*filled_and_outlined("kind", LINEAR_AND_TRUE))
    chart = alt.layer(marks, numbers, *retain_tables("domain")).properties(height=HEIGHT - SLIDER_HEIGHT)
    return chart.add_params(TEXT_SCALE, *sliders(size), frame_index(size))


@memoized
def linearization_error(logits: ArrayLike, direction: ArrayLike, size: Parameter, start: float) -> Picture:
    """Draw the length of the error J dz - true change over the size of the step dz, which is the cursor.

    The step has the given `direction`. `start` is its size at the opening.
    """
    sizes = grid_with_cursor([], size, start)
    columns = {"x": sizes, "error": analysis.linearization_error(logits, direction, sizes)}
    steps = f"from {significant(sizes[0])} to {significant(sizes[-1])}"
    text = f"Error of J dz for steps {steps}: it grows with the square of a small step."
    axes = AxesSpec("step size dz", "length of the error", height=120)
    return line_chart(columns, [Line("error", "Error: length of J dz − true change")], axes, text, size)
