"""What the pages say of an exercise: whether it is solved, and what was found, with its numbers."""

import pytest

from lib.lesson.exercises.exercise import Exercise, Result
from lib.text.exercises import hint, result_sentence, task


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (Result(True, "The function is odd."), "Solved. The function is odd."),
        (Result(False, "There is a kink at x {:=}.", (2.0,)), "Not solved yet. There is a kink at x = 2."),
        (Result(False, "It is {} at x {:=}.", (-2e-9, 1 / 3)), "Not solved yet. It is −2×10⁻⁹ at x ≈ 0.3333."),
        (Result(True, "It differs at x {1:=}, by {0}.", (0.5, -1.0)), "Solved. It differs at x = −1, by 0.5."),
    ],
)
def test_a_result_is_a_sentence_with_its_numbers(result, expected):
    assert result_sentence(result) == expected


def test_a_task_and_its_hint_have_the_numbers_that_are_checked():
    exercise = Exercise(
        *("steep", "activations", "Curves", "Reach a slope of {least}.", "Try {least} or more."),
        check=lambda state, least: Result(False, "No."),
        answer={},
        limits={"least": 0.01},
    )
    assert (task(exercise), hint(exercise)) == ("Reach a slope of 0.01.", "Try 0.01 or more.")
