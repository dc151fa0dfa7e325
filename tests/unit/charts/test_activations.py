"""Curves of activations, pairs and differences: lib's values in the frames, breaks at jumps, and colours."""

import numpy as np
import pytest

from lib.activations import ACTIVATIONS, elu
from lib.charts import activations
from lib.charts.colors import ACTIVATION_LABELS, COLOR_COUNT
from tests.unit.charts.pictures import ACTIVATION_STARTS, PICTURES, line_lists, line_palette, numbers_at


def test_the_numbers_of_live_curves_are_those_at_the_sliders_value():
    picture = activations.curves(["elu", "sigmoid"], -5, 5, {"elualpha": 0.777})
    for alpha in (0.777, 0.5, 2.0):
        numbers = numbers_at(picture, elualpha=alpha)
        assert list(numbers)[:3] == ["input x", "ELU", "ELU, slope"]
        x = numbers["input x"].astype(float)
        np.testing.assert_allclose(numbers["ELU"], elu(x, alpha), rtol=1e-5)


def test_another_function_leaves_the_frames_of_a_live_one_as_they_were():
    alone, both = (activations.curves(names, -5, 5, {"elualpha": 1.0}) for names in (["elu"], ["elu", "hardtanh"]))
    assert alone.specification is both.specification
    for packed in zip(alone.tables["frames"]["packed"], both.tables["frames"]["packed"], strict=True):
        np.testing.assert_array_equal(*packed)


@pytest.mark.parametrize(
    ("values", "slopes", "headings"),
    [
        (True, True, ["Tanh", "Tanh, slope"]),
        (True, False, ["Tanh", "Tanh, slope"]),
        (False, True, ["Tanh, slope"]),
    ],
)
def test_a_slope_without_its_function_is_read_out_itself(values, slopes, headings):
    picture = activations.curves(["tanh"], -5, 5, {}, values=values, slopes=slopes)
    assert list(dict.fromkeys(numbers_at(picture)))[1:] == headings
    table = picture.tables["lines"]
    read_out = dict(zip(table["label"].tolist(), table["has_readout"].tolist(), strict=True))
    assert read_out == ({"Tanh": True} if values else {}) | ({"Tanh, slope": not values} if slopes else {})


def test_a_slope_at_a_kink_is_none():
    picture = activations.curves(["relu"], -5, 5, ACTIVATION_STARTS)
    undefined = np.flatnonzero(line_lists(picture, "slopes")["ReLU"] == -np.inf)
    assert undefined.tolist() == [int(np.flatnonzero(picture.data["x"] == 0)[0])]


def test_a_curve_is_drawn_through_few_points_and_keeps_all_for_the_pointer():
    picture = activations.curves(("relu",), -5.0, 5.0, {})
    vertices, xs = picture.tables["lines"]["vertices"][0], picture.tables["lines"]["xs"][0]
    assert xs[vertices].tolist() == [-5, 0, 5]
    assert xs.size > 200


def test_the_difference_crosses_0_where_the_slopes_of_tanh_and_sigmoid_cross():
    numbers = numbers_at(PICTURES["activations.difference"]())
    zeros = numbers["input x"][numbers["f′ − g′ crosses 0"].notna()]
    assert np.abs(zeros).max() == pytest.approx(2 * np.arccosh((1 + np.sqrt(3)) / 2))


@pytest.mark.parametrize("names", [("tanh", "sigmoid"), ("celu", "hardtanh"), ("celu", "relu6")])
def test_a_difference_has_a_colour_that_neither_of_its_functions_has(names):
    palette = line_palette(activations.difference(*names))
    taken = {ACTIVATION_LABELS.index(ACTIVATIONS[name].label) % COLOR_COUNT for name in names}
    assert palette.index(activations.DIFFERENCE) not in taken
    assert palette.index(activations.DIFFERENCE) < COLOR_COUNT


def test_a_difference_of_slopes_is_broken_where_it_jumps_and_that_of_the_functions_is_not():
    numbers = numbers_at(activations.difference("celu", "hardswish")).set_index("input x")
    assert numbers["f′ − g′"][[-3.0, 3.0]].isna().all()
    assert numbers["f′ − g′"].isna().sum() == 2
    assert numbers["f − g"].notna().all()


def test_a_pair_holds_both_functions_also_if_they_are_the_same():
    numbers = numbers_at(activations.pair("tanh", "tanh"))
    x = numbers["input x"]
    for name in ("f = Tanh", "g = Tanh"):
        np.testing.assert_allclose(numbers[name], np.tanh(x))
    np.testing.assert_allclose(numbers["f = Tanh, slope"], numbers["f′"])


def test_a_slope_that_jumps_has_its_filled_dot_where_the_convention_at_kinks_puts_its_value():
    def filled(name):
        picture = activations.curves([name], -7, 7, ACTIVATION_STARTS, values=False)
        row = picture.tables["lines"]
        xs, dots, is_filled = (row[column][0] for column in ("xs", "dots", "filled"))
        return [] if dots[0] < 0 else xs[dots[np.flatnonzero(is_filled)]].tolist()

    beside = 1e-6
    assert filled("relu") == filled("leaky_relu") == filled("elu") == [-beside]
    assert filled("hardtanh") == [-1 - beside, 1 + beside]
    assert filled("hardswish") == [-3 - beside, 3 + beside]
    assert filled("tanh") == []


def test_a_function_that_is_drawn_alone_shows_its_largest_slope_and_where_its_slope_is_small():
    tables = activations.curves(["sigmoid"], -10, 10, {}).tables
    assert tables["annotations"]["note"].tolist() == [
        "largest slope 0.25",
        "|f′| < 0.01 left of −4.58",
        "|f′| < 0.01 right of 4.58",
    ]
    assert np.abs(tables["bands"]["x"]).max() == 10
    edges = np.sort(np.concatenate([tables["bands"]["x"], tables["bands"]["x_end"]]))[1:3]
    assert ACTIVATIONS["sigmoid"].derivative(edges) == pytest.approx(0.01)


def test_the_title_names_what_is_drawn():
    def title(names, **drawn):
        return activations.curves(names, -5, 5, ACTIVATION_STARTS, **drawn).title

    assert title(["sigmoid", "elu"]) == "Sigmoid and ELU with their slopes"
    assert title(["relu"], values=False) == "Slope of ReLU"
    assert title(list(ACTIVATIONS), slopes=False) == f"{len(ACTIVATIONS)} functions"


def test_the_text_alternative_says_which_of_function_and_slope_is_drawn():
    def described(**drawn):
        return activations.curves(["tanh", "relu"], -5, 5, ACTIVATION_STARTS, **drawn).description

    assert described().startswith("f(x) and its slope f′(x) of Tanh, ReLU for x from −5 to 5.")
    assert described(slopes=False).startswith("f(x) of Tanh, ReLU for x from −5 to 5.")
    assert described(values=False).startswith("The slope f′(x) of Tanh, ReLU for x from −5 to 5.")
