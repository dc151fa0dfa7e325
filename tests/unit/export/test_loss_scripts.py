"""What the scripts of the losses page take from the call of their picture."""

import numpy as np

from lib.charts.core.calls import deferred
from lib.export.loss_scripts import against, gradient_magnitude, over_epochs
from lib.expressions.own_loss import own_loss
from lib.learning.race import race
from lib.lesson import controls


def test_a_script_of_two_losses_has_the_target_and_the_value_of_its_slider():
    text = against("losses/over_logit", "z_marked")({"y": 0, "cursor": controls.LOGIT}, {controls.LOGIT.key: 1.5})
    assert "y = 0" in text
    assert "z_marked = 1.5" in text


def test_a_script_without_arguments_is_its_template():
    assert gradient_magnitude({}, {}) == gradient_magnitude({"x": 1}, {"p": 0.5})


def test_a_typed_loss_joins_the_losses_of_the_race():
    runs = deferred(race, 1.0, 1, -2.0, 0.5, 0.25, 10, own_loss("(p - y)^4"))
    arguments = {"runs": runs, "epoch": controls.EPOCH, "measure": "p"}
    text = over_epochs(arguments, {controls.EPOCH.key: 3.0})
    names = {"np": np}
    exec(text[text.index("# Values") : text.index("# Computation")], names)
    assert (names["weight"], names["bias"], names["rate"], names["epoch"]) == (-2.0, 0.5, 0.25, 3)
    assert list(names["losses"])[-1] == "your loss"
    z = np.linspace(-2, 2, 5)
    p = 1 / (1 + np.exp(-z))
    np.testing.assert_allclose(names["own_loss"](z, 1), (p - 1) ** 4, rtol=1e-12)
