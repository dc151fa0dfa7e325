"""Every check can come out otherwise: fed the opposite case it finds another verdict; other seeds change nothing."""

import inspect
import itertools

import numpy as np
import pytest

from lib.lesson.claims.claim import Verdict
from lib.lesson.claims.registry import CLAIMS, examine
from tests.unit.each import each
from tests.unit.lesson.claims.opposites import OPPOSITES
from tests.unit.lesson.verdicts import VERDICTS

CASES = [
    pytest.param(name, verdict, tested, id=f"{name}-{verdict}-{number}")
    for name, cases in OPPOSITES.items()
    for number, (verdict, tested) in enumerate(cases)
]
SEEDED = [name for name, claim in CLAIMS.items() if "seeds" in inspect.signature(claim.check).parameters]


def clock_of(seconds):
    """Return a clock on which each formula, in the order in which they are timed, takes the given time."""

    def readings():
        now = 0.0
        for taken in itertools.cycle(seconds.values()):
            yield now
            now += taken
            yield now

    return readings().__next__


def test_there_is_an_opposite_case_for_each_of_the_46_claims():
    assert len(CLAIMS) == 46
    assert list(OPPOSITES) == list(CLAIMS)


@each(("name", "verdict", "tested"), CASES)
def test_fed_the_opposite_a_check_finds_another_verdict(name, verdict, tested):
    assert verdict is not VERDICTS[name]
    clock = clock_of(tested["clock"]) if "clock" in tested else None
    with np.errstate(all="ignore"):
        found = examine(CLAIMS[name], clock, **{key: value for key, value in tested.items() if key != "clock"})
    assert found.verdict is verdict


@each("name", [name for name, verdict in VERDICTS.items() if verdict is Verdict.TRUE_IF])
def test_a_condition_is_decided_on_both_sides(name):
    assert {verdict for verdict, _ in OPPOSITES[name]} == {Verdict.TRUE, Verdict.FALSE}


@each("name", SEEDED)
def test_a_verdict_rests_on_several_seeds_and_others_give_the_same(name):
    assert len(inspect.signature(CLAIMS[name].check).parameters["seeds"].default) > 1
    assert examine(CLAIMS[name], seeds=(11, 12, 13)).verdict is VERDICTS[name]


@each("name", SEEDED)
def test_the_evidence_names_the_seeds(name, findings):
    assert "{first_seed:.0f}" in findings[name].evidence
    assert "{last_seed:.0f}" in findings[name].evidence
