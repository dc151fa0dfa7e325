"""Charts of any losses of the registry over their argument, with their gradients."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from lib.analysis.comparison import meetings
from lib.charts.colors import OUTPUT_LOSS_SERIES, REGRESSION_SERIES, loss_series, palette
from lib.charts.core.calls import memoized
from lib.charts.core.frames import in_range
from lib.charts.core.grids import (
    KINK_WIDTH,
    Jump,
    break_at_jumps,
    grid_with_kinks,
    jumps_at,
    without_poles,
    without_ramps,
)
from lib.charts.core.labels import Annotation
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.paired_frames import KeyedValues, hashable_values, live_columns, live_parameters
from lib.charts.core.picture import Picture
from lib.expressions.own_loss import LABEL, BoundLoss
from lib.losses import LOSSES, Loss
from lib.numerics.parameter import Parameter
from lib.text.catalogue import losses as words
from lib.text.labels import inside_sentence, listed_labels
from lib.text.numbers import equals, significant


@dataclass(frozen=True)
class Axis:
    """An x axis that several losses share.

    `arguments` are the kinds of argument that lie on it, `low` and `high` its ends, and `y_domain` that of the losses.
    `tangent_half_width` is that of a tangent along x. `compared_at` are three arguments at which a table compares the
    losses.
    """

    name: str
    arguments: tuple[str, ...]
    title: str
    low: float
    high: float
    y_domain: tuple[float, float]
    tangent_half_width: float
    compared_at: tuple[float, float, float]

    @property
    def losses(self) -> tuple[Loss, ...]:
        """Return the losses of this axis, in the order of the registry."""
        return tuple(loss for loss in LOSSES.values() if loss.argument in self.arguments)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """Return the parameters of all of them, which are live."""
        return tuple(parameter for loss in self.losses for parameter in loss.parameters.values())


_RECORDS = (
    # A logit and the score of a support-vector machine are both what a neuron puts out, any real number.
    Axis("output", ("logit", "score"), words.MORE_LOSSES_X["output"], -6.0, 6.0, (-1.5, 6.0), 1.0, (-4.0, 0.0, 4.0)),
    Axis(
        "probability",
        ("probability",),
        words.MORE_LOSSES_X["probability"],
        0.0,
        1.0,
        (-6.0, 6.0),
        0.1,
        (0.02, 0.5, 0.98),
    ),
    Axis(
        "prediction", ("prediction",), words.MORE_LOSSES_X["prediction"], -3.0, 4.0, (-6.0, 8.0), 0.5, (-2.0, 0.5, 3.0)
    ),
)

AXES: dict[str, Axis] = {axis.name: axis for axis in _RECORDS}
# So many losses at most are named in a title, and have a name beside their gradient too.
MOST_NAMED = 3
# Huber and the absolute error have the colours that they have in the regression.
_SERIES = {"output": OUTPUT_LOSS_SERIES, "probability": (), "prediction": REGRESSION_SERIES}


def losses_on_axis(axis: Axis, names: Sequence[str | Loss]) -> list[Loss]:
    """Return those losses that lie on the axis; a record stands for a loss that is not in the registry."""
    typed = [loss for loss in names if isinstance(loss, Loss) and loss.argument in axis.arguments]
    return [loss for loss in axis.losses if loss.name in names] + typed


@memoized
def over_argument(
    axis: Axis,
    names: Sequence[str | Loss],
    y: float,
    starts: Mapping[str, float],
    committed: Mapping[str, float] | None = None,
    own_kinks: Sequence[float] = (),
) -> Picture:
    """Draw those of the losses that lie on the axis, solid, and their gradients, dashed, for the target y.

    Each is a name of the registry, or a record, such as that of a loss that was typed.
    y is in [0, 1]. The parameters of each loss are live; `starts` maps their keys to the values at the opening, and
    `committed` to the present ones of a loss with two. `own_kinks` are those of a typed loss at the present values.
    """
    chosen, committed = losses_on_axis(axis, names), committed or starts
    kinks = tuple(sorted({*_kinks(axis, y), *own_kinks}))
    columns = {"x": _grid(axis, kinks)}
    for loss in chosen:
        columns |= _columns(axis.name, loss, y, kinks, *hashable_values(loss.parameters, starts, committed))
    lines = [line for loss in chosen for line in _lines(loss, y, len(chosen) <= MOST_NAMED)]
    labels = ", ".join(loss.label for loss in chosen)
    text = words.MORE_LOSSES_TEXT.format(losses=labels, argument=axis.title, y=significant(y))
    title, notes = _title(chosen, y), _crossing(axis, chosen, y)
    return line_chart(columns, lines, _axes(axis, chosen), text, committed=committed, title=title, annotations=notes)


def _axes(axis: Axis, chosen: Sequence[Loss]) -> AxesSpec:
    """Return the axes on which losses are drawn; all losses of an axis have their colours and sliders there."""
    return AxesSpec(
        axis.title,
        words.MORE_LOSSES_Y,
        axis.y_domain,
        height=260,
        palette=palette((*_SERIES[axis.name], *map(loss_series, axis.losses), LABEL)),
        tangent_half_width=axis.tangent_half_width,
        parameters=tuple(dict.fromkeys((*axis.parameters, *(p for a in chosen for p in a.parameters.values())))),
    )


def _title(chosen: Sequence[Loss], y: float) -> str:
    """Return the title with the names of the losses; of many it says how many there are."""
    labels = [chosen[0].label, *(inside_sentence(loss.label) for loss in chosen[1:])] if chosen else []
    if 0 < len(labels) <= MOST_NAMED:
        return words.MORE_LOSSES_TITLE.format(losses=listed_labels(labels), y=equals(y))
    return words.MORE_LOSSES_MANY_TITLE.format(count=len(labels), y=equals(y))


def _crossing(axis: Axis, chosen: Sequence[Loss], y: float) -> list[Annotation]:
    """Return the annotation of where two losses cross, if two are drawn that no slider changes."""
    if len(chosen) != 2 or any(loss.parameters for loss in chosen):
        return []
    one, other = (lambda at, loss=loss: loss.function(at, loss.coded(y)) for loss in chosen)
    inside = 1e-6 * (axis.high - axis.low)
    met = meetings(one, other, axis.low + inside, axis.high - inside, _kinks(axis, y)).crossings[:1].tolist()
    return [
        Annotation(at, float(one(at)), words.MORE_LOSSES_CROSSING.format(argument=significant(at, 3))) for at in met
    ]


def _lines(loss: Loss, y: float, named: bool) -> list[Line]:
    """Return the lines of a loss and of its gradient, which is read out beside the loss and may be `named`."""
    first, second = live_parameters(loss.parameters)
    name, label, series = loss.name, loss.label, loss_series(loss)
    f, d, short = f"{name}_f", f"{name}_d", words.MORE_LOSSES_SHORT_NAMES.get(name, label)
    value = Line(f, label, slope_column=d, series=series, parameter=first, other=second, solid=True, name=short)
    slope = words.MORE_LOSSES_SLOPE.format(loss=label)
    gradient = replace(value, column=d, label=slope, slope_column="", dashed=True, readout=False)
    return [value, replace(gradient, name=f"{short}′", named=named, jumps=_jumps(loss, y))]


def _jumps(loss: Loss, y: float) -> tuple[Jump, ...]:
    """Return the jump of the gradient of a loss at its target, for its parameters at their defaults."""
    target = loss.coded(y)
    values = {name: parameter.default for name, parameter in loss.parameters.items()}
    return jumps_at((target,), lambda at: loss.gradient(at, target, **values)) if _is_inside(loss, target) else ()


def _is_inside(loss: Loss, target: float) -> bool:
    """Return whether a target is inside the axis of its loss."""
    return any(axis.low < target < axis.high for axis in AXES.values() if loss.argument in axis.arguments)


def _kinks(axis: Axis, y: float) -> tuple[float, ...]:
    """Return the arguments inside the axis at which the gradient of a loss on it may jump: one grid serves them all."""
    return tuple(k for k in sorted({loss.coded(y) for loss in axis.losses}) if axis.low < k < axis.high)


def _grid(axis: Axis, kinks: Sequence[float]) -> NDArray[np.float64]:
    """Return the arguments that are drawn, two of them just inside the ends, at which a gradient may jump."""
    inside = (axis.low + KINK_WIDTH, axis.high - KINK_WIDTH)
    return np.union1d(grid_with_kinks(axis.low, axis.high, kinks), inside)


@functools.lru_cache(maxsize=64)
def _columns(
    axis_name: str,
    loss: Loss,
    y: float,
    kinks: tuple[float, ...],
    starts: KeyedValues,
    committed: KeyedValues,
) -> dict[str, np.ndarray]:
    """Return the columns `<name>_f` and `<name>_d` of one loss, or their frames if it has parameters."""
    axis, name, target = AXES[axis_name], loss.name, loss.coded(y)
    x, is_typed = _grid(axis, kinks), isinstance(loss.function, BoundLoss)

    def value(**arguments: float) -> NDArray[np.float64]:
        if is_typed:
            return broken(lambda at: in_range(loss.function(at, target, **arguments)))
        return in_range(loss.function(x, target, **arguments))

    def gradient(**arguments: float) -> NDArray[np.float64]:
        return broken(lambda at: in_range(loss.gradient(at, target, **arguments)))

    def broken(function: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> NDArray[np.float64]:
        values = break_at_jumps(x, kinks, function)
        values = without_ramps(x, values, function) if is_typed else values
        return without_poles(x, (*kinks, axis.low, axis.high), values)

    given = loss.parameters, dict(starts), dict(committed)
    return live_columns(f"{name}_f", value, *given) | live_columns(f"{name}_d", gradient, *given)
