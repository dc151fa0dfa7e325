"""The comparison of two losses on one neuron: its epoch counts, and each gradient against finite differences."""

import mpmath as mp
import numpy as np
import pytest

from lib.expressions.own_loss import own_loss
from lib.learning.race import MAX_EPOCHS, epochs_until_correct, race


def runs(epochs=300, x=1.0, y=0, weight=2.0, bias=2.0, rate=0.15):
    return race(x, y, weight, bias, rate, epochs)


def test_the_reference_race_takes_232_epochs_under_squared_error_and_17_under_cross_entropy():
    counts = {name: epochs_until_correct(run, 0) for name, run in runs().items()}
    assert counts == {"squared_error": 232, "cross_entropy": 17}


def test_the_mirrored_race_takes_as_long():
    mirrored = runs(y=1, weight=-2.0, bias=-2.0)
    assert [epochs_until_correct(run, 1) for run in mirrored.values()] == [232, 17]


@pytest.mark.parametrize("y", [0, 1])
def test_loss_and_gradient_are_those_of_the_formula(y):
    formulas = {
        "squared_error": lambda z: (1 / (1 + mp.exp(-z)) - y) ** 2 / 2,
        "cross_entropy": lambda z: -mp.log(y / (1 + mp.exp(-z)) + (1 - y) / (1 + mp.exp(z))),
    }
    for name, run in runs(epochs=20, y=y).items():
        for z, loss, gradient in zip(run.z, run.loss, run.gradient, strict=True):
            assert loss == pytest.approx(float(formulas[name](mp.mpf(z))), rel=1e-12)
            assert gradient == pytest.approx(float(mp.diff(formulas[name], mp.mpf(z))), rel=1e-10)


@pytest.mark.parametrize("name", ["squared_error", "cross_entropy"])
def test_each_update_is_the_finite_difference_of_the_loss_in_weight_and_bias(name):
    x, rate, h = -1.7, 0.4, 1e-5

    def loss(weight, bias):
        return race(x, 1, weight, bias, rate, 1)[name].loss[0]

    run = race(x, 1, 0.9, -0.3, rate, 1)[name]
    by_weight = (loss(0.9 + h, -0.3) - loss(0.9 - h, -0.3)) / (2 * h)
    by_bias = (loss(0.9, -0.3 + h) - loss(0.9, -0.3 - h)) / (2 * h)
    assert run.weight[1] - run.weight[0] == pytest.approx(-rate * by_weight, rel=1e-8)
    assert run.bias[1] - run.bias[0] == pytest.approx(-rate * by_bias, rel=1e-8)


def test_both_start_at_the_same_place_and_record_the_start():
    first, second = runs(epochs=3).values()
    for run in (first, second):
        assert {len(getattr(run, name)) for name in ("weight", "bias", "z", "p", "loss", "gradient")} == {4}
        assert (run.weight[0], run.bias[0], run.z[0]) == (2, 2, 4)
    assert first.p[0] == second.p[0] == pytest.approx(1 / (1 + np.exp(-4)), rel=1e-15)


def test_first_steps_by_hand():
    p = 1 / (1 + np.exp(-4))
    gradients = {name: run.gradient[0] for name, run in runs(epochs=1).items()}
    assert gradients == pytest.approx({"squared_error": p * p * (1 - p), "cross_entropy": p}, rel=1e-12)


def test_the_loss_falls_at_every_epoch_of_the_reference():
    for run in runs().values():
        assert (np.diff(run.loss) < 0).all()


def test_the_more_confident_the_error_the_longer_squared_error_needs_and_cross_entropy_hardly():
    counts = [[epochs_until_correct(run, 0) for run in runs(3000, bias=b).values()] for b in (0.0, 2.0, 4.0)]
    squared, cross = zip(*counts, strict=True)
    assert squared[1] > 3 * squared[0]
    assert squared[2] > 5 * squared[1]
    assert cross[2] < 3 * cross[0]


def test_a_neuron_that_is_right_needs_no_epoch_and_one_half_is_not_right():
    assert [epochs_until_correct(run, 0) for run in runs(epochs=1, weight=-1.0, bias=0.0).values()] == [0, 0]
    assert [epochs_until_correct(run, 0) for run in runs(epochs=1, weight=0.0, bias=0.0).values()] == [1, 1]


def test_a_neuron_that_never_gets_there_has_none():
    run = runs(epochs=50, weight=400.0, bias=400.0)["squared_error"]
    assert epochs_until_correct(run, 0) is None
    assert (run.weight == 400).all()


def test_the_largest_numbers_run_without_a_warning():
    for run in race(1e308, 0, 1e308, 1e308, 1e308, 5).values():
        assert run.p[0] == 1


@pytest.mark.parametrize(
    ("named", "change"),
    [
        ("x", {"x": np.inf}),
        ("y", {"y": 0.5}),
        ("weight", {"weight": np.nan}),
        ("bias", {"bias": "b"}),
        ("rate", {"rate": 0}),
        ("rate", {"rate": np.inf}),
        ("epochs", {"epochs": 0}),
        ("epochs must be at most 3000", {"epochs": MAX_EPOCHS + 1}),
    ],
)
def test_bad_arguments_are_refused_by_name(named, change):
    with pytest.raises(ValueError, match=named):
        runs(**change)


def test_a_typed_loss_is_a_third_run():
    runs = race(1.0, 0, 2.0, 2.0, 0.15, 20, own_loss("(p - y)^2/2"))
    assert list(runs) == ["squared_error", "cross_entropy", "own"]
    np.testing.assert_allclose(runs["own"].z, runs["squared_error"].z, rtol=1e-12)
    np.testing.assert_allclose(runs["own"].loss, runs["squared_error"].loss, rtol=1e-12)


def test_a_typed_loss_that_diverges_ends_the_run_in_numbers_that_are_not_finite():
    run = race(1.0, 0, 2.0, 2.0, 0.15, 20, own_loss("-exp(z)"))["own"]
    assert not np.isfinite(run.z[-1])
