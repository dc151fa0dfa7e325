"""The chart of the race: one neuron that starts confidently wrong, trained with two losses."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from lib.charts.colors import CLASSES, FIRST_SERIES, LOSS_PAIR
from lib.charts.core.calls import memoized
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.picture import Picture
from lib.expressions.own_loss import LABEL
from lib.learning.logistic_regression import LOGIT_LOSSES
from lib.learning.race import OWN, NeuronRun, epochs_until_correct
from lib.numerics.parameter import Parameter
from lib.text.catalogue import losses as words
from lib.text.labels import inside_sentence
from lib.text.losses.training import race_labels
from lib.text.numbers import significant

Measure = Literal["p", "gradient", "loss"]
SERIES = dict(zip(LOGIT_LOSSES, LOSS_PAIR, strict=True)) | {OWN: LABEL}
HEIGHTS = {"p": 290, "gradient": 290, "loss": 240}


def run_label(name: str, measure: Measure = "p") -> str:
    """Return what is drawn of the run under a named loss: its neuron's prediction, its loss, or its gradient."""
    label, noun = race_labels(name)
    if measure == "loss":
        return label
    return words.ONE_NEURON_RUN[measure].format(loss=noun if measure == "p" else inside_sentence(label))


@memoized
def over_epochs(runs: Mapping[str, NeuronRun], measure: Measure, epoch: Parameter, y: int) -> Picture:
    """Draw the prediction, the loss or the size of the gradient of the runs over the epochs, up to the present one.

    The epoch is the cursor. Points mark the epoch from which on each run predicts the class y, the target; over the
    predictions, y is dashed. `runs` maps the names of LOGIT_LOSSES, and
    OWN if a loss was typed, to the runs.
    """
    values = {name: getattr(run, measure) for name, run in runs.items()}
    if measure == "gradient":
        values = {name: np.abs(gradient) for name, gradient in values.items()}
    epochs = np.arange(len(values["cross_entropy"]))
    columns = {"x": epochs} | values
    lines = [_run_line(name, measure) for name in runs]
    for name, run in runs.items():
        is_first = epochs == epochs_until_correct(run, y)
        columns[f"{name}_right"] = np.where(is_first, values[name], np.nan)
        lines += [_right_from_here(name, run_label(name, measure))] * bool(is_first.any())
    if measure == "p":
        columns["answer"] = np.full(len(epochs), float(y))
        lines.append(_target_line(y))
    domain = (0.0, 1.0) if measure == "p" else None
    palette = (*FIRST_SERIES, LABEL)
    axes = AxesSpec(words.ONE_NEURON_X, words.ONE_NEURON_Y[measure], domain, HEIGHTS[measure], palette=palette)
    text, title = _description(values, measure), words.ONE_NEURON_TITLES[measure]
    return line_chart(columns, lines, axes, text, epoch, title=title)


def _description(values: Mapping[str, np.ndarray], measure: Measure) -> str:
    """Return the number of epochs, and what is drawn of each run at the last one."""
    ends = (
        words.ONE_NEURON_RUN_END.format(run=run_label(name, measure), value=significant(numbers[-1], 3))
        for name, numbers in values.items()
    )
    epochs = len(values["cross_entropy"]) - 1
    return words.ONE_NEURON_TEXTS[measure].format(epochs=epochs, runs=", ".join(ends))


def _run_line(name: str, measure: Measure) -> Line:
    """Return the line of a run."""
    label = run_label(name, measure)
    return Line(name, label, series=SERIES[name], up_to_cursor=True, name=_name(name, label, measure))


def _target_line(y: int) -> Line:
    """Return the line of the target, over predictions."""
    label, name = words.ONE_NEURON_ANSWER.format(y=y), words.ONE_NEURON_ANSWER_NAME.format(y=y)
    return Line("answer", label, dashed=True, series=CLASSES[y], name=name, reference=True)


def _name(name: str, label: str, measure: Measure) -> str:
    """Return the name of a run's line in the picture, which is short: that of a prediction is not the loss alone."""
    if measure == "loss":
        return label
    return words.ONE_NEURON_RUN_NAME[measure].format(loss=race_labels(name)[1])


def _right_from_here(name: str, label: str) -> Line:
    """Return the point of a run at the epoch from which on it is right."""
    text = words.ONE_NEURON_RIGHT.format(run=label)
    return Line(
        f"{name}_right", text, series=SERIES[name], as_points=True, readout=False, up_to_cursor=True, named=False
    )
