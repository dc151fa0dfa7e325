"""What an address holds and the page cannot show is named, and the address then says what is shown."""

import pytest

from lib.lesson.address import START
from tests.app.pages import assert_works, opened


@pytest.mark.parametrize(
    ("page", "query", "said", "address"),
    [
        ("likelihood", {"view": "nope"}, "View: 'nope' is not an option; the options are Likelihood, Optimisation", {}),
        ("likelihood", {"view": "climb"}, "", {"view": ["Optimisation"]}),
        (
            "softmax",
            {"view": "Overflow", "dtype": "float128"},
            "the options are float64, ",
            {"view": ["Overflow"]},
        ),
        (
            "softmax",
            {"view": "Jacobian", "moved": "9"},
            "Logit that moves: 9 is not possible here, so cat is shown",
            {"view": ["Jacobian"]},
        ),
        (
            "losses",
            {"view": "Three classes", "true": "7"},
            "True class: 7 is not possible here, so cat is shown",
            {"view": ["Three classes"]},
        ),
        (
            "activations",
            {"range": ["3", "3"]},
            "3 to 3 is too narrow, so 2.5 to 3.5 is shown",
            {"range": ["2.5", "3.5"]},
        ),
        ("activations", {"range": ["5", "-4"]}, "", {"range": ["-4", "5"]}),
        (START, {"lecture": "999"}, "'999' is not the number of a scene; there are scenes 1 to", {}),
        (
            START,
            {"lecture": "abc", "scenes": "x"},
            "the list of scenes in the address cannot be read",
            {"scenes": ["x"]},
        ),
        ("likelihood", {"$$ID-0-p": "0.3", "": "x"}, "", {"$$ID-0-p": ["0.3"], "": ["x"]}),
        ("likelihood", {"lecture": "-1", "utm": "a"}, "is not the number of a scene", {"utm": ["a"]}),
    ],
)
def test_what_an_address_loses_is_said_and_the_address_is_what_is_shown(page, query, said, address):
    app = opened(None if page == START else page, query)
    assert_works(app)
    assert any(said in warning.value for warning in app.warning) if said else not app.warning
    held = {key: app.query_params[key] for key in app.query_params}
    assert {key: values if isinstance(values, list) else [values] for key, values in held.items()} == address


@pytest.mark.parametrize(
    ("page", "view", "most", "asked", "said"),
    [
        ("activations", "Vanishing gradient", "layers", "layer", "There are only 4 layers, so layer 4 is shown"),
        ("likelihood", "Binomial table", "tablen", "k", "There are only 4 flips, so k = 4 is shown"),
    ],
)
def test_the_box_and_the_slider_hold_no_more_than_there_is(page, view, most, asked, said):
    app = opened(page, {"view": view, most: "4", asked: "9"} | ({"width": "16"} if most == "layers" else {}))
    assert_works(app)
    assert said in app.warning[0].value
    assert app.number_input(key=asked).value == 4
    assert app.query_params[asked] in ("4", ["4"])
    app.number_input(key=asked).set_value(7).run()
    assert app.number_input(key=asked).value == 4
    assert f"{said}." in [caption.value for caption in app.caption]
    app.number_input(key=most).set_value(2).run()
    assert app.number_input(key=asked).value == 2
    app.number_input(key=most).set_value(9).run()
    app.number_input(key=asked).set_value(8).run()
    assert app.number_input(key=asked).value == 8
    assert_works(app)


def test_a_class_that_is_removed_is_no_longer_the_one_that_moves_and_the_page_says_so():
    app = opened("softmax", {"view": "Jacobian", "names": "a, b, c, d", "moved": "4"})
    assert not app.warning
    app.text_input(key="names").set_value("a, b").run()
    assert_works(app)
    assert "Logit that moves: 4 is not possible here, so a is shown" in app.warning[0].value
    assert app.session_state["moved"] == "1"


def test_a_probability_and_its_logit_follow_each_other():
    app = opened("likelihood", {"view": "Cross-entropy", "z": "2"})
    assert_works(app)
    assert not app.warning
    for key, value, other, expected in (("p", None, "p", 0.8808), ("z", -1.0, "p", 0.2689), ("p", 0.3, "z", -0.8473)):
        if value is not None:
            app.number_input(key=key).set_value(value).run()
        assert app.number_input(key=other).value == pytest.approx(expected, abs=5e-5)
    assert_works(app)


def test_a_range_whose_ends_meet_is_widened_in_the_slider_too():
    app = opened("activations")
    app.slider(key="range").set_value((3, 3)).run()
    assert_works(app)
    assert app.slider(key="range").value == (2.5, 3.5)
    assert "3 to 3 is too narrow, so 2.5 to 3.5 is shown." in [caption.value for caption in app.caption]


def test_names_beyond_the_limits_leave_the_box_and_the_address_and_are_named():
    app = opened("softmax", {"names": "a,b,c,d,e,f,g,h,i,j,k,l"})
    assert_works(app)
    assert "of 12 names the first 10 are kept" in app.warning[0].value
    assert app.text_input(key="names").value == "a, b, c, d, e, f, g, h, i, j"
    assert app.query_params["names"] in ("a, b, c, d, e, f, g, h, i, j", ["a, b, c, d, e, f, g, h, i, j"])
    app.text_input(key="names").set_value(f"{'x' * 25},b").run()
    assert "A name is cut after 20 characters" in app.warning[0].value
    assert app.text_input(key="names").value == f"{'x' * 20}, b"
    assert_works(app)


def test_a_view_of_three_classes_says_how_many_names_it_shows():
    for page, view in (("softmax", "Simplex"), ("losses", "Three classes")):
        app = opened(page, {"view": view, "names": "a, b, c, d"})
        assert_works(app)
        assert "the first 3 of 4 names are shown" in "".join(caption.value for caption in app.caption)


def test_the_csv_of_the_points_goes_back_into_its_box():
    app = opened("losses", {"view": "Loss surface"})
    app.text_input(key="points").set_value("x1,x2,class 0.50123,1.2,0 -1,2,1").run()
    assert_works(app)
    assert app.text_input(key="points").value == "0.5_1.2_0~-1_2_1"
    assert "The coordinates are rounded to two decimals." in app.warning[0].value


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ("1_2_2~-1_0_0~1_1_1", "Of the 3 points in the address 1 is of another class and not shown."),
        ("1_2_2", "none of the points in the address is of these. The points of the set are shown."),
    ],
)
def test_points_of_a_class_that_a_view_has_not_are_named_and_not_shown_as_another(points, said):
    app = opened("losses", {"view": "Loss surface", "points": points})
    assert_works(app)
    assert said in app.warning[0].value
    app = opened("losses", {"view": "Multi-class", "points": points})
    assert_works(app)
    assert not app.warning
