"""Charts of the vanishing gradient: factors, gradients and activations by layer, and the activations of a layer."""

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import altair as alt
import numpy as np
from numpy.typing import NDArray

from lib.activations import ACTIVATIONS
from lib.analysis.properties import properties
from lib.charts.colors import ACTIVATION_LABELS, with_color_at
from lib.charts.core.calls import memoized
from lib.charts.core.channels import series_color
from lib.charts.core.expressions import SINGLE
from lib.charts.core.frames import frame_index, frame_value, frames
from lib.charts.core.labels import Annotation
from lib.charts.core.layers import layered
from lib.charts.core.line import AxesSpec, Band, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.line_layers import TICK_COUNT
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import slider_row, sliders
from lib.charts.core.text_marks import TEXT_SCALE, text_style
from lib.charts.core.titles import chart_title
from lib.learning.initialization import INITIALIZATIONS
from lib.lesson.experiments.activations import FlowSummary
from lib.numerics.parameter import Parameter
from lib.text.catalogue import activations as words
from lib.text.numbers import significant

HEIGHT = 290
# The size, relative to that in the last layer, below which a gradient counts as vanished.
VANISHED = 1e-3
BOUND = "bound"
PALETTE = with_color_at(ACTIVATION_LABELS, 5, BOUND)


@memoized
def product_by_layer(flows: Mapping[str, FlowSummary], initialization: str, width: int) -> Picture:
    """Draw over the layer the product of the factors of all layers behind it, which is the gradient that is left there.

    `flows` maps labels of activations to runs of a network, whose weights have the initialization of a name, in layers
    of a width. A thin line is the product for the sigmoid if all its slopes were the largest one, 1/4: each layer then
    has the factor 1/4 times the root of n times the variance of the weights.
    """
    with np.errstate(all="ignore"):
        left = {label: flow.gradient_rms / flow.gradient_rms[-1] for label, flow in flows.items()}
    layers = np.arange(len(next(iter(left.values()))))
    columns, lines = _lines(layers, left)
    notes, bands = _dangers(columns, lines)
    if ACTIVATIONS["sigmoid"].label in flows:
        factor, at = _largest_sigmoid_factor(initialization, width), layers[-1] // 4
        columns["bound"] = _drawn(factor ** (layers[-1] - layers.astype(float)))
        lines.append(Line("bound", words.VANISHING_LARGEST_SLOPES, series=BOUND, reference=True, named=False))
        note = words.VANISHING_POWER.format(factor=significant(factor, 3))
        notes.append(Annotation(float(at), float(columns["bound"][at]), note))
    ends = "; ".join(f"{label} {significant(product[0], 3)}" for label, product in left.items())
    text = words.VANISHING_PRODUCT_TEXT.format(layers=layers[-1], products=ends)
    axes = AxesSpec(words.LAYER, words.VANISHING_PRODUCT_Y, height=HEIGHT, y_scale="log", palette=PALETTE)
    picture = line_chart(
        columns, lines, axes, text, title=words.VANISHING_PRODUCT_TITLE, annotations=notes, bands=bands
    )
    numbers = {
        words.VANISHING_PRODUCT_NUMBER.format(function=label): functools.partial(_constant, product[0])
        for label, product in left.items()
    }
    return replace(picture, numbers=numbers)


def _largest_sigmoid_factor(initialization: str, width: int) -> float:
    """Return the factor of a layer of sigmoids whose slopes are all 1/4: 1/4 sqrt(n Var w), n the width."""
    variance = INITIALIZATIONS[initialization].variance(width, width)
    return properties(ACTIVATIONS["sigmoid"]).steepest * math.sqrt(width * variance)


def _constant(number: float, _: Mapping[str, float]) -> float:
    """Return a number that depends on no slider."""
    return number


