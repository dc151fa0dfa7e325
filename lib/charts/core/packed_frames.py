"""Packed frames: all frames of a curve one after another in a single list, of which a line chart draws a part.

The list is a cell of the table `frames`. A chart that reads it has the variable `frame_offset`: for each slider the
place in the list at which its present frame begins.
"""

from collections.abc import Mapping, Sequence

import altair as alt
import numpy as np

from lib.numerics.parameter import Parameter, grid


def pack_frames(columns: Mapping[str, np.ndarray], name: str, parameter: Parameter) -> np.ndarray:
    """Return the frames of `name` over a parameter one after another, and the frame of the start value last.

    Where the start value is a step of the slider, the last frame is that of the highest step and is never shown.
    """
    numbered = [columns[f"{name}{index}"] for index in range(grid(parameter).size)]
    return np.concatenate([*numbered, columns.get(f"{name}_start", numbered[-1])])


def frame_offsets(
    parameters: Sequence[Parameter], point_count: str, frames: Mapping[str, str] | None = None
) -> list[alt.Parameter]:
    """Return the variable `frame_offset`, an object with a number for each slider's key; nothing without sliders.

    `point_count` is the expression for the number of points in a frame. `frames` maps a key to the expression for its
    present frame, where that is not the one of its slider's step.
    """
    single = {p.key: f"({p.key}_frame === '_start' ? {grid(p).size} : {p.key}_frame)" for p in parameters}
    offsets = ", ".join(f"'{key}': {frame} * {point_count}" for key, frame in (single | dict(frames or {})).items())
    return [alt.param(name="frame_offset", expr=f"{{{offsets}}}")] if parameters else []


def packed_value(name: str) -> str:
    """Return the expression for a number of a live line in a row with its `index`, its `parameter` and its list.

    Vega evaluates it for every point of a curve at every step of the slider, so it is as short as can be.
    """
    return f"datum.{name}_frames[datum.index + frame_offset[datum.parameter]]"
