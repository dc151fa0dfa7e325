"""Packed frames hold all frames in their order, and that of the start last."""

import numpy as np

from lib.activations import ACTIVATIONS, elu
from lib.charts.core.frames import frames
from lib.charts.core.packed_frames import frame_offsets, pack_frames
from lib.numerics.parameter import grid


def test_packed_frames_hold_all_frames_in_order_and_that_between_two_steps_last():
    alpha = ACTIVATIONS["elu"].parameters["alpha"]
    x = np.array([-1.0, 2.0])
    off, on = (pack_frames(frames("f", lambda v: elu(x, v), alpha, start), "f", alpha) for start in (0.777, 0.5))
    assert off.size == on.size == (len(grid(alpha)) + 1) * x.size
    np.testing.assert_array_equal(off[-2:], np.float32(elu(x, 0.777)))
    np.testing.assert_array_equal(off[2:4], np.float32(elu(x, grid(alpha)[1])))
    np.testing.assert_array_equal(on[:-2], off[:-2])


def test_without_sliders_there_is_no_offset():
    assert frame_offsets([], "5") == []
