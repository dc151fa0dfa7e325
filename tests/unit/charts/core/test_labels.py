"""Texts in a line chart: none lies on another, in generated charts and in every line chart of the app."""

import numpy as np

from lib.charts.core.axis_domains import ends
from lib.charts.core.labels import (
    BETWEEN_NAMES,
    MOST_ROWS,
    PLOT_WIDTHS,
    ROW_CHARACTERS,
    TEXT_HEIGHT,
    Annotation,
    annotation_offsets,
    box_beside,
    compact_rows,
    spread,
)
from lib.charts.core.line import AxesSpec, Line
from lib.charts.core.line_chart import line_chart
from tests.unit.charts.pictures import PICTURES
from tests.unit.each import each

GENERATED = [np.random.default_rng(seed) for seed in range(60)]
LOW, HIGH = -0.5 * TEXT_HEIGHT, 300.0


@each("random", GENERATED)
def test_spread_names_are_a_row_apart_within_the_plot_and_in_the_order_of_their_lines(random):
    wanted = random.choice([20.0, 300.0]) * random.random(random.integers(1, 18)).round(random.integers(1, 4))
    places = spread(wanted, TEXT_HEIGHT, LOW, HIGH)
    assert np.all(np.diff(np.sort(places)) >= TEXT_HEIGHT - 1e-9)
    assert places.min() >= LOW
    assert places.max() <= HIGH + 1e-9
    order = np.argsort(wanted, kind="stable")
    assert np.all(np.diff(places[order]) > 0)


def test_names_that_are_far_enough_apart_stay_beside_their_lines():
    assert spread([200.0, 20.0, 90.0], TEXT_HEIGHT, LOW, HIGH).tolist() == [200, 20, 90]


def test_names_of_equal_lines_stand_symmetrically_around_them():
    assert spread([100.0, 100.0, 100.0], 17, LOW, HIGH).tolist() == [83, 100, 117]


def test_rows_of_names_do_not_overlap_and_names_without_room_have_none():
    names = [letter * length for letter, length in zip("abcdefghij", (5, 12, 30, 2, 38, 50, 3, 3, 20, 20), strict=True)]
    places = compact_rows(names)
    assert places[:4] == [(0, 0), (0, 7), (1, 0), (1, 32)]
    assert places[4:] == [(2, 0), *[None] * 5]
    for (row, left), name, after in zip(places[:4], names, places[1:5], strict=False):
        assert left + len(name) <= ROW_CHARACTERS
        assert after[0] > row or after[1] == left + len(name) + BETWEEN_NAMES
    assert max(place[0] for place in places if place) < MOST_ROWS


@each("width", PLOT_WIDTHS)
def test_a_text_is_beside_its_point_and_inside_the_plot(width):
    for x in np.linspace(0, width, 9):
        box = box_beside(x, 50, "largest 0.25 at 0", width)
        assert box.left >= 0
        assert box.left + box.width <= width


def boxes(notes, places, offsets, width, height):
    kept = [(note, place, offset) for note, place, offset in zip(notes, places, offsets, strict=True) if offset]
    return [box_beside(x * width, y * height + offset, note.text, width) for note, (x, y), offset in kept]


def assert_apart(found):
    for index, box in enumerate(found):
        assert not any(box.overlaps(other) for other in found[:index])


@each("random", GENERATED)
def test_annotations_do_not_overlap_on_a_phone_or_a_laptop(random):
    notes = [Annotation(0, 0, "x" * random.integers(4, 25)) for _ in range(random.integers(1, 6))]
    places, lines = random.random((len(notes), 2)), random.random((200, 2))
    offsets = annotation_offsets(notes, places.tolist(), lines, 200)
    assert offsets[0] is not None
    for width in PLOT_WIDTHS:
        assert_apart(boxes(notes, places, offsets, width, 200))


def test_an_annotation_is_on_the_side_that_covers_fewer_lines():
    above = np.column_stack([np.linspace(0, 1, 50), np.full(50, 0.44)])
    assert annotation_offsets([Annotation(0, 0, "here")], [(0.5, 0.5)], above, 200)[0] > 0
    assert annotation_offsets([Annotation(0, 0, "here")], [(0.5, 0.5)], 1 - above, 200)[0] < 0


@each("name", PICTURES)
def test_the_annotations_of_a_chart_do_not_overlap_and_are_in_its_plot(name):
    tables = PICTURES[name]().tables
    if "annotations" not in tables:
        return
    table, domain = tables["annotations"], tables["domain"]
    for axis, column in (("x", "x"), ("y", "value")):
        low, high = ends(domain, axis)
        assert np.all((low <= table[column]) & (table[column] <= high))
    assert len(table["note"]) <= 4


def test_an_annotation_outside_of_the_axes_is_left_out():
    x = np.linspace(0, 1, 11)
    notes = [Annotation(0.5, 0.5, "inside"), Annotation(0.5, 9.0, "outside"), Annotation(3.0, 0.5, "outside")]
    picture = line_chart({"x": x, "f": x}, [Line("f", "f")], AxesSpec("x", "y"), "", annotations=notes)
    assert picture.tables["annotations"]["note"].tolist() == ["inside"]
