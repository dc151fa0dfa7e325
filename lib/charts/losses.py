"""Charts of squared error and cross-entropy beside each other: of one prediction, and of the classes of a softmax."""

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.activations import sigmoid
from lib.charts.colors import CROSS_ENTROPY, FIRST_SERIES, LOSS_PAIR, SQUARED_ERROR
from lib.charts.core.calls import memoized
from lib.charts.core.channels import paired_bars
from lib.charts.core.expressions import fixed_text, retain_tables
from lib.charts.core.grids import grid_with_cursor
from lib.charts.core.labels import Annotation
from lib.charts.core.layers import layered
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.name_axis import UPRIGHT_HEIGHT, name_axis, names_upright
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import sliders
from lib.charts.core.sweeps import COMMITTED, joined, sweeps, swept_value
from lib.charts.core.text_marks import TEXT_SCALE
from lib.charts.core.titles import chart_title
from lib.losses import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    binary_cross_entropy_with_logits,
    binary_cross_entropy_with_logits_gradient,
    cross_entropy_gradient,
    squared_error,
    squared_error_gradient,
    squared_error_of_softmax_gradient,
    squared_error_with_logits,
    squared_error_with_logits_gradient,
)
from lib.numerics.parameter import Parameter
from lib.text.numbers import fixed, significant

LOSSES_AND_GRADIENTS = (
    Line("squared", SQUARED_ERROR),
    Line("cross", CROSS_ENTROPY),
    Line("squared_slope", "Squared error, gradient", dashed=True, series=SQUARED_ERROR, name="Squared error′"),
    Line("cross_slope", "Cross-entropy, gradient", dashed=True, series=CROSS_ENTROPY, name="Cross-entropy′"),
)


@memoized
def over_logit(y: int, cursor: Parameter, start: float) -> Picture:
    """Draw both losses over the logit z, solid, and their gradients in z, dashed; the logit is the cursor.

    y is the target, 0 or 1, and `start` the logit at the opening.
    """
    z = grid_with_cursor(np.linspace(-10, 10, 201), cursor, start)
    columns = {
        "x": z,
        "squared": squared_error_with_logits(z, y),
        "cross": binary_cross_entropy_with_logits(z, y),
        "squared_slope": squared_error_with_logits_gradient(z, y),
        "cross_slope": binary_cross_entropy_with_logits_gradient(z, y),
    }
    text = f"Squared error and cross-entropy over the logit for y = {y}, solid, and their gradients, dashed."
    axes = AxesSpec("logit z", "loss solid, gradient in z (′) dashed", (-1.5, 5), palette=FIRST_SERIES)
    title, at = f"Both losses over the logit z for y = {y}", np.log(2) * (1 - 2 * y)
    steepest = float(squared_error_with_logits_gradient(at, y))
    notes = [Annotation(at, steepest, f"largest in size: {significant(steepest, 3)}")]
    return line_chart(columns, LOSSES_AND_GRADIENTS, axes, text, cursor, title=title, annotations=notes)


@memoized
def over_prediction(y: int, cursor: Parameter, start: float) -> Picture:
    """Draw both losses over the prediction p, solid, and their gradients in p, dashed; the prediction is the cursor.

    y is the target, 0 or 1, and `start` the prediction at the opening.
    """
    p = grid_with_cursor(np.linspace(0, 1, 201), cursor, start)
    columns = {
        "x": p,
        "squared": squared_error(p, y),
        "cross": binary_cross_entropy(p, y),
        "squared_slope": squared_error_gradient(p, y),
        "cross_slope": binary_cross_entropy_gradient(p, y),
    }
    text = f"Squared error and cross-entropy over the prediction for y = {y}, solid, and their gradients, dashed."
    axes = AxesSpec("prediction p", "loss solid, gradient in p (′) dashed", (-6, 6), palette=FIRST_SERIES)
    title = f"Both losses over the prediction p for y = {y}"
    return line_chart(columns, LOSSES_AND_GRADIENTS, axes, text, cursor, title=title)


@memoized
def gradient_magnitude() -> Picture:
    """Draw the size of the gradient in z over the prediction sigmoid(z), for y = 1, of (p - y)^2 / 2 and cross-entropy.

    A point marks the largest gradient of the former, 4/27 at 1/3.
    """
    z = np.sort(np.append(np.linspace(-10, 10, 401), -np.log(2)))
    squared = np.abs(squared_error_with_logits_gradient(z, 1)) / 2
    columns = {
        "x": sigmoid(z),
        "squared": squared,
        "cross": np.abs(binary_cross_entropy_with_logits_gradient(z, 1)),
        "peak": np.where(squared == squared.max(), squared, np.nan),
    }
    lines = [
        Line("squared", "Gradient of ½ (p − y)²", series=SQUARED_ERROR, name="½ (p − y)²"),
        Line("cross", "Gradient of cross-entropy", series=CROSS_ENTROPY, name="Cross-entropy"),
        Line("peak", "Its peak, 4/27 at 1/3", series=SQUARED_ERROR, as_points=True, readout=False, named=False),
    ]
    text = "Size of the gradient in z over the prediction for y = 1: that of ½ (p − y)² peaks at 1/3 with 4/27."
    axes = AxesSpec("prediction p", "size of the gradient in z", (0, 1.05), 240, palette=FIRST_SERIES)
    notes = [Annotation(1 / 3, 4 / 27, "peak 4/27 at p = 1/3")]
    return line_chart(columns, lines, axes, text, title="Size of the gradient in z for y = 1", annotations=notes)


