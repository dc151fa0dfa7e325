"""The pictures of the activations page: curves with their slopes, live under the hand."""

import functools

import altair as alt
import numpy as np

from lib.activations import ACTIVATIONS
from lib.analysis.comparison import crossings
from lib.analysis.properties import properties
from lib.charts.core.calls import memoized
from lib.charts.core.frames import frames
from lib.charts.core.lines import AxesSpec, Line, lines
from lib.charts.core.picture import Picture, compiled
from lib.charts.core.table import joined, of_rows

LABELS = tuple(activation.label for activation in ACTIVATIONS.values())
# One grid for all functions: another one then leaves the frames of those that are drawn as they were.
KINKS = tuple(sorted({kink for activation in ACTIVATIONS.values() for kink in activation.kinks}))
BENDS = tuple(p for activation in ACTIVATIONS.values() for p in activation.parameters.values())
KINK_WIDTH = 1e-6
COMPARED = (-10.0, 10.0)
BESIDE, DIFFERENCE, COLOURS = 300, "difference", 8
CELL = {"low": -1.5, "high": 3.0}
FLAT, MAGNIFIED = 0.1, 20
COMMITTED = ("label:N", "family:N", "range:N", "steepest slope:Q", "mean output:Q")


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


@memoized
def curves(names, low, high, starts, values=True, slopes=True):
    """Draw f solid and its slope f' dashed for each named activation over [low, high].

    `starts` maps the key of each free parameter to the exact value at which it was opened or typed. Under the
    pointer stand the values of all curves, each tangent, and its slope, marked on the dashed curve.
    """
    chosen = [ACTIVATIONS[name] for name in names]
    columns = {"x": abscissae(low, high, KINKS)}
    for activation in chosen:
        exact = tuple(starts[p.key] for p in activation.parameters.values())
        columns |= curve_columns(activation.name, low, high, exact)
    shown = [line for activation in chosen for line in activation_lines(activation, values, slopes)]
    told = " and ".join(["f(x)"] * values + ["its slope f'(x)"] * slopes)
    frame = AxesSpec("input x", "f(x) solid, f′(x) dashed", height=340, palette=LABELS, tangent=1, bends=BENDS)
    text = f"{told} of {', '.join(a.label for a in chosen)} for x from {low:g} to {high:g}."
    return lines(columns, shown, frame, text)


def activation_lines(activation, values, slopes):
    """Return the line of f, and that of f', whose number stands beside that of f if both are drawn."""
    bend = next(iter(activation.parameters.values()), None)
    name, label = activation.name, activation.label
    f = Line(f"{name}_f", label, slope=f"{name}_d", bend=bend)
    d = Line(f"{name}_d", f"{label}, slope", dashed=True, series=label, bend=bend, quiet=values)
    return [f] * values + [d] * slopes


@functools.lru_cache(maxsize=64)
def curve_columns(name, low, high, exact):
    """Return the columns `<name>_f` and `<name>_d` of one activation, as frames if it has a parameter."""
    activation, x = ACTIVATIONS[name], abscissae(low, high, KINKS)

    def value(**arguments):
        return activation.function(x, **arguments)

    def slope(**arguments):
        return broken_at_jumps(x, activation.kinks, lambda at: activation.derivative(at, **arguments))

    columns = {}
    for column, curve in ((f"{name}_f", value), (f"{name}_d", slope)):
        if not activation.parameters:
            columns[column] = curve()
        for (argument, parameter), start in zip(activation.parameters.items(), exact, strict=True):
            columns |= frames(column, lambda v, a=argument, c=curve: c(**{a: v}), parameter, start)
    return columns


