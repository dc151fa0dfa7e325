"""The pictures of the race: one neuron that starts confidently wrong, under two losses."""

import numpy as np

from lib.charts.lines import Frame, Line, lines
from lib.made import remembered

RUNNERS = {"squared_error": "Half the squared error", "cross_entropy": "Cross-entropy"}
PALETTE = ("Squared error", "Cross-entropy")
TITLES = {
    "p": ("prediction p", (0.0, 1.0)),
    "loss": ("loss", None),
    "gradient": ("size of dL/dz", None),
}


@remembered
def over_epochs(runs, what, epoch):
    """Draw the prediction, the loss or the size of the gradient of both runs over the epochs; `epoch` is the cursor."""
    title, reach = TITLES[what]
    columns = {name: getattr(run, what) for name, run in runs.items()}
    if what == "gradient":
        columns = {name: np.abs(values) for name, values in columns.items()}
    shown = [Line(name, RUNNERS[name], series=series) for name, series in zip(RUNNERS, PALETTE, strict=True)]
    columns = {"x": np.arange(len(columns["cross_entropy"]))} | columns
    ends = ", ".join(f"{RUNNERS[name]} ends at {columns[name][-1]:.3g}" for name in RUNNERS)
    frame = Frame("epoch", title, reach, 180, palette=PALETTE)
    return lines(columns, shown, frame, f"{title} over {len(columns['x']) - 1} epochs: {ends}.", epoch)
