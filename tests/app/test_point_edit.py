"""What a browser reports as an edit of a point is an edit only if it fits the picture."""

import json

import pytest

from lib.lesson import controls
from tests.app.pages import assert_works, opened, trigger
from ui.point_edit import PointEdit, point_edit, points_version

AREA = (-4.0, 4.0, -4.0, 4.0)
POINTS = ((1.0, 2.0), (-3.0, 0.5))
SEEN = points_version(POINTS)
EDIT = {"index": 0, "x": 1.5, "y": -4, "moved": False, "seen": SEEN}


def test_an_edit_that_fits_is_taken():
    assert point_edit(EDIT, AREA, POINTS) == PointEdit(0, 1.5, -4.0, False)
    assert point_edit(EDIT | {"index": None, "moved": True, "seen": 0}, AREA, POINTS) == PointEdit(None, 1.5, -4, True)


NUMBERS = [
    "NaN",
    "Infinity",
    "-Infinity",
    '"a"',
    "101",
    "-4.1",
    "1e308",
    "-1e308",
    "1e999",
    "true",
    "null",
    "[1]",
    "{}",
]
NUMBERS += ['"' + "9" * 10_000 + '"', "9" * 4000, "[" * 100 + "]" * 100]
INDICES = ["2", "-1", "1000000000", "true", "false", "0.0", '"0"', "[0]", "{}", "NaN", "9" * 4000]


@pytest.mark.parametrize("written", NUMBERS)
@pytest.mark.parametrize("name", ["x", "y"])
def test_a_position_that_is_no_place_in_the_plot_is_no_edit(name, written):
    assert point_edit(EDIT | {name: json.loads(written)}, AREA, POINTS) is None


@pytest.mark.parametrize("written", INDICES)
def test_an_index_that_is_no_point_is_no_edit(written):
    assert point_edit(EDIT | {"index": json.loads(written)}, AREA, POINTS) is None


@pytest.mark.parametrize("moved", [None, 0, 1, "true", [], {}])
def test_a_move_is_true_or_false(moved):
    assert point_edit(EDIT | {"moved": moved}, AREA, POINTS) is None


@pytest.mark.parametrize("seen", [None, SEEN + 1, str(SEEN), [SEEN], float("nan")])
def test_a_point_of_another_picture_is_not_edited(seen):
    assert point_edit(EDIT | {"seen": seen}, AREA, POINTS) is None


@pytest.mark.parametrize("name", ["x", "y", "moved", "seen"])
def test_an_edit_without_one_of_its_parts_is_none(name):
    assert point_edit({key: value for key, value in EDIT.items() if key != name}, AREA, POINTS) is None


@pytest.mark.parametrize("reported", [None, True, 1, "x", [], [EDIT], {}, {"index": 0}])
def test_what_is_no_object_with_its_parts_is_no_edit(reported):
    assert point_edit(reported, AREA, POINTS) is None


@pytest.fixture(params=["Loss surface", "Multi-class"])
def plot(request):
    """Return a page with two points that can be edited, and the name of the tools under them."""
    return open_plot(request.param)


@pytest.fixture(scope="module", params=["Loss surface", "Multi-class"])
def kept_plot(request):
    """Return the same as `plot`, for tests that change nothing: they report one after another to the same page."""
    return open_plot(request.param)


def open_plot(view):
    app = opened("losses", {"view": view, "points": "1_2_0~-3_0.5_1", "edit": "removes"})
    assert_works(app)
    return app, "classified-tools" if view == "Loss surface" else "regions-tools"


def test_a_double_click_removes_one_point_and_the_last_one_stays(plot):
    app, tools = plot
    trigger(app, tools, "edit", EDIT)
    assert app.session_state[controls.POINTS.key] == "-3_0.5_1"
    trigger(app, tools, "edit", EDIT)
    assert_works(app)
    assert app.session_state[controls.POINTS.key] == "-3_0.5_1"
    trigger(app, tools, "edit", EDIT | {"seen": points_version(((-3.0, 0.5),))})
    assert_works(app)
    assert app.session_state[controls.POINTS.key] == "-3_0.5_1"


EDITS = {
    "relabels": "9_9_2~1_2_1~5_5_2~-3_0.5_1",
    "places": "9_9_2~1.5_-4_0~5_5_2~-3_0.5_1",
}


@pytest.mark.parametrize("action", EDITS)
def test_an_edit_keeps_the_points_of_a_class_that_the_view_does_not_show(action):
    app = opened("losses", {"view": "Loss surface", "points": "9_9_2~1_2_0~5_5_2~-3_0.5_1", "edit": action})
    trigger(app, "classified-tools", "edit", EDIT | {"moved": action == "places"})
    assert_works(app)
    assert app.session_state[controls.POINTS.key] == EDITS[action]


def test_the_last_point_that_is_shown_stays_and_so_do_those_that_are_not():
    app = opened("losses", {"view": "Loss surface", "points": "9_9_2~1_2_0", "edit": "removes"})
    trigger(app, "classified-tools", "edit", EDIT | {"seen": points_version(((1.0, 2.0),))})
    assert app.session_state[controls.POINTS.key] == "9_9_2~1_2_0"


def test_a_set_that_is_shown_in_place_of_points_beside_which_there_is_no_room_for_it_is_not_edited():
    points = "~".join(["9_9_2"] * 496)
    app = opened("losses", {"view": "Loss surface", "points": points, "count": "6"})
    assert "cannot be edited" in app.warning[0].value
    trigger(app, "classified-tools", "edit", EDIT | {"index": None, "moved": True})
    assert_works(app)
    assert app.session_state[controls.POINTS.key] == points


def test_as_many_points_as_can_be_edited_are_edited_and_no_more_are_added():
    points = "~".join(["-100_-99.99_1"] + ["-99.99_-99.99_1"] * 199)
    app = opened("losses", {"view": "Loss surface", "points": points})
    trigger(app, "classified-tools", "edit", EDIT | {"index": None, "moved": True})
    assert app.session_state[controls.POINTS.key] == points
    seen = points_version(((-100.0, -99.99), *[(-99.99, -99.99)] * 199))
    trigger(app, "classified-tools", "edit", EDIT | {"moved": True, "seen": seen})
    assert app.session_state[controls.POINTS.key] == points.replace("-100_-99.99_1", "1.5_-4_1")


def test_one_message_edits_once(plot):
    app, tools = plot
    place = EDIT | {"index": None, "moved": True}
    trigger(app, tools, "edit", place, times=1000)
    assert_works(app)
    assert app.session_state[controls.POINTS.key] == "1_2_0~-3_0.5_1~1.5_-4_0"


@pytest.mark.parametrize("reported", [{}, EDIT | {"x": "a"}, EDIT | {"index": 10**9}, EDIT | {"index": True}, None])
def test_a_report_that_is_no_edit_changes_nothing_on_the_page(kept_plot, reported):
    app, tools = kept_plot
    trigger(app, tools, "edit", reported)
    assert_works(app)
    assert app.session_state[controls.POINTS.key] == "1_2_0~-3_0.5_1"


@pytest.mark.parametrize("wanted", [None, {}, [], "x", ["csv"], 1e308, "table"])
def test_a_wish_for_a_file_that_there_is_not_is_ignored(kept_plot, wanted):
    app, tools = kept_plot
    trigger(app, tools, "wanted", wanted)
    assert_works(app)
