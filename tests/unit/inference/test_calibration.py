"""Scores and bins by hand, the decomposition of the Brier score, and temperature scaling."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize

from lib.activations import sigmoid
from lib.inference.calibration import (
    MAX_FORECASTS,
    MAX_TEMPERATURE,
    MIN_TEMPERATURE,
    brier_decomposition,
    brier_score,
    calibration_error,
    fit_temperature,
    reliability_bins,
    sample_forecasts,
    scaled_forecasts,
    scaled_log_loss,
)
from tests.unit.each import each

P, Y = np.array([0.1, 0.1, 0.3, 0.9, 1.0]), np.array([0, 1, 0, 1, 1])


def sample(count=MAX_FORECASTS, spread=1.5, seed=3):
    return sample_forecasts(count, spread, np.random.default_rng(seed))


def test_brier_score_by_hand():
    assert brier_score(P, Y) == pytest.approx((0.01 + 0.81 + 0.09 + 0.01 + 0) / 5, rel=1e-14)


def test_a_certain_error_has_a_brier_score_of_one():
    assert brier_score([0.0], [1]) == 1


def test_reliability_diagram_by_hand():
    diagram = reliability_bins(P, Y, 5)
    np.testing.assert_array_equal(diagram.edges, [0, 0.2, 0.4, 0.6, 0.8, 1])
    np.testing.assert_array_equal(diagram.count, [2, 1, 0, 0, 2])
    np.testing.assert_allclose(diagram.forecast, [0.1, 0.3, np.nan, np.nan, 0.95], rtol=1e-14)
    np.testing.assert_array_equal(diagram.share, [0.5, 0, np.nan, np.nan, 1])
    assert calibration_error(P, Y, 5) == pytest.approx((2 * 0.4 + 0.3 + 2 * 0.05) / 5, rel=1e-14)


@each("bins", [1, 7, 10, 49, 100])
def test_a_forecast_on_an_edge_is_in_the_bin_above_it_and_one_in_the_last(bins):
    edges = np.arange(bins + 1) / bins
    np.testing.assert_array_equal(reliability_bins(edges[:-1], np.zeros(bins), bins).count, np.ones(bins))
    assert reliability_bins([1.0], [1], bins).count[-1] == 1
    assert reliability_bins([np.nextafter(1.0, 0)], [1], bins).count[-1] == 1


FORECASTS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 1)), min_size=1, max_size=40)


@settings(deadline=None)
@given(FORECASTS, st.integers(1, 100))
def test_the_decomposition_sums_to_the_brier_score(rows, bins):
    p, y = np.array(rows).T
    parts = brier_decomposition(p, y, bins)
    assert parts.brier_score == pytest.approx(brier_score(p, y), abs=1e-14)
    assert min(parts.reliability, parts.resolution, parts.uncertainty, parts.within_bin_variance) >= 0
    assert parts.uncertainty <= 0.25
    assert parts.resolution <= parts.uncertainty + 1e-15


@settings(deadline=None)
@given(FORECASTS, st.integers(1, 20))
def test_for_binned_forecasts_reliability_less_resolution_plus_uncertainty_is_all(rows, bins):
    p, y = np.array(rows).T
    binned = (np.minimum(np.floor(p * bins), bins - 1) + 0.5) / bins
    parts = brier_decomposition(binned, y, bins)
    assert parts.within_bin_variance == pytest.approx(0, abs=1e-30)
    assert parts.within_bin_covariance == pytest.approx(0, abs=1e-15)
    assert parts.reliability - parts.resolution + parts.uncertainty == pytest.approx(brier_score(binned, y), abs=1e-14)


def test_decomposition_by_hand():
    parts = brier_decomposition([0.2, 0.4, 0.8, 0.8], [0, 1, 1, 1], 2)
    assert parts.reliability == pytest.approx((2 * 0.2**2 + 2 * 0.2**2) / 4, rel=1e-13)
    assert parts.resolution == pytest.approx((2 * 0.25**2 + 2 * 0.25**2) / 4, rel=1e-13)
    assert parts.uncertainty == 0.75 * 0.25
    assert parts.within_bin_variance == pytest.approx(2 * 0.1**2 / 4, rel=1e-13)
    assert parts.within_bin_covariance == pytest.approx(2 * 2 * 0.1 * 0.5 / 4, rel=1e-13)


def test_a_calibrated_forecaster_has_hardly_any_reliability_term_or_calibration_error():
    logits, y = sample()
    p = sigmoid(logits)
    assert brier_decomposition(p, y).reliability < 1e-4
    assert calibration_error(p, y) < 0.01
    filled = reliability_bins(p, y)
    np.testing.assert_allclose(filled.share, filled.forecast, atol=0.03)


def test_overconfidence_worsens_every_score_but_leaves_uncertainty_alone():
    logits, y = sample()
    forecasts = [scaled_forecasts(logits, factor) for factor in (1.0, 2.0, 4.0)]
    for score in (brier_score, calibration_error, lambda p, y: brier_decomposition(p, y).reliability):
        scores = [score(p, y) for p in forecasts]
        assert scores == sorted(scores)
    losses = [scaled_log_loss(1 / factor, logits, y) for factor in (1.0, 2.0, 4.0)]
    assert losses == sorted(losses)
    assert len({brier_decomposition(p, y).uncertainty for p in forecasts}) == 1


def test_overconfidence_moves_the_extreme_bins_towards_the_middle():
    logits, y = sample()
    diagram = reliability_bins(scaled_forecasts(logits, 3.0), y)
    assert diagram.share[0] > diagram.forecast[0] + 0.05
    assert diagram.share[-1] < diagram.forecast[-1] - 0.05


@each("factor", [0.25, 1.0, 3.0, 10.0])
def test_the_best_temperature_recovers_the_factor(factor):
    logits, y = sample()
    assert fit_temperature(factor * logits, y) == pytest.approx(factor, rel=0.03)


def test_the_best_temperature_is_the_minimum_that_an_independent_search_finds():
    logits, y = sample(500)
    found = fit_temperature(3 * logits, y)
    searched = optimize.minimize_scalar(
        lambda b: scaled_log_loss(1 / b, 3 * logits, y), bounds=(0.05, 5), options={"xatol": 1e-10}
    )
    assert found == pytest.approx(1 / searched.x, rel=1e-6)
    assert scaled_log_loss(found, 3 * logits, y) < min(scaled_log_loss(found * f, 3 * logits, y) for f in (0.99, 1.01))


def test_temperature_repairs_calibration_without_changing_a_single_decision():
    logits, y = sample()
    bold = 4 * logits
    temperature = fit_temperature(bold, y)
    assert calibration_error(sigmoid(bold / temperature), y) < 0.01 < calibration_error(sigmoid(bold), y)
    np.testing.assert_array_equal(sigmoid(bold / temperature) > 0.5, sigmoid(bold) > 0.5)


def test_the_best_temperature_without_a_minimum_is_an_end_of_its_range():
    assert fit_temperature([3.0, -1.0], [1, 0]) == pytest.approx(MIN_TEMPERATURE, rel=1e-12)
    assert fit_temperature([3.0, -1.0], [0, 1]) == pytest.approx(MAX_TEMPERATURE, rel=1e-12)
    assert fit_temperature([0.0, 0.0], [0, 1]) == 1


def test_huge_logits_raise_no_warning():
    huge = np.array([1e308, -1e308, 1e308])
    assert MIN_TEMPERATURE <= fit_temperature(huge, [1, 0, 0]) <= MAX_TEMPERATURE * (1 + 1e-12)
    np.testing.assert_array_equal(scaled_forecasts(huge, 10.0), [1, 0, 1])
    assert scaled_log_loss(1.0, [800.0, -800.0], [0, 1]) == 800


def test_drawn_outcomes_come_true_as_often_as_their_probability_and_follow_the_seed():
    logits, y = sample()
    assert logits.std() == pytest.approx(1.5, rel=0.02)
    assert y.mean() == pytest.approx(sigmoid(logits).mean(), abs=0.01)
    np.testing.assert_array_equal(sample()[1], y)
    assert (sample(seed=4)[0] != logits).any()


@each(
    ("named", "call"),
    [
        ("count", lambda: sample(0)),
        ("count must be at most 50000", lambda: sample(MAX_FORECASTS + 1)),
        ("spread", lambda: sample(5, -1.0)),
        ("factor", lambda: scaled_forecasts([1.0], 0.0)),
        ("p must lie", lambda: brier_score([1.5], [1])),
        ("p must hold", lambda: brier_score([], [])),
        ("p must hold", lambda: brier_score([np.nan], [1])),
        ("p must hold", lambda: brier_score(np.zeros(MAX_FORECASTS + 1), np.zeros(MAX_FORECASTS + 1))),
        ("y", lambda: brier_score([0.5], [0.5])),
        ("y", lambda: brier_score([0.5], [0, 1])),
        ("bins", lambda: reliability_bins(P, Y, 0)),
        ("bins must be at most 100", lambda: brier_decomposition(P, Y, 101)),
        ("logits", lambda: fit_temperature([np.inf], [1])),
        ("y", lambda: fit_temperature([1.0], [2])),
        ("temperature", lambda: scaled_log_loss(0.0, [1.0], [1])),
    ],
)
def test_bad_arguments_are_refused_by_name(named, call):
    with pytest.raises(ValueError, match=named):
        call()
