"""Frames: a picture at every value of one parameter, computed by lib once and scrubbed in the browser.

A frame is a column. For the curve `f` over K + 1 values of a parameter the table holds `f0 .. fK`, and
`f_start` for the value at which the student opened the page, which may lie between two steps. The slider
is a selection bound to a range input inside the chart, so it moves the picture without asking the server
and still tells the server where it was let go. The browser only picks a column: it computes no formula.
"""

import altair as alt
import numpy as np

from lib.params import Parameter


def grid(parameter: Parameter) -> np.ndarray:
    """Return every value of the slider, from low to high in steps, as float64."""
    steps = round((parameter.high - parameter.low) / parameter.step)
    return np.linspace(parameter.low, parameter.high, steps + 1)


def frames(name, curve, parameter: Parameter, start) -> dict[str, np.ndarray]:
    """Return the columns of `curve(value) -> array` at each value of the grid and at `start`, as float32."""
    columns = {f"{name}{index}": curve(value) for index, value in enumerate(grid(parameter))}
    columns[f"{name}_start"] = curve(start)
    return {column: np.asarray(values, dtype=np.float32) for column, values in columns.items()}


def slider(parameter: Parameter) -> alt.Parameter:
    """Return the selection that a range input under the chart sets, named after the parameter's key."""
    bind = alt.binding_range(min=parameter.low, max=parameter.high, step=parameter.step, name=f"{parameter.label} ")
    return alt.selection_point(name=parameter.key, fields=["value"], bind=bind, value=[{"value": parameter.default}])


def value(parameter: Parameter) -> str:
    """Return the expression for the slider's value; a bound field is an array until it is first moved."""
    return f"(isArray({parameter.key}.value) ? {parameter.key}.value[0] : {parameter.key}.value)"


def frame(parameter: Parameter) -> alt.Parameter:
    """Return the variable that holds the frame to show: the slider's step, or `_start` between two steps."""
    position = f"({value(parameter)} - {parameter.low}) / {parameter.step}"
    on_grid = f"abs({position} - round({position})) < 1e-6"
    return alt.param(name=f"{parameter.key}_frame", expr=f"{on_grid} ? round({position}) : '_start'")


def pick(name, parameter: Parameter) -> str:
    """Return the expression that picks the shown frame of the curve `name` from its columns."""
    return f"datum['{name}' + {parameter.key}_frame]"
