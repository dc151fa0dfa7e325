"""The sentences, tables and formulas of the likelihood page."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import SupportsFloat

import numpy as np

from lib.inference.hypothesis_tests import TESTS, TIE, exact_p_value, likelihood_geometry, run_test
from lib.inference.maximum_likelihood import COORDINATES, Iterate
from lib.lesson.examples import TEN_FLIPS, fair_flips
from lib.lesson.experiments.likelihood import first_underflow, interval_coverage
from lib.likelihood import (
    bernoulli_divergence,
    bernoulli_entropy,
    fisher_information,
    likelihood,
    likelihood_area,
    log_likelihood,
    loss_per_flip,
    mle,
    score,
)
from lib.statistics.approximations import APPROXIMATIONS, largest_error
from lib.statistics.binomial import binomial_log_pmf, binomial_moments, binomial_pmf
from lib.statistics.intervals import INTERVALS
from lib.statistics.simulation import RunningHistogram
from lib.text.catalogue import likelihood as words
from lib.text.labels import one_or_several
from lib.text.numbers import (
    aligned,
    equals,
    exponential,
    fixed,
    fraction,
    gathered,
    grouped,
    latex,
    latex_equals,
    latex_exponential,
    latex_fixed,
    latex_grouped,
    latex_relation,
    logarithm,
    percentage,
    power,
    significant,
)
from lib.text.table import Table

# Likelihood

LESSON_FLIPS = [int(flip) for flip in TEN_FLIPS]
"""The lesson's ten flips, whose likelihood is written with all its digits."""
SMALLEST_NORMAL = float(np.finfo(np.float64).tiny)
"""A float64 below this has fewer digits than others, or is 0."""


def flip_terms(sample: Sequence[int]) -> list[str]:
    """Return the factor of each flip in the likelihood."""
    return [words.FLIPS_FACTOR[flip] for flip in sample]


def likelihood_formula(sample: Sequence[int], p: float) -> str:
    """Return L(p), ln L(p) and the score with their numbers filled in, in LaTeX; a term of no flips is left out."""
    k, n = int(np.sum(sample)), len(sample)
    one, zero = latex(p), latex(1 - p)
    given = p, 1 - p
    values = [_likelihood(sample, p, latex_equals, lambda log: rf"\approx {latex_exponential(log)}")]
    values += [latex_equals(function(sample, p)) for function in (log_likelihood, score)]
    logarithms = " + ".join(rf"{count} {logarithm(base)}" for count, base in ((k, one), (n - k, zero)) if count)
    slopes = rf"\frac{{{k}}}{{{one}}} " * (k > 0) + rf"- \frac{{{n - k}}}{{{zero}}}" * (n > k)
    return aligned(
        rf"L({one}) &{latex_relation(*given)} {_powers(p, k, n)} {values[0]}",
        rf"\ln L({one}) &{latex_relation(*given)} {logarithms} {values[1]}",
        rf"\text{{{words.LIKELIHOOD_SCORE_IN_FORMULA}}} &{latex_relation(*given)} {slopes} {values[2]}",
        small=True,
    )


def _powers(p: float, k: int, n: int) -> str:
    """Return p^k (1 - p)^(n - k) with its numbers in LaTeX; a factor of no flips, which could be 0^0, is left out."""
    return r" \cdot ".join(power(base, count) for base, count in ((p, k), (1 - p, n - k)) if count)


def likelihoods_table(sample: Sequence[int], probabilities: Iterable[float]) -> Table:
    """Return L, ln L and the score of the sample at each p, with the maximum marked.

    L(p) has all its digits where it has few decimals, as the lesson's values have.
    """
    p, peak = np.array([*probabilities]), mle(sample)
    columns = {
        "L(p)": [exact_likelihood(sample, value) or _likelihood(sample, value) for value in p.tolist()],
        "ln L(p)": map(significant, log_likelihood(sample, p)),
        words.LIKELIHOOD_SCORE: map(significant, score(sample, p)),
        "": [words.LIKELIHOOD_AT_MAXIMUM if value == peak else "" for value in p],
    }
    return Table.from_columns(columns, map(significant, p), index="p")


def _likelihood(
    sample: Sequence[int],
    p: float,
    write: Callable[[SupportsFloat], str] = significant,
    write_exponential: Callable[[float], str] = exponential,
) -> str:
    """Return L(p), or the power of ten that ln L(p) gives where the product underflows."""
    value = likelihood(sample, p)
    log_value = float(log_likelihood(sample, p))
    return write_exponential(log_value) if -math.inf < log_value and value < SMALLEST_NORMAL else write(value)


