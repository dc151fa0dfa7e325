"""The points of a picture as Python text: drawn from their seed as a student would, or written out."""

import numpy as np

from lib.charts.core.calls import Call
from lib.export.template import DIGITS, packed
from lib.lesson.experiments.classification import sampled_points

DISCS = """\
label = np.arange(count) % 2
angle, radius = generator.uniform(0, 2 * np.pi, count), np.sqrt(generator.uniform(0, 1, count))
disc = radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
x = disc + np.outer(2 * label - 1, [1.2, 0.8])"""

GAUSSIAN = """\
x = generator.uniform(-3, 3, count)
y = 1 + 0.8 * x + generator.normal(0, 0.6, count)"""

SEEDED = {
    "separable": DISCS,
    "overlapping": """\
label = np.arange(count) % 2
x = generator.standard_normal((count, 2)) + np.outer(2 * label - 1, [0.9, 0.6])""",
    "outlier": f"{DISCS}\nx[-1] = (1 - 2 * label[-1]) * np.array([4.0, 3.0])",
    "clouds": """\
label = np.arange(count) % 3
angle = np.pi / 2 + 2 * np.pi * label / 3
x = 2 * np.column_stack([np.cos(angle), np.sin(angle)]) + 0.8 * generator.standard_normal((count, 2))""",
    "gaussian": GAUSSIAN,
    "laplace": """\
x = generator.uniform(-3, 3, count)
y = 1 + 0.8 * x + generator.laplace(0, 0.6 / np.sqrt(2), count)""",
    "outliers": f"{GAUSSIAN}\ny[np.argsort(x)[-max(1, count // 10) :]] -= 5",
}
"""How the points of a seeded set are drawn, by its name."""


def points(call: Call, regression: bool = False) -> str:
    """Return the statements that give the points of a call, as x and label, or as x and y in a regression."""
    drawn, seeded = call.arguments, SEEDED.get(str(call.arguments.get("name")))
    if call.function is sampled_points and seeded:
        return f"count, seed = {drawn['count']}, {drawn['seed']}\ngenerator = np.random.default_rng(seed)\n{seeded}"
    placed = call.value
    rows = placed.x if regression else np.column_stack([placed.x, placed.label])
    numbers = packed(", ".join(f"{number:.{DIGITS}g}" for number in row) for row in rows)
    columns = ("x, y", "placed.T") if regression else ("x, label", "placed[:, :2], placed[:, 2].astype(int)")
    meaning = f"{'x and y' if regression else 'x1, x2 and class'} of each point"
    array = ["placed = np.array([", *numbers, f"]).reshape({len(rows)}, {rows.shape[1]})  # {meaning}"]
    return "\n".join([*array, " = ".join(columns)])
