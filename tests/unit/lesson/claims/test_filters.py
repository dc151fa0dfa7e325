"""The selection of claims by page and verdict, and the count of verdicts."""

import pytest

from lib.lesson import address
from lib.lesson.claims.claim import Verdict
from lib.lesson.claims.filters import ALL, claims_of_view, count_verdicts, select_claims
from lib.lesson.claims.registry import CLAIMS
from tests.unit.lesson.verdicts import VERDICTS

TRUE, FALSE, TRUE_IF = Verdict
PAGES = {claim.page for claim in CLAIMS.values()}


def test_without_a_filter_every_claim_is_there_in_order():
    assert select_claims(CLAIMS, VERDICTS) == list(CLAIMS)


@pytest.mark.parametrize("page", [ALL, *sorted(PAGES)])
@pytest.mark.parametrize("verdict", [ALL, *map(str, Verdict)])
def test_a_filter_keeps_exactly_the_claims_that_meet_it(page, verdict):
    kept = select_claims(CLAIMS, VERDICTS, page, verdict)
    for name, claim in CLAIMS.items():
        assert (name in kept) == (page in (ALL, claim.page) and verdict in (ALL, str(VERDICTS[name])))


@pytest.mark.parametrize(("page", "verdict", "said"), [("attic", ALL, "page must be"), (ALL, "maybe", "verdict must")])
def test_a_filter_that_there_is_not_is_named(page, verdict, said):
    with pytest.raises(ValueError, match=said):
        select_claims(CLAIMS, VERDICTS, page, verdict)


def test_each_verdict_is_counted_also_one_that_no_claim_has():
    assert count_verdicts({"a": FALSE, "b": TRUE, "c": FALSE}) == {TRUE: 1, FALSE: 2, TRUE_IF: 0}
    assert count_verdicts({}) == {TRUE: 0, FALSE: 0, TRUE_IF: 0}


def test_every_claim_belongs_to_one_view():
    found = [
        name
        for page in address.PAGES.values()
        for view in page.views
        for name in claims_of_view(CLAIMS, page.name, view)
    ]
    assert sorted(found) == sorted(CLAIMS)
