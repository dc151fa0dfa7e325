"""How the pictures of the likelihood page become scripts, and those of a sample of flips on the losses page."""

from collections.abc import Callable, Sequence

from lib.charts import binomial_slices, cross_entropy, distributions, maximum_likelihood, simulation
from lib.charts import intervals as interval_charts
from lib.charts import likelihood as charts
from lib.export.template import Arguments, Code, Values, Writer, fill, pair
from lib.lesson.linked import logit_of
from lib.statistics.simulation import geometric_checkpoints

MOST_FLIPS = 500
"""A longer sample is written as so many ones and zeros: its likelihood does not depend on their order."""


def flips(sample: Sequence[int]) -> str:
    """Return a sample as text."""
    if len(sample) <= MOST_FLIPS:
        return "".join(map(str, sample))
    return Code(f'"1" * {sum(sample)} + "0" * {len(sample) - sum(sample)}')


def of_sample(template: str, marked: str) -> Writer:
    """Return the writer of a template for `sample`, with the value of the slider `cursor` under the name `marked`."""

    def write(arguments: Arguments, values: Values) -> str:
        cursor = arguments["cursor"]
        return fill(template, {"flips": flips(arguments["sample"]), marked: values[cursor.key]})

    return write


def likelihood_curve(arguments: Arguments, values: Values) -> str:
    """Write the script of L(p) of `sample`, or of L(p) / L(k/n) if `relative`, with the p of the slider `cursor`."""
    given = {"flips": flips(arguments["sample"]), "p_marked": values[arguments["cursor"].key]}
    return fill("likelihood/likelihood_curve", given | {"relative": arguments.get("relative", False)})


def relative_likelihood(arguments: Arguments, values: Values) -> str:
    """Write the script of L(p) / L(k/n) of `sample`, with the p of the slider `cursor`."""
    return likelihood_curve({**arguments, "relative": True}, values)


def factors(arguments: Arguments, values: Values) -> str:
    """Write the script of the factors of L(p) of `sample` at the p of the slider `p`."""
    return fill("likelihood/factors", {"flips": flips(arguments["sample"]), "p": values[arguments["p"].key]})


def likelihood_ratio_cut(arguments: Arguments, values: Values) -> str:
    """Write the script of the test of `sample` at `confidence`, with the p0 of the slider `cursor`."""
    given = {"flips": flips(arguments["sample"]), "p0": values[arguments["cursor"].key]}
    return fill("likelihood/likelihood_ratio_cut", given | {"confidence": arguments["confidence"]})


def likelihood_by_sample_size(arguments: Arguments, values: Values) -> str:
    """Write the script of `sample` and of its multiples."""
    return fill("likelihood/likelihood_by_sample_size", {"flips": flips(arguments["sample"])})


def coverage_curves(arguments: Arguments, values: Values) -> str:
    """Write the script of the coverage of intervals for `n` flips at `confidence`."""
    return fill("likelihood/coverage_curves", {name: arguments[name] for name in ("n", "confidence")})


def bernoulli(arguments: Arguments, values: Values) -> str:
    """Write the script of one trial with probability `p`."""
    return fill("likelihood/bernoulli", {"p": arguments["p"]})


def binomial(arguments: Arguments, values: Values) -> str:
    """Write the script of `n` trials with probability `p`."""
    return fill("likelihood/binomial", {name: arguments[name] for name in ("n", "p")})


def intervals(arguments: Arguments, values: Values) -> str:
    """Write the script of the intervals for `successes` of `n` at `confidence`, with the p0 of the slider `null`."""
    given = {"k, n": pair(arguments["successes"], arguments["n"]), "confidence": arguments["confidence"]}
    return fill("likelihood/intervals", given | {"p0": values[arguments["null"].key]})


def underflow(arguments: Arguments, values: Values) -> str:
    """Write the script of a product of as many factors as the slider `cursor` says."""
    return fill("likelihood/underflow", {"flips": round(values[arguments["cursor"].key])})


def slices(arguments: Arguments, values: Values) -> tuple[int, int, float]:
    """Return `n`, and k and p of the sliders of these names; k is at most n."""
    n = arguments["n"]
    return n, min(round(values[arguments["k"].key]), n), values[arguments["p"].key]


def table(arguments: Arguments, values: Values) -> str:
    """Write the script of the table of all k and p; see `slices`."""
    n, k, p = slices(arguments, values)
    return fill("likelihood/table", {"n": n, "k_marked, p_marked": pair(k, p)})


def fixed_p(arguments: Arguments, values: Values) -> str:
    """Write the script of the distribution at one p; see `slices`."""
    n, k, p = slices(arguments, values)
    return fill("likelihood/fixed_p", {"n": n, "p": p, "k_marked": k})


def fixed_k(arguments: Arguments, values: Values) -> str:
    """Write the script of the likelihood at one k; see `slices`."""
    n, k, p = slices(arguments, values)
    return fill("likelihood/fixed_k", {"n": n, "k": k, "p_marked": p})


def ascent(arguments: Arguments, values: Values) -> str:
    """Write the script of the ascent `states` for `sample`, at the step of the slider `step`."""
    call = arguments["states"].arguments
    given = {name: call[name] for name in ("start", "method", "coordinate", "rate", "steps")}
    given |= {"flips": flips(arguments["sample"]), "step": round(values[arguments["step"].key])}
    return fill("likelihood/ascent", given)


def per_flip_in_logit(arguments: Arguments, values: Values) -> str:
    """Write the script of the cross-entropy of `sample`, at the logit of the slider `cursor`, a probability."""
    z = logit_of(values[arguments["cursor"].key])
    return fill("likelihood/per_flip_in_logit", {"flips": flips(arguments["sample"]), "z_marked": z})


def growing_histogram(arguments: Arguments, values: Values) -> str:
    """Write the script of the simulation `histogram`, up to the repeat of the slider `checkpoint`."""
    drawn, growth = arguments["histogram"].arguments, arguments["checkpoint"]
    repeats = geometric_checkpoints(drawn["repeats"], int(growth.high) + 1)
    m = repeats[min(round(values[growth.key]), len(repeats) - 1)]
    return fill("likelihood/growing_histogram", {**drawn, "m": m})


WRITERS: dict[Callable, Writer] = {
    charts.likelihood_curve: likelihood_curve,
    charts.factors: factors,
    charts.log_likelihood_curve: of_sample("likelihood/log_likelihood_curve", "p_marked"),
    maximum_likelihood.ascent: ascent,
    binomial_slices.table: table,
    binomial_slices.fixed_p: fixed_p,
    binomial_slices.fixed_k: fixed_k,
    simulation.growing_histogram: growing_histogram,
    distributions.bernoulli: bernoulli,
    distributions.binomial: binomial,
    interval_charts.likelihood_ratio_cut: likelihood_ratio_cut,
    interval_charts.intervals: intervals,
    interval_charts.coverage_curves: coverage_curves,
    charts.likelihood_by_sample_size: likelihood_by_sample_size,
    charts.underflow: underflow,
    cross_entropy.per_flip: of_sample("likelihood/per_flip", "p_marked"),
    cross_entropy.per_flip_in_logit: per_flip_in_logit,
    charts.relative_likelihood: relative_likelihood,
    cross_entropy.of_sample: of_sample("likelihood/per_flip", "p_marked"),
}
"""The writer of each picture's script, by the function that draws it."""
