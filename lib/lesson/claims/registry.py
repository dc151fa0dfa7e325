"""The claims that the lesson's article makes, each with the check that finds its verdict.

No verdict is stored: it is what the check of a claim finds when it runs.
"""

from typing import Any

from lib.lesson.claims import dying_relu, leaky_and_elu, likelihood, losses, relu, sigmoid_and_tanh, softmax
from lib.lesson.claims.claim import Claim, Finding, Verdict
from lib.lesson.claims.timing import Clock

__all__ = ["CLAIMS", "Claim", "Finding", "Verdict", "examine"]

CLAIMS: dict[str, Claim] = {
    claim.id: claim
    for topic in (sigmoid_and_tanh, relu, dying_relu, leaky_and_elu, softmax, losses, likelihood)
    for claim in topic.CLAIMS
}


def examine(claim: Claim, clock: Clock | None = None, **tested: Any) -> Finding:
    """Run the check of a claim, and return what it finds.

    `clock` returns the time in any unit, as time.perf_counter does. `tested` replaces what the check tests (functions,
    parameters, seeds), by the names of its arguments; what is left out is the lesson's. ValueError if the claim is
    about cost and there is no clock; the check of another claim does not call it.
    """
    if not claim.needs_clock:
        return claim.check(**tested)
    if clock is None:
        raise ValueError(f"clock must be given for {claim.id}, whose check measures time")
    return claim.check(clock, **tested)
