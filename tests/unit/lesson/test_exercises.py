"""Each exercise is solved by its answer, and neither by the default state nor by what is only near to an answer."""

import pytest

from lib.lesson.address import PAGES, readable
from lib.lesson.exercises import EXERCISES, exercises
from lib.text.exercises import result_sentence

NEAR = {
    "smooth-and-never-flat": [
        {"own": "softplus(x)"},
        {"own": "x"},
        {"own": "where(x > 0, x, 0.1*x)"},
        {"own": "where(x > 0, x, 2*expm1(x/2))"},
        {"own": "0.1*x + a*softplus(x)", "owna": "-0.1"},
        {"own": "x^3 + x/200"},
        {"own": "log(x)"},
        {"own": "1/0"},
        {"own": "tahn(x)"},
        {"own": " "},
    ],
    "bounded-and-odd": [
        {"own": "x"},
        {"own": "sigmoid(x)"},
        {"own": "a*x/(1 + abs(x))", "owna": "11"},
        {"own": "0*x"},
        {"own": "x/(1 + abs(x))^0.98"},
        {"own": "tanh(x) + 1e-6"},
        {"own": "1/x"},
    ],
    "tanh-from-sigmoid": [
        {"own": "tanh(x)"},
        {"own": "sigmoid(x)*0 + tanh(x)"},
        {"own": "2*sigmoid(x) - 1"},
        {"own": "2*sigmoid(2*x) - 1.000001"},
    ],
    "another-proper-loss": [
        {"ownloss": "(p - y)^2"},
        {"ownloss": "3*(p - y)^2 + 1"},
        {"ownloss": "softplus(z) - y*z"},
        {"ownloss": "abs(p - y)"},
        {"ownloss": "(p - y)^4"},
        {"ownloss": "1"},
        {"ownloss": "1/(p - p)"},
    ],
}
OTHERS = {
    "smooth-and-never-flat": [{"own": "x + sin(x)/2"}, {"own": "-x - tanh(x)"}],
    "bounded-and-odd": [{"own": "sin(x)"}, {"own": "sign(x)"}, {"own": "atan(a*x)", "owna": "3"}],
    "tanh-from-sigmoid": [{"own": "1 - 2*sigmoid(-2*x)"}, {"own": "sigmoid(2*x) - sigmoid(-2*x)"}],
    "another-proper-loss": [
        {"ownloss": "y*sqrt((1 - p)/p) + (1 - y)*sqrt(p/(1 - p))"},
        {"ownloss": "(p - y)^2 - y*log(p) - (1 - y)*log(1 - p)"},
    ],
}
EVERY = [pytest.param(exercise, id=exercise.id) for exercise in EXERCISES.values()]


@pytest.mark.parametrize("exercise", EVERY)
def test_an_exercise_is_solved_by_its_answer_and_by_others(exercise):
    for state in (exercise.answer, *OTHERS[exercise.id]):
        result = exercise.solved(state)
        assert result.solved, (state, result)
        assert result_sentence(result).startswith("Solved. ")


@pytest.mark.parametrize("exercise", EVERY)
def test_it_is_not_solved_by_the_default_state_or_by_what_is_only_near_and_a_sentence_says_why(exercise):
    assert not exercise.solved({}).solved
    for state in NEAR[exercise.id]:
        result = exercise.solved(state)
        assert not result.solved, state
        assert result_sentence(result).startswith("Not solved yet. ")
        assert "{" not in result_sentence(result)


@pytest.mark.parametrize("exercise", EVERY)
def test_an_exercise_belongs_to_a_view_and_its_answer_to_the_address_of_that_view(exercise):
    assert exercise in exercises(exercise.page, exercise.view)
    controls = {control.key for control in PAGES[exercise.page].views[exercise.view]}
    assert {*exercise.answer, "exercises"} <= controls
    query = {key: [value] if isinstance(value, str) else list(value) for key, value in exercise.answer.items()}
    assert readable(exercise.page, query) == (query, [])
    assert exercise.task.endswith(".")
    assert exercise.hint.endswith(".")


def test_the_sentence_has_the_numbers_that_were_found():
    def sentence(name, **state):
        return result_sentence(EXERCISES[name].solved(state))

    smooth, odd, loss = "smooth-and-never-flat", "bounded-and-odd", "another-proper-loss"
    assert sentence(smooth, own="relu(x - 2)") == "Not solved yet. There is a kink at x = 2."
    assert "2.061×10⁻⁹ at x = −20, so its size is below 0.01" in sentence(smooth, own="softplus(x)")
    assert "slope nearest to 0 is 0.1, at x = −20" in sentence(smooth, own="0.1*x + softplus(x)")
    assert "f(−x) + f(x) is 1 at x" in sentence(odd, own="sigmoid(x)")
    assert "largest size is 1." in sentence(odd, own="tanh(x)")
    assert "multiple of that of squared error" in sentence(loss, ownloss="(p - y)^2")
    assert "the expected loss is least at p ≈ " in sentence(loss, ownloss="(p - y)^4")
