"""The chart of the race: one neuron that starts confidently wrong, trained with two losses."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from lib.charts.colors import CLASSES, FIRST_SERIES, LOSS_PAIR
from lib.charts.core.calls import memoized
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.picture import Picture
from lib.learning.race import NeuronRun, epochs_until_correct
from lib.numerics.parameter import Parameter
from lib.text.numbers import significant

RUN_LABELS = {"squared_error": "Half the squared error", "cross_entropy": "Cross-entropy"}
SERIES = dict(zip(RUN_LABELS, LOSS_PAIR, strict=True))
HEIGHTS = {"p": 290, "gradient": 326, "loss": 240}
# The title of the y axis, and its domain.
Y_AXES = {"p": ("prediction p", (0.0, 1.0)), "loss": ("loss", None), "gradient": ("size of dL/dz", None)}


@memoized
def over_epochs(
    runs: Mapping[str, NeuronRun], measure: Literal["p", "gradient", "loss"], epoch: Parameter, y: int
) -> Picture:
    """Draw the prediction, the loss or the size of the gradient of both runs over the epochs; the epoch is the cursor.

    Points mark the epoch from which on each run predicts the class y, the target; over the predictions, y is dashed.
    `runs` maps the names of RUN_LABELS to the runs.
    """
    values = {name: getattr(run, measure) for name, run in runs.items()}
    if measure == "gradient":
        values = {name: np.abs(gradient) for name, gradient in values.items()}
    ends = ", ".join(f"{RUN_LABELS[name]} ends at {significant(values[name][-1], 3)}" for name in RUN_LABELS)
    epochs = np.arange(len(values["cross_entropy"]))
    columns = {"x": epochs} | values
    lines = [Line(name, RUN_LABELS[name], series=SERIES[name]) for name in RUN_LABELS]
    for name in RUN_LABELS:
        is_first = epochs == epochs_until_correct(runs[name], y)
        columns[f"{name}_right"] = np.where(is_first, values[name], np.nan)
        lines += [_right_from_here(name)] * bool(is_first.any())
    if measure == "p":
        columns["answer"] = np.full(len(epochs), float(y))
        lines.append(Line("answer", f"Right answer y = {y}", dashed=True, series=CLASSES[y]))
    title, domain = Y_AXES[measure]
    text = f"{title} over {len(epochs) - 1} epochs: {ends}."
    axes = AxesSpec("epoch", title, domain, HEIGHTS[measure], palette=FIRST_SERIES)
    return line_chart(columns, lines, axes, text, epoch)


def _right_from_here(name: str) -> Line:
    """Return the point of a run at the epoch from which on it is right."""
    label = f"{RUN_LABELS[name]}, right from here on"
    return Line(f"{name}_right", label, series=SERIES[name], as_points=True, readout=False)