def exact_likelihood(sample: Sequence[int], p: float) -> str:
    """Return L(p) of the lesson's ten flips with all its digits, for p with one decimal; nothing for any other."""
    if list(sample) != LESSON_FLIPS or round(p, 1) != p:
        return ""
    return f"{float(likelihood(sample, p)):.{len(sample)}f}".rstrip("0").rstrip(".")


def too_small_sentence(sample: Sequence[int]) -> str:
    """Return that L(p) is too small for a float64 at every p, and what is drawn instead; nothing if it is not."""
    largest = float(log_likelihood(sample, mle(sample))) / math.log(10)
    if largest > math.log10(SMALLEST_NORMAL):
        return ""
    return words.LIKELIHOOD_TOO_SMALL.format(power=significant(largest))


def ratio_sentence(sample: Sequence[int], p: float) -> str:
    """Return how many times as probable the flips are at k/n as at p, and at p as at 0.5, or the other way round."""
    peak, best = mle(sample), float(log_likelihood(sample, mle(sample)))
    if log_likelihood(sample, p) == -math.inf:
        return _with_fair(words.LIKELIHOOD_RATIO_IMPOSSIBLE.format(p=equals(p)), sample, peak)
    if p == peak:
        return _with_fair(words.LIKELIHOOD_RATIO_AT_PEAK.format(p=equals(p)), sample, p)
    times = exponential(best - float(log_likelihood(sample, p)))
    ratio = words.LIKELIHOOD_RATIO.format(peak=equals(peak), times=times, p=equals(p))
    return _with_fair(ratio, sample, p)


def _with_fair(sentence: str, sample: Sequence[int], p: float) -> str:
    """Return a sentence, and how many times as probable the flips are at p as at 0.5, or the other way round.

    Nothing is added for p = 0.5.
    """
    if p == 0.5:
        return sentence
    pair = sorted((0.5, p), key=lambda value: float(log_likelihood(sample, value)))
    less, more = (float(log_likelihood(sample, value)) for value in pair)
    low, high = map(significant, pair)
    if math.isclose(less, more, rel_tol=1e-12):
        comparison = words.LIKELIHOOD_EQUALLY_PROBABLE.format(high=high, low=low)
    else:
        comparison = words.LIKELIHOOD_MORE_PROBABLE.format(high=high, low=low, times=exponential(more - less))
    return f"{sentence} {comparison}"


def maximum_sentence(sample: Sequence[int]) -> str:
    """Return why k/n is the maximum: the score is 0 there, and the second derivative of ln L negative."""
    k, n, peak = int(np.sum(sample)), len(sample), mle(sample)
    if k in (0, n):
        return words.LIKELIHOOD_MAXIMUM_AT_END[one_or_several(n)].format(count=grouped(n), peak=equals(peak))
    slope, curvature = significant(score(sample, peak)), significant(-fisher_information(n, peak))
    return words.LIKELIHOOD_MAXIMUM_INSIDE.format(score=slope, ones=k, count=n, curvature=curvature)


def area_sentence(sample: Sequence[int]) -> str:
    """Return the area under L, which is not 1."""
    return words.LIKELIHOOD_AREA.format(area=fraction(likelihood_area(sample)))


# Gradient ascent


def ascent_sentence(states: Sequence[Iterate], sample: Sequence[int], coordinate: str = "p") -> str:
    """Return where an ascent ended: at the maximum, on its way to it, outside (0, 1), or with a logit that diverged."""
    peak, last, steps = mle(sample), states[-1], len(states) - 1
    if last.left_domain and coordinate == "logit":
        return _divergence_sentence(states)
    if last.left_domain:
        return words.OPTIMIZATION_LEFT.format(step=steps, p=equals(last.p))
    distance = significant(abs(last.p - peak), 2)
    if peak in (0, 1):
        return words.OPTIMIZATION_APPROACHES.format(peak=equals(peak), steps=steps, distance=distance)
    there = next((i for i, state in enumerate(states) if f"{state.p:.5e}" == f"{peak:.5e}"), None)
    if there is not None:
        return words.OPTIMIZATION_REACHED.format(peak=significant(peak), step=there)
    return words.OPTIMIZATION_ON_ITS_WAY.format(
        steps=steps, p=equals(last.p), distance=distance, peak=significant(peak)
    )


