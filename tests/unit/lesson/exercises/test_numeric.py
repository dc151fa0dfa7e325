"""The numbers that an audience chooses among, of which one solves an exercise."""

from dataclasses import replace

import numpy as np
import pytest

from lib.hall.question import Activity, Question
from lib.lesson.address import PAGES, readable
from lib.lesson.exercises.exercise import Result
from lib.lesson.exercises.numeric import COUNT, NUMERIC, draw_choices, parameter, results, settings, state
from lib.lesson.exercises.registry import EXERCISES
from lib.text.hall import choice_labels
from tests.unit.each import each


def choices(exercise, seed=0):
    return draw_choices(exercise, np.random.default_rng(seed))


@each("exercise", NUMERIC.values())
def test_every_exercise_offers_its_answer_among_other_numbers_with_which_its_view_opens(exercise):
    offered = choices(exercise)
    # Numbers that differ may be written alike.
    asked = Question(1, Activity.EXERCISE, exercise=exercise.id, choices=offered)
    assert len(set(choice_labels(asked).values())) == len(set(offered)) == COUNT
    assert exercise.answer[parameter(exercise).key] in offered
    for value in offered:
        query = {key: [text] if isinstance(text, str) else list(text) for key, text in state(exercise, value).items()}
        kept, faults = readable(exercise.page, query)
        assert (kept | query, faults) == (kept, [])


# Those of the other pages train networks, and their checks take longer.
@each("exercise", [exercise for exercise in NUMERIC.values() if exercise.page in ("softmax", "likelihood")])
def test_exactly_one_of_the_numbers_solves_the_exercise(exercise):
    offered = choices(exercise, 1)
    solved = [value for value, found in zip(offered, results(exercise, offered), strict=True) if found.solved]
    assert solved == [exercise.answer[parameter(exercise).key]]


def test_the_order_and_the_other_numbers_follow_from_the_seed():
    exercise = NUMERIC["most-classes"]
    drawn = [choices(exercise, seed) for seed in range(20)]
    assert choices(exercise, 3) == drawn[3]
    assert {offered.index("14") for offered in drawn} == set(range(COUNT))
    assert len(set().union(*drawn)) > COUNT


def test_an_exercise_that_is_typed_or_has_several_numbers_is_none_of_them():
    assert len(NUMERIC) >= 25
    assert {exercise.page for exercise in NUMERIC.values()} == {"activations", "softmax", "likelihood", "losses"}
    for name in ("xor-by-differences", "sample-with-maximum", "tanh-from-sigmoid", "short-interval"):
        assert name in EXERCISES
        assert name not in NUMERIC


def test_an_exercise_is_none_of_them_whose_task_points_at_what_only_its_view_shows():
    for name in ("near-the-centre", "more-probable", "small-area", "disagreeing-tests"):
        assert name in EXERCISES
        assert name not in NUMERIC


def test_the_state_before_the_answer_has_the_options_and_not_the_number():
    exercise = NUMERIC["first-overflow"]
    assert state(exercise) == {"view": "Overflow", "dtype": "float32"}
    assert settings(exercise) == {"Numbers are": "float32"}
    assert settings(NUMERIC["straight-leaky-relu"]) == {"Functions": "Leaky ReLU"}
    assert all(exercise.view in PAGES[exercise.page].views for exercise in NUMERIC.values())


def test_an_exercise_that_almost_every_number_solves_is_refused():
    solved_by_any = replace(NUMERIC["best-factor"], check=lambda state: Result(True, ""))
    with pytest.raises(ValueError, match="must refuse 3 numbers"):
        choices(solved_by_any)
