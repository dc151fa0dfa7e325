"""Text alternatives: present numbers, ranges, and what is left out. What holds for every chart: test_every_chart.py."""

import numpy as np

from lib.charts.core.alt_text import alt_text
from lib.charts.core.picture import Cursor, DataColumn, Picture
from lib.numerics.parameter import Parameter

P = Parameter("p", "p", 0, 1, 0.5, 0.5)


def picture(data, cursors=()):
    columns = tuple(DataColumn(name, name) for name in data)
    return Picture({}, {}, "title", "Text.", {"p": P}, columns, data, cursors)


def test_without_a_cursor_a_number_has_its_range():
    shown = alt_text(picture({"loss": np.array([3.0, np.nan, 1.0]), "level": np.array([2, 2, 2])}), {"p": 0.5})
    assert shown == "Text. Now: p = 0.5. Shown: loss from 1 to 3; level 2."


def test_with_a_cursor_a_number_is_that_at_the_cursor():
    data = {"x": np.array([0.0, 0.5, 1.0]), "loss": np.array([3.0, 2.0, np.inf]), "name": np.array(["a", "b", "c"])}
    live = picture(data, (Cursor("p", 0, 1, "x"),))
    assert alt_text(live, {"p": 0.6}) == "Text. Now: p = 0.6. Shown: x 0.5; loss 2."
    assert alt_text(live, {"p": 1}) == "Text. Now: p = 1. Shown: x 1; loss: none."


def test_of_many_numbers_some_are_left_to_the_table():
    assert "and 2 more columns in the table" in alt_text(picture({f"c{i}": np.array([i]) for i in range(10)}), {"p": 0})


def test_sliders_that_are_not_shown_are_not_mentioned():
    assert alt_text(Picture({}, {}, "title", "Text.", {"p": P}), {}) == "Text."
