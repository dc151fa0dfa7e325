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
from lib.text.catalogue import activations as words
from lib.text.numbers import fixed, significant

HEIGHT = 290


@memoized
def alpha_over_steps(runs: Mapping[str, Training], teacher: float, cursor: Parameter, start: float) -> Picture:
    """Draw the alpha that PReLU has learned over the steps of training, and dashed the teacher's.

    The step is the cursor. `runs` maps the names of the units to their trainings. `start` is the step at the opening.
    """
    alpha = np.asarray(runs["PReLU"].alpha)
    steps, state_of = steps_with_cursor(len(alpha), cursor, start)
    columns = {"x": steps, "learned": alpha[state_of], "teacher": np.full(len(steps), float(teacher))}
    lines = [
        Line("learned", words.PRELU_ALPHA_LEARNED, series="PReLU", name=words.PRELU_ALPHA_NAME),
        Line(
            "teacher",
            words.PRELU_ALPHA_TEACHER,
            dashed=True,
            series=TEACHER,
            name=words.PRELU_TEACHER_NAME,
            reference=True,
        ),
    ]
    given = {"start": fixed(alpha[0], 3), "end": fixed(alpha[-1], 3), "teacher": significant(teacher)}
    text = words.PRELU_ALPHA_TEXT.format(**given)
    axes = AxesSpec(words.STEP, words.PRELU_ALPHA_Y, height=HEIGHT, palette=training_palette(TEACHER))
    return line_chart(columns, lines, axes, text, cursor, title=words.PRELU_ALPHA_TITLE)


@memoized
def losses_over_steps(runs: Mapping[str, Training], cursor: Parameter, start: float) -> Picture:
    """Draw the loss of each run over the steps of training on a logarithmic axis; the step is the cursor.

    `runs` maps the names of the units to their trainings. `start` is the step at the opening.
    """
    steps, state_of = steps_with_cursor(len(runs["PReLU"].loss), cursor, start)
    lines = [
        Line(f"loss{index}", words.PRELU_LOSS_UNITS[name], series=name, name=name) for index, name in enumerate(runs)
    ]
    losses = {line.column: run.loss[state_of] for line, run in zip(lines, runs.values(), strict=True)}
    columns = {"x": steps} | {column: np.where(loss > 0, loss, np.nan) for column, loss in losses.items()}
    ends = ", ".join(
        words.PRELU_LOSS_END.format(unit=name, loss=significant(run.loss[-1], 3)) for name, run in runs.items()
    )
    text = words.PRELU_LOSS_TEXT.format(ends=ends)
    palette = training_palette(*(name for name in runs if name not in TRAINED_ACTIVATIONS))
    axes = AxesSpec(words.STEP, words.PRELU_LOSS_Y, height=220, y_scale="log", palette=palette)
    return line_chart(columns, lines, axes, text, cursor, title=words.PRELU_LOSS_TITLE.format(units=len(runs)))


@memoized
def learned_function(runs: Mapping[str, Training], teacher: float, step: Parameter, start: float) -> Picture:
    """Draw PReLU over x with the alpha of the live step of training, its teacher, and dashed two more functions.

    These are max(alpha x, x), which is another function where alpha > 1, and min(0, x), the derivative of PReLU in
    alpha. `runs` maps the names of the units to their trainings. `start` is the step at the opening.
    """
    x, alphas = np.linspace(-2, 2, 81), np.asarray(runs["PReLU"].alpha)

    def alpha(index: float) -> float:
        return alphas[round(index)]

    columns = {"x": x, "teacher": prelu(x, teacher), "gradient": prelu_alpha_derivative(x)}
    columns |= frames("prelu", lambda index: prelu(x, alpha(index)), step, start)
    columns |= frames("max", lambda index: np.maximum(alpha(index) * x, x), step, start)
    lines = [
        Line("prelu", words.PRELU_FUNCTION_LEARNED, series="PReLU", parameter=step, name="PReLU"),
        Line("max", words.PRELU_FUNCTION_MAX, dashed=True, series="max", parameter=step, name="max(α x, x)"),
        Line("teacher", TEACHER, name=words.PRELU_TEACHER_NAME),
        Line("gradient", words.PRELU_FUNCTION_GRADIENT, dashed=True, series="gradient", name="min(0, x)"),
    ]
    text = words.PRELU_FUNCTION_TEXT
    axes = AxesSpec(words.INPUT_X, words.OUTPUT, height=HEIGHT, palette=training_palette(TEACHER, "max", "gradient"))
    return line_chart(columns, lines, axes, text, title=words.PRELU_FUNCTION_TITLE)
