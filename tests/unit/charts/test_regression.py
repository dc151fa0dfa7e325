"""Charts of regression: the fits are lib's at every height of the outlier, and the densities are those of the noise."""

import numpy as np
import pytest

from lib.charts import regression
from lib.learning.datasets import DATASETS
from lib.learning.noise_models import NOISE_MODELS
from lib.lesson.controls import OUTLIER, RESIDUAL
from lib.lesson.experiments.regression import noise_arguments, regression_fits, with_outlier
from lib.text.labels import inside_sentence
from tests.unit.charts.pictures import PICTURES, numbers_at, regression_points

AT = 2.5
SETS = [name for name, record in DATASETS.items() if record.classes == 1]


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("degree", [0, 1, 3])
def test_fits_are_libs_at_the_outliers_height_on_the_slider_and_between(name, degree):
    picture = regression.fits(regression_points(name), AT, OUTLIER, 0.123, degree, 0.7)
    for height in (-10.0, 3.5, 0.123):
        found = numbers_at(picture, outlier=height)
        x, y = with_outlier(regression_points(name), AT, height)
        for label, fit in regression_fits(x, y, degree, 0.7).items():
            np.testing.assert_allclose(found[f"Fit by {inside_sentence(label)}"], fit.predict(found["x"]), atol=1e-5)


def test_all_points_of_the_set_are_drawn_and_the_outlier_alone_moves():
    picture = PICTURES["regression.fits"]()
    low, high = numbers_at(picture, outlier=-10.0), numbers_at(picture, outlier=9.5)
    assert sorted(low["points"].dropna()) == pytest.approx(sorted(regression_points().x[:, 1]))
    assert low["points"].equals(high["points"])
    assert high.dropna(subset="outlier")[["x", "outlier"]].to_numpy().tolist() == [[AT, 9.5]]


@pytest.mark.parametrize("delta", [0.1, 1.0, 0.33])
def test_minus_ln_density_is_the_loss_and_a_constant(delta):
    found = numbers_at(regression.negative_log_densities(0.33, RESIDUAL, 2.0), delta=delta)
    for model in NOISE_MODELS.values():
        gap = found[f"{model.loss.label}: −ln density"] - found[f"{model.loss.label}: loss"]
        np.testing.assert_allclose(gap, np.log(model.constant(**noise_arguments(model, delta))), atol=2e-6)


def test_densities_that_are_drawn_have_almost_all_their_area_between_the_ends():
    found = numbers_at(regression.densities(1.0, RESIDUAL, 2.0), delta=1.0)
    for model in NOISE_MODELS.values():
        assert 0.97 < np.trapezoid(found[model.label], found["residual r"]) < 1.001
