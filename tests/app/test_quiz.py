"""The quiz on the start page: votes, verdicts, score, and rounds."""

import numpy as np
import pytest

from lib.lesson.claims.claim import Verdict
from lib.lesson.claims.registry import CLAIMS, examine
from lib.lesson.quiz import (
    RIGHT,
    ROUND_SIZE,
    conditions_of,
    draw_chapter_round,
    draw_conditions,
    draw_round,
)
from lib.text.claims import statement
from tests.app.pages import assert_works, linked_location, links, opened
from tests.unit.lesson.verdicts import VERDICTS

TRUE, FALSE, TRUE_IF = Verdict


def vote(app, verdict):
    app.button(key=f"vote {verdict}").click().run()
    assert_works(app)


def choose(app, claim, number=1, place=RIGHT):
    """Choose a condition of a claim that is true only under one, as round `number` shows them."""
    key = draw_conditions(claim, number).index(place) + 1
    button = app.button(key=f"condition {key}")
    assert button.label == f"… {conditions_of(claim)[place]}"
    button.click().run()
    assert_works(app)


def test_a_claim_is_not_judged_before_the_vote():
    app = opened(None, {"view": "Quiz"})
    assert_works(app)
    assert not app.caption
    assert not app.success
    assert not app.warning
    vote(app, TRUE)
    assert len(app.success) + len(app.warning) == 1
    assert len(app.caption) == 1


@pytest.mark.parametrize("number", ["1", "2", "77"])
def test_a_round_voted_as_the_checks_find_ends_with_ten_right(number):
    app = opened(None, {"view": "Quiz", "round": number})
    for name in draw_round(CLAIMS, VERDICTS, np.random.default_rng(int(number))):
        assert app.subheader[0].value == CLAIMS[name].text
        vote(app, VERDICTS[name])
        if VERDICTS[name] is TRUE_IF:
            assert not app.success
            choose(app, CLAIMS[name], int(number))
        assert app.success[0].value.startswith("Correct. Your answer: ")
        app.button(key="next").click().run()
    assert_works(app)
    assert app.subheader[0].value == "10 of 10 correct"


def test_a_round_ends_with_the_claims_to_look_at_again_and_can_be_played_again():
    asked = draw_round(CLAIMS, VERDICTS, np.random.default_rng(1))
    app = opened(None, {"view": "Quiz"})
    for _ in asked:
        vote(app, FALSE)
        app.button(key="next").click().run()
    again = [name for name in asked if VERDICTS[name] is not FALSE]
    assert app.subheader[0].value == f"{ROUND_SIZE - len(again)} of 10 correct"
    texts = [element.value for element in app.markdown]
    assert [text for text in texts if text.strip("*") in {claim.text for claim in CLAIMS.values()}] == [
        f"**{CLAIMS[name].text}**" for name in again
    ]
    assert links(app) == [linked_location(CLAIMS[name].page, CLAIMS[name].link) for name in again]
    app.button(key="afresh").click().run()
    assert_works(app)
    assert app.subheader[0].value == CLAIMS[asked[0]].text


def test_votes_wait_while_another_page_or_round_is_looked_at():
    app = opened(None, {"view": "Quiz"})
    vote(app, TRUE)
    app.switch_page("pages/softmax.py").run()
    app.switch_page("streamlit_app.py").run()
    app.session_state["view"] = "Quiz"
    app.run()
    assert len(app.success) + len(app.warning) == 1
    app.number_input(key="round").set_value(2).run()
    assert len(app.success) + len(app.warning) == 0
    app.number_input(key="round").set_value(1).run()
    assert len(app.success) + len(app.warning) == 1


def test_another_condition_is_incorrect_and_the_reason_follows():
    app = opened(None, {"view": "Quiz", "chapter": "Softmax"})
    for name in draw_chapter_round("Softmax", np.random.default_rng(1)):
        vote(app, TRUE_IF)
        if VERDICTS[name] is TRUE_IF:
            choose(app, CLAIMS[name], place=2)
            other = conditions_of(CLAIMS[name])[2]
            assert app.warning[0].value.startswith(f"Incorrect. Your answer: true if {other}. The computation shows")
            assert any(statement(CLAIMS[name], examine(CLAIMS[name])) in element.value for element in app.markdown)
        app.button(key="next").click().run()
    assert app.subheader[0].value.startswith("0 of ")


def test_another_round_begins_without_votes():
    app = opened(None, {"view": "Quiz"})
    vote(app, TRUE)
    app.button(key="preset Another round").click().run()
    assert_works(app)
    assert app.number_input(key="round").value == 2
    assert app.subheader[0].value == CLAIMS[draw_round(CLAIMS, VERDICTS, np.random.default_rng(2))[0]].text
    assert not app.success
    assert not app.warning


def test_a_round_of_a_chapter_asks_for_its_claims_and_tells_the_reason_and_the_condition_after_an_answer():
    app = opened(None, {"view": "Quiz", "chapter": "Softmax"})
    asked = draw_chapter_round("Softmax", np.random.default_rng(1))
    for name in asked:
        claim = CLAIMS[name]
        assert app.subheader[0].value == claim.text
        assert app.button(key="vote true if").label == "It depends"
        vote(app, TRUE_IF)
        if VERDICTS[name] is TRUE_IF:
            choose(app, claim)
        (said,) = [element.value for element in (*app.success, *app.warning)]
        assert (f"the claim is true if {claim.condition}" in said) == (VERDICTS[name] is TRUE_IF)
        assert any(statement(claim, examine(claim)) in element.value for element in app.markdown)
        assert links(app) == [linked_location(claim.page, claim.link)]
        app.button(key="next").click().run()
    right = sum(VERDICTS[name] is TRUE_IF for name in asked)
    assert app.subheader[0].value == f"{right} of {len(asked)} correct"
