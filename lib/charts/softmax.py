"""Charts of softmax: its computation step by step, the temperature, and many classes."""

from collections.abc import Mapping, Sequence

import altair as alt
import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.charts.core.calls import memoized
from lib.charts.core.channels import series_color
from lib.charts.core.expressions import SINGLE, fixed_text, number_text, retain_tables
from lib.charts.core.frames import frame_index, frame_value, framed_number, frames
from lib.charts.core.grids import grid_with_cursor
from lib.charts.core.layers import layered
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import sliders
from lib.charts.core.sweeps import SWEEP_TABLES, joined, sweeps, swept_value
from lib.charts.core.table import Table, table_from_rows
from lib.charts.core.text_marks import TEXT_SCALE
from lib.charts.core.titles import TITLE_HEIGHT, chart_title
from lib.lesson.examples import evenly_spaced_logits
from lib.numerics.parameter import Parameter
from lib.softmax import entropy, softmax
from lib.text.catalogue import softmax as words
from lib.text.numbers import fixed, significant
from lib.text.softmax import probabilities_text

# The steps of the computation: what each is called, and how it is written.
STEPS = (words.LOGIT, words.CLASSES_EXPONENTIAL, words.PROBABILITY)
# In pixels: of a class among few and among more than FEW, of the head above, the sums below, and the curve of classes.
FEW, ROW_HEIGHT, LOW_ROW_HEIGHT, HEAD_HEIGHT, SUM_HEIGHT, CLASS_CURVE_HEIGHT = 5, 64, 54, 44, 26, 384


