"""The picture of where floats break: both forms of softmax as the same constant is added to every logit."""

import numpy as np

from lib.charts.core.calls import memoized
from lib.charts.core.lines import AxesSpec, Line, lines, with_cursor
from lib.softmax import softmax, textbook_softmax

FORMS = (Line("shifted", "Shifted form"), Line("textbook", "Textbook form", dashed=True))


@memoized
def over_shift(logits, name, dtype, shift, start):
    """Draw the probability of the first class, called `name`, over the constant added to all logits, the cursor.

    On paper both lines are level. Here the logits are in the float format `dtype`, in which the textbook form breaks.
    """
    t = with_cursor([], shift, start)
    z = (np.asarray(logits) + t[:, None]).astype(dtype)
    columns = {"x": t, "shifted": softmax(z)[:, 0].astype(dtype), "textbook": textbook_softmax(z)[:, 0]}
    sound = t[np.isfinite(columns["textbook"])]
    where = f"from {sound.min():g} to {sound.max():g}" if sound.size else "nowhere"
    text = f"Probability of {name} over the constant in {dtype}: the textbook form gives a number {where}."
    return lines(columns, FORMS, AxesSpec("constant added", f"probability of {name}", (0, 1), 200), text, shift)
