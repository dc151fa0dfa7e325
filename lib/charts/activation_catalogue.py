"""The chart of all activation functions as small multiples."""

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.activations import ACTIVATIONS, Activation
from lib.analysis.properties import properties
from lib.charts.colors import ACTIVATION_LABELS
from lib.charts.core.calls import memoized
from lib.charts.core.expressions import PRECISE
from lib.charts.core.grids import break_at_jumps, grid_with_kinks
from lib.charts.core.layers import layered
from lib.charts.core.picture import AnyChart, Picture, compiled
from lib.charts.core.table import Table, concatenate, table_from_rows
from lib.text.catalogue import activations as words
from lib.text.numbers import significant
from lib.text.own_function import unmeasured_reason

# The domains of x and y in each cell.
X_LOW, X_HIGH = -5, 5
Y_LOW, Y_HIGH = -1.5, 3.0
# The left side of a function that stays under this is drawn magnified.
FLAT, MAGNIFICATION = 0.1, 20
MEASURED = tuple(
    alt.Tooltip(f"{name}:Q", format=PRECISE) for name in (words.CATALOGUE_STEEPEST_SLOPE, words.CATALOGUE_MEAN_OUTPUT)
)
NAMED = tuple(f"{name}:N" for name in (words.CATALOGUE_FUNCTION, words.CATALOGUE_FAMILY, words.CATALOGUE_RANGE))
TOOLTIP = (*NAMED, *MEASURED)
# The place of the plot in its cell, in fractions of the cell.
LEFT, RIGHT, TOP, BOTTOM = 0.05, 0.95, 0.15, 0.95


@memoized
def catalogue(own: Activation | None = None) -> Picture:
    """Draw f, solid, and f', dashed, of every activation as small multiples on the same axes, sorted by family.

    The last cell is that of an activation that is not in the registry, if one is given. A dotted line is the flat left
    side of f, magnified. A click on a cell selects its function, by name.
    """
    families = dict.fromkeys(activation.family for activation in ACTIVATIONS.values())
    ordered = [a for family in families for a in ACTIVATIONS.values() if a.family == family]
    ordered += [own] if own else []
    cells = table_from_rows({"place": i, "name": a.name} | _tooltip_fields(a) for i, a in enumerate(ordered))
    return Picture(
        specification=catalogue_chart(len(ordered)),
        tables={"cells": cells, "curves": concatenate(_curves(place, a) for place, a in enumerate(ordered))},
        title=words.CATALOGUE_TITLE,
        description=words.CATALOGUE_TEXT.format(count=len(ordered), functions=", ".join(a.label for a in ordered)),
    )


def _tooltip_fields(activation: Activation) -> dict[str, Any]:
    """Return what the tooltip of a cell says: label, family, and measured properties of the function."""
    if activation.name not in ACTIVATIONS and unmeasured_reason(activation):
        found, steepest, mean = words.CATALOGUE_NOT_COMPUTED, np.nan, np.nan
    else:
        measured = properties(activation)
        low, high = significant(measured.low), significant(measured.high)
        found, steepest = words.CATALOGUE_FROM_TO.format(low=low, high=high), measured.steepest
        # Instead of 0 a quadrature gives a rounding error.
        mean = 0.0 if measured.centred else measured.mean
    return {
        words.CATALOGUE_FUNCTION: activation.label,
        words.CATALOGUE_FAMILY: activation.family,
        words.CATALOGUE_RANGE: found,
        words.CATALOGUE_STEEPEST_SLOPE: steepest,
        words.CATALOGUE_MEAN_OUTPUT: mean,
    }


def _curves(place: int, activation: Activation) -> Table:
    """Return the points of f, of f', and of the magnified flat side of f, in the unit square of one cell."""
    x = grid_with_kinks(X_LOW, X_HIGH, activation.kinks, 101)
    formulas = {"function": activation.function, "slope": activation.derivative}
    parts = {part: break_at_jumps(x, activation.kinks, formula) for part, formula in formulas.items()}
    f = activation.function(x)
    left = np.abs(f[x < 0]).max()
    if 0 < left < FLAT and f[0] == f[x < 0].min():
        parts["magnified"] = np.where(x < 0, MAGNIFICATION * f, np.nan)
    return concatenate(
        {
            "place": np.full(x.size, place),
            "name": np.full(x.size, activation.name),
            "part": np.full(x.size, part),
            "series": np.full(x.size, activation.label),
            "x": (x - X_LOW) / (X_HIGH - X_LOW),
            "y": _height_in_cell(y),
        }
        for part, y in parts.items()
    )


