"""Charts of the binomial probability over k and p, and of its slices.

The slice at a fixed p is a distribution over k, the one at a fixed k a likelihood over p.
"""

from collections.abc import Mapping

import altair as alt
import numpy as np
from numpy.typing import NDArray

from lib.charts.core.calls import memoized
from lib.charts.core.channels import series_color
from lib.charts.core.expressions import PRECISE, SINGLE, number_text
from lib.charts.core.frames import frame_index, frame_value, frames
from lib.charts.core.grids import cell_edges, grid_with_cursor
from lib.charts.core.layers import layered
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart, with_fitted_y
from lib.charts.core.picture import AnyChart, Cursor, DataColumn, Picture, compiled
from lib.charts.core.sliders import slider_row, slider_value, sliders
from lib.charts.core.text_marks import TEXT_SCALE, text_style
from lib.charts.core.titles import chart_title, space_above
from lib.numerics.parameter import Parameter
from lib.statistics.binomial import binomial_pmf
from lib.text.catalogue import likelihood as words
from lib.text.labels import one_or_several
from lib.text.numbers import fixed

SLICES = ("fixed p", "fixed k")
P_GRID = np.linspace(0, 1, 41)
P_LOW, P_HIGH = -0.02, 1.02
LAST_BAR = "(length(data('bars')) - 1)"
# The height of the table and of the bars beside it.
HEIGHT = 415
HALF_BAR = 0.4
ROOM_FOR_NUMBER = 1.4
# Few whole numbers.
K_AXIS = alt.Axis(format="d", tickMinStep=1, tickCount=6)


@memoized
def table(n: int, p: Parameter, k: Parameter) -> Picture:
    """Draw a heat map of P(k; n, p) over p on the x axis and k on the y axis, with lines at the live `p` and `k`.

    A drag in the plot moves both sliders.
    """
    counts = np.arange(n + 1)
    probability = binomial_pmf(counts[:, None], n, P_GRID[None, :])
    row, column = np.indices(probability.shape)
    left, right = cell_edges(P_GRID)
    place, ones = column.ravel(), row.ravel()
    cells = {"k": ones, "p": P_GRID[place], "probability": probability.ravel()}
    cells |= {"left": left[place], "right": right[place], "low": ones - 0.5, "high": ones + 0.5}
    return Picture(
        specification=table_chart(p, k),
        tables={"cells": cells},
        title=words.BINOMIAL_TITLE,
        description=words.BINOMIAL_TEXT[one_or_several(n)].format(count=n, largest=fixed(probability.max(), 3)),
        sliders={p.key: p, k.key: k},
        cursors=(Cursor(p.key, P_LOW, P_HIGH, "x"), Cursor(k.key, -0.5, n + 0.5, "y")),
    )


@compiled
def table_chart(p: Parameter, k: Parameter) -> AnyChart:
    """Build the chart of `table`: the more opaque a cell, the larger its probability."""
    color = series_color(SLICES)
    cells = alt.Chart(alt.NamedData("cells")).transform_calculate(series="'fixed p'")
    scale, axis = alt.Scale(nice=False, domain=[P_LOW, P_HIGH]), alt.Axis(format=".1f", tickCount=6)
    x = alt.X("left:Q", title=words.P_AXIS, scale=scale, axis=axis)
    y = alt.Y("low:Q", title=words.BINOMIAL_ONES, scale=alt.Scale(nice=False, zero=False), axis=K_AXIS)
    opacity = alt.Opacity("probability:Q", scale=alt.Scale(type="sqrt", zero=True, range=[0, 1]), legend=None)
    tooltip = [
        alt.Tooltip("k:Q"),
        alt.Tooltip("p:Q"),
        alt.Tooltip("probability:Q", title=words.BINOMIAL_PROBABILITY, format=PRECISE),
    ]
    squares = cells.mark_rect(strokeWidth=0)
    at_p, at_k = (slider_row(p=p, k=k).transform_calculate(series=f"'{name}'") for name in SLICES)
    layers = [
        squares.encode(x, alt.X2("right"), y, alt.Y2("high"), color, opacity, tooltip=tooltip),
        at_p.mark_rule(strokeWidth=2.5, tooltip=None).encode(alt.X("p:Q"), color=color),
        at_k.mark_rule(strokeWidth=2.5, tooltip=None).encode(alt.Y("k:Q"), color=color),
    ]
    title = chart_title(words.BINOMIAL_HEAD)
    return layered([*layers, space_above()], [TEXT_SCALE, *sliders(p, k)], height=HEIGHT, title=title)


