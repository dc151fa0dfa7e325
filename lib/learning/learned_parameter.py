"""A neuron that learns a parameter of its activation, as PReLU does, for any function that can be typed."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lib.expressions.expression import Expression
from lib.numerics.arrays import FloatArray
from lib.numerics.validation import finite, positive, whole_number


@dataclass(frozen=True)
class ParameterTraining:
    """The training of one neuron y = f(w x + c), the start included: each array has steps + 1 entries.

    From the step at which the training diverges on, the entries are infinite or NaN.
    """

    parameter: FloatArray
    weight: FloatArray
    bias: FloatArray
    loss: FloatArray


def train_parameter(
    expression: Expression,
    name: str,
    teacher: float,
    start: float,
    rate: float,
    steps: int,
    generator: np.random.Generator,
    others: Mapping[str, float],
    samples: int = 64,
) -> ParameterTraining:
    """Return the training of w, c and the parameter `name` of f on the targets of f with the teacher's parameter.

    The targets are f(x) at standard normal x. With the error e = f(w x + c) - t and L = mean e^2 / 2, the gradients are
    mean(e df/da) in the parameter, mean(e f' x) in w and mean(e f') in c. The start is w = 1/2, c = 0 and `start`;
    `others` are the values of the other parameters, which stay. ValueError unless teacher and start are finite, the
    rate is finite and greater than 0, and steps and samples are whole numbers of at least 1.
    """
    x = generator.standard_normal(whole_number("samples", samples))
    target = expression.function(x, **{name: finite("teacher", teacher)}, **others)
    state = np.array([0.5, 0.0, finite("start", start)])
    states, losses = [state], []
    with np.errstate(all="ignore"):
        for _ in range(whole_number("steps", steps) + 1):
            loss, gradient = _loss_and_gradient(expression, name, x, target, states[-1], others)
            losses.append(loss)
            states.append(states[-1] - positive("rate", rate) * gradient)
    weight, bias, parameter = np.array(states[:-1]).T
    return ParameterTraining(parameter, weight, bias, np.array(losses))


def _loss_and_gradient(
    expression: Expression, name: str, x: FloatArray, target: FloatArray, state: FloatArray, others: Mapping[str, float]
) -> tuple[float, FloatArray]:
    """Return the loss and its gradient in w, c and the parameter; NaN once one of these is not finite."""
    weight, bias, parameter = state.tolist()
    if not np.isfinite(state).all():
        return np.nan, np.full(3, np.nan)
    z, arguments = weight * x + bias, {name: parameter, **others}
    error = expression.function(z, **arguments) - target
    slope, by_parameter = expression.derivative(z, **arguments), expression.partial(name, z, **arguments)
    means = [np.mean(part) for part in (error * slope * x, error * slope, error * by_parameter)]
    return float(np.mean(error**2) / 2), np.array(means, dtype=np.float64)