@memoized
def computation(
    names: Sequence[str],
    logits: Sequence[Parameter],
    temperature: float,
    constant: float,
    committed: Mapping[str, float],
) -> Picture:
    """Draw how logits become probabilities: a row for each class with its logit, exponential and probability as bars.

    All `logits` are live, and `committed` maps their keys to their values. The `constant` is added to all of them, and
    their sum is divided by the `temperature`. Under the exponentials and the probabilities are their sums. A number
    under the pointer marks those that it is computed from. `names` are those of the classes.
    """

    def numbers(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return _computed_numbers(values + constant, temperature, logits[0].high + abs(constant))

    z = np.array([committed[p.key] for p in logits]) + constant
    exponentials, shares = np.exp(z / temperature), softmax(z, temperature)
    return Picture(
        specification=computation_chart(tuple(logits)),
        tables={"cells": computation_cells(names, temperature)} | sweeps(numbers, logits, committed, np.float64),
        title=words.CLASSES_TITLE,
        description=words.CLASSES_TEXT.format(probabilities=probabilities_text(names, shares)),
        sliders={parameter.key: parameter for parameter in logits},
        data_columns=(
            DataColumn(words.CLASS, "name"),
            DataColumn(words.LOGIT, "logit"),
            DataColumn(words.CLASSES_EXPONENTIAL, "exponential"),
            DataColumn(words.PROBABILITY, "probability"),
        ),
        data={"name": np.array(names), "logit": z, "exponential": exponentials, "probability": shares},
        numbers={
            words.FIRST_PROBABILITY: lambda values: softmax((joined(logits, values) + constant) / temperature)[..., 0]
        },
    )


def _computed_numbers(z: NDArray[np.float64], temperature: float, largest: float) -> NDArray[np.float64]:
    """Return all numbers of the picture for logits: step by step, both sums, and the lengths of the bars.

    A logit's bar has the length 1 at `largest`, an exponential's where it is the largest one. No exponential overflows:
    z/T is at most 300 here.
    """
    scaled = z / temperature
    exponentials, shares = np.exp(scaled), softmax(scaled)
    sums = [array.sum(axis=-1, keepdims=True) for array in (exponentials, shares)]
    lengths = [z / largest, exponentials / exponentials.max(axis=-1, keepdims=True), shares]
    return np.concatenate([z, exponentials, shares, *sums, *lengths], axis=-1)


def computation_cells(names: Sequence[str], temperature: float = 1.0) -> Table:
    """Return a row for each number: its index and that of its bar, its row and column, and what it is computed from.

    `sources` holds the indices of those between commas: a probability is computed from its exponential and their sum, a
    sum from all exponentials or probabilities, an exponential from its own logit.
    """
    n, rows = len(names), []
    exponent = "z" if temperature == 1 else f"z / {significant(temperature)}"
    symbols = ("z", f"exp({exponent})", words.CLASSES_QUOTIENT_AT_T_1 if temperature == 1 else words.CLASSES_QUOTIENT)
    for row, name in enumerate(names):
        sources = ("", f",{row},", f",{n + row},{3 * n},")
        for column, step in enumerate(STEPS):
            index = column * n + row
            cell = {"index": index, "bar": 3 * n + 2 + index, "column": column, "row": row, "sources": sources[column]}
            rows.append(cell | {"step": step, "symbol": symbols[column], "series": name})
    for column, index in ((1, 3 * n), (2, 3 * n + 1)):
        sources = "," + ",".join(str(column * n + row) for row in range(n)) + ","
        cell = {"index": index, "bar": index, "column": column, "row": n, "sources": sources}
        rows.append(cell | {"step": words.CLASSES_SUM_OF_COLUMN, "symbol": "", "series": names[0]})
    return table_from_rows(rows)


# Positions in pixels, as expressions. On a phone three columns leave less space than the text of a laptop needs.
CELL_WIDTH, CELL_GAP = "(0.315 * width)", "(0.0275 * width)"
CELL_LEFT = f"(({CELL_WIDTH} + {CELL_GAP}) * datum.column)"
CELL_TEXT = {
    "align": "left",
    "baseline": "middle",
    "fontSize": alt.ExprRef("min(14 * scale, 0.042 * width)"),
    "tooltip": None,
}


@compiled
def computation_chart(logits: tuple[Parameter, ...]) -> AnyChart:
    """Build the chart of `computation` for the logits of the classes."""
    count = len(logits)
    cells = alt.Chart(alt.NamedData("cells"))
    cells = cells.transform_calculate(
        number=swept_value(logits, "datum.index"), length=swept_value(logits, "datum.bar")
    )
    row = f"((height - {HEAD_HEIGHT + SUM_HEIGHT} * scale) / {count})"
    top = f"({row} * datum.row + {HEAD_HEIGHT} * scale)"
    layers = [
        _cell_backgrounds(cells, row, top, count),
        _zero_lines(cells, row, top),
        _bars(cells, row, top, count),
        *_cell_texts(cells, row, top, count),
        *retain_tables(*SWEEP_TABLES),
    ]
    rows = (ROW_HEIGHT if count <= FEW else LOW_ROW_HEIGHT) * count
    height = rows + HEAD_HEIGHT + SUM_HEIGHT + TITLE_HEIGHT
    return layered(layers, [TEXT_SCALE, *sliders(*logits)], height=height, title=chart_title(words.CLASSES_TITLE))


def _cell_backgrounds(cells: alt.Chart, row: str, top: str, count: int) -> alt.Chart:
    """Return the areas of the numbers with their bars; those that the number under the pointer needs are darker."""
    on = "pointerover, pointerdown"
    over = alt.selection_point(name="over", on=on, fields=["sources"], empty=False, clear="mouseout")
    is_source = "isArray(over.sources) && indexof(over.sources[0], ',' + datum.index + ',') >= 0"
    end = f"(datum.row == {count} ? 22 * scale : 0.92 * {row})"
    begin = f"(datum.row == {count} ? 0 : 0.3 * {row})"
    boxes = cells.mark_rect(cornerRadius=4, tooltip=None).encode(
        x=alt.XValue(alt.ExprRef(CELL_LEFT)),
        x2=alt.X2Value(alt.ExprRef(f"{CELL_LEFT} + {CELL_WIDTH}")),
        y=alt.YValue(alt.ExprRef(f"{top} + {begin}")),
        y2=alt.Y2Value(alt.ExprRef(f"{top} + {end}")),
        opacity=alt.OpacityValue(alt.ExprRef(f"{is_source} ? 0.3 : 0.06")),
        color=alt.ColorValue("gray"),
    )
    return boxes.add_params(over)


def _zero_lines(cells: alt.Chart, row: str, top: str) -> alt.Chart:
    """Return the line from which the bars of the logits go to both sides."""
    middle = alt.XValue(alt.ExprRef(f"{CELL_LEFT} + {CELL_WIDTH} / 2"))
    lines = cells.transform_filter("datum.column == 0").mark_rule(strokeWidth=1, color="gray", tooltip=None)
    return lines.encode(
        x=middle,
        y=alt.YValue(alt.ExprRef(f"{top} + 0.6 * {row}")),
        y2=alt.Y2Value(alt.ExprRef(f"{top} + 0.92 * {row}")),
    )


def _bars(cells: alt.Chart, row: str, top: str, count: int) -> alt.Chart:
    """Return the bars under the numbers: of a logit from the middle, of the others from the left."""
    begin = f"({CELL_LEFT} + (datum.column == 0 ? {CELL_WIDTH} / 2 : 0))"
    return (
        cells.transform_filter(f"datum.row < {count}")
        .mark_rect(tooltip=None)
        .encode(
            x=alt.XValue(alt.ExprRef(begin)),
            x2=alt.X2Value(alt.ExprRef(f"{begin} + datum.length * {CELL_WIDTH} / (datum.column == 0 ? 2 : 1)")),
            y=alt.YValue(alt.ExprRef(f"{top} + 0.64 * {row}")),
            y2=alt.Y2Value(alt.ExprRef(f"{top} + 0.88 * {row}")),
            color=alt.Color("series:N", sort=None, legend=None),
        )
    )


def _cell_texts(cells: alt.Chart, row: str, top: str, count: int) -> list[alt.Chart]:
    """Return the head of each column, the names of the classes, the numbers over their bars, and the sums."""
    class_color, gray = alt.Color("series:N", sort=None, legend=None), alt.ColorValue("gray")
    value = f"datum.column == 2 ? {fixed_text('datum.number')} : {number_text('datum.number')}"
    numbers = cells.transform_filter(f"datum.row < {count}").transform_calculate(text=value)
    sums = cells.transform_filter(f"datum.row == {count}").transform_calculate(
        text=f"'{words.CLASSES_SUM_OF_COLUMN} ' + ({value})"
    )
    head = cells.transform_filter("datum.row == 0")
    names = cells.transform_filter(f"datum.column == 0 && datum.row < {count}")
    left, bold = alt.XValue(alt.ExprRef(f"{CELL_LEFT} + 6")), {"fontWeight": "bold", **CELL_TEXT}
    return [
        head.mark_text(**bold).encode(
            x=left, y=alt.YValue(alt.ExprRef("10 * scale")), text=alt.Text("step:N"), color=gray
        ),
        head.mark_text(**CELL_TEXT).encode(
            x=left, y=alt.YValue(alt.ExprRef("28 * scale")), text=alt.Text("symbol:N"), color=gray
        ),
        names.mark_text(**bold, limit=alt.ExprRef("width")).encode(
            x=alt.XValue(alt.ExprRef("0")),
            y=alt.YValue(alt.ExprRef(f"{top} + 0.14 * {row}")),
            text=alt.Text("series:N"),
            color=class_color,
        ),
        numbers.mark_text(**CELL_TEXT).encode(
            x=left, y=alt.YValue(alt.ExprRef(f"{top} + 0.46 * {row}")), text=alt.Text("text:N"), color=class_color
        ),
        sums.mark_text(**bold).encode(
            x=left, y=alt.YValue(alt.ExprRef(f"{top} + 12 * scale")), text=alt.Text("text:N"), color=gray
        ),
    ]


@memoized
def over_temperature(names: Sequence[str], logits: ArrayLike, temperature: Parameter, start: float) -> Picture:
    """Draw every probability over the temperature, which is the cursor, and dashed their entropy divided by ln n.

    `names` are those of the n classes. `start` is the temperature at the opening.
    """
    t = grid_with_cursor([], temperature, start)
    shares = np.stack([softmax(logits, value) for value in t], axis=-1)
    columns = {"x": t, "entropy": entropy(shares, axis=0) / np.log(len(names))}
    columns |= {f"p{index}": share for index, share in enumerate(shares)}
    lines = [Line(f"p{index}", name) for index, name in enumerate(names)]
    lines.append(Line("entropy", words.TEMPERATURE_ENTROPY, dashed=True))
    text = words.TEMPERATURE_TEXT.format(classes=len(names), low=significant(t[0]), high=significant(t[-1]))
    axes = AxesSpec(words.TEMPERATURE_X, words.PROBABILITY_P, (0, 1))
    return line_chart(columns, lines, axes, text, temperature, title=words.TEMPERATURE_TITLE)


@memoized
def class_curve(count: Parameter, start: float) -> Picture:
    """Draw the probabilities of n classes over their logits, which are evenly spaced from -5 to 5; n is live.

    `count` is the parameter n, and `start` its value at the opening. The largest probability has a colour of its own,
    and its number beside it.
    """
    most, largest = int(count.high), softmax(evenly_spaced_logits(round(start))).max()

    def padded(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.concatenate([values, np.full(most - len(values), np.nan)])

    columns = frames("z", lambda n: padded(evenly_spaced_logits(round(n))), count, start)
    columns |= frames("p", lambda n: padded(softmax(evenly_spaced_logits(round(n)))), count, start)
    largest_of = {name: np.array([np.nanmax(column)]) for name, column in columns.items()}
    return Picture(
        specification=class_curve_chart(count),
        tables={"classes": columns},
        title=words.MANY_CLASSES_TITLE,
        description=words.MANY_CLASSES_TEXT.format(classes=significant(start), largest=fixed(largest)),
        sliders={count.key: count},
        data_columns=(DataColumn(words.MANY_CLASSES_LOGIT, "z", count), DataColumn(words.PROBABILITY, "p", count)),
        data=columns,
        numbers={words.MANY_CLASSES_LARGEST_NUMBER: framed_number(largest_of, "p", count, 0)},
    )


@compiled
def class_curve_chart(count: Parameter) -> AnyChart:
    """Build the chart of `class_curve`."""
    present = {name: frame_value(name, count) for name in ("z", "p")}
    is_largest, names = "abs(datum.z - 5) < 1e-6", (words.PROBABILITY, words.MANY_CLASSES_LARGEST_NUMBER)
    classes = alt.Chart(alt.NamedData("classes")).transform_calculate(
        **present, series=f"{is_largest} ? '{names[1]}' : '{names[0]}'"
    )
    points = classes.transform_filter("isValid(datum.z)").encode(
        alt.X("z:Q", title=words.MANY_CLASSES_X, axis=alt.Axis(values=[-4, -2, 0, 2, 4])),
        alt.Y("p:Q", title=words.MANY_CLASSES_Y, axis=alt.Axis(tickCount=5)),
        series_color(names),
        tooltip=[alt.Tooltip("z:Q", format=SINGLE), alt.Tooltip("p:Q", format=SINGLE)],
    )
    largest = points.transform_filter(is_largest).transform_calculate(text=fixed_text("datum.p"))
    number = largest.mark_text(
        align="right", dx=-8, fontSize=alt.ExprRef("14 * scale"), fontWeight="bold", tooltip=None
    )
    layers = [points.mark_point(filled=True, size=40, opacity=1), number.encode(text=alt.Text("text:N"))]
    title = chart_title(words.MANY_CLASSES_TITLE, words.MANY_CLASSES_KEY)
    return layered(layers, [TEXT_SCALE, *sliders(count), frame_index(count)], height=CLASS_CURVE_HEIGHT, title=title)
