"""Each loss as -ln of the noise that it assumes, and the fits kept for a point that moves."""

import math
from itertools import pairwise

import numpy as np
import pytest
from scipy import integrate, stats

from lib.learning.datasets import MAX_POINTS, sample_dataset
from lib.learning.noise_models import (
    NOISE_MODELS,
    cached_fit,
    gaussian_density,
    huber_constant,
    huber_density,
    laplace_density,
)
from lib.losses import huber
from tests.unit.each import each

EVERY = each("model", [pytest.param(model, id=name) for name, model in NOISE_MODELS.items()])


def generator(seed=3):
    return np.random.default_rng(seed)


def line(name="outliers", count=60):
    return sample_dataset(name, count, generator()).x.T


def parameter_sets(model):
    yield {}
    for name, parameter in model.loss.parameters.items():
        yield from ({name: value} for value in (parameter.low, parameter.high))


@EVERY
def test_a_last_point_at_any_height_has_the_fit_that_it_has_by_itself(model):
    x, y = map(tuple, line("gaussian", 12))
    for height in (-2.0, 0.5, 0.7):
        fit = cached_fit(model.name, x, (*y[:-1], height), 1, (-2.0, 0.5), ())
        alone = model.fit(x, (*y[:-1], height), 1)
        np.testing.assert_allclose(fit.coefficients, alone.coefficients, atol=1e-12)


def test_each_noise_is_fitted_best_by_its_own_loss():
    errors = {name: [] for name in ("squared", "absolute")}
    for seed in range(60):
        x, y = sample_dataset("laplace", MAX_POINTS, generator(seed)).x.T
        for name in errors:
            errors[name].append(NOISE_MODELS[name].fit(x, y, 1).predict(0.0) - 1)
    assert np.std(errors["absolute"]) < 0.9 * np.std(errors["squared"])


@EVERY
def test_the_loss_is_minus_ln_of_its_density_up_to_ln_z(model):
    r = np.linspace(-5, 5, 1001)
    for parameters in parameter_sets(model):
        difference = -np.log(model.density(r, **parameters)) - model.loss.function(r, 0.0, **parameters)
        np.testing.assert_allclose(difference, math.log(model.constant(**parameters)), rtol=0, atol=1e-12)


@EVERY
def test_every_density_has_area_one(model):
    for parameters in parameter_sets(model):
        kinks = sorted({0.0, *parameters.values()})
        edges = [*kinks, max(kinks) + 5, np.inf]
        pieces = pairwise(edges)
        half = sum(integrate.quad(lambda r, p=parameters: float(model.density(r, **p)), *piece)[0] for piece in pieces)
        assert 2 * half == pytest.approx(1, abs=1e-9)


def test_densities_are_those_of_an_independent_library():
    r = np.linspace(-6, 6, 101)
    np.testing.assert_allclose(gaussian_density(r, deviation=0.7), stats.norm.pdf(r, scale=0.7), rtol=1e-13)
    np.testing.assert_allclose(laplace_density(r, scale=1.3), stats.laplace.pdf(r, scale=1.3), rtol=1e-13)


@each("delta", [1e-3, 0.1, 1.0, 3.1, 40.0, 1e200])
def test_huber_constant_is_the_integral_of_its_exponential(delta):
    if delta > 30:
        assert huber_constant(delta) == pytest.approx(math.sqrt(2 * math.pi), rel=1e-15)
    else:
        middle = integrate.quad(lambda r: math.exp(-r * r / 2), -delta, delta)[0]
        tail = integrate.quad(lambda s: math.exp(-s) * math.exp(-delta * delta / 2) / delta, 0, np.inf)[0]
        assert huber_constant(delta) == pytest.approx(middle + 2 * tail, rel=1e-9)


def test_huber_noise_is_gaussian_in_the_middle_and_laplace_in_the_tails():
    far = np.log(huber_density(np.array([5.0, 6.0, 9.0]), delta=0.5))
    np.testing.assert_allclose(np.diff(far), [-0.5, -1.5], rtol=1e-12)
    assert huber_density(0.0, delta=0.5) == pytest.approx(1 / huber_constant(0.5), rel=1e-15)
    assert huber(0.4, 0.0, delta=0.5) == pytest.approx(0.08, rel=1e-15)


@each(
    ("named", "call"),
    [
        ("delta", lambda: huber_constant(-1.0)),
        ("delta", lambda: huber_density(0.0, delta=0)),
        ("deviation", lambda: gaussian_density(0.0, deviation=0)),
        ("scale", lambda: laplace_density(0.0, scale=-1)),
    ],
)
def test_bad_arguments_are_refused_by_name(named, call):
    with pytest.raises(ValueError, match=named):
        call()
