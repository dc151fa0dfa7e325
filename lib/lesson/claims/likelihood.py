"""Checks of what the lesson says of maximum likelihood."""

import numpy as np

from lib.lesson.claims.claim import Claim, Finding, finding, verdict_of
from lib.lesson.examples import FIRST_UNDERFLOW, MOST_COIN_FLIPS, TEN_FLIPS, fair_flips
from lib.lesson.reading import parse_flips
from lib.likelihood import likelihood, likelihood_area, log_likelihood, mle
from lib.statistics.binomial import binomial_pmf

FLIPS = parse_flips(TEN_FLIPS)
GRID = np.linspace(0, 1, 1001)
"""The values of p among which a maximum is searched; 0.3, 0.4 and 0.5 are among them."""


def most_probable() -> Finding:
    """Compute the area under L(p) of the ten flips, and the most probable p with ten flips of a fair coin as a prior.

    The claim holds if the area is 1, so that L is a density of p, and the prior leaves the maximum at k/n. The area is
    an exact fraction, which the sum over a grid confirms. The posterior is L times the likelihood of the earlier flips,
    searched on the grid. Source: Fisher, On the mathematical foundations of theoretical statistics (1922),
    doi:10.1098/rsta.1922.0009, section 6.
    """
    area = likelihood_area(FLIPS)
    on_grid = likelihood(FLIPS, GRID)
    prior = fair_flips(10)
    with_prior = GRID[(on_grid * likelihood(prior, GRID)).argmax()]
    return finding(
        verdict_of(area == 1 and with_prior == mle(FLIPS)),
        "The exact area under L, confirmed by a sum over a grid; and the top of L times the likelihood of earlier "
        "flips, searched on the grid.",
        numerator=area.numerator,
        denominator=area.denominator,
        sum_of_grid=on_grid.sum() * (GRID[1] - GRID[0]),
        earlier=len(prior),
        maximum=mle(FLIPS),
        with_prior=with_prior,
    )


def same_argmax() -> Finding:
    """Compare the values of p at which L and the binomial probability are largest: the claim holds if they are equal.

    Both are searched on the same grid. The number `coefficient` is the median ratio of the two.
    """
    k, n = sum(FLIPS), len(FLIPS)
    sample, count = likelihood(FLIPS, GRID), binomial_pmf(k, n, GRID)
    positive = sample > 0
    return finding(
        verdict_of(sample.argmax() == count.argmax()),
        "Both functions of p searched for their maximum on the same grid.",
        k=k,
        rest=n - k,
        sample_peak=GRID[sample.argmax()],
        count_peak=GRID[count.argmax()],
        coefficient=np.median(count[positive] / sample[positive]),
    )


def underflows() -> Finding:
    """Find the least number of flips of a fair coin whose likelihood at p = 1/2 is exactly 0 in float64, up to 1,200.

    The claim holds if there is one, and the sum of the logarithms is finite there.
    """
    first = next((n for n in range(1, MOST_COIN_FLIPS + 1) if likelihood(fair_flips(n), 0.5) == 0), None)
    log = np.nan if first is None else log_likelihood(fair_flips(first), 0.5)
    return finding(
        verdict_of(first is not None and np.isfinite(log)),
        "Every number of flips up to the slider's end, in turn.",
        first=np.inf if first is None else first,
        before=np.nan if first is None else likelihood(fair_flips(first - 1), 0.5),
        log=log,
    )


CLAIMS = (
    Claim(
        "mle-most-probable",
        "likelihood",
        "The estimate of maximum likelihood is the parameter that is most probable.",
        "It makes the sample most probable. An area of {numerator:.0f}/{denominator:,.0f} lies under L, so it is no "
        "density of p; with {earlier:.0f} earlier flips of a fair coin as a prior the most probable p is "
        "{with_prior:.1f}, not {maximum:.1f}.",
        most_probable,
        link={"view": "Likelihood", "flips": TEN_FLIPS, "p": "0.3"},
    ),
    Claim(
        "binomial-same-argmax",
        "likelihood",
        "With or without the binomial coefficient, the likelihood peaks at the same p.",
        "{coefficient:.0f} p^{k:.0f} (1 − p)^{rest:.0f} peaks at {count_peak:.1f}; without the coefficient the peak is "
        "at {sample_peak:.1f}.",
        same_argmax,
        link={"view": "Two slices", "tablen": f"{len(FLIPS):.1f}", "k": f"{sum(FLIPS):.1f}"},
    ),
    Claim(
        "product-underflows",
        "likelihood",
        "A long product of probabilities becomes 0 in floats.",
        "For a fair coin it is exactly 0 in float64 from {first:,.0f} flips on ({before:.1g} one flip before); its "
        "logarithm is {log:.1f}.",
        underflows,
        link={"view": "Underflow", "coinflips": str(FIRST_UNDERFLOW)},
    ),
)
