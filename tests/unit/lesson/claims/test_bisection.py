"""The first float at which a condition holds."""

import math

import numpy as np

from lib.lesson.claims.bisection import first_where


def test_first_where_finds_the_first_float():
    root = first_where(lambda x: x * x >= 2, 0, 2)
    assert root * root >= 2 > np.nextafter(root, 0) ** 2


def test_first_where_is_infinite_where_nothing_holds():
    assert first_where(lambda x: False, 0, 1) == math.inf
