"""Rounds and score of the quiz."""

import numpy as np
import pytest

from lib.lesson.claims.filters import ALL
from lib.lesson.claims.registry import CLAIMS, Verdict
from lib.lesson.quiz import (
    CHAPTER_CLAIMS,
    LAST_ROUND,
    RIGHT,
    ROUND_SIZE,
    Ballot,
    Score,
    ballots_from_json,
    ballots_to_json,
    conditions_of,
    draw_chapter_round,
    draw_conditions,
    draw_round,
    grade,
    next_round,
    round_key,
)
from lib.lesson.scenes.chapters import CHAPTERS
from tests.unit.lesson.verdicts import VERDICTS

TRUE, FALSE, TRUE_IF = Verdict.TRUE, Verdict.FALSE, Verdict.TRUE_IF
PAGES = {claim.page for claim in CLAIMS.values()}


# Rounds


def test_a_round_mixes_ten_different_claims_of_every_page_and_verdict():
    for number in range(1, 201):
        asked = draw_round(CLAIMS, VERDICTS, np.random.default_rng(number))
        assert len(set(asked)) == len(asked) == ROUND_SIZE, number
        assert {CLAIMS[name].page for name in asked} == PAGES, number
        assert {VERDICTS[name] for name in asked} == set(Verdict), number


