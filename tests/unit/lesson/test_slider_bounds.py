"""The ends of a slider that the visitor sets are in order, and its value lies between them."""

import pytest

from lib.lesson.address import readable
from lib.lesson.controls import OWN_BOUNDS, SLIDER_BOUNDS
from lib.lesson.slider_bounds import LEAST_LENGTH, MOST_STEPS
from lib.numerics.parameter import grid

A = OWN_BOUNDS["a"]


@pytest.mark.parametrize(
    ("asked", "used"),
    [
        ((-5, 5), (-5, 5)),
        ((5, -5), (-5, 5)),
        ((2, 2), (2, 2 + LEAST_LENGTH)),
        ((100, 100), (100 - LEAST_LENGTH, 100)),
        ((-100, -100), (-100, -100 + LEAST_LENGTH)),
    ],
)
def test_ends_are_put_in_order_and_apart_and_a_sentence_says_so(asked, used):
    assert A.held(*asked) == pytest.approx(used)
    assert bool(A.order_note(*asked)) == (asked != used)


def test_a_note_names_what_was_asked_for_and_what_is_used():
    assert A.order_note(5, -3) == "The slider of a of your function: 5 to −3 is not in order, so −3 to 5 is used"
    assert "2 to 2 is too narrow, so 2 to 2.01 is used" in A.order_note(2, 2)
    assert A.value_note(7, -5, 5) == "a of your function: 7 is not in −5 to 5, so 5 is used"
    assert A.value_note(5, -5, 5) == ""


@pytest.mark.parametrize(
    ("ends", "step"),
    [((-5, 5), 0.1), ((0, 1), 0.01), ((-100, 100), 2), ((0, 3), 0.05), ((0, 0.01), 0.0001), ((0, 0.137), 0.00137)],
)
def test_a_slider_has_round_steps_that_end_at_its_end(ends, step):
    slider = A.slider(*ends)
    assert slider.step == pytest.approx(step)
    assert (grid(slider)[0], grid(slider)[-1]) == ends
    assert grid(slider).size <= MOST_STEPS + 1
    assert slider.low <= slider.default <= slider.high
    assert slider.key == A.parameter.key


def test_every_slider_of_any_ends_is_a_valid_parameter():
    for bounds in SLIDER_BOUNDS:
        for low in (-100, -7.3, -0.001, 0, 1 / 3, 42):
            for length in (LEAST_LENGTH, 0.017, 1, 2 / 3, 58):
                slider = bounds.slider(low, low + length)
                assert grid(slider)[-1] == pytest.approx(low + length, abs=1e-9)


def test_an_address_is_corrected_in_the_view_that_has_the_ends():
    query = {"own": ["a*x"], "owna": ["50"], "ownalow": ["10"], "ownahigh": ["2"]}
    kept, notes = readable("activations", query)
    assert kept == {"own": ["a*x"], "owna": ["10"], "ownalow": ["2"], "ownahigh": ["10"]}
    assert len(notes) == 2
    assert readable("activations", {"view": ["Compare"], "owna": ["50"]}) == ({"view": ["Compare"], "owna": ["50"]}, [])
    assert readable("losses", {"view": ["More losses"], "ownlossb": ["-7"]})[0]["ownlossb"] == ["-5"]
    assert readable("activations", {"owna": ["101"]})[0] == {}


def test_one_end_alone_is_ordered_with_the_default_of_the_other():
    kept, notes = readable("activations", {"ownalow": ["8"]})
    assert (kept, len(notes)) == ({"ownalow": ["5"], "ownahigh": ["8"]}, 1)
