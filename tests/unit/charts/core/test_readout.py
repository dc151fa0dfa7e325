"""The readout: x above the plot, and beside each line its value, with more of it under the pointer."""

import altair as alt

from lib.charts.core.readout import value_texts, x_text


def calculated(layer, name):
    """Return the last expression that a layer computes for a field."""
    return [step["calculate"] for step in layer.to_dict(validate=False)["transform"] if step.get("as") == name][-1]


def test_x_is_read_out_with_its_name_and_where_names_stand_above_the_plot_only_while_a_point_is_read_out():
    text = calculated(x_text(alt.Chart(), 'input "x"', "linear"), "text")
    assert text.startswith("names_beside || is_pointed ? ")
    assert r'"input \"x\": "' in text
    assert text.endswith(": ''")


def test_x_stays_within_the_plot():
    left = calculated(x_text(alt.Chart(), "x", "log"), "left")
    assert left.startswith("clamp(")
    assert "log(max(datum.x, data('domain')[0].x_low))" in left


def test_a_point_that_is_read_out_has_the_name_of_its_line_before_its_value_and_at_the_cursor_the_value_is_alone():
    text = calculated(value_texts(alt.Chart(), "linear", "linear", alt.Color("series:N")), "text")
    assert text.startswith("(is_pointed ? datum.label + ': ' : '')")
    assert "datum.has_slope ? ', slope ' + " in text


def test_an_infinite_value_is_read_out_at_the_end_of_the_axis_on_its_side():
    layer = value_texts(alt.Chart(), "linear", "linear", alt.Color("series:N"))
    assert "datum.value > 0 ? datum.infinity_text : 'none'" in calculated(layer, "text")
    wanted = calculated(layer, "wanted")
    assert "isFinite(datum.value) ? datum.value : datum.value > 0 && datum.infinity_text === '∞'" in wanted


def test_a_value_has_the_colour_of_its_line_on_a_box_in_that_of_the_page():
    box, text = value_texts(alt.Chart(), "linear", "linear", alt.Color("series:N")).to_dict(validate=False)["layer"]
    assert text["encoding"]["color"]["field"] == "series"
    assert box["encoding"]["color"] == {"value": {"expr": "background || 'white'"}}
