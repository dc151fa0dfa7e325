"""Encoding channels that several charts have."""

import altair as alt

from lib.charts.core.channels import filled_and_outlined, series_color, symmetric_axis


def test_series_have_the_themes_colours_in_the_order_of_the_palette():
    assert series_color(("a", "b")).to_dict()["scale"] == {"domain": ["a", "b"]}


def test_an_axis_around_zero_is_as_long_to_the_left_as_to_the_right():
    channel = symmetric_axis(alt.X, "w", "weight", 3).to_dict()
    assert channel["scale"] == {"domain": [-3, 3], "nice": False}
    assert (channel["field"], channel["title"]) == ("w", "weight")


def test_bars_of_a_pair_differ_by_fill_as_well_as_by_colour_and_share_one_legend():
    fill, stroke, opacity = (channel.to_dict() for channel in filled_and_outlined("loss", ("a", "b")))
    assert fill["scale"] == stroke["scale"] == {"domain": ["a", "b"]}
    assert opacity["scale"] == {"domain": ["a", "b"], "range": [1, 0.25]}
    assert fill["legend"] == stroke["legend"] == opacity["legend"]
