"""The fits by three losses and the noise that each assumes: each number is computed again."""

import re

import numpy as np
import pytest

from lib.learning.datasets import DATASETS, sample_dataset
from lib.learning.noise_models import NOISE_MODELS
from lib.lesson import examples
from lib.lesson.experiments.regression import outlier_shifts, with_outlier
from lib.text.losses import regression as text
from tests.unit.text.reading import lines, number, results

AT = 2.5
SETS = [name for name, record in DATASETS.items() if record.classes == 1]


def points(name="gaussian"):
    return sample_dataset(name, 30, np.random.default_rng(0))


@pytest.mark.parametrize("name", SETS)
def test_each_fit_has_the_least_of_its_own_loss(name):
    x, y = with_outlier(points(name), AT, -8.0)
    table = np.array([[number(cell) for cell in cells] for cells in text.fits_table(x, y, 1, 1.0).cells])
    assert (table.argmin(axis=0) == np.arange(3)).all()


def test_the_sentence_names_each_loss_and_how_far_the_outlier_moves_its_fit():
    x, y = with_outlier(points(), AT, -8.0)
    said = text.outlier_sentence(x, y, 1, 1.0)
    assert "at height −8" in said
    for label, by in outlier_shifts(x, y, 1, 1.0).items():
        assert f"{label} **{by:.3f}**" in said


def test_minus_ln_density_is_loss_and_ln_z():
    found = lines(text.noise_formula(2.0, 1.0))[1:]
    for row, model, loss in zip(found, NOISE_MODELS.values(), (4, 2, 1.5), strict=True):
        minus_ln, own, constant = results(row)
        assert model.loss.label in row
        assert own == loss
        assert minus_ln == pytest.approx(own + constant, rel=1e-3)


def test_the_noise_table_adds_up():
    density, minus_ln, loss, constant = np.array(
        [[number(cell) for cell in cells] for cells in text.noise_table(2.0, 1.0).cells]
    ).T
    np.testing.assert_allclose(minus_ln, -np.log(density), rtol=1e-3)
    np.testing.assert_allclose(minus_ln, loss + constant, atol=2e-3)
    assert loss.tolist() == [4, 2, 1.5]


def test_every_loss_follows_an_outlier_far_out_in_x_and_the_sentence_says_so():
    """Far out the line passes nearly through the point, so its slope is about height / x."""
    x, y = points().x.T
    said = text.leverage_sentence(x, y, 1.0)
    found = re.findall(r"(−[\d.]+) and (−[\d.]+)", said)[1:]
    for (few, many), height in zip(found, 3 * [(-1.0, -100.0)], strict=True):
        assert number(few) == pytest.approx(height[0], rel=0.1)
        assert number(many) == pytest.approx(height[1], rel=0.02)
    least_squares = [
        np.polyfit(np.append(x, examples.LEVERAGE_X), np.append(y, height), 1)[0]
        for height in examples.LEVERAGE_HEIGHTS
    ]
    assert [number(slope) for slope in found[0]] == pytest.approx(least_squares, rel=5e-3)


def test_at_an_x_among_the_others_only_squared_error_follows_an_outlier_without_bound():
    """The intro and the sentence say so of the points of the page, at every degree that it offers."""
    for degree in range(6):
        near, far = (outlier_shifts(*with_outlier(points(), AT, height), degree, 1.0) for height in (-10.0, -1e6))
        assert far["Squared error"] > 1000 * near["Squared error"]
        assert far["Absolute error"] == pytest.approx(near["Absolute error"], abs=1e-3)
        assert far["Huber"] == pytest.approx(near["Huber"], abs=1e-3)
