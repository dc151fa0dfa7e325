"""Tables of columns."""

import numpy as np
import pytest

from lib.charts.core.table import (
    concatenate,
    digest,
    row_count,
    select_rows,
    table_from_matrix,
    table_from_rows,
)


def listed(table):
    return {name: column.tolist() for name, column in table.items()}


def test_rows_become_columns_in_their_order():
    assert listed(table_from_rows({"x": i, "name": str(i)} for i in range(2))) == {"x": [0, 1], "name": ["0", "1"]}


def test_no_rows_give_the_named_columns_without_entries():
    assert listed(table_from_rows([], ("x", "y"))) == {"x": [], "y": []}


def test_a_matrix_becomes_its_columns_and_too_few_names_are_an_error():
    assert listed(table_from_matrix([[1, 2], [3, 4]], ["a", "b"])) == {"a": [1, 3], "b": [2, 4]}
    with pytest.raises(ValueError, match="zip"):
        table_from_matrix([[1, 2]], ["a"])


def test_tables_are_joined_below_each_other_and_rows_are_chosen_by_a_mask():
    table = concatenate([{"x": np.array([1, 2])}, {"x": np.array([3])}])
    assert listed(table) == {"x": [1, 2, 3]}
    assert listed(select_rows(table, table["x"] > 1)) == {"x": [2, 3]}
    assert row_count(table) == 3
    assert row_count({}) == 0
    assert concatenate([]) == {}


def test_cells_that_are_arrays_become_lists_that_tell_no_number_from_an_infinite_one():
    table = table_from_rows(
        [{"line": 0, "value": np.array([1.5, np.nan, -np.inf])}, {"line": 1, "value": np.array([2.0])}]
    )
    assert table["value"].dtype == object
    np.testing.assert_array_equal(table["value"][0], [1.5, -np.inf, np.inf])


@pytest.mark.parametrize(("given", "read"), [("float16", "float32"), ("int64", "float64"), ("int32", "int32")])
def test_a_list_has_a_type_that_the_browser_reads(given, read):
    [cell] = table_from_rows([{"value": np.array([1.5, 2.0]).astype(given)}])["value"]
    assert cell.dtype == read
    np.testing.assert_array_equal(cell, np.array([1.5, 2.0]).astype(given))


def test_a_digest_is_that_of_every_equal_table_and_of_no_other():
    def lists(last):
        return table_from_rows([{"name": "a", "xs": np.array([1.0, 2.0])}, {"name": "b", "xs": np.array([3.0, last])}])

    tables = [
        lists(4.0),
        lists(5.0),
        {"x": np.array([1, 2])},
        {"y": np.array([1, 2])},
        {"x": np.array([1, 3])},
        {"x": np.array([1.0, 2.0])},
        {"x": np.array(["1", "2"])},
        {"x": np.array([1]), "y": np.array([2])},
        {"x": np.array([None, 1], dtype=object)},
        {"x": np.array([1, None], dtype=object)},
    ]
    assert len(set(map(digest, tables))) == len(tables)
    assert digest(lists(4.0)) == digest(lists(4.0))
    assert digest({"x": np.arange(6)[::2]}) == digest({"x": np.array([0, 2, 4])})
