"""The claims on the start page, filtered and opened, and the pages in the states that their links ask for."""

import pytest

from lib.lesson.claims.filters import ALL, select_claims
from lib.lesson.claims.registry import CLAIMS, examine
from lib.text.claims import both_sides, evidence, qualified_verdict, statement
from tests.app.pages import assert_state, assert_works, linked_location, links, opened
from tests.unit.lesson.verdicts import VERDICTS

DISTINCT_LINKS = {(claim.page, tuple(sorted(claim.link.items()))) for claim in CLAIMS.values()}


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


@pytest.mark.parametrize("name", [name for name, claim in CLAIMS.items() if not claim.needs_clock])
def test_an_opened_claim_shows_both_sides_the_evidence_and_the_way_to_its_picture(name):
    app = opened(None, {"view": "Claims", "page": CLAIMS[name].page, f"claim{name.replace('-', '')}": "true"})
    assert_works(app)
    found = examine(CLAIMS[name])
    assert any(element.value.endswith(statement(CLAIMS[name], found)) for element in app.markdown)
    texts = [element.value for element in app.markdown]
    assert any(f"**{qualified_verdict(CLAIMS[name], found)}.**" in text for text in texts)
    assert all(any(side in text for text in texts) for side in both_sides(CLAIMS[name], found).values())
    assert any(element.value.endswith(evidence(found)) for element in app.caption)
    assert links(app) == [linked_location(CLAIMS[name].page, CLAIMS[name].link)]


@pytest.mark.parametrize(("page", "link"), sorted(DISTINCT_LINKS))
def test_a_linked_page_opens_in_the_state_of_the_link(page, link):
    app = opened(page, dict(link))
    assert_works(app)
    assert_state(app, page, dict(link))
