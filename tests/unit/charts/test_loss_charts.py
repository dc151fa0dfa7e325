"""The pictures and numbers of regression, more losses and calibration: lib's values in frames, one specification."""

import json

import numpy as np
import pandas as pd
import pytest

from lib.charts import calibration, more_losses, regression
from lib.charts.core.colors import CROSS, ROLES, SQUARED
from lib.charts.core.frames import grid
from lib.charts.more_losses import AXES
from lib.inference.calibration import (
    brier_score,
    fit_temperature,
    reliability_bins,
    sample_forecasts,
    scaled_forecasts,
    scaled_log_loss,
)
from lib.learning.datasets import DATASETS, sample_dataset
from lib.learning.noise_models import NOISE_MODELS
from lib.lesson import experiments
from lib.losses import LOSSES
from lib.numerics.parameter import Parameter

OUTLIER = Parameter("outlier", "height of the outlier", -10, 10, -8, 0.5)
RESIDUAL = Parameter("residual", "residual r", -5, 5, 2, 0.1)
FACTOR = Parameter("factor", "factor of the logits", 0.25, 4, 2, 0.05)
STARTS = {p.key: p.default for loss in LOSSES.values() for p in loss.parameters.values()}
AT = 2.5
SETS = [name for name, record in DATASETS.items() if record.classes == 1]
FORECASTS = LOGITS, OUTCOMES = sample_forecasts(500, 1.5, np.random.default_rng(0))


def points(name="gaussian", seed=0):
    return sample_dataset(name, 30, np.random.default_rng(seed))


def over(axis, names=tuple(LOSSES), y=1.0, **starts):
    return more_losses.over_argument(AXES[axis], names, y, STARTS | starts)


PICTURES = {
    "fits": lambda: regression.fits(points(), AT, OUTLIER, -8.0, 1, 1.0),
    "densities": lambda: regression.densities(1.0, RESIDUAL, 2.0),
    "negative_logarithms": lambda: regression.negative_logarithms(1.0, RESIDUAL, 2.0),
    **{axis: lambda axis=axis: over(axis) for axis in AXES},
    "reliability_diagram": lambda: calibration.reliability_diagram(FORECASTS, 10, FACTOR, 2.0),
    "scores": lambda: calibration.scores(FORECASTS, FACTOR, 2.0),
}
OTHER_FORECASTS = sample_forecasts(300, 1.0, np.random.default_rng(1))
OTHERS = {
    "fits": lambda: regression.fits(points("outliers", 7), AT, OUTLIER, 0.123, 4, 0.3),
    "densities": lambda: regression.densities(0.33, RESIDUAL, -1.23),
    "negative_logarithms": lambda: regression.negative_logarithms(0.33, RESIDUAL, -1.23),
    **{axis: lambda axis=axis: over(axis, y=0.35, gamma=0.77, delta=0.33, epsilon=0.123) for axis in AXES},
    "reliability_diagram": lambda: calibration.reliability_diagram(OTHER_FORECASTS, 5, FACTOR, 1.01),
    "scores": lambda: calibration.scores(OTHER_FORECASTS, FACTOR, 0.777),
}
EVERY = pytest.mark.parametrize("name", PICTURES)


def domains(node):
    """Return the domain of every scale of colours in a specification."""
    if isinstance(node, list):
        return [domain for part in node for domain in domains(part)]
    if not isinstance(node, dict):
        return []
    colour = node.get("color")
    own = [colour["scale"]["domain"]] if isinstance(colour, dict) and "domain" in colour.get("scale", {}) else []
    return own + [domain for part in node.values() for domain in domains(part)]


def numbers(picture, **values):
    stand = {key: parameter.default for key, parameter in picture.sliders.items()} | values
    return pd.DataFrame(picture.numbers(stand))


# Every picture


@EVERY
def test_picture_is_complete(name):
    picture = PICTURES[name]()
    text = json.dumps(picture.specification)
    assert picture.description
    assert picture.title
    for table in picture.tables:
        assert f'"name": "{table}"' in text


