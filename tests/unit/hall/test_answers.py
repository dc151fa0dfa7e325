"""What the answers of the phones amount to."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.hall import answers
from lib.hall.answers import Flips
from lib.hall.question import Activity, Phase, Question
from lib.lesson.claims.claim import Verdict
from tests.unit.each import each

FLIP, VOTE, GUESS = (Question(1, activity) for activity in (Activity.FLIP, Activity.VOTE, Activity.GUESS))
EXERCISE = Question(1, Activity.EXERCISE, exercise="x", choices=("1", "2", "8", "-3"))
CONDITION = Question(1, Activity.CONDITION, round=3, claim="x", choices=("it rains", "it snows", "it hails"))


def test_the_choices_of_a_vote_are_the_verdicts_of_a_claim():
    assert tuple(Verdict) == answers.CHOICES


@each(
    ("question", "answer"),
    [
        (FLIP, "0/1"),
        (FLIP, "1/1"),
        (FLIP, "10/10"),
        (VOTE, "true if"),
        (EXERCISE, "4"),
        (CONDITION, "3"),
        (GUESS, "0.00"),
        (GUESS, "1.00"),
    ],
)
def test_an_answer_that_a_phone_offers_is_accepted(question, answer):
    answers.check(question, answer)


@each(
    ("question", "answer"),
    [
        *((FLIP, text) for text in ("", "2/1", "11/10", "3/5", "-1/10", "1/1000", "٣/10", "true", "1/1\n")),
        *((EXERCISE, text) for text in ("", "0", "5", "8", "-3", "true", "1 ")),
        *((CONDITION, text) for text in ("", "0", "4", "A", "it rains")),
        *((VOTE, text) for text in ("", "yes", "TRUE", "0.30", "<b>")),
        *((GUESS, text) for text in ("", "0.3", "1.01", "nan", "-0.1", "0.300", "1e-3", "0.3٣")),
    ],
)
def test_any_other_text_is_no_answer(question, answer):
    with pytest.raises(ValueError):
        answers.check(question, answer)


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(answers.SIZES), st.integers(0, 10)), max_size=30))
def test_the_flips_of_all_phones_are_added_by_round(given_flips):
    tally, expected = {}, {}
    for number, size, ones in given_flips:
        flips = Flips(min(ones, size), size)
        counts = tally.setdefault(number, {})
        text = answers.flips_answer(flips)
        counts[text] = counts.get(text, 0) + 1
        expected.setdefault(number, []).append(flips)
    found = answers.rounds_of_flips(tally)
    assert found == {number: tuple(map(sum, zip(*expected[number], strict=True))) for number in sorted(expected)}
    total = answers.all_flips(tally)
    assert total == (sum(f.ones for f in found.values()), sum(f.flips for f in found.values()))


def test_votes_are_counted_for_every_choice_and_round():
    tally = {1: {"true": 2, "true if": 5}, 2: {"false": 1}}
    assert answers.votes(tally, 1) == {"true": 2, "false": 0, "true if": 5}
    assert answers.votes(tally, 2) == {"true": 0, "false": 1, "true if": 0}
    assert answers.votes(tally, 3) == dict.fromkeys(answers.CHOICES, 0)
    assert [answers.answered(tally, number) for number in (1, 2, 3)] == [7, 1, 0]


def test_votes_are_shown_by_round_and_those_on_a_claim_until_those_on_its_condition_are():
    tally = {1: {"true": 2}, 2: {"false": 1}, 3: {"2": 5}}
    first, second = ({"true": 2, "false": 0, "true if": 0}, {"true": 0, "false": 1, "true if": 0})
    claim = replace(CONDITION, activity=Activity.VOTE)
    for phase, round_, shown in ((Phase.OPEN, 1, []), (Phase.SHOWN, 1, [first]), (Phase.OPEN, 2, [first])):
        asked = replace(claim, phase=phase, round=round_)
        assert answers.shown_votes(asked, tally) == (asked, shown)
    assert answers.shown_votes(CONDITION, tally) == (claim, [first, second])
    for phase in (Phase.SHOWN, Phase.SOLVED):
        asked = replace(CONDITION, phase=phase)
        assert answers.shown_votes(asked, tally) == (asked, [{"1": 0, "2": 5, "3": 0}])


def test_guesses_are_in_order_with_their_counts():
    values, counts = answers.guesses({1: {"0.30": 2, "0.05": 1, "1.00": 3}})
    assert values.tolist() == [0.05, 0.3, 1.0]
    assert counts.tolist() == [1, 2, 3]
    assert answers.guesses({})[0].size == 0
    answers.check(GUESS, answers.guess_answer(0.3))


def test_a_coin_shows_ones_with_its_probability():
    generator = np.random.default_rng(0)
    found = [answers.flip(0.3, 10, generator) for _ in range(2000)]
    assert abs(sum(f.ones for f in found) / 20_000 - 0.3) < 0.015
    assert answers.flip(1.0, 10, generator) == (10, 10)
    assert answers.flip(0.0, 1, generator) == (0, 1)
