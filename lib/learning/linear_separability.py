"""Linear separability of points with whole coordinates, decided exactly by the perceptron."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class LinearSeparation:
    """Whether a line (a hyperplane) separates two classes of points, with what proves it.

    `line` holds whole weights w1 .. wd and b with w x + b > 0 exactly on class 1, and below 0 on class 0; None if there
    is no such line. Then `multipliers` holds a whole number m >= 0 for each point, not all 0, with
    sum m s (w x + b) = 0 for every w and b, where s is 1 for class 1 and -1 for class 0: no line can make all the terms
    positive. `passes` counts the passes through the points that decided it.
    """

    line: tuple[int, ...] | None
    multipliers: tuple[int, ...] | None
    passes: int


def separate(points: Sequence[Sequence[int]], labels: Sequence[int]) -> LinearSeparation:
    """Return whether a line separates the points of class 1 from those of class 0.

    The perceptron adds s (x, 1) to its weights at each point that they do not classify. If a line separates the
    classes, it finds one. Else its weights stay bounded, so that whole weights come back, and the updates in between
    add up to 0: their numbers are the multipliers. ValueError unless there are points, each has a label 0 or 1, and
    all coordinates are whole numbers.
    Sources: Rosenblatt (1958), The Perceptron, doi:10.1037/h0042519; Block and Levin (1970), On the Boundedness of an
    Iterative Procedure for Solving a System of Linear Inequalities, Proceedings of the AMS 26, 229-235.
    """
    rows = _signed_rows(points, labels)
    weights, updates = (0,) * len(rows[0]), (0,) * len(rows)
    seen: dict[tuple[int, ...], tuple[int, ...]] = {}
    while weights not in seen:
        seen[weights] = updates
        before = updates
        weights, updates = _pass(rows, weights, updates)
        if updates == before:
            return LinearSeparation(weights, None, len(seen))
    multipliers = tuple(now - then for now, then in zip(updates, seen[weights], strict=True))
    return LinearSeparation(None, multipliers, len(seen))


def _signed_rows(points: Sequence[Sequence[int]], labels: Sequence[int]) -> list[tuple[int, ...]]:
    """Return s (x, 1) for each point."""
    if not len(points) or len(points) != len(labels) or not set(labels) <= {0, 1}:
        raise ValueError("labels must hold 0 or 1 for each of at least one point")
    if any(int(value) != value for point in points for value in point):
        raise ValueError("points must have whole coordinates")
    return [
        tuple(int(2 * label - 1) * int(value) for value in (*point, 1))
        for point, label in zip(points, labels, strict=True)
    ]


def _pass(
    rows: Sequence[tuple[int, ...]], weights: tuple[int, ...], updates: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the weights and the number of updates at each point after one pass of the perceptron."""
    counts = list(updates)
    for place, row in enumerate(rows):
        if sum(w * x for w, x in zip(weights, row, strict=True)) <= 0:
            weights = tuple(w + x for w, x in zip(weights, row, strict=True))
            counts[place] += 1
    return weights, tuple(counts)
