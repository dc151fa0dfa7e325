"""A value typed or in an address is that of the box, the address and the picture; what cannot be read is refused."""

import pytest

from lib.learning.datasets import MAX_POINT_TEXT
from tests.app.pages import assert_works, opened, tables


@pytest.mark.parametrize(
    ("page", "query", "shown"),
    [
        ("softmax", {"view": "Attention", "dimension": "2.5"}, "3"),
        ("likelihood", {"view": "Distributions", "n": "7,6", "seed": "\uff17", "q": "0,25"}, "8"),
        ("losses", {"view": "Calibration", "bins": "2.4", "factor": "1e\u22120"}, "2"),
        ("activations", {"view": "Vanishing gradient", "layers": "3.7", "width": "\u00b2 16.5"}, "4"),
    ],
)
def test_a_number_in_any_notation_is_the_same_in_the_box_and_in_the_address(page, query, shown):
    app = opened(page, query)
    assert_works(app)
    key = list(query)[1]
    assert app.session_state[key] == float(shown)
    assert app.query_params[key] in (shown, [shown])


def test_f_and_its_slope_are_read_at_a_typed_x_in_curves_and_in_compare():
    app = opened("activations", {"functions": "ELU", "elualpha": "0.25"})
    assert tables(app)[0].index.name == "x = 1"
    app.number_input(key="x").set_value(-2).run()
    assert_works(app)
    assert tables(app)[0].loc["ELU"].to_list() == ["≈ −0.2162", "≈ 0.03383"]
    app = opened("activations", {"view": "Compare", "x": "0"})
    assert_works(app)
    assert tables(app)[-1].loc["Tanh"].to_list() == ["0", "1"]
    assert tables(app)[-1].loc["Sigmoid"].to_list() == ["0.5", "0.25"]


def test_a_number_in_another_notation_is_not_lost():
    app = opened("likelihood", {"view": "Distributions", "n": "1\u202f000", "q": "0,25"})
    assert (app.session_state["n"], app.session_state["q"]) == (1000, 0.25)
    assert app.query_params["q"] in ("0.25", ["0.25"])
    assert not app.warning


def test_what_an_address_holds_beyond_the_limits_is_named_with_them():
    app = opened("losses", {"view": "Two classes", "z": "50", "p": "1_0"})
    assert_works(app)
    assert app.number_input(key="z").value == -4
    said = app.warning[0].value
    assert "Logit z: '50' is out of range; it holds a number from \u221210 to 10" in said
    assert "p: '1\\_0' is not a number; it holds a number from 0 to 1" in said
    assert {"z", "p"}.isdisjoint(app.query_params)
    app.number_input(key="z").set_value(2).run()
    assert not app.warning


def test_a_widget_that_is_sent_a_broken_number_shows_the_whole_one_that_is_computed():
    app = opened("softmax", {"view": "Attention"})
    app.number_input(key="dimension").set_value(7.6).run()
    assert app.number_input(key="dimension").value == 8
    assert app.session_state["dimension"] == 8


def test_flips_that_cannot_be_read_leave_the_box_and_the_address_and_the_sample_before_them_stays():
    app = opened("likelihood", {"flips": "11"})
    app.text_input(key="flips").set_value("ẗ01").run()
    assert "character 1, 'ẗ', is neither 0 nor 1" in app.warning[0].value
    assert app.text_input(key="flips").value == "11"
    assert app.query_params["flips"] in ("11", ["11"])
    app.text_input(key="flips").set_value("1;0\t1").run()
    assert not app.warning
    assert app.text_input(key="flips").value == "1;0\t1"


def test_points_that_cannot_be_read_leave_the_box_and_the_points_before_them_stay():
    app = opened("losses", {"view": "Loss surface", "points": "1_1_0~-1_-1_1~2_0_0"})
    app.text_input(key="points").set_value("1_1").run()
    assert_works(app)
    assert "item 1 must be" in app.warning[0].value
    assert app.text_input(key="points").value == "1_1_0~-1_-1_1~2_0_0"


@pytest.mark.parametrize(
    ("page", "query", "too_long"),
    [
        ("losses", {"points": "1_1_0~-1_-1_1", "view": "Loss surface"}, "1.25, -1.25, 0\n" * 501),
        ("likelihood", {"flips": "110"}, "1" * 10_001),
        ("activations", {"own": "x^2"}, "x" + "+x" * 30_000),
    ],
)
def test_a_text_that_is_too_long_is_refused_and_said_and_no_part_of_it_is_taken_over(page, query, too_long):
    app = opened(page, query)
    key, before = next(iter(query.items()))
    app.text_input(key=key).set_value(too_long).run()
    assert_works(app)
    assert "at most" in app.warning[0].value or "1 to 500 points" in app.warning[0].value
    assert "still shown" in app.warning[0].value
    assert app.text_input(key=key).value == before


def test_a_pasted_table_that_is_longer_than_the_address_may_hold_is_read_whole():
    table = "\n".join(f"{x / 7:.12f}\t{-x / 7:.12f}\t{x % 3}" for x in range(400))
    assert len(table) > MAX_POINT_TEXT
    app = opened("losses", {"view": "Multi-class"})
    app.text_input(key="points").set_value(table).run()
    assert_works(app)
    held = app.session_state["points"].split("~")
    assert (len(held), held[-1]) == (400, "57_-57_0")
