"""The exercises of a view follow its controls; test_views.py opens those of every view."""

from lib.lesson.address import VIEW
from lib.lesson.exercises.registry import EXERCISES
from lib.text.catalogue.common import EXERCISES_INTRO
from lib.text.exercises import result_sentence, task
from tests.app.pages import assert_works, opened, shown

FLAT = EXERCISES["flat"]


def test_a_change_of_a_control_says_at_once_that_an_exercise_is_solved_and_says_it_once():
    app = opened("softmax", {VIEW: FLAT.view})
    assert result_sentence(FLAT.solved({})) in shown(app)
    assert not app.toast
    app.number_input(key="temperature").set_value(10.0).run()
    assert_works(app)
    assert result_sentence(FLAT.solved({"temperature": "10"})) in shown(app)
    assert [toast.value for toast in app.toast] == [f"**Exercise solved.** {task(FLAT)}"]
    app.number_input(key="temperature").set_value(11.0).run()
    assert "Solved" in shown(app)
    assert not app.toast


def test_an_address_that_solves_an_exercise_and_a_step_of_the_lesson_announce_nothing():
    app = opened("softmax", dict(FLAT.answer))
    assert "Solved" in shown(app)
    assert not app.toast
    assert EXERCISES_INTRO not in shown(opened("activations", {"lesson": "1"}))
