"""The pictures of the losses page."""

import altair as alt
import numpy as np
import pandas as pd

from lib.activations import sigmoid
from lib.charts.lines import Frame, Line, lines, with_cursor
from lib.charts.picture import Picture, compiled
from lib.losses import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    binary_cross_entropy_with_logits,
    binary_cross_entropy_with_logits_gradient,
    squared_error,
    squared_error_gradient,
    squared_error_with_logits,
    squared_error_with_logits_gradient,
)

BOTH = (
    Line("squared", "Squared error"),
    Line("cross", "Cross-entropy"),
    Line("squared_slope", "Squared error, gradient", dashed=True, series="Squared error"),
    Line("cross_slope", "Cross-entropy, gradient", dashed=True, series="Cross-entropy"),
)


def against_logit(y, cursor, start):
    """Draw both losses and both gradients over the logit, gradients dashed; the cursor is the logit."""
    z = with_cursor(np.linspace(-10, 10, 201), cursor, start)
    columns = {
        "x": z,
        "squared": squared_error_with_logits(z, y),
        "cross": binary_cross_entropy_with_logits(z, y),
        "squared_slope": squared_error_with_logits_gradient(z, y),
        "cross_slope": binary_cross_entropy_with_logits_gradient(z, y),
    }
    text = f"Squared error and cross-entropy over the logit for y = {y}, solid, and their gradients, dashed."
    return lines(columns, BOTH, Frame("logit z", "loss solid, gradient in z dashed", (-1.5, 5)), text, cursor)


def against_prediction(y, cursor, start):
    """Draw both losses and both gradients over the prediction p, which is the cursor."""
    p = with_cursor(np.linspace(0, 1, 201), cursor, start)
    columns = {
        "x": p,
        "squared": squared_error(p, y),
        "cross": binary_cross_entropy(p, y),
        "squared_slope": squared_error_gradient(p, y),
        "cross_slope": binary_cross_entropy_gradient(p, y),
    }
    text = f"Squared error and cross-entropy over the prediction for y = {y}, solid, and their gradients, dashed."
    return lines(columns, BOTH, Frame("prediction p", "loss solid, gradient in p dashed", (-6, 6)), text, cursor)


def gradient_size():
    """Draw the size of the gradient in z over the prediction for y = 1: half the squared error, and cross-entropy."""
    z = np.linspace(-10, 10, 401)
    columns = {
        "x": sigmoid(z),
        "squared": np.abs(squared_error_with_logits_gradient(z, 1)) / 2,
        "cross": np.abs(binary_cross_entropy_with_logits_gradient(z, 1)),
    }
    shown = (Line("squared", "Half the squared error"), Line("cross", "Cross-entropy"))
    text = "Size of the gradient in z over the prediction for y = 1: half the squared error peaks at 1/3 with 4/27."
    return lines(columns, shown, Frame("prediction p", "size of the gradient in z", (0, 1.05), 240), text)


def class_gradients(names, squared, cross):
    """Draw the gradient of both losses in each logit as grouped bars."""
    table = pd.DataFrame(
        {
            "name": [*names, *names],
            "loss": ["Squared error"] * len(names) + ["Cross-entropy"] * len(names),
            "gradient": np.concatenate([squared, cross]),
        }
    )
    numbers = "; ".join(f"{row.loss} for {row.name} {row.gradient:.4f}" for row in table.itertuples())
    return Picture(
        class_gradients_chart(),
        {"bars": table},
        "Gradient of both losses in each logit",
        f"Gradients in each logit: {numbers}.",
    )


@compiled
def class_gradients_chart():
    """Build the chart of `class_gradients`."""
    scale = alt.Scale(domain=["Squared error", "Cross-entropy"])
    bars = alt.Chart(alt.NamedData("bars")).encode(
        alt.X("name:N", title="class", sort=None, axis=alt.Axis(labelAngle=0)),
        alt.XOffset("loss:N", sort=["Squared error", "Cross-entropy"]),
        alt.Y("gradient:Q", title="gradient in the logit"),
        alt.Color("loss:N", scale=scale, legend=alt.Legend(title=None, orient="bottom")),
    )
    numbers = bars.mark_text(dy=alt.expr("datum.gradient < 0 ? 10 : -10")).encode(
        text=alt.Text("gradient:Q", format="+.4f")
    )
    return alt.layer(bars.mark_bar(), numbers).properties(height=300)
