"""The pictures of the vanishing gradient: sizes from layer to layer, and what a layer puts out."""

import altair as alt
import numpy as np

from lib.charts.activations import LABELS
from lib.charts.core.calls import memoized
from lib.charts.core.frames import frame_of, frames, shown, sliders
from lib.charts.core.lines import TICKS, AxesSpec, Line, lines
from lib.charts.core.picture import Column, Picture, compiled


@memoized
def by_layer(flows, what, title):
    """Draw the size of something in each layer, the input's first, on a logarithmic axis: one line an activation.

    `flows` maps the label of each activation to its flow, and `what` names the layers + 1 root mean squares in it.
    What is 0 or has left float64 is not drawn.
    """
    sizes = {label: getattr(flow, what) for label, flow in flows.items()}
    layers = np.arange(len(next(iter(sizes.values()))))
    positive = {label: np.where(np.isfinite(rms) & (rms > 0), rms, np.nan) for label, rms in sizes.items()}
    shown = [Line(f"rms{LABELS.index(label)}", label) for label in sizes]
    columns = {"x": layers} | {line.column: positive[line.label] for line in shown}
    ends = "; ".join(f"{label} from {rms[0]:.3g} at the input to {rms[-1]:.3g}" for label, rms in sizes.items())
    frame = AxesSpec("layer, 0 is the input", title, height=300, scale="log", palette=tuple(LABELS))
    return lines(columns, shown, frame, f"{title} over {layers[-1]} layers. {ends}.")


@memoized
def layer_histogram(label, flow, layer, start):
    """Draw how the activations of one layer are spread; `layer` is the live parameter, `start` its value.

    `label` is what the activation is called, and has its colour. `flow` holds the histogram (shares, edges) of the
    input and of each layer; beyond the last, the last is shown.
    """
    spreads = flow.histograms

    def at(index):
        return spreads[min(round(index), len(spreads) - 1)]

    columns = frames("low", lambda index: at(index)[1][:-1], layer, start)
    columns |= frames("high", lambda index: at(index)[1][1:], layer, start)
    columns |= frames("share", lambda index: at(index)[0], layer, start)
    return Picture(
        specification=layer_histogram_chart(layer),
        tables={"bins": columns | {"series": np.full(columns["low0"].size, label)}},
        title="Histogram of the activations of a layer",
        description=f"Histogram of the activations of one of {len(spreads) - 1} layers of {label}; set by the slider.",
        sliders={layer.key: layer},
        columns=(Column("from", "low", layer), Column("to", "high", layer), Column("share", "share", layer)),
        source=columns,
    )


@compiled
def layer_histogram_chart(layer):
    """Build the chart of `layer_histogram`."""
    picked = {name: shown(name, layer) for name in ("low", "high", "share")}
    bins = alt.Chart(alt.NamedData("bins")).transform_calculate(**picked)
    bars = bins.mark_rect().encode(
        alt.X(
            "low:Q",
            title="activation",
            scale=alt.Scale(zero=False, nice=False),
            axis=alt.Axis(tickCount=alt.ExprRef(TICKS)),
        ),
        alt.X2("high"),
        alt.Y("share:Q", title="share of activations", axis=alt.Axis(tickCount=4, format="~p")),
        alt.Y2(datum=0),
        alt.Color("series:N", scale=alt.Scale(domain=list(LABELS)), legend=None),
        tooltip=[alt.Tooltip(f"{name}:Q", format=".4g") for name in picked],
    )
    return bars.properties(height=260).add_params(*sliders(layer), frame_of(layer))
