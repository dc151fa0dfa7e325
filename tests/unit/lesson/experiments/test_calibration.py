"""Experiments on calibration: a temperature undoes a factor."""

import numpy as np
import pytest

from lib.activations import sigmoid
from lib.lesson.experiments.calibration import recalibrated, sampled_forecasts


def test_a_recalibration_undoes_the_factor():
    logits, outcomes = sampled_forecasts(500, 0)
    plain, bold = (recalibrated(logits, outcomes, factor) for factor in (1.0, 3.0))
    assert bold.temperature == pytest.approx(3 * plain.temperature, rel=1e-6)
    np.testing.assert_allclose(bold.after, plain.after, atol=1e-6)
    np.testing.assert_allclose(bold.before, sigmoid(3 * logits))
