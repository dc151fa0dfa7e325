"""Select claims by page and verdict, and count their verdicts."""

from collections.abc import Mapping

from lib.lesson.claims.claim import Claim, Verdict

ALL = "all"
"""The choice that selects every page, or every verdict."""


def select_claims(
    claims: Mapping[str, Claim], verdicts: Mapping[str, Verdict], page: str = ALL, verdict: str = ALL
) -> list[str]:
    """Return the ids of the claims of one page with one verdict, in the order of `claims`.

    `claims` and `verdicts` have the same ids as keys. ValueError if no claim is about the page, or there is no such
    verdict.
    """
    pages = {claim.page for claim in claims.values()}
    if page not in {ALL, *pages}:
        raise ValueError(f"page must be {ALL!r} or one of {sorted(pages)}, not {page!r}")
    if verdict not in {ALL, *Verdict}:
        raise ValueError(f"verdict must be {ALL!r} or one of {[str(v) for v in Verdict]}, not {verdict!r}")
    return [name for name, claim in claims.items() if page in (ALL, claim.page) and verdict in (ALL, verdicts[name])]


def claims_of_view(claims: Mapping[str, Claim], page: str, view: str) -> list[str]:
    """Return the ids of the claims whose picture is in a view of a page, in the order of `claims`."""
    return [name for name, claim in claims.items() if claim.page == page and claim.link.get("view") == view]


def count_verdicts(verdicts: Mapping[str, Verdict]) -> dict[Verdict, int]:
    """Return the number of claims with each verdict, in the order of `Verdict`; 0 for a verdict that none has."""
    found = list(verdicts.values())
    return {verdict: found.count(verdict) for verdict in Verdict}
