"""Simplification of a polyline: the points that it needs to stay within a tolerance of its curves.

A live line is drawn anew at every step of its slider, point by point. A straight part of a curve needs its two ends
only, so that a line with fewer points gives more pictures a second.
"""

import numpy as np
from numpy.typing import NDArray

# How far a line may be from its curve, as a fraction of the plot's height: a fifth of a pixel on a laptop.
TOLERANCE = 1 / 2000


def simplify(x: NDArray[np.float64], curves: NDArray[np.floating], tolerance: float) -> NDArray[np.int32]:
    """Return the indices that keep a polyline within `tolerance` of every curve over x, shape (..., x.size).

    A chord from a to b leaves out changes of slope t_i at c_i. One alone lifts the curve off the chord by
    t (c - a)(b - c) / (b - a) <= t (b - a) / 4, so all together by at most (b - a) / 4 sum t_i. Each chord goes as
    far as this bound allows on all curves. Both ends are kept, and points without a number with those beside them.
    The interpolation error of a broken line: de Boor (2001), A Practical Guide to Splines, chapter III.
    """
    if x.size < 3:
        return np.arange(x.size, dtype=np.int32)
    with np.errstate(invalid="ignore", over="ignore"):
        slope_changes = np.abs(np.diff(np.diff(curves) / np.diff(x))).reshape(-1, x.size - 2).max(axis=0)
        undefined = ~np.isfinite(slope_changes)
        total_change = np.cumsum(np.where(undefined, 0, slope_changes))
    # Python's numbers, unlike NumPy's, become infinite without a warning.
    places, kept, total_at_last = x.tolist(), [0], 0.0
    for index, (gap, total) in enumerate(zip(undefined.tolist(), total_change.tolist(), strict=True), start=1):
        if gap or (places[index + 1] - places[kept[-1]]) * (total - total_at_last) > 4 * tolerance:
            kept.append(index)
            total_at_last = total
    return np.array([*kept, x.size - 1], dtype=np.int32)
