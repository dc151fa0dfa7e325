"""A class is chosen by its name, whatever the name is, and the address holds its place."""

import pytest

from lib.lesson import controls
from lib.text.escape import markdown_text
from tests.app.pages import assert_works, opened

TEN = [f"class {place}" for place in range(1, 11)]


def choice(app, key):
    """Return the widget by which a class is chosen."""
    return app.button_group(key=key)


def address(app, key):
    """Return what the address holds under a key, None if nothing."""
    held = app.query_params.get(key)
    return held[-1] if isinstance(held, list) else held


@pytest.mark.parametrize(
    ("page", "view", "names"),
    [
        ("softmax", "Simplex", ["cat", "*dog*", "[x](http://e.vil)"]),
        ("softmax", "Cross-entropy", TEN),
        ("losses", "Three classes", ["cat", "dog", ":material/home:"]),
    ],
)
def test_a_class_is_chosen_by_its_name_and_the_address_holds_its_place(page, view, names):
    app = opened(page, {"view": view, "names": ", ".join(names), "true": str(len(names))})
    assert_works(app)
    assert not app.warning
    assert choice(app, "true").options == [markdown_text(name) for name in names]
    assert choice(app, "true").value == address(app, "true") == str(len(names))
    choice(app, "true").set_value("2").run()
    assert address(app, "true") == "2"
    choice(app, "true").set_value("1").run()
    assert address(app, "true") is None
    assert_works(app)


def test_two_classes_of_one_name_are_two_options():
    app = opened("softmax", {"view": "Jacobian", "names": "cat, cat, tiger", "moved": "2"})
    assert choice(app, "moved").options == ["cat", "cat 2", "tiger"]
    choice(app, "moved").set_value("1").run()
    assert (choice(app, "moved").value, address(app, "moved")) == ("1", None)
    choice(app, "moved").set_value("2").run()
    assert (choice(app, "moved").value, address(app, "moved")) == ("2", "2")


def test_a_class_that_gets_another_name_stays_chosen():
    app = opened("softmax", {"view": "Cross-entropy", "true": "2"})
    app.text_input(key="names").set_value("cat, wolf, tiger").run()
    assert choice(app, "true").options == ["cat", "wolf", "tiger"]
    assert choice(app, "true").value == address(app, "true") == "2"


def test_the_reset_chooses_the_first_class_and_another_tab_leaves_the_choice_out_of_its_address():
    app = opened("softmax", {"view": "Simplex", "true": "3"})
    app.button_group(key="view").set_value("Cross-entropy").run()
    assert choice(app, "true").value == address(app, "true") == "3"
    app.button_group(key="view").set_value("Classes").run()
    assert address(app, "true") is None
    app.button_group(key="view").set_value("Simplex").run()
    assert choice(app, "true").value == "1"
    choice(app, "true").set_value("3").run()
    app.button(key="reset").click().run()
    assert address(app, "true") is None
    assert_works(app)


@pytest.mark.parametrize(
    ("view", "names"), [("Loss surface", ["class 0", "class 1"]), ("Multi-class", ["cat", "dog", "tiger"])]
)
def test_new_points_are_of_a_named_class(view, names):
    app = opened("losses", {"view": view, "label": "1"})
    assert choice(app, controls.NEW_LABEL.key).options == names
    assert choice(app, controls.NEW_LABEL.key).value == "1"


def test_a_class_of_the_other_view_gives_way_to_the_first_and_the_page_says_so():
    app = opened("losses", {"view": "Loss surface", "label": "2"})
    assert "New points are: 2 is not possible here, so class 0 is shown." in app.warning[0].value
    assert address(app, "label") is None


def test_a_step_back_in_the_history_shows_the_class_of_its_address(monkeypatch):
    app = opened("softmax", {"view": "Jacobian", "moved": "2"})
    choice(app, "moved").set_value("3").run()
    monkeypatch.setattr("ui.chart.get_script_run_ctx", lambda: type("Context", (), {"is_history_navigation": True}))
    for held, expected in (("2", "2"), (None, "1")):
        if held:
            app.query_params["moved"] = held
        else:
            del app.query_params["moved"]
        app.run()
        assert choice(app, "moved").value == expected
        assert address(app, "moved") == held
