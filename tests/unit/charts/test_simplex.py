"""The simplex: the arrow points at the true class, and the corners show the probabilities."""

import numpy as np

from lib.charts import simplex
from lib.lesson.controls import TEMPERATURE
from lib.softmax import softmax
from tests.unit.charts.pictures import PICTURES, table_of


def test_the_arrow_of_the_simplex_points_at_the_true_corner():
    row = table_of(PICTURES["simplex.simplex"](), "committed").iloc[0]
    start, end, corner = row[["v0", "v1"]].to_numpy(), row[["v2", "v3"]].to_numpy(), simplex.VERTICES[0]
    np.testing.assert_allclose(end - start, simplex.ARROW * (corner - start), atol=1e-6)


def test_the_corners_of_the_simplex_show_the_probabilities():
    row = table_of(PICTURES["simplex.simplex"](), "temperature").iloc[-1]
    np.testing.assert_allclose(row[["v4", "v5", "v6"]], softmax([2, 1, 0.1], TEMPERATURE.high), rtol=1e-6)
