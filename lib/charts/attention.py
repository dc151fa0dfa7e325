"""The pictures of attention: who looks at whom, and what dividing by sqrt(d) is for."""

import altair as alt
import numpy as np

from lib.charts.core import pointer
from lib.charts.core.calls import memoized
from lib.charts.core.lines import AxesSpec, Line, lines
from lib.charts.core.picture import Picture, compiled

HEIGHT = 380


@memoized
def weights(tokens, matrix):
    """Draw the attention weights as a heat map: how much the token of each row takes from that of each column."""
    row, column = np.indices(matrix.shape)
    words = [f"{place}. {token}" for place, token in enumerate(tokens, start=1)]
    table = {"from": np.take(words, row.ravel()), "to": np.take(words, column.ravel()), "weight": matrix.ravel()}
    return Picture(
        specification=weights_chart(),
        tables={"cells": table},
        title="Attention weights as a heat map",
        description=f"Attention of {len(tokens)} tokens; each row sums to 1, the largest weight is {matrix.max():.3f}.",
    )


@compiled
def weights_chart():
    """Build the chart of `weights`: the fuller the colour, the larger the weight."""
    token = {"labelExpr": "split(datum.label, '. ')[1]", "labelOverlap": False}
    cells = alt.Chart(alt.NamedData("cells")).encode(
        alt.X("to:N", title="takes from", sort=None, axis=alt.Axis(labelAngle=0, orient="top", **token)),
        alt.Y("from:N", title="token", sort=None, axis=alt.Axis(**token)),
        tooltip=[alt.Tooltip("from:N", title="token"), "to:N", alt.Tooltip("weight:Q", format=".4f")],
    )
    scale = alt.Scale(domain=[0, 1], range=["#f7f7f7", "#2166ac"], interpolate="rgb")
    squares = cells.mark_rect().encode(alt.Color("weight:Q", scale=scale, legend=None))
    # White letters have more contrast than black ones on the fullest colours only.
    ink = alt.condition("datum.weight > 0.86", alt.value("white"), alt.value("black"))
    letters = {"fontSize": alt.ExprRef("min(14 * scale, bandwidth('x') / 3)"), "tooltip": None}
    numbers = cells.mark_text(**letters).encode(alt.Text("weight:Q", format=".3f"), color=ink)
    return alt.layer(squares, numbers).properties(height=HEIGHT).add_params(pointer.SCALE)


@memoized
def entropy_by_dimension(dimensions, scaled, unscaled, most, d, found):
    """Draw the mean entropy of a row of attention over the dimension d, with and without 1/sqrt(d).

    A point marks what was `found` at one d.
    """
    columns = {"x": np.array(dimensions), "scaled": scaled, "unscaled": unscaled}
    columns["most"] = np.full(len(dimensions), most)
    columns["found"] = np.where(columns["x"] == d, found, np.nan)
    shown = [
        Line("scaled", "Divided by √d"),
        Line("unscaled", "Not divided"),
        Line("most", "No preference, ln n", dashed=True),
        Line("found", "This sentence", points=True),
    ]
    text = f"Mean entropy over d: divided {scaled[-1]:.3f} at d = {dimensions[-1]}, not divided {unscaled[-1]:.3f}."
    height = HEIGHT - pointer.AXIS - pointer.above(len(shown))
    frame = AxesSpec("dimension d", "entropy in nats", (0, 1.1 * most), height, across="log")
    return lines(columns, shown, frame, text)
