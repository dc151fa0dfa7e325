"""Learning curves hold the measure of the run, and accuracy has an axis up to 1."""

import numpy as np

from lib.charts.learning_curves import learning_curves
from lib.lesson.controls import DESCENT
from tests.unit.charts.pictures import TRAINED, numbers_at


def test_a_curve_holds_the_measure_that_is_named():
    for measure in ("loss", "accuracy"):
        picture = learning_curves({"Cross-entropy": TRAINED}, measure, DESCENT)
        label = {"loss": "Cross-entropy", "accuracy": "Trained with cross-entropy"}[measure]
        np.testing.assert_array_equal(numbers_at(picture)[label], getattr(TRAINED, measure))
        name = {"loss": "Cross-entropy", "accuracy": "Under cross-entropy"}[measure]
        assert name in picture.tables["lines"]["name"]
    assert picture.tables["domain"]["y_high"] == [1.02]
