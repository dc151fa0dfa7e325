"""Frames: a picture at every value of one parameter, computed by lib once and scrubbed in the browser.

A frame is a column. For the curve `f` over K + 1 values of a parameter there are `f0 .. fK`, and `f_start` for a
value that was typed, or came with the address, and may lie between two steps. The slider
is a selection bound to a range input inside the chart, so it moves the picture without asking the server
and still tells the server where it was let go. The browser only picks a column: it computes no formula.
"""

import altair as alt
import numpy as np

from lib.charts.core.table import Table, of_matrix
from lib.numerics.parameter import Parameter, grid


def frames(name, curve, parameter: Parameter, start) -> dict[str, np.ndarray]:
    """Return the columns of `curve(value) -> array` at each value of the grid, and at `start` if it is not on it."""
    columns = {f"{name}{index}": curve(value) for index, value in enumerate(grid(parameter))}
    columns.setdefault(shown_column(name, parameter, start), curve(start))
    return {column: np.asarray(values, dtype=np.float32) for column, values in columns.items()}


def shown_column(name, parameter: Parameter, value) -> str:
    """Return the name of the column of `name` that the chart shows at `value`, by the same rule as `frame_of`."""
    position = (value - parameter.low) / parameter.step
    return f"{name}{round(position)}" if abs(position - round(position)) < 1e-6 else f"{name}_start"


def slider(parameter: Parameter) -> alt.Parameter:
    """Return the selection that a range input under the chart sets, named after the parameter's key."""
    bind = alt.binding_range(min=parameter.low, max=parameter.high, step=parameter.step, name=f"{parameter.label} ")
    return alt.selection_point(name=parameter.key, fields=["value"], bind=bind, value=[{"value": parameter.default}])


def sliders(*parameters: Parameter) -> list[alt.Parameter]:
    """Return the sliders of several parameters; Vega draws the last one on top."""
    return [slider(parameter) for parameter in reversed(parameters)]


def value(parameter: Parameter) -> str:
    """Return the expression for the slider's value; a bound field is an array until it is first moved."""
    return f"(isArray({parameter.key}.value) ? {parameter.key}.value[0] : {parameter.key}.value)"


def frame_of(parameter: Parameter) -> alt.Parameter:
    """Return the variable that holds the frame to show: the slider's step, or `_start` between two steps."""
    position = f"({value(parameter)} - {parameter.low}) / {parameter.step}"
    on_grid = f"abs({position} - round({position})) < 1e-6"
    return alt.param(name=f"{parameter.key}_frame", expr=f"{on_grid} ? round({position}) : '_start'")


def shown(name, parameter: Parameter) -> str:
    """Return the expression for the shown frame of `name`, where a row holds all its frames."""
    return f"datum['{name}' + {parameter.key}_frame]"


def pack_frames(columns, name, parameter: Parameter) -> np.ndarray:
    """Return all frames of `name` one after another, that of a value between two steps last."""
    numbered = [columns[f"{name}{index}"] for index in range(grid(parameter).size)]
    return np.concatenate([*numbered, columns.get(f"{name}_start", numbered[-1])])


def shown_frames(parameters, points) -> list[alt.Parameter]:
    """Return the variable that holds where in a strip the shown frame begins, by the key of each slider.

    `points` is the expression for the number of points in a frame.
    """
    starts = ", ".join(
        f"'{p.key}': ({p.key}_frame === '_start' ? {grid(p).size} : {p.key}_frame) * {points}" for p in parameters
    )
    return [alt.param(name="shown_frame", expr=f"{{{starts}}}")] if parameters else []


def pick(name) -> str:
    """Return the expression that picks a row's value or slope from its strip of frames, if a slider bends its line.

    The browser works this out for every point of a curve at every step: the shorter it is, the more pictures.
    """
    return f"datum.slider ? datum.{name}_strip[datum.at + shown_frame[datum.slider]] : datum.{name}"


def numbers(expression) -> str:
    """Return the expression for the numbers in a cell that is a list: an array, or an Arrow vector that wraps one."""
    return f"(isArray({expression}) ? {expression} : {expression}.data[0].values)"


# Several sliders in one chart. A frame for each combination would be too many, and one is not needed: only one slider
# is in the hand at a time. So each slider has a family, the frames over its own steps while all others stand at the
# values that the server was told last, in a table with one row a step.

COMMITTED = "told"


def families(curve, parameters, told) -> dict[str, Table]:
    """Return a table for each slider, its row the step and its columns `v0 .. vn` of `curve(values)`.

    `told` maps the key of each parameter to its value. `curve` takes an array of values, shape (..., parameters) in
    their order, and returns one of shape (..., n + 1). The table `told` has one row: what the server was told, under
    the sliders' keys, and the curve there.
    """
    present = np.array([told[parameter.key] for parameter in parameters], dtype=np.float64)
    stand = {parameter.key: present[[place]] for place, parameter in enumerate(parameters)}
    tables = {COMMITTED: columned(curve(present[None])) | stand}
    for place, parameter in enumerate(parameters):
        steps = grid(parameter)
        values = np.tile(present, (steps.size, 1))
        values[:, place] = steps
        tables[parameter.key] = columned(curve(values))
    return tables


def columned(rows):
    """Return rows of numbers as a table with the columns `v0 .. vn`, as float32."""
    array = np.asarray(rows, dtype=np.float32)
    return of_matrix(array, [f"v{place}" for place in range(array.shape[1])])


def pick_family(parameters, place) -> str:
    """Return the expression for the number at `place`, itself an expression, of the curve that is in the hand."""
    shown = f"data('{COMMITTED}')[0]['v' + {place}]"
    for parameter in reversed(parameters):
        key, now = parameter.key, value(parameter)
        row = f"data('{key}')[round(({now} - {parameter.low}) / {parameter.step})]"
        shown = f"(abs({now} - data('{COMMITTED}')[0]['{key}']) > 1e-9 ? {row}['v' + {place}] : {shown})"
    return f"(length(data('{COMMITTED}')) && length(data('{parameters[-1].key}')) ? {shown} : 0)"


def emitted(*tables):
    """Return layers that draw nothing: a table that only an expression reads would be left out of the chart."""
    return [alt.Chart(alt.NamedData(table)).transform_filter("false").mark_point() for table in tables]
