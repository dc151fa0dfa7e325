"""Charts of a network of one weight: the probability of the answer 1, and the likelihood over the weight."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lib.activations import sigmoid
from lib.charts.colors import CLASSES, CROSS_ENTROPY, FIRST_SERIES
from lib.charts.core.calls import memoized
from lib.charts.core.frames import frames
from lib.charts.core.grids import grid_with_cursor
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.picture import Picture
from lib.learning.conditional_likelihood import negative_log_likelihood, negative_log_likelihood_gradient
from lib.numerics.parameter import Parameter
from lib.text.catalogue import losses as words
from lib.text.numbers import fixed

PREDICTION = "p = σ(w x)"
HEIGHT = 270


@memoized
def predictions(x: Sequence[float], y: Sequence[int], weight: Parameter, start: float) -> Picture:
    """Draw p = sigmoid(w x) over the input at the live weight, with the samples: their answers, 0 or 1, and their p.

    `x` and `y` hold the inputs and the answers of the samples, and `start` is the weight at the opening.
    """
    inputs = np.union1d(np.linspace(min(x) - 1, max(x) + 1, 81), x)
    answers, is_sample = _at_samples(inputs, x, y)
    columns = {"x": inputs, "answer": answers}
    columns |= frames("p", lambda w: sigmoid(w * inputs), weight, start)
    columns |= frames("sample", lambda w: is_sample * sigmoid(w * inputs), weight, start)
    lines = [
        Line("p", PREDICTION, parameter=weight, series=CROSS_ENTROPY),
        Line("sample", words.NETWORK_SAMPLE, parameter=weight, as_points=True, series=CROSS_ENTROPY, named=False),
        Line("answer", words.NETWORK_ANSWER, as_points=True, series=CLASSES[1]),
    ]
    axes = AxesSpec(words.NETWORK_PREDICTIONS_X, words.NETWORK_PREDICTIONS_Y, (0, 1), HEIGHT, palette=FIRST_SERIES)
    text = words.NETWORK_PREDICTIONS_TEXT.format(samples=len(x))
    return line_chart(columns, lines, axes, text, title=words.NETWORK_PREDICTIONS_TITLE)


def _at_samples(
    inputs: NDArray[np.float64], x: Sequence[float], y: Sequence[int]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the answer at each input that is one of a sample, and 1 there; NaN elsewhere."""
    answers = np.full(inputs.size, np.nan)
    answers[np.searchsorted(inputs, x)] = y
    return answers, np.where(np.isfinite(answers), 1.0, np.nan)


@memoized
def over_weight(x: Sequence[float], y: Sequence[int], weight: Parameter, start: float) -> Picture:
    """Draw -ln L(w) over the weight, which is the cursor; its slope is the sum of (p_n - y_n) x_n.

    The place of the minimum is not marked, because an exercise asks for it.

    The arguments are those of `predictions`.
    """
    w = grid_with_cursor(np.linspace(weight.low, weight.high, 241), weight, start)
    loss = negative_log_likelihood(w, x, y)
    columns = {"x": w, "loss": loss, "slope": negative_log_likelihood_gradient(w, x, y)}
    lines = [Line("loss", words.NETWORK_WEIGHT_CURVE, slope_column="slope", series=CROSS_ENTROPY, name="−ln L(w)")]
    axes = AxesSpec(
        words.NETWORK_WEIGHT_X, words.NETWORK_WEIGHT_Y, None, HEIGHT, palette=FIRST_SERIES, tangent_half_width=0.6
    )
    text = words.NETWORK_WEIGHT_TEXT.format(least=fixed(loss.min()))
    return line_chart(columns, lines, axes, text, weight, title=words.NETWORK_WEIGHT_TITLE)
