"""The pictures of the softmax page: from logits to probabilities, over the temperature, and for many classes."""

import altair as alt
import numpy as np

from lib.charts.core import pointer
from lib.charts.core.calls import memoized
from lib.charts.core.frames import COMMITTED, emitted, families, frame_of, frames, pick_family, shown, sliders
from lib.charts.core.lines import AxesSpec, Line, lines, with_cursor
from lib.charts.core.picture import Column, Picture, compiled
from lib.charts.core.table import of_rows
from lib.softmax import entropy, log_softmax, softmax

STEPS = ("Logit z", "z/T − max", "exp", "p", "−ln p")
ROW = 54
HEAD = 24


@memoized
def chain(names, logits, temperature, constant, told):
    """Draw how logits become probabilities, every number between them, and a bar for each class.

    `logits`, `temperature` and `constant` are the live parameters, `told` maps their keys to their values. Under the
    pointer each number lights up what it is made of.
    """
    parameters = (*logits, temperature, constant)

    def numbers(values):
        z = values[..., :-2] + values[..., -1:]
        scaled = z / values[..., -2:-1]
        below = scaled - scaled.max(axis=-1, keepdims=True)
        exponentials, shares = np.exp(below), softmax(scaled)
        sums = [array.sum(axis=-1, keepdims=True) for array in (exponentials, shares)]
        return np.concatenate([z, below, exponentials, shares, -log_softmax(scaled), *sums], axis=-1)

    shares = softmax([told[p.key] for p in logits], told[temperature.key])
    said = ", ".join(f"{name} {p:.4f}" for name, p in zip(names, shares, strict=True))
    return Picture(
        specification=chain_chart(parameters),
        tables={"cells": cells(names)} | families(numbers, parameters, told),
        title="From logits to probabilities, live in every logit",
        description=f"Probabilities: {said}.",
        sliders={parameter.key: parameter for parameter in parameters},
        columns=(Column("class", "name"), Column("probability", "probability")),
        source={"name": np.array(names), "probability": shares},
    )


def cells(names):
    """Return a row for each number of the chain: its place among them, where it stands, and what it is made of.

    `sources` holds the places of those other numbers between commas: a probability of its exponential and the sum, the
    sum of all exponentials, an exponential of its own z / T - largest, and that of all logits: it needs the largest.
    """
    n = len(names)
    rows = []
    for index, name in enumerate(names):
        sources = ("", all_of(0, n), f",{n + index},", f",{2 * n + index},{5 * n},", f",{3 * n + index},")
        for step, title in enumerate(STEPS):
            cell = {"place": step * n + index, "column": step, "row": index, "sources": sources[step], "step": title}
            rows.append(cell | {"series": name, "name": name if step == 0 else ""})
    for step, place in ((2, 5 * n), (3, 5 * n + 1)):
        cell = {"place": place, "column": step, "row": n, "sources": all_of(step, n), "step": "sum"}
        rows.append(cell | {"series": names[0], "name": ""})
    return of_rows(rows)


def all_of(step, n):
    """Return the places of all classes in one step."""
    return "," + ",".join(str(step * n + index) for index in range(n)) + ","


@compiled
def chain_chart(parameters):
    """Build the chart of `chain`: a row for each class, a column for each step, and a bar below the numbers."""
    count = len(parameters) - 2
    over = alt.selection_point(
        name="over", on="pointerover, pointerdown", fields=["sources"], empty=False, clear="mouseout"
    )
    table = alt.Chart(alt.NamedData("cells")).transform_calculate(number=pick_family(parameters, "datum.place"))
    row = f"((height - {HEAD} * scale) / {count + 1})"
    left, top = "width * (0.15 + 0.17 * datum.column)", f"({row} * datum.row + {HEAD} * scale)"
    middle = f"{top} + 0.27 * {row}"
    lit = "isArray(over.sources) && indexof(over.sources[0], ',' + datum.place + ',') >= 0"
    box = table.mark_rect(cornerRadius=4, tooltip=None).encode(
        x=at(left),
        x2=at(f"{left} + width * 0.16"),
        y=at(top),
        y2=at(f"{top} + 0.54 * {row}"),
        opacity=alt.value(alt.ExprRef(f"{lit} ? 0.3 : 0.06")),
        color=alt.value("gray"),
    )
    colour = alt.Color("series:N", sort=None, legend=None)
    digits = "datum.column == 3 ? '.4f' : datum.number != 0 && abs(datum.number) < 0.001 ? '.1e' : '.4~g'"
    number = table.transform_calculate(text=f"format(datum.number, {digits})").mark_text(**LETTERS)
    number = number.encode(x=at(f"{left} + 6"), y=at(middle), text="text:N", color=own_colour(colour, count))
    name = table.transform_filter("datum.name != ''").mark_text(
        fontWeight="bold", limit=alt.ExprRef("0.14 * width"), **LETTERS
    )
    name = name.encode(x=at("0"), y=at(middle), text="name:N", color=colour)
    head = table.transform_filter("datum.row == 0").mark_text(**LETTERS)
    head = head.encode(x=at(f"{left} + 6"), y=at("10 * scale"), text="step:N", color=alt.value("gray"))
    total = table.transform_filter(f"datum.row == {count} && datum.column == 2").mark_text(**LETTERS)
    total = total.encode(x=at("0"), y=at(middle), text=alt.value("Sum"), color=alt.value("gray"))
    bar = table.transform_filter(f"datum.column == 3 && datum.row < {count}").mark_rect(tooltip=None)
    ends = {"y": at(f"{top} + 0.61 * {row}"), "y2": at(f"{top} + 0.83 * {row}")}
    bar = bar.encode(x=at("0"), x2=at("width * datum.number"), color=colour, **ends)
    layers = [box.add_params(over), number, name, head, total, bar, *emitted(COMMITTED, *(p.key for p in parameters))]
    chart = alt.layer(*layers).properties(height=ROW * (count + 1) + HEAD)
    return chart.add_params(pointer.SCALE, *sliders(*parameters))