def _divergence_sentence(states: Sequence[Iterate]) -> str:
    """Return that the logit diverged, in which step it overflows, and from which one on p rounds to 0 or 1."""
    last = len(states) - 1
    text = words.OPTIMIZATION_DIVERGES.format(step=last)
    rounded = next((step for step, state in enumerate(states) if state.p in (0, 1)), last)
    return f"{text} {words.OPTIMIZATION_ROUNDED.format(step=rounded)}" if rounded < last else text


def ascent_formula(states: Sequence[Iterate], step: int, method: str, coordinate: str, rate: float) -> str:
    """Return the update that follows a step with its numbers filled in, in LaTeX; after the last step only its value.

    `method` is "gradient" or "newton", `coordinate` a key of COORDINATES.
    """
    position, symbol = COORDINATES[coordinate].position, {"p": "p", "logit": "z"}[coordinate]
    at = [position(state) for state in states[step : step + 2] or states[-1:]]
    if len(at) < 2:
        return rf"\small {symbol}_{{{len(states) - 1}}} {latex_equals(at[0])}"
    given = [at[0], rate, states[step].derivative, *[states[step].second_derivative] * (method == "newton")]
    before, eta, slope, *curvature = map(latex, given)
    change = rf"- {eta} \cdot \frac{{{slope}}}{{{curvature[0]}}}" if curvature else rf"+ {eta} \cdot ({slope})"
    numbers = f"{latex_relation(*given)} {before} {change}"
    return rf"\small {symbol}_{{{step + 1}}} {numbers} {latex_equals(at[1])}"


def ascent_table(states: Sequence[Iterate], step: int) -> Table:
    """Return the states of an ascent up to the one after `step`, at most six."""
    shown = range(max(0, min(step + 2, len(states)) - 6), min(step + 2, len(states)))
    fields = {
        "p": "p",
        words.OPTIMIZATION_LOGIT: "logit",
        "ln L / n": "log_likelihood",
        words.OPTIMIZATION_SLOPE: "derivative",
        words.OPTIMIZATION_CURVATURE: "second_derivative",
    }
    columns = {
        heading: [significant(getattr(states[place], field)) for place in shown] for heading, field in fields.items()
    }
    return Table.from_columns(columns, [words.OPTIMIZATION_ROW.format(step=place) for place in shown])


# Binomial table


def pmf_formula(n: int, k: int, p: float) -> str:
    """Return the probability of k ones in n flips with its numbers filled in, in LaTeX."""
    powers, value = _powers(p, k, n), binomial_pmf(k, n, p)
    log_value = float(binomial_log_pmf(k, n, p))
    underflows = -math.inf < log_value and value < SMALLEST_NORMAL
    written = rf"\approx {latex_exponential(log_value)}" if underflows else latex_equals(value)
    return rf"\binom{{{n}}}{{{k}}}\, {powers} {written}"


def slices_sentence(n: int, k: int, p: float) -> str:
    """Return the sum of the slice over k and the area of the slice over p, which the coefficient scales."""
    total, coefficient = binomial_pmf(np.arange(n + 1), n, p).sum(), math.comb(n, k)
    area = fraction(coefficient * likelihood_area([1] * k + [0] * (n - k)))
    bare = f"{{p^{{{k}}} (1-p)^{{{n - k}}}}}"
    return words.BINOMIAL_SLICES.format(
        p=equals(p),
        total=fixed(total),
        ones=k,
        count=n,
        area=area,
        coefficient=grouped(coefficient),
        scaled=f"{{{latex_grouped(coefficient)}\\,{bare}}}",
        bare=bare,
    )


# Distributions


def simulation_table(n: int, p: float, histogram: RunningHistogram, checkpoint: int) -> Table:
    """Return mean and variance of the counts simulated up to a checkpoint beside np and np(1-p)."""
    mean, variance = binomial_moments(n, p)
    repeats = int(histogram.checkpoints[checkpoint])
    columns = {
        words.DISTRIBUTIONS_MOMENTS: [fixed(mean), fixed(variance)],
        words.DISTRIBUTIONS_REPEATS[one_or_several(repeats)].format(repeats=grouped(repeats)): [
            fixed(histogram.mean[checkpoint]),
            fixed(histogram.variance[checkpoint]),
        ],
    }
    return Table.from_columns(columns, [words.DISTRIBUTIONS_MEAN, words.DISTRIBUTIONS_VARIANCE])


def moments_formula(n: int, p: float) -> str:
    """Return mean and variance of the binomial and the probability of the count nearest to the mean, in LaTeX."""
    mean, variance = binomial_moments(n, p)
    one, zero, nearest, given = latex(p), latex(1 - p), round(mean), (p, 1 - p)
    return aligned(
        rf"n p &{latex_relation(p)} {n} \cdot {one} {latex_equals(mean)}",
        rf"n p (1 - p) &{latex_relation(*given)} {n} \cdot {one} \cdot {zero} {latex_equals(variance)}",
        f"P({nearest}) &{latex_relation(*given)} {pmf_formula(n, nearest, p)}",
        small=True,
    )


