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
    best_temperature,
    brier_score,
    draw_outcomes,
    log_loss_at,
    overconfident,
    reliability,
)
from lib.learning.datasets import POINT_SETS, draw
from lib.learning.regression import NOISE_MODELS
from lib.losses import LOSSES
from lib.numerics.parameter import Parameter
from lib.text import loss_tables

OUTLIER = Parameter("outlier", "height of the outlier", -10, 10, -8, 0.5)
RESIDUAL = Parameter("residual", "residual r", -5, 5, 2, 0.1)
FACTOR = Parameter("factor", "factor of the logits", 0.25, 4, 2, 0.05)
STARTS = {p.key: p.default for loss in LOSSES.values() for p in loss.parameters.values()}
AT = 2.5
SETS = [name for name, record in POINT_SETS.items() if record.classes == 1]
FORECASTS = LOGITS, OUTCOMES = draw_outcomes(500, 1.5, np.random.default_rng(0))


def points(name="gaussian", seed=0):
    return draw(name, 30, np.random.default_rng(seed))


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
OTHER_FORECASTS = draw_outcomes(300, 1.0, np.random.default_rng(1))
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
        x, y = loss_tables.with_outlier(points(name), AT, height)
        for label, fit in loss_tables.fitted(x, y, degree, 0.7).items():
            np.testing.assert_allclose(found[label], fit.predict(found["x"]), atol=1e-5)


def test_all_points_of_the_set_are_drawn_and_the_outlier_alone_moves():
    picture = PICTURES["fits"]()
    low, high = numbers(picture, outlier=-10.0), numbers(picture, outlier=9.5)
    assert sorted(low["points"].dropna()) == pytest.approx(sorted(points().x[:, 1]))
    assert low["points"].equals(high["points"])
    assert high.dropna(subset="outlier")[["x", "outlier"]].to_numpy().tolist() == [[AT, 9.5]]


def test_the_outlier_pulls_squared_error_without_bound_and_the_others_not():
    near, far = (loss_tables.pulls(*loss_tables.with_outlier(points(), AT, h), 1, 1.0) for h in (-5.0, -10.0))
    assert far["Squared error"] > 1.5 * near["Squared error"]
    assert far["Huber"] == pytest.approx(near["Huber"], rel=1e-6)
    assert far["Absolute error"] == pytest.approx(near["Absolute error"], rel=1e-6)
    assert far["Huber"] < far["Squared error"] / 3


@pytest.mark.parametrize("name", SETS)
def test_each_fit_has_the_least_of_its_own_loss(name):
    x, y = loss_tables.with_outlier(points(name), AT, -8.0)
    table = loss_tables.fit_losses(x, y, 1, 1.0).astype(float).to_numpy()
    assert (table.argmin(axis=0) == np.arange(3)).all()


def test_the_sentence_names_each_loss_and_how_far_the_outlier_moves_its_fit():
    x, y = loss_tables.with_outlier(points(), AT, -8.0)
    text = loss_tables.pull_sentence(x, y, 1, 1.0)
    assert "at height −8" in text
    for label, by in loss_tables.pulls(x, y, 1, 1.0).items():
        assert f"{label} **{by:.3f}**" in text


@pytest.mark.parametrize("delta", [0.1, 1.0, 0.33])
def test_minus_ln_density_is_the_loss_and_a_constant(delta):
    found = numbers(regression.negative_logarithms(0.33, RESIDUAL, 2.0), delta=delta)
    for model in NOISE_MODELS.values():
        gap = found[f"{model.loss.label}: −ln density"] - found[f"{model.loss.label}: loss"]
        np.testing.assert_allclose(gap, np.log(model.constant(**loss_tables.own(model, delta))), atol=2e-6)


def test_densities_that_are_drawn_have_almost_all_their_area_between_the_ends():
    found = numbers(regression.densities(1.0, RESIDUAL, 2.0), delta=1.0)
    for model in NOISE_MODELS.values():
        assert 0.97 < np.trapezoid(found[model.label], found["residual r"]) < 1.001


def test_the_noise_table_adds_up():
    table = loss_tables.noise(2.0, 1.0).map(lambda text: float(text.replace("−", "-")))
    np.testing.assert_allclose(table["−ln density"], table["Loss"] + table.iloc[:, 3], atol=1e-5)
    assert table["Loss"].tolist() == [4, 2, 1.5]


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


