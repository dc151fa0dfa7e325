"""The reliability diagram and the scores are those of lib.inference at every factor."""

import numpy as np
import pytest

from lib.charts import calibration
from lib.inference.calibration import brier_score, fit_temperature, reliability_bins, scaled_forecasts, scaled_log_loss
from lib.lesson.controls import FACTOR
from tests.unit.charts.pictures import FORECASTS, PICTURES, numbers_at

LOGITS, OUTCOMES = FORECASTS


@pytest.mark.parametrize("factor", [0.25, 1.0, 1.01, 4.0])
def test_the_reliability_diagram_is_libs_at_every_factor(factor):
    found = numbers_at(calibration.reliability_diagram(FORECASTS, 10, FACTOR, 1.01), factor=factor)
    diagram = reliability_bins(scaled_forecasts(LOGITS, factor), OUTCOMES, 10)
    np.testing.assert_allclose(found["mean forecast"], diagram.forecast, rtol=1e-6)
    np.testing.assert_allclose(found["share of ones"], diagram.share, rtol=1e-6)
    assert found["forecasts"].tolist() == diagram.count.tolist()


def test_scores_are_libs_and_the_least_log_loss_is_at_the_best_temperature():
    found = numbers_at(calibration.scores(FORECASTS, FACTOR, 1.01)).set_index("factor of the logits")
    best = 1 / fit_temperature(*FORECASTS)
    assert found["Log loss"].idxmin() == best
    assert found["Least log loss"].dropna().to_dict() == {best: found["Log loss"].min()}
    assert found.loc[1.01, "Log loss"] == pytest.approx(scaled_log_loss(1 / 1.01, *FORECASTS))
    assert found.loc[1.01, "Brier score"] == pytest.approx(brier_score(scaled_forecasts(LOGITS, 1.01), OUTCOMES))


def test_a_best_factor_off_the_slider_is_not_drawn_and_the_specification_is_the_same():
    certain = calibration.scores((LOGITS, (LOGITS > 0).astype(int)), FACTOR, 1.0)
    assert numbers_at(certain)["Least log loss"].isna().all()
    assert certain.specification is PICTURES["calibration.scores"]().specification
