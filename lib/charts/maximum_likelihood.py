"""The picture of a climb: the log-likelihood as a hill, and every step towards its top."""

import altair as alt
import numpy as np

from lib.charts.core import pointer
from lib.charts.core.calls import memoized
from lib.charts.core.colors import ROLES
from lib.charts.core.frames import emitted, slider, value
from lib.charts.core.picture import Column, Picture, compiled
from lib.charts.core.table import of_matrix, where
from lib.likelihood import log_likelihood, mle

# The hill has the colour of the likelihood, the climb one that is free.
PALETTE = [*ROLES, "climb", "", "Likelihood"]
# A climb that is thrown far down would squeeze the hill: what lies below it is cut off.
REACH = [alt.ExprRef(f"length(data('reach')) ? data('reach')[{end}].height : {end}") for end in (0, 1)]


@memoized
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
            "reach": {"height": np.array([floor, hill.max() + (hill.max() - floor) / 20])},
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
    x = alt.X("p:Q", title="probability p of a 1", axis=alt.Axis(tickCount=10))
    scale = alt.Scale(domain=REACH, nice=False)
    y = alt.Y("height:Q", title="ln L(p) / n", scale=scale, axis=alt.Axis(tickCount=6))
    colour = alt.Color("series:N", scale=alt.Scale(domain=PALETTE), legend=None)
    hill = alt.Chart(alt.NamedData("hill")).transform_calculate(series="'Likelihood'")
    layers = [
        hill.mark_line(strokeWidth=2.5, clip=True, tooltip=None).encode(x, y, colour),
        *walked(step, x, y, colour),
        *summit(x),
        *emitted("reach"),
    ]
    return alt.layer(*layers).properties(height=330).add_params(pointer.SCALE, slider(step))


def walked(step, x, y, colour):
    """Return the way up to the live step, and where it stands there, with its p."""
    trail = alt.Chart(alt.NamedData("trail")).transform_calculate(series="'climb'")
    trail = trail.transform_filter(f"datum.step <= {value(step)}")
    last = trail.transform_filter(f"datum.step > {value(step)} - 1")
    tip = [alt.Tooltip("step:Q"), alt.Tooltip("p:Q", format=".6g"), alt.Tooltip("height:Q", format=".6g")]
    beside = {"align": alt.ExprRef("datum.p > 0.2 ? 'right' : 'left'"), "dx": alt.ExprRef("datum.p > 0.2 ? -10 : 10")}
    said = last.transform_calculate(text="'p = ' + format(datum.p, '.4~f')")
    return [
        trail.mark_line(strokeWidth=1, clip=True, tooltip=None).encode(x, y, colour, order="step:Q"),
        trail.mark_point(filled=True, size=40, opacity=0.7, clip=True).encode(x, y, colour, tooltip=tip),
        last.mark_point(filled=True, size=160, opacity=1, clip=True).encode(x, y, colour, tooltip=tip),
        said.mark_text(**pointer.LETTERS | beside | {"dy": 7, "clip": True}).encode(x, y, colour, text="text:N"),
    ]


def summit(x):
    """Return the upright line at the maximum, and what it is called."""
    top, gray = alt.Chart(alt.NamedData("top")), alt.value("gray")
    words = top.mark_text(**pointer.LETTERS | {"baseline": "bottom", "dx": 5, "dy": -3, "fontWeight": "normal"})
    foot = alt.value(alt.ExprRef("height"))
    return [
        top.mark_rule(strokeDash=[4, 3], tooltip=None).encode(x, color=gray),
        words.encode(x, y=foot, color=gray, text=alt.value("maximum at k/n")),
    ]
