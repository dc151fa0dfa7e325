"""A picture: a Vega-Lite specification that is built once for each shape, and the data tables that it draws."""

import functools
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, ParamSpec, cast

import altair as alt
from altair.utils.schemapi import debug_mode

from lib.charts.core.calls import Call
from lib.charts.core.frames import PictureNumber, frame_column
from lib.charts.core.layers import to_dictionary
from lib.charts.core.table import Table
from lib.numerics.parameter import Parameter
from lib.text.numbers import GROUP

Shape = ParamSpec("Shape")
Specification = Mapping[str, Any]
# Vega groups the digits of axes and tooltips with commas, which are decimal commas to half of the readers.
NUMBER_LOCALE = {"decimal": ".", "thousands": GROUP, "grouping": [3], "currency": ["", ""]}
# Streamlit leaves 20 pixels below a chart, which has its sliders there.
PADDING = {"left": 0, "right": 0, "top": 0, "bottom": 4}
AnyChart = alt.Chart | alt.LayerChart | alt.FacetChart


@dataclass(frozen=True)
class DataColumn:
    """A column of the numbers behind a picture: its heading, and the column of the picture's `data` that it shows.

    With a live `parameter`, `name` is that of its frames (see frames.py).
    """

    heading: str
    name: str
    parameter: Parameter | None = None


class Cursor(NamedTuple):
    """A slider that a drag in the plot moves: its key, both ends of the axis that it moves along, and that axis."""

    key: str
    low: float
    high: float
    axis: Literal["x", "y"]


@dataclass(frozen=True, eq=False)
class Picture:
    """A Vega-Lite specification without data, the tables that it names, and what else a page needs to show it.

    `title` says what is drawn and stays the same when numbers change; `description` says what the numbers are now.
    `sliders` holds the parameters whose sliders are part of the chart, by key, and `cursors` those among them that a
    drag in the plot moves. `data` holds the numbers for the table, the download and the text alternative, and
    `data_columns` their headings; by default they are the first of the tables. If their first column is an x axis,
    `marked_x` holds the x that no table of them leaves out, such as kinks. `editable_area` holds both ends of x
    and of y if the points of the plot can be edited, and `editable_points` those points. `numbers` holds functions of
    the values of all sliders, one of which may be an array: numbers that the text beside the picture may quote.
    `call` is the call that drew the picture, None if that has an argument that is not hashable.
    """

    specification: Specification
    tables: Mapping[str, Table]
    title: str
    description: str
    sliders: Mapping[str, Parameter] = field(default_factory=dict)
    data_columns: tuple[DataColumn, ...] = ()
    data: Table = field(default_factory=dict)
    cursors: tuple[Cursor, ...] = ()
    marked_x: tuple[float, ...] | None = None
    editable_area: tuple[float, float, float, float] | None = None
    editable_points: tuple[tuple[float, float], ...] = ()
    numbers: Mapping[str, PictureNumber] = field(default_factory=dict)
    call: Call | None = None

    def data_at(self, values: Mapping[str, float]) -> Table:
        """Return the numbers that are drawn while the sliders are at `values`, by heading."""
        if not self.data_columns:
            return next(iter(self.tables.values()))
        return {column.heading: self.data[_column_at(column, values)] for column in self.data_columns}


def _column_at(column: DataColumn, values: Mapping[str, float]) -> str:
    """Return the name of the column of `data` that is drawn while the sliders are at `values`."""
    parameter = column.parameter
    return frame_column(column.name, parameter, values[parameter.key]) if parameter else column.name


def with_slider_starts(
    specification: Specification, starts: Mapping[str, float], bound: Collection[str] | None = None
) -> dict[str, Any]:
    """Return a specification whose sliders start at given values; those that are not among `bound` have no input.

    By default those with a start value are bound.
    """
    if "params" not in specification:
        return dict(specification)
    bound = starts if bound is None else bound
    params = [_with_slider_start(parameter, starts, bound) for parameter in specification["params"]]
    return dict(specification) | {"params": params}


def _with_slider_start(
    parameter: Mapping[str, Any], starts: Mapping[str, float], bound: Collection[str]
) -> dict[str, Any]:
    """Return a parameter of a specification with its start value, and without an input unless it is bound.

    Fault: Vega-Lite lets a click in the chart set a selection that has no input.
    Test: tests/browser/test_points.py.
    """
    name = parameter["name"]
    kept = dict(parameter)
    if "bind" in parameter and name not in bound:
        del kept["bind"]
        kept["select"] = {**parameter["select"], "on": "none", "clear": False}
    return kept | ({"value": [{"value": starts[name]}]} if name in starts else {})


def compiled(build: Callable[Shape, AnyChart]) -> Callable[Shape, Specification]:
    """Return a function that gives the specification of the chart that `build(*shape)` returns.

    Building a chart takes Altair most of the time of a picture, so the specification of a shape is made once and shared
    by all pictures of that shape. To validate every part against the schema of Vega-Lite would take as long again: the
    tests do that for every chart. The arguments must be hashable.
    """

    @functools.lru_cache(maxsize=128)
    @functools.wraps(build)
    def specification(*shape: Shape.args, **named: Shape.kwargs) -> Specification:
        with debug_mode(False):
            chart = to_dictionary(build(*shape, **named))
        # Altair's default theme fixes a size of 300 by 300; the page decides on the size. The chart as a whole has a
        # text for screen readers; one for each mark would cost more time at every step of a slider than all else.
        config = {"mark": {"aria": False}, "locale": {"number": NUMBER_LOCALE}}
        return chart | {"config": config, "padding": PADDING}

    return cast(Callable[Shape, Specification], specification)
