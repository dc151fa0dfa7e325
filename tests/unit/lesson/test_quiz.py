"""Filter, rounds and score of the ledger, and the ledger as the overview page shows it."""

import numpy as np
import pytest

from lib.lesson.claims.registry import CLAIMS, Verdict, examine
from lib.lesson.quiz import ALL, ROUND, ROUND_SIZE, Score, following, matching, mixed, score, tally
from lib.lesson.scenes import location
from lib.text.claims import statement
from tests.app.test_pages import JUNK, assert_works, opened
from tests.unit.lesson.test_claims import VERDICTS

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


# The overview page


def labels(app):
    return [part.label for part in app.expander]


def test_the_ledger_lists_every_claim_with_the_verdict_as_a_word():
    app = opened(None, {"view": "Ledger"})
    assert_works(app)
    assert len(labels(app)) == len(CLAIMS)
    for (name, claim), label in zip(CLAIMS.items(), labels(app), strict=True):
        assert label.endswith(f"**{VERDICTS[name]}** · {claim.text}")
        assert label.startswith(":material/")


@pytest.mark.parametrize(("page", "verdict"), [("softmax", "false"), ("losses", ALL), (ALL, "true if")])
def test_the_address_filters_the_ledger(page, verdict):
    app = opened(None, {"view": "Ledger", "page": page, "verdict": verdict})
    assert_works(app)
    kept = matching(CLAIMS, VERDICTS, page, verdict)
    assert [label.split(" · ", 1)[1] for label in labels(app)] == [CLAIMS[name].text for name in kept]
    assert f"{len(kept)} of {len(CLAIMS)} claims" in app.caption[0].value


@pytest.mark.parametrize("name", [name for name, claim in CLAIMS.items() if not claim.needs_clock])
def test_an_opened_claim_shows_its_statement_its_evidence_and_the_way_to_its_picture(name):
    app = opened(None, {"view": "Ledger", "page": CLAIMS[name].page, f"claim{name.replace('-', '')}": "true"})
    assert_works(app)
    found = examine(CLAIMS[name])
    assert any(element.value.endswith(statement(CLAIMS[name], found)) for element in app.markdown)
    assert any(element.value.endswith(found.evidence) for element in app.caption)
    assert links(app) == [location(CLAIMS[name].page, CLAIMS[name].link)]


def links(app):
    return [f"/{element.proto.url}" for element in app.get("link_button")]


def vote(app, verdict):
    app.button(key=f"vote {verdict}").click().run()
    assert_works(app)


def test_a_claim_is_not_judged_before_the_vote():
    app = opened(None, {"view": "Predict"})
    assert_works(app)
    assert not app.caption
    assert not app.success
    assert not app.warning
    vote(app, TRUE)
    assert len(app.success) + len(app.warning) == 1
    assert len(app.caption) == 1


@pytest.mark.parametrize("number", ["1", "2", "77"])
def test_a_round_voted_as_the_checks_find_ends_with_ten_right(number):
    app = opened(None, {"view": "Predict", "round": number})
    for name in mixed(CLAIMS, VERDICTS, np.random.default_rng(int(number))):
        assert app.subheader[0].value == CLAIMS[name].text
        vote(app, VERDICTS[name])
        assert app.success[0].value.startswith("Right.")
        app.button(key="next").click().run()
    assert_works(app)
    assert app.subheader[0].value == "10 of 10 right"


def test_a_round_ends_with_the_claims_to_look_at_again_and_can_be_played_again():
    asked = mixed(CLAIMS, VERDICTS, np.random.default_rng(1))
    app = opened(None, {"view": "Predict"})
    for _ in asked:
        vote(app, FALSE)
        app.button(key="next").click().run()
    again = [name for name in asked if VERDICTS[name] is not FALSE]
    assert app.subheader[0].value == f"{ROUND_SIZE - len(again)} of 10 right"
    texts = [element.value for element in app.markdown]
    assert [text for text in texts if text.strip("*") in {claim.text for claim in CLAIMS.values()}] == [
        f"**{CLAIMS[name].text}**" for name in again
    ]
    assert links(app) == [location(CLAIMS[name].page, CLAIMS[name].link) for name in again]
    app.button(key="afresh").click().run()
    assert_works(app)
    assert app.subheader[0].value == CLAIMS[asked[0]].text


def test_votes_wait_while_another_page_or_round_is_looked_at():
    app = opened(None, {"view": "Predict"})
    vote(app, TRUE)
    app.switch_page("pages/softmax.py").run()
    app.switch_page("streamlit_app.py").run()
    app.session_state["view"] = "Predict"
    app.run()
    assert len(app.success) + len(app.warning) == 1
    app.number_input(key="round").set_value(2).run()
    assert len(app.success) + len(app.warning) == 0
    app.number_input(key="round").set_value(1).run()
    assert len(app.success) + len(app.warning) == 1


def test_another_round_begins_without_votes():
    app = opened(None, {"view": "Predict"})
    vote(app, TRUE)
    app.button(key="preset Another round").click().run()
    assert_works(app)
    assert app.number_input(key="round").value == 2
    assert app.subheader[0].value == CLAIMS[mixed(CLAIMS, VERDICTS, np.random.default_rng(2))[0]].text
    assert not app.success
    assert not app.warning


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("view", ["Rooms", "Ledger", "Predict", "Scenes"])
def test_the_overview_works_whatever_the_address_says(view, junk):
    assert_works(opened(None, {"view": view, "page": junk, "verdict": junk, "round": junk, "claimtanhrange": junk}))
