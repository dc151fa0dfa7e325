"""Vega expressions that several charts need, as texts; tests/browser/test_live_sliders.py sees what they give."""

from lib.charts.core.expressions import number_text, retain_tables, slope_text


def test_a_number_has_a_text_for_where_it_is_not_finite():
    assert number_text("v").startswith("(!isFinite(v) ? 'none' : ")
    assert number_text("v", otherwise="t").startswith("(!isFinite(v) ? t : ")
    assert "'none, a kink'" in slope_text("v")


def test_a_retained_table_has_a_layer_without_marks():
    layers = [layer.to_dict() for layer in retain_tables("frames", "domain")]
    assert [layer["data"]["name"] for layer in layers] == ["frames", "domain"]
    assert all(layer["transform"] == [{"filter": "false"}] for layer in layers)
