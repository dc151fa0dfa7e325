"""The claims on the start page, filtered and opened, and the pages in the states that their links ask for."""

import pytest

from lib.lesson import controls
from lib.lesson.address import without_defaults
from lib.lesson.claims.filters import ALL, select_claims
from lib.lesson.claims.registry import CLAIMS
from lib.lesson.scenes.chapters import SCENES
from lib.text.claims import both_sides, evidence, qualified_verdict, statement
from tests.app.pages import assert_state, assert_works, linked_location, links, opened
from tests.unit.lesson.verdicts import VERDICTS
from ui.compute_queue import checked

OF_SCENES = {linked_location(scene.page, scene.state) for scene in SCENES}
"""The addresses that test_scenes.py opens."""
LINKS = {linked_location(claim.page, claim.link): claim for claim in CLAIMS.values()}


def labels(app):
    return [part.label for part in app.expander]


def test_the_view_lists_every_claim_with_the_verdict_as_a_word():
    app = opened(None, {"view": "Claims"})
    assert_works(app)
    assert len(labels(app)) == len(CLAIMS)
    for (name, claim), label in zip(CLAIMS.items(), labels(app), strict=True):
        assert label.endswith(f"**{VERDICTS[name]}** · {claim.text}")
        assert label.startswith(":material/")


@pytest.mark.parametrize(("page", "verdict"), [("softmax", "false"), ("losses", ALL), (ALL, "true if")])
def test_the_address_filters_the_claims(page, verdict):
    app = opened(None, {"view": "Claims", "page": page, "verdict": verdict})
    assert_works(app)
    kept = select_claims(CLAIMS, VERDICTS, page, verdict)
    assert [label.split(" · ", 1)[1] for label in labels(app)] == [CLAIMS[name].text for name in kept]
    assert f"{len(kept)} of {len(CLAIMS)} claims" in app.caption[0].value


UNTIMED = [name for name, claim in CLAIMS.items() if not claim.needs_clock]


@pytest.fixture(scope="module")
def cards():
    """Return what the card of each claim shows, by the key that opens it; those of UNTIMED are open."""
    app = opened(None, {"view": "Claims"} | {controls.CLAIM_CARDS[name].key: "true" for name in UNTIMED})
    assert_works(app)
    return {card.proto.query_param_key: card for card in app.expander}


@pytest.mark.parametrize("name", UNTIMED)
def test_an_opened_claim_shows_both_sides_the_evidence_and_the_way_to_its_picture(cards, name):
    card = cards[f"claim{name.replace('-', '')}"]
    found = checked(name)
    assert CLAIMS[name].text in card.label
    texts = [element.value for element in card.markdown]
    assert any(text.endswith(statement(CLAIMS[name], found)) for text in texts)
    assert any(f"**{qualified_verdict(CLAIMS[name], found)}.**" in text for text in texts)
    assert all(any(side in text for text in texts) for side in both_sides(CLAIMS[name], found).values())
    assert any(element.value.endswith(evidence(found)) for element in card.caption)
    assert links(card) == [linked_location(CLAIMS[name].page, CLAIMS[name].link)]


def test_a_claim_that_is_not_opened_shows_its_label_alone(cards):
    closed = [card for card in cards.values() if not card.children]
    assert [card.label.partition(" · ")[2] for card in closed] == [
        claim.text for name, claim in CLAIMS.items() if name not in UNTIMED
    ]


@pytest.mark.parametrize("address", sorted(LINKS.keys() - OF_SCENES))
def test_a_linked_page_opens_in_the_state_of_the_link(address):
    claim = LINKS[address]
    app = opened(claim.page, without_defaults(claim.page, claim.link))
    assert_works(app)
    assert_state(app, claim.page, claim.link)
