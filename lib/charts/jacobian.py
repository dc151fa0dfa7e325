"""Charts of the Jacobian of softmax: the matrix, its rows as curves, and the error of its linear approximation."""

import functools
from collections.abc import Callable, Sequence
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
from lib.charts.core.table import Table
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
    cells = _cells(names, slopes, moved)
    return Picture(
        specification=matrix_chart(names_upright(names)),
        tables={"cells": cells},
        title=words.JACOBIAN_MATRIX_TITLE,
        description=words.JACOBIAN_MATRIX_TEXT.format(
            classes=len(names), low=significant(slopes.min()), high=significant(slopes.max())
        ),
        data_columns=(
            DataColumn(words.PROBABILITY, "probability"),
            DataColumn(words.LOGIT, "logit"),
            DataColumn(words.JACOBIAN_MATRIX_SLOPE, "slope"),
        ),
        data=cells,
    )


def _cells(names: Sequence[str], slopes: NDArray[np.float64], moved: int) -> Table:
    """Return the cells of the matrix row by row: the names of both classes, both indices, and the derivative.

    `name` is the place of the logit, counted from 1, and `moved` says whether it is the moved one.
    """
    row, column = (index.ravel() for index in np.indices(slopes.shape))
    return {
        "probability": np.take(names, row),
        "logit": np.take(names, column),
        "row": row,
        "column": column,
        "name": (column + 1).astype(str),
        "slope": slopes.ravel(),
        "moved": column == moved,
    }


@compiled
def matrix_chart(upright: bool) -> AnyChart:
    """Build the chart of `matrix`, a square: negative slopes are blue, positive ones red."""
    tooltip = [
        alt.Tooltip("probability:N", title=words.PROBABILITY),
        alt.Tooltip("logit:N", title=words.LOGIT),
        alt.Tooltip("slope:Q", title=words.JACOBIAN_MATRIX_SLOPE, format=PRECISE),
    ]
    cells = alt.Chart(alt.NamedData("cells")).encode(*_class_axes(upright), tooltip=tooltip)
    scale = alt.Scale(domain=[-0.25, 0, 0.25], range=["#2166ac", "#f7f7f7", "#b2182b"], clamp=True, interpolate="rgb")
    chosen = alt.selection_point(name="chosen", fields=["name"], toggle=False)
    squares = cells.mark_rect(cursor="pointer").encode(alt.Color("slope:Q", scale=scale, legend=None))
    border = cells.transform_filter("datum.moved").mark_rect(
        fill=None, stroke="#8a8a8a", strokeWidth=3, clip=True, tooltip=None
    )
    layers = [squares.add_params(chosen), border, _numbers_in(cells)]
    title = chart_title(words.JACOBIAN_MATRIX_HEAD, words.JACOBIAN_MATRIX_KEY)
    return layered(layers, [TEXT_SCALE], height=_height(upright), title=title)


def _class_axes(upright: bool) -> tuple[alt.X, alt.Y]:
    """Return the axes of the matrix, of one length: the logits from the left, the probabilities from the top."""
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
    return x, y


