"""Wide frames: a curve at every value of one parameter, a column each, of which the chart shows one.

The columns of the curve `f` over K + 1 values are `f0 .. fK`. There is also `f_start` if the value that the chart
opens with lies between two steps of the slider.
"""

from collections.abc import Callable, Mapping
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.charts.core.sliders import slider_value
from lib.numerics.parameter import Parameter, grid

PictureNumber = Callable[[Mapping[str, Any]], ArrayLike]
"""A number that a picture declares: a function of the values of its sliders, one of which may be an array."""

# A value counts as a step of the slider if it is so near to one, in steps.
ON_GRID = 1e-6
LARGEST = 1e30


def frames(
    name: str, curve: Callable[[float], ArrayLike], parameter: Parameter, start: float
) -> dict[str, NDArray[np.float32]]:
    """Return the columns of `curve(value)` at each value of the parameter's grid, and at `start`.

    A number that float32 cannot hold is infinite: a training by a loss that a visitor typed may come to such weights.
    """
    columns = {f"{name}{index}": curve(value) for index, value in enumerate(grid(parameter))}
    columns.setdefault(frame_column(name, parameter, start), curve(start))
    return {column: in_range(np.asarray(values, np.float64)).astype(np.float32) for column, values in columns.items()}


def in_range(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return values, infinite where float32, in which frames are sent, cannot hold them."""
    return np.where(np.abs(values) > LARGEST, np.copysign(np.inf, values), values)


def frame_column(name: str, parameter: Parameter, value: float) -> str:
    """Return the name of the column that the chart shows at a value, by the same rule as `frame_index`."""
    position = (value - parameter.low) / parameter.step
    return f"{name}{round(position)}" if on_grid(parameter, value) else f"{name}_start"


def on_grid(parameter: Parameter, value: float) -> bool:
    """Return whether a value is one of the steps of the parameter's slider."""
    position = (value - parameter.low) / parameter.step
    return abs(position - round(position)) < ON_GRID


def framed_number(columns: Mapping[str, NDArray[Any]], name: str, parameter: Parameter, row: int) -> PictureNumber:
    """Return the number in a row of frames, as a picture declares it."""

    def number(values: Mapping[str, Any]) -> NDArray[Any]:
        at = np.atleast_1d(values[parameter.key]).tolist()
        return np.array([columns[frame_column(name, parameter, value)][row] for value in at])

    return number


def stepped_number(numbers: ArrayLike, step: Parameter) -> PictureNumber:
    """Return the number of the step that a slider shows, of the last one beyond it, as a picture declares it."""
    found = np.asarray(numbers)
    return lambda values: found[np.clip(np.round(values[step.key]).astype(int), 0, len(found) - 1)]


def frame_index(parameter: Parameter) -> alt.Parameter:
    """Return the variable `<key>_frame`: the index of the slider's step, or '_start' between two steps."""
    position = f"({slider_value(parameter)} - {parameter.low}) / {parameter.step}"
    on_grid = f"abs({position} - round({position})) < {ON_GRID:.0e}"
    return alt.param(name=f"{parameter.key}_frame", expr=f"{on_grid} ? round({position}) : '_start'")


def frame_value(name: str, parameter: Parameter) -> str:
    """Return the expression for the present value of `name` in a row that holds all its frames."""
    return f"datum['{name}' + {parameter.key}_frame]"


def live_parameter(parameters: Mapping[str, Parameter]) -> Parameter | None:
    """Return the parameter of a function that a slider in a chart changes: its first one, if it has any."""
    return next(iter(parameters.values()), None)


def curve_columns(
    name: str, curve: Callable[..., ArrayLike], parameters: Mapping[str, Parameter], start: float | None
) -> dict[str, np.ndarray]:
    """Return the frames of `curve(**{argument: value})` over its parameter, or its one column if it has none.

    `parameters` maps the argument to the parameter, which starts at `start`.
    """
    if not parameters or start is None:
        return {name: np.asarray(curve())}
    [(argument, parameter)] = parameters.items()
    return {**frames(name, lambda value: curve(**{argument: value}), parameter, start)}
