"""How the ledger is read: which claims are asked for, which ten a round puts to the vote, and how the votes did."""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.lesson.claims.registry import Verdict
from lib.numerics.parameter import Parameter

ALL = "all"
ROUND_SIZE = 10
ROUND = Parameter("round", "Round", 1, 9999, 1, 1, "which ten claims are asked, and in which order")


@dataclass(frozen=True)
class Score:
    """How the votes of one round did: the claims voted right, and those to look at again, in the order of the votes."""

    right: tuple[str, ...]
    again: tuple[str, ...]

    @property
    def asked(self):
        """Return how many claims were voted on."""
        return len(self.right) + len(self.again)


def matching(claims, verdicts, page=ALL, verdict=ALL):
    """Return the names of the claims of one page with one verdict, in the ledger's order; "all" takes every one.

    `claims` maps names to claims and `verdicts` the same names to what the checks found. ValueError for a verdict
    that there is not, or a page that no claim is about.
    """
    pages = {claim.page for claim in claims.values()}
    if page not in {ALL, *pages}:
        raise ValueError(f"page must be {ALL!r} or one of {sorted(pages)}, not {page!r}")
    if verdict not in {ALL, *Verdict}:
        raise ValueError(f"verdict must be {ALL!r} or one of {[str(v) for v in Verdict]}, not {verdict!r}")
    return [name for name, claim in claims.items() if page in (ALL, claim.page) and verdict in (ALL, verdicts[name])]


def tally(verdicts):
    """Return how many claims have each verdict, in the order true, false, true if."""
    found = list(verdicts.values())
    return {verdict: found.count(verdict) for verdict in Verdict}


def mixed(claims, verdicts, generator, count=ROUND_SIZE):
    """Return the names of `count` different claims in random order, among them every page and every verdict.

    The claims are shuffled. Of the shuffled ones those are taken that bring a page or a verdict which no earlier one
    has; they are at most as many as there are pages and verdicts. The first of the others fill up the rest.
    ValueError unless count lies between the number of pages and verdicts together and the number of claims.
    """
    kinds = {name: {claim.page, verdicts[name]} for name, claim in claims.items()}
    missing = set().union(*kinds.values())
    if not len(missing) <= count <= len(claims):
        raise ValueError(f"count must lie in [{len(missing)}, {len(claims)}], not {count}")
    shuffled = [str(name) for name in generator.permutation(list(claims))]
    needed = []
    for name in shuffled:
        if kinds[name] & missing:
            needed.append(name)
            missing -= kinds[name]
    others = [name for name in shuffled if name not in needed]
    taken = {*needed, *others[: count - len(needed)]}
    return [name for name in shuffled if name in taken]


def score(votes: Mapping[str, Verdict], verdicts: Mapping[str, Verdict]) -> Score:
    """Return the Score of votes, a mapping from claims to the verdict voted, against the verdicts that checks found.

    ValueError names the first claim that was voted on and has no verdict.
    """
    unknown = next((name for name in votes if name not in verdicts), None)
    if unknown is not None:
        raise ValueError(f"votes must be on claims that have a verdict, not on {unknown!r}")
    right = tuple(name for name, vote in votes.items() if vote == verdicts[name])
    return Score(right, tuple(name for name in votes if name not in right))


def following(number):
    """Return the number of the round after `number`, as a float; after the last comes the first."""
    return float(ROUND.low if number >= ROUND.high else number + 1)
