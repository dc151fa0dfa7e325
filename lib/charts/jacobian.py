"""The pictures of softmax's Jacobian: the matrix, its rows as curves, and what a straight line misses."""

import altair as alt
import numpy as np

from lib.analysis.jacobian import linear_change, linearisation_error, true_change
from lib.charts.core import pointer
from lib.charts.core.calls import memoized
from lib.charts.core.frames import emitted, frame_of, frames, shown, sliders
from lib.charts.core.lines import AxesSpec, Line, ends, lines, with_cursor
from lib.charts.core.paired_bars import full_or_framed
from lib.charts.core.picture import Column, Picture, compiled
from lib.charts.softmax import class_logits
from lib.softmax import softmax_jacobian

# As many as there are colours.
JACOBIAN_CURVES = 8
# A row's colour stands for its place among those drawn, not for its name: so one chart serves any number of classes.
PLACES = tuple(f"Row drawn at place {place}" for place in range(1, JACOBIAN_CURVES + 1))
HEIGHT = 280
# What a slider under a picture takes of its height.
SLIDER = 36
ROOM = "bandwidth('x')"
ROOM_FOR_NUMBERS = 1.2
BOTH = ("J dz", "True change")


@memoized
def jacobian(names, logits, moved):
    """Draw the Jacobian as a heat map: how the probability of each row answers to the logit of each column.

    The column of the logit that moves, at the place `moved`, has a frame.
    """
    matrix = softmax_jacobian(logits)
    row, column = np.indices(matrix.shape)
    table = {
        "probability": np.take(names, row.ravel()),
        "logit": np.take(names, column.ravel()),
        "row": row.ravel(),
        "column": column.ravel(),
        "slope": matrix.ravel(),
        "moved": (column == moved).ravel(),
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
    """Build the chart of `jacobian`: blue falls, red rises, as the sign of the number in the cell.

    Where a cell is too small for its number, only the tooltip says it.
    """
    across = alt.Axis(labelAngle=0, orient="top", labelLimit=60)
    down = alt.Axis(labelLimit=60, labelOverlap=False)
    cells = alt.Chart(alt.NamedData("cells")).encode(
        alt.X("logit:N", title="logit of", sort=alt.SortField("column"), axis=across),
        alt.Y("probability:N", title="probability of", sort=alt.SortField("row"), axis=down),
        tooltip=["probability:N", "logit:N", alt.Tooltip("slope:Q", format="+.4f")],
    )
    scale = alt.Scale(domain=[-0.25, 0, 0.25], range=["#2166ac", "#f7f7f7", "#b2182b"], clamp=True, interpolate="rgb")
    squares = cells.mark_rect().encode(alt.Color("slope:Q", scale=scale, title="slope", legend=None))
    frame = cells.transform_filter("datum.moved").mark_rect(fill=None, stroke="#8a8a8a", strokeWidth=3, tooltip=None)
    # White letters have more contrast than black ones on the fullest colours only.
    ink = alt.condition("datum.slope > 0.19 || datum.slope < -0.217", alt.value("white"), alt.value("black"))
    text = alt.value(alt.ExprRef(f"{ROOM} < 27 ? '' : format(datum.slope, {ROOM} < 40 ? '+.2f' : '+.4f')"))
    numbers = cells.mark_text(fontSize=alt.ExprRef(f"min(14 * scale, {ROOM} / 3)"), tooltip=None)
    chart = alt.layer(squares, frame, numbers.encode(text=text, color=ink))
    return chart.properties(height=HEIGHT).add_params(pointer.SCALE)


@memoized
def jacobian_rows(count):
    """Draw rows of the Jacobian of the same `count` classes as curves, at most eight, evenly picked."""
    z = class_logits(count)
    matrix = softmax_jacobian(z)
    rows = np.unique(np.linspace(0, count - 1, min(count, JACOBIAN_CURVES)).round().astype(int))
    columns = {"x": z} | {f"row{row}": matrix[row] for row in rows}
    curves = [Line(f"row{row}", f"Row {row + 1}", series=name) for row, name in zip(rows, PLACES, strict=False)]
    frame = AxesSpec("logit of the column's class", "slope of the row's probability", height=240, palette=PLACES)
    return lines(columns, curves, frame, f"{len(rows)} rows of the Jacobian of {count} classes as curves.")


@memoized
def changes(names, logits, direction, size, start):
    """Draw the change of each probability for a step along a direction: J dz beside the true one, live in its size."""

    def both(length):
        step = length * np.asarray(direction, dtype=float)
        return np.concatenate([linear_change(logits, step), true_change(logits, step)])

    bars = {"name": np.array([*names, *names]), "kind": np.repeat(BOTH, len(names))}
    columns = frames("change", both, size, start)
    reached = np.stack(list(columns.values()))
    low, high = (ROOM_FOR_NUMBERS * np.array([end]) for end in (reached.min(), reached.max()))
    numbers = "; ".join(f"{name} {change:+.4f}" for name, change in zip(names, both(start), strict=False))
    return Picture(
        specification=changes_chart(size),
        tables={"bars": bars | columns, "reach": {"y_low": low, "y_high": high}},
        title="Change of each probability, linear and true, live in the size of the step",
        description=f"Change of each probability by the Jacobian: {numbers}.",
        sliders={size.key: size},
        columns=(Column("class", "name"), Column("kind", "kind"), Column("change", "change", size)),
        source=bars | columns,
    )


@compiled
def changes_chart(size):
    """Build the chart of `changes`; the axis has room for the longest step, so that the bars are seen to grow."""
    bars = (
        alt.Chart(alt.NamedData("bars"))
        .transform_calculate(change=shown("change", size))
        .encode(
            alt.X("name:N", title=None, sort=None, axis=alt.Axis(labelAngle=0)),
            alt.XOffset("kind:N", sort=list(BOTH)),
            alt.Y("change:Q", title="change of p", scale=alt.Scale(domain=ends("y"), nice=False)),
            tooltip=["name:N", "kind:N", alt.Tooltip("change:Q", format="+.4f")],
        )
    )
    text = f"{ROOM} < 45 ? '' : format(datum.change, {ROOM} < 80 ? '+.2f' : '+.4f')"
    letters = {"fontSize": alt.ExprRef(f"min(13 * scale, {ROOM} / 5)"), "dy": alt.expr("datum.change < 0 ? 10 : -10")}
    numbers = bars.mark_text(tooltip=None, **letters).encode(
        alt.Color("kind:N", scale=alt.Scale(domain=list(BOTH)), legend=None), text=alt.value(alt.ExprRef(text))
    )
    drawn = bars.mark_bar(strokeWidth=2).encode(*full_or_framed("kind", BOTH))
    chart = alt.layer(drawn, numbers, *emitted("reach")).properties(height=HEIGHT - SLIDER)
    return chart.add_params(pointer.SCALE, *sliders(size), frame_of(size))


@memoized
def step_error(logits, direction, size, start):
    """Draw how far J dz is from the true change as the step dz along a direction grows; the size is the cursor."""
    sizes = with_cursor([], size, start)
    columns = {"x": sizes, "error": linearisation_error(logits, direction, sizes)}
    text = f"Error of J dz for steps from {sizes[0]:g} to {sizes[-1]:g}: it grows with the square of a small step."
    frame = AxesSpec("step size dz", "length of the error", height=120)
    return lines(columns, [Line("error", "Error: length of J dz − true change")], frame, text, size)
