"""Charts of PReLU, which learns its slope alpha for x < 0 from a teacher: alpha, the losses, and the function."""

from collections.abc import Mapping

import numpy as np

from lib.activations import prelu, prelu_alpha_derivative
from lib.charts.colors import TEACHER, TRAINED_ACTIVATIONS, training_palette
from lib.charts.core.calls import memoized
from lib.charts.core.frames import frames
from lib.charts.core.grids import steps_with_cursor
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.picture import Picture
from lib.learning.perceptron import Training
from lib.numerics.parameter import Parameter
from lib.text.numbers import fixed, significant

HEIGHT = 290
# What each run of the experiment is called in the charts.
RUN_LABELS = {
    "PReLU": "PReLU, α is learned",
    "ReLU": "ReLU, α = 0",
    "Leaky ReLU": "Leaky ReLU, α = 0.01",
    "Fixed at 0.25": "α = 0.25, fixed",
}


@memoized
def alpha_over_steps(runs: Mapping[str, Training], teacher: float, cursor: Parameter, start: float) -> Picture:
    """Draw the alpha that PReLU has learned over the steps of training, and dashed the teacher's.

    The step is the cursor. `runs` maps the names of RUN_LABELS to their trainings. `start` is the step at the opening.
    """
    alpha = np.asarray(runs["PReLU"].alpha)
    steps, state_of = steps_with_cursor(len(alpha), cursor, start)
    columns = {"x": steps, "learned": alpha[state_of], "teacher": np.full(len(steps), float(teacher))}
    lines = [
        Line("learned", "α that PReLU learns", series="PReLU", name="α of PReLU"),
        Line("teacher", "the teacher's slope", dashed=True, series=TEACHER, name="teacher", reference=True),
    ]
    ends = f"from {fixed(alpha[0], 3)} to {fixed(alpha[-1], 3)}"
    text = f"Alpha over training, {ends}; the teacher's slope is {significant(teacher)}."
    axes = AxesSpec("step", "slope for x < 0", height=HEIGHT, palette=training_palette(TEACHER))
    return line_chart(columns, lines, axes, text, cursor, title="Slope α that PReLU learns, step by step")


@memoized
def losses_over_steps(runs: Mapping[str, Training], cursor: Parameter, start: float) -> Picture:
    """Draw the loss of each run over the steps of training on a logarithmic axis; the step is the cursor.

    `runs` maps the names of RUN_LABELS to their trainings. `start` is the step at the opening.
    """
    steps, state_of = steps_with_cursor(len(runs["PReLU"].loss), cursor, start)
    lines = [Line(f"loss{index}", RUN_LABELS[name], series=name, name=name) for index, name in enumerate(runs)]
    losses = {line.column: run.loss[state_of] for line, run in zip(lines, runs.values(), strict=True)}
    columns = {"x": steps} | {column: np.where(loss > 0, loss, np.nan) for column, loss in losses.items()}
    ends = ", ".join(f"{name} ends at {significant(run.loss[-1], 3)}" for name, run in runs.items())
    text = f"Loss over training: {ends}."
    palette = training_palette(*(name for name in runs if name not in TRAINED_ACTIVATIONS))
    axes = AxesSpec("step", "mean of ½ (output − target)²", height=220, y_scale="log", palette=palette)
    return line_chart(columns, lines, axes, text, cursor, title=f"Loss of {len(runs)} units over training")


@memoized
def learned_function(runs: Mapping[str, Training], teacher: float, step: Parameter, start: float) -> Picture:
    """Draw PReLU over x with the alpha of the live step of training, its teacher, and dashed two more functions.

    These are max(alpha x, x), which is another function where alpha > 1, and min(0, x), the derivative of PReLU in
    alpha. `runs` maps the names of RUN_LABELS to their trainings. `start` is the step at the opening.
    """
    x, alphas = np.linspace(-2, 2, 81), np.asarray(runs["PReLU"].alpha)

    def alpha(index: float) -> float:
        return alphas[round(index)]

    columns = {"x": x, "teacher": prelu(x, teacher), "gradient": prelu_alpha_derivative(x)}
    columns |= frames("prelu", lambda index: prelu(x, alpha(index)), step, start)
    columns |= frames("max", lambda index: np.maximum(alpha(index) * x, x), step, start)
    lines = [
        Line("prelu", "PReLU as learned so far", series="PReLU", parameter=step, name="PReLU"),
        Line("max", "max(α x, x) with the same α", dashed=True, series="max", parameter=step, name="max(α x, x)"),
        Line("teacher", TEACHER, name="teacher"),
        Line("gradient", "min(0, x), the slope in α", dashed=True, series="gradient", name="min(0, x)"),
    ]
    text = "PReLU at a step of its training, its teacher, and the form max(alpha x, x); the slider sets the step."
    axes = AxesSpec("input x", "output", height=HEIGHT, palette=training_palette(TEACHER, "max", "gradient"))
    return line_chart(columns, lines, axes, text, title="PReLU as learned so far, and its teacher")
