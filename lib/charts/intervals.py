"""Charts of confidence intervals of p: four of them for one sample, what they cover, and the likelihood-ratio cut."""

from collections.abc import Sequence

import altair as alt
import numpy as np

from lib.charts.colors import FIRST_SERIES
from lib.charts.core.calls import memoized
from lib.charts.core.expressions import PRECISE
from lib.charts.core.grids import Jump, grid_with_cursor
from lib.charts.core.labels import Annotation
from lib.charts.core.layers import layered
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.line_layers import AXIS_HEIGHT
from lib.charts.core.line_names import HEAD_HEIGHT
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import slider_row, sliders
from lib.charts.core.table import table_from_rows
from lib.charts.core.text_marks import TEXT_SCALE, text_style
from lib.charts.core.titles import chart_title, space_above
from lib.likelihood import log_likelihood, mle, score
from lib.numerics.parameter import Parameter
from lib.statistics.coverage import coverage, jumps
from lib.statistics.intervals import INTERVALS, normal_quantile
from lib.text.catalogue import likelihood as words
from lib.text.labels import one_or_several
from lib.text.numbers import equals, fixed, percentage, significant

HEIGHT = 250
# How far from a jump of the coverage its line begins and ends.
JUMP_WIDTH = 1e-9
# Of more flips the coverage has too many jumps for dots on their sides.
MOST_DOTTED = 5
# The log-likelihood has here the colour that it has in the charts of the likelihood.
PALETTE = (*FIRST_SERIES, "Cut", "", "Likelihood", words.INTERVALS_CUT_MAXIMUM)


@memoized
def intervals(successes: int, n: int, confidence: float, null: Parameter) -> Picture:
    """Draw the four intervals of p after so many successes in n flips, below each other over p.

    A vertical line is at the live `null`, the value that is tested.
    """
    rows = [(name, *map(float, interval(successes, n, confidence))) for name, interval in INTERVALS.items()]
    table = table_from_rows(
        {"name": name, "low": low, "high": high, "estimate": successes / n} for name, low, high in rows
    )
    parts = (
        words.INTERVALS_TEXT_OF_ONE.format(name=name, low=fixed(low, 3), high=fixed(high, 3))
        for name, low, high in rows
    )
    return Picture(
        specification=intervals_chart(null),
        tables={"intervals": table},
        title=words.INTERVALS_TITLE,
        description=words.INTERVALS_TEXT.format(intervals="; ".join(parts)),
        sliders={null.key: null},
        data_columns=tuple(DataColumn(heading, name) for name, heading in words.INTERVALS_COLUMNS.items()),
        data=table,
    )


@compiled
def intervals_chart(null: Parameter) -> AnyChart:
    """Build the chart of `intervals`, with the name and the ends of each above its line."""
    table = alt.Chart(alt.NamedData("intervals")).encode(
        alt.Y("name:N", title=None, sort=None, axis=alt.Axis(labels=False, ticks=False, domain=False))
    )
    color = alt.Color("name:N", legend=None, sort=None)
    x = alt.X("low:Q", title=words.P_AXIS, axis=alt.Axis(format=".1f", tickCount=6))
    headings = words.INTERVALS_COLUMNS
    tooltip = [alt.Tooltip("name:N", title=headings["name"])]
    tooltip += [alt.Tooltip(f"{f}:Q", title=headings[f], format=PRECISE) for f in ("low", "estimate", "high")]
    name, low, high = "' + datum.name + '", "' + format(datum.low, '.3f') + '", "' + format(datum.high, '.3f') + '"
    text = f"'{words.INTERVALS_LINE.format(name=name, low=low, high=high)}'"
    labels = table.transform_calculate(text=text).mark_text(**text_style(baseline="bottom", dy=-5))
    # Invisible points at 0 and 1, so that the axis has both ends.
    ends = alt.Chart(alt.sequence(2)).mark_point(opacity=0, tooltip=None).encode(alt.X("data:Q"))
    tested = slider_row(null=null).mark_rule(strokeWidth=1, tooltip=None)
    estimates = table.mark_point(filled=True, size=110, opacity=1)
    layers = [
        table.mark_rule(strokeWidth=5).encode(x, alt.X2("high"), color, tooltip=tooltip),
        estimates.encode(alt.X("estimate:Q"), color, tooltip=tooltip),
        labels.encode(x=alt.XValue(4), text=alt.Text("text:N"), color=color),
        tested.encode(alt.X("null:Q"), color=alt.ColorValue("gray")),
        ends,
    ]
    height = HEIGHT + AXIS_HEIGHT + HEAD_HEIGHT
    return layered(
        [*layers, space_above()], [TEXT_SCALE, *sliders(null)], height=height, title=chart_title(words.INTERVALS_TITLE)
    )


