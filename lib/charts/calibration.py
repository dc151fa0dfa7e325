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
from lib.text.catalogue import losses as words
from lib.text.numbers import fixed, significant

# Logits and outcomes.
Forecasts = tuple[NDArray[np.float64], NDArray[np.int64]]
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
    for name in words.CALIBRATION_BIN_COLUMNS:
        columns |= frames(name, lambda value, name=name: getattr(diagram(value), name), factor, start)
    gap = np.nanmax(np.abs(diagram(start).share - diagram(start).forecast))
    headings = [DataColumn(heading, name, factor) for name, heading in words.CALIBRATION_BIN_COLUMNS.items()]
    return Picture(
        specification=reliability_chart(factor),
        tables={"bins": columns},
        title=words.CALIBRATION_RELIABILITY_TITLE,
        description=words.CALIBRATION_RELIABILITY_TEXT.format(
            forecasts=len(logits), bins=bins, factor=significant(start), gap=fixed(gap, 3)
        ),
        sliders={factor.key: factor},
        data_columns=(DataColumn(words.CALIBRATION_BIN, "bin"), *headings),
        data=columns,
    )


@compiled
def reliability_chart(factor: Parameter) -> AnyChart:
    """Build the chart of `reliability_diagram`."""
    unit, tenths = alt.Scale(domain=[0, 1]), alt.Axis(tickCount=5, format=".1f")
    x = alt.X("forecast:Q", title=words.CALIBRATION_RELIABILITY_X, scale=unit, axis=tenths)
    y = alt.Y("share:Q", title=words.CALIBRATION_RELIABILITY_Y, scale=unit, axis=tenths)
    bins, color = _bins_with_forecasts(factor), series_color(FIRST_SERIES)
    gaps = bins.mark_rule(strokeWidth=2, opacity=0.5, tooltip=None).encode(x, y, alt.Y2("forecast"), color)
    area = alt.Size("area:Q", scale=alt.Scale(domain=[0, 0.5], range=list(POINT_AREAS), clamp=True), legend=None)
    points = bins.mark_point(filled=True, opacity=0.9).encode(x, y, color, area, tooltip=_bin_tooltip())
    diagonal, label = _diagonal_layers()
    return layered(
        [diagonal, gaps, points, label, space_above()],
        [TEXT_SCALE, *sliders(factor), frame_index(factor)],
        height=440,
        title=chart_title(words.CALIBRATION_RELIABILITY_TITLE),
    )


def _bins_with_forecasts(factor: Parameter) -> alt.Chart:
    """Return the bins that have forecasts at the present factor, with the area of the point of each."""
    bins = alt.Chart(alt.NamedData("bins"))
    for name in words.CALIBRATION_BIN_COLUMNS:
        bins = bins.transform_calculate(**{name: frame_value(name, factor)})
    bins = bins.transform_calculate(series=f"'{CLASSES[1]}'", area="datum.count / datum.total")
    return bins.transform_filter("isValid(datum.share)")


def _bin_tooltip() -> list[alt.Tooltip]:
    """Return what is read of a bin under the pointer."""
    formats = {"forecast": SINGLE, "share": SINGLE, "count": ".0f"}
    return [
        alt.Tooltip(f"{name}:Q", title=words.CALIBRATION_BIN_COLUMNS[name], format=digits)
        for name, digits in formats.items()
    ]


def _diagonal_layers() -> tuple[alt.Chart, alt.Chart]:
    """Return the diagonal of perfect calibration, and its name at the lower right."""
    ends = alt.Chart(alt.sequence(2, as_="end"))
    diagonal = ends.mark_line(strokeDash=[6, 4], color="gray", tooltip=None).encode(alt.X("end:Q"), alt.Y("end:Q"))
    one_row = alt.Chart(alt.NamedData("bins")).transform_filter("datum.bin == 1")
    name = one_row.mark_text(**text_style(align="right", baseline="middle", fontWeight="normal"))
    right, low = alt.XValue(alt.ExprRef("width - 6")), alt.YValue(alt.ExprRef("height - 14 * scale"))
    text = alt.TextValue(words.CALIBRATION_RELIABILITY_DIAGONAL)
    return diagonal, name.encode(x=right, y=low, text=text, color=quiet_color())


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
        Line("log_loss", words.CALIBRATION_LOG_LOSS, series=CROSS_ENTROPY),
        Line("brier", words.CALIBRATION_BRIER_SCORE, series=SQUARED_ERROR),
        Line("least", words.CALIBRATION_SCORES_LEAST, series=CROSS_ENTROPY, as_points=True, readout=False, named=False),
    ]
    least = scaled_log_loss(1 / best, logits, outcomes)
    text = words.CALIBRATION_SCORES_TEXT.format(least=fixed(least), factor=fixed(best, 3))
    axes = AxesSpec(words.CALIBRATION_SCORES_X, words.CALIBRATION_SCORES_Y, height=332, palette=FIRST_SERIES)
    note = words.CALIBRATION_SCORES_LEAST_NOTE.format(least=fixed(least, 3), factor=fixed(best, 3))
    notes, title = [Annotation(best, least, note)], words.CALIBRATION_SCORES_TITLE
    return line_chart(columns, lines, axes, text, factor, title=title, annotations=notes)
