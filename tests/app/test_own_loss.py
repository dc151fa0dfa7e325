"""A visitor's own loss stands beside those of the lesson: its curve, its card, its place in the race."""

import numpy as np
import pytest

from lib.charts.core.calls import deferred
from lib.charts.loss_curves import AXES, over_argument
from lib.charts.race import over_epochs
from lib.export.script import script
from lib.expressions.own_loss import loss_kinks, loss_record, own_loss
from lib.learning.race import race
from lib.lesson import controls
from lib.losses import brier
from lib.text.losses.own_loss import EXAMPLES
from tests.app.pages import assert_works, opened, shown, tables

FOURTH = "(p - y)^4"
SLIDER = controls.OWN_LOSS_BOUNDS["a"].slider(-5, 5)
"""The slider of a that the page shows at first; one from -100 to 100 would have 20 times as many steps to compute."""


def page(view="More losses", **query):
    app = opened("losses", {"view": view} | query)
    assert_works(app)
    return app


def test_a_typed_loss_has_a_card_with_formulas_source_and_what_was_found():
    app = page(ownloss=FOURTH, lossown="true")
    formulas = "\n".join(formula.value for formula in app.latex)
    assert "L = (p - y)^{4}" in formulas
    assert r"\frac{dL}{dp} = 4\,(p - y)^{3}" in formulas
    assert r"\frac{dL}{dz} = 4\,p\,(p - y)^{3}\,(1 - p)" in formulas
    assert "**Not proper.** If the true probability of a 1 is q = 0.85" in shown(app)
    assert [code.value.splitlines()[0] for code in app.code] == [
        "def own_loss(p, y):",
        "def own_loss_gradient(p, y):",
    ]


def test_a_loss_in_the_logit_stands_beside_the_others_of_the_logit():
    app = page(ownloss="softplus(z) - y*z", losses="Cross-entropy")
    (table,) = tables(app)
    assert table.loc["Your loss"].tolist() == table.loc["Cross-entropy"].tolist()


def test_both_of_its_parameters_have_a_slider_in_the_chart():
    app = page(ownloss="a*softplus(z) - b*y*z", ownlossa="2", ownlossb="2", lossown="true")
    assert app.number_input(key="ownlossa").value == 2
    assert app.number_input(key="ownlossb").value == 2
    assert app.number_input(key="ownlossbhigh").value == 5
    assert "Strictly proper" in shown(app)
    assert "Not proper" in shown(page(ownloss="a*softplus(z) - b*y*z", ownlossa="2", ownlossb="1", lossown="true"))


def test_what_cannot_be_read_stays_in_the_box():
    app = page(ownloss="x^2")
    assert app.text_input(key="ownloss").value == "x^2"
    assert "unknown name" in app.error[0].value


def test_a_known_loss_can_be_put_into_the_box():
    app = page()
    app.button(key="preset Log loss").click().run()
    assert_works(app)
    assert app.text_input(key="ownloss").value == EXAMPLES["Log loss"]


def test_the_race_has_a_third_neuron():
    app = page("One neuron", ownloss="softplus(z) - y*z")
    table = tables(app)[-1]
    assert table.loc["Your loss"].tolist() == table.loc["Cross-entropy"].tolist()
    assert "your loss **17**" in app.info[0].value
    assert "Strictly proper" in shown(app)


@pytest.mark.parametrize("text", ["sqrt(p - y)", "exp(exp(a*z))*1e90", "1/0", "3", "-z^4", "log(p)*1e99", "1/(p - p)"])
@pytest.mark.parametrize("view", ["More losses", "One neuron"])
def test_any_loss_is_drawn_without_a_fault(view, text):
    assert shown(page(view, ownloss=text, lossown="true"))


def test_a_loss_of_which_no_curve_is_seen_says_so_under_the_picture_and_follows_its_slider():
    app = page(ownloss="a - 10*p*(1 - p)", ownlossa="-5")
    assert not app.warning
    app.number_input(key="ownlossa").set_value(5.0).run()
    assert not app.warning
    app.text_input(key="ownloss").set_value("sqrt(p - 2)").run()
    assert "no finite value" in app.warning[0].value


@pytest.mark.parametrize(
    ("text", "y", "jump"), [("abs(p - y)", 1.0, 1.0), ("abs(p - 0.3125)", 1.0, 0.3125), ("max(z, a)", 0.0, 0.7071)]
)
def test_a_jump_of_its_gradient_is_a_gap_at_its_place_and_no_ramp(text, y, jump):
    typed = own_loss(text, **({"a": jump} if "a)" in text else {}))
    own = loss_record(typed, {"a": SLIDER})
    axis = next(axis for axis in AXES.values() if own.argument in axis.arguments)
    kinks = loss_kinks(own, y, axis.low, axis.high)
    data = over_argument(axis, [own], y, {"ownlossa": jump}, None, kinks).data_at({"ownlossa": jump})
    x, gradient = np.asarray(data[axis.title]), np.asarray(data["Your loss, slope"])
    assert x[np.isnan(gradient)] == pytest.approx([jump])
    assert np.abs(np.diff(x))[np.argmin(np.abs(x - jump)) - 1] < 2e-6
    assert set(np.round(gradient[np.isfinite(gradient)], 6)) <= {-1, 0, 1}


def test_its_curve_and_its_script_have_its_values():
    own = loss_record(own_loss("a*(p - y)^2", a=1.0), {"a": SLIDER})
    picture = over_argument(AXES["probability"], [own, "brier"], 1.0, {"ownlossa": 1.0})
    data = picture.data_at({"ownlossa": 2.0})
    p = np.asarray(data["prediction p"])
    np.testing.assert_allclose(data["Your loss"], 2 * brier(p, 1.0), atol=1e-6)
    text = script(picture, {"ownlossa": 2.0})
    assert "def own_loss(p, y, a=1.0):\n    return a * (p - y) ** 2\n" in text
    assert '"Your loss": [1.0, 2.0]' in text


def test_the_script_of_the_race_trains_with_it(tmp_path, monkeypatch):
    runs = deferred(race, 1.0, 1, -1.0, 0.0, 0.5, 40, own_loss("a*(p - y)^2", a=0.5))
    picture = over_epochs(runs, "gradient", controls.EPOCH, 1)
    text = script(picture, {"epoch": 3})
    scope = {}
    monkeypatch.chdir(tmp_path)
    exec(text, scope)
    for name in ("Gradient of your loss", "Gradient of ½ (p − y)²"):
        np.testing.assert_allclose(scope["curves"][name], np.abs(runs.value["own"].gradient), rtol=1e-9)
