"""The rows above a plot: where each line has its number, and how high they are together."""

from lib.charts.core.readout import ROW_HEIGHT, readout_height, readout_place


def test_after_the_last_row_of_a_column_the_next_column_begins():
    assert readout_place(5, 8) == {"row": 5, "row_left": 0.0, "row_width": 0.5}
    assert readout_place(6, 8) == {"row": 0, "row_left": 0.5, "row_width": 0.5}
    assert readout_place(None, 8)["row"] == -1


def test_the_height_is_the_same_for_one_line_and_two_and_does_not_grow_after_six():
    assert readout_height(1) == readout_height(2) == readout_height(3) - 2 * ROW_HEIGHT
    assert readout_height(6) == readout_height(60)
