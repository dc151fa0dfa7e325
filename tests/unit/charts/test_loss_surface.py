"""The contour map of a loss holds the loss of the descent, and the curvature of cross-entropy is never negative."""

import numpy as np

from tests.unit.charts.pictures import DESCENTS, PICTURES, numbers_at


def test_the_path_holds_the_losses_of_the_descent():
    path = PICTURES["loss_surface.contours"]().tables["path"]
    np.testing.assert_array_equal(path["loss"], DESCENTS["Cross-entropy"].loss)
    np.testing.assert_array_equal(np.stack([path["x"], path["y"]], axis=1), DESCENTS["Cross-entropy"].weights)


def test_cross_entropy_is_convex_along_its_descent():
    assert (numbers_at(PICTURES["loss_surface.curvature"]())["Hessian of cross-entropy"] > -1e-12).all()
