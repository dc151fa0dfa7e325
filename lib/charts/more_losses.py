"""The picture of any losses in one frame, each over its own argument, solid, with its gradient, dashed."""

import functools
from dataclasses import dataclass

from lib.charts.activations import abscissae, broken_at_jumps
from lib.charts.core.calls import memoized
from lib.charts.core.colors import FITTED, OF_OUTPUTS, palette, role
from lib.charts.core.frames import frames
from lib.charts.core.lines import AxesSpec, Line, lines
from lib.losses import LOSSES


@dataclass(frozen=True)
class Axis:
    """An x axis that losses share: which arguments lie on it, its title, its range, that of the losses, and a place.

    `places` are three arguments to compare the losses at; `tangent` is half the width of a tangent along x.
    """

    name: str
    arguments: tuple[str, ...]
    title: str
    low: float
    high: float
    reach: tuple[float, float]
    tangent: float
    places: tuple[float, float, float]

    @property
    def losses(self):
        """Return the losses that lie on this axis, in the order of the registry."""
        return tuple(loss for loss in LOSSES.values() if loss.argument in self.arguments)

    @property
    def bends(self):
        """Return the parameters that bend the curves of any of them."""
        return tuple(parameter for loss in self.losses for parameter in loss.parameters.values())


# A logit and the score of a support-vector machine are both what a neuron puts out, any real number.
_RECORDS = (
    Axis("output", ("logit", "score"), "logit z or score s", -6.0, 6.0, (-1.5, 6.0), 1.0, (-4.0, 0.0, 4.0)),
    Axis("probability", ("probability",), "prediction p", 0.0, 1.0, (-6.0, 6.0), 0.1, (0.02, 0.5, 0.98)),
    Axis("prediction", ("prediction",), "prediction ŷ", -3.0, 4.0, (-6.0, 8.0), 0.5, (-2.0, 0.5, 3.0)),
)

AXES: dict[str, Axis] = {axis.name: axis for axis in _RECORDS}
# Huber and the absolute error keep the colours that they have in the regression.
FURTHER = {"output": OF_OUTPUTS, "probability": (), "prediction": FITTED}


def on_axis(axis, names):
    """Return those of the named losses that lie on the axis."""
    return [loss for loss in axis.losses if loss.name in names]


@memoized
def over_argument(axis, names, y, starts):
    """Draw those of the named losses that lie on the axis for the target y in [0, 1], and their gradients, dashed.

    `starts` maps the key of each of their parameters to the value at which it was opened or typed.
    """
    chosen = on_axis(axis, names)
    columns = {"x": abscissae(axis.low, axis.high, kinks(axis, y))}
    for loss in chosen:
        columns |= loss_columns(axis.name, loss.name, y, tuple(starts[p.key] for p in loss.parameters.values()))
    shown = [line for loss in chosen for line in loss_lines(loss)]
    title, series = "loss solid, gradient dashed", palette((*FURTHER[axis.name], *map(role, axis.losses)))
    frame = AxesSpec(axis.title, title, axis.reach, 260, palette=series, tangent=axis.tangent, bends=axis.bends)
    text = f"{', '.join(loss.label for loss in chosen)} over the {axis.title} for the target {y:g}, with gradients."
    return lines(columns, shown, frame, text)


def loss_lines(loss):
    """Return the line of a loss, beside whose number its gradient stands, and the line of that."""
    bend = next(iter(loss.parameters.values()), None)
    name, label, series = loss.name, loss.label, role(loss)
    return [
        Line(f"{name}_f", label, slope=f"{name}_d", series=series, bend=bend),
        Line(f"{name}_d", f"{label}, slope", dashed=True, series=series, bend=bend, quiet=True),
    ]


def kinks(axis, y):
    """Return the places inside the axis where the gradient of a loss on it may jump: one grid serves all of them."""
    return tuple(k for k in sorted({loss.coded(y) for loss in axis.losses}) if axis.low < k < axis.high)


@functools.lru_cache(maxsize=64)
def loss_columns(axis, name, y, exact):
    """Return the columns `<name>_f` and `<name>_d` of one loss, as frames if it has a parameter."""
    axis, loss = AXES[axis], LOSSES[name]
    x, target = abscissae(axis.low, axis.high, kinks(axis, y)), loss.coded(y)

    def value(**arguments):
        return loss.function(x, target, **arguments)

    def gradient(**arguments):
        return broken_at_jumps(x, kinks(axis, y), lambda at: loss.gradient(at, target, **arguments))

    columns = {}
    for column, curve in ((f"{name}_f", value), (f"{name}_d", gradient)):
        if not loss.parameters:
            columns[column] = curve()
        for (argument, parameter), start in zip(loss.parameters.items(), exact, strict=True):
            columns |= frames(column, lambda v, a=argument, c=curve: c(**{a: v}), parameter, start)
    return columns
