"""The chart of overflow in softmax: both forms of it as the same constant is added to every logit."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.charts.core.calls import memoized
from lib.charts.core.grids import grid_with_cursor
from lib.charts.core.labels import Annotation
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.picture import Picture
from lib.numerics.parameter import Parameter
from lib.softmax import softmax, textbook_softmax
from lib.text.catalogue import softmax as words
from lib.text.numbers import significant

FORMS = (Line("shifted", words.OVERFLOW_SHIFTED), Line("textbook", words.OVERFLOW_TEXTBOOK, dashed=True))


@memoized
def over_shift(logits: ArrayLike, name: str, dtype: str, shift: Parameter, start: float) -> Picture:
    """Draw the probability of the first class over the constant added to all logits, which is the cursor.

    In exact arithmetic both lines are level. Here the logits are in the float format `dtype`, in which the textbook
    form, dashed, overflows or underflows. `name` is that of the class, and `start` the constant at the opening.
    """
    constants = grid_with_cursor([], shift, start)
    z = (np.asarray(logits) + constants[:, None]).astype(dtype)
    columns = {"x": constants, "shifted": softmax(z)[:, 0].astype(dtype), "textbook": textbook_softmax(z)[:, 0]}
    finite = constants[np.isfinite(columns["textbook"])]
    if finite.size:
        ends = {"low": significant(finite.min()), "high": significant(finite.max())}
        text = words.OVERFLOW_TEXT.format(name=name, format=dtype, **ends)
    else:
        text = words.OVERFLOW_TEXT_NOWHERE.format(name=name, format=dtype)
    axes = AxesSpec(words.OVERFLOW_X, words.PROBABILITY_P, (0, 1), 240)
    title = words.OVERFLOW_TITLE.format(name=name, format=dtype)
    notes = [Annotation(x, float(p), note) for x, p, note in _failures(constants, columns["textbook"])]
    return line_chart(columns, FORMS, axes, text, shift, title=title, annotations=notes)


def _failures(constants: NDArray[np.float64], textbook: NDArray[np.floating]) -> list[tuple[float, np.floating, str]]:
    """Return the last constants on both sides at which the textbook form gives a number, with it and what follows."""
    finite = np.flatnonzero(np.isfinite(textbook))
    found = []
    if finite.size and finite[-1] < constants.size - 1:
        found.append((float(constants[finite[-1]]), textbook[finite[-1]], words.OVERFLOW_OVERFLOW))
    if finite.size and finite[0] > 0:
        found.append((float(constants[finite[0]]), textbook[finite[0]], words.OVERFLOW_UNDERFLOW))
    return found
