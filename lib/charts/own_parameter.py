"""The chart of a parameter of a visitor's own function that a neuron learns."""

import numpy as np

from lib.charts.colors import ACTIVATION_LABELS, TEACHER, training_palette, with_color_at
from lib.charts.core.calls import memoized
from lib.charts.core.grids import steps_with_cursor
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.picture import Picture
from lib.expressions.own_activation import LABEL
from lib.learning.learned_parameter import ParameterTraining
from lib.numerics.parameter import Parameter
from lib.text.catalogue import activations as words
from lib.text.numbers import fixed, significant


@memoized
def parameter_over_steps(run: ParameterTraining, teacher: float, cursor: Parameter, start: float) -> Picture:
    """Draw the learned parameter over the steps of training, and dashed the teacher's; the step is the cursor.

    `start` is the step at the opening.
    """
    learned = np.where(np.abs(run.parameter) < 1e6, run.parameter, np.nan)
    steps, state_of = steps_with_cursor(len(learned), cursor, start)
    columns = {"x": steps, "learned": learned[state_of], "teacher": np.full(len(steps), float(teacher))}
    lines = [
        Line("learned", words.PRELU_OWN_LEARNED, series=LABEL, name=words.PRELU_OWN_LEARNED_NAME),
        Line(
            "teacher",
            words.PRELU_OWN_TEACHER,
            dashed=True,
            series=TEACHER,
            name=words.PRELU_TEACHER_NAME,
            reference=True,
        ),
    ]
    last = learned[np.isfinite(learned)][-1]
    given = {"start": fixed(learned[0], 3), "end": fixed(last, 3), "teacher": significant(teacher)}
    text = words.PRELU_OWN_TEXT.format(**given)
    palette = with_color_at(training_palette(TEACHER), ACTIVATION_LABELS.index(LABEL), LABEL)
    axes = AxesSpec(words.STEP, words.PRELU_OWN_Y, height=260, palette=palette)
    return line_chart(columns, lines, axes, text, cursor, title=words.PRELU_OWN_TITLE)
