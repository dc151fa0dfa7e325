"""Encoding channels that several charts have."""

from lib.charts.core.channels import paired_bars, series_color


def test_series_have_the_themes_colours_in_the_order_of_the_palette():
    assert series_color(("a", "b")).to_dict()["scale"] == {"domain": ["a", "b"]}


def test_bars_of_a_pair_differ_by_fill_as_well_as_by_colour():
    fill, stroke, opacity = (channel.to_dict() for channel in paired_bars("loss", ("a", "b")))
    assert fill["scale"] == stroke["scale"] == {"domain": ["a", "b"]}
    assert opacity["scale"] == {"domain": ["a", "b"], "range": [1, 0.25]}