def approximations_table(n: int, p: float) -> Table:
    """Return the largest error of each approximation of the binomial pmf over all k."""
    errors = {record.label: largest_error(n, p, record.function) for record in APPROXIMATIONS.values()}
    return Table.from_columns({words.DISTRIBUTIONS_LARGEST_ERROR: map(significant, errors.values())}, errors)


# Confidence intervals


def hypothesis_tests_table(sample: Sequence[int], p0: float, confidence: float) -> Table:
    """Return the p-value of p0 and the verdict at a confidence, by the three approximate tests and by the exact one.

    With each approximate test stand its statistic and what it measures on ln L; the exact test uses the number of ones.
    """
    rows = {}
    for test in TESTS.values():
        statistic = run_test(test, sample, p0).statistic
        rows[test.label] = {
            words.INTERVALS_MEASURES: words.INTERVALS_MEASURE.format(measure=test.measure),
            words.INTERVALS_STATISTIC: significant(statistic),
        }
    rows[words.INTERVALS_EXACT] = {
        words.INTERVALS_MEASURES: words.INTERVALS_EXACT_MEASURE,
        words.INTERVALS_STATISTIC: f"k = {int(np.sum(sample))}",
    }
    decision = words.INTERVALS_DECISION.format(confidence=percentage(confidence))
    for label, p_value in _p_values(sample, p0).items():
        is_exact, is_rejected = label == words.INTERVALS_EXACT, _rejects(p_value, confidence)
        rows[label] |= {
            words.INTERVALS_P_VALUE: _p_value(p_value, p0, label == "Wald" and mle(sample) in (0, 1)),
            words.INTERVALS_KIND: words.INTERVALS_EXACT_KIND if is_exact else words.INTERVALS_APPROXIMATE_KIND,
            decision: words.INTERVALS_REJECTED if is_rejected else words.INTERVALS_KEPT,
        }
    return Table.from_rows(rows)


def exact_test_sentence(sample: Sequence[int], p0: float, confidence: float) -> str:
    """Return what the exact p-value is, and why an approximate test comes to another verdict if one does."""
    k, n, p_values = int(np.sum(sample)), len(sample), _p_values(sample, p0)
    exact = p_values.pop(words.INTERVALS_EXACT)
    sentences = [words.INTERVALS_EXACT_TEST.format(p_value=_p_value(exact, p0), ones=k)]
    others = [label for label, p in p_values.items() if _rejects(p, confidence) != _rejects(exact, confidence)]
    if others:
        at, tests = percentage(confidence), ", ".join(others)
        if _rejects(exact, confidence):
            sentences.append(words.INTERVALS_EXACT_REJECTS.format(confidence=at, tests=tests))
        else:
            sentences.append(words.INTERVALS_EXACT_KEEPS.format(confidence=at, tests=tests))
        least = _rounded(exact_p_value([0, n], n, p0).min())
        if not _rejects(least, confidence):
            sentences.append(words.INTERVALS_TOO_FEW.format(count=n, least=significant(least)))
    if k in (0, n):
        sentences.append(words.INTERVALS_WALD_REJECTS)
    return " ".join(sentences)


def _p_values(sample: Sequence[int], p0: float) -> dict[str, float]:
    """Return label of a test -> p-value of p0, for the three approximate tests and for the exact one, the last."""
    approximate = {test.label: float(run_test(test, sample, p0).p_value) for test in TESTS.values()}
    return approximate | {words.INTERVALS_EXACT: _rounded(exact_p_value(int(np.sum(sample)), len(sample), p0))}


def _p_value(p_value: float, p0: float, is_infinite: bool = False) -> str:
    """Return a p-value; one that underflows is not 0, unless its statistic `is_infinite` or p0 is 0 or 1."""
    underflows = p_value < SMALLEST_NORMAL and not is_infinite and 0 < p0 < 1
    return words.INTERVALS_P_VALUE_UNDERFLOW if underflows else significant(p_value)


def _rounded(p_value: SupportsFloat) -> float:
    """Return a p-value without the last digits, which are rounding errors: 0.34375 and not 0.34374999999999."""
    return float(f"{float(p_value):.12g}")


