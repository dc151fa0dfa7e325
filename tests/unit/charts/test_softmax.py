"""The computation of softmax is right whichever slider moves, and each number names those it is computed from."""

import numpy as np
import pandas as pd
import pytest

from lib.charts.softmax import computation_cells
from lib.softmax import softmax
from tests.unit.charts.pictures import PICTURES, numbers_at, table_of


def test_the_live_computation_is_softmax_whichever_slider_moves():
    picture = PICTURES["softmax.computation"]()
    for slider, logits, temperature in (("cat", [10, 1, 0.1], 1), ("temperature", [2, 1, 0.1], 20)):
        row = table_of(picture, slider).iloc[-1].to_numpy()
        np.testing.assert_allclose(row[9:12], softmax(logits, temperature), rtol=1e-6)
        np.testing.assert_allclose(row[12:15], -np.log(row[9:12]), atol=1e-5)
        assert row[16] == pytest.approx(1)


def test_a_constant_added_to_all_logits_moves_the_logits_and_no_probability():
    table = table_of(PICTURES["softmax.computation"](), "constant").to_numpy()
    assert np.ptp(table[:, 0]) == pytest.approx(10)
    np.testing.assert_allclose(np.ptp(table[:, 3], axis=0), 10)
    np.testing.assert_allclose(np.ptp(table[:, [9, 10, 11, 12, 13, 14, 16]], axis=0), 0, atol=1e-6)


def test_the_exponentials_of_the_table_are_those_of_the_formula():
    table = table_of(PICTURES["softmax.computation"](), "committed").iloc[0].to_numpy()
    np.testing.assert_allclose(table[6:9], np.exp([2, 1, 0.1]))
    assert table[15] == pytest.approx(np.exp([2, 1, 0.1]).sum())


def test_each_number_names_those_it_is_computed_from():
    cells = pd.DataFrame(computation_cells(["a", "b"])).set_index("index")
    assert cells["sources"].to_dict() == {
        **dict.fromkeys((0, 1), ""),
        2: ",0,",
        3: ",1,",
        4: ",2,",
        5: ",3,",
        6: ",4,10,",
        7: ",5,10,",
        8: ",6,",
        9: ",7,",
        10: ",4,5,",
        11: ",6,7,",
    }


@pytest.mark.parametrize("n", [2, 50, 200])
def test_the_probabilities_of_n_classes_are_those_of_as_many_logits(n):
    numbers = numbers_at(PICTURES["softmax.class_curve"](), classes=n).dropna()
    assert len(numbers) == n
    np.testing.assert_allclose(numbers["probability"], softmax(np.linspace(-5, 5, n)), rtol=1e-6)
