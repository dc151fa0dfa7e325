"""The picture of a simulation: a histogram that grows beside the distribution that it should meet."""

import altair as alt
import numpy as np

from lib.charts.core.calls import memoized
from lib.charts.core.frames import frame_of, frames, shown, sliders
from lib.charts.core.picture import Column, Picture, compiled
from lib.charts.core.table import where
from lib.statistics.binomial import binomial_pmf

# The legend says how each is drawn, not in which colour alone.
PMF, SIMULATED = "Binomial pmf, the lines", "Simulated, the bars"


@memoized
def growing(n, p, histogram, growth, start):
    """Draw the share of each number of ones in the repeats so far, up to the live `growth`, beside the binomial pmf."""
    k = np.arange(n + 1)
    last = len(histogram.checkpoints) - 1
    columns = {"k": k, "pmf": binomial_pmf(k, n, p)}
    columns |= frames("share", lambda at: histogram.frequencies[min(round(at), last)], growth, start)
    likely = (columns["pmf"] > 1e-6) | (histogram.frequencies[-1] > 0)
    table = where(columns, likely)
    return Picture(
        specification=growing_chart(growth),
        tables={"bars": table},
        title="Histogram of simulated counts beside the binomial distribution",
        description=f"{histogram.checkpoints[-1]} repeats of {n} flips: shares of each count beside the binomial pmf.",
        sliders={growth.key: growth},
        columns=(Column("k", "k"), Column("simulated share", "share", growth), Column("binomial pmf", "pmf")),
        source=table,
    )


@compiled
def growing_chart(growth):
    """Build the chart of `growing`."""
    table = alt.Chart(alt.NamedData("bars")).transform_calculate(share=shown("share", growth))
    x = alt.X("k:O", title="number of 1s", axis=alt.Axis(labelAngle=0, labelOverlap=True))
    scale = alt.Scale(domain=[PMF, SIMULATED])
    legend = alt.Legend(title=None, orient="top", columns=alt.ExprRef("width < 300 ? 1 : 2"))
    colour = alt.Color("series:N", scale=scale, legend=legend)
    tip = [alt.Tooltip("k:Q"), alt.Tooltip("share:Q", format=".5f"), alt.Tooltip("pmf:Q", format=".5f")]
    bars = table.transform_calculate(series=f"'{SIMULATED}'").mark_bar(opacity=0.7)
    marks = table.transform_calculate(series=f"'{PMF}'").mark_tick(thickness=3)
    layers = [
        bars.encode(x, alt.Y("share:Q", title="share of the repeats"), colour, tooltip=tip),
        marks.encode(x, alt.Y("pmf:Q"), colour, tooltip=tip),
    ]
    return alt.layer(*layers).properties(height=310).add_params(*sliders(growth), frame_of(growth))
