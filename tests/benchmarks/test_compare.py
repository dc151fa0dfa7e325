"""Two results of the benchmark are compared by their ratios to the empty page."""

import json
import sys

import pandas as pd
import pytest

from benchmarks import compare
from benchmarks.load import by_page, main, of_rounds, save


def table(**ratios):
    """Return a table of tabs with these ratios to the empty page."""
    row = {"CPU ms/run": 9.0, "messages": 20.0, "kB": 5.0, "page": "losses"}
    return pd.DataFrame({f"ours losses {tab}": row | {"of empty": ratio} for tab, ratio in ratios.items()}).T


def test_a_tab_has_the_factor_by_which_its_ratio_has_changed_and_tabs_of_one_result_alone_are_left_out(
    tmp_path, monkeypatch, capsys
):
    files = [tmp_path / "before.json", tmp_path / "after.json"]
    for file, ratios in zip(files, ({"Race": 10.0, "Calm": 4.0, "Gone": 1.0}, {"Race": 5.0, "Calm": 8.0}), strict=True):
        save(table(**ratios), file)
    before, after = (json.loads(file.read_text()) for file in files)
    found, mean = compare.compared(before, after)
    assert dict(found["factor"]) == {"ours losses Calm": 2.0, "ours losses Race": 0.5}
    assert mean == pytest.approx(1.0)
    monkeypatch.setattr(sys, "argv", ["compare", *map(str, files)])
    compare.main()
    assert "1.00 times that before" in capsys.readouterr().out


def test_a_page_has_the_mean_of_its_tabs_and_its_costliest_one():
    found = table(Race=10.0, Calm=4.0).infer_objects()
    *_, row = by_page(found).splitlines()
    assert row == "| losses | 2 | 9.0 | 7.0 | Race | 10.0 | 20 | 5 |"


def test_an_error_in_one_of_two_rounds_is_in_the_table():
    row = {"CPU ms/run": 9.0, "errors": 0, "messages": 20.0}
    found = of_rounds([row, row | {"CPU ms/run": 11.0, "errors": 1}])
    assert dict(found) == {"CPU ms/run": 10.0, "errors": 1, "messages": 20.0}


def test_a_result_without_the_page_that_others_are_compared_with_is_not_measured(monkeypatch, capsys, tmp_path):
    file = tmp_path / "result.json"
    monkeypatch.setattr(sys, "argv", ["load", "--tabs", "--contenders", "ours", "--save", str(file)])
    with pytest.raises(SystemExit):
        main()
    assert "--save needs the contender empty" in capsys.readouterr().err
    assert not file.exists()
