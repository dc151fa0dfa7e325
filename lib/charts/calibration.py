"""The pictures of calibration: a reliability diagram and the scores, as forecasts are made bolder or more timid."""

import functools

import altair as alt
import numpy as np

from lib.charts.core.calls import memoized
from lib.charts.core.colors import CLASSES, CROSS, ROLES, SQUARED
from lib.charts.core.frames import frame_of, frames, shown, sliders
from lib.charts.core.lines import AxesSpec, Line, lines, with_cursor
from lib.charts.core.picture import Column, Picture, compiled
from lib.inference.calibration import brier_score, fit_temperature, reliability_bins, scaled_forecasts, scaled_log_loss

HEADINGS = {"forecast": "mean forecast", "share": "share of ones", "count": "forecasts"}
DOTS = (30, 500)
"""The areas in square pixels of a point that stands for no forecast, and for half of them."""


@memoized
def reliability_diagram(forecasts, bins, factor, start):
    """Draw for each bin the share of ones against the mean forecast sigmoid(factor z), with the live `factor`.

    `forecasts` are logits and outcomes. A point's area is the share of them that are in its bin. `start` is the
    factor at the opening.
    """
    logits, outcomes = forecasts

    @functools.cache
    def diagram(value):
        return reliability_bins(scaled_forecasts(logits, value), outcomes, bins)

    columns = {"bin": np.arange(1, bins + 1), "total": np.full(bins, len(logits))}
    for name in HEADINGS:
        columns |= frames(name, lambda value, name=name: getattr(diagram(value), name), factor, start)
    told = diagram(start)
    gap = np.nanmax(np.abs(told.share - told.forecast))
    return Picture(
        specification=reliability_chart(factor),
        tables={"bins": columns},
        title="Reliability diagram: share of ones over the mean forecast of each bin",
        description=f"{len(logits)} forecasts in {bins} bins, at factor {start:g} up to {gap:.3f} off the diagonal.",
        sliders={factor.key: factor},
        columns=(Column("bin", "bin"), *(Column(heading, name, factor) for name, heading in HEADINGS.items())),
        source=columns,
    )


@compiled
def reliability_chart(factor):
    """Build the chart of `reliability_diagram`."""
    table = alt.Chart(alt.NamedData("bins"))
    for name in HEADINGS:
        table = table.transform_calculate(**{name: shown(name, factor)})
    table = table.transform_calculate(series=f"'{CLASSES[1]}'", area="datum.count / datum.total")
    table = table.transform_filter("isValid(datum.share)")
    unit = alt.Scale(domain=[0, 1])
    x = alt.X("forecast:Q", title="mean forecast in the bin", scale=unit)
    y = alt.Y("share:Q", title="share of ones in the bin", scale=unit)
    colour = alt.Color("series:N", scale=alt.Scale(domain=list(ROLES)), legend=None)
    tip = [alt.Tooltip(f"{n}:Q", title=h, format=",.0f" if n == "count" else ".4f") for n, h in HEADINGS.items()]
    ends = alt.Chart(alt.sequence(2, as_="end"))
    diagonal = ends.mark_line(strokeDash=[6, 4], color="gray", tooltip=None).encode(alt.X("end:Q"), alt.Y("end:Q"))
    gaps = table.mark_rule(strokeWidth=2, opacity=0.5, tooltip=None).encode(x, y, alt.Y2("forecast"), colour)
    area = alt.Size("area:Q", scale=alt.Scale(domain=[0, 0.5], range=list(DOTS), clamp=True), legend=None)
    dots = table.mark_point(filled=True, opacity=0.9).encode(x, y, colour, area, tooltip=tip)
    return alt.layer(diagonal, gaps, dots).properties(height=440).add_params(*sliders(factor), frame_of(factor))


@memoized
def scores(forecasts, factor, start):
    """Draw log loss and Brier score of sigmoid(factor z) over the factor, the cursor, and where the first is least."""
    logits, outcomes = forecasts
    best = 1 / fit_temperature(logits, outcomes)
    f = with_cursor([best] if factor.low <= best <= factor.high else [], factor, start)
    log_loss = np.array([scaled_log_loss(1 / value, logits, outcomes) for value in f])
    brier = np.array([brier_score(scaled_forecasts(logits, value), outcomes) for value in f])
    columns = {"x": f, "log_loss": log_loss, "brier": brier, "best": np.where(f == best, log_loss, np.nan)}
    shown = [
        Line("log_loss", "Log loss", series=CROSS),
        Line("brier", "Brier score", series=SQUARED),
        Line("best", "Least log loss", series=CROSS, points=True, quiet=True),
    ]
    least = scaled_log_loss(1 / best, logits, outcomes)
    text = f"Log loss and Brier score over the factor; log loss is least, {least:.4f}, at {best:.3f}."
    frame = AxesSpec("factor of the logits", "mean score", height=332, palette=ROLES)
    return lines(columns, shown, frame, text, factor)
