"""Charts of the likelihood of flips and of its logarithm over p."""

import functools
from collections.abc import Sequence

import altair as alt
import numpy as np
from numpy.typing import NDArray

from lib.charts.colors import CLASSES, LIKELIHOOD_PALETTE
from lib.charts.core.calls import memoized
from lib.charts.core.channels import series_color
from lib.charts.core.expressions import SINGLE
from lib.charts.core.frames import frame_index, frame_value, frames
from lib.charts.core.grids import grid_with_cursor
from lib.charts.core.labels import Annotation
from lib.charts.core.layers import layered
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.line_layers import AXIS_HEIGHT
from lib.charts.core.line_names import HEAD_HEIGHT
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import sliders
from lib.charts.core.text_marks import BAR_TEXT_SIZE, TEXT_SCALE, numbers_that_fit
from lib.charts.core.titles import chart_title, space_above
from lib.lesson.examples import fair_flips
from lib.likelihood import bernoulli_pmf, likelihood, log_likelihood, mle, score
from lib.numerics.parameter import Parameter
from lib.text.catalogue import likelihood as words
from lib.text.labels import one_or_several
from lib.text.numbers import equals, fixed, grouped, significant

# The height of the plots below the first one, which is larger.
SECOND_HEIGHT = 170
# The likelihood as a fraction of its maximum.
RELATIVE = "L(p) / L(k/n)"
# So many flips at most are drawn as bars, and have coins; so many bars at most have their numbers above them.
MOST_FACTORS = 20
FEW_BARS = 12


@memoized
def likelihood_curve(sample: Sequence[int], cursor: Parameter, start: float, relative: bool = False) -> Picture:
    """Draw L(p) over p, which is the cursor, with its slope, or L(p) / L(k/n) if it is to be `relative`.

    `sample` holds flips, 0 or 1. `start` is the cursor's value at the opening.
    """
    p, estimate = grid_with_cursor(np.linspace(0, 1, 201), cursor, start), mle(sample)
    curve = np.exp(log_likelihood(sample, p) - log_likelihood(sample, estimate))
    curve = curve if relative else likelihood(sample, p)
    with np.errstate(invalid="ignore"):
        slope = np.where(curve == 0, 0.0, curve * score(sample, p))
    top = 1.0 if relative else float(likelihood(sample, estimate))
    title = RELATIVE if relative else "L(p)"
    axes = AxesSpec(words.P_AXIS, title, (0, 1.15 * top), 330, palette=LIKELIHOOD_PALETTE)
    count, number, peak = grouped(len(sample)), one_or_several(len(sample)), equals(estimate)
    text = words.LIKELIHOOD_TEXT[number].format(curve=title, count=count, peak=peak)
    lines = [Line("likelihood", title, slope_column="slope", series="Likelihood")]
    notes = [Annotation(float(estimate), top, _maximum(top, estimate))]
    scale = "relative" if relative else "raw"
    heading = words.LIKELIHOOD_TITLE[scale][number].format(count=count, top=significant(top), peak=peak)
    columns = {"x": p, "likelihood": curve, "slope": slope}
    return line_chart(columns, lines, axes, text, cursor, title=heading, annotations=notes)


def _maximum(top: float, estimate: float) -> str:
    """Return the text at the maximum of a curve: its value, and the p that has it."""
    return words.LIKELIHOOD_MAXIMUM.format(top=significant(top), peak=equals(estimate))


@memoized
def relative_likelihood(sample: Sequence[int], cursor: Parameter, start: float) -> Picture:
    """Draw L(p) as a fraction of its maximum over the prediction p, which is the cursor, for the page of losses."""
    p, estimate = grid_with_cursor(np.linspace(0.005, 0.995, 199), cursor, start), mle(sample)
    columns = {"x": p, "likelihood": np.exp(log_likelihood(sample, p) - log_likelihood(sample, estimate))}
    count, number = grouped(len(sample)), one_or_several(len(sample))
    text = words.LIKELIHOOD_TEXT[number].format(curve=RELATIVE, count=count, peak=equals(estimate))
    axes = AxesSpec(words.PREDICTION_AXIS, RELATIVE, (0, 1.05), 332, palette=LIKELIHOOD_PALETTE)
    return line_chart(columns, [Line("likelihood", RELATIVE, series="Likelihood")], axes, text, cursor)


