"""Sweeps: a curve along each of several parameters while the others keep their committed values.

A frame for every combination of several parameters would be too many. Only one slider is moved at a time, so each has
a sweep: a row for each of its steps, the other parameters at the values that the server last received. All sweeps are
in one table, since the server takes as long to write a table as to compute it.
"""

import itertools
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.charts.core.sliders import slider_value
from lib.charts.core.table import Table, table_from_matrix
from lib.numerics.parameter import Parameter, grid

COMMITTED = "committed"
"""The table with one row: the values that the server last received, under the keys of the parameters."""
SWEEPS = "sweeps"
"""The table of all sweeps, one after another; its first row is the curve at the committed values."""
SWEEP_TABLES = (COMMITTED, SWEEPS)


def sweeps(
    curve: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    parameters: Sequence[Parameter],
    committed: Mapping[str, float],
    precision: type[np.floating] = np.float32,
) -> dict[str, Table]:
    """Return the tables of the sweeps: the committed values, and the columns `v0 .. vn` of `curve` at each step.

    `committed` maps the key of each parameter to its value. `curve` takes the values of all parameters along the last
    axis, in their order, and returns n + 1 numbers along the last axis. The rows of the curve are those of
    `swept_values`. Numbers beyond 10^38 need the `precision` of float64.
    """
    rows = np.asarray(curve(swept_values(parameters, committed)), dtype=precision)
    present = {parameter.key: np.array([committed[parameter.key]], dtype=np.float64) for parameter in parameters}
    return {COMMITTED: present, SWEEPS: table_from_matrix(rows, [f"v{index}" for index in range(rows.shape[1])])}


def swept_values(parameters: Sequence[Parameter], committed: Mapping[str, float]) -> NDArray[np.float64]:
    """Return the values of all parameters in the rows of the sweeps: as committed, then along each of them in turn."""
    present = np.array([committed[parameter.key] for parameter in parameters], dtype=np.float64)
    steps = [grid(parameter) for parameter in parameters]
    rows = np.tile(present, (1 + sum(map(len, steps)), 1))
    for index, (start, values) in enumerate(zip(sweep_starts(parameters), steps, strict=True)):
        rows[start : start + len(values), index] = values
    return rows


def sweep_starts(parameters: Sequence[Parameter]) -> list[int]:
    """Return the row at which the sweep of each parameter starts."""
    return list(itertools.accumulate((len(grid(parameter)) for parameter in parameters[:-1]), initial=1))


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
    row = "0"
    for parameter, start in reversed(list(zip(parameters, sweep_starts(parameters), strict=True))):
        now = slider_value(parameter)
        step = f"{start} + round(({now} - {parameter.low}) / {parameter.step})"
        row = f"(abs({now} - data('{COMMITTED}')[0]['{parameter.key}']) > 1e-9 ? {step} : {row})"
    return f"(length(data('{COMMITTED}')) && length(data('{SWEEPS}')) ? data('{SWEEPS}')[{row}][{column}] : 0)"
