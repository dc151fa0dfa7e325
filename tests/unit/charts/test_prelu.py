"""PReLU in training: its alpha and its function at each step."""

import numpy as np

from lib.charts.core.alt_text import alt_text
from lib.text.numbers import significant
from tests.unit.charts.pictures import PICTURES, RUNS, numbers_at


def test_the_text_alternative_has_the_function_of_the_present_step():
    picture = PICTURES["prelu.learned_function"]()
    assert "PReLU as learned so far from −0.5 to 2" in alt_text(picture, {"prelustep": 0})
    end = float(-2 * RUNS["PReLU"].alpha[-1])
    assert f"PReLU as learned so far from {significant(end, 4)} to 2" in alt_text(picture, {"prelustep": 300})


def test_alpha_over_the_steps_is_that_of_the_run():
    numbers = numbers_at(PICTURES["prelu.alpha_over_steps"]())
    np.testing.assert_array_equal(numbers["α that PReLU learns"], RUNS["PReLU"].alpha)
