"""Diagrams of small networks: units as circles, and weights as lines whose width is their size.

A network is given by the names of its units, one tuple for each layer, inputs first. Every layer but the last also has
the unit "1", whose weights are the biases of the next layer. Weights are in the order of `connections`. Positive ones
are solid, negative ones dashed, and each sign has its colour.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import altair as alt
import numpy as np
from numpy.typing import NDArray

from lib.charts.colors import ACTIVATION_LABELS, FIRST_SERIES
from lib.charts.core.calls import memoized
from lib.charts.core.channels import series_color
from lib.charts.core.expressions import number_text
from lib.charts.core.frames import frame_index, frame_value, frames
from lib.charts.core.layers import layered
from lib.charts.core.picture import AnyChart, DataColumn, Picture, compiled
from lib.charts.core.sliders import slider_value, sliders
from lib.charts.core.table import Table, table_from_rows
from lib.charts.core.text_marks import TEXT_SCALE, quiet_color, text_style
from lib.charts.core.titles import chart_title
from lib.lesson.experiments.activations import FlowSummary
from lib.numerics.parameter import Parameter
from lib.text.catalogue import activations as words
from lib.text.catalogue import common
from lib.text.numbers import significant

Layers = Sequence[Sequence[str]]
Panels = Mapping[str, Mapping[str, NDArray[np.float64]]]
"""Numbers of shape (steps + 1, connections), by what they are, such as "weights", and by the name of their network."""

BIAS = "1"
SIGNS = ("positive", "negative")
# After the colours of losses and classes, which mean something else.
PALETTE = (*FIRST_SERIES, *SIGNS)
HEIGHT = 250
# Of a chain of layers, in pixels.
CHAIN_HEIGHT = 52
# In pixels: the widest and the thinnest line, and the area of a unit.
WIDEST, THINNEST, UNIT_SIZE = 9, 0.75, 1100
# Where on a line its number stands: nearer to its beginning, at which lines are not close to each other.
NUMBER_AT = 0.3
# Panels in a row; the share of a panel's width on both sides of it, and of its height for its name.
PER_ROW = 2
SIDE, HEAD = 0.12, 0.14


def connections(layers: Layers) -> list[tuple[int, str, str]]:
    """Return each weight as the index of its first layer, the unit it comes from, and the unit it goes to.

    The weights into one unit follow each other, its bias last.
    """
    return [
        (index, source, target)
        for index, (sources, targets) in enumerate(pairwise(layers))
        for target in targets
        for source in (*sources, BIAS)
    ]


def panel_names(panels: Panels) -> dict[str, tuple[str, str]]:
    """Return the kind and the network of each panel by its text, those of one network after another."""
    names = dict.fromkeys(name for of in panels.values() for name in of)
    return {f"{name}: {kind}" if name else kind: (kind, name) for name in names for kind in panels}


@memoized
def network(layers: Layers, panels: Panels, step: Parameter, start: float, title: str) -> Picture:
    """Draw a network at the live step of its training, once for each of the `panels`.

    Panels of one kind have the same scale: their widest line is the largest number of the whole training. `start` is
    the step at the opening. A number that is not finite is drawn as 0.
    """
    kinds = {
        kind: {name: np.nan_to_num(n, posinf=0, neginf=0) for name, n in of.items()} for kind, of in panels.items()
    }
    scales = {kind: max(float(np.abs(n).max()) for n in of.values()) or 1.0 for kind, of in kinds.items()}
    names = panel_names(panels)
    edges, nodes = _places(layers, list(names), [scales[kind] for kind, _ in names.values()])
    numbers = [kinds[kind][name] for kind, name in names.values()]
    edges |= frames("w", lambda index: np.concatenate([n[round(index)] for n in numbers]), step, start)
    columns = (DataColumn(common.NETWORK_PANEL, "panel"), *_ENDS, DataColumn(common.NETWORK_NUMBER, "w", step))
    return Picture(
        specification=network_chart(step, (), title),
        tables={"edges": edges, "nodes": nodes, "panels": _heads(list(names))},
        title=title,
        description=common.NETWORK_SHOWN.format(network=_description(layers), panels=", ".join(names)),
        sliders={step.key: step},
        data_columns=columns,
        data=edges,
    )


@memoized
def network_of_sliders(
    layers: Layers, parameters: Sequence[Parameter], committed: Mapping[str, float], title: str
) -> Picture:
    """Draw a network whose weights are sliders, in the order of `connections`; `committed` has their values by key."""
    largest = max(max(abs(p.low), abs(p.high)) for p in parameters)
    edges, nodes = _places(layers, [""], [largest])
    data = dict(edges) | {"weight": np.array([committed[p.key] for p in parameters])}
    return Picture(
        specification=network_chart(None, tuple(parameters), title),
        tables={"edges": edges, "nodes": nodes, "panels": _heads([""])},
        title=title,
        description=_description(layers),
        sliders={p.key: p for p in parameters},
        data_columns=(*_ENDS, DataColumn(common.NETWORK_WEIGHT, "weight")),
        data=data,
    )


_ENDS = (DataColumn(common.NETWORK_FROM, "source"), DataColumn(common.NETWORK_TO, "target"))


def _description(layers: Layers) -> str:
    """Return the units of a network layer by layer, as a sentence."""
    units = "; ".join(", ".join(names) for names in layers)
    return common.NETWORK_TEXT.format(layers=len(layers), units=units)


def _places(layers: Layers, panels: Sequence[str], largest: Sequence[float]) -> tuple[dict[str, np.ndarray], Table]:
    """Return a row for each line and for each unit of each panel, with its place in the unit square.

    A line has the number that has the widest line in its panel as its `scale`.
    """
    edges, nodes = [], []
    for number, (panel, scale) in enumerate(zip(panels, largest, strict=True)):
        left, top, width, height = _frame(number, len(panels))
        places = {unit: (left + x * width, top - y * height) for unit, (x, y) in _unit_places(layers).items()}
        nodes += [{"name": name, "x": x, "y": y} for (_, name), (x, y) in places.items()]
        for index, source, target in connections(layers):
            (x, y), (x2, y2) = places[index, source], places[index + 1, target]
            ends = {"x": x, "y": y, "x2": x2, "y2": y2}
            names = {"panel": panel, "source": source, "target": target}
            edges.append(names | ends | {"scale": scale, "index": len(edges)})
    return table_from_rows(edges), table_from_rows(nodes)


def _frame(panel: int, panels: int) -> tuple[float, float, float, float]:
    """Return the left end, the upper end, the width and the height of a panel in the unit square."""
    columns, rows = min(PER_ROW, panels), -(-panels // PER_ROW)
    return (panel % PER_ROW) / columns, 1 - (panel // PER_ROW) / rows, 1 / columns, 1 / rows


def _unit_places(layers: Layers) -> dict[tuple[int, str], tuple[float, float]]:
    """Return the place of each unit in its panel, by its layer and name; y grows downwards from 0 to 1."""
    found = {}
    for index, units in enumerate(layers):
        names = [*units, BIAS] if index < len(layers) - 1 else list(units)
        x = SIDE + (1 - 2 * SIDE) * index / (len(layers) - 1)
        for row, name in enumerate(names):
            found[index, name] = (x, HEAD + (1 - HEAD) * (row + 0.5) / len(names))
    return found


def _heads(panels: Sequence[str]) -> Table:
    """Return a row for each panel: its name and where that begins."""
    frames_of = [_frame(number, len(panels)) for number in range(len(panels))]
    return table_from_rows(
        {"text": name, "x": left, "y": top} for name, (left, top, *_) in zip(panels, frames_of, strict=True)
    )


@compiled
def network_chart(step: Parameter | None, parameters: tuple[Parameter, ...], title: str) -> AnyChart:
    """Build the chart of `network`, or without a step that of `network_of_sliders`."""
    values = f"[{', '.join(map(slider_value, parameters))}][datum.index]"
    edges = _edge_rows(frame_value("w", step) if step else values)
    heads = alt.Chart(alt.NamedData("panels")).encode(*_at("x", "y"), text=alt.Text("text:N"))
    layers = [
        _edge_lines(edges),
        *_numbers(edges.encode(*_at("at_x", "at_y"), text=alt.Text("text:N"))),
        *_node_marks(),
        heads.mark_text(**text_style()).encode(color=quiet_color()),
    ]
    live = (*sliders(step), frame_index(step)) if step else tuple(sliders(*parameters))
    return layered(layers, [TEXT_SCALE, *live], height=HEIGHT, title=chart_title(title, common.NETWORK_KEY))


def _edge_rows(weight: str) -> alt.Chart:
    """Return a chart of the lines with what they show of their weight, an expression, and where its number stands."""
    edges = alt.Chart(alt.NamedData("edges")).transform_calculate(weight=weight)
    return edges.transform_calculate(
        series=f"datum.weight < 0 ? '{SIGNS[1]}' : '{SIGNS[0]}'",
        share="min(1, abs(datum.weight) / datum.scale)",
        text=number_text("datum.weight", 3),
        at_x=f"datum.x + {NUMBER_AT} * (datum.x2 - datum.x)",
        at_y=f"datum.y + {NUMBER_AT} * (datum.y2 - datum.y)",
    )


def _edge_lines(edges: alt.Chart) -> alt.Chart:
    """Return the lines, whose width is the size of the weight, and whose dashes are its sign."""
    dashes = alt.Scale(domain=list(SIGNS), range=[[1, 0], [6, 4]])
    return edges.mark_rule(opacity=0.8, tooltip=None).encode(
        *_at("x", "y"),
        x2=alt.X2("x2"),
        y2=alt.Y2("y2"),
        color=series_color(PALETTE),
        strokeDash=alt.StrokeDash("series:N", scale=dashes, legend=None),
        strokeWidth=_width(),
    )


def _width() -> alt.StrokeWidth:
    """Return the width of a line by its share of the widest one."""
    scale = alt.Scale(domain=[0, 1], range=[THINNEST, WIDEST], nice=False)
    return alt.StrokeWidth("share:Q", scale=scale, legend=None)


def _node_marks() -> list[alt.Chart]:
    """Return the units as circles in the colour of the page, and their names."""
    nodes = alt.Chart(alt.NamedData("nodes")).encode(*_at("x", "y"))
    circles = nodes.mark_point(
        filled=True, size=UNIT_SIZE, opacity=1, stroke="gray", strokeWidth=1.5, tooltip=None
    ).encode(fill=alt.FillValue(alt.ExprRef("background || 'white'")))
    return [circles, _texts(nodes.encode(text=alt.Text("name:N")), 13)]


@memoized
def depth(flows: Mapping[str, FlowSummary]) -> Picture:
    """Draw a deep network as a chain of layers for each activation; the line into a layer is as wide as its gradient.

    `flows` maps labels of activations to runs of a network. The size of the gradient is relative to that in the last
    layer, and the widest line of a chain is its largest one.
    """
    with np.errstate(all="ignore"):
        left = {label: flow.gradient_rms / flow.gradient_rms[-1] for label, flow in flows.items()}
    layers = np.arange(len(next(iter(left.values()))))
    ends = "; ".join(f"{label} {significant(sizes[0], 3)}" for label, sizes in left.items())
    return Picture(
        specification=depth_chart(len(left)),
        tables={"edges": _chain_edges(left), "nodes": _chain_nodes(left), "chains": _chain_heads(left)},
        title=words.VANISHING_CHAIN_TITLE,
        description=words.VANISHING_CHAIN_TEXT.format(layers=layers[-1], sizes=ends),
        data_columns=(DataColumn(words.LAYER, "layer"), *(DataColumn(label, label) for label in left)),
        data={"layer": layers, **left},
    )


def _chain_edges(left: Mapping[str, NDArray[np.float64]]) -> Table:
    """Return a row for each layer of each chain: where it begins and ends, and the share of the widest line.

    The share is 0 for a size that is not finite.
    """
    drawn = {label: np.where(np.isfinite(sizes), sizes, 0) for label, sizes in left.items()}
    return table_from_rows(
        {
            "series": label,
            "x": layer / (len(sizes) - 1),
            "x2": (layer + 1) / (len(sizes) - 1),
            "row": row + 0.7,
            "share": size / (sizes.max() or 1),
        }
        for row, (label, sizes) in enumerate(drawn.items())
        for layer, size in enumerate(sizes[:-1])
    )


def _chain_nodes(left: Mapping[str, NDArray[np.float64]]) -> Table:
    """Return a row for each unit of each chain, which stands for a layer; the first one is the input."""
    return table_from_rows(
        {"x": x, "row": row + 0.7} for row, sizes in enumerate(left.values()) for x in np.linspace(0, 1, len(sizes))
    )


def _chain_heads(left: Mapping[str, NDArray[np.float64]]) -> Table:
    """Return a row for each chain: its name, with the gradient that arrives at the input."""
    return table_from_rows(
        {"row": row + 0.1, "text": words.VANISHING_CHAIN_HEAD.format(function=label, size=significant(sizes[0], 3))}
        for row, (label, sizes) in enumerate(left.items())
    )


@compiled
def depth_chart(count: int) -> AnyChart:
    """Build the chart of `depth` for so many chains."""
    x = alt.X("x:Q", scale=alt.Scale(domain=[-0.02, 1.02], nice=False), axis=None)
    y = alt.Y("row:Q", scale=alt.Scale(domain=[count, 0], nice=False), axis=None)
    edges, nodes, heads = (alt.Chart(alt.NamedData(name)) for name in ("edges", "nodes", "chains"))
    lines = edges.mark_rule(tooltip=None).encode(x, y, x2=alt.X2("x2"), color=series_color(ACTIVATION_LABELS))
    units = nodes.mark_point(filled=True, size=40, opacity=1, stroke="gray", strokeWidth=1, tooltip=None)
    ground = alt.FillValue(alt.ExprRef("background || 'white'"))
    names = heads.mark_text(**text_style()).encode(alt.XValue(0), y, text=alt.Text("text:N"), color=quiet_color())
    title = chart_title(words.VANISHING_CHAIN_TITLE, words.VANISHING_CHAIN_KEY)
    layers = [lines.encode(strokeWidth=_width()), units.encode(x, y, fill=ground), names]
    return layered(layers, [TEXT_SCALE], height=CHAIN_HEIGHT * count, title=title)


def _at(x: str, y: str) -> tuple[alt.X, alt.Y]:
    """Return the channels of a place in the unit square."""
    scale = alt.Scale(domain=[0, 1], nice=False, zero=False)
    return alt.X(f"{x}:Q", scale=scale, axis=None), alt.Y(f"{y}:Q", scale=scale, axis=None)


def _numbers(rows: alt.Chart) -> list[alt.Chart]:
    """Return the numbers of lines, with an edge in the colour of the page, without which they could not be read."""
    style = text_style(align="center", baseline="middle", fontSize=alt.ExprRef("12 * scale"))
    ground = alt.ExprRef("background || 'white'")
    edge = rows.mark_text(**style, stroke=ground, strokeWidth=6, strokeJoin="round")
    return [edge.encode(color=quiet_color()), _texts(rows, 12)]


def _texts(rows: alt.Chart, size: int) -> alt.Chart:
    """Return the texts of some rows, centred, in letters of so many pixels."""
    style = text_style(align="center", baseline="middle", fontSize=alt.ExprRef(f"{size} * scale"))
    return rows.mark_text(**style).encode(color=quiet_color())
