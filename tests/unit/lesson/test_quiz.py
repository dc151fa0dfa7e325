"""Filter of the claims, rounds and score of the quiz."""

import numpy as np
import pytest

from lib.lesson.claims.registry import CLAIMS, Verdict
from lib.lesson.quiz import ALL, ROUND, ROUND_SIZE, Score, following, matching, mixed, score, tally
from tests.unit.lesson.verdicts import VERDICTS

TRUE, FALSE, TRUE_IF = Verdict.TRUE, Verdict.FALSE, Verdict.TRUE_IF
PAGES = {claim.page for claim in CLAIMS.values()}


# Filter


def test_without_a_filter_every_claim_is_there_in_the_ledgers_order():
    assert matching(CLAIMS, VERDICTS) == list(CLAIMS)


@pytest.mark.parametrize("page", [ALL, *sorted(PAGES)])
@pytest.mark.parametrize("verdict", [ALL, *map(str, Verdict)])
def test_a_filter_keeps_exactly_the_claims_that_meet_it(page, verdict):
    kept = matching(CLAIMS, VERDICTS, page, verdict)
    for name, claim in CLAIMS.items():
        assert (name in kept) == (page in (ALL, claim.page) and verdict in (ALL, str(VERDICTS[name])))


@pytest.mark.parametrize(("page", "verdict", "said"), [("attic", ALL, "page must be"), (ALL, "maybe", "verdict must")])
def test_a_filter_that_there_is_not_is_named(page, verdict, said):
    with pytest.raises(ValueError, match=said):
        matching(CLAIMS, VERDICTS, page, verdict)


def test_the_tally_counts_each_verdict_also_one_that_no_claim_has():
    assert tally({"a": FALSE, "b": TRUE, "c": FALSE}) == {TRUE: 1, FALSE: 2, TRUE_IF: 0}
    assert tally({}) == {TRUE: 0, FALSE: 0, TRUE_IF: 0}


# Rounds


@pytest.mark.parametrize("number", range(1, 201))
def test_a_round_mixes_ten_different_claims_of_every_page_and_verdict(number):
    asked = mixed(CLAIMS, VERDICTS, np.random.default_rng(number))
    assert len(set(asked)) == len(asked) == ROUND_SIZE
    assert {CLAIMS[name].page for name in asked} == PAGES
    assert {VERDICTS[name] for name in asked} == set(Verdict)


def test_a_round_is_the_same_for_everybody_and_another_one_is_not():
    first, again, other = (mixed(CLAIMS, VERDICTS, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert first == again != other


def test_every_claim_is_asked_in_some_round():
    rounds = (mixed(CLAIMS, VERDICTS, np.random.default_rng(number)) for number in range(1, 201))
    assert set().union(*rounds) == set(CLAIMS)


@pytest.mark.parametrize("count", [7, len(CLAIMS)])
def test_a_round_may_be_as_short_as_its_kinds_and_as_long_as_the_ledger(count):
    assert len(set(mixed(CLAIMS, VERDICTS, np.random.default_rng(0), count))) == count


@pytest.mark.parametrize("count", [6, len(CLAIMS) + 1])
def test_a_round_that_cannot_be_had_is_refused(count):
    with pytest.raises(ValueError, match=rf"count must lie in \[7, {len(CLAIMS)}\]"):
        mixed(CLAIMS, VERDICTS, np.random.default_rng(0), count)


def test_after_the_last_round_comes_the_first():
    assert following(1) == 2
    assert following(ROUND.high) == ROUND.low


# Score


def test_a_score_holds_what_was_right_and_what_to_look_at_again_in_the_order_of_the_votes():
    votes = {"tanh-range": TRUE, "relu-sparse": TRUE, "mse-is-l2": FALSE, "leaky-max": FALSE}
    assert score(votes, VERDICTS) == Score(right=("relu-sparse", "mse-is-l2"), again=("tanh-range", "leaky-max"))
    assert score(votes, VERDICTS).asked == 4


@pytest.mark.parametrize(("vote", "right"), [(lambda v: v, len(CLAIMS)), (lambda v: TRUE if v is FALSE else FALSE, 0)])
def test_voting_as_the_checks_found_is_all_right_and_against_them_all_wrong(vote, right):
    found = score({name: vote(verdict) for name, verdict in VERDICTS.items()}, VERDICTS)
    assert (len(found.right), len(found.again)) == (right, len(CLAIMS) - right)


def test_without_votes_there_is_no_score():
    assert score({}, VERDICTS) == Score((), ())


def test_a_vote_on_no_claim_is_refused():
    with pytest.raises(ValueError, match="not on 'flat-earth'"):
        score({"flat-earth": TRUE}, VERDICTS)
