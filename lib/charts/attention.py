"""The pictures of attention: who looks at whom, and what dividing by sqrt(d) is for."""

import altair as alt
import numpy as np

from lib.charts.lines import Frame, Line, lines
from lib.charts.picture import Picture, compiled
from lib.made import remembered


@remembered
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
    cells = alt.Chart(alt.NamedData("cells")).transform_calculate(series="'weight'")
    cells = cells.encode(
        alt.X("to:N", title="takes from", sort=None, axis=alt.Axis(labelAngle=0, orient="top")),
        alt.Y("from:N", title="token", sort=None),
    )
    squares = cells.mark_rect().encode(
        alt.Color("series:N", legend=None), opacity=alt.Opacity("weight:Q", scale=alt.Scale(domain=[0, 1]), legend=None)
    )
    numbers = cells.mark_text(fontSize=14).encode(alt.Text("weight:Q", format=".3f"), color=alt.value("gray"))
    return alt.layer(squares, numbers).properties(height=280)


@remembered
def entropy_by_dimension(dimensions, scaled, unscaled, most):
    """Draw the mean entropy of a row of attention over the dimension d, with and without 1/sqrt(d)."""
    columns = {"x": np.array(dimensions), "scaled": scaled, "unscaled": unscaled}
    columns["most"] = np.full(len(dimensions), most)
    shown = [
        Line("scaled", "divided by √d"),
        Line("unscaled", "not divided"),
        Line("most", "no preference, ln of the number of tokens", dashed=True),
    ]
    text = f"Mean entropy over d: divided {scaled[-1]:.3f} at d = {dimensions[-1]}, not divided {unscaled[-1]:.3f}."
    frame = Frame("dimension d", "entropy in nats", (0, 1.1 * most), 240, across="log")
    return lines(columns, shown, frame, text)