@memoized
def log_likelihood_curve(sample: Sequence[int], cursor: Parameter | None = None, start: float | None = None) -> Picture:
    """Draw ln L(p) over p with its slope, the score, down to 30 below the maximum; p may be the cursor.

    `sample` holds flips, 0 or 1. `start` is the cursor's value at the opening.
    """
    p, estimate = np.linspace(0, 1, 401), mle(sample)
    p = p if cursor is None or start is None else grid_with_cursor(p, cursor, start)
    top = float(log_likelihood(sample, estimate))
    columns = {"x": p, "log_likelihood": log_likelihood(sample, p), "score": score(sample, p)}
    lines = [Line("log_likelihood", "ln L(p)", slope_column="score", series="Likelihood")]
    axes = AxesSpec(words.P_AXIS, "ln L(p)", (top - 30, top + 3), SECOND_HEIGHT, palette=LIKELIHOOD_PALETTE)
    number = one_or_several(len(sample))
    text = words.LIKELIHOOD_LOG_TEXT[number].format(count=len(sample), top=fixed(top), peak=equals(estimate))
    notes = [Annotation(float(estimate), top, _maximum(top, estimate))]
    title = words.LIKELIHOOD_LOG_TITLE[number].format(count=grouped(len(sample)))
    return line_chart(columns, lines, axes, text, cursor, title=title, annotations=notes)


@memoized
def likelihood_by_sample_size(sample: Sequence[int]) -> Picture:
    """Draw L(p) as a fraction of its maximum over p, for 1, 10 and 100 times as many flips with the same mean."""
    p, estimate = np.linspace(0, 1, 401), mle(sample)
    per_flip = (log_likelihood(sample, p) - log_likelihood(sample, estimate)) / len(sample)
    times = (1, 10, 100)
    columns = {"x": p} | {f"n{factor}": np.exp(len(sample) * factor * per_flip) for factor in times}
    lines = [_relative_to_maximum(f"n{factor}", len(sample) * factor) for factor in times]
    text = words.INTERVALS_SIZES_TEXT[one_or_several(len(sample))].format(count=len(sample))
    axes = AxesSpec(words.P_AXIS, RELATIVE, (0, 1.05), 230)
    return line_chart(columns, lines, axes, text, title=words.INTERVALS_SIZES_TITLE)


def _relative_to_maximum(column: str, count: int) -> Line:
    """Return the line of the likelihood of so many flips, which its name says."""
    number = one_or_several(count)
    label = words.INTERVALS_SIZES_CURVE[number].format(curve=RELATIVE, count=count)
    return Line(column, label, name=words.INTERVALS_SIZES_NAME[number].format(count=grouped(count)))


@memoized
def factors(sample: Sequence[int], p: Parameter, start: float) -> Picture:
    """Draw the factor of each flip in L(p) as a bar over the flip's place: the live p for a 1 and 1 - p for a 0.

    `sample` holds flips, 0 or 1. `start` is the value of p at the opening.
    """
    place = np.arange(1, len(sample) + 1)
    columns = {"place": place, "flip": np.array(sample)}
    columns |= frames("factor", lambda value: bernoulli_pmf(sample, value), p, start)
    return Picture(
        specification=factors_chart(p, len(sample) <= FEW_BARS),
        tables={"factors": columns},
        title=words.LIKELIHOOD_FACTORS_TITLE,
        description=words.LIKELIHOOD_FACTORS_TEXT[one_or_several(len(sample))].format(count=len(sample)),
        sliders={p.key: p},
        data_columns=(
            DataColumn(words.LIKELIHOOD_PLACE, "place"),
            DataColumn(words.LIKELIHOOD_FLIP, "flip"),
            DataColumn(words.LIKELIHOOD_FACTOR, "factor", p),
        ),
        data=columns,
    )


