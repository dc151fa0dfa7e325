"""The numbers beside the pictures of the likelihood page, computed and put into words."""

import functools
import itertools
import math

import numpy as np
import pandas as pd

from lib.activations import sigmoid
from lib.inference.hypothesis_tests import TESTS, geometry, outcome
from lib.inference.maximum_likelihood import COORDINATES
from lib.lesson.examples import fair_flips
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
from lib.statistics.binomial import binomial_moments, binomial_pmf
from lib.statistics.coverage import mean_coverage, smallest_coverage
from lib.statistics.intervals import INTERVALS
from lib.statistics.simulation import APPROXIMATIONS, largest_error
from lib.text.tables import significant


def fraction(exact):
    """Return an exact fraction as text, with groups of three digits unless it is very long."""
    if exact.denominator > 10**12:
        return f"{float(exact):.3g}"
    return f"{exact.numerator:,}/{exact.denominator:,}"


def flip_terms(sample, p):
    """Return what each flip contributes to the likelihood at p, in words."""
    return [f"Factor {'p' if flip else '1 − p'} = {p if flip else 1 - p:.4g}" for flip in sample]


def in_latex(number):
    """Return the number in at most six digits as LaTeX, with a power of ten if it is very large or very small."""
    mantissa, _, exponent = significant(number).replace("−", "-").partition("e")
    text = mantissa.replace("∞", r"\infty").replace("NaN", r"\text{NaN}")
    return rf"{text} \cdot 10^{{{int(exponent)}}}" if exponent else text


def power(base, exponent):
    """Return a power of a number in LaTeX."""
    text = in_latex(base)
    return f"({text})^{{{exponent}}}" if "^" in text else f"{text}^{{{exponent}}}"


def worked(sample, p):
    """Return L(p), ln L(p) and the score with their numbers filled in, in LaTeX."""
    k, n = int(np.sum(sample)), len(sample)
    one, zero = in_latex(p), in_latex(1 - p)
    values = [in_latex(float(function(sample, p))) for function in (likelihood, log_likelihood, score)]
    return aligned(
        (f"L({one})", rf"{power(p, k)} \cdot {power(1 - p, n - k)} = {values[0]}"),
        (rf"\ln L({one})", rf"{k} \ln {one} + {n - k} \ln {zero} = {values[1]}"),
        (r"\text{score}", rf"\frac{{{k}}}{{{one}}} - \frac{{{n - k}}}{{{zero}}} = {values[2]}"),
    )


def aligned(*pairs):
    """Return equations below each other in LaTeX, with their equals signs in line, small enough for a phone."""
    rows = r" \\ ".join(f"{left} &= {right}" for left, right in pairs)
    return rf"\small \begin{{aligned}}{rows}\end{{aligned}}"


def below(*rows):
    """Return rows of LaTeX below each other, small enough for a phone."""
    return r"\small \begin{gathered}" + r" \\ ".join(rows) + r"\end{gathered}"


def likelihoods(sample, probabilities):
    """Return L, ln L and the score of the sample at each p, with the maximum named."""
    p = np.array(probabilities)
    columns = {
        "p": [f"{v:.6g}" for v in p],
        "L(p)": [f"{v:.10g}" for v in likelihood(sample, p)],
        "ln L(p)": map(significant, log_likelihood(sample, p)),
        "Score": map(significant, score(sample, p)),
        "": ["the maximum" if v == mle(sample) else "" for v in p],
    }
    return pd.DataFrame(columns).set_index("p")


def maximum_proof(sample):
    """Say why k/n is the maximum: the score is 0 there, and the second derivative of ln L negative."""
    k, n, peak = int(np.sum(sample)), len(sample), mle(sample)
    if k in (0, n):
        return (
            f"All {n} flips agree, so L(p) only grows towards p = {peak:g}: the maximum is at the end, with no slope 0."
        )
    return (
        f"The score k/p − (n−k)/(1−p) is {significant(float(score(sample, peak)))} at {k}/{n}, and the second "
        f"derivative there, −n/(p(1−p)), is **{significant(-float(fisher_information(n, peak)))}**: negative, "
        "so it is a maximum."
    )


def no_density(sample):
    """Say that the area under L is not 1."""
    return (
        f"L is no probability density of p. The area under it is **{fraction(likelihood_area(sample))}**, not 1: it "
        "compares values of p, and says nothing of how probable a p is."
    )


