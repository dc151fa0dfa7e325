"""Charts of calibration: a reliability diagram and the scores of forecasts whose logits are multiplied by a factor."""

import functools

import altair as alt
import numpy as np
from numpy.typing import NDArray

from lib.charts.colors import CLASSES, CROSS_ENTROPY, FIRST_SERIES, SQUARED_ERROR
from lib.charts.core.calls import memoized
from lib.charts.core.channels import series_color
from lib.charts.core.expressions import SINGLE
from lib.charts.core.frames import frame_index, frame_value, frames
from lib.charts.core.grids import grid_with_cursor
from lib.charts.core.labels import Annotation
from lib.charts.core.layers import layered
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import sliders
from lib.charts.core.text_marks import TEXT_SCALE, quiet_color, text_style
from lib.charts.core.titles import chart_title, space_above
from lib.inference.calibration import (
    ReliabilityDiagram,
    brier_score,
    fit_temperature,
    reliability_bins,
    scaled_forecasts,
    scaled_log_loss,
)
from lib.numerics.parameter import Parameter
from lib.text.numbers import fixed, significant

# Logits and outcomes.
Forecasts = tuple[NDArray[np.float64], NDArray[np.int64]]
HEADINGS = {"forecast": "mean forecast", "share": "share of ones", "count": "forecasts"}
RELIABILITY_TITLE = "Reliability diagram of the forecasts"
# The areas in square pixels of a point for no forecast, and of one for half of them or more.
POINT_AREAS = (30, 500)


@memoized
def reliability_diagram(forecasts: Forecasts, bins: int, factor: Parameter, start: float) -> Picture:
    """Draw for each bin the share of ones over the mean forecast sigmoid(factor z), with the live `factor`.

    A point's area grows with the number of forecasts in its bin; the dashed diagonal is perfect calibration. `start` is
    the factor at the opening.
    """
    logits, outcomes = forecasts

    @functools.cache
    def diagram(value: float) -> ReliabilityDiagram:
        return reliability_bins(scaled_forecasts(logits, value), outcomes, bins)

    columns = {"bin": np.arange(1, bins + 1), "total": np.full(bins, len(logits))}
    for name in HEADINGS:
        columns |= frames(name, lambda value, name=name: getattr(diagram(value), name), factor, start)
    gap = np.nanmax(np.abs(diagram(start).share - diagram(start).forecast))
    headings = [DataColumn(heading, name, factor) for name, heading in HEADINGS.items()]
    return Picture(
        specification=reliability_chart(factor),
        tables={"bins": columns},
        title=RELIABILITY_TITLE,
        description=f"{len(logits)} forecasts in {bins} bins, at factor {significant(start)} up to {fixed(gap, 3)} off "
        "the diagonal.",
        sliders={factor.key: factor},
        data_columns=(DataColumn("bin", "bin"), *headings),
        data=columns,
    )


@compiled
def reliability_chart(factor: Parameter) -> AnyChart:
    """Build the chart of `reliability_diagram`."""
    table = alt.Chart(alt.NamedData("bins"))
    for name in HEADINGS:
        table = table.transform_calculate(**{name: frame_value(name, factor)})
    table = table.transform_calculate(series=f"'{CLASSES[1]}'", area="datum.count / datum.total")
    table = table.transform_filter("isValid(datum.share)")
    unit, color = alt.Scale(domain=[0, 1]), series_color(FIRST_SERIES)
    tenths = alt.Axis(tickCount=5, format=".1f")
    x = alt.X("forecast:Q", title="mean forecast in the bin", scale=unit, axis=tenths)
    y = alt.Y("share:Q", title="share of ones in the bin", scale=unit, axis=tenths)
    formats = {"forecast": SINGLE, "share": SINGLE, "count": ".0f"}
    tooltip = [alt.Tooltip(f"{name}:Q", title=HEADINGS[name], format=digits) for name, digits in formats.items()]
    ends = alt.Chart(alt.sequence(2, as_="end"))
    diagonal = ends.mark_line(strokeDash=[6, 4], color="gray", tooltip=None).encode(alt.X("end:Q"), alt.Y("end:Q"))
    gaps = table.mark_rule(strokeWidth=2, opacity=0.5, tooltip=None).encode(x, y, alt.Y2("forecast"), color)
    area = alt.Size("area:Q", scale=alt.Scale(domain=[0, 0.5], range=list(POINT_AREAS), clamp=True), legend=None)
    points = table.mark_point(filled=True, opacity=0.9).encode(x, y, color, area, tooltip=tooltip)
    name = (
        alt.Chart(alt.NamedData("bins"))
        .transform_filter("datum.bin == 1")
        .mark_text(**text_style(align="right", baseline="middle", fontWeight="normal"))
    )
    right, low = alt.XValue(alt.ExprRef("width - 6")), alt.YValue(alt.ExprRef("height - 14 * scale"))
    label = name.encode(x=right, y=low, text=alt.TextValue("dashed: forecast = share of ones"), color=quiet_color())
    return layered(
        [diagonal, gaps, points, label, space_above()],
        [TEXT_SCALE, *sliders(factor), frame_index(factor)],
        height=440,
        title=chart_title(RELIABILITY_TITLE),
    )


@memoized
def scores(forecasts: Forecasts, factor: Parameter, start: float) -> Picture:
    """Draw log loss and Brier score of sigmoid(factor z) over the factor, which is the cursor.

    A point marks the least log loss, if it is in the slider's range. `start` is the factor at the opening.
    """
    logits, outcomes = forecasts
    best = 1 / fit_temperature(logits, outcomes)
    x = grid_with_cursor([best] if factor.low <= best <= factor.high else [], factor, start)
    log_loss = np.array([scaled_log_loss(1 / value, logits, outcomes) for value in x])
    brier = np.array([brier_score(scaled_forecasts(logits, value), outcomes) for value in x])
    columns = {"x": x, "log_loss": log_loss, "brier": brier, "least": np.where(x == best, log_loss, np.nan)}
    lines = [
        Line("log_loss", "Log loss", series=CROSS_ENTROPY),
        Line("brier", "Brier score", series=SQUARED_ERROR),
        Line("least", "Least log loss", series=CROSS_ENTROPY, as_points=True, readout=False, named=False),
    ]
    least = scaled_log_loss(1 / best, logits, outcomes)
    text = f"Log loss and Brier score over the factor; log loss is least, {fixed(least)}, at {fixed(best, 3)}."
    axes = AxesSpec("factor of the logits", "mean score", height=332, palette=FIRST_SERIES)
    notes = [Annotation(best, least, f"least {fixed(least, 3)} at {fixed(best, 3)}")]
    return line_chart(columns, lines, axes, text, factor, title="Scores of the scaled forecasts", annotations=notes)
