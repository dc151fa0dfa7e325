"""Sliders inside a chart."""

from lib.charts.core.sliders import slider, slider_row, slider_value, sliders
from lib.numerics.parameter import Parameter

P, T = Parameter("p", "Probability", 0, 1, 0.5, 0.05), Parameter("t", "Temperature", 1, 5, 1, 0.5)


def test_a_slider_is_a_selection_with_the_range_and_the_default_of_its_parameter():
    selection = slider(P)
    assert selection.name == "p"
    assert selection.param.select.to_dict() == {"type": "point", "fields": ["value"]}
    assert selection.param.bind.to_dict() == {
        "input": "range",
        "min": 0,
        "max": 1,
        "step": 0.05,
        "name": "Probability ",
    }
    assert selection.param.value == [{"value": 0.5}]


def test_sliders_are_given_last_first_because_vega_draws_the_inputs_in_reverse():
    assert [selection.name for selection in sliders(P, T)] == ["t", "p"]


def test_a_row_holds_the_value_of_each_slider_before_and_after_its_first_move():
    steps = slider_row(x=P, y=T).mark_point().to_dict()["transform"]
    assert {step["as"]: step["calculate"] for step in steps} == {"x": slider_value(P), "y": slider_value(T)}
    assert slider_value(P) == "(isArray(p.value) ? p.value[0] : p.value)"