def climb_verdict(states, sample):
    """Say where a climb ended: at the maximum, on its way, or out of (0, 1)."""
    peak, last = mle(sample), states[-1]
    if last.left:
        return f"The climb left (0, 1) in step {len(states) - 1}, at p = {significant(last.p)}, and is over."
    there = next((i for i, state in enumerate(states) if abs(state.p - peak) < 1e-6), None)
    if there is None:
        return f"After {len(states) - 1} steps p = {last.p:.6g}, {abs(last.p - peak):.2g} from the maximum {peak:.6g}."
    return f"The maximum {peak:.6g} is reached to six digits in step {there}."


def climb_update(states, step, method, coordinate, rate):
    """Return the update that leads on from a step with its numbers filled in, in LaTeX; the last step has none."""
    at = [in_latex(climb_position(state, coordinate)) for state in states[step : step + 2] or states[-1:]]
    if len(at) < 2:
        return rf"\small {climb_symbol(coordinate)}_{{{len(states) - 1}}} = {at[0]}"
    slope, curvature = in_latex(states[step].slope), in_latex(states[step].curvature)
    ascent = rf"+ {rate:g} \cdot ({slope})"
    newton = rf"- {rate:g} \cdot \frac{{{slope}}}{{{curvature}}}"
    moved = {"gradient": ascent, "newton": newton}[method]
    return rf"\small {climb_symbol(coordinate)}_{{{step + 1}}} = {at[0]} {moved} = {at[1]}"


def climb_symbol(coordinate):
    """Return the letter of a coordinate."""
    return {"p": "p", "logit": "z"}[coordinate]


def climb_position(state, coordinate):
    """Return where a state of a climb stands in a coordinate."""
    return COORDINATES[coordinate].position(state)


def climb_steps(states, step):
    """Return the states of a climb up to the one after `step`, at most six."""
    rows = [(s.p, s.logit, s.log_likelihood, s.slope, s.curvature) for s in states]
    columns = ["p", "Logit z", "ln L / n", "Slope", "Curvature"]
    table = pd.DataFrame([[significant(value) for value in row] for row in rows], columns=columns)
    table.index = [f"Step {index}" for index in table.index]
    return table[: step + 2][-6:]


def cell(n, k, p):
    """Return the probability of k ones in n flips, where both slices cross, with its numbers filled in, in LaTeX."""
    return (
        rf"\binom{{{n}}}{{{k}}}\, {power(p, k)} \cdot {power(1 - p, n - k)} = "
        f"{in_latex(float(binomial_pmf(k, n, p)))}"
    )


def slices(n, k, p):
    """Say what the two slices sum to, and that the coefficient moves no maximum."""
    total, coefficient = float(binomial_pmf(np.arange(n + 1), n, p).sum()), math.comb(n, k)
    area = fraction(coefficient * likelihood_area([1] * k + [0] * (n - k)))
    bare = f"{{p^{{{k}}} (1-p)^{{{n - k}}}}}"
    return (
        f"At p = {p:g} the bars sum to **{total:.6f}**: a distribution. At k = {k} the curve has the area **{area}**, "
        f"not 1: a likelihood. The coefficient {coefficient:,} stretches it and moves nothing: "
        f"${{{coefficient}\\,{bare}}}$ and ${bare}$ both peak at {k}/{n}."
    )


def simulated(n, p, histogram, checkpoint):
    """Return mean and variance of the counts simulated up to a checkpoint beside np and np(1-p)."""
    mean, variance = binomial_moments(n, p)
    rows = {
        "Mean": [f"{mean:.4f}", f"{histogram.mean[checkpoint]:.4f}"],
        "Variance": [f"{variance:.4f}", f"{histogram.variance[checkpoint]:.4f}"],
    }
    repeats = f"In {histogram.checkpoints[checkpoint]:,} repeats"
    return pd.DataFrame.from_dict(rows, orient="index", columns=["np and np(1−p)", repeats])


def peak_probability(n, p):
    """Return mean and variance of the binomial and the probability of the count nearest to the mean, in LaTeX."""
    mean, variance = binomial_moments(n, p)
    one, zero = in_latex(p), in_latex(1 - p)
    return aligned(
        ("n p", rf"{n} \cdot {one} = {in_latex(mean)}"),
        ("n p (1 - p)", rf"{n} \cdot {one} \cdot {zero} = {in_latex(variance)}"),
        (f"P({round(mean)})", cell(n, round(mean), p)),
    )


def approximations(n, p):
    """Return the largest error of each approximation of the binomial pmf over all k."""
    errors = {a.label: significant(float(largest_error(n, p, a.function))) for a in APPROXIMATIONS.values()}
    return pd.DataFrame({"Largest error": errors})


