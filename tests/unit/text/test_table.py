"""The record of a table."""

import pytest

from lib.text.table import Table

TABLE = Table(("Loss", "Gradient"), ("Huber", "Focal"), (("1", "2"), ("3", "4")))


def test_rows_make_a_table():
    assert Table.from_rows({"Huber": {"Loss": "1", "Gradient": "2"}, "Focal": {"Loss": "3", "Gradient": "4"}}) == TABLE


def test_columns_make_the_same_table():
    assert Table.from_columns({"Loss": "13", "Gradient": iter("24")}, ["Huber", "Focal"]) == TABLE


def test_the_row_headings_may_have_a_heading_and_may_repeat():
    table = Table.from_columns({"Loss": "12"}, iter(("0.5", "0.5")), index="p")
    assert (table.index, table.rows, table.cells) == ("p", ("0.5", "0.5"), (("1",), ("2",)))


@pytest.mark.parametrize("cells", ["1", "123"])
def test_a_column_of_another_length_is_refused(cells):
    with pytest.raises(ValueError, match="argument"):
        Table.from_columns({"Loss": cells}, ["Huber", "Focal"])


def test_a_row_without_one_of_the_columns_is_refused():
    with pytest.raises(KeyError, match="Gradient"):
        Table.from_rows({"Huber": {"Loss": "1", "Gradient": "2"}, "Focal": {"Loss": "3"}})
