"""A derivation opens in its view and follows the controls; test_views.py opens all of them."""

from lib.lesson import controls
from lib.lesson.address import PAGES, VIEW
from lib.lesson.derivations.registry import DERIVATIONS
from lib.text.catalogue.common import DERIVATION_TESTED
from tests.app.pages import assert_works, opened, shown


def test_every_derivation_is_shown_in_a_view_that_there_is():
    places = {(page.name, view) for page in PAGES.values() for view in page.views}
    assert all(derivation.views and set(derivation.views) <= places for derivation in DERIVATIONS.values())


def test_a_derivation_is_closed_at_first_and_then_follows_the_controls():
    app = opened("losses", {VIEW: "Two classes"})
    assert DERIVATION_TESTED not in shown(app)
    app = opened("losses", {VIEW: "Two classes", controls.DERIVATIONS["mse-logit"].key: "true", "z": "2"})
    assert r"\approx 0.8808 - 1" not in shown(app)
    assert r"\approx (0.8808 - 1)" in shown(app)
    app.number_input(key="z").set_value(-1.0).run()
    assert r"\approx (0.2689 - 1)" in shown(app)
    app.button_group(key="y").set_value("0").run()
    assert r"\approx (0.2689 - 0)" in shown(app)


def test_a_number_that_only_a_derivation_needs_has_a_box_while_one_is_open():
    assert "at" not in [box.key for box in opened("activations").number_input]
    switches = {controls.DERIVATIONS[name].key: "true" for name in ("sigmoid-derivative", "tanh-derivative")}
    app = opened("activations", {"at": "2", **switches})
    assert_works(app)
    assert [box.key for box in app.number_input].count("at") == 1
    assert r"\sigma'(2) \approx 0.105" in shown(app)
    app.number_input(key="at").set_value(0.0).run()
    assert r"\sigma'(0) = 0.25" in shown(app)
