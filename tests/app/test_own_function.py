"""A visitor's own function stands beside those of the lesson on the activations page."""

import numpy as np
import pytest

from lib.activations import ACTIVATIONS, silu, silu_derivative
from lib.charts.activation_catalogue import catalogue
from lib.charts.activations import curves, fitted, pair
from lib.charts.core.calls import deferred
from lib.charts.own_parameter import parameter_over_steps
from lib.export.script import script
from lib.expressions.builtin import TEXTS
from lib.expressions.expression import expression
from lib.expressions.own_activation import own_activation, with_kinks_at
from lib.lesson import controls
from lib.lesson.experiments.activations import own_parameter_training
from tests.app.pages import assert_works, opened, shown, tables

SWISH = "x*sigmoid(b*x)"
FREE = {"b": controls.OWN_BOUNDS["b"].slider(-5, 5)}


def page(**query):
    app = opened("activations", query)
    assert_works(app)
    return app


def formulas(app):
    return "\n".join(formula.value for formula in app.latex)


def test_a_typed_function_has_a_card_with_formulas_values_and_source():
    app = page(own=SWISH, ownb="2", cardown="true")
    assert r"f(x) = x\,\sigma(b\,x)" in formulas(app)
    assert r"f'(x) = \sigma(b\,x) + b\,x\,\sigma(b\,x)\,(1 - \sigma(b\,x))" in formulas(app)
    assert r"\mathrm{b} = 2" in formulas(app)
    assert [code.value.splitlines()[0] for code in app.code] == ["def own(x, b=2.0):", "def own_derivative(x, b=2.0):"]
    assert app.number_input(key="ownb").value == 2


def test_both_parameters_have_a_box_and_ends_for_their_sliders():
    app = page(own="a*tanh(b*x)", owna="2", ownb="-1", ownblow="-2", cardown="true")
    boxes = {key: app.number_input(key=key).value for key in ("owna", "ownb", "ownalow", "ownblow", "ownbhigh")}
    assert boxes == {"owna": 2, "ownb": -1, "ownalow": -5, "ownblow": -2, "ownbhigh": 5}
    assert r"\mathrm{a} = 2, \mathrm{b} = -1" in formulas(app)


def test_ends_that_are_not_in_order_and_a_value_outside_are_corrected_and_named():
    app = page(own="a*x")
    app.number_input(key="ownahigh").set_value(0.5).run()
    assert app.number_input(key="owna").value == 0.5
    assert "1 is not in \u22125 to 0.5, so 0.5 is used." in app.caption[0].value
    app.number_input(key="ownalow").set_value(3).run()
    assert [app.number_input(key=key).value for key in ("ownalow", "ownahigh", "owna")] == [0.5, 3, 0.5]
    assert "3 to 0.5 is not in order, so 0.5 to 3 is used." in app.caption[0].value
    assert not app.run().caption


def test_a_known_function_brings_the_ends_of_its_slider():
    app = page(own="")
    app.button(key=f"preset {controls.ACTIVATION_LABELS['elu']}").click().run()
    alpha = ACTIVATIONS["elu"].parameters["alpha"]
    assert [app.number_input(key=key).value for key in ("ownalow", "ownahigh")] == [alpha.low, alpha.high]


def test_kinks_that_move_with_a_parameter_are_those_at_its_present_value():
    typed, free = expression("max(x, a)"), {"a": controls.OWN_BOUNDS["a"].slider(-5, 5)}
    own = own_activation(typed, free)
    moved = with_kinks_at(own, a=-2.25)
    assert (own.kinks, moved.kinks) == ((1.0,), (-2.25,))
    picture = curves([moved], -5, 5, {"owna": -2.25})
    data = picture.data_at({"owna": -2.25})
    x = np.asarray(data["input x"])
    slopes = np.asarray(data["Your function, slope"])[np.searchsorted(x, -2.25 - 2e-6) :][:3]
    assert picture.marked_x == (-2.25,)
    np.testing.assert_array_equal(slopes[[0, 2]], [0, 1])
    assert np.isnan(slopes[1])
    assert "the slope jumps from 0 to 1 at x = \u22122.25" in shown(page(own="max(x, a)", owna="-2.25", cardown="true"))