def _height_in_cell(y: ArrayLike) -> NDArray[np.float64]:
    """Return y as a fraction of a cell's height, NaN outside of the cell."""
    height = (np.asarray(y) - Y_LOW) / (Y_HIGH - Y_LOW)
    return np.where((height >= 0) & (height <= 1), height, np.nan)


@compiled
def catalogue_chart(count: int) -> AnyChart:
    """Build the chart of `catalogue` with so many cells: seven in a row where there is room, else five or two."""
    across = alt.param(name="across", expr="width > 1000 ? 7 : width > 600 ? 5 : 2")
    # Vega takes a variable of this name for the height of the picture.
    height = alt.param(name="height", expr="width > 1000 ? 0.366 * width : width > 600 ? 700 : 1100")
    box = _box(count)
    cells = alt.Chart(alt.NamedData("cells")).transform_calculate(
        left=f"{COLUMN} + 0.02", right=f"{COLUMN} + 0.98", top=f"{ROW} + 0.02", bottom=f"{ROW} + 0.98"
    )
    chosen = alt.selection_point(name="chosen", fields=["name"], toggle=False)
    background = cells.mark_rect(opacity=0.08, cursor="pointer")
    background = background.encode(**box, color=alt.ColorValue("gray"), tooltip=list(TOOLTIP)).add_params(chosen)
    layers = [background, *_cell_axes(cells, box), _curve_layer(box), _label_layer(cells, box)]
    return layered(layers, [across, height], height=470)


COLUMN, ROW = "datum.place % across", "floor(datum.place / across)"
SERIES_COLOR = alt.Color("series:N", scale=alt.Scale(domain=list(ACTIVATION_LABELS)), legend=None)


def _box(count: int) -> dict[str, Any]:
    """Return the channels of a box in units of cells: its left and right edge, its top and its bottom."""
    columns = alt.Scale(domain=[0, alt.ExprRef("across")], nice=False)
    rows = alt.Scale(domain=[alt.ExprRef(f"ceil({count} / across)"), 0], nice=False)
    x, y = alt.X("left:Q", scale=columns, axis=None), alt.Y("top:Q", scale=rows, axis=None)
    return {"x": x, "x2": alt.X2("right"), "y": y, "y2": alt.Y2("bottom")}


def _cell_axes(cells: alt.Chart, box: Mapping[str, Any]) -> list[alt.Chart]:
    """Return the faint lines y = 0 and x = 0 of each cell."""
    rule = {"opacity": 0.3, "strokeWidth": 1, "color": "gray", "tooltip": None}
    zero = BOTTOM - 0.8 * float(_height_in_cell(0.0))
    level = cells.transform_calculate(left=f"{COLUMN} + {LEFT}", right=f"{COLUMN} + {RIGHT}", top=f"{ROW} + {zero}")
    upright = cells.transform_calculate(left=f"{COLUMN} + 0.5", top=f"{ROW} + {TOP}", bottom=f"{ROW} + {BOTTOM}")
    return [
        level.mark_rule(**rule).encode(x=box["x"], x2=box["x2"], y=box["y"]),
        upright.mark_rule(**rule).encode(x=box["x"], y=box["y"], y2=box["y2"]),
    ]


def _curve_layer(box: Mapping[str, Any]) -> alt.Chart:
    """Return the lines of all cells."""
    top = f"isValid(datum.y) ? {ROW} + {BOTTOM} - {BOTTOM - TOP:g} * datum.y : null"
    left = f"{COLUMN} + {LEFT} + {RIGHT - LEFT:g} * datum.x"
    curves = alt.Chart(alt.NamedData("curves")).transform_calculate(left=left, top=top)
    dashes = alt.Scale(domain=["function", "slope", "magnified"], range=[[1, 0], [6, 4], [2, 2]])
    dash = alt.StrokeDash("part:N", scale=dashes, legend=None)
    marks = curves.mark_line(tooltip=None)
    return marks.encode(
        x=box["x"],
        y=box["y"],
        color=SERIES_COLOR,
        strokeDash=dash,
        detail=alt.Detail("place:N"),
        order=alt.Order("x:Q"),
    )


def _label_layer(cells: alt.Chart, box: Mapping[str, Any]) -> alt.Chart:
    """Return the label of each cell, in the colour of its function."""
    labels = cells.transform_calculate(
        series=f"datum['{words.CATALOGUE_FUNCTION}']", left=f"{COLUMN} + {LEFT}", top=f"{ROW} + 0.06"
    )
    marks = labels.mark_text(align="left", baseline="top", fontSize=13, fontWeight="bold", tooltip=None)
    return marks.encode(x=box["x"], y=box["y"], color=SERIES_COLOR, text=alt.Text(f"{words.CATALOGUE_FUNCTION}:N"))