@EVERY
def test_other_numbers_of_the_same_shape_give_the_same_specification(name):
    assert PICTURES[name]().specification is OTHERS[name]().specification


@EVERY
def test_every_slider_is_a_parameter_of_the_specification_with_its_default_on_the_grid(name):
    picture = PICTURES[name]()
    assert set(picture.sliders) <= {p["name"] for p in picture.specification.get("params", [])}
    for parameter in picture.sliders.values():
        assert np.abs(grid(parameter) - parameter.default).min() < 1e-9


@EVERY
def test_the_numbers_are_a_table_with_headings_and_no_empty_column(name):
    found = numbers(OTHERS[name]())
    assert len(found) >= 2
    assert found.columns.is_unique
    assert found.notna().any().all()


@EVERY
def test_the_first_colours_are_those_of_the_two_losses_and_the_two_classes(name):
    found = domains(PICTURES[name]().specification)
    assert found
    for domain in found:
        assert tuple(domain[:4]) == ROLES
        assert len(domain) <= 8
        assert len(set(domain)) == len(domain)


@pytest.mark.parametrize("name", LOSSES)
def test_a_squared_error_and_a_cross_entropy_have_one_colour_whatever_they_are_a_loss_of(name):
    loss = LOSSES[name]
    axis = next(axis for axis in AXES.values() if loss in axis.losses)
    expected = {"Squared": SQUARED, "Brier": SQUARED, "Cross-entropy": CROSS}.get(loss.label.split(" ")[0], loss.label)
    picture = over(axis.name, (name,))
    assert set(picture.tables["lines"]["series"]) == {expected}
    assert expected in domains(picture.specification)[0]


# Regression


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("degree", [0, 1, 3])
def test_fits_are_libs_at_the_outliers_height_on_the_slider_and_between(name, degree):
    picture = regression.fits(points(name), AT, OUTLIER, 0.123, degree, 0.7)
    for height in (-10.0, 3.5, 0.123):
        found = numbers(picture, outlier=height)
        x, y = experiments.with_outlier(points(name), AT, height)
        for label, fit in experiments.regression_fits(x, y, degree, 0.7).items():
            np.testing.assert_allclose(found[label], fit.predict(found["x"]), atol=1e-5)


def test_all_points_of_the_set_are_drawn_and_the_outlier_alone_moves():
    picture = PICTURES["fits"]()
    low, high = numbers(picture, outlier=-10.0), numbers(picture, outlier=9.5)
    assert sorted(low["points"].dropna()) == pytest.approx(sorted(points().x[:, 1]))
    assert low["points"].equals(high["points"])
    assert high.dropna(subset="outlier")[["x", "outlier"]].to_numpy().tolist() == [[AT, 9.5]]


@pytest.mark.parametrize("delta", [0.1, 1.0, 0.33])
def test_minus_ln_density_is_the_loss_and_a_constant(delta):
    found = numbers(regression.negative_logarithms(0.33, RESIDUAL, 2.0), delta=delta)
    for model in NOISE_MODELS.values():
        gap = found[f"{model.loss.label}: −ln density"] - found[f"{model.loss.label}: loss"]
        np.testing.assert_allclose(gap, np.log(model.constant(**experiments.noise_arguments(model, delta))), atol=2e-6)


def test_densities_that_are_drawn_have_almost_all_their_area_between_the_ends():
    found = numbers(regression.densities(1.0, RESIDUAL, 2.0), delta=1.0)
    for model in NOISE_MODELS.values():
        assert 0.97 < np.trapezoid(found[model.label], found["residual r"]) < 1.001


# More losses


def test_every_loss_lies_on_exactly_one_axis():
    placed = [loss.name for axis in AXES.values() for loss in axis.losses]
    assert sorted(placed) == sorted(LOSSES)


