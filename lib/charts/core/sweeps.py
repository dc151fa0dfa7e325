"""Sweeps: a curve along each of several parameters while the others keep their committed values.

A frame for every combination of several parameters would be too many. Only one slider is moved at a time, so each has
a sweep: a table with a row for each of its steps, the other parameters at the values that the server last received.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.charts.core.sliders import slider_value
from lib.charts.core.table import Table, table_from_matrix
from lib.numerics.parameter import Parameter, grid

# The table of the values that the server last received, and of the curve there.
COMMITTED = "committed"


def sweeps(
    curve: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    parameters: Sequence[Parameter],
    committed: Mapping[str, float],
    precision: type[np.floating] = np.float32,
) -> dict[str, Table]:
    """Return a table for each parameter, by its key, with the columns `v0 .. vn` of `curve` at each of its steps.

    `committed` maps the key of each parameter to its value. `curve` takes the values of all parameters along the last
    axis, in their order, and returns n + 1 numbers along the last axis. The table `committed` has one row: the values
    under the parameters' keys, and the curve there. Numbers beyond 10^38 need the `precision` of float64.
    """
    rows = swept_values(parameters, committed)
    tables: dict[str, Table] = {name: _curve_table(curve(values), precision) for name, values in rows.items()}
    keys = [parameter.key for parameter in parameters]
    return tables | {COMMITTED: {**tables[COMMITTED], **table_from_matrix(rows[COMMITTED], keys)}}


def swept_values(parameters: Sequence[Parameter], committed: Mapping[str, float]) -> dict[str, NDArray[np.float64]]:
    """Return the values of all parameters in the rows of the tables of `sweeps`, by the names of the tables."""
    present = np.array([[committed[parameter.key] for parameter in parameters]], dtype=np.float64)
    found = {COMMITTED: present}
    for index, parameter in enumerate(parameters):
        steps = grid(parameter)
        found[parameter.key] = np.tile(present, (steps.size, 1))
        found[parameter.key][:, index] = steps
    return found


def _curve_table(rows: np.ndarray, precision: type[np.floating]) -> dict[str, np.ndarray]:
    """Return rows of numbers as a table with the columns `v0 .. vn`, in a float format."""
    array = np.asarray(rows, dtype=precision)
    return table_from_matrix(array, [f"v{index}" for index in range(array.shape[1])])


def joined(parameters: Sequence[Parameter], values: Mapping[str, ArrayLike]) -> NDArray[np.float64]:
    """Return the values of parameters along the last axis; the value of one may be an array."""
    return np.stack(np.broadcast_arrays(*(values[parameter.key] for parameter in parameters)), axis=-1)


def swept_value(parameters: Sequence[Parameter], index: str) -> str:
    """Return the expression for one number of the curve at the present values of all sliders.

    `index` is the expression for its index. The number is read from the sweep of the slider that is away from its
    committed value, or from the committed curve if none is.
    """
    return swept_cell(parameters, f"'v' + {index}")


def swept_cell(parameters: Sequence[Parameter], column: str) -> str:
    """Return the expression for a cell of a sweep, as `swept_value`; `column` is the expression for its column."""
    found = f"data('{COMMITTED}')[0][{column}]"
    for parameter in reversed(parameters):
        key, now = parameter.key, slider_value(parameter)
        row = f"data('{key}')[round(({now} - {parameter.low}) / {parameter.step})]"
        found = f"(abs({now} - data('{COMMITTED}')[0]['{key}']) > 1e-9 ? {row}[{column}] : {found})"
    return f"(length(data('{COMMITTED}')) && length(data('{parameters[-1].key}')) ? {found} : 0)"
