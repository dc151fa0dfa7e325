"""The pictures of the race: one neuron that starts confidently wrong, under two losses."""

import numpy as np

from lib.charts.core.calls import memoized
from lib.charts.core.colors import CLASSES, PAIR, ROLES
from lib.charts.core.lines import AxesSpec, Line, lines
from lib.learning.race import epochs_until_correct

RUNNERS = {"squared_error": "Half the squared error", "cross_entropy": "Cross-entropy"}
SERIES = dict(zip(RUNNERS, PAIR, strict=True))
HEIGHTS = {"p": 290, "gradient": 326, "loss": 240}
TITLES = {
    "p": ("prediction p", (0.0, 1.0)),
    "loss": ("loss", None),
    "gradient": ("size of dL/dz", None),
}


@memoized
def over_epochs(runs, what, epoch, y):
    """Draw the prediction, the loss or the size of the gradient of both runs over the epochs; `epoch` is the cursor.

    A point marks the epoch from which on each run is right; over the predictions there is also the right answer `y`.
    """
    title, reach = TITLES[what]
    columns = {name: getattr(run, what) for name, run in runs.items()}
    if what == "gradient":
        columns = {name: np.abs(values) for name, values in columns.items()}
    ends = ", ".join(f"{RUNNERS[name]} ends at {columns[name][-1]:.3g}" for name in RUNNERS)
    epochs = np.arange(len(columns["cross_entropy"]))
    columns |= {f"{name}_right": marked(columns[name], epochs_until_correct(runs[name], y)) for name in RUNNERS}
    shown = [Line(name, RUNNERS[name], series=SERIES[name]) for name in RUNNERS]
    shown += [right(name) for name in RUNNERS if np.isfinite(columns[f"{name}_right"]).any()]
    if what == "p":
        columns["answer"] = np.full(len(epochs), float(y))
        shown.append(Line("answer", f"Right answer y = {y}", dashed=True, series=CLASSES[y]))
    text = f"{title} over {len(epochs) - 1} epochs: {ends}."
    return lines(
        {"x": epochs} | columns, shown, AxesSpec("epoch", title, reach, HEIGHTS[what], palette=ROLES), text, epoch
    )


def right(name):
    """Return the point of a run at the epoch from which on it is right."""
    return Line(f"{name}_right", f"{RUNNERS[name]}, right from here on", series=SERIES[name], points=True, quiet=True)


def marked(values, place):
    """Return the values with all but the one at a place left out, or with none if there is no such place."""
    return np.where(np.arange(len(values)) == place, values, np.nan)
