"""The chart of an ascent keeps the curve visible after a step that is much too long."""

import pytest

from lib.charts.maximum_likelihood import ascent
from lib.inference.maximum_likelihood import maximize
from lib.lesson.controls import ASCENT_STEP
from tests.unit.charts.pictures import SAMPLE


@pytest.mark.parametrize(("start", "coordinate", "method"), [(0.9, "p", "gradient"), (0.99, "logit", "newton")])
def test_the_curve_is_not_squeezed_by_a_step_that_falls_far_below_it(start, coordinate, method):
    picture = ascent(SAMPLE, maximize(1, 10, start, method, coordinate, 1.0), ASCENT_STEP)
    low, high = picture.tables["domain"]["height"]
    assert low <= picture.tables["curve"]["height"].min() < picture.tables["curve"]["height"].max() < high
    assert high - low < 7
