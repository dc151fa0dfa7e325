"""Charts of softmax: its computation step by step, the temperature, and many classes."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.charts.core.calls import memoized
from lib.charts.core.expressions import SINGLE, fixed_text, number_text, retain_tables
from lib.charts.core.frames import frame_index, frame_value, frames
from lib.charts.core.grids import grid_with_cursor
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import sliders
from lib.charts.core.sweeps import COMMITTED, sweeps, swept_value
from lib.charts.core.table import Table, table_from_rows
from lib.charts.core.text_marks import TEXT_SCALE
from lib.lesson.examples import evenly_spaced_logits
from lib.numerics.parameter import Parameter
from lib.softmax import entropy, log_softmax, softmax
from lib.text.numbers import fixed, significant

STEPS = ("Logit z", "z / T", "exp(z / T)", "p", "−ln p")
# In pixels: of a class, of the titles above, and of the chart of many classes.
ROW_HEIGHT, HEAD_HEIGHT, CLASS_CURVE_HEIGHT = 54, 24, 384


@memoized
def computation(
    names: Sequence[str],
    logits: Sequence[Parameter],
    temperature: Parameter,
    constant: Parameter,
    committed: Mapping[str, float],
) -> Picture:
    """Draw how logits become probabilities as a table: a row for each class, a column for each step, and sums.

    All `logits`, the `temperature` and the `constant`, which is added to all logits, are live; `committed` maps their
    keys to their values. `names` are those of the classes. The bar under a row has the length of its probability. A
    number under the pointer highlights those that it is computed from.
    """
    parameters = (*logits, temperature, constant)
    shares = softmax([committed[p.key] for p in logits], committed[temperature.key])
    text = ", ".join(f"{name} {fixed(p)}" for name, p in zip(names, shares, strict=True))
    return Picture(
        specification=computation_chart(parameters),
        tables={"cells": computation_cells(names)} | sweeps(_computed_numbers, parameters, committed, np.float64),
        title="From logits to probabilities, live in every logit",
        description=f"Probabilities: {text}.",
        sliders={parameter.key: parameter for parameter in parameters},
        data_columns=(DataColumn("class", "name"), DataColumn("probability", "probability")),
        data={"name": np.array(names), "probability": shares},
    )


def _computed_numbers(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return all numbers of the table for the values of the parameters: step by step, then both sums.

    No exponential overflows: z/T is at most 300 here.
    """
    z = values[..., :-2] + values[..., -1:]
    scaled = z / values[..., -2:-1]
    exponentials, shares = np.exp(scaled), softmax(scaled)
    sums = [array.sum(axis=-1, keepdims=True) for array in (exponentials, shares)]
    return np.concatenate([z, scaled, exponentials, shares, -log_softmax(scaled), *sums], axis=-1)


def computation_cells(names: Sequence[str]) -> Table:
    """Return a row for each number: its index, its row and column, and the numbers it is computed from.

    `sources` holds the indices of those between commas: a probability is computed from its exponential and their sum, a
    sum from all exponentials, an exponential from its own z/T, and that from its own logit.
    """
    n, rows = len(names), []
    for index, name in enumerate(names):
        sources = ("", f",{index},", f",{n + index},", f",{2 * n + index},{5 * n},", f",{3 * n + index},")
        for step, title in enumerate(STEPS):
            cell = {"index": step * n + index, "column": step, "row": index, "sources": sources[step], "step": title}
            rows.append(cell | {"series": name, "name": name if step == 0 else ""})
    for step, index in ((2, 5 * n), (3, 5 * n + 1)):
        cell = {"index": index, "column": step, "row": n, "sources": _all_classes(step, n), "step": "sum"}
        rows.append(cell | {"series": names[0], "name": ""})
    return table_from_rows(rows)


def _all_classes(step: int, n: int) -> str:
    """Return the indices of the numbers of all classes in one step, between commas."""
    return "," + ",".join(str(step * n + index) for index in range(n)) + ","


# Positions in pixels, as expressions. On a phone five columns leave less space than the text of a laptop needs.
CELL_LEFT = "width * (0.15 + 0.17 * datum.column)"
CELL_TEXT = {
    "align": "left",
    "baseline": "middle",
    "fontSize": alt.ExprRef("min(14 * scale, 0.034 * width)"),
    "tooltip": None,
}


@compiled
def computation_chart(parameters: tuple[Parameter, ...]) -> AnyChart:
    """Build the chart of `computation` for the classes' logits, the temperature and the constant."""
    count = len(parameters) - 2
    cells = alt.Chart(alt.NamedData("cells")).transform_calculate(number=swept_value(parameters, "datum.index"))
    row = f"((height - {HEAD_HEIGHT} * scale) / {count + 1})"
    top = f"({row} * datum.row + {HEAD_HEIGHT} * scale)"
    layers = [
        _cell_backgrounds(cells, row, top),
        *_cell_texts(cells, f"{top} + 0.27 * {row}", count),
        _bars(cells, row, top, count),
        *retain_tables(COMMITTED, *(p.key for p in parameters)),
    ]
    chart = alt.layer(*layers).properties(height=ROW_HEIGHT * (count + 1) + HEAD_HEIGHT)
    return chart.add_params(TEXT_SCALE, *sliders(*parameters))


def _pixels(expression: str) -> Any:
    """Return a position in pixels."""
    return alt.value(alt.ExprRef(expression))