def coverage_table(n, confidence):
    """Return mean and smallest coverage of each interval, exactly."""
    rows = {name: [f"{share:.4f}" for share in coverage_of(name, n, confidence)] for name in INTERVALS}
    return pd.DataFrame.from_dict(rows, orient="index", columns=["Mean over p", "Smallest"])


@functools.lru_cache(maxsize=64)
def coverage_of(name, n, confidence):
    """Return mean and smallest coverage of the interval of a name."""
    return mean_coverage(INTERVALS[name], n, confidence), smallest_coverage(INTERVALS[name], n, confidence)


def tests_of(sample, p0, confidence):
    """Return statistic, p-value and verdict of the three tests of p0 at a confidence, and what each measures on ln L.

    A test rejects p0 if its p-value is below 1 - confidence.
    """
    rows = {}
    for test in TESTS.values():
        result = outcome(test, sample, p0)
        verdict = "rejected" if result.p_value < 1 - confidence else "kept"
        rows[test.label] = [test.measure, significant(result.statistic), significant(result.p_value), verdict]
    columns = ["On ln L", "Statistic", "p-value", f"p0 at {confidence:.0%}"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def filled_tests(sample, p0):
    """Return the statistics of the three tests of p0 with their numbers filled in, in LaTeX."""
    seen = geometry(sample, p0)
    at_estimate, at_null = in_latex(seen.information_at_estimate), in_latex(seen.information_at_null)
    filled = {
        "likelihood_ratio": rf"2 \cdot {in_latex(seen.height)}",
        "wald": rf"({in_latex(seen.distance)})^2 \cdot {at_estimate}",
        "score": rf"\frac{{({in_latex(seen.slope)})^2}}{{{at_null}}}",
    }
    rows = []
    for name, test in TESTS.items():
        rows += [(test.latex, filled[name]), ("", in_latex(outcome(test, sample, p0).statistic))]
    return aligned(*rows)


def information(sample):
    """Say what the information is, and how the curve narrows, for the sample and for 100 times as many flips."""
    peak, n = mle(sample), len(sample)
    spread = [significant(1 / math.sqrt(fisher_information(n * times, peak))) for times in (1, 100)]
    return (
        f"**More flips, same share.** The information n/(p(1−p)) grows with n, and the curve narrows like 1/√n: its "
        f"half-width 1/√information is {spread[0]} for {n:,} flips and {spread[1]} for {100 * n:,}."
    )


# Underflow and cross-entropy


@functools.cache
def first_zero():
    """Return from how many flips of a fair coin on the product of their probabilities is 0 in float64."""
    return next(n for n in itertools.count(1) if likelihood(fair_flips(n), 0.5) == 0)


def smallest_float():
    """Say what the smallest positive float64 is, and from how many flips on the product is less than half of it."""
    return (
        f"The smallest positive float64 is {np.finfo(np.float64).smallest_subnormal:.3g}. From {first_zero():,} flips "
        "on the product rounds to exactly 0, and with it every comparison of two values of p. The sum does not."
    )


def fair_product(n):
    """Return the likelihood of n flips of a fair coin as a power of ten, and its logarithm, in LaTeX."""
    total = float(log_likelihood(fair_flips(n), 0.5))
    return aligned(
        (r"L(\tfrac12)", rf"0.5^{{{n}}} = 10^{{{total / math.log(10):.2f}}}"),
        (r"\ln L(\tfrac12)", rf"{n} \ln 0.5 = {total:.4f}"),
    )


def divergence_sum(sample, p):
    """Return the cross-entropy per flip as entropy and divergence with its numbers filled in, in LaTeX."""
    share = mle(sample)
    parts = loss_per_flip(sample, p), bernoulli_entropy(share), bernoulli_divergence(share, p)
    total, entropy, divergence = (r"\infty" if math.isinf(part) else f"{part:.4f}" for part in parts)
    return aligned(
        (r"-\tfrac1n \ln L(p)", r"H(\tfrac kn) + \mathrm{KL}(\tfrac kn \,\|\, p)"),
        (total, f"{entropy} + {divergence}"),
    )


def logit_slope(sample, z):
    """Return the slope of the cross-entropy per flip in the logit with its numbers filled in, in LaTeX."""
    share, p = mle(sample), float(sigmoid(z))
    return below(
        r"\tfrac{d}{dz}\left(-\tfrac1n \ln L\right) = \text{sigmoid}(z) - \tfrac kn",
        f"{p:.4f} - {share:.4f} = {p - share:.4f}",
    )