@memoized
def fixed_p(n: int, p: Parameter, k: Parameter, start: float) -> Picture:
    """Draw the distribution P(k) at the live `p` as bars in the rows of `table`, the live `k` in another color.

    `start` is the value of p at the opening.
    """
    counts = np.arange(n + 1)
    columns = {"k": counts} | frames("pmf", lambda value: binomial_pmf(counts, n, value), p, start)
    return Picture(
        specification=fixed_p_chart(p, k),
        tables={"bars": columns},
        title=words.BINOMIAL_FIXED_P_TITLE,
        description=words.BINOMIAL_FIXED_P_TEXT.format(count=n),
        sliders={p.key: p, k.key: k},
        data_columns=(DataColumn("k", "k"), DataColumn(words.BINOMIAL_PROBABILITY, "pmf", p)),
        data=columns,
    )


@compiled
def fixed_p_chart(p: Parameter, k: Parameter) -> AnyChart:
    """Build the chart of `fixed_p`, whose bars lie in the rows of `table`, with the number of the bar of k."""
    bars = alt.Chart(alt.NamedData("bars")).transform_calculate(
        probability=frame_value("pmf", p), low=f"datum.k - {HALF_BAR}", high=f"datum.k + {HALF_BAR}"
    )
    bars = bars.transform_calculate(
        series=f"datum.k == min(round({slider_value(k)}), {LAST_BAR}) ? 'fixed k' : 'fixed p'"
    )
    # The longest bar leaves room for the number beside it.
    largest = alt.ExprRef(f"{ROOM_FOR_NUMBER} * extent(pluck(data('bars'), 'pmf' + {p.key}_frame))[1]")
    ends = [-0.5, alt.ExprRef(f"{LAST_BAR} + 0.5")]
    x_axis = alt.Axis(tickCount=4)
    x = alt.X("probability:Q", title=words.BINOMIAL_FIXED_P_AXIS, scale=alt.Scale(domain=[0, largest]), axis=x_axis)
    y = alt.Y("low:Q", title=words.BINOMIAL_ONES, scale=alt.Scale(domain=ends, nice=False), axis=K_AXIS)
    tooltip = [alt.Tooltip("k:Q"), alt.Tooltip("probability:Q", title=words.BINOMIAL_PROBABILITY, format=SINGLE)]
    color = series_color(SLICES)
    number = bars.transform_filter("datum.series == 'fixed k'")
    number = number.transform_calculate(text=f"'P(' + datum.k + ') = ' + {number_text('datum.probability')}")
    number = number.mark_text(**text_style(baseline="middle", dx=5))
    layers = [
        bars.mark_rect(tooltip=True).encode(x, y, alt.X2(datum=0), alt.Y2("high"), color, tooltip=tooltip),
        number.encode(x, alt.Y("k:Q"), color=color, text=alt.Text("text:N")),
    ]
    return layered(
        [*layers, space_above()],
        [TEXT_SCALE, *sliders(p, k), frame_index(p)],
        height=HEIGHT,
        title=chart_title(words.BINOMIAL_FIXED_P_HEAD),
    )


@memoized
def fixed_k(n: int, k: Parameter, p: Parameter, starts: Mapping[str, float]) -> Picture:
    """Draw the likelihood P(k) over p at the live `k`; `p` is the cursor.

    `starts` maps the keys of both to their values at the opening. A k above n counts as n.
    """
    x = grid_with_cursor(np.linspace(0, 1, 101), p, starts[p.key])

    def curve(value: float) -> NDArray[np.float64]:
        return binomial_pmf(min(round(value), n), n, x)

    columns = {"x": x} | frames("likelihood", curve, k, starts[k.key])
    lines = [Line("likelihood", words.BINOMIAL_FIXED_K, parameter=k, series="fixed k", named=False)]
    axes = AxesSpec(words.P_AXIS, words.BINOMIAL_FIXED_K, height=150, palette=SLICES)
    text = words.BINOMIAL_FIXED_K_TEXT.format(count=n, rows=n + 1)
    return line_chart(columns, lines, axes, text, p, title=words.BINOMIAL_FIXED_K_TITLE)


def fitted(picture: Picture, values: Mapping[str, float]) -> Picture:
    """Return the picture of `fixed_k` on an axis that fits the curve at the k that its slider was left at."""
    return with_fitted_y(picture, values, [words.BINOMIAL_FIXED_K])
