"""The textbook form of softmax ends where its exponentials overflow."""

import numpy as np
import pytest

from lib.charts.overflow import over_shift
from lib.lesson.controls import SHIFT
from tests.unit.charts.pictures import numbers_at


@pytest.mark.parametrize(("dtype", "last"), [("float64", 705), ("float32", 85), ("float16", 5)])
def test_the_textbook_form_breaks_off_where_its_exponentials_overflow_and_the_shifted_form_never_does(dtype, last):
    numbers = numbers_at(over_shift([2.0, 1.0, 0.1], "a", dtype, SHIFT, 0.0))
    finite = numbers[np.isfinite(numbers["Textbook form"])]
    assert finite["constant added"].max() == last
    assert np.isfinite(numbers["Shifted form"]).all()


def test_where_the_textbook_form_gives_no_number_the_description_says_so():
    assert "nowhere" in over_shift([5000.0, 5000.0], "a", "float32", SHIFT, 0.0).description


def test_the_places_at_which_the_textbook_form_overflows_and_underflows_are_named():
    picture = over_shift([2.0, 1.0, 0.1], "a", "float32", SHIFT, 0.0)
    table = picture.tables["annotations"]
    notes = dict(zip(table["note"], table["x"], strict=True))
    assert notes == {"overflow": 85, "underflow": -105}
