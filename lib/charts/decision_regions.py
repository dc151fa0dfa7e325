"""The pictures of points in the plane: the points, what a trained classifier makes of them, and its landscape."""

import altair as alt
import numpy as np

from lib.charts.core import pointer
from lib.charts.core.calls import memoized
from lib.charts.core.colors import CLASSES, PAIR, ROLES, palette
from lib.charts.core.frames import frame_of, frames, shown, sliders, value
from lib.charts.core.lines import AxesSpec, Line, lines
from lib.charts.core.picture import Column, Picture, compiled
from lib.charts.core.table import of_matrix
from lib.learning.logistic_regression import LOGIT_LOSSES, decision_line, loss_surface, smallest_eigenvalue
from lib.learning.softmax_regression import decision_regions

SIDE = 4.0
WEIGHTS = 8.0
CELLS = 33
# Every so many cells, along both axes, a region has the shape of its class.
SIGNED = 4
# Of the classes in their order.
SHAPES = ["circle", "square", "triangle-up"]
HEIGHT, LOWER = 444, 360


def axis(channel, name, title, reach):
    """Return a channel over a fixed range."""
    ticks = alt.Axis(tickCount=5)
    return channel(f"{name}:Q", title=title, scale=alt.Scale(domain=[-reach, reach], nice=False), axis=ticks)


def classes_colour(names, listed):
    """Return colour and shape of the classes `listed` among the series with these names, in one legend."""
    legend = alt.Legend(title=None, orient="bottom", columns=len(listed), values=list(listed))
    colour = alt.Color("series:N", scale=alt.Scale(domain=list(names)), legend=legend)
    return colour, alt.Shape(
        "series:N", scale=alt.Scale(domain=list(listed), range=SHAPES[: len(listed)]), legend=legend
    )


def dots(points, names):
    """Return the table of the points with the name of each class."""
    return of_matrix(points.x, ["x", "y"]) | {"series": np.take(names, points.label)}


@memoized
def classified(points, descents, step, start):
    """Draw the points of two classes with the decision line of each loss at the live step of its descent.

    `descents` maps "Squared error" and "Cross-entropy" to what they did from the same start.
    """

    def ends(weights):
        line = decision_line(weights, 0.0, -SIDE, SIDE)
        return np.full((2, 2), np.nan) if line is None else line

    def at(index, axis_):
        return np.concatenate([ends(descent.weights[round(index)])[:, axis_] for descent in descents.values()])

    columns = {"series": np.repeat(list(descents), 2)}
    for axis_, name in enumerate("xy"):
        columns |= frames(name, lambda index, a=axis_: at(index, a), step, start)
    return Picture(
        specification=classified_chart(step),
        tables={"points": dots(points, CLASSES), "ends": columns},
        title="Points of two classes and the decision line of each loss",
        description=f"{len(points.x)} points of two classes, and the decision lines as they are learned.",
        sliders={step.key: step},
        plane=(-SIDE, SIDE, -SIDE, SIDE),
        points=tuple(map(tuple, points.x.tolist())),
    )


@compiled
def classified_chart(step):
    """Build the chart of `classified`."""
    x, y = axis(alt.X, "x", "x1", SIDE), axis(alt.Y, "y", "x2", SIDE)
    colour, shape = classes_colour(ROLES, CLASSES)
    points = alt.Chart(alt.NamedData("points")).mark_point(filled=True, size=70, opacity=0.9, tooltip=None)
    ends = alt.Chart(alt.NamedData("ends")).transform_calculate(x=shown("x", step), y=shown("y", step))
    lines = ends.mark_line(strokeWidth=2.5, tooltip=None).encode(x, y, *losses_stroke())
    chart = alt.layer(points.encode(x, y, colour, shape), lines)
    chart = chart.resolve_scale(color="independent", shape="independent", strokeDash="independent")
    return chart.properties(height=HEIGHT).add_params(*sliders(step), frame_of(step))


def losses_stroke():
    """Return colour and dashes of the decision lines of both losses, in one legend: one may lie on the other."""
    legend = alt.Legend(title=None, orient="top", values=list(PAIR), symbolType="stroke", symbolSize=400)
    colour = alt.Color("series:N", scale=alt.Scale(domain=list(ROLES)), legend=legend)
    dash = alt.Scale(domain=list(PAIR), range=[[1, 0], [6, 4]])
    return colour, alt.StrokeDash("series:N", scale=dash, legend=legend)


