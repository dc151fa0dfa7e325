"""Numbers as comma-separated values: what pandas writes."""

import numpy as np
import pandas as pd
import pytest

from lib.export.csv import table_to_csv

TABLES = [
    {"x": np.array([0.1, 1e-300, -2.5e17, 3.0]), "y": np.array([np.nan, np.inf, -np.inf, 0.0])},
    {"f": np.float32([0.1, 1 / 3, 1e-8, 16777216]), "g": np.float32([np.nan, 2.5, -1, 0])},
    {"k": np.arange(3), "name": np.array(["a,b", 'c"d', "−ü"]), "on": np.array([True, False, True])},
    {"a,b": np.array([1.0]), 'c"d': np.array([2.0])},
    {"empty": np.array([])},
]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: " ".join(table))
def test_a_table_is_written_as_pandas_writes_it(table):
    assert table_to_csv(table).removeprefix("\ufeff") == pd.DataFrame(table).to_csv(index=False)


def test_text_that_begins_like_a_formula_is_text_to_a_spreadsheet_and_numbers_stay():
    table = {"=x": np.array(["=1+1", "@SUM(A1)", "-1", "cat"]), "y": np.array([-1.5, 2, np.nan, -4])}
    assert table_to_csv(table).splitlines() == ["'=x,y", "'=1+1,-1.5", "'@SUM(A1),2.0", "'-1,", "cat,-4.0"]


def test_only_a_file_with_a_character_beyond_ascii_begins_with_a_byte_order_mark():
    assert table_to_csv({"name": np.array(["猫"])}) == "\ufeffname\n猫\n"
    assert table_to_csv({"α": np.array([1])}).startswith("\ufeff")
    assert table_to_csv({"name": np.array(["cat"])}) == "name\ncat\n"