def test_only_the_losses_of_an_axis_are_drawn_on_it_and_choosing_among_them_mounts_no_new_chart():
    names = ("focal", "brier", "huber", "hinge")
    drawn = ["Focal", "Focal, slope", "Hinge", "Hinge, slope"]
    assert list(numbers(over("output", names))) == ["logit z or score s", *drawn]
    assert [loss.name for loss in more_losses.on_axis(AXES["probability"], names)] == ["brier"]
    assert over("output", ("hinge",)).specification is over("output", ("focal",)).specification


@pytest.mark.parametrize("name", LOSSES)
@pytest.mark.parametrize("y", [0.0, 0.35, 1.0])
def test_loss_and_gradient_are_libs_wherever_they_are_finite(name, y):
    loss = LOSSES[name]
    axis = next(axis for axis in AXES.values() if loss in axis.losses)
    picture = over(axis.name, (name,), y, gamma=0.77, delta=0.33, epsilon=0.123)
    for values in ({}, {"gamma": 0.77, "delta": 0.33, "epsilon": 0.123}, {"gamma": 5.0, "delta": 3.1, "epsilon": 0.5}):
        found = numbers(picture, **{key: value for key, value in values.items() if key in picture.sliders})
        x = found[axis.title].to_numpy()
        arguments = {n: (STARTS | values)[p.key] for n, p in loss.parameters.items()}
        expected = np.asarray(loss.function(x, loss.coded(y), **arguments))
        np.testing.assert_allclose(found[loss.label], np.where(np.isfinite(expected), expected, np.nan), rtol=1e-6)
        drawn = found[f"{loss.label}, slope"].notna().to_numpy()
        gradient = np.asarray(loss.gradient(x, loss.coded(y), **arguments))
        np.testing.assert_allclose(found[f"{loss.label}, slope"][drawn], gradient[drawn], rtol=1e-5, atol=1e-7)


def test_gradients_break_where_they_jump():
    hinge = numbers(over("output", ("hinge",), 0.0)).set_index("logit z or score s")["Hinge, slope"]
    assert hinge.index[hinge.isna()].tolist() == [-1]
    absolute = numbers(over("prediction", ("absolute_error", "huber"), 0.35)).set_index("prediction ŷ")
    assert absolute.index[absolute["Absolute error, slope"].isna()].tolist() == [0.35]
    assert absolute["Huber, slope"].notna().all()


# Calibration


@pytest.mark.parametrize("factor", [0.25, 1.0, 1.01, 4.0])
def test_the_reliability_diagram_is_libs_at_every_factor(factor):
    found = numbers(calibration.reliability_diagram(FORECASTS, 10, FACTOR, 1.01), factor=factor)
    diagram = reliability_bins(scaled_forecasts(LOGITS, factor), OUTCOMES, 10)
    np.testing.assert_allclose(found["mean forecast"], diagram.forecast, rtol=1e-6)
    np.testing.assert_allclose(found["share of ones"], diagram.share, rtol=1e-6)
    assert found["forecasts"].tolist() == diagram.count.tolist()


def test_scores_are_libs_and_the_least_log_loss_is_at_the_best_temperature():
    found = numbers(calibration.scores(FORECASTS, FACTOR, 1.01)).set_index("factor of the logits")
    best = 1 / fit_temperature(*FORECASTS)
    assert found["Log loss"].idxmin() == best
    assert found["Least log loss"].dropna().to_dict() == {best: found["Log loss"].min()}
    assert found.loc[1.01, "Log loss"] == pytest.approx(scaled_log_loss(1 / 1.01, *FORECASTS))
    assert found.loc[1.01, "Brier score"] == pytest.approx(brier_score(scaled_forecasts(LOGITS, 1.01), OUTCOMES))


def test_a_best_factor_off_the_slider_is_not_drawn_and_the_picture_stands():
    certain = calibration.scores((LOGITS, (LOGITS > 0).astype(int)), FACTOR, 1.0)
    assert numbers(certain)["Least log loss"].isna().all()
    assert certain.specification is PICTURES["scores"]().specification
