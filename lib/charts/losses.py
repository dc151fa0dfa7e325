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
from lib.charts.core.sweeps import SWEEP_TABLES, joined, sweeps, swept_value
from lib.charts.core.table import Table
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
from lib.text.catalogue import losses as words
from lib.text.numbers import fixed, significant

LOSSES_AND_GRADIENTS = (
    Line("squared", SQUARED_ERROR),
    Line("cross", CROSS_ENTROPY),
    Line(
        "squared_slope",
        words.TWO_CLASSES_SQUARED_GRADIENT,
        dashed=True,
        series=SQUARED_ERROR,
        name=words.TWO_CLASSES_SQUARED_GRADIENT_NAME,
    ),
    Line(
        "cross_slope",
        words.TWO_CLASSES_CROSS_GRADIENT,
        dashed=True,
        series=CROSS_ENTROPY,
        name=words.TWO_CLASSES_CROSS_GRADIENT_NAME,
    ),
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
    text = words.TWO_CLASSES_LOGIT_TEXT.format(y=y)
    axes = AxesSpec(words.TWO_CLASSES_LOGIT_X, words.TWO_CLASSES_LOGIT_Y, (-1.5, 5), palette=FIRST_SERIES)
    title, at = words.TWO_CLASSES_LOGIT_TITLE.format(y=y), np.log(2) * (1 - 2 * y)
    steepest = float(squared_error_with_logits_gradient(at, y))
    notes = [Annotation(at, steepest, words.TWO_CLASSES_LOGIT_LARGEST.format(gradient=significant(steepest, 3)))]
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
    text = words.TWO_CLASSES_PREDICTION_TEXT.format(y=y)
    axes = AxesSpec(words.PREDICTION_AXIS, words.TWO_CLASSES_PREDICTION_Y, (-6, 6), palette=FIRST_SERIES)
    title = words.TWO_CLASSES_PREDICTION_TITLE.format(y=y)
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
        Line("squared", words.TWO_CLASSES_SIZE_SQUARED, series=SQUARED_ERROR, name="½ (p − y)²"),
        Line("cross", words.TWO_CLASSES_SIZE_CROSS, series=CROSS_ENTROPY, name=CROSS_ENTROPY),
        Line("peak", words.TWO_CLASSES_SIZE_PEAK, series=SQUARED_ERROR, as_points=True, readout=False, named=False),
    ]
    axes = AxesSpec(words.PREDICTION_AXIS, words.TWO_CLASSES_SIZE_Y, (0, 1.05), 240, palette=FIRST_SERIES)
    notes = [Annotation(1 / 3, 4 / 27, words.TWO_CLASSES_SIZE_PEAK_NOTE)]
    text, title = words.TWO_CLASSES_SIZE_TEXT, words.TWO_CLASSES_SIZE_TITLE
    return line_chart(columns, lines, axes, text, title=title, annotations=notes)


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
    gradients, true = functools.partial(_gradients, target), int(np.argmax(target))
    present = gradients(np.array([committed[p.key] for p in logits]))
    bars = {"name": np.array([*names, *names]), "loss": np.repeat(LOSS_PAIR, len(names))}
    bars["index"] = np.arange(2 * len(names))
    drawn = bars | {"gradient": present}
    return Picture(
        specification=class_gradients_chart(tuple(logits), height, names_upright(names)),
        tables={"bars": bars} | sweeps(gradients, logits, committed),
        title=words.THREE_CLASSES_TITLE,
        description=_gradients_text(drawn),
        sliders={parameter.key: parameter for parameter in logits},
        data_columns=(
            DataColumn(words.THREE_CLASSES_CLASS, "name"),
            DataColumn(words.THREE_CLASSES_LOSS, "loss"),
            DataColumn(words.THREE_CLASSES_GRADIENT, "gradient"),
        ),
        data=drawn,
        numbers={
            f"{loss}, true class": functools.partial(_gradient_at, gradients, logits, place * len(names) + true)
            for place, loss in enumerate(LOSS_PAIR)
        },
    )


def _gradients(target: ArrayLike, z: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the gradients of squared error and of cross-entropy in the logits z, in this order along the last axis."""
    shares = np.broadcast_to(target, z.shape)
    return np.concatenate([squared_error_of_softmax_gradient(z, shares), cross_entropy_gradient(z, shares)], axis=-1)


def _gradients_text(bars: Table) -> str:
    """Return the gradient of each bar with its class and its loss."""
    columns = (bars[column] for column in ("name", "loss", "gradient"))
    numbers = "; ".join(
        words.THREE_CLASSES_TEXT_OF_ONE.format(loss=loss, class_name=name, gradient=fixed(gradient))
        for name, loss, gradient in zip(*columns, strict=True)
    )
    return words.THREE_CLASSES_TEXT.format(gradients=numbers)


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
    """Build the chart of `class_gradients`."""
    bars = alt.Chart(alt.NamedData("bars")).transform_calculate(gradient=swept_value(logits, "datum.index"))
    scale, ticks = alt.Scale(domain=[-1.2, 1.2], nice=False), alt.Axis(values=[-1, -0.5, 0, 0.5, 1])
    bars = bars.encode(
        alt.X("name:N", title=words.THREE_CLASSES_CLASS, sort=None, axis=name_axis(upright)),
        alt.XOffset("loss:N", sort=list(LOSS_PAIR)),
        alt.Y("gradient:Q", title=words.THREE_CLASSES_GRADIENT_AXIS, scale=scale, axis=ticks),
    )
    layers = [
        bars.mark_bar(strokeWidth=2).encode(*paired_bars("loss", LOSS_PAIR)),
        _numbers_at(bars),
        *retain_tables(*SWEEP_TABLES),
    ]
    title = chart_title(words.THREE_CLASSES_HEAD, words.THREE_CLASSES_KEY)
    return layered(layers, [TEXT_SCALE, *sliders(*logits)], height=height + UPRIGHT_HEIGHT * upright, title=title)


def _numbers_at(bars: alt.Chart) -> alt.Chart:
    """Return the gradients at the ends of their bars, each with as many digits as there is space for."""
    space = "width / length(data('bars')) / scale"
    short, long = (fixed_text("datum.gradient", places, "+") for places in (2, 4))
    text = f"{space} < 32 ? '' : {space} < 60 ? {short} : {long}"
    size_and_place: dict[str, Any] = {
        "fontSize": alt.ExprRef(f"({space} < 60 ? 11 : 13) * scale"),
        "dy": alt.expr("(datum.gradient < 0 ? 11 : -11) * scale"),
    }
    color = alt.Color("loss:N", scale=alt.Scale(domain=list(LOSS_PAIR)), legend=None)
    numbers = bars.transform_calculate(text=text).mark_text(tooltip=None, **size_and_place)
    return numbers.encode(color, text=alt.Text("text:N"))