@memoized
def landscape(points, name, descent, step):
    """Draw a mean loss over the two weights in steps of equal height, with the descent up to the live step."""
    loss = LOGIT_LOSSES[name]
    grid = np.linspace(-WEIGHTS, WEIGHTS, CELLS)
    height = loss_surface(points, loss, grid, grid)
    first, second = np.indices(height.shape)
    half = (grid[1] - grid[0]) / 2
    x, y = grid[first.ravel()], grid[second.ravel()]
    cells = {"x": x, "y": y, "loss": height.ravel()}
    cells |= {"x1": x - half, "x2": x + half, "y1": y - half, "y2": y + half}
    path = of_matrix(descent.weights, ["x", "y"]) | {"step": np.arange(len(descent.loss)), "loss": descent.loss}
    ends = {"low": np.array([height.min()]), "high": np.array([height.max()])}
    return Picture(
        specification=landscape_chart(step, loss.label, dict(zip(LOGIT_LOSSES, PAIR, strict=True))[name]),
        tables={"cells": cells, "path": path, "ends": ends},
        title=f"{loss.label} over the two weights, with the descent",
        description=f"{loss.label} from {height.min():.3g} to {height.max():.3g}; the descent goes from "
        f"{descent.loss[0]:.3g} to {descent.loss[-1]:.3g}.",
        sliders={step.key: step},
        columns=(Column("w1", "x"), Column("w2", "y"), Column("loss", "loss")),
        source=cells,
    )


@compiled
def landscape_chart(step, title, series):
    """Build the chart of `landscape`: the stronger the colour of its series, the larger is the loss."""
    across, up = axis(alt.X, "x1", "weight w1", WEIGHTS), axis(alt.Y, "y1", "weight w2", WEIGHTS)
    colour = alt.Color("series:N", scale=alt.Scale(domain=list(ROLES)), legend=None)
    shade = alt.Opacity("loss:Q", bin=alt.Bin(maxbins=14), scale=alt.Scale(range=[0.05, 0.9]), legend=None)
    tip = [
        alt.Tooltip(f"{name}:Q", title=label, format=".4g")
        for name, label in (("x", "w1"), ("y", "w2"), ("loss", "loss"))
    ]
    cells = alt.Chart(alt.NamedData("cells")).transform_calculate(series=f"'{series}'")
    cells = cells.mark_rect(clip=True, strokeWidth=0).encode(
        across, alt.X2("x2"), up, alt.Y2("y2"), colour, shade, tooltip=tip
    )
    path = alt.Chart(alt.NamedData("path")).transform_filter(f"datum.step <= {value(step)}")
    path = path.encode(alt.X("x:Q"), alt.Y("y:Q"))
    here = path.transform_filter(f"datum.step > {value(step)} - 1").encode(tooltip=tip)
    walk = [
        path.mark_line(strokeWidth=width, color=shade_, clip=True, tooltip=None).encode(order="step:Q")
        for width, shade_ in ((6, "white"), (2.5, "black"))
    ]
    spot = here.mark_point(filled=True, size=150, opacity=1, clip=True, color="black", stroke="white", strokeWidth=2)
    chart = alt.layer(*heading(title, series, colour), cells, *walk, spot)
    return chart.properties(height=LOWER).add_params(pointer.SCALE, *sliders(step))


def heading(title, series, colour):
    """Return the room above a landscape and the text in it: which loss it is, and from where to where it goes."""
    low, high = (pointer.number(f"datum.{end}", 3) for end in ("low", "high"))
    top = pointer.above(1) - pointer.ROW
    layers = [pointer.room(top)]
    for row, text in enumerate((f"'{title}'", f"{low} + ' to ' + {high}")):
        words = alt.Chart(alt.NamedData("ends")).transform_calculate(series=f"'{series}'", text=text)
        place = alt.value(alt.ExprRef(f"({pointer.ROW * row} - {top}) * scale"))
        layers.append(words.mark_text(**pointer.LETTERS).encode(text="text:N", x=alt.value(0), y=place, color=colour))
    return layers