def test_a_round_is_the_same_for_everybody_and_another_one_is_not():
    first, again, other = (draw_round(CLAIMS, VERDICTS, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert first == again != other


def test_every_claim_is_asked_in_some_round():
    rounds = (draw_round(CLAIMS, VERDICTS, np.random.default_rng(number)) for number in range(1, 201))
    assert set().union(*rounds) == set(CLAIMS)


@pytest.mark.parametrize("count", [7, len(CLAIMS)])
def test_a_round_may_be_as_short_as_its_kinds_and_as_long_as_the_list_of_claims(count):
    assert len(set(draw_round(CLAIMS, VERDICTS, np.random.default_rng(0), count))) == count


@pytest.mark.parametrize("count", [6, len(CLAIMS) + 1])
def test_a_round_that_cannot_be_had_is_refused(count):
    with pytest.raises(ValueError, match=rf"count must lie in \[7, {len(CLAIMS)}\]"):
        draw_round(CLAIMS, VERDICTS, np.random.default_rng(0), count)


def test_every_claim_belongs_to_one_chapter_and_that_is_the_chapter_of_the_scenes_that_ask_for_it():
    assert sorted(name for names in CHAPTER_CLAIMS.values() for name in names) == sorted(CLAIMS)
    assert list(CHAPTER_CLAIMS) == [chapter for chapter in CHAPTERS if chapter in CHAPTER_CLAIMS]
    assert all(CHAPTER_CLAIMS.values())
    for chapter, scenes in CHAPTERS.items():
        assert {scene.claim for scene in scenes if scene.claim} <= set(CHAPTER_CLAIMS.get(chapter, ()))


@pytest.mark.parametrize("chapter", CHAPTER_CLAIMS)
def test_a_round_of_a_chapter_has_ten_of_its_claims_or_all_and_another_order_in_another_round(chapter):
    rounds = [draw_chapter_round(chapter, np.random.default_rng(number)) for number in range(1, 40)]
    for asked in rounds:
        assert len(set(asked)) == len(asked) == min(ROUND_SIZE, len(CHAPTER_CLAIMS[chapter]))
    assert set().union(*rounds) == set(CHAPTER_CLAIMS[chapter])
    assert len(set(map(tuple, rounds))) > 1


def test_after_the_last_round_comes_the_first():
    assert next_round(1) == 2
    assert next_round(LAST_ROUND) == 1


# Score


def test_a_score_holds_what_was_right_and_what_to_look_at_again_in_the_order_of_the_answers():
    answers = {"tanh-range": TRUE, "relu-sparse": TRUE, "mse-is-l2": FALSE, "leaky-max": FALSE}
    assert grade(answers, VERDICTS) == Score(
        correct=("relu-sparse", "mse-is-l2"), incorrect=("tanh-range", "leaky-max")
    )
    assert grade(answers, VERDICTS).total == 4


@pytest.mark.parametrize(("vote", "right"), [(lambda v: v, len(CLAIMS)), (lambda v: TRUE if v is FALSE else FALSE, 0)])
def test_voting_as_the_checks_found_is_all_right_and_against_them_all_wrong(vote, right):
    found = grade({name: vote(verdict) for name, verdict in VERDICTS.items()}, VERDICTS)
    assert (len(found.correct), len(found.incorrect)) == (right, len(CLAIMS) - right)


def test_it_depends_on_another_condition_is_incorrect_and_on_the_right_one_correct():
    answers = {"leaky-max": TRUE_IF, "elu-smooth": TRUE_IF, "relu-sparse": TRUE_IF}
    score = grade(answers, VERDICTS, {"leaky-max": RIGHT, "elu-smooth": 2})
    assert score == Score(correct=("leaky-max",), incorrect=("elu-smooth", "relu-sparse"))


def test_a_claim_has_three_conditions_with_its_own_first_and_a_round_shows_them_in_an_order_of_its_own():
    for name, verdict in VERDICTS.items():
        conditions = conditions_of(CLAIMS[name])
        assert len(conditions) == (3 if verdict is TRUE_IF else 0)
        assert not conditions or conditions[RIGHT] == CLAIMS[name].condition
    orders = [draw_conditions(CLAIMS["leaky-max"], number) for number in range(1, 40)]
    assert orders[0] == draw_conditions(CLAIMS["leaky-max"], 1)
    assert {order.index(RIGHT) for order in orders} == {0, 1, 2}
    assert all(sorted(order) == [0, 1, 2] for order in orders)


def test_ballots_that_were_kept_without_conditions_are_read():
    assert ballots_from_json('{"1": {"votes": {"leaky-max": "true if"}, "index": 0}}', CLAIMS) == {
        "1": Ballot({"leaky-max": TRUE_IF})
    }


def test_without_answers_there_is_no_score():
    assert grade({}, VERDICTS) == Score((), ())


def test_a_vote_on_no_claim_is_refused():
    with pytest.raises(ValueError, match="not to 'flat-earth'"):
        grade({"flat-earth": TRUE}, VERDICTS)


def test_ballots_are_read_back_as_they_were_written():
    ballots = {
        round_key(ALL, 3): Ballot({"tanh-range": Verdict.TRUE_IF, "relu-fast": Verdict.TRUE}, 2, {"tanh-range": 1}),
        round_key("Softmax", 4): Ballot(),
    }
    assert ballots_from_json(ballots_to_json(ballots), CLAIMS) == ballots


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "[" * 100_000,
        '{"a": {"votes": {}, "index": 0}}',
        '{"No chapter 1": {"votes": {}, "index": 0}}',
        '{"1": {"votes": {}}}',
        '{"1": {"votes": [], "index": 0}}',
        '{"1": {"votes": {}, "index": 11}}',
        '{"1": {"votes": {}, "index": "0"}}',
        '{"1": {"votes": {"no-claim": "true"}, "index": 1}}',
        '{"1": {"votes": {"relu-fast": "perhaps"}, "index": 1}}',
        '{"1": {"votes": {}, "index": 1, "conditions": {"relu-fast": 0}}}',
        '{"1": {"votes": {}, "index": 1, "conditions": {"leaky-max": 3}}}',
        '{"1": {"votes": {}, "index": 1, "conditions": {"no-claim": 0}}}',
        '{"1": {"votes": {}, "index": 1, "conditions": 7}}',
    ],
)
def test_other_texts_are_no_ballots(text):
    with pytest.raises(ValueError, match="ballots"):
        ballots_from_json(text, CLAIMS)
