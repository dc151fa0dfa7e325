"""Names of lines in the browser: spread as lib spreads them, beside a wide plot and above a narrow one."""

import math

import altair as alt
import numpy as np
import pytest

from lib.charts.core.labels import TEXT_HEIGHT, spread
from lib.charts.core.line_names import line_names, name_variables, space_around, spread_rows, title

HEIGHT = 200


class Datum(dict):
    """A row whose fields are attributes, as in an expression of Vega."""

    __getattr__ = dict.__getitem__


def value_of(expression, row):
    """Return the value of an expression of Vega that is one of Python, too."""
    functions = {"clamp": lambda value, low, high: min(max(value, low), high), "floor": math.floor}
    return eval(expression, functions | {"datum": Datum(row), "height": HEIGHT, "text_height": TEXT_HEIGHT})


def transformed(rows, steps):
    """Return rows after the transforms of `spread_rows`, as Vega computes them."""
    for step in steps:
        if "filter" in step:
            rows = [row for row in rows if value_of(step["filter"], row)]
        elif "calculate" in step:
            rows = [row | {step["as"]: value_of(step["calculate"], row)} for row in rows]
        elif "joinaggregate" in step:
            rows = [row | {"count": len(rows)} for row in rows]
        else:
            rows = windowed(rows, step)
    return rows


def windowed(rows, step):
    """Return rows with the number of each in an order, or the largest or least of a field before or after it."""
    ordered = sorted(rows, key=lambda row: row[step["sort"][0]["field"]])
    [window] = step["window"]
    if window["op"] == "row_number":
        return [row | {window["as"]: place} for place, row in enumerate(ordered, start=1)]
    extreme = {"max": max, "min": min}[window["op"]]
    before = step["frame"] == [None, 0]
    return [
        row | {window["as"]: extreme(r[window["field"]] for r in (ordered[: i + 1] if before else ordered[i:]))}
        for i, row in enumerate(ordered)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_names_stand_where_lib_spreads_them(seed):
    wanted = (HEIGHT * np.random.default_rng(seed).random(seed + 3)).tolist()
    steps = spread_rows(alt.Chart(), "datum.at").to_dict(validate=False)["transform"]
    rows = transformed([{"at": at, "name_rank": rank} for rank, at in enumerate(wanted)], steps)
    found = {row["at"]: row["place"] for row in rows}
    expected = spread(wanted, TEXT_HEIGHT, TEXT_HEIGHT / 2, HEIGHT - TEXT_HEIGHT / 2)
    np.testing.assert_allclose([found[at] for at in wanted], expected)


def test_names_without_room_are_left_out_those_with_the_highest_rank_first():
    steps = spread_rows(alt.Chart(), "datum.at").to_dict(validate=False)["transform"]
    rows = transformed([{"at": 7.0 * rank, "name_rank": rank} for rank in range(20)], steps)
    assert sorted(row["name_rank"] for row in rows) == list(range(HEIGHT // TEXT_HEIGHT))


def test_a_line_without_a_rank_has_no_name_and_one_that_has_not_ended_is_named_at_the_bottom():
    layer = line_names(alt.Chart(), "datum.values[3]", "linear", alt.Color("series:N")).to_dict(validate=False)
    assert layer["transform"][0] == {"filter": "datum.name_rank >= 0"}
    assert layer["transform"][1] == {"calculate": "datum.values[3]", "as": "end"}
    [wanted] = [step["calculate"] for step in layer["transform"] if step.get("as") == "wanted"]
    assert "isFinite(datum.end) ? datum.end : data('domain')[0].y_low" in wanted


def test_above_a_narrow_plot_a_name_follows_a_sample_of_its_line_and_gives_way_while_a_point_is_read_out():
    layer = line_names(alt.Chart(), "0", "linear", alt.Color("series:N")).to_dict(validate=False)
    [text] = [step["calculate"] for step in layer["transform"] if step.get("as") == "text"]
    assert text.startswith("names_beside ? datum.name : ")
    assert text.endswith("datum.compact_row) < 0 || is_pointed ? '' : datum.symbol + ' ' + datum.name")


def test_the_variables_of_the_names_come_with_the_height_of_a_text_and_the_space_is_invisible():
    names = ["names_in_wide_rows", "names_beside", "names_in_row", "text_height"]
    assert [variable.name for variable in name_variables()] == names
    [space] = [layer.to_dict(validate=False) for layer in space_around()]
    assert space["mark"]["opacity"] == 0
    assert space["data"] == {"name": "domain"}


def test_a_title_has_the_lines_of_its_table_where_it_is_longer_than_the_plot_is_wide():
    text = title().to_dict(validate=False)["text"]["expr"]
    assert "* scale < width ? data('domain')[0].title : split(data('domain')[0].title_lines, '|')" in text
