"""The chart of a measure of training over the steps, for both losses."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from lib.charts.colors import FIRST_SERIES
from lib.charts.core.calls import memoized
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.picture import Picture
from lib.learning.softmax_regression import Training
from lib.numerics.parameter import Parameter
from lib.text.labels import inside_sentence, sentence_case
from lib.text.losses.training import summed_label
from lib.text.numbers import significant


@memoized
def learning_curves(
    runs: Mapping[str, Training], measure: Literal["loss", "accuracy"], title: str, step: Parameter
) -> Picture:
    """Draw the loss or the accuracy of each run over the steps, up to the present one, which is the cursor.

    `runs` maps the names of losses to trainings of equal length, `measure` names the measure, and `title` is that of
    the y axis.
    """
    columns = {"x": np.arange(len(next(iter(runs.values())).loss))}
    columns |= {label: getattr(run, measure) for label, run in runs.items()}
    summed = {label: summed_label(label) for label in runs}
    named = {
        label: name if measure == "loss" else f"Trained with {inside_sentence(name)}" for label, name in summed.items()
    }
    ends = ", ".join(f"{name} ends at {significant(columns[label][-1], 3)}" for label, name in named.items())
    domain = (0.0, 1.02) if measure == "accuracy" else None
    axes = AxesSpec("step", title, domain, 336, palette=FIRST_SERIES)
    shown = {label: label if measure == "loss" else f"Under {inside_sentence(label)}" for label in runs}
    lines = [Line(label, name, series=label, up_to_cursor=True, name=shown[label]) for label, name in named.items()]
    heading = f"{sentence_case(title)} over the steps of training"
    return line_chart(columns, lines, axes, f"{title}: {ends}.", step, title=heading)