@pytest.mark.parametrize("present", [1.0, -2.03])
def test_a_jump_that_a_slider_moves_is_never_a_ramp(present):
    slider = controls.OWN_BOUNDS["a"].slider(-5, 5)
    own = with_kinks_at(own_activation(expression("where(x > a, 1, -1)"), {"a": slider}), a=present)
    picture = curves([own], -5, 5, {"owna": present})
    for value in (present, -1.0, 0.0, 3.2):
        data = picture.data_at({"owna": value})
        x, y = np.asarray(data["input x"]), np.asarray(data["Your function"])
        np.testing.assert_allclose(x[np.isnan(y)], [value], atol=0.05)
        assert set(y[np.isfinite(y)]) == {-1, 1}


def test_a_jump_of_the_function_is_a_gap_in_a_comparison_and_in_the_catalogue():
    sign = own_activation(expression("sign(x)"), {})
    data = pair(sign, "tanh").data_at({})
    f, x = np.asarray(data["f = Your function"]), np.asarray(data["input x"])
    assert x[np.isnan(f)].tolist() == [0]
    curve = catalogue(sign).tables["curves"]
    chosen = (np.asarray(curve["name"]) == "own") & (np.asarray(curve["part"]) == "function")
    y = np.asarray(curve["y"])[chosen]
    assert np.isnan(y[np.asarray(curve["x"])[chosen] == 0.5]).all()


def test_the_picture_of_two_parameters_has_the_values_at_both_and_writes_a_script_with_both():
    typed = expression("a*tanh(b*x)")
    own = own_activation(typed, {name: controls.OWN_BOUNDS[name].slider(-5, 5) for name in "ab"})
    values = {"owna": -2.0, "ownb": 0.5}
    picture = curves([own], -5, 5, {"owna": 1.0, "ownb": 1.0}, committed=values)
    data = picture.data_at(values)
    np.testing.assert_allclose(data["Your function"], -2 * np.tanh(0.5 * np.asarray(data["input x"])), atol=1e-6)
    assert "'a': -2.0, 'b': 0.5" in script(picture, values).replace('"', "'")


def test_what_cannot_be_read_stays_in_the_box_with_place_and_remedy():
    app = page(own="1 + x*tahn(x)")
    assert app.text_input(key="own").value == "1 + x*tahn(x)"
    assert "unknown name" in app.error[0].value
    assert "did you mean" in app.error[0].value
    assert app.code[0].value == "1 + x*tahn(x)\n      ^"


@pytest.mark.parametrize("text", ["![](//a.bc/p.png)", "$x$", ":red[x]", "[x](//e.vil)", "`x`", "<b>x</b>"])
def test_a_message_shows_what_was_typed_and_nothing_else(text):
    app = page(own=text)
    assert text not in app.error[0].value
    assert app.code[0].value.startswith(text)


def test_every_function_of_the_lesson_can_be_put_into_the_box():
    app = page(own="")
    for name in ("elu", "swish"):
        app.button(key=f"preset {controls.ACTIVATION_LABELS[name]}").click().run()
        assert_works(app)
        assert app.text_input(key="own").value == TEXTS[name]
    assert {f"preset {controls.ACTIVATION_LABELS[name]}" for name in TEXTS} <= {button.key for button in app.button}


def test_it_is_compared_with_a_function_of_the_lesson():
    app = page(view="Compare", first="Your function", second="SiLU", own="x*sigmoid(x)")
    moments = tables(app)[0]
    assert moments.loc["Your function"].tolist() == moments.loc["SiLU"].tolist()


def test_a_function_that_is_not_typed_is_asked_for():
    assert "Type your function" in page(view="Compare", first="Your function").info[0].value


@pytest.mark.parametrize("view", ["Compare", "Catalogue", "Vanishing gradient"])
def test_a_function_that_is_not_finite_everywhere_is_left_out_with_the_reason(view):
    app = page(view=view, own="sqrt(x)", layers="2")
    assert "not finite at x = 0" in app.warning[0].value


def test_it_has_a_flow_of_gradients_and_a_share_of_dead_units():
    flow = page(view="Vanishing gradient", own="tanh(x)", units=["Tanh"], layers="3", width="16", unit="Your function")
    table = tables(flow)[0]
    assert table.loc["Your function"].tolist() == table.loc["Tanh"].tolist()
    dying = page(view="Dying ReLU", stage="a layer", own="relu(x)")
    table = tables(dying)[0]
    assert table.loc["Your function"].tolist() == table.loc["ReLU"].tolist()