def _rejects(p_value: float, confidence: float) -> bool:
    """Return whether a test with this p-value rejects p0: the p-value is below 1 - confidence.

    They count as equal within a relative TIE: 1 - 0.95 in floats is 0.05000000000000004, and 0.05 is not below it.
    """
    return p_value < (1 - confidence) * (1 - TIE)


def hypothesis_tests_formula(sample: Sequence[int], p0: float) -> str:
    """Return the statistics of the three tests of p0 with their numbers filled in, in LaTeX."""
    seen = likelihood_geometry(sample, p0)
    filled = {
        "likelihood_ratio": (r"2 \cdot {}", seen.height),
        "wald": (r"({})^2 \cdot {}", seen.distance, seen.information_at_estimate),
        "score": (r"\frac{{({})^2}}{{{}}}", seen.slope, seen.information_at_null),
    }
    rows = []
    for name, test in TESTS.items():
        form, *given = filled[name]
        statistic = run_test(test, sample, p0).statistic
        rows.append(f"{test.latex} &{latex_relation(*given)} {form.format(*map(latex, given))}")
        rows.append(f"&{latex_equals(statistic)}")
    return aligned(*rows, small=True)


def coverage_table(n: int, confidence: float) -> Table:
    """Return the mean and the smallest coverage of each interval."""
    rows = {}
    for name in INTERVALS:
        mean, smallest = interval_coverage(name, n, confidence)
        rows[name] = {words.INTERVALS_COVERAGE_MEAN: fixed(mean), words.INTERVALS_COVERAGE_SMALLEST: fixed(smallest)}
    return Table.from_rows(rows)


def information_sentence(sample: Sequence[int]) -> str:
    """Return how wide the likelihood is, for the sample and for 100 times as many flips of the same share.

    With both outcomes its half-width is 1/√information, at which the parabola at the top of ln L has fallen by 1/2.
    Where all flips agree there is no such parabola: L falls to e^(-1/2) at the distance 1 - e^(-1/(2n)) from the end.
    """
    peak, n = mle(sample), len(sample)
    if peak in (0, 1):
        few, many = (significant(-math.expm1(-1 / (2 * n * times)), 3) for times in (1, 100))
        return words.INTERVALS_ALL_EQUAL[one_or_several(n)].format(
            likelihood="pⁿ" if peak else "(1 − p)ⁿ",
            peak=equals(peak),
            few=few,
            count=grouped(n),
            many=many,
            more=grouped(100 * n),
        )
    few, many = (significant(1 / math.sqrt(fisher_information(n * times, peak))) for times in (1, 100))
    return words.INTERVALS_INFORMATION.format(few=few, count=grouped(n), many=many, more=grouped(100 * n))


# Underflow


def underflow_sentence() -> str:
    """Return the smallest positive float64, and from how many flips on the product is less than half of it."""
    smallest = significant(np.finfo(np.float64).smallest_subnormal, 3)
    return words.UNDERFLOW_SMALLEST.format(smallest=smallest, count=grouped(first_underflow()))


def fair_coin_formula(n: int) -> str:
    """Return the likelihood of n flips of a fair coin as a power of ten, and its logarithm, in LaTeX."""
    total = float(log_likelihood(fair_flips(n), 0.5))
    return aligned(
        rf"L(\tfrac12) &= 0.5^{{{n}}} \approx 10^{{{latex_fixed(total / math.log(10), 2)}}}",
        rf"\ln L(\tfrac12) &= {n} \ln 0.5 {latex_equals(total)}",
        small=True,
    )


# Cross-entropy


def divergence_formula(sample: Sequence[int], p: float) -> str:
    """Return the cross-entropy per flip as entropy and divergence with its numbers filled in, in LaTeX."""
    share = mle(sample)
    parts = loss_per_flip(sample, p), bernoulli_entropy(share), bernoulli_divergence(share, p)
    total, entropy, divergence = map(latex, parts)
    return aligned(
        r"-\tfrac1n \ln L(p) &= H(\tfrac kn) + \mathrm{KL}(\tfrac kn \,\|\, p)",
        f"{total} &{latex_relation(*parts)} {entropy} + {divergence}",
        small=True,
    )


def logit_slope_formula(sample: Sequence[int], p: float) -> str:
    """Return the slope of the cross-entropy per flip in the logit of p with its numbers filled in, in LaTeX."""
    share = mle(sample)
    return gathered(
        r"\tfrac{d}{dz}\left(-\tfrac1n \ln L\right) = \text{sigmoid}(z) - \tfrac kn",
        f"{latex(p)} - {latex(share)} {latex_equals(p - share)}",
        small=True,
    )
