"""The chart of overflow in softmax: both forms of it as the same constant is added to every logit."""

import numpy as np
from numpy.typing import ArrayLike

from lib.charts.core.calls import memoized
from lib.charts.core.grids import grid_with_cursor
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from lib.charts.core.picture import Picture
from lib.numerics.parameter import Parameter
from lib.softmax import softmax, textbook_softmax
from lib.text.numbers import significant

FORMS = (Line("shifted", "Shifted form"), Line("textbook", "Textbook form", dashed=True))


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
    where = f"from {significant(finite.min())} to {significant(finite.max())}" if finite.size else "nowhere"
    text = f"Probability of {name} over the constant in {dtype}: the textbook form gives a number {where}."
    return line_chart(columns, FORMS, AxesSpec("constant added", f"probability of {name}", (0, 1), 200), text, shift)
