"""Knots: the points that a broken line needs, so that nobody sees what it leaves out.

A straight piece of a curve needs its two ends, and a bend many points. What a slider bends is drawn anew at every step,
point by point: the fewer there are, the more pictures.
"""

import numpy as np

# How far a drawn line may be from its curve: a fraction of the plot's height, a fifth of a pixel on a laptop.
TOLERANCE = 1 / 2000


def simplify(x, curves, within) -> np.ndarray:
    """Return the places of the points that a line needs to stay `within` of curves over x, shape (..., x.size).

    A chord from a to b leaves out turns of the slope, of sizes t_i. One alone lifts the curve off the chord by
    t (c - a)(b - c) / (b - a) <= t (b - a) / 4, so all together by at most (b - a) / 4 sum t_i. Each chord goes as
    far as this allows on all curves. Both ends are kept, and points without a number with those beside them.
    Broken lines and their knots: de Boor, A Practical Guide to Splines, chapter III.
    """
    if x.size < 3:
        return np.arange(x.size, dtype=np.int32)
    with np.errstate(invalid="ignore", over="ignore"):
        turns = np.abs(np.diff(np.diff(curves) / np.diff(x))).reshape(-1, x.size - 2).max(axis=0)
    broken = ~np.isfinite(turns)
    turned = np.cumsum(np.where(broken, 0, turns))
    kept, before = [0], 0.0
    for place, (gap, total) in enumerate(zip(broken.tolist(), turned.tolist(), strict=True), start=1):
        if gap or (x[place + 1] - x[kept[-1]]) * (total - before) > 4 * within:
            kept.append(place)
            before = total
    return np.array([*kept, x.size - 1], dtype=np.int32)
