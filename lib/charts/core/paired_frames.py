"""Frames of a line with two live parameters: each has frames of its own, with the other one at its committed value.

A frame for each pair of values would be too many. Only one slider is moved at a time, so a chart shows the frames of
the second parameter while that is away from its committed value, the one that the server last received, and those of
the first parameter otherwise. When a slider is released, the server sends the frames of the other one for the new
value. Limit: a second slider that is moved before these have arrived shows the first one at its old value until then.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike

from lib.charts.core.frames import curve_columns, frames
from lib.charts.core.packed_frames import pack_frames
from lib.charts.core.sliders import slider_value
from lib.numerics.parameter import Parameter, grid

Pair = tuple[Parameter, Parameter]
KeyedValues = tuple[tuple[str, float], ...]
"""The keys of parameters, each with a value."""


def second_frames(name: str, parameter: Parameter) -> str:
    """Return the name of the frames of `name` over its second parameter; those over the first are called `name`."""
    return f"{name}_{parameter.key}_"


def committed_field(parameter: Parameter) -> str:
    """Return the field of the table `domain` that holds the committed value of a second parameter."""
    return f"{parameter.key}_committed"


def paired_columns(
    name: str,
    curve: Callable[..., ArrayLike],
    parameters: Mapping[str, Parameter],
    committed: Mapping[str, float],
    starts: Mapping[str, float],
) -> dict[str, np.ndarray]:
    """Return the frames of a curve over each of two parameters, the other one at its committed value.

    `curve` takes the value of each parameter as an argument of its name.

    `parameters` maps each argument to its parameter, `committed` and `starts` map the key of each parameter to its
    value and to that with which its slider starts.
    """
    first, second = parameters.values()
    present = {argument: committed[parameter.key] for argument, parameter in parameters.items()}

    def over(argument: str) -> Callable[[float], ArrayLike]:
        return lambda value: curve(**(present | {argument: value}))

    over_first, over_second = map(over, parameters)
    columns: dict[str, np.ndarray] = {**frames(name, over_first, first, starts[first.key])}
    return columns | frames(second_frames(name, second), over_second, second, starts[second.key])


def live_parameters(parameters: Mapping[str, Parameter]) -> tuple[Parameter | None, Parameter | None]:
    """Return the first and the second parameter of a function, None for each that it does not have."""
    first, second, *_ = *parameters.values(), None, None
    return first, second


def hashable_values(
    parameters: Mapping[str, Parameter], starts: Mapping[str, float], committed: Mapping[str, float]
) -> tuple[KeyedValues, KeyedValues]:
    """Return the start and the committed values of the parameters of a function, as a cache of its columns takes them.

    A function of one parameter has frames for all its values, which do not depend on the committed one.
    """
    keys = [parameter.key for parameter in parameters.values()]
    present = committed if len(keys) > 1 else starts
    return tuple((key, starts[key]) for key in keys), tuple((key, present[key]) for key in keys)


def live_columns(
    name: str,
    curve: Callable[..., ArrayLike],
    parameters: Mapping[str, Parameter],
    starts: Mapping[str, float],
    committed: Mapping[str, float],
) -> dict[str, np.ndarray]:
    """Return the frames of a curve over its parameters, of which it has at most two, or its one column.

    The arguments are those of `paired_columns`; `committed` is read only if there are two parameters.
    """
    if len(parameters) > 1:
        return paired_columns(name, curve, parameters, committed, starts)
    start = next((starts[parameter.key] for parameter in parameters.values()), None)
    return curve_columns(name, curve, parameters, start)


def pack_pair(columns: Mapping[str, np.ndarray], name: str, pair: Pair) -> np.ndarray:
    """Return the packed frames of `name` over the first parameter, and after them those over the second one."""
    first, second = pair
    packed = (pack_frames(columns, name, first), pack_frames(columns, second_frames(name, second), second))
    return np.concatenate(packed)


def pair_offset(pair: Pair) -> str:
    """Return the expression for the present frame of a pair, counted from the first frame of its packed list."""
    second = pair[1]
    moved = f"abs({slider_value(second)} - data('domain')[0].{committed_field(second)}) > 1e-9"
    counts = [grid(parameter).size for parameter in pair]
    at_first, at_second = (
        f"({p.key}_frame === '_start' ? {count} : {p.key}_frame)" for p, count in zip(pair, counts, strict=True)
    )
    return f"(length(data('domain')) && {moved} ? {counts[0] + 1} + {at_second} : {at_first})"


def pairs(live: Sequence[tuple[Parameter | None, Parameter | None]]) -> tuple[Pair, ...]:
    """Return the pairs of parameters of lines, each once, from the first and the second one of each line."""
    return tuple(dict.fromkeys((first, second) for first, second in live if first and second))
