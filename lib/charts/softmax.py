"""The pictures of the softmax page."""

import altair as alt
import numpy as np
import pandas as pd

from lib.charts.frames import TOLD, emitted, families, pick_family, sliders
from lib.charts.lines import Frame, Line, lines
from lib.charts.picture import Picture, compiled
from lib.softmax import softmax, softmax_jacobian

JACOBIAN_CURVES = 10


def probabilities(names, logits, temperature, told):
    """Draw a bar for each class; `logits` and `temperature` are the live parameters, `told` their present values."""
    parameters = (*logits, temperature)

    def shares(values):
        return softmax([values[z.key] for z in logits], values[temperature.key])

    present = shares(told)
    table = pd.DataFrame({"name": names, "place": np.arange(len(names)), "probability": present})
    numbers = ", ".join(f"{name} {p:.4f}" for name, p in zip(names, present, strict=True))
    return Picture(
        specification=probabilities_chart(parameters),
        tables={"bars": table} | families(shares, parameters, told),
        title="Probabilities of the classes, live in temperature and logits",
        description=f"Bars of the probabilities: {numbers}.",
        sliders={parameter.key: parameter for parameter in parameters},
    )


@compiled
def probabilities_chart(parameters):
    """Build the chart of `probabilities`."""
    bars_of = alt.Chart(alt.NamedData("bars"))
    shown = bars_of.transform_calculate(probability=pick_family(parameters, "datum.place"))
    across = alt.X("name:N", title="class", sort=alt.SortField("place"), axis=alt.Axis(labelAngle=0))
    up = alt.Y("probability:Q", title="probability", scale=alt.Scale(domain=[0, 1]))
    colour = alt.Color("name:N", sort=alt.SortField("place"), legend=None)
    bars = shown.mark_bar(width={"band": 0.6}).encode(across, up, colour)
    numbers = shown.mark_text(dy=-10, fontSize=15, fontWeight="bold").encode(
        across, up, colour, text=alt.Text("probability:Q", format=".4f")
    )
    chart = alt.layer(bars, numbers, *emitted(TOLD, *(p.key for p in parameters))).properties(height=330)
    return chart.add_params(*sliders(*parameters))


def jacobian(names, logits):
    """Draw the Jacobian as a heat map: how the probability of each row answers to the logit of each column."""
    matrix = softmax_jacobian(logits)
    row, column = np.indices(matrix.shape)
    table = pd.DataFrame(
        {
            "probability": np.take(names, row.ravel()),
            "logit": np.take(names, column.ravel()),
            "row": row.ravel(),
            "column": column.ravel(),
            "slope": matrix.ravel(),
        }
    )
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


def class_logits(count):
    """Return the logits of `count` classes, evenly spaced from -5 to 5."""
    return np.linspace(-5, 5, count)


def class_curve(count):
    """Draw the probabilities of `count` classes whose logits are evenly spaced from -5 to 5."""
    z = class_logits(count)
    columns = {"x": z, "p": softmax(z)}
    frame_ = Frame("logit of the class", "probability")
    return lines(
        columns, [Line("p", "Probability")], frame_, f"Probabilities of {count} classes, rising with the logit."
    )


def jacobian_rows(count):
    """Draw rows of the Jacobian of the same `count` classes as curves, at most ten, evenly picked."""
    z = class_logits(count)
    matrix = softmax_jacobian(z)
    rows = np.unique(np.linspace(0, count - 1, min(count, JACOBIAN_CURVES)).round().astype(int))
    columns = {"x": z} | {f"row{row}": matrix[row] for row in rows}
    shown = [Line(f"row{row}", f"Row {row + 1}") for row in rows]
    frame_ = Frame("logit of the column's class", "slope of the row's probability")
    return lines(columns, shown, frame_, f"{len(rows)} rows of the Jacobian of {count} classes as curves.")
