"""The pictures of softmax's Jacobian: the matrix, its rows as curves, and what a straight line misses."""

import altair as alt
import numpy as np

from lib.charts.lines import Frame, Line, lines, with_cursor
from lib.charts.picture import Picture, compiled
from lib.charts.softmax import class_logits
from lib.jacobian import linear_change, linearisation_error, true_change
from lib.made import remembered
from lib.softmax import softmax_jacobian

JACOBIAN_CURVES = 10


@remembered
def jacobian(names, logits):
    """Draw the Jacobian as a heat map: how the probability of each row answers to the logit of each column."""
    matrix = softmax_jacobian(logits)
    row, column = np.indices(matrix.shape)
    table = {
        "probability": np.take(names, row.ravel()),
        "logit": np.take(names, column.ravel()),
        "row": row.ravel(),
        "column": column.ravel(),
        "slope": matrix.ravel(),
    }
    return Picture(
        specification=jacobian_chart(),
        tables={"cells": table},
        title="Jacobian of softmax as a heat map",
        description=f"Heat map of the {len(names)} by {len(names)} Jacobian of softmax, "
        f"from {matrix.min():.3f} to {matrix.max():.3f}.",
    )


@compiled
def jacobian_chart():
    """Build the chart of `jacobian`: blue falls, red rises, as the sign of the number in the cell."""
    cells = alt.Chart(alt.NamedData("cells")).encode(
        alt.X("logit:N", title="logit of", sort=alt.SortField("column"), axis=alt.Axis(labelAngle=0, orient="top")),
        alt.Y("probability:N", title="probability of", sort=alt.SortField("row")),
    )
    scale = alt.Scale(domain=[-0.25, 0, 0.25], range=["#2166ac", "#f7f7f7", "#b2182b"], clamp=True)
    squares = cells.mark_rect().encode(alt.Color("slope:Q", scale=scale, title="slope", legend=None))
    ink = alt.condition("abs(datum.slope) > 0.15", alt.value("white"), alt.value("black"))
    numbers = cells.mark_text(fontSize=16).encode(alt.Text("slope:Q", format="+.4f"), color=ink)
    return alt.layer(squares, numbers).properties(height=300)


@remembered
def jacobian_rows(count):
    """Draw rows of the Jacobian of the same `count` classes as curves, at most ten, evenly picked."""
    z = class_logits(count)
    matrix = softmax_jacobian(z)
    rows = np.unique(np.linspace(0, count - 1, min(count, JACOBIAN_CURVES)).round().astype(int))
    columns = {"x": z} | {f"row{row}": matrix[row] for row in rows}
    shown = [Line(f"row{row}", f"Row {row + 1}") for row in rows]
    frame_ = Frame("logit of the column's class", "slope of the row's probability")
    return lines(columns, shown, frame_, f"{len(rows)} rows of the Jacobian of {count} classes as curves.")


@remembered
def changes(names, logits, step):
    """Draw the change of each probability for a step in the logits: J dz beside the true one."""
    linear = linear_change(logits, step)
    table = {
        "name": np.array([*names, *names]),
        "change of": np.repeat(["J dz", "true"], len(names)),
        "change": np.concatenate([linear, true_change(logits, step)]),
    }
    numbers = "; ".join(f"{name} {change:+.4f}" for name, change in zip(names, linear, strict=True))
    return Picture(
        specification=changes_chart(),
        tables={"bars": table},
        title="Change of each probability, linear and true",
        description=f"Change of each probability by the Jacobian: {numbers}.",
    )


@compiled
def changes_chart():
    """Build the chart of `changes`."""
    scale = alt.Scale(domain=["J dz", "true"])
    bars = alt.Chart(alt.NamedData("bars")).encode(
        alt.X("name:N", title="class", sort=None, axis=alt.Axis(labelAngle=0)),
        alt.XOffset("change of:N", sort=["J dz", "true"]),
        alt.Y("change:Q", title="change of the probability"),
        alt.Color("change of:N", scale=scale, legend=alt.Legend(title=None, orient="bottom")),
    )
    numbers = bars.mark_text(dy=alt.expr("datum.change < 0 ? 10 : -10")).encode(
        text=alt.Text("change:Q", format="+.4f")
    )
    return alt.layer(bars.mark_bar(), numbers).properties(height=260)


@remembered
def step_error(logits, direction, size, start):
    """Draw how far J dz is from the true change as the step dz along a direction grows; the size is the cursor."""
    sizes = with_cursor([], size, start)
    columns = {"x": sizes, "error": linearisation_error(logits, direction, sizes)}
    text = f"Error of J dz for steps from {sizes[0]:g} to {sizes[-1]:g}: it grows with the square of a small step."
    frame = Frame("size of the step dz", "length of J dz − true change", height=220)
    return lines(columns, [Line("error", "error of the straight line")], frame, text, size)
