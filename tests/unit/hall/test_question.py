"""The phases of a question."""

import itertools

import pytest

from lib.hall.limits import LASTING, MOST_ROUNDS, is_over
from lib.hall.question import Activity, Phase, Question, Step, after, from_json, steps, to_json


def every():
    for activity, phase, number in itertools.product(Activity, Phase, (1, 2, MOST_ROUNDS)):
        for probability in (None, 0.3):
            for choices in ((), ("one", "two")):
                yield Question(7, activity, phase, number, "claim", "exercise", choices, probability, (3, 10))


def test_only_the_steps_that_are_offered_are_possible():
    for question in every():
        for step in Step:
            if step in steps(question):
                assert after(question, step) != question
            else:
                with pytest.raises(ValueError, match="is not possible"):
                    after(question, step)


def test_a_claim_is_voted_on_at_most_twice_before_it_is_solved():
    first = Question(1, Activity.VOTE, claim="x")
    shown = after(first, Step.SHOW)
    second = after(shown, Step.NEXT_ROUND)
    assert (second.is_open, second.round, second.number) == (True, 2, 1)
    both = after(second, Step.SHOW)
    assert steps(both) == (Step.SOLVE,)
    assert steps(after(both, Step.SOLVE)) == ()


def test_the_vote_on_a_claim_with_a_condition_goes_on_to_the_condition_in_a_round_of_its_own():
    shown = Question(1, Activity.VOTE, Phase.SHOWN, 2, "x", choices=("it rains", "it snows"))
    asked = after(shown, Step.SOLVE)
    assert (asked.activity, asked.phase, asked.number, asked.round) == (Activity.CONDITION, Phase.OPEN, 1, 3)
    assert steps(asked) == (Step.SHOW, Step.SOLVE)
    for solved in (after(asked, Step.SOLVE), after(after(asked, Step.SHOW), Step.SOLVE)):
        assert solved.phase == Phase.SOLVED
        assert steps(solved) == ()


def test_flips_go_on_in_rounds_until_p_is_shown_and_a_real_coin_has_none_to_show():
    question = Question(1, Activity.FLIP, probability=0.3)
    assert after(after(question, Step.NEXT_ROUND), Step.UNDO_ROUND) == question
    assert after(question, Step.SOLVE).phase == Phase.SOLVED
    assert after(question, Step.AGAIN) == Question(2, Activity.FLIP, probability=0.3)
    assert Step.SOLVE not in steps(Question(1, Activity.FLIP))
    assert Step.UNDO_ROUND not in steps(question)
    assert steps(after(question, Step.SOLVE)) == ()
    assert Step.NEXT_ROUND not in steps(Question(1, Activity.FLIP, round=MOST_ROUNDS))


def test_a_question_is_read_back_from_its_text():
    for question in every():
        assert from_json(to_json(question)) == question


def test_a_question_of_an_earlier_version_is_read():
    text = (
        '{"number": 3, "activity": "vote", "phase": "shown", "round": 2, "claim": "x", "probability": null, '
        '"sample": [0, 0]}'
    )
    assert from_json(text) == Question(3, Activity.VOTE, Phase.SHOWN, 2, "x")


def test_a_question_of_a_later_version_is_read_without_its_new_fields_and_not_if_it_is_of_a_new_activity():
    question = Question(3, Activity.VOTE, Phase.SHOWN, 2, "x")
    text = to_json(question)
    assert from_json(text.replace("{", '{"hint": "none", ', 1)) == question
    for new in (text.replace('"vote"', '"sing"'), text.replace('"shown"', '"hidden"')):
        with pytest.raises(ValueError, match="is not a valid"):
            from_json(new)


def test_a_hall_is_over_after_its_time_and_not_for_a_thread_that_has_taken_the_time_before_it_was_opened():
    found = [is_over(100.0, 100.0 + seconds) for seconds in (-LASTING, -1, 0, LASTING - 1, LASTING)]
    assert found == [True, False, False, False, True]