# On a phone five columns of numbers leave less room than the letters of a laptop need.
LETTERS = {
    "align": "left",
    "baseline": "middle",
    "fontSize": alt.ExprRef("min(14 * scale, 0.034 * width)"),
    "tooltip": None,
}


def at(expression):
    """Return a position in pixels."""
    return alt.value(alt.ExprRef(expression))


def own_colour(colour, count):
    """Return the colour of the class, and gray for the sums."""
    return alt.condition(f"datum.row < {count}", colour, alt.value("gray"))


@memoized
def over_temperature(names, logits, temperature, start):
    """Draw every probability over the temperature, which is the cursor, and their entropy as a share of ln n."""
    t = with_cursor([], temperature, start)
    shares = np.stack([softmax(logits, value) for value in t], axis=-1)
    columns = {"x": t, "entropy": entropy(shares, axis=0) / np.log(len(names))}
    columns |= {f"p{index}": share for index, share in enumerate(shares)}
    shown = [Line(f"p{index}", name) for index, name in enumerate(names)]
    shown.append(Line("entropy", "Entropy / ln n", dashed=True))
    text = f"Probabilities of {len(names)} classes over the temperature from {t[0]:g} to {t[-1]:g}."
    return lines(columns, shown, AxesSpec("temperature T", "probability", (0, 1)), text, temperature)


CURVE_HEIGHT = 384


def class_logits(count):
    """Return the logits of `count` classes, evenly spaced from -5 to 5."""
    return np.linspace(-5, 5, count)


@memoized
def class_curve(count, start):
    """Draw the probabilities of n classes whose logits are evenly spaced from -5 to 5; n, `count`, is live.

    The largest has its number beside it.
    """
    most, largest = int(count.high), softmax(class_logits(round(start))).max()

    def padded(values):
        return np.concatenate([values, np.full(most - len(values), np.nan)])

    columns = frames("z", lambda n: padded(class_logits(round(n))), count, start)
    columns |= frames("p", lambda n: padded(softmax(class_logits(round(n)))), count, start)
    return Picture(
        specification=class_curve_chart(count),
        tables={"classes": columns},
        title="Probabilities of n classes with evenly spaced logits",
        description=f"Probabilities of {start:g} classes, rising with the logit to {largest:.4f}.",
        sliders={count.key: count},
        columns=(Column("logit of the class", "z", count), Column("probability", "p", count)),
        source=columns,
    )


@compiled
def class_curve_chart(count):
    """Build the chart of `class_curve`."""
    picked = {name: shown(name, count) for name in ("z", "p")}
    classes = alt.Chart(alt.NamedData("classes")).transform_calculate(series="'probability'", **picked)
    line = classes.transform_filter("isValid(datum.z)").encode(
        alt.X("z:Q", title="logit of the class"),
        alt.Y("p:Q", title="probability"),
        alt.Color("series:N", legend=None),
        tooltip=[alt.Tooltip("z:Q", format=".4g"), alt.Tooltip("p:Q", format=".5g")],
    )
    largest = line.transform_filter("abs(datum.z - 5) < 1e-6").transform_calculate(text="format(datum.p, '.4f')")
    layers = [line.mark_line(strokeWidth=2.5), line.mark_point(filled=True, size=25, opacity=1)]
    letters = {"align": "right", "dx": -8, "fontSize": alt.ExprRef("14 * scale"), "fontWeight": "bold", "tooltip": None}
    layers.append(largest.mark_text(**letters).encode(text="text:N"))
    chart = alt.layer(*layers).properties(height=CURVE_HEIGHT)
    return chart.add_params(pointer.SCALE, *sliders(count), frame_of(count))
