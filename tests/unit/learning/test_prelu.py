"""PReLU learns the slope of its teacher, and a fixed slope does not."""

import numpy as np
import pytest

from lib.activations import prelu
from lib.learning.prelu import FIXED_SLOPES, train_prelu


def generator(seed=0):
    return np.random.default_rng(seed)


@pytest.fixture
def prelu_alone(monkeypatch):
    """Train no neuron of a fixed slope beside PReLU: a quarter of the work."""
    monkeypatch.setattr("lib.learning.prelu.FIXED_SLOPES", {})


@pytest.mark.usefixtures("prelu_alone")
@pytest.mark.parametrize("start", [-0.5, 0.0, 0.25, 0.5])
@pytest.mark.parametrize("teacher", [-0.5, 0.0, 0.25, 1.0, 1.5, 2.0])
def test_prelu_learns_the_slope_of_its_teacher_also_above_one(teacher, start):
    run = train_prelu(teacher, start, 0.5, 500, generator())["PReLU"]
    assert run.alpha[0] == start
    assert run.alpha[-1] == pytest.approx(teacher, abs=5e-3)
    assert run.loss[-1] < 1e-5


@pytest.mark.usefixtures("prelu_alone")
@pytest.mark.parametrize("start", [1.0, 2.0])
@pytest.mark.parametrize("teacher", [0.25, 1.0, 1.5])
def test_prelu_comes_down_from_a_start_above_one(teacher, start):
    run = train_prelu(teacher, start, 0.5, 500, generator())["PReLU"]
    assert run.alpha[-1] == pytest.approx(teacher, abs=5e-3)


@pytest.mark.usefixtures("prelu_alone")
def test_above_one_the_maximum_would_be_another_function():
    run = train_prelu(1.5, 0.25, 0.5, 500, generator())["PReLU"]
    x = generator().standard_normal(64)
    (weight, bias), _ = run.network.layers
    z, alpha = np.ravel(weight * x + bias), run.alpha[-1]
    target = prelu(x, 1.5)
    np.testing.assert_allclose(prelu(z, alpha), target, atol=0.01)
    assert np.abs(np.maximum(alpha * z, z) - target).max() > 0.5


def test_a_fixed_slope_keeps_the_loss_that_prelu_loses():
    runs = train_prelu(1.5, 0.25, 0.5, 300, generator())
    assert list(runs) == ["PReLU", *FIXED_SLOPES]
    assert all(runs[name].alpha is None for name in FIXED_SLOPES)
    assert all(runs[name].loss[-1] > 1000 * runs["PReLU"].loss[-1] for name in FIXED_SLOPES)
    assert runs["Fixed at 0.25"].loss[0] == pytest.approx(runs["PReLU"].loss[0])


def test_a_fixed_slope_that_is_the_teachers_learns_it():
    assert train_prelu(0.25, 1.0, 0.5, 300, generator())["Fixed at 0.25"].loss[-1] < 1e-8


@pytest.mark.usefixtures("prelu_alone")
def test_alpha_stays_where_no_sample_is_negative():
    """Down the wrong valley the neuron is a straight line: min(0, z) is 0 on every sample, and alpha learns nothing."""
    run = train_prelu(-0.5, 2.0, 0.5, 500, generator(1))["PReLU"]
    (weight, bias), _ = run.network.layers
    assert (weight * generator(1).standard_normal(64) + bias > 0).all()
    assert run.alpha[-1] == run.alpha[-100] > 1
    assert run.loss[-1] > 0.05


@pytest.mark.parametrize("bad", [0, -2, 1.5])
def test_a_number_of_samples_below_one_is_refused(bad):
    with pytest.raises(ValueError, match=r"samples .* at least 1"):
        train_prelu(0.5, 0.5, 0.1, 5, generator(), samples=bad)
