"""The pictures of the activations page: curves with their slopes, live under the hand."""

import altair as alt
import numpy as np
import pandas as pd

from lib.activations import ACTIVATIONS
from lib.charts import pointer
from lib.charts.frames import frame_of, frames, pick, sliders
from lib.charts.picture import Column, Picture, compiled

LABELS = [activation.label for activation in ACTIVATIONS.values()]
KINK_WIDTH = 1e-6


def abscissae(low, high, kinks, points=201):
    """Return a grid of x in [low, high] that stands on each kink, just below it and just above it."""
    inside = [kink for kink in kinks if low < kink < high]
    beside = [kink + side * KINK_WIDTH for kink in inside for side in (-1, 0, 1)]
    return np.unique(np.concatenate([np.linspace(low, high, points), beside]))


def broken_at_jumps(x, kinks, derivative):
    """Return derivative(x) with NaN on each kink where it jumps, so that the line breaks and draws no ramp."""
    slopes = derivative(x)
    jumps = [k for k in kinks if abs(derivative(k + KINK_WIDTH) - derivative(k - KINK_WIDTH)) > 1e-3]
    return np.where(np.isin(x, jumps), np.nan, slopes)


def curves(names, low, high, starts, values=True, slopes=True):
    """Draw f solid and its slope f' dashed for each named activation over [low, high].

    `starts` maps the key of each free parameter to the value at which its slider starts. Under the
    pointer stand the values of all curves, each tangent, and its slope, marked on the dashed curve.
    """
    chosen = [ACTIVATIONS[name] for name in names]
    kinks = sorted({kink for activation in chosen for kink in activation.kinks})
    x = abscissae(low, high, kinks)
    columns = {"x": x.astype(np.float32)}
    for activation in chosen:
        columns |= curve_columns(activation, x, starts)
    extent = np.array([c for name, c in columns.items() if drawn(name, values, slopes)])
    reach = pd.DataFrame({"reach": [np.nanmin(extent), np.nanmax(extent)]})
    parameters = {p.key: p for activation in chosen for p in activation.parameters.values()}
    shown = " and ".join(["f(x)"] * values + ["its slope f'(x)"] * slopes)
    return Picture(
        specification=curves_chart(tuple(names), values, slopes),
        tables={"curves": pd.DataFrame(columns), "reach": reach},
        description=f"{shown} of {', '.join(a.label for a in chosen)} for x from {low:g} to {high:g}.",
        sliders=parameters,
        columns=(Column("x", "x"), *(c for a in chosen for c in named_columns(a) if drawn(c.name, values, slopes))),
    )


def named_columns(activation):
    """Return what the columns `<name>_f` and `<name>_d` are called among the numbers."""
    slider = next(iter(activation.parameters.values()), None)
    headings = {"_f": f"{activation.label}, f(x)", "_d": f"{activation.label}, f'(x)"}
    return [Column(heading, activation.name + suffix, slider) for suffix, heading in headings.items()]


def drawn(column, values, slopes):
    """Say whether a column of the table is drawn when only values, or only slopes, are asked for."""
    return (values and "_f" in column) or (slopes and "_d" in column)


def curve_columns(activation, x, starts):
    """Return the columns `<name>_f` and `<name>_d` of one activation, as frames if it has a parameter."""

    def value(**arguments):
        return activation.function(x, **arguments)

    def slope(**arguments):
        return broken_at_jumps(x, activation.kinks, lambda at: activation.derivative(at, **arguments))

    columns = {}
    for suffix, curve in (("_f", value), ("_d", slope)):
        name = activation.name + suffix
        if not activation.parameters:
            columns[name] = curve().astype(np.float32)
        for argument, parameter in activation.parameters.items():
            columns |= frames(name, lambda v, a=argument, c=curve: c(**{a: v}), parameter, starts[parameter.key])
    return columns


@compiled
def curves_chart(names, values, slopes):
    """Build the chart of `curves`: a layer for each curve, and the layers under the pointer."""
    x = alt.X("x:Q", title="input x", scale=alt.Scale(nice=False))
    reach = (
        alt.Chart(alt.NamedData("reach"))
        .mark_point(opacity=0)
        .encode(y=alt.Y("reach:Q", title="f(x) solid, f′(x) dashed"))
    )
    hover = pointer.hover()
    table = alt.Chart(alt.NamedData("curves"))
    layers = [reach, pointer.crosshair(table, x, hover)]
    layers.append(pointer.heading(table.transform_filter(hover), "input x", len(names)))
    parameters = []
    for row, name in enumerate(names):
        activation = ACTIVATIONS[name]
        parameters += activation.parameters.values()
        shown = table.transform_calculate(**shown_columns(activation))
        layers.append(pointer.name(activation.label, row, len(names)).encode(color=colour()))
        layers += curve_layers(shown, x, values, slopes)
        layers += hover_layers(shown.transform_filter(hover), x, activation, row, len(names), values, slopes)
    chart = alt.layer(*layers, pointer.pickers(table, x, hover))
    chart = pointer.framed(chart, 340, len(names))
    return chart.add_params(*sliders(*parameters), *map(frame_of, parameters))


def shown_columns(activation):
    """Return the calculations that pick the shown frame of f and of f'."""
    fields = {"f": activation.name + "_f", "d": activation.name + "_d"}
    series = {"series": f"'{activation.label}'"}
    for parameter in activation.parameters.values():
        return series | {short: pick(name, parameter) for short, name in fields.items()}
    return series | {short: f"datum['{name}']" for short, name in fields.items()}


def colour():
    """Return the colour of a series, the same whatever else is drawn."""
    return alt.Color("series:N", scale=alt.Scale(domain=LABELS), legend=None)


def curve_layers(shown, x, values, slopes):
    """Return the solid line of f and the dashed line of f'."""
    y = {"f": alt.Y("f:Q"), "d": alt.Y("d:Q")}
    line = shown.encode(x, color=colour())
    solid = line.mark_line(strokeWidth=2.5).encode(y["f"])
    dashed = line.mark_line(strokeWidth=2, strokeDash=[6, 4]).encode(y["d"])
    return [solid] * values + [dashed] * slopes


def hover_layers(pointed, x, activation, row, rows, values, slopes):
    """Return what stands under the pointer: dots, the tangent through f with slope f', and the numbers."""
    dot = pointed.mark_point(filled=True, size=70, opacity=1).encode(x, color=colour())
    tangent = (
        pointed.transform_calculate(
            left="datum.x - 1", right="datum.x + 1", low="datum.f - datum.d", high="datum.f + datum.d"
        )
        .mark_rule(strokeWidth=1.5, clip=True)
        .encode(alt.X("left:Q"), alt.X2("right"), alt.Y("low:Q"), alt.Y2("high"), color=colour())
    )
    text = f"'{activation.label}: ' + {pointer.number('datum.f')}"
    text += f" + ', slope ' + {pointer.slope('datum.d')}"
    numbers = pointer.readout(pointed, text, row, rows).encode(color=colour())
    return [tangent] * values + [dot.encode(alt.Y("f:Q"))] * values + [dot.encode(alt.Y("d:Q"))] * slopes + [numbers]