@memoized
def difference(first, second):
    """Draw f - g and f' - g' of two named activations over [-10, 10], with a point wherever either crosses 0.

    The difference has a colour that neither of the two functions has.
    """
    first, second = ACTIVATIONS[first], ACTIVATIONS[second]
    x = abscissae(*COMPARED, KINKS, 401)
    columns, shown = {}, []
    pairs = (("f", "f − g", first.function, second.function), ("d", "f′ − g′", first.derivative, second.derivative))
    places = {name: crossings(f, g, *COMPARED) for name, _, f, g in pairs}
    x = np.union1d(x, np.concatenate(list(places.values())))
    both = first.kinks + second.kinks
    for name, label, f, g in pairs:
        columns[name] = broken_at_jumps(x, both, lambda at, f=f, g=g: f(at) - g(at))
        columns[f"{name}0"] = np.where(np.isin(x, places[name]), columns[name], np.nan)
        shown.append(Line(name, label, dashed=name == "d", series=DIFFERENCE))
        shown.append(Line(f"{name}0", f"{label} crosses 0", series=DIFFERENCE, points=True, quiet=True))
    text = f"Difference of f = {first.label} and g = {second.label}, and of their slopes, from -10 to 10."
    taken = {LABELS.index(activation.label) % COLOURS for activation in (first, second)}
    free = max(set(range(COLOURS)) - taken)
    palette = (*[f"colour {place}" for place in range(free)], DIFFERENCE)
    return lines({"x": x} | columns, shown, AxesSpec("input x", "difference", height=BESIDE, palette=palette), text)


@memoized
def pair(first, second):
    """Draw f and g, and their slopes dashed, of two named activations over [-10, 10]."""
    x, columns, shown = abscissae(*COMPARED, KINKS, 401), {}, []
    for name, activation in (("f", ACTIVATIONS[first]), ("g", ACTIVATIONS[second])):
        label = f"{name} = {activation.label}"
        columns[name] = activation.function(x)
        columns[f"{name}d"] = broken_at_jumps(x, activation.kinks, activation.derivative)
        shown.append(Line(name, label, slope=f"{name}d", series=activation.label))
        shown.append(Line(f"{name}d", f"{name}′", dashed=True, series=activation.label, quiet=True))
    text = f"f = {ACTIVATIONS[first].label} and g = {ACTIVATIONS[second].label}, and their slopes, from -10 to 10."
    frame = AxesSpec("input x", "f and g solid, slopes dashed", height=BESIDE, palette=LABELS, tangent=1)
    return lines({"x": x} | columns, shown, frame, text)


@memoized
def catalogue():
    """Draw f and f' of every activation as small multiples on the same axes, sorted by family."""
    families = dict.fromkeys(activation.family for activation in ACTIVATIONS.values())
    ordered = [a for family in families for a in ACTIVATIONS.values() if a.family == family]
    cells = of_rows({"place": i, "name": a.name} | told(a) for i, a in enumerate(ordered))
    return Picture(
        specification=catalogue_chart(len(ordered)),
        tables={"cells": cells, "curves": joined(cell(place, a) for place, a in enumerate(ordered))},
        title="All activations and their slopes as small multiples",
        description=f"{len(ordered)} small pictures: {', '.join(a.label for a in ordered)}.",
    )


def told(activation):
    """Return what the pointer over a cell says: the label, the family, and what was measured of the function."""
    measured = properties(activation)
    spread = " to ".join(f"{end + 0.0:.4g}" for end in (measured.low, measured.high)).replace("inf", "∞")
    return {
        "label": activation.label,
        "family": activation.family,
        "range": spread.replace("-", "−"),
        "steepest slope": round(measured.steepest, 4),
        "mean output": round(measured.mean, 4),
    }


def cell(place, activation):
    """Return the points of f, of f', and of the flat left side of f magnified, in the unit square of one cell."""
    x = abscissae(-5, 5, activation.kinks, 101)
    f, d = activation.function(x), broken_at_jumps(x, activation.kinks, activation.derivative)
    parts = {"function": f, "slope": d}
    left = np.abs(f[x < 0]).max()
    if 0 < left < FLAT and f[0] == f[x < 0].min():
        parts["magnified"] = np.where(x < 0, MAGNIFIED * f, np.nan)
    rows = [
        {
            "place": np.full(x.size, place),
            "name": np.full(x.size, activation.name),
            "part": np.full(x.size, part),
            "series": np.full(x.size, activation.label),
            "x": (x + 5) / 10,
            "y": unit(y),
        }
        for part, y in parts.items()
    ]
    return joined(rows)


