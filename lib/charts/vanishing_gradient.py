"""Charts of the vanishing gradient: the sizes of gradients and activations by layer, and the activations of a layer."""

from collections.abc import Mapping
from typing import Literal

import altair as alt
import numpy as np
from numpy.typing import NDArray

from lib.charts.colors import ACTIVATION_LABELS
from lib.charts.core.calls import memoized
from lib.charts.core.channels import series_color
from lib.charts.core.expressions import SINGLE
from lib.charts.core.frames import frame_index, frame_value, frames
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.line_layers import TICK_COUNT
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import slider_row, sliders
from lib.charts.core.text_marks import TEXT_SCALE, text_style
from lib.lesson.experiments.activations import FlowSummary
from lib.numerics.parameter import Parameter
from lib.text.numbers import significant


@memoized
def size_by_layer(
    flows: Mapping[str, FlowSummary], measure: Literal["gradient_rms", "activation_rms"], title: str
) -> Picture:
    """Draw a root mean square of each layer on a logarithmic axis over the layer, with a line for each activation.

    `flows` maps labels of activations to runs of a network, and `measure` names the root mean squares in them, that of
    the input first. `title` is that of the y axis. What is 0 or not finite is not drawn.
    """
    sizes = {label: getattr(flow, measure) for label, flow in flows.items()}
    layers = np.arange(len(next(iter(sizes.values()))))
    positive = {label: np.where(np.isfinite(rms) & (rms > 0), rms, np.nan) for label, rms in sizes.items()}
    lines = [Line(f"rms{ACTIVATION_LABELS.index(label)}", label) for label in sizes]
    columns = {"x": layers} | {line.column: positive[line.label] for line in lines}
    ends = "; ".join(
        f"{label} from {significant(rms[0], 3)} at the input to {significant(rms[-1], 3)}"
        for label, rms in sizes.items()
    )
    axes = AxesSpec("layer, 0 is the input", title, height=300, y_scale="log", palette=ACTIVATION_LABELS)
    return line_chart(columns, lines, axes, f"{title} over {layers[-1]} layers. {ends}.")


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
    headings = {"low": "from", "high": "to", "share": "share"}
    return Picture(
        specification=activation_histogram_chart(layer),
        tables={"bins": columns | {"series": np.full(columns["low0"].size, label)}},
        title="Histogram of the activations of a layer",
        description=f"Histogram of the activations of one of {count} layers of {label}; set by the slider.",
        sliders={layer.key: layer},
        data_columns=tuple(DataColumn(heading, name, layer) for name, heading in headings.items()),
        data=columns,
    )


@compiled
def activation_histogram_chart(layer: Parameter) -> AnyChart:
    """Build the chart of `activation_histogram`."""
    present = {name: frame_value(name, layer) for name in ("low", "high", "share")}
    scale, x_axis = alt.Scale(zero=False, nice=False), alt.Axis(tickCount=alt.ExprRef(TICK_COUNT))
    bins = alt.Chart(alt.NamedData("bins")).transform_calculate(**present)
    bars = bins.mark_rect().encode(
        alt.X("low:Q", title="activation", scale=scale, axis=x_axis),
        alt.X2("high"),
        alt.Y("share:Q", title="share of activations", axis=alt.Axis(tickCount=4, format="~p")),
        alt.Y2(datum=0),
        series_color(ACTIVATION_LABELS),
        tooltip=[alt.Tooltip(f"{name}:Q", format=SINGLE) for name in present],
    )
    # The number of the layer stands over the plot, so that no bar is behind it.
    name = slider_row(layer=layer).transform_calculate(
        text=f"'{layer.label} ' + round(datum.layer)", series="data('bins')[0].series"
    )
    name = name.mark_text(**text_style(align="right", baseline="bottom")).encode(
        x=alt.value(alt.ExprRef("width")), y=alt.value(-4), color=series_color(ACTIVATION_LABELS), text="text:N"
    )
    return alt.layer(bars, name).properties(height=260).add_params(TEXT_SCALE, *sliders(layer), frame_index(layer))
