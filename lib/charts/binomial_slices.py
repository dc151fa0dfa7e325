"""One table, two slices: all Binomial(k; n, p) over k and p, a row of it a distribution, a column a likelihood."""

import altair as alt
import numpy as np

from lib.charts.core import pointer
from lib.charts.core.calls import memoized
from lib.charts.core.frames import frame_of, frames, shown, sliders, value
from lib.charts.core.lines import AxesSpec, Line, lines, with_cursor
from lib.charts.core.picture import Column, Picture, compiled
from lib.statistics.binomial import binomial_pmf

SLICES = alt.Scale(domain=["fixed p", "fixed k"])
LAST = "(length(data('bars')) - 1)"
GRID = np.linspace(0, 1, 41)


@memoized
def table(n, p, k):
    """Draw the table of all k and p as a heat map, with lines at the live `p` and `k`."""
    counts = np.arange(n + 1)
    probability = binomial_pmf(counts[:, None], n, GRID[None, :])
    row, column = np.indices(probability.shape)
    half = (GRID[1] - GRID[0]) / 2
    at, ones = GRID[column.ravel()], row.ravel()
    cells = {"k": ones, "p": at, "probability": probability.ravel()}
    cells |= {"left": at - half, "right": at + half, "low": ones - 0.5, "high": ones + 0.5}
    return Picture(
        specification=table_chart(p, k),
        tables={"cells": cells},
        title="Binomial probability over k and p",
        description=f"Heat map of the probability of k ones in {n} flips for each p, largest {probability.max():.3f}.",
        sliders={p.key: p, k.key: k},
        cursors=((p.key, -0.02, 1.02, "x"), (k.key, -0.5, n + 0.5, "y")),
    )


@compiled
def table_chart(p, k):
    """Build the chart of `table`: the fuller the colour, the larger the probability."""
    cells = alt.Chart(alt.NamedData("cells")).transform_calculate(series="'fixed p'")
    scale, axis = alt.Scale(nice=False, domain=[-0.02, 1.02]), alt.Axis(format=".1f", tickCount=10)
    x = alt.X("left:Q", title="probability p of a 1", scale=scale, axis=axis)
    y = alt.Y("low:Q", title="ones k", scale=alt.Scale(nice=False, zero=False))
    opacity = alt.Opacity("probability:Q", scale=alt.Scale(type="sqrt", zero=True, range=[0, 1]), legend=None)
    colour = alt.Color("series:N", scale=SLICES, legend=None)
    tip = [alt.Tooltip("k:Q"), alt.Tooltip("p:Q"), alt.Tooltip("probability:Q", format=".6f")]
    squares = cells.mark_rect(strokeWidth=0).encode(x, alt.X2("right"), y, alt.Y2("high"), colour, opacity, tooltip=tip)
    here = alt.Chart(alt.sequence(1)).transform_calculate(p=value(p), k=value(k))
    upright, across = (here.transform_calculate(series=f"'{name}'") for name in ("fixed p", "fixed k"))
    layers = [
        squares,
        upright.mark_rule(strokeWidth=2.5, tooltip=None).encode(alt.X("p:Q"), color=colour),
        across.mark_rule(strokeWidth=2.5, tooltip=None).encode(alt.Y("k:Q"), color=colour),
    ]
    return alt.layer(*layers).properties(height=330).add_params(*sliders(p, k))


@memoized
def fixed_p(n, p, k, start):
    """Draw the slice at the live p: a distribution over k, as bars, that of the live `k` set off."""
    counts = np.arange(n + 1)
    columns = {"k": counts} | frames("pmf", lambda at: binomial_pmf(counts, n, at), p, start)
    return Picture(
        specification=fixed_p_chart(p, k),
        tables={"bars": columns},
        title="The slice at one p: a distribution over k",
        description=f"Bars of the probability of each k of {n} at one p; they sum to 1.",
        sliders={p.key: p, k.key: k},
        columns=(Column("k", "k"), Column("probability", "pmf", p)),
        source=columns,
    )


@compiled
def fixed_p_chart(p, k):
    """Build the chart of `fixed_p`, with the number of the bar at which both slices cross."""
    bars = alt.Chart(alt.NamedData("bars")).transform_calculate(probability=shown("pmf", p))
    bars = bars.transform_calculate(series=f"datum.k == min(round({value(k)}), {LAST}) ? 'fixed k' : 'fixed p'")
    x = alt.X("k:O", title="ones k", axis=alt.Axis(labelAngle=0, labelOverlap=True))
    y = alt.Y(
        "probability:Q", title="P(k) at this p", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(values=[0, 0.5, 1])
    )
    colour = alt.Color("series:N", scale=SLICES, legend=None)
    tip = [alt.Tooltip("k:Q"), alt.Tooltip("probability:Q", format=".6f")]
    here = bars.transform_filter("datum.series == 'fixed k'")
    here = here.transform_calculate(text="'P(' + datum.k + ') at this p: ' + format(datum.probability, '.5~g')")
    number = here.mark_text(**pointer.LETTERS | {"align": "center"}).encode(
        x=alt.value(alt.ExprRef("width / 2")), y=alt.value(6), color=colour, text="text:N"
    )
    drawn = bars.mark_bar().encode(x, y, colour, tooltip=tip)
    return alt.layer(drawn, number).properties(height=182).add_params(pointer.SCALE, *sliders(p, k), frame_of(p))


@memoized
def fixed_k(n, k, p, starts):
    """Draw the slice at the live k: a likelihood over p, with a point at the live `p`; `starts` are those of both."""
    x = with_cursor(np.linspace(0, 1, 101), p, starts[p.key])

    def curve(at):
        return binomial_pmf(min(round(at), n), n, x)

    columns = {"x": x} | frames("likelihood", curve, k, starts[k.key])
    text = f"Likelihood over p at one k of {n}; its area is 1/{n + 1}."
    drawn = [Line("likelihood", "P(k) at this k", bend=k, series="fixed k")]
    frame = AxesSpec("probability p of a 1", "P(k) as p moves", (0, 1), 110, palette=("fixed p", "fixed k"))
    return lines(columns, drawn, frame, text, p)