@memoized
def curvature(points, names, descents, step):
    """Draw the smallest eigenvalue of the Hessian along the descent of each named loss: below 0 it is not convex."""
    columns = {"x": np.arange(len(next(iter(descents.values())).loss))}
    for (label, descent), name in zip(descents.items(), names, strict=True):
        columns[label] = smallest_eigenvalue(points, LOGIT_LOSSES[name], descent.weights)
    columns["zero"] = np.zeros(len(columns["x"]))
    shown = [Line(name, name) for name in descents] + [Line("zero", "Flat", dashed=True)]
    text = "; ".join(f"{name} down to {columns[name].min():.3g}" for name in descents)
    frame = AxesSpec("step", "smallest eigenvalue of the Hessian", height=200, palette=palette(["Flat"]))
    return lines(columns, shown, frame, f"Smallest eigenvalue of the Hessian along each descent: {text}.", step)


@memoized
def regions(points, names, training, step, start):
    """Draw points of three classes over the most probable class of each place of the plane, live in the step."""
    grid = np.linspace(-SIDE, SIDE, CELLS)
    first, second = np.indices((CELLS, CELLS))
    half = (grid[1] - grid[0]) / 2
    x, y = grid[first.ravel()] - half, grid[second.ravel()] - half
    cells = {"x": x, "y": y, "x2": x + 2 * half, "y2": y + 2 * half}
    cells["signed"] = ((first % SIGNED == SIGNED // 2) & (second % SIGNED == SIGNED // 2)).ravel()

    def classes_at(index):
        return decision_regions(training.model(round(index)), grid, grid)[0].ravel()

    cells |= frames("class", classes_at, step, start)
    return Picture(
        specification=regions_chart(tuple(names), step),
        tables={"cells": cells, "points": dots(points, names)},
        title="Points of three classes and the regions that were learned",
        description=f"{len(points.x)} points of {', '.join(names)} over the decision regions.",
        sliders={step.key: step},
        columns=(Column("x1", "x"), Column("x2", "y"), Column("class", "class")),
        source=of_matrix(points.x, ["x", "y"]) | {"class": points.label},
        plane=(-SIDE, SIDE, -SIDE, SIDE),
        points=tuple(map(tuple, points.x.tolist())),
    )


@compiled
def regions_chart(names, step):
    """Build the chart of `regions`."""
    listed = "[" + ", ".join(f"'{place}'" for place in range(len(names))) + "]"
    x, y = axis(alt.X, "x", "x1", SIDE), axis(alt.Y, "y", "x2", SIDE)
    points = alt.Chart(alt.NamedData("points")).mark_point(filled=True, size=70, opacity=1, tooltip=None)
    colour, shape = classes_colour((*PAIR, *names), names)
    cells = alt.Chart(alt.NamedData("cells")).transform_calculate(place=f"{listed}[datum['class' + {step.key}_frame]]")
    shades = alt.Scale(domain=[*PAIR, *(str(p) for p in range(len(names)))])
    place = alt.Color("place:N", scale=shades, legend=None)
    layers = [
        cells.mark_rect(opacity=0.25, strokeWidth=0, clip=True, tooltip=None).encode(
            x, alt.X2("x2"), y, alt.Y2("y2"), place
        ),
        signs(cells, len(names), x, y, place),
        points.encode(x, y, colour, shape),
    ]
    chart = alt.layer(*layers).resolve_scale(color="independent", shape="independent").properties(height=HEIGHT)
    return chart.add_params(*sliders(step), frame_of(step))


def signs(cells, classes, x, y, colour):
    """Return small shapes strewn over the regions, so that these are told apart without their colours."""
    middle = cells.transform_filter("datum.signed").transform_calculate(
        x="(datum.x + datum.x2) / 2", y="(datum.y + datum.y2) / 2"
    )
    scale = alt.Scale(domain=[str(place) for place in range(classes)], range=SHAPES[:classes])
    shape = alt.Shape("place:N", scale=scale, legend=None)
    return middle.mark_point(filled=True, size=14, opacity=0.7, tooltip=None).encode(x, y, colour, shape)


@memoized
def learning_curves(runs, what, title, step):
    """Draw the loss or the accuracy of both trainings over the steps, which is the cursor."""
    columns = {"x": np.arange(len(next(iter(runs.values())).loss))}
    columns |= {name: getattr(run, what) for name, run in runs.items()}
    ends = ", ".join(f"{name} ends at {columns[name][-1]:.3g}" for name in runs)
    shown = [Line(name, name) for name in runs]
    reach = (0.0, 1.02) if what == "accuracy" else None
    return lines(columns, shown, AxesSpec("step", title, reach, 336, palette=ROLES), f"{title}: {ends}.", step)