def test_the_table_holds_loss_and_gradient_at_each_place_with_the_parameters_told():
    table = loss_tables.losses_at([LOSSES["focal"], LOSSES["hinge"]], (-4.0, 0.0), 1.0, {"gamma": 0.0})
    assert list(table) == ["Loss at −4", "Gradient at −4", "Loss at 0", "Gradient at 0"]
    assert table.loc["Focal", "Loss at 0"] == "0.693147"
    assert table.loc["Hinge"].tolist() == ["5", "−1", "1", "−1"]


def test_what_a_target_cannot_mean_is_said():
    hinge, reverse = LOSSES["hinge"], LOSSES["reverse_kl_divergence"]
    assert "likelier class, -1" in loss_tables.target_remarks([hinge], 0.3)
    assert "infinite" in loss_tables.target_remarks([reverse], 1.0)
    assert loss_tables.target_remarks([LOSSES["focal"], reverse], 0.5) == ""


# Calibration


@pytest.mark.parametrize("factor", [0.25, 1.0, 1.01, 4.0])
def test_the_reliability_diagram_is_libs_at_every_factor(factor):
    found = numbers(calibration.reliability_diagram(FORECASTS, 10, FACTOR, 1.01), factor=factor)
    diagram = reliability(overconfident(LOGITS, factor), OUTCOMES, 10)
    np.testing.assert_allclose(found["mean forecast"], diagram.forecast, rtol=1e-6)
    np.testing.assert_allclose(found["share of ones"], diagram.share, rtol=1e-6)
    assert found["forecasts"].tolist() == diagram.count.tolist()


def test_scores_are_libs_and_the_least_log_loss_is_at_the_best_temperature():
    found = numbers(calibration.scores(FORECASTS, FACTOR, 1.01)).set_index("factor of the logits")
    best = 1 / best_temperature(*FORECASTS)
    assert found["Log loss"].idxmin() == best
    assert found["Least log loss"].dropna().to_dict() == {best: found["Log loss"].min()}
    assert found.loc[1.01, "Log loss"] == pytest.approx(log_loss_at(1 / 1.01, *FORECASTS))
    assert found.loc[1.01, "Brier score"] == pytest.approx(brier_score(overconfident(LOGITS, 1.01), OUTCOMES))


def test_a_best_factor_off_the_slider_is_not_drawn_and_the_picture_stands():
    certain = calibration.scores((LOGITS, (LOGITS > 0).astype(int)), FACTOR, 1.0)
    assert numbers(certain)["Least log loss"].isna().all()
    assert certain.specification is PICTURES["scores"]().specification


def test_the_parts_of_the_brier_score_add_up_and_reliability_pays_for_overconfidence():
    table = loss_tables.decomposition(*FORECASTS, 3.0, 10).map(lambda text: float(text.replace("−", "-")))
    np.testing.assert_allclose(table.iloc[:5].sum(), table.iloc[5], atol=3e-6)
    assert table.iloc[5, 0] == pytest.approx(brier_score(overconfident(LOGITS, 3.0), OUTCOMES), abs=1e-6)
    assert table.iloc[0, 0] > 5 * table.iloc[0, 1]


@pytest.mark.parametrize("factor", [0.25, 0.8, 2.0, 4.0])
def test_the_best_temperature_undoes_any_factor(factor):
    table = loss_tables.scores(*FORECASTS, factor, 10)
    unspoilt = loss_tables.scores(*FORECASTS, 1.0, 10)
    np.testing.assert_allclose(table.iloc[:, 1].astype(float), unspoilt.iloc[:, 1].astype(float), rtol=1e-5)
    assert float(table.iloc[0, 1]) <= float(table.iloc[0, 0])


def test_the_sentence_says_which_way_the_forecasts_err():
    assert "too bold" in loss_tables.temperature_sentence(*FORECASTS, 2.0)
    assert "too timid" in loss_tables.temperature_sentence(*FORECASTS, 0.5)
    assert "about right" in loss_tables.temperature_sentence(*FORECASTS, 1 / best_temperature(*FORECASTS))
