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
from lib.text.catalogue import losses as words
from lib.text.labels import inside_sentence
from lib.text.losses.training import summed_label
from lib.text.numbers import significant


@memoized
def learning_curves(runs: Mapping[str, Training], measure: Literal["loss", "accuracy"], step: Parameter) -> Picture:
    """Draw the loss or the accuracy of each run over the steps, up to the present one, which is the cursor.

    `runs` maps the names of losses to trainings of equal length.
    """
    columns = {"x": np.arange(len(next(iter(runs.values())).loss))}
    columns |= {label: getattr(run, measure) for label, run in runs.items()}
    summed = {label: summed_label(label) for label in runs}
    named = {
        label: name if measure == "loss" else words.TRAINED_WITH.format(loss=inside_sentence(name))
        for label, name in summed.items()
    }
    ends = (
        words.MULTI_CLASS_CURVES_RUN_END.format(run=name, value=significant(columns[label][-1], 3))
        for label, name in named.items()
    )
    domain = (0.0, 1.02) if measure == "accuracy" else None
    axes = AxesSpec(words.STEP_AXIS, words.MULTI_CLASS_CURVES_Y[measure], domain, 336, palette=FIRST_SERIES)
    shown = {
        label: label if measure == "loss" else words.MULTI_CLASS_CURVES_NAME.format(loss=inside_sentence(label))
        for label in runs
    }
    lines = [Line(label, name, series=label, up_to_cursor=True, name=shown[label]) for label, name in named.items()]
    text = words.MULTI_CLASS_CURVES_TEXT[measure].format(runs=", ".join(ends))
    return line_chart(columns, lines, axes, text, step, title=words.MULTI_CLASS_CURVES_TITLE[measure])
