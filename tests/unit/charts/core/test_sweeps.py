"""A sweep holds the curve at each step of its slider, with the other parameters at their committed values."""

import numpy as np
import pytest

from lib.charts.core.sweeps import COMMITTED, SWEEPS, sweep_starts, sweeps
from lib.lesson.controls import LOGITS, TEMPERATURE
from lib.numerics.parameter import grid


def test_a_sweep_holds_the_curve_at_each_step_of_its_slider_with_the_others_as_committed():
    parameters = (TEMPERATURE, *LOGITS)
    committed = {p.key: p.default for p in parameters} | {"cat": 0.33}
    tables = sweeps(lambda values: values[..., :3], parameters, committed)
    assert [tables[SWEEPS][name][0] for name in ("v0", "v1", "v2")] == pytest.approx([1.0, 0.33, 1.0])
    assert tables[COMMITTED]["cat"].item() == 0.33
    start = sweep_starts(parameters)[2]
    dog = {name: column[start : start + len(grid(LOGITS[1]))] for name, column in tables[SWEEPS].items()}
    assert dog["v2"] == pytest.approx(grid(LOGITS[1]))
    assert set(dog["v1"]) == {np.float32(0.33)}
    assert len(tables[SWEEPS]["v0"]) == 1 + sum(len(grid(p)) for p in parameters)