def _numbers_in(cells: alt.Chart) -> alt.Chart:
    """Return the numbers in the cells; one that has no space in its cell is in the tooltip alone."""
    # White text has more contrast than black on the darkest colours only.
    color = alt.condition("datum.slope > 0.19 || datum.slope < -0.217", alt.value("white"), alt.value("black"))
    text, font_size = signed_number_within("datum.slope", CELL_WIDTH)
    numbers = cells.mark_text(fontSize=font_size, tooltip=None)
    return numbers.encode(text=alt.TextValue(alt.ExprRef(text)), color=color)


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
    changes = functools.partial(_changes, logits, np.eye(len(names))[moved])
    columns, ends = frames("change", changes, size, start), _y_domain(changes, size, start)
    data = {"name": np.array([*names, *names]), "kind": np.repeat(EXACT_AND_LINEAR, len(names))} | columns
    return Picture(
        specification=probability_changes_chart(size, names_upright(names)),
        tables={"bars": data, "domain": {"moved": np.array([names[moved]])} | ends},
        title=words.JACOBIAN_CHANGES_TITLE.format(name=names[moved]),
        description=_changes_text(names, changes(start)),
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


def _changes(logits: ArrayLike, direction: NDArray[np.float64], length: float) -> NDArray[np.float64]:
    """Return the exact changes of the probabilities at a step along a direction, and after them the linear ones."""
    step = length * direction
    return np.concatenate([analysis.true_change(logits, step), analysis.linear_change(logits, step)])


def _y_domain(
    changes: Callable[[float], NDArray[np.float64]], size: Parameter, start: float
) -> dict[str, NDArray[np.float32]]:
    """Return the frames of both ends of the y axis on which all changes are drawn."""

    def end(length: float, sign: int) -> NDArray[np.float64]:
        return np.array([sign * round_bound((sign * changes(length)).max())])

    low = frames("y_low", lambda length: end(length, -1), size, start)
    return low | frames("y_high", lambda length: end(length, 1), size, start)


def _changes_text(names: Sequence[str], changes: NDArray[np.float64]) -> str:
    """Return the exact change of each probability, which the first half of the changes holds."""
    exact = "; ".join(
        words.JACOBIAN_CHANGES_OF_CLASS.format(name=name, change=significant(change))
        for name, change in zip(names, changes, strict=False)
    )
    return words.JACOBIAN_CHANGES_TEXT.format(changes=exact)


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
    """Build the chart of `probability_changes`."""
    tooltip = [
        alt.Tooltip("name:N", title=words.CLASS),
        alt.Tooltip("kind:N", title=words.JACOBIAN_CHANGES_KIND),
        alt.Tooltip("change:Q", title=words.JACOBIAN_CHANGES_CHANGE, format=SINGLE),
    ]
    bars = alt.Chart(alt.NamedData("bars")).transform_calculate(change=frame_value("change", size))
    bars = bars.encode(
        alt.X("name:N", title=words.CLASS, sort=None, axis=name_axis(upright)),
        alt.XOffset("kind:N", sort=list(EXACT_AND_LINEAR)),
        _change_axis(size),
        tooltip=tooltip,
    )
    marks = bars.mark_bar(strokeWidth=2).encode(*paired_bars("kind", EXACT_AND_LINEAR))
    return layered(
        [marks, _numbers_at(bars), *retain_tables("domain")],
        [TEXT_SCALE, *sliders(size), frame_index(size)],
        height=_height(upright),
        title=chart_title(_changes_head(size), words.JACOBIAN_CHANGES_KEY),
    )


def _change_axis(size: Parameter) -> alt.Y:
    """Return the axis of the changes, which fits the bars at the present size of the step."""
    ends = [
        alt.ExprRef(f"length(data('domain')) ? data('domain')[0]['{end}' + {size.key}_frame] : {default}")
        for end, default in (("y_low", -1), ("y_high", 1))
    ]
    scale, axis = alt.Scale(domain=ends, nice=False), alt.Axis(tickCount=5, labelExpr=number_text("datum.value"))
    return alt.Y("change:Q", title=words.JACOBIAN_CHANGES_Y, scale=scale, axis=axis)


def _numbers_at(bars: alt.Chart) -> alt.Chart:
    """Return the changes at the ends of their bars, where there is space for them."""
    text, font_size = signed_number_within("datum.change", f"{CELL_WIDTH} / 2")
    size_and_place: dict[str, Any] = {"fontSize": font_size, "dy": alt.expr("(datum.change < 0 ? 11 : -11) * scale")}
    color = alt.Color("kind:N", scale=alt.Scale(domain=list(EXACT_AND_LINEAR)), legend=None)
    return bars.mark_text(tooltip=None, **size_and_place).encode(color, text=alt.TextValue(alt.ExprRef(text)))


def _changes_head(size: Parameter) -> alt.ExprRef:
    """Return the title above the bars: which logit rises, and by how much at present."""
    raised = "(length(data('domain')) ? data('domain')[0].moved : '')"
    # Each placeholder ends the text of an expression, and begins it again after what it stands for.
    name, step = (f"' + ({part}) + '" for part in (raised, number_text(slider_value(size))))
    return alt.ExprRef(f"'{words.JACOBIAN_CHANGES_HEAD.format(name=name, step=step)}'")


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
