"""Checks of what the lesson says of maximum likelihood."""

import numpy as np

from lib.lesson.claims.claim import Claim, found, judge
from lib.lesson.examples import FIRST_UNDERFLOW, MOST_COIN_FLIPS, TEN_FLIPS, fair_flips
from lib.lesson.reading import parse_flips
from lib.likelihood import likelihood, likelihood_area, log_likelihood, mle
from lib.statistics.binomial import binomial_pmf

FLIPS = parse_flips(TEN_FLIPS)
GRID = np.linspace(0, 1, 1001)


def most_probable():
    """The area under L, and the most probable p once ten earlier flips of a fair coin are counted as a prior.

    If L were a density in p its area would be 1; if its top were the most probable p whatever is known beforehand, a
    prior could not move it.
    """
    area = likelihood_area(FLIPS)
    sum_of_grid = likelihood(FLIPS, GRID).sum() * (GRID[1] - GRID[0])
    prior = fair_flips(10)
    with_prior = GRID[(likelihood(FLIPS, GRID) * likelihood(prior, GRID)).argmax()]
    return found(
        judge(area == 1 and with_prior == mle(FLIPS)),
        "The exact area under L, confirmed by a sum over a grid; and the top of L times the likelihood of earlier "
        "flips, searched on the grid.",
        numerator=area.numerator,
        denominator=area.denominator,
        sum_of_grid=sum_of_grid,
        earlier=len(prior),
        maximum=mle(FLIPS),
        with_prior=with_prior,
    )


def same_argmax():
    """Where L and the binomial probability peak on one grid, and their ratio."""
    k, n = sum(FLIPS), len(FLIPS)
    sample, count = likelihood(FLIPS, GRID), binomial_pmf(k, n, GRID)
    inside = sample > 0
    return found(
        judge(sample.argmax() == count.argmax()),
        "Both functions of p searched for their maximum on the same grid.",
        k=k,
        rest=n - k,
        sample_peak=GRID[sample.argmax()],
        count_peak=GRID[count.argmax()],
        coefficient=np.median(count[inside] / sample[inside]),
    )


def underflows():
    """The number of fair flips from which the product is exactly 0, while the sum of logarithms is a number."""
    counts = range(1, MOST_COIN_FLIPS + 1)
    zero = [n for n in counts if likelihood(fair_flips(n), 0.5) == 0]
    first = zero[0] if zero else np.inf
    log = log_likelihood(fair_flips(first), 0.5) if zero else np.nan
    return found(
        judge(bool(zero) and np.isfinite(log)),
        "Every number of flips up to the slider's end, in turn.",
        first=first,
        before=likelihood(fair_flips(first - 1), 0.5) if zero else np.nan,
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