@compiled
def factors_chart(p: Parameter, few: bool) -> AnyChart:
    """Build the chart of `factors`, with the flip under each bar, and where there are `few` its number above it."""
    table = alt.Chart(alt.NamedData("factors"))
    table = table.transform_calculate(factor=frame_value("factor", p), series=f"{list(CLASSES)}[datum.flip]")
    # The flips take the place of the axis labels, and the title is where that of a line chart is.
    axis = alt.Axis(labels=False, ticks=False, titlePadding=alt.ExprRef("43 * scale"))
    x = alt.X("place:O", title=words.LIKELIHOOD_FACTORS_X, axis=axis)
    y = alt.Y("factor:Q", title=words.LIKELIHOOD_FACTOR, scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(tickCount=2))
    color = series_color(LIKELIHOOD_PALETTE)
    tooltip = [
        alt.Tooltip("place:Q", title=words.LIKELIHOOD_PLACE),
        alt.Tooltip("flip:Q", title=words.LIKELIHOOD_FLIP),
        alt.Tooltip("factor:Q", title=words.LIKELIHOOD_FACTOR, format=SINGLE),
    ]
    flips = table.mark_text(baseline="top", dy=5, fontSize=BAR_TEXT_SIZE, fontWeight="bold", tooltip=None)
    numbers = table.mark_text(dy=-8, tooltip=None, **numbers_that_fit("factors", 30))
    numbers = numbers.encode(x, y, text=alt.Text("factor:Q", format=".3~f"), color=color)
    layers = [
        table.mark_bar().encode(x, y, color, tooltip=tooltip),
        flips.encode(x, y=alt.YValue(alt.ExprRef("height")), text=alt.Text("flip:Q"), color=color),
        *[numbers] * few,
    ]
    height = SECOND_HEIGHT + AXIS_HEIGHT + HEAD_HEIGHT
    return layered(
        [*layers, space_above()],
        [TEXT_SCALE, *sliders(p), frame_index(p)],
        height=height,
        title=chart_title(words.LIKELIHOOD_FACTORS_HEAD),
    )


@memoized
def underflow(cursor: Parameter, start: float) -> Picture:
    """Draw log10 of the likelihood of n flips of a fair coin over n, which is the cursor, by product and by sum.

    In float64 the product of n factors 1/2 underflows to 0, and its line ends; the sum of logarithms does not. `start`
    is the n at the opening.
    """
    flips = np.unique(grid_with_cursor([], cursor, start).round().astype(int))
    product, total = _fair_likelihoods(int(flips[-1]))[:, flips - 1]
    lines = [
        Line("total", words.UNDERFLOW_SUM_CURVE, name=words.UNDERFLOW_SUM_NAME),
        Line("product", words.UNDERFLOW_PRODUCT_CURVE, dashed=True, name=words.UNDERFLOW_PRODUCT_NAME),
    ]
    text = words.UNDERFLOW_TEXT.format(count=flips[-1])
    axes = AxesSpec(words.UNDERFLOW_FLIPS, words.UNDERFLOW_POWER, height=330)
    last = np.flatnonzero(np.isfinite(product))[-1]
    end = words.UNDERFLOW_PRODUCT_END.format(count=flips[last] + 1)
    notes = [Annotation(float(flips[last]), float(product[last]), end)]
    columns = {"x": flips, "product": product, "total": total}
    return line_chart(columns, lines, axes, text, cursor, title=words.UNDERFLOW_TITLE, annotations=notes)


@functools.lru_cache(maxsize=4)
def _fair_likelihoods(most: int) -> NDArray[np.float64]:
    """Return log10 of L(1/2) of 1 to `most` fair flips, in two rows: of the product, and from the sum of logarithms."""
    samples = [fair_flips(n) for n in range(1, most + 1)]
    with np.errstate(divide="ignore"):
        product = np.log10([float(likelihood(sample, 0.5)) for sample in samples])
    total = np.array([float(log_likelihood(sample, 0.5)) for sample in samples]) / np.log(10)
    return np.stack([product, total])
