"""The picture of a climb: the log-likelihood as a hill, and every step towards its top."""

import altair as alt
import numpy as np

from lib.charts import pointer
from lib.charts.frames import slider, value
from lib.charts.picture import Column, Picture, compiled
from lib.charts.table import of_matrix, where
from lib.likelihood import log_likelihood, mle
from lib.made import remembered


@remembered
def uphill(sample, states, step):
    """Draw ln L / n over p with the positions of a climb up to the live step, each step a line to the next."""
    inside = [state for state in states if np.isfinite(state.log_likelihood)]
    p = np.linspace(0.005, 0.995, 199)
    hill = log_likelihood(sample, p) / len(sample)
    trail = of_matrix([(i, s.p, s.log_likelihood) for i, s in enumerate(inside)], ["step", "p", "height"])
    floor = min(hill.max() - 2, np.maximum(trail["height"], hill.max() - 6).min())
    return Picture(
        specification=climb_chart(step),
        tables={
            "trail": trail,
            "hill": where({"p": p, "height": hill}, hill >= floor),
            "top": {"p": np.array([mle(sample)])},
        },
        title="A climb on the log-likelihood",
        description=f"Climb from p = {states[0].p:.4g} to {inside[-1].p:.4g} in {len(states) - 1} steps.",
        sliders={step.key: step},
        columns=(Column("step", "step"), Column("p", "p"), Column("ln L / n", "height")),
        source=trail,
    )


@compiled
def climb_chart(step):
    """Build the chart of `uphill`."""
    x, y = (
        alt.X("p:Q", title="probability p of a 1", axis=alt.Axis(tickCount=10)),
        alt.Y("height:Q", title="ln L(p) / n", scale=alt.Scale(zero=False), axis=alt.Axis(tickCount=6)),
    )
    colour = alt.Color("series:N", scale=alt.Scale(domain=["hill", "climb"]), legend=None)
    top, gray = alt.Chart(alt.NamedData("top")), alt.value("gray")
    hill = alt.Chart(alt.NamedData("hill")).transform_calculate(series="'hill'")
    trail = alt.Chart(alt.NamedData("trail")).transform_calculate(series="'climb'")
    trail = trail.transform_filter(f"datum.step <= {value(step)}")
    tip = [alt.Tooltip("step:Q"), alt.Tooltip("p:Q", format=".6g"), alt.Tooltip("height:Q", format=".6g")]
    last = trail.transform_filter(f"datum.step > {value(step)} - 1")
    layers = [
        hill.mark_line(strokeWidth=2.5, clip=True, tooltip=None).encode(x, y, colour),
        trail.mark_line(strokeWidth=1, clip=True, tooltip=None).encode(x, y, colour, order="step:Q"),
        trail.mark_point(filled=True, size=40, opacity=0.7, clip=True).encode(x, y, colour, tooltip=tip),
        last.mark_point(filled=True, size=160, opacity=1, clip=True).encode(x, y, colour, tooltip=tip),
        last.transform_calculate(text="'p = ' + format(datum.p, '.4~f')")
        .mark_text(align="right", dx=-10, dy=14, fontSize=alt.ExprRef("13 * scale"), fontWeight="bold", tooltip=None)
        .encode(x, y, colour, text="text:N"),
        top.mark_rule(strokeDash=[4, 3], tooltip=None).encode(x, color=gray),
        top.mark_text(align="left", dx=5, dy=-8, fontSize=alt.ExprRef("13 * scale"), tooltip=None).encode(
            x, y=alt.value(alt.ExprRef("height")), color=gray, text=alt.value("maximum at k/n")
        ),
    ]
    return alt.layer(*layers).properties(height=330).add_params(pointer.SCALE, slider(step))
