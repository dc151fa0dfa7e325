"""Frames hold the curve at every step of the slider, and at a start between two steps."""

import numpy as np
import pytest

from lib.activations import ACTIVATIONS, elu
from lib.charts.core.frames import curve_columns, frame_column, frames, live_parameter
from lib.numerics.parameter import grid

ALPHA = ACTIVATIONS["elu"].parameters["alpha"]
X = np.linspace(-5, 5, 11)


def test_frames_hold_the_functions_values_on_the_grid_and_at_the_start():
    columns = frames("f", lambda v: elu(X, v), ALPHA, 0.777)
    assert len(columns) == len(grid(ALPHA)) + 1
    assert len(frames("f", lambda v: elu(X, v), ALPHA, 0.5)) == len(grid(ALPHA))
    np.testing.assert_allclose(columns["f10"], elu(X, grid(ALPHA)[10]), rtol=1e-6)
    np.testing.assert_allclose(columns["f_start"], elu(X, 0.777), rtol=1e-6)


@pytest.mark.parametrize("index", [0, 7, 30])
def test_a_step_of_the_slider_has_the_frame_of_its_index_and_a_value_between_two_steps_that_of_the_start(index):
    step = grid(ALPHA)[index]
    assert frame_column("f", ALPHA, step) == frame_column("f", ALPHA, step + 1e-9) == f"f{index}"
    assert frame_column("f", ALPHA, step + ALPHA.step / 3) == "f_start"


def test_a_function_without_a_parameter_has_one_column():
    assert live_parameter({}) is None
    assert curve_columns("f", lambda: X, {}, None) == {"f": X}
    assert live_parameter({"alpha": ALPHA}) is ALPHA
    columns = curve_columns("f", lambda alpha: elu(X, alpha), {"alpha": ALPHA}, 0.777)
    np.testing.assert_array_equal(columns["f_start"], elu(X, 0.777).astype(np.float32))