@memoized
def likelihood_ratio_cut(sample: Sequence[int], confidence: float, cursor: Parameter, start: float) -> Picture:
    """Draw ln L(p) over p, dashed its maximum, and dashed the height at which the likelihood-ratio interval cuts it.

    The cut is z^2 / 2 below the maximum, z the two-sided normal quantile of the confidence. The cursor is the tested
    value of p, `start` its value at the opening.
    """
    p, estimate = grid_with_cursor(np.linspace(0, 1, 401), cursor, start), mle(sample)
    top = float(log_likelihood(sample, estimate))
    cut, level = top - normal_quantile(confidence) ** 2 / 2, percentage(confidence)
    columns = {"x": p, "log_likelihood": log_likelihood(sample, p), "score": score(sample, p)}
    columns |= {"top": np.full_like(p, top), "cut": np.full_like(p, cut)}
    axes = AxesSpec(words.P_AXIS, "ln L(p)", (top - 10, top + 0.5), HEIGHT, palette=PALETTE)
    text = words.INTERVALS_CUT_TEXT[one_or_several(len(sample))].format(
        count=len(sample), top=fixed(top), peak=equals(estimate), cut=fixed(cut)
    )
    title = words.INTERVALS_CUT_TITLE.format(confidence=level)
    maximum = words.INTERVALS_CUT_MAXIMUM_NOTE.format(top=fixed(top, 3), peak=equals(estimate, 3))
    notes = [Annotation(estimate, top, maximum)]
    return line_chart(columns, _cut_lines(level), axes, text, cursor, title=title, annotations=notes)


def _cut_lines(level: str) -> list[Line]:
    """Return the lines of the log-likelihood, of its maximum, and of the height at which the interval cuts it."""
    likelihood, cut = words.INTERVALS_CUT_LIKELIHOOD, words.INTERVALS_CUT.format(confidence=level)
    return [
        Line("log_likelihood", likelihood, slope_column="score", series="Likelihood", name="ln L(p)"),
        Line("top", words.INTERVALS_CUT_MAXIMUM, dashed=True, reference=True, name=words.INTERVALS_CUT_MAXIMUM_NAME),
        Line("cut", cut, dashed=True, series="Cut", name=words.INTERVALS_CUT_NAME),
    ]


@memoized
def coverage_curves(n: int, confidence: float) -> Picture:
    """Draw over p the probability that each interval of n flips covers p, and dashed the nominal confidence.

    Coverage jumps where p passes an end of one of the n + 1 possible intervals: there its line has a gap. The intervals
    are closed, so at a jump it has the larger of both values: of few flips a filled dot marks it.
    """
    edges = [jumps(interval, n, confidence) for interval in INTERVALS.values()]
    sides = np.concatenate([np.concatenate([edge - JUMP_WIDTH, edge, edge + JUMP_WIDTH]) for edge in edges])
    p = np.union1d(np.linspace(0.001, 0.999, 300), sides[(sides > 0) & (sides < 1)])
    columns = {"x": p, "level": np.full(p.size, confidence)}
    for index, (interval, edge) in enumerate(zip(INTERVALS.values(), edges, strict=True)):
        columns[f"c{index}"] = np.where(np.isin(p, edge), np.nan, coverage(interval, n, confidence, p))
    lines = [
        Line(f"c{index}", name, solid=True, jumps=_jumps(p, columns[f"c{index}"], edge) if n <= MOST_DOTTED else ())
        for index, (name, edge) in enumerate(zip(INTERVALS, edges, strict=True))
    ]
    nominal, name = words.INTERVALS_COVERAGE_NOMINAL, words.INTERVALS_COVERAGE_NOMINAL_NAME
    lines.append(Line("level", nominal, dashed=True, name=name, reference=True))
    text = words.INTERVALS_COVERAGE_TEXT[one_or_several(n)].format(
        intervals=len(INTERVALS), count=n, confidence=significant(confidence)
    )
    axes = AxesSpec(words.P_AXIS, words.INTERVALS_COVERAGE_AXIS, (0.6, 1.0), 230)
    return line_chart(
        columns, lines, axes, text, title=words.INTERVALS_COVERAGE_TITLE[one_or_several(n)].format(count=n)
    )


def _jumps(p: np.ndarray, values: np.ndarray, edges: np.ndarray) -> tuple[Jump, ...]:
    """Return the jumps of a coverage at the edges, where p holds a point just before and one just after each."""
    places = np.flatnonzero(np.isin(p, edges))
    return tuple(Jump(p[at], "left" if values[at - 1] > values[at + 1] else "right") for at in places)