@memoized
def factor_by_layer(flows: Mapping[str, FlowSummary]) -> Picture:
    """Draw the factor by which each layer multiplies the size of the gradient, on its way back, over the layer.

    `flows` maps labels of activations to runs of a network. At a factor of 1, a thin line, the gradient keeps its size.
    """
    with np.errstate(all="ignore"):
        factors = {label: flow.gradient_rms[:-1] / flow.gradient_rms[1:] for label, flow in flows.items()}
    layers = np.arange(1, len(next(iter(factors.values()))) + 1)
    columns, lines = _lines(layers, factors)
    columns["one"] = np.ones(layers.size)
    lines.append(Line("one", words.VANISHING_KEEPS, series=BOUND, reference=True, named=False))
    notes = [Annotation(float(layers[-1] // 2), 1.0, words.VANISHING_KEEPS_AT_1)]
    means = "; ".join(f"{label} {significant(_mean(values), 3)}" for label, values in factors.items())
    text = words.VANISHING_FACTOR_TEXT.format(layers=layers[-1], factors=means)
    largest = max(float(np.nan_to_num(columns[line.column]).max()) for line in lines)
    axes = AxesSpec(words.LAYER, words.VANISHING_FACTOR_Y, (0, 1.15 * largest), HEIGHT, palette=PALETTE)
    return line_chart(columns, lines, axes, text, title=words.VANISHING_FACTOR_TITLE, annotations=notes)


def _mean(factors: NDArray[np.float64]) -> float:
    """Return the geometric mean of factors, 0 if one is 0."""
    with np.errstate(all="ignore"):
        return float(np.exp(np.mean(np.log(factors))))


@memoized
def size_by_layer(flows: Mapping[str, FlowSummary]) -> Picture:
    """Draw the root mean square of the activations of each layer on a logarithmic axis over the layer.

    `flows` maps labels of activations to runs of a network. What is 0 or not finite is not drawn.
    """
    sizes = {label: flow.activation_rms for label, flow in flows.items()}
    layers = np.arange(len(next(iter(sizes.values()))))
    columns, lines = _lines(layers, sizes)
    ends = "; ".join(
        words.VANISHING_SIZE_CHANGE.format(function=label, first=significant(rms[0], 3), last=significant(rms[-1], 3))
        for label, rms in sizes.items()
    )
    axes = AxesSpec(words.LAYER, words.VANISHING_SIZE_Y, height=HEIGHT, y_scale="log", palette=ACTIVATION_LABELS)
    text = words.VANISHING_SIZE_TEXT.format(layers=layers[-1], sizes=ends)
    return line_chart(columns, lines, axes, text, title=words.VANISHING_SIZE_TITLE)


def _lines(layers: NDArray[np.int64], values: Mapping[str, NDArray]) -> tuple[dict[str, NDArray], list[Line]]:
    """Return the columns and the lines of numbers by layer, one line for each label."""
    lines = [Line(f"line{ACTIVATION_LABELS.index(label)}", label) for label in values]
    return {"x": layers} | {line.column: _drawn(values[line.label]) for line in lines}, lines


def _drawn(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return values with NaN in place of those that a logarithmic axis cannot show."""
    return np.where(np.isfinite(values) & (values > 0), values, np.nan)


def _dangers(columns: Mapping[str, NDArray], lines: Sequence[Line]) -> tuple[list[Annotation], list[Band]]:
    """Return the names and the shades of the regions in which the gradient has vanished or exploded, if one is reached.

    A name stands where the first line enters its region, on the way from the last layer.
    """
    notes, bands = [], []
    for reached, band, name in (
        (np.less, Band(y=(None, VANISHED)), words.VANISHING_VANISHED.format(share=significant(VANISHED))),
        (np.greater, Band(y=(1 / VANISHED, None)), words.VANISHING_EXPLODED.format(times=significant(1 / VANISHED))),
    ):
        limit = VANISHED if reached is np.less else 1 / VANISHED
        entered = [np.flatnonzero(reached(columns[line.column], limit)) for line in lines]
        if any(places.size for places in entered):
            first = max(places[-1] for places in entered if places.size)
            notes.append(Annotation(float(columns["x"][first]), limit, name))
            bands.append(band)
    return notes, bands


@memoized
def activation_histogram(label: str, flow: FlowSummary, layer: Parameter, start: float) -> Picture:
    """Draw the histogram of the activations of the live `layer`: the share of each bin over the activation.

    `label` is that of the activation function, and `flow` holds the histogram (shares, edges) of the input and of each
    layer; beyond the last layer the last one is drawn. `start` is the layer at the opening.
    """
    histograms = flow.histograms

    def histogram(index: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        return histograms[min(round(index), len(histograms) - 1)]

    columns = frames("low", lambda index: histogram(index)[1][:-1], layer, start)
    columns |= frames("high", lambda index: histogram(index)[1][1:], layer, start)
    columns |= frames("share", lambda index: histogram(index)[0], layer, start)
    count = len(histograms) - 1
    return Picture(
        specification=activation_histogram_chart(layer),
        tables={"bins": columns | {"series": np.full(columns["low0"].size, label)}},
        title=words.VANISHING_LAYER_TITLE,
        description=words.VANISHING_LAYER_TEXT.format(layers=count, function=label),
        sliders={layer.key: layer},
        data_columns=tuple(DataColumn(heading, name, layer) for name, heading in words.VANISHING_LAYER_COLUMNS.items()),
        data=columns,
    )


@compiled
def activation_histogram_chart(layer: Parameter) -> AnyChart:
    """Build the chart of `activation_histogram`."""
    present = {name: frame_value(name, layer) for name in ("low", "high", "share")}
    scale, x_axis = alt.Scale(zero=False, nice=False), alt.Axis(tickCount=alt.ExprRef(TICK_COUNT))
    bins = alt.Chart(alt.NamedData("bins")).transform_calculate(**present)
    bars = bins.mark_rect().encode(
        alt.X("low:Q", title=words.VANISHING_LAYER_X, scale=scale, axis=x_axis),
        alt.X2("high"),
        alt.Y("share:Q", title=words.VANISHING_LAYER_Y, axis=alt.Axis(tickCount=4, format="~p")),
        alt.Y2(datum=0),
        series_color(ACTIVATION_LABELS),
        tooltip=[alt.Tooltip(f"{name}:Q", format=SINGLE) for name in present],
    )
    return layered(
        [bars, _layer_name(layer)],
        [TEXT_SCALE, *sliders(layer), frame_index(layer)],
        height=260,
        title=chart_title(words.VANISHING_LAYER_HEAD),
    )


def _layer_name(layer: Parameter) -> alt.Chart:
    """Return the number of the layer over the plot, where no bar is behind it, beside the button of the menu."""
    name = slider_row(layer=layer).transform_calculate(
        text=f"'{layer.label} ' + round(datum.layer)", series="data('bins')[0].series"
    )
    return name.mark_text(**text_style(align="right", baseline="bottom")).encode(
        x=alt.XValue(alt.ExprRef("width - 48")),
        y=alt.YValue(-4),
        color=series_color(ACTIVATION_LABELS),
        text=alt.Text("text:N"),
    )
