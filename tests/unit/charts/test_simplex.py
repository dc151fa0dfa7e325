"""The simplex: the arrow shows how descent moves the point, and the corners show the probabilities."""

import numpy as np

from lib.charts import simplex
from lib.charts.core.sweeps import SWEEPS
from lib.lesson.controls import TEMPERATURE
from lib.softmax import softmax
from tests.unit.charts.pictures import PICTURES, table_of


def test_the_arrow_of_the_simplex_is_the_jacobian_times_the_target_less_the_probabilities():
    row = table_of(PICTURES["simplex.simplex"](), SWEEPS).iloc[0]
    start, end, p = (row[[f"v{i}" for i in places]].to_numpy(float) for places in ((0, 1), (2, 3), (4, 5, 6)))
    motion = (np.diag(p) - np.outer(p, p)) @ (np.eye(3)[0] - p)
    np.testing.assert_allclose(end - start, motion @ simplex.VERTICES, atol=1e-6)


def test_the_corners_of_the_simplex_show_the_probabilities():
    row = table_of(PICTURES["simplex.simplex"](), SWEEPS).iloc[-1]
    np.testing.assert_allclose(row[["v4", "v5", "v6"]], softmax([2, 1, 0.1], TEMPERATURE.high), rtol=1e-6)
