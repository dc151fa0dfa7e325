"""Outlines in a square plot, as SVG paths."""

import numpy as np

from lib.charts.core.square import outline


def test_an_outline_has_the_square_between_minus_one_and_one_with_y_downwards():
    corners = np.array([[-4, -4], [4, -4], [4, 2]])
    assert outline([corners], 4, 1) == "M-1.0,1.0L1.0,1.0L1.0,-0.5Z"
    assert outline([corners, corners / 2], 4, 1).count("Z") == 2


def test_an_outline_of_nothing_is_one_point():
    assert outline([], 4) == outline([np.empty((0, 2))], 4) == "M0,0Z"
