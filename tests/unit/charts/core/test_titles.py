"""Titles of charts: on one line where there is room, with a key under them, and a row between them and the plot."""

import json

from lib.charts.core.titles import NARROW_CHARACTERS, ROW_HEIGHT, WIDE, chart_title, space_above

LONG = "The most probable class at each place of the map, of all three"


def test_a_title_is_on_one_line_on_a_wide_chart_and_on_several_on_a_narrow_one():
    condition, texts = chart_title(LONG).to_dict(validate=False)["text"]["expr"].split(" ? ")
    whole, lines = texts.split(" : ")
    assert condition == f"(containerSize()[0] || width) >= {WIDE} * scale"
    assert whole == f'"{LONG}"'
    assert " ".join(json.loads(lines)) == LONG
    assert max(map(len, json.loads(lines))) <= NARROW_CHARACTERS


def test_a_key_stands_under_the_title_and_grows_with_the_letters():
    found = chart_title("Title", "dashed: slope").to_dict(validate=False)
    assert found["subtitle"] == "dashed: slope"
    assert found["subtitleFontSize"]["expr"].endswith("* scale")
    assert "subtitle" not in chart_title("Title").to_dict(validate=False)


def test_the_row_above_the_plot_is_kept_free_by_a_mark_that_is_not_seen():
    found = space_above().to_dict(validate=False)
    assert found["mark"]["opacity"] == 0
    assert found["encoding"]["y"] == {"value": {"expr": f"-{ROW_HEIGHT} * scale"}}
