"""The ledger: every claim that the lesson's article makes, with the check that judges it.

A verdict is never written down: it is what the claim's check found as it ran.
The checks are in the other modules of this package.
"""

from lib.lesson.claims import leaky_and_elu, likelihood, losses, relu, sigmoid_and_tanh, softmax
from lib.lesson.claims.claim import Claim, Finding, Verdict

__all__ = ["CLAIMS", "Claim", "Finding", "Verdict", "examine"]

CLAIMS: dict[str, Claim] = {
    claim.id: claim
    for topic in (sigmoid_and_tanh, relu, leaky_and_elu, softmax, losses, likelihood)
    for claim in topic.CLAIMS
}


def examine(claim, clock=None):
    """Run the claim's check and return its Finding.

    `clock` is called without arguments and returns a number that grows with time, such as the seconds of
    time.perf_counter. ValueError if the claim is about cost and there is no clock; other claims do not call it.
    """
    if not claim.needs_clock:
        return claim.check()
    if clock is None:
        raise ValueError(f"clock must be given for {claim.id}, which is measured")
    return claim.check(clock)
