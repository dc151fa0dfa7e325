"""The computation of softmax is right whichever slider moves, and each number names those it is computed from."""

import numpy as np
import pandas as pd
import pytest

from lib.charts import softmax as charts
from lib.charts.core.sweeps import SWEEPS, sweep_starts
from lib.charts.softmax import computation_cells
from lib.lesson.controls import LOGITS
from lib.softmax import softmax
from tests.unit.charts.pictures import COMMITTED, PICTURES, THREE, numbers_at, table_of


def test_the_live_computation_is_softmax_whichever_slider_moves():
    picture = PICTURES["softmax.computation"]()
    start = sweep_starts(LOGITS)[1]
    for last, logits in ((start - 1, [10, 1, 0.1]), (-1, [2, 1, 10])):
        row = table_of(picture, SWEEPS).iloc[last].to_numpy()
        np.testing.assert_allclose(row[:3], logits)
        np.testing.assert_allclose(row[3:6], np.exp(logits))
        np.testing.assert_allclose(row[6:9], softmax(logits), rtol=1e-6)
        np.testing.assert_allclose(row[9:11], [np.exp(logits).sum(), 1])


def test_a_bar_is_as_long_as_its_number_in_the_scale_of_its_column():
    row = table_of(PICTURES["softmax.computation"](), SWEEPS).iloc[0].to_numpy()
    np.testing.assert_allclose(row[11:14], [0.2, 0.1, 0.01])
    np.testing.assert_allclose(row[14:17], np.exp([0, -1, -1.9]))
    np.testing.assert_allclose(row[17:20], row[6:9])
    cells = pd.DataFrame(computation_cells(THREE))
    assert cells["bar"][cells["row"] < 3].sort_values().tolist() == list(range(11, 20))


def test_a_constant_added_to_all_logits_moves_the_logits_and_no_probability():
    picture = charts.computation(THREE, LOGITS, 2.0, 5.0, COMMITTED)
    row = table_of(picture, SWEEPS).iloc[0].to_numpy()
    np.testing.assert_allclose(row[:3], [7, 6, 5.1])
    np.testing.assert_allclose(row[3:6], np.exp([3.5, 3, 2.55]))
    np.testing.assert_allclose(row[6:9], softmax([2, 1, 0.1], 2.0))
    assert np.abs(row[11:14]).max() <= 1


def test_the_head_of_the_exponentials_names_the_temperature():
    assert set(computation_cells(THREE)["symbol"]) == {"z", "exp(z)", "exp(z) ÷ sum", ""}
    assert "exp(z / 0.5)" in computation_cells(THREE, 0.5)["symbol"]


def test_each_number_names_those_it_is_computed_from():
    cells = pd.DataFrame(computation_cells(["a", "b"])).set_index("index")
    assert cells["sources"].to_dict() == {
        **dict.fromkeys((0, 1), ""),
        2: ",0,",
        3: ",1,",
        4: ",2,6,",
        5: ",3,6,",
        6: ",2,3,",
        7: ",4,5,",
    }


@pytest.mark.parametrize("n", [2, 50, 200])
def test_the_probabilities_of_n_classes_are_those_of_as_many_logits(n):
    numbers = numbers_at(PICTURES["softmax.class_curve"](), classes=n).dropna()
    assert len(numbers) == n
    np.testing.assert_allclose(numbers["probability"], softmax(np.linspace(-5, 5, n)), rtol=1e-6)
