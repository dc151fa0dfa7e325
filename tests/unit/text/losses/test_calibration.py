"""The scores of forecasts that are too confident or not confident enough: each number is computed again."""

import math
import re

import numpy as np
import pytest

from lib.inference.calibration import brier_score, fit_temperature, sample_forecasts, scaled_forecasts
from lib.text.losses import calibration as text
from tests.unit.text.reading import number, results

FORECASTS = LOGITS, OUTCOMES = sample_forecasts(500, 1.5, np.random.default_rng(0))


def numbers(table):
    """Return the numbers of a table as an array."""
    return np.array([[number(cell) for cell in cells] for cells in table.cells])


def test_the_parts_of_the_brier_score_add_up_and_reliability_pays_for_overconfidence():
    table = numbers(text.decomposition_table(*FORECASTS, 3.0, 10))
    np.testing.assert_allclose(table[:5].sum(axis=0), table[5], atol=3e-4)
    assert table[5, 0] == pytest.approx(brier_score(scaled_forecasts(LOGITS, 3.0), OUTCOMES), abs=1e-4)
    assert table[0, 0] > 5 * table[0, 1]


@pytest.mark.parametrize("factor", [0.25, 0.8, 2.0, 4.0])
def test_the_best_temperature_undoes_any_factor(factor):
    table = numbers(text.scores_table(*FORECASTS, factor, 10))
    unspoilt = numbers(text.scores_table(*FORECASTS, 1.0, 10))
    np.testing.assert_allclose(table[:, 1], unspoilt[:, 1], rtol=1e-5)
    assert table[0, 1] <= table[0, 0]


def test_the_sentence_says_which_way_the_forecasts_err():
    assert "too confident" in text.temperature_sentence(*FORECASTS, 2.0)
    assert "not confident enough" in text.temperature_sentence(*FORECASTS, 0.5)
    assert "about right" in text.temperature_sentence(*FORECASTS, 1 / fit_temperature(*FORECASTS))


@pytest.mark.parametrize(("factor", "bins"), [(3.0, 2), (0.5, 10), (4.0, 50)])
def test_the_difference_from_calibrated_forecasts_is_reliability_resolution_and_the_rest_within_bins(factor, bins):
    said = text.decomposition_sentence(*FORECASTS, factor, bins)
    total, reliability, resolution, within = (
        number(found) for found in re.findall(r"(?<=[ *])(?:[+−]0\.\d{4}|0)(?=[* ])", said)
    )
    scaled, calibrated = (scaled_forecasts(LOGITS, value) for value in (factor, 1.0))
    assert total == pytest.approx(brier_score(scaled, OUTCOMES) - brier_score(calibrated, OUTCOMES), abs=5e-5)
    assert total == pytest.approx(reliability + resolution + within, abs=2e-4)
    gaps = []
    for p in (scaled, calibrated):
        places = np.minimum((p * bins).astype(int), bins - 1)
        shares = {place: OUTCOMES[places == place].mean() - p[places == place].mean() for place in np.unique(places)}
        gaps.append(np.mean([shares[place] ** 2 for place in places]))
    assert reliability == pytest.approx(gaps[0] - gaps[1], abs=5e-5)


def test_two_bins_hide_a_part_of_the_miscalibration_within_them():
    said = text.decomposition_sentence(*sample_forecasts(2000, 1.5, np.random.default_rng(0)), 3.0, 2)
    assert "differs by **+0.0235**: +0.0197 by the reliability, 0 by the resolution, and +0.0038 within" in said


def test_the_calibrated_forecasts_are_not_compared_with_themselves():
    assert text.decomposition_sentence(*FORECASTS, 1.0, 10).endswith("these are the calibrated forecasts σ(z).")


def test_a_forecast_is_the_sigmoid_of_its_logit_times_the_factor():
    found = results(text.forecast_formula(0.9, 2.0))
    assert found[:2] == [0.9, 0.1]
    assert found[2] == pytest.approx(math.log(9), rel=1e-3)
    assert found[-1] == pytest.approx(81 / 82, rel=1e-3)


@pytest.mark.parametrize("seed", range(4))
def test_a_temperature_that_differs_from_1_by_chance_is_no_fault_of_calibrated_forecasts(seed):
    logits, outcomes = sample_forecasts(1000, 1.5, np.random.default_rng(seed))
    said = text.temperature_sentence(logits, outcomes, 1.0)
    assert said.startswith("The forecasts are calibrated: the best temperature is T ≈ ")
    assert said.endswith("standard errors from 1. A sample of calibrated forecasts can differ as much by chance.")


def test_the_standard_error_is_the_spread_of_the_estimates_over_samples():
    samples = [sample_forecasts(400, 1.5, np.random.default_rng(seed)) for seed in range(60)]
    spread = np.std([1 / fit_temperature(*sample) for sample in samples])
    assert text.standard_error(samples[0][0]) == pytest.approx(spread, rel=0.3)
