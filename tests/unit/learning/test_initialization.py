"""Random weights have the variance that their initialization states."""

import numpy as np
import pytest

from lib.learning.initialization import INITIALIZATIONS, initial_weights


def generator(seed=0):
    return np.random.default_rng(seed)


@pytest.mark.parametrize(("name", "variance"), [("lecun", 1 / 400), ("xavier", 1 / 250), ("he", 1 / 200)])
def test_weights_have_the_stated_variance(name, variance):
    (drawn,) = initial_weights([400, 100], INITIALIZATIONS[name], generator())
    assert INITIALIZATIONS[name].variance(400, 100) == pytest.approx(variance)
    assert drawn.shape == (400, 100)
    assert drawn.var() == pytest.approx(variance, rel=0.03)
    assert abs(drawn.mean()) < 0.03 * np.sqrt(variance)


def test_xavier_and_one_over_n_agree_where_all_widths_are_equal():
    first, second = (initial_weights([30, 30, 30], INITIALIZATIONS[name], generator()) for name in ("lecun", "xavier"))
    np.testing.assert_allclose(first, second, rtol=1e-15)


def test_the_registry_is_keyed_by_name():
    assert list(INITIALIZATIONS) == [record.name for record in INITIALIZATIONS.values()] == ["lecun", "xavier", "he"]
    assert all(record.label and record.latex and record.source for record in INITIALIZATIONS.values())


def test_a_net_without_a_layer_is_refused():
    with pytest.raises(ValueError, match=r"widths .* at least 2"):
        initial_weights([3], INITIALIZATIONS["he"], generator())


@pytest.mark.parametrize("bad", [0, -1, 2.0, "3"])
def test_widths_below_one_are_refused_by_name(bad):
    with pytest.raises(ValueError, match=r"widths .* at least 1"):
        initial_weights([3, bad], INITIALIZATIONS["xavier"], generator())
