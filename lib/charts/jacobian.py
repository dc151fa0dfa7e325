"""Charts of the Jacobian of softmax: the matrix, its rows as curves, and the error of its linear approximation."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.analysis import jacobian as analysis
from lib.charts.core.calls import memoized
from lib.charts.core.channels import paired_bars
from lib.charts.core.contour_map import ROUND
from lib.charts.core.expressions import PRECISE, SINGLE, number_text, retain_tables
from lib.charts.core.frames import frame_index, frame_value, framed_number, frames
from lib.charts.core.grids import grid_with_cursor
from lib.charts.core.layers import layered
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.name_axis import NAME_LIMIT, UPRIGHT_HEIGHT, name_axis, names_upright
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import slider_value, sliders
from lib.charts.core.square import SIDE
from lib.charts.core.text_marks import TEXT_SCALE, signed_number_within
from lib.charts.core.titles import chart_title
from lib.lesson.examples import evenly_spaced_logits
from lib.numerics.parameter import Parameter
from lib.softmax import softmax_jacobian
from lib.text.catalogue import softmax as words
from lib.text.numbers import significant

# So many rows at most are drawn as curves: as many as there are colours.
MOST_ROWS = 8
# The series of a row is its rank among those drawn, so that one specification serves any number of classes.
ROW_SERIES = tuple(f"row {rank}" for rank in range(1, MOST_ROWS + 1))
# Of the matrix and of the bars beside it, in pixels.
HEIGHT = 422
CELL_WIDTH = "bandwidth('x')"
# How much longer than the longest bar the axis is at least, to leave space for its number.
MARGIN = 1.2
EXACT_AND_LINEAR = (words.JACOBIAN_CHANGES_EXACT, words.JACOBIAN_CHANGES_LINEAR)


@memoized
def matrix(names: Sequence[str], logits: ArrayLike, moved: int) -> Picture:
    """Draw the Jacobian as a heat map: the derivative of the probability of each row in the logit of each column.

    `names` are those of the classes. The column of the logit at the place `moved` has a border; a click on another one
    chooses the place of that logit, counted from 1.
    """
    slopes = softmax_jacobian(logits)
    row, column = np.indices(slopes.shape)
    table = {
        "probability": np.take(names, row.ravel()),
        "logit": np.take(names, column.ravel()),
        "row": row.ravel(),
        "column": column.ravel(),
        "name": (column.ravel() + 1).astype(str),
        "slope": slopes.ravel(),
        "moved": (column == moved).ravel(),
    }
    return Picture(
        specification=matrix_chart(names_upright(names)),
        tables={"cells": table},
        title=words.JACOBIAN_MATRIX_TITLE,
        description=words.JACOBIAN_MATRIX_TEXT.format(
            classes=len(names), low=significant(slopes.min()), high=significant(slopes.max())
        ),
        data_columns=(
            DataColumn(words.PROBABILITY, "probability"),
            DataColumn(words.LOGIT, "logit"),
            DataColumn(words.JACOBIAN_MATRIX_SLOPE, "slope"),
        ),
        data=table,
    )


@compiled
def matrix_chart(upright: bool) -> AnyChart:
    """Build the chart of `matrix`, a square: negative slopes are blue, positive ones red.

    A number that has no space in its cell is in the tooltip alone.
    """
    x = alt.X(
        "logit:N",
        title=words.JACOBIAN_MATRIX_X,
        sort=alt.SortField("column"),
        axis=name_axis(upright),
        scale=alt.Scale(range=[0, alt.ExprRef(SIDE)]),
    )
    y = alt.Y(
        "probability:N",
        title=words.JACOBIAN_MATRIX_Y,
        sort=alt.SortField("row"),
        axis=alt.Axis(labelLimit=NAME_LIMIT, labelOverlap=False, labelFlush=False),
        scale=alt.Scale(range=[0, alt.ExprRef(SIDE)]),
    )
    cells = alt.Chart(alt.NamedData("cells"))
    tooltip = [
        alt.Tooltip("probability:N", title=words.PROBABILITY),
        alt.Tooltip("logit:N", title=words.LOGIT),
        alt.Tooltip("slope:Q", title=words.JACOBIAN_MATRIX_SLOPE, format=PRECISE),
    ]
    cells = cells.encode(x, y, tooltip=tooltip)
    scale = alt.Scale(domain=[-0.25, 0, 0.25], range=["#2166ac", "#f7f7f7", "#b2182b"], clamp=True, interpolate="rgb")
    chosen = alt.selection_point(name="chosen", fields=["name"], toggle=False)
    squares = cells.mark_rect(cursor="pointer").encode(alt.Color("slope:Q", scale=scale, legend=None))
    border = cells.transform_filter("datum.moved").mark_rect(
        fill=None, stroke="#8a8a8a", strokeWidth=3, clip=True, tooltip=None
    )
    # White text has more contrast than black on the darkest colours only.
    text_color = alt.condition("datum.slope > 0.19 || datum.slope < -0.217", alt.value("white"), alt.value("black"))
    text, font_size = signed_number_within("datum.slope", CELL_WIDTH)
    numbers = cells.mark_text(fontSize=font_size, tooltip=None)
    numbers = numbers.encode(text=alt.TextValue(alt.ExprRef(text)), color=text_color)
    title = chart_title(words.JACOBIAN_MATRIX_HEAD, words.JACOBIAN_MATRIX_KEY)
    return layered([squares.add_params(chosen), border, numbers], [TEXT_SCALE], height=_height(upright), title=title)


def _height(upright: bool) -> int:
    """Return the height of a chart with the names of the classes under it."""
    return HEIGHT + UPRIGHT_HEIGHT * upright


@memoized
def rows(count: int) -> Picture:
    """Draw rows of the Jacobian of `count` evenly spaced logits as curves over the logit of the column.

    At most MOST_ROWS of them are drawn, evenly picked.
    """
    z = evenly_spaced_logits(count)
    slopes = softmax_jacobian(z)
    picked = np.unique(np.linspace(0, count - 1, min(count, MOST_ROWS)).round().astype(int))
    columns = {"x": z} | {f"row{row}": slopes[row] for row in picked}
    lines = [
        Line(f"row{row}", words.MANY_CLASSES_ROW.format(row=row + 1), series=series)
        for row, series in zip(picked, ROW_SERIES, strict=False)
    ]
    axes = AxesSpec(words.MANY_CLASSES_ROWS_X, words.MANY_CLASSES_ROWS_Y, height=240, palette=ROW_SERIES)
    text = words.MANY_CLASSES_ROWS_TEXT.format(rows=len(picked), classes=count)
    return line_chart(columns, lines, axes, text, title=words.MANY_CLASSES_ROWS_TITLE.format(classes=count))


@memoized
def probability_changes(names: Sequence[str], logits: ArrayLike, moved: int, size: Parameter, start: float) -> Picture:
    """Draw the change of each probability if one logit rises, as pairs of bars: the exact change, and J dz.

    `moved` is the place of that logit. It rises by the live `size`, which is `start` at the opening. `names` are those
    of the classes.
    """
    direction = np.eye(len(names))[moved]

    def both(length: float) -> NDArray[np.float64]:
        step = length * direction
        return np.concatenate([analysis.true_change(logits, step), analysis.linear_change(logits, step)])

    def end(length: float, sign: int) -> NDArray[np.float64]:
        return np.array([sign * round_bound((sign * both(length)).max())])

    columns = frames("change", both, size, start)
    ends = frames("y_low", lambda length: end(length, -1), size, start)
    ends |= frames("y_high", lambda length: end(length, 1), size, start)
    data = {"name": np.array([*names, *names]), "kind": np.repeat(EXACT_AND_LINEAR, len(names))} | columns
    numbers = "; ".join(
        words.JACOBIAN_CHANGES_OF_CLASS.format(name=name, change=significant(change))
        for name, change in zip(names, both(start), strict=False)
    )
    return Picture(
        specification=probability_changes_chart(size, names_upright(names)),
        tables={"bars": data, "domain": {"moved": np.array([names[moved]])} | ends},
        title=words.JACOBIAN_CHANGES_TITLE.format(name=names[moved]),
        description=words.JACOBIAN_CHANGES_TEXT.format(changes=numbers),
        sliders={size.key: size},
        data_columns=(
            DataColumn(words.CLASS, "name"),
            DataColumn(words.JACOBIAN_CHANGES_KIND, "kind"),
            DataColumn(words.JACOBIAN_CHANGES_CHANGE, "change", size),
        ),
        data=data,
        numbers={
            kind: framed_number(columns, "change", size, place * len(names) + moved)
            for place, kind in enumerate(EXACT_AND_LINEAR)
        },
    )


def round_bound(largest: float) -> float:
    """Return the end of an axis on which a bar of this length leaves space for its number; 0.001 for no length.

    It is a round number at least MARGIN times as large, so that the axis changes only now and then as the bar grows.
    """
    if not largest > 0:
        return 1e-3
    wanted = MARGIN * largest
    power = 10.0 ** np.floor(np.log10(wanted))
    return float(next(power * digit for digit in (*ROUND[0], 10) if power * digit >= wanted))


@compiled
def probability_changes_chart(size: Parameter, upright: bool) -> AnyChart:
    """Build the chart of `probability_changes`; its y axis fits the bars at the present size."""
    ends = [
        alt.ExprRef(f"length(data('domain')) ? data('domain')[0]['{end}' + {size.key}_frame] : {default}")
        for end, default in (("y_low", -1), ("y_high", 1))
    ]
    bars = alt.Chart(alt.NamedData("bars")).transform_calculate(change=frame_value("change", size))
    y_axis = alt.Axis(tickCount=5, labelExpr=number_text("datum.value"))
    bars = bars.encode(
        alt.X("name:N", title=words.CLASS, sort=None, axis=name_axis(upright)),
        alt.XOffset("kind:N", sort=list(EXACT_AND_LINEAR)),
        alt.Y("change:Q", title=words.JACOBIAN_CHANGES_Y, scale=alt.Scale(domain=ends, nice=False), axis=y_axis),
        tooltip=[
            alt.Tooltip("name:N", title=words.CLASS),
            alt.Tooltip("kind:N", title=words.JACOBIAN_CHANGES_KIND),
            alt.Tooltip("change:Q", title=words.JACOBIAN_CHANGES_CHANGE, format=SINGLE),
        ],
    )
    text, font_size = signed_number_within("datum.change", f"{CELL_WIDTH} / 2")
    size_and_place: dict[str, Any] = {"fontSize": font_size, "dy": alt.expr("(datum.change < 0 ? 11 : -11) * scale")}
    color = alt.Color("kind:N", scale=alt.Scale(domain=list(EXACT_AND_LINEAR)), legend=None)
    numbers = bars.mark_text(tooltip=None, **size_and_place).encode(color, text=alt.TextValue(alt.ExprRef(text)))
    marks = bars.mark_bar(strokeWidth=2).encode(*paired_bars("kind", EXACT_AND_LINEAR))
    raised = "(length(data('domain')) ? data('domain')[0].moved : '')"
    # Each placeholder ends the text of an expression, and begins it again after what it stands for.
    name, step = (f"' + ({part}) + '" for part in (raised, number_text(slider_value(size))))
    head = f"'{words.JACOBIAN_CHANGES_HEAD.format(name=name, step=step)}'"
    title = chart_title(alt.ExprRef(head), words.JACOBIAN_CHANGES_KEY)
    return layered(
        [marks, numbers, *retain_tables("domain")],
        [TEXT_SCALE, *sliders(size), frame_index(size)],
        height=_height(upright),
        title=title,
    )


@memoized
def linearization_error(logits: ArrayLike, direction: ArrayLike, size: Parameter, start: float) -> Picture:
    """Draw the length of the error J dz - true change over the size of the step dz, which is the cursor.

    The step has the given `direction`. `start` is its size at the opening.
    """
    sizes = grid_with_cursor([], size, start)
    columns = {"x": sizes, "error": analysis.linearization_error(logits, direction, sizes)}
    text = words.JACOBIAN_ERROR_TEXT.format(low=significant(sizes[0]), high=significant(sizes[-1]))
    axes, lines = (
        AxesSpec(words.JACOBIAN_ERROR_X, words.JACOBIAN_ERROR_Y, height=160),
        [Line("error", words.JACOBIAN_ERROR_LINE)],
    )
    return line_chart(columns, lines, axes, text, size, title=words.JACOBIAN_ERROR_TITLE)