def test_a_costly_function_trains_no_network():
    app = page(view="Vanishing gradient", own="+".join(f"sin({k}*x)" for k in range(9)), layers="2")
    assert "at most 8" in app.warning[0].value


@pytest.mark.parametrize(
    "text",
    [
        "sqrt(-1 - x*x)",
        "1/x",
        "exp(exp(a*x))",
        "exp(x^3)*1e90",
        "abs(sin(20*x))",
        "0",
        "tan(a*x)",
        "x > a",
        "1/0",
        "10^900",
    ],
)
def test_any_function_is_drawn_without_a_fault(text):
    app = page(own=text, cardown="true", functions="ReLU")
    assert not app.error
    assert shown(app)


def test_its_curve_and_its_script_have_its_values():
    own = own_activation(expression(SWISH), FREE)
    picture = curves([own, "tanh"], -5, 5, {"ownb": 1.0})
    data = picture.data_at({"ownb": 1.0})
    x = np.asarray(data["input x"])
    np.testing.assert_allclose(data["Your function"], silu(x), atol=1e-6)
    np.testing.assert_allclose(data["Your function, slope"], silu_derivative(x), atol=1e-6)
    text = script(picture, {"ownb": 1.0})
    assert "def own(x, b=1.0):\n    return x * (1 / (1 + np.exp(-(b * x))))\n" in text
    assert '"Your function": (own, own_derivative)' in text


def test_what_is_not_finite_everywhere_is_not_measured():
    assert "because it or its slope is not finite at x = 0." in shown(page(own="1/x", cardown="true"))
    assert "Range:" not in shown(page(own="sqrt(x)", cardown="true"))
    assert "Range:" in shown(page(own="tanh(x)", cardown="true"))


def test_a_cell_of_the_catalogue_says_what_was_measured():
    cells = {text: catalogue(own_activation(expression(text), {})).tables["cells"] for text in ("tanh(x)", "x*sin(x)")}
    assert cells["tanh(x)"]["range"][-1] == cells["tanh(x)"]["range"][1]
    assert cells["x*sin(x)"]["range"][-1] == "not computed"
    assert cells["x*sin(x)"]["function"][-1] == "Your function"


def test_the_axis_fits_a_function_without_bounds():
    picture = curves([own_activation(expression("1/x"), {}), "tanh"], -5, 5, {})
    domain = fitted(picture, {}, slopes=True).tables["domain"]
    assert -30 < float(domain["y_low"][0]) < -1
    assert 1 < float(domain["y_high"][0]) < 30


def test_it_learns_its_parameter_beside_prelu():
    app = page(view="PReLU", own="where(x > 0, x, a*x)", owna="1", ownteacher="0.3")
    assert "**0.300** and has reached the teacher's 0.3" in shown(app)
    assert r"\frac{\partial f}{\partial a} = \begin{cases} 0 & x > 0 \\ x & x \le 0 \end{cases}" in formulas(app)
    assert "diverges" in shown(page(view="PReLU", own="a*x^3", owna="-5", ownteacher="5"))
    for text in ("tanh(x)", "sqrt(x - 100)*a", "1/(a - a)"):
        assert shown(page(view="PReLU", own=text))


def test_the_script_of_a_learned_parameter_has_its_numbers(tmp_path, monkeypatch):
    run = deferred(own_parameter_training, expression("b*x*sigmoid(a*x)"), "a", {"b": 2.0}, 2.0, 1.0, 0)
    text = script(parameter_over_steps(run, 2.0, controls.PRELU_STEP, 0.0), {"prelustep": 0.0})
    scope = {}
    monkeypatch.chdir(tmp_path)
    exec(text, scope)
    np.testing.assert_allclose(scope["parameters"], run.value.parameter, rtol=1e-8)


@pytest.mark.parametrize(("typed", "drawn"), [("1/0", False), ("log(-1-x^2)", False), ("log(x)", True), ("a*x", True)])
def test_a_function_without_a_finite_value_has_no_curve_and_the_page_says_so(typed, drawn):
    app = opened("activations", {"own": typed})
    assert_works(app)
    sentence = "Your function has no finite value between \u22125 and 5, so no curve is drawn."
    assert (sentence in [warning.value for warning in app.warning]) != drawn


def test_a_scene_of_the_lecture_offers_no_known_functions_to_begin_with():
    assert opened("activations").get("popover")
    assert not opened("activations", {"lecture": "1"}).get("popover")
