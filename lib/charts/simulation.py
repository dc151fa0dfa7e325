"""The chart of a simulation: the histogram of simulated counts beside the binomial distribution."""

import altair as alt
import numpy as np

from lib.charts.colors import BINOMIAL_PMF, SIMULATED
from lib.charts.core.calls import memoized
from lib.charts.core.channels import series_color
from lib.charts.core.expressions import PRECISE, SINGLE
from lib.charts.core.frames import frame_index, frame_value, frames, stepped_number
from lib.charts.core.layers import layered
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import sliders
from lib.charts.core.table import select_rows
from lib.charts.core.text_marks import TEXT_SCALE
from lib.charts.core.titles import chart_title
from lib.numerics.parameter import Parameter
from lib.statistics.binomial import binomial_pmf
from lib.statistics.simulation import RunningHistogram
from lib.text.catalogue import likelihood as words
from lib.text.labels import one_or_several


@memoized
def growing_histogram(n: int, p: float, histogram: RunningHistogram, checkpoint: Parameter, start: float) -> Picture:
    """Draw the share of each number k of ones in the repeats so far as bars, and the binomial pmf as lines over k.

    `histogram` holds the shares at each checkpoint of a simulation of n flips with probability p; the `checkpoint` is
    live, and `start` is the one at the opening. Counts that are improbable and did not occur are left out.
    """
    k = np.arange(n + 1)
    last = len(histogram.checkpoints) - 1
    columns = {"k": k, "pmf": binomial_pmf(k, n, p)}
    columns |= frames("share", lambda index: histogram.frequencies[min(round(index), last)], checkpoint, start)
    table = select_rows(columns, (columns["pmf"] > 1e-6) | (histogram.frequencies[-1] > 0))
    return Picture(
        specification=growing_histogram_chart(checkpoint),
        tables={"bars": table},
        title=words.DISTRIBUTIONS_SIMULATION_TITLE,
        description=words.DISTRIBUTIONS_SIMULATION_TEXT[one_or_several(n)].format(
            repeats=histogram.checkpoints[-1], count=n
        ),
        sliders={checkpoint.key: checkpoint},
        data_columns=(
            DataColumn("k", "k"),
            DataColumn(words.DISTRIBUTIONS_SIMULATED_SHARE, "share", checkpoint),
            DataColumn(words.DISTRIBUTIONS_PMF, "pmf"),
        ),
        data=table,
        numbers={"repeats": stepped_number(histogram.checkpoints, checkpoint)},
    )


@compiled
def growing_histogram_chart(checkpoint: Parameter) -> AnyChart:
    """Build the chart of `growing_histogram`."""
    table = alt.Chart(alt.NamedData("bars")).transform_calculate(share=frame_value("share", checkpoint))
    x = alt.X("k:O", title=words.DISTRIBUTIONS_SIMULATION_X, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    # The width of the plot would change the legend after Vega has laid out the chart, and the title would be cut off.
    narrow = "(containerSize()[0] || width) < 400 * scale"
    legend = alt.Legend(title=None, orient="top", labelLimit=0, columns=alt.ExprRef(f"{narrow} ? 1 : 2"))
    color = series_color((BINOMIAL_PMF, SIMULATED), legend)
    tooltip = [
        alt.Tooltip("k:Q"),
        alt.Tooltip("share:Q", title=words.DISTRIBUTIONS_SIMULATED_SHARE, format=SINGLE),
        alt.Tooltip("pmf:Q", title=words.DISTRIBUTIONS_PMF, format=PRECISE),
    ]
    bars = table.transform_calculate(series=f"'{SIMULATED}'").mark_bar(opacity=0.7)
    ticks = table.transform_calculate(series=f"'{BINOMIAL_PMF}'").mark_tick(thickness=3)
    y = alt.Y("share:Q", title=words.DISTRIBUTIONS_SIMULATION_Y, axis=alt.Axis(tickCount=4))
    layers = [
        bars.encode(x, y, color, tooltip=tooltip),
        ticks.encode(x, alt.Y("pmf:Q"), color, tooltip=tooltip),
    ]
    title = chart_title(words.DISTRIBUTIONS_SIMULATION_TITLE)
    return layered(layers, [TEXT_SCALE, *sliders(checkpoint), frame_index(checkpoint)], height=330, title=title)
