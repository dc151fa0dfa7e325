"""A picture: a chart compiled once for its shape, and the numbers that are drawn in it."""

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from lib.charts.core.frames import shown_column
from lib.charts.core.table import Table, rows
from lib.numerics.parameter import Parameter


@dataclass(frozen=True)
class Column:
    """A column of a picture's numbers: its heading, and its name in the table, or the stem of its frames' names."""

    heading: str
    name: str
    slider: Parameter | None = None


@dataclass(frozen=True, eq=False)
class Picture:
    """A Vega-Lite specification without data, the tables it names, and what a screen reader says of it.

    `title` is what is drawn, which does not change with the numbers, and `description` what it shows now.
    `sliders` are the parameters that the chart itself lets the student move, by selection name.
    `columns` say which numbers of `source` are drawn, and what they are; by default, all of the first table.
    `cursors` are the sliders that a drag in the plot moves: the key, both ends of its axis, and that axis, x or y.
    `plane` holds both ends of x and of y if points can be placed in the plot, and `points` those that are there.
    `call` is the call that drew it, if that can be written down.
    Equal shapes give the same specification object, so that only numbers travel when a number changes.
    """

    specification: Mapping
    tables: Mapping[str, Table]
    title: str
    description: str
    sliders: Mapping[str, Parameter] = field(default_factory=dict)
    columns: tuple[Column, ...] = ()
    source: Table = field(default_factory=dict)
    cursors: tuple[tuple[str, float, float, str], ...] = ()
    plane: tuple[float, float, float, float] | None = None
    points: tuple[tuple[float, float], ...] = ()
    call: object = None

    def numbers(self, values: Mapping[str, float]) -> Table:
        """Return the numbers that are drawn while the sliders stand at `values`, one column for each curve."""
        if not self.columns:
            return next(iter(self.tables.values()))
        names = {
            c.heading: shown_column(c.name, c.slider, values[c.slider.key]) if c.slider else c.name
            for c in self.columns
        }
        return {heading: self.source[name] for heading, name in names.items()}


def started(specification: Mapping, starts: Mapping[str, float], bound: Collection[str] | None = None) -> dict:
    """Return a specification whose sliders start at given values; those that are not among `bound` have no input.

    By default those with a start value are bound.
    """
    if "params" not in specification:
        return dict(specification)
    bound = starts if bound is None else bound
    return specification | {"params": [_slider(parameter, starts, bound) for parameter in specification["params"]]}


def _slider(parameter: Mapping, starts: Mapping[str, float], bound: Collection[str]) -> dict:
    """Return a parameter of a specification with its start value, and without an input unless it is bound."""
    name = parameter["name"]
    kept = {key: value for key, value in parameter.items() if key != "bind" or name in bound}
    return kept | ({"value": [{"value": starts[name]}]} if name in starts else {})


def drawn(picture, values, colours=(), width=720):
    """Return the specification with the picture's numbers in it, to be drawn anywhere.

    The sliders in `values` stand there, the others are not drawn.
    """
    specification = started(picture.specification, values)
    return specification | {
        "datasets": {name: rows(table) for name, table in picture.tables.items()},
        "config": specification["config"] | ({"range": {"category": list(colours)}} if colours else {}),
        "description": picture.description,
        "width": width,
    }


def compiled(build):
    """Let Altair build and validate a chart once for each shape: `build(*shape) -> alt.Chart` gives a dict."""

    @functools.lru_cache(maxsize=128)
    @functools.wraps(build)
    def specification(*shape):
        compiled_chart = build(*shape).to_dict()
        # Altair's default theme fixes a size of 300 by 300; the page decides on the size. The picture as a whole has a
        # text for screen readers; one for each of its points would cost more time at every step than all else.
        return compiled_chart | {"config": {"mark": {"aria": False}}}

    return specification