def unit(y):
    """Return y as a share of a cell's height; what lies outside the cell is not drawn."""
    share = (y - CELL["low"]) / (CELL["high"] - CELL["low"])
    return np.where((share >= 0) & (share <= 1), share, np.nan)


@compiled
def catalogue_chart(count):
    """Build the chart of `catalogue`: seven cells in a row where there is room, else five or two."""
    across = alt.param(name="across", expr="width > 1000 ? 7 : width > 600 ? 5 : 2")
    column, row = "datum.place % across", "floor(datum.place / across)"
    x = alt.X("left:Q", scale=alt.Scale(domain=[0, alt.ExprRef("across")], nice=False), axis=None)
    rows = alt.Scale(domain=[alt.ExprRef(f"ceil({count} / across)"), 0], nice=False)
    y = alt.Y("top:Q", scale=rows, axis=None)
    colour = alt.Color("series:N", scale=alt.Scale(domain=list(LABELS)), legend=None)
    dash = alt.Scale(domain=["function", "slope", "magnified"], range=[[1, 0], [6, 4], [2, 2]])
    cells = alt.Chart(alt.NamedData("cells")).transform_calculate(
        left=f"{column} + 0.02", right=f"{column} + 0.98", top=f"{row} + 0.02", bottom=f"{row} + 0.98"
    )
    right, bottom = alt.X2("right"), alt.Y2("bottom")
    chosen = alt.selection_point(name="chosen", fields=["name"], toggle=False)
    box = cells.mark_rect(opacity=0.08, cursor="pointer")
    words = cells.transform_calculate(series="datum.label", left=f"{column} + 0.05", top=f"{row} + 0.06")
    curves = alt.Chart(alt.NamedData("curves")).transform_calculate(
        left=f"{column} + 0.05 + 0.9 * datum.x", top=f"isValid(datum.y) ? {row} + 0.95 - 0.8 * datum.y : null"
    )
    layers = [
        box.encode(x, right, y, bottom, color=alt.value("gray"), tooltip=list(COMMITTED)).add_params(chosen),
        *axes(cells, column, row, (x, right, y, bottom)),
        curves.mark_line(tooltip=None).encode(
            x, y, colour, alt.StrokeDash("part:N", scale=dash, legend=None), detail="place:N", order="x:Q"
        ),
        words.mark_text(align="left", baseline="top", fontSize=13, fontWeight="bold", tooltip=None).encode(
            x, y, colour, text="label:N"
        ),
    ]
    # Vega takes a signal of this name for the height of the picture.
    height = alt.param(name="height", expr="width > 1000 ? 0.366 * width : width > 600 ? 700 : 1100")
    return alt.layer(*layers).properties(height=470).add_params(across, height)


def axes(cells, column, row, edges):
    """Return the faint lines y = 0 and x = 0 of each cell; `edges` are the channels of a box."""
    x, right, y, bottom = edges
    rule = {"opacity": 0.3, "strokeWidth": 1, "color": "gray", "tooltip": None}
    ends = {"left": 0.05, "right": 0.95}
    level = f"{row} + {0.95 - 0.8 * unit(0.0)}"
    flat = cells.transform_calculate(**{end: f"{column} + {share}" for end, share in ends.items()}, top=level)
    upright = cells.transform_calculate(left=f"{column} + 0.5", top=f"{row} + 0.15", bottom=f"{row} + 0.95")
    return [flat.mark_rule(**rule).encode(x, right, y), upright.mark_rule(**rule).encode(x, y, bottom)]