def _cell_backgrounds(cells: alt.Chart, row: str, top: str) -> alt.Chart:
    """Return the boxes of the numbers; those that the number under the pointer is computed from are darker."""
    on = "pointerover, pointerdown"
    over = alt.selection_point(name="over", on=on, fields=["sources"], empty=False, clear="mouseout")
    is_source = "isArray(over.sources) && indexof(over.sources[0], ',' + datum.index + ',') >= 0"
    boxes = cells.mark_rect(cornerRadius=4, tooltip=None).encode(
        x=_pixels(CELL_LEFT),
        x2=_pixels(f"{CELL_LEFT} + width * 0.16"),
        y=_pixels(top),
        y2=_pixels(f"{top} + 0.54 * {row}"),
        opacity=_pixels(f"{is_source} ? 0.3 : 0.06"),
        color=alt.value("gray"),
    )
    return boxes.add_params(over)


def _cell_texts(cells: alt.Chart, middle: str, count: int) -> list[alt.Chart]:
    """Return the numbers, the names of the classes, the titles of the steps, and the name of the sums."""
    class_color, gray = alt.Color("series:N", sort=None, legend=None), alt.value("gray")
    number_color = alt.condition(f"datum.row < {count}", class_color, gray)
    text = f"datum.column == 3 ? {fixed_text('datum.number')} : {number_text('datum.number')}"
    numbers = cells.transform_calculate(text=text).mark_text(**CELL_TEXT)
    names = cells.transform_filter("datum.name != ''")
    names = names.mark_text(fontWeight="bold", limit=alt.ExprRef("0.14 * width"), **CELL_TEXT)
    titles = cells.transform_filter("datum.row == 0").mark_text(**CELL_TEXT)
    sums = cells.transform_filter(f"datum.row == {count} && datum.column == 2").mark_text(**CELL_TEXT)
    left = _pixels(f"{CELL_LEFT} + 6")
    return [
        numbers.encode(x=left, y=_pixels(middle), text="text:N", color=number_color),
        names.encode(x=_pixels("0"), y=_pixels(middle), text="name:N", color=class_color),
        titles.encode(x=left, y=_pixels("10 * scale"), text="step:N", color=gray),
        sums.encode(x=_pixels("0"), y=_pixels(middle), text=alt.value("Sum"), color=gray),
    ]


def _bars(cells: alt.Chart, row: str, top: str, count: int) -> alt.Chart:
    """Return the bars of the probabilities, each below its row."""
    shares = cells.transform_filter(f"datum.column == 3 && datum.row < {count}").mark_rect(tooltip=None)
    return shares.encode(
        x=_pixels("0"),
        x2=_pixels("width * datum.number"),
        y=_pixels(f"{top} + 0.61 * {row}"),
        y2=_pixels(f"{top} + 0.83 * {row}"),
        color=alt.Color("series:N", sort=None, legend=None),
    )


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
    lines.append(Line("entropy", "Entropy / ln n", dashed=True))
    ends = f"from {significant(t[0])} to {significant(t[-1])}"
    text = f"Probabilities of {len(names)} classes over the temperature {ends}."
    return line_chart(columns, lines, AxesSpec("temperature T", "probability", (0, 1)), text, temperature)


@memoized
def class_curve(count: Parameter, start: float) -> Picture:
    """Draw the probabilities of n classes over their logits, which are evenly spaced from -5 to 5; n is live.

    `count` is the parameter n, and `start` its value at the opening. The largest probability has its number beside it.
    """
    most, largest = int(count.high), softmax(evenly_spaced_logits(round(start))).max()

    def padded(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.concatenate([values, np.full(most - len(values), np.nan)])

    columns = frames("z", lambda n: padded(evenly_spaced_logits(round(n))), count, start)
    columns |= frames("p", lambda n: padded(softmax(evenly_spaced_logits(round(n)))), count, start)
    return Picture(
        specification=class_curve_chart(count),
        tables={"classes": columns},
        title="Probabilities of n classes with evenly spaced logits",
        description=f"Probabilities of {significant(start)} classes, rising with the logit to {fixed(largest)}.",
        sliders={count.key: count},
        data_columns=(DataColumn("logit of the class", "z", count), DataColumn("probability", "p", count)),
        data=columns,
    )


@compiled
def class_curve_chart(count: Parameter) -> AnyChart:
    """Build the chart of `class_curve`."""
    present = {name: frame_value(name, count) for name in ("z", "p")}
    classes = alt.Chart(alt.NamedData("classes")).transform_calculate(series="'probability'", **present)
    points = classes.transform_filter("isValid(datum.z)").encode(
        alt.X("z:Q", title="logit of the class"),
        alt.Y("p:Q", title="probability"),
        alt.Color("series:N", legend=None),
        tooltip=[alt.Tooltip("z:Q", format=SINGLE), alt.Tooltip("p:Q", format=SINGLE)],
    )
    largest = points.transform_filter("abs(datum.z - 5) < 1e-6").transform_calculate(text=fixed_text("datum.p"))
    number = largest.mark_text(
        align="right", dx=-8, fontSize=alt.ExprRef("14 * scale"), fontWeight="bold", tooltip=None
    )
    layers = [
        points.mark_line(strokeWidth=2.5),
        points.mark_point(filled=True, size=25, opacity=1),
        number.encode(text="text:N"),
    ]
    chart = alt.layer(*layers).properties(height=CLASS_CURVE_HEIGHT)
    return chart.add_params(TEXT_SCALE, *sliders(count), frame_index(count))