@memoized
def class_gradients(
    names: Sequence[str],
    logits: Sequence[Parameter],
    target: ArrayLike,
    committed: Mapping[str, float],
    height: int = 300,
) -> Picture:
    """Draw the gradient of both losses of a softmax in each logit as pairs of bars over the classes.

    All `logits` are live, and `committed` maps their keys to their values. `names` are those of the classes, and
    `target` holds their shares, which sum to 1.
    """

    def gradients(z: NDArray[np.float64]) -> NDArray[np.float64]:
        shares = np.broadcast_to(target, z.shape)
        return np.concatenate(
            [squared_error_of_softmax_gradient(z, shares), cross_entropy_gradient(z, shares)], axis=-1
        )

    present = gradients(np.array([committed[p.key] for p in logits]))
    bars = {"name": np.array([*names, *names]), "loss": np.repeat(LOSS_PAIR, len(names))}
    numbers = "; ".join(
        f"{loss} for {name} {fixed(gradient)}" for name, loss, gradient in zip(*bars.values(), present, strict=True)
    )
    bars["index"], true = np.arange(2 * len(names)), int(np.argmax(target))
    return Picture(
        specification=class_gradients_chart(tuple(logits), height, names_upright(names)),
        tables={"bars": bars} | sweeps(gradients, logits, committed),
        title="Gradient of both losses in each logit, live in the logits",
        description=f"Gradients in each logit: {numbers}.",
        sliders={parameter.key: parameter for parameter in logits},
        data_columns=(DataColumn("class", "name"), DataColumn("loss", "loss"), DataColumn("gradient", "gradient")),
        data=bars | {"gradient": present},
        numbers={
            f"{loss}, true class": functools.partial(_gradient_at, gradients, logits, place * len(names) + true)
            for place, loss in enumerate(LOSS_PAIR)
        },
    )


def _gradient_at(
    gradients: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    logits: Sequence[Parameter],
    index: int,
    values: Mapping[str, ArrayLike],
) -> NDArray[np.float64]:
    """Return one of the gradients at the values of the logits, one of which may be an array."""
    return gradients(joined(logits, values))[..., index]


@compiled
def class_gradients_chart(logits: tuple[Parameter, ...], height: int, upright: bool) -> AnyChart:
    """Build the chart of `class_gradients`, with as much of each number as there is space for."""
    bars = alt.Chart(alt.NamedData("bars")).transform_calculate(gradient=swept_value(logits, "datum.index"))
    scale = alt.Scale(domain=[-1.2, 1.2], nice=False)
    bars = bars.encode(
        alt.X("name:N", title="class", sort=None, axis=name_axis(upright)),
        alt.XOffset("loss:N", sort=list(LOSS_PAIR)),
        alt.Y("gradient:Q", title="gradient dL/dz", scale=scale, axis=alt.Axis(values=[-1, -0.5, 0, 0.5, 1])),
    )
    space = "width / length(data('bars')) / scale"
    short, long = (fixed_text("datum.gradient", places, "+") for places in (2, 4))
    text = f"{space} < 32 ? '' : {space} < 60 ? {short} : {long}"
    size_and_place: dict[str, Any] = {
        "fontSize": alt.ExprRef(f"({space} < 60 ? 11 : 13) * scale"),
        "dy": alt.expr("(datum.gradient < 0 ? 11 : -11) * scale"),
    }
    color = alt.Color("loss:N", scale=alt.Scale(domain=list(LOSS_PAIR)), legend=None)
    numbers = bars.transform_calculate(text=text).mark_text(tooltip=None, **size_and_place)
    layers = [
        bars.mark_bar(strokeWidth=2).encode(*paired_bars("loss", LOSS_PAIR)),
        numbers.encode(color, text=alt.Text("text:N")),
        *retain_tables(COMMITTED, *(p.key for p in logits)),
    ]
    title = chart_title("Gradient of both losses in each logit", "full: squared error, framed: cross-entropy")
    return layered(layers, [TEXT_SCALE, *sliders(*logits)], height=height + UPRIGHT_HEIGHT * upright, title=title)
