"""Checks of what the lesson says of maximum likelihood."""

import bisect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from lib.analysis.comparison import Function
from lib.lesson.claims.claim import Claim, Finding, conditional_verdict, finding, verdict_of
from lib.lesson.examples import FIRST_UNDERFLOW, MOST_COIN_FLIPS, TEN_FLIPS, fair_flips
from lib.lesson.reading import parse_flips
from lib.likelihood import likelihood, likelihood_area, log_likelihood, mle
from lib.numerics.arrays import FloatArray
from lib.statistics.binomial import binomial_pmf

FLIPS = parse_flips(TEN_FLIPS)
GRID = np.linspace(0, 1, 1001)
"""The values of p among which a maximum is searched; every k/10 is among them."""
HALF_STEP = 0.0005
EARLIER = 10
"""Flips of a fair coin that are known before the sample: as a prior they are p^5 (1 - p)^5."""

PRIORS: dict[str, FloatArray] = {
    "flat": np.ones_like(GRID),
    "earlier": likelihood(fair_flips(EARLIER), GRID),
    "rising": GRID,
    "falling": (1 - GRID) ** 2,
}
"""Priors of p on the grid, up to a factor; all but the first depend on p."""


def most_probable(priors: Mapping[str, FloatArray] = PRIORS, likelihood_of: Function = likelihood) -> Finding:
    """Find the most probable p under several priors, for each sample of ten flips with 1 to 9 ones.

    The posterior is the prior times the likelihood, searched on a grid. The claim holds for a prior if its maximum is
    k/n for every sample; the condition is met by a prior that is the same for all p. The area under L, an exact
    fraction which the sum over the grid confirms, shows that L itself is no density in p.
    Source: Fisher (1922), On the Mathematical Foundations of Theoretical Statistics, section 6,
    doi:10.1098/rsta.1922.0009.
    """
    samples = [[1] * k + [0] * (len(FLIPS) - k) for k in range(1, len(FLIPS))]
    same = {
        name: all(abs(_mode(likelihood_of, sample, prior) - mle(sample)) < HALF_STEP for sample in samples)
        for name, prior in priors.items()
    }
    is_flat = {name: np.ptp(prior) == 0 for name, prior in priors.items()}
    on_grid, area = likelihood_of(FLIPS, GRID), likelihood_area(FLIPS)
    return finding(
        conditional_verdict(
            [same[name] for name in priors if is_flat[name]], [same[name] for name in priors if not is_flat[name]]
        ),
        "The largest product of prior and likelihood on a grid of {grid:,.0f} values of p, for the {samples:.0f} "
        "samples of {flips:.0f} flips with 1 to {samples:.0f} ones, under a flat prior and under three others: p, (1 − "
        "p)², and the likelihood of {earlier:.0f} earlier flips of a fair coin. The claim needs k/n for every sample.",
        grid=GRID.size,
        samples=len(samples),
        flips=len(FLIPS),
        others=sum(not flat for flat in is_flat.values()),
        moved=sum(not same[name] for name in priors if not is_flat[name]),
        numerator=area.numerator,
        denominator=area.denominator,
        sum_of_grid=on_grid.sum() * (GRID[1] - GRID[0]),
        earlier=EARLIER,
        maximum=mle(FLIPS),
        with_flat=_mode(likelihood_of, FLIPS, PRIORS["flat"]),
        with_prior=_mode(likelihood_of, FLIPS, PRIORS["earlier"]),
    )


def _mode(likelihood_of: Function, sample: Sequence[int], prior: FloatArray) -> float:
    """Return the p of the grid at which the prior times the likelihood of a sample is largest."""
    return float(GRID[(likelihood_of(sample, GRID) * prior).argmax()])


SAMPLES = ((3, 10), (1, 4), (5, 8), (12, 20))
"""The k and n of the samples whose maxima are compared: the ten flips first."""


