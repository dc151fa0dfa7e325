"""Evaluate the lines of a derivation at random points, and compare each with the line before it."""

from itertools import pairwise

import numpy as np

from lib.lesson.derivations.derivation import Equation, Relation

POINTS = 40
SEED = 0
RELATIVE, ABSOLUTE = 1e-7, 1e-9
"""Tolerances of equal lines: numerical second derivatives have relative errors of about 1e-10."""


def follows(line, value, before):
    """Return whether the value of a line stands in its relation to the value of the line before it."""
    if line.relation is Relation.EQUIVALENT:
        return before.holds == value.holds
    first, second = np.asarray(before, np.float64), np.asarray(value, np.float64)
    slack = ABSOLUTE + RELATIVE * np.abs(second)
    match line.relation:
        case Relation.EQUAL:
            return first.shape == second.shape and bool(np.all(np.abs(first - second) <= slack))
        case Relation.AT_MOST:
            return bool(np.all(first <= second + slack))
        case Relation.AT_LEAST:
            return bool(np.all(first >= second - slack))
        case Relation.LESS:
            return bool(np.all(first < second))


def wrong_lines(derivation, draw, points=POINTS, seed=SEED):
    """Return the indices of the lines that do not follow from the line before them at every point.

    Equations that hold everywhere, or nowhere, say nothing about one another: both lines count as wrong.
    """
    random = np.random.default_rng(seed)
    at_points = [
        [line.value(**values) for line in derivation.lines] for values in (draw(random) for _ in range(points))
    ]
    wrong = set()
    for values in at_points:
        for index, (before, value) in enumerate(pairwise(values), start=1):
            line = derivation.lines[index]
            if line.relation is not Relation.BEGIN and not follows(line, value, before):
                wrong.add(index)
    for index, column in enumerate(zip(*at_points, strict=True)):
        if isinstance(column[0], Equation) and len({value.holds for value in column}) == 1:
            wrong.add(index)
    return sorted(wrong)
