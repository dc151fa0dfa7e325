"""The chart of an ascent on the log-likelihood: the positions of gradient ascent or Newton's method, step by step."""

from collections.abc import Sequence

import altair as alt
import numpy as np
from numpy.typing import NDArray

from lib.charts.colors import FIRST_SERIES
from lib.charts.core.calls import memoized
from lib.charts.core.channels import series_color
from lib.charts.core.expressions import PRECISE, number_text, retain_tables
from lib.charts.core.frames import stepped_number
from lib.charts.core.layers import layered
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import slider, slider_value
from lib.charts.core.table import Table, select_rows, table_from_matrix, table_from_rows
from lib.charts.core.text_marks import TEXT_SCALE, text_style
from lib.charts.core.titles import chart_title
from lib.inference.maximum_likelihood import Iterate
from lib.likelihood import log_likelihood, mle
from lib.numerics.parameter import Parameter
from lib.text.catalogue import likelihood as words
from lib.text.labels import one_or_several
from lib.text.numbers import equals, fixed, significant

# The curve has the colour of the likelihood, the ascent one that is free.
HEIGHT = "ln L / n"
PALETTE = (*FIRST_SERIES, "ascent", "", "Likelihood")


@memoized
def ascent(sample: Sequence[int], states: Sequence[Iterate], step: Parameter) -> Picture:
    """Draw ln L(p) / n over p with the positions of an ascent up to the live step, each joined to the next.

    `sample` holds flips, 0 or 1, and `states` the position at each step. What lies far below the curve is cut off,
    because a step that is much too long would leave no height to the curve.
    """
    inside = [state for state in states if np.isfinite(state.log_likelihood)]
    path = table_from_matrix([(i, s.p, s.log_likelihood) for i, s in enumerate(inside)], ["step", "p", "height"])
    return Picture(
        specification=ascent_chart(step),
        tables={"path": path} | _curve_tables(sample, path["height"]),
        title=words.OPTIMIZATION_TITLE,
        description=words.OPTIMIZATION_TEXT[one_or_several(len(states) - 1)].format(
            start=equals(states[0].p), end=significant(inside[-1].p, 4), steps=len(states) - 1
        ),
        sliders={step.key: step},
        data_columns=(
            DataColumn(words.OPTIMIZATION_STEP, "step"),
            DataColumn("p", "p"),
            DataColumn(HEIGHT, "height"),
        ),
        data=path,
        numbers={"p of the step": stepped_number([state.p for state in states], step)},
    )


def _curve_tables(sample: Sequence[int], heights: NDArray[np.float64]) -> dict[str, Table]:
    """Return the tables of the curve, of its maximum, and of both ends of the y axis.

    The axis goes down to the lowest of the `heights` of the path, but at least 2 and at most 6 below the maximum.
    """
    p = np.linspace(0.005, 0.995, 199)
    height = log_likelihood(sample, p) / len(sample)
    top = height.max()
    floor = min(top - 2, np.maximum(heights, top - 6).min())
    label = words.OPTIMIZATION_MAXIMUM.format(top=fixed(top, 3))
    return {
        "curve": select_rows({"p": p, "height": height}, height >= floor),
        "maximum": table_from_rows([{"p": mle(sample), "text": label}]),
        "domain": {"height": np.array([floor, top + (top - floor) / 20])},
    }


@compiled
def ascent_chart(step: Parameter) -> AnyChart:
    """Build the chart of `ascent`."""
    domain = [alt.ExprRef(f"length(data('domain')) ? data('domain')[{end}].height : {end}") for end in (0, 1)]
    x = alt.X("p:Q", title=words.P_AXIS, axis=alt.Axis(tickCount=6))
    scale = alt.Scale(domain=domain, nice=False)
    y = alt.Y("height:Q", title="ln L(p) / n", scale=scale, axis=alt.Axis(tickCount=6))
    color = series_color(PALETTE)
    curve = alt.Chart(alt.NamedData("curve")).transform_calculate(series="'Likelihood'")
    layers = [
        curve.mark_line(strokeWidth=2.5, clip=True, tooltip=None).encode(x, y, color),
        *_path_layers(step, x, y, color),
        *_maximum_layers(x),
        *retain_tables("domain"),
    ]
    title = chart_title(words.OPTIMIZATION_TITLE)
    return layered(layers, [TEXT_SCALE, slider(step)], height=370, title=title)


def _path_layers(step: Parameter, x: alt.X, y: alt.Y, color: alt.Color) -> list[alt.Chart]:
    """Return the path up to the live step, and its last point with its p beside it."""
    path = alt.Chart(alt.NamedData("path")).transform_calculate(series="'ascent'")
    path = path.transform_filter(f"datum.step <= {slider_value(step)}")
    last = path.transform_filter(f"datum.step > {slider_value(step)} - 1")
    tooltip = [
        alt.Tooltip("step:Q", title=words.OPTIMIZATION_STEP),
        alt.Tooltip("p:Q", format=PRECISE),
        alt.Tooltip("height:Q", title=HEIGHT, format=PRECISE),
    ]
    inwards = {"align": alt.ExprRef("datum.p > 0.2 ? 'right' : 'left'"), "dx": alt.ExprRef("datum.p > 0.2 ? -10 : 10")}
    label = last.transform_calculate(text=f"'p = ' + {number_text('datum.p')}")
    label = label.mark_text(**text_style(**inwards, dy=7, clip=True))
    return [
        path.mark_line(strokeWidth=1, clip=True, tooltip=None).encode(x, y, color, order=alt.Order("step:Q")),
        path.mark_point(filled=True, size=40, opacity=0.7, clip=True).encode(x, y, color, tooltip=tooltip),
        last.mark_point(filled=True, size=160, opacity=1, clip=True).encode(x, y, color, tooltip=tooltip),
        label.encode(x, y, color, text=alt.Text("text:N")),
    ]


def _maximum_layers(x: alt.X) -> list[alt.Chart]:
    """Return the vertical line at the maximum, with its name at the bottom."""
    maximum, gray = alt.Chart(alt.NamedData("maximum")), alt.ColorValue("gray")
    label = maximum.mark_text(**text_style(baseline="bottom", dx=5, dy=-3, fontWeight="normal"))
    bottom = alt.YValue(alt.ExprRef("height"))
    return [
        maximum.mark_rule(strokeDash=[4, 3], tooltip=None).encode(x, color=gray),
        label.encode(x, y=bottom, color=gray, text=alt.Text("text:N")),
    ]