def same_argmax(probability: Callable[..., Any] = binomial_pmf, likelihood_of: Function = likelihood) -> Finding:
    """Compare the values of p at which L and the binomial probability are largest: the claim holds if they are equal.

    Both are searched on the same grid, for four samples. The numbers are those of the ten flips, and `coefficient` is
    the median ratio of the two functions.
    """
    counts = [likelihood_of([1] * k + [0] * (n - k), GRID) for k, n in SAMPLES]
    probabilities = [probability(k, n, GRID) for k, n in SAMPLES]
    peaks = [(GRID[f.argmax()], GRID[g.argmax()]) for f, g in zip(counts, probabilities, strict=True)]
    (k, n), positive = SAMPLES[0], counts[0] > 0
    return finding(
        verdict_of(all(first == second for first, second in peaks)),
        "Both functions of p searched for their maximum on a grid of {grid:,.0f} values, for 3 ones in 10 flips, 1 in "
        "4, 5 in 8 and 12 in 20; the claim needs the same p each time.",
        grid=GRID.size,
        k=k,
        rest=n - k,
        sample_peak=peaks[0][0],
        count_peak=peaks[0][1],
        coefficient=np.median(probabilities[0][positive] / counts[0][positive]),
    )


def underflows(product: Function = likelihood, logarithm: Function = log_likelihood) -> Finding:
    """Find the least number of flips of a fair coin whose likelihood at p = 1/2 is exactly 0 in float64, up to 1,200.

    L halves with each flip, so bisection finds it. The claim holds if there is one, and the sum of the logarithms is
    finite there.
    """
    counts = range(1, MOST_COIN_FLIPS + 1)
    place = bisect.bisect_left(counts, True, key=lambda n: bool(product(fair_flips(n), 0.5) == 0))
    first = counts[place] if place < len(counts) else None
    log = np.nan if first is None else logarithm(fair_flips(first), 0.5)
    return finding(
        verdict_of(first is not None and np.isfinite(log)),
        "The likelihood of up to {most:,.0f} flips at p = 1/2 in float64, whose first 0 is found by bisection; the "
        "claim needs one where the logarithm is finite.",
        most=MOST_COIN_FLIPS,
        first=np.inf if first is None else first,
        before=np.nan if first is None else product(fair_flips(first - 1), 0.5),
        log=log,
    )


CLAIMS = (
    Claim(
        "mle-most-probable",
        "likelihood",
        "The estimate of maximum likelihood is the parameter that is most probable.",
        "It is the parameter that makes the sample most probable. L is no density in p: for the {flips:.0f} flips the "
        "area under it is {numerator:.0f}/{denominator:,.0f}, not 1.",
        most_probable,
        condition="the prior on p is flat",
        other_conditions=("the likelihood is largest at k/n", "the coin is fair"),
        met="Under a flat prior the most probable p is k/n for all {samples:.0f} samples, so {with_flat:.1f} for the "
        "{flips:.0f} flips.",
        unmet="Under {moved:.0f} of {others:.0f} other priors it differs from k/n for some sample. With {earlier:.0f} "
        "earlier flips of a fair coin as a prior the most probable p is {with_prior:.1f}, not {maximum:.1f}.",
        link={"view": "Likelihood", "flips": TEN_FLIPS, "p": "0.3"},
    ),
    Claim(
        "binomial-same-argmax",
        "likelihood",
        "With or without the binomial coefficient, the likelihood peaks at the same p.",
        "{coefficient:.0f} p^{k:.0f} (1 − p)^{rest:.0f} peaks at {count_peak:.1f}; without the coefficient the peak is "
        "at {sample_peak:.1f}.",
        same_argmax,
        link={"view": "Binomial table", "tablen": f"{len(FLIPS):.1f}", "k": f"{sum(FLIPS):.1f}"},
    ),
    Claim(
        "product-underflows",
        "likelihood",
        "A long product of probabilities becomes 0 in floats.",
        "For a fair coin it is exactly 0 in float64 from {first:,.0f} flips on ({before:.3g} one flip before); its "
        "logarithm is {log:.1f}.",
        underflows,
        link={"view": "Underflow", "coinflips": str(FIRST_UNDERFLOW)},
    ),
)
