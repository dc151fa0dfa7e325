"""No wrong condition that the quiz offers makes its claim true."""

from lib.lesson.claims.registry import CLAIMS
from tests.unit.each import each
from tests.unit.lesson.claims.other_conditions import CASES

OFFERED = {name: claim.other_conditions for name, claim in CLAIMS.items() if claim.condition}


def test_there_is_a_case_for_each_wrong_condition():
    assert {name: tuple(cases) for name, cases in CASES.items()} == OFFERED


@each(("name", "condition"), [(name, text) for name, cases in CASES.items() for text in cases])
def test_a_claim_is_false_in_a_case_that_meets_a_wrong_condition(name, condition):
    case = CASES[name][condition]()
    assert case.met
    assert not case.right
    assert not case.holds
