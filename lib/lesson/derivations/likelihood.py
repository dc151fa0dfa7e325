"""Derivations from the coin to the network: log-odds, likelihood, its maximum, cross-entropy, and many coins."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lib.activations import sigmoid
from lib.lesson.derivations.derivation import Derivation, Equation, Line, Relation, State
from lib.lesson.derivations.writer import Writer, multiplied, shortened, summed
from lib.lesson.examples import NETWORK_INPUTS, NETWORK_TARGETS
from lib.lesson.reading import parse_flips
from lib.likelihood import bernoulli_divergence, bernoulli_entropy, log_likelihood
from lib.losses import binary_cross_entropy
from lib.numerics.complex_step import derivative, second_derivative
from lib.softmax import softmax

CERTAIN = "At p = 0 and p = 1 a logarithm of 0 can occur, so there are no numbers here. Choose a p between them."
AGREEING = (
    "All flips agree here, so the maximum is at p = 0 or p = 1, where the slope is not 0. Choose flips of both kinds "
    "to see the numbers."
)


# Log-odds


def _two_shares(z: float) -> list[float]:
    """Return e^z and 1, each divided by their sum."""
    return [float(np.exp(z) / (np.exp(z) + 1)), float(1 / (np.exp(z) + 1))]


def _prediction(w: Writer, p: float, z: float) -> str:
    """Return p = sigmoid(z) in LaTeX; one near 1 is written as 1 less its complement."""
    return w.probability(p, sigmoid(-z))


SIGMOID_LOG_ODDS = Derivation(
    id="sigmoid-log-odds",
    title="The logit is the logarithm of the odds",
    views=(("losses", "Two classes"), ("likelihood", "Cross-entropy")),
    values=lambda state: {"z": float(state["z"]), "p": float(sigmoid(state["z"]))},
    given=lambda w, z, p: rf"z = {w(z)}, \; p = \sigma(z)",
    lines=(
        Line(
            r"p = \frac{1}{1 + e^{-z}}",
            r"The prediction is the sigmoid of the logit, $p = \sigma(z)$. The equation is now solved for $z$.",
            lambda z, p: Equation(p, 1 / (1 + np.exp(-z))),
            lambda w, z, p: (_prediction(w, p, z), rf"\frac{{1}}{{1 + e^{{{w(-z)}}}}}"),
        ),
        Line(
            r"\frac1p = 1 + e^{-z}",
            "Take the reciprocal of both sides.",
            lambda z, p: Equation(1 / p, 1 + np.exp(-z)),
            lambda w, z, p: (rf"\frac{{1}}{{{_prediction(w, p, z)}}}", f"1 + e^{{{w(-z)}}}"),
            Relation.EQUIVALENT,
        ),
        Line(
            r"\frac{1 - p}{p} = e^{-z}",
            r"Subtract 1 from both sides: $1/p - 1 = (1 - p)/p$.",
            lambda z, p: Equation((1 - p) / p, np.exp(-z)),
            lambda w, z, p: (
                rf"\frac{{{w(sigmoid(-z))}}}{{{_prediction(w, p, z)}}}",
                f"e^{{{w(-z)}}}",
            ),
            Relation.EQUIVALENT,
        ),
        Line(
            r"\frac{p}{1 - p} = e^z",
            "Take the reciprocal again. The left side is called the odds: how many times as probable a 1 is as a 0.",
            lambda z, p: Equation(p / (1 - p), np.exp(z)),
            lambda w, z, p: (
                rf"\frac{{{_prediction(w, p, z)}}}{{{w(sigmoid(-z))}}}",
                f"e^{{{w(z)}}}",
            ),
            Relation.EQUIVALENT,
        ),
        Line(
            r"\ln \frac{p}{1 - p} = z",
            "Take the logarithm. So the logit is the logarithm of the odds.",
            lambda z, p: Equation(np.log(p / (1 - p)), z),
            lambda w, z, p: (
                rf"\ln \frac{{{_prediction(w, p, z)}}}{{{w(sigmoid(-z))}}}",
                w(z),
            ),
            Relation.EQUIVALENT,
        ),
        Line(
            r"\operatorname{softmax}(z, 0) = \Bigl(\frac{e^z}{e^z + 1}, \frac{1}{e^z + 1}\Bigr)",
            "Two classes are a special case of softmax: the logit of the second class is 0, and $e^0 = 1$.",
            lambda z, p: _two_shares(z),
            lambda w, z, p: rf"\operatorname{{softmax}}({w(z)}, 0)",
            Relation.BEGIN,
        ),
        Line(
            r"(\sigma(z), 1 - \sigma(z))",
            r"Divide numerator and denominator of the first fraction by $e^z$: it is $\sigma(z)$. Both fractions add "
            "up to 1.",
            lambda z, p: [sigmoid(z), 1 - sigmoid(z)],
            lambda w, z, p: f"({_prediction(w, float(sigmoid(z)), z)}, {w(sigmoid(-z))})",
        ),
    ),
)


# Likelihood of flips


def _counts(state: State) -> dict[str, Any]:
    """Return the flips of a view; the default of the control is always readable."""
    flips = parse_flips(state["flips"])
    return {"flips": flips, "k": sum(flips), "n": len(flips)}


def _sample(state: State) -> dict[str, Any]:
    """Return the flips and p of a view; ValueError where p is 0 or 1."""
    p = float(state["p"])
    if p in (0, 1):
        raise ValueError(CERTAIN)
    return _counts(state) | {"p": p}


def _log_of_product(flips: Sequence[int], p: float) -> float:
    """Return ln L(p), which is also right where L underflows."""
    return float(log_likelihood(flips, p))


def _powers(w: Writer, k: int, n: int, p: float) -> str:
    """Return p^k (1-p)^(n-k) with its numbers in LaTeX."""
    return rf"{w.power(p, k)} \cdot (1 - {w(p)})^{{{n - k}}}"


def _written_product(w: Writer, flips: Sequence[int], k: int, n: int, p: float) -> str:
    """Return L(p) in LaTeX, also where a float64 would underflow."""
    return w.exponential(_log_of_product(flips, p))


LIKELIHOOD = Derivation(
    id="likelihood",
    title="The likelihood of independent flips is a product, and its logarithm is a sum",
    views=(("likelihood", "Likelihood"), ("likelihood", "Underflow")),
    values=lambda state: _sample(state) if "flips" in state else _fair_coin(int(state["coinflips"])),
    given=lambda w, flips, k, n, p: rf"n = {n}, \; k = {k}, \; p = {w(p)}",
    about="Here n is the number of flips, k the number of ones, and each flip x is 0 or 1.",
    lines=(
        Line(
            r"L(p) = P(x_1) \cdot P(x_2) \cdots P(x_n)",
            "The flips are independent: no flip changes the probability of another. Only then is the probability of "
            "all of them together the product.",
            lambda flips, k, n, p: np.prod([p if x else 1 - p for x in flips]),
            lambda w, flips, k, n, p: multiplied(shortened(flips, lambda x: w(p if x else 1 - p), 3)),
            result=_written_product,
        ),
        Line(
            r"\prod_i p^{x_i} (1 - p)^{1 - x_i}",
            "One formula for both outcomes: the exponents leave p for a 1, and 1 − p for a 0.",
            lambda flips, k, n, p: np.prod(p ** np.asarray(flips) * (1 - p) ** (1 - np.asarray(flips))),
            lambda w, flips, k, n, p: multiplied(
                shortened(flips, lambda x: rf"{w.power(p, x)} (1 - {w(p)})^{{{1 - x}}}", 2)
            ),
            result=_written_product,
        ),
        Line(
            r"p^k (1 - p)^{n - k}",
            "The factor p occurs once for each of the k ones, the factor 1 − p once for each zero.",
            lambda flips, k, n, p: p**k * (1 - p) ** (n - k),
            lambda w, flips, k, n, p: _powers(w, k, n, p),
            result=_written_product,
        ),
        Line(
            r"\ln L(p) = \ln\bigl(p^k (1 - p)^{n - k}\bigr)",
            "Now take the logarithm. It grows with L, so it has its maximum at the same p.",
            lambda flips, k, n, p: np.log(p**k * (1 - p) ** (n - k)),
            lambda w, flips, k, n, p: rf"\ln\bigl({_powers(w, k, n, p)}\bigr)",
            Relation.BEGIN,
            lambda w, flips, k, n, p: w(_log_of_product(flips, p)),
        ),
        Line(
            r"k \ln p + (n - k) \ln(1 - p)",
            "The logarithm of a product is the sum of the logarithms, and an exponent becomes a factor.",
            lambda flips, k, n, p: k * np.log(p) + (n - k) * np.log(1 - p),
            lambda w, flips, k, n, p: rf"{k} \ln {w(p)} + {n - k} \ln(1 - {w(p)})",
        ),
        Line(
            r"\sum_i \bigl(x_i \ln p + (1 - x_i) \ln(1 - p)\bigr)",
            "The same sum, flip by flip. It does not underflow where the product does.",
            lambda flips, k, n, p: float(np.sum(np.where(flips, np.log(p), np.log(1 - p)))),
            lambda w, flips, k, n, p: summed(shortened(flips, lambda x: w(np.log(p) if x else np.log(1 - p)), 3)),
        ),
    ),
)


def _fair_coin(n: int) -> dict[str, Any]:
    """Return n flips, half of them ones, and p = 1/2."""
    flips = [index % 2 for index in range(n)]
    return {"flips": flips, "k": sum(flips), "n": n, "p": 0.5}


# The maximum


def _log_power(k: int, n: int) -> Any:
    """Return the function that computes ln(p^k (1-p)^(n-k)) for p, which may be complex."""
    return lambda p: k * np.log(p) + (n - k) * np.log(1 - p)


def _at_maximum(state: State) -> dict[str, Any]:
    """Return the counts of a view and p = k/n; ValueError if all flips agree."""
    counts = _counts(state)
    k, n = counts["k"], counts["n"]
    if k in (0, n):
        raise ValueError(AGREEING)
    return {"k": k, "n": n, "p": k / n}


MLE = Derivation(
    id="mle",
    title="The likelihood is largest at the share of ones, p = k/n",
    views=(("likelihood", "Likelihood"), ("likelihood", "Optimisation")),
    values=_at_maximum,
    given=lambda w, k, n, p: rf"n = {n}, \; k = {k}, \; p = \tfrac{{k}}{{n}} {w.sign_of(p)} {w(p)}",
    about="Here n is the number of flips and k the number of ones.",
    lines=(
        Line(
            r"\frac{d}{dp} \ln L(p) = 0",
            "At a maximum inside (0, 1) the slope of ln L is 0. This slope is called the score.",
            lambda k, n, p: Equation(derivative(_log_power(k, n), p), 0.0),
            lambda w, k, n, p: (rf"\left.\frac{{d}}{{dp}} \ln L\right|_{{p = {k}/{n}}}", "0"),
        ),
        Line(
            r"\frac{k}{p} - \frac{n - k}{1 - p} = 0",
            r"The derivative of $k \ln p + (n - k) \ln(1 - p)$. The minus sign is the derivative of $1 - p$.",
            lambda k, n, p: Equation(k / p - (n - k) / (1 - p), 0.0),
            lambda w, k, n, p: (rf"\frac{{{k}}}{{{w(p)}}} - \frac{{{n - k}}}{{{w(1 - p)}}}", "0"),
            Relation.EQUIVALENT,
        ),
        Line(
            r"\frac{k}{p} = \frac{n - k}{1 - p}",
            "The second fraction is added to both sides.",
            lambda k, n, p: Equation(k / p, (n - k) / (1 - p)),
            lambda w, k, n, p: (rf"\frac{{{k}}}{{{w(p)}}}", rf"\frac{{{n - k}}}{{{w(1 - p)}}}"),
            Relation.EQUIVALENT,
        ),
        Line(
            r"k\,(1 - p) = (n - k)\,p",
            r"Both sides are multiplied by $p\,(1 - p)$, which is not 0 between 0 and 1.",
            lambda k, n, p: Equation(k * (1 - p), (n - k) * p),
            lambda w, k, n, p: (rf"{k} \cdot {w(1 - p)}", rf"{n - k} \cdot {w(p)}"),
            Relation.EQUIVALENT,
        ),
        Line(
            r"k = n\,p",
            r"Both sides contain $-k p$, which cancels.",
            lambda k, n, p: Equation(k, n * p),
            lambda w, k, n, p: (f"{k}", rf"{n} \cdot {w(p)}"),
            Relation.EQUIVALENT,
        ),
        Line(
            r"p = \frac{k}{n}",
            "Divide by n. There is only one such p, so ln L has no other maximum or minimum inside.",
            lambda k, n, p: Equation(p, k / n),
            lambda w, k, n, p: (w(p), rf"\frac{{{k}}}{{{n}}}"),
            Relation.EQUIVALENT,
        ),
        Line(
            r"\frac{d^2}{dp^2} \ln L(p)",
            "Is it a maximum or a minimum? The second derivative tells.",
            lambda k, n, p: second_derivative(_log_power(k, n), p, p * (1 - p)),
            lambda w, k, n, p: rf"\left.\frac{{d^2}}{{dp^2}} \ln L\right|_{{p = {k}/{n}}}",
            Relation.BEGIN,
        ),
        Line(
            r"-\frac{k}{p^2} - \frac{n - k}{(1 - p)^2}",
            r"The derivative of $1/p$ is $-1/p^2$, and that of $-1/(1 - p)$ is $-1/(1 - p)^2$.",
            lambda k, n, p: -k / p**2 - (n - k) / (1 - p) ** 2,
            lambda w, k, n, p: rf"-\frac{{{k}}}{{{w.power(p, 2)}}} - \frac{{{n - k}}}{{{w.power(1 - p, 2)}}}",
        ),
        Line(
            "0",
            "Both terms are negative wherever they are not 0, so ln L bends downwards everywhere and has a maximum.",
            lambda k, n, p: 0.0,
            lambda w, k, n, p: "0",
            Relation.LESS,
        ),
    ),
)


# Cross-entropy of a sample


def _xlog(factor: float, argument: float) -> float:
    """Return factor ln argument, 0 for the factor 0."""
    return factor * float(np.log(argument)) if factor else 0.0


def _share_values(state: State) -> dict[str, Any]:
    """Return k, n, p and the share q of ones; ValueError where p is 0 or 1."""
    sample = _sample(state)
    return {"k": sample["k"], "n": sample["n"], "p": sample["p"], "q": sample["k"] / sample["n"]}


def _minus_logarithms(w: Writer, shares: tuple[str, str], p: float) -> str:
    """Return -a ln p - b ln(1-p) in LaTeX for two written shares a and b."""
    return rf"-{shares[0]} \ln {w(p)} - {shares[1]} \ln {w(1 - p)}"


NLL_CE = Derivation(
    id="nll-ce",
    title="The negative log-likelihood per flip is an entropy plus a divergence",
    views=(("likelihood", "Cross-entropy"), ("losses", "From likelihood")),
    values=_share_values,
    given=lambda w, k, n, p, q: (
        rf"\begin{{aligned}} & n = {n}, \; k = {k}, \; p = {w(p)} \\ "
        rf"& q = \tfrac{{k}}{{n}} {w.sign_of(q)} {w(q)} \end{{aligned}}"
    ),
    about="Here n is the number of flips and k the number of ones. A term 0 ln 0 counts as 0, its limit.",
    lines=(
        Line(
            r"-\frac1n \ln L(p)",
            "The negative log-likelihood, divided by the number of flips.",
            lambda k, n, p, q: -(k * np.log(p) + (n - k) * np.log1p(-p)) / n,
            lambda w, k, n, p, q: rf"-\tfrac{{1}}{{{n}}} \ln L({w(p)})",
        ),
        Line(
            r"-\frac kn \ln p - \frac{n - k}{n} \ln(1 - p)",
            r"The logarithm of $L(p) = p^k (1 - p)^{n - k}$ is $k \ln p + (n - k) \ln(1 - p)$.",
            lambda k, n, p, q: -k / n * np.log(p) - (n - k) / n * np.log(1 - p),
            lambda w, k, n, p, q: _minus_logarithms(w, (rf"\tfrac{{{k}}}{{{n}}}", rf"\tfrac{{{n - k}}}{{{n}}}"), p),
        ),
        Line(
            r"-q \ln p - (1 - q) \ln(1 - p)",
            "Write q for the share of ones, k/n. This is the cross-entropy of q and p.",
            lambda k, n, p, q: -q * np.log(p) - (1 - q) * np.log(1 - p),
            lambda w, k, n, p, q: _minus_logarithms(w, (w(q), w(1 - q)), p),
        ),
        Line(
            r"-q \ln q - (1 - q) \ln(1 - q) \\ &\quad + q \ln \tfrac{q}{p} + (1 - q) \ln \tfrac{1 - q}{1 - p}",
            r"Subtract $q \ln q + (1 - q) \ln(1 - q)$ and add it again. A difference of logarithms is the logarithm of "
            "the quotient.",
            lambda k, n, p, q: -_xlog(q, q) - _xlog(1 - q, 1 - q) + _xlog(q, q / p) + _xlog(1 - q, (1 - q) / (1 - p)),
            lambda w, k, n, p, q: (
                rf"{_minus_logarithms(w, (w(q), w(1 - q)), q)} \\ &\quad + {w(q)} \ln \tfrac{{{w(q)}}}{{{w(p)}}} "
                rf"+ {w(1 - q)} \ln \tfrac{{{w(1 - q)}}}{{{w(1 - p)}}}"
            ),
        ),
        Line(
            r"H(q) + \operatorname{KL}(q \,\|\, p)",
            "The first part is the entropy of q, which does not depend on p. The second part is the divergence of p "
            "from q.",
            lambda k, n, p, q: bernoulli_entropy(q) + bernoulli_divergence(q, p),
            lambda w, k, n, p, q: f"{w(bernoulli_entropy(q))} + {w(bernoulli_divergence(q, p))}",
        ),
        Line(
            "H(q)",
            "The divergence is never negative, and it is 0 only for p = q. So the least cross-entropy is at the "
            "largest likelihood.",
            lambda k, n, p, q: bernoulli_entropy(q),
            lambda w, k, n, p, q: "H(q)",
            Relation.AT_LEAST,
        ),
    ),
)


# From the coin to the network


def _factors(weight: float, x: Sequence[float], y: Sequence[int]) -> list[float]:
    """Return the probability of each answer, p_n for a 1 and 1 - p_n for a 0."""
    p = sigmoid(weight * np.asarray(x))
    return [float(q if target else 1 - q) for q, target in zip(p, y, strict=True)]


COIN_TO_NETWORK = Derivation(
    id="coin-to-network",
    title="For a network each sample has its own p, and −ln L is the cross-entropy of the data",
    views=(("likelihood", "Cross-entropy"),),
    values=lambda state: {"weight": float(state["coinweight"]), "x": NETWORK_INPUTS, "y": NETWORK_TARGETS},
    given=lambda w, weight, x, y: (
        rf"\begin{{aligned}} w &= {w(weight)} \\ x &= {w.vector(x)} \\ y &= {w.vector(y)} \end{{aligned}}"
    ),
    controls=("coinweight",),
    about="A network of one weight, for four samples: x is the input and y the class, 0 or 1.",
    lines=(
        Line(
            r"L(w) = \prod_n P(y_n \mid x_n)",
            "Given their inputs, the answers are independent, as flips are. So the likelihood of the weight is a "
            "product.",
            lambda weight, x, y: np.prod(_factors(weight, x, y)),
            lambda w, weight, x, y: multiplied(shortened(_factors(weight, x, y), w)),
        ),
        Line(
            r"\prod_n p_n^{y_n} (1 - p_n)^{1 - y_n}",
            r"Instead of one p for all flips, each sample has its own: $p_n = \sigma(w x_n)$.",
            lambda weight, x, y: np.prod(
                sigmoid(weight * np.asarray(x)) ** np.asarray(y)
                * (1 - sigmoid(weight * np.asarray(x))) ** (1 - np.asarray(y))
            ),
            lambda w, weight, x, y: multiplied(
                [
                    w(p) if target else f"(1 - {w(p)})"
                    for p, target in zip(sigmoid(weight * np.asarray(x)), y, strict=True)
                ]
            ),
        ),
        Line(
            r"-\ln L(w) = -\ln \prod_n p_n^{y_n} (1 - p_n)^{1 - y_n}",
            "Learning looks for the weight with the largest L. That is the least of −ln L.",
            lambda weight, x, y: -np.log(np.prod(_factors(weight, x, y))),
            lambda w, weight, x, y: "-" + w.logarithm(np.prod(_factors(weight, x, y))),
            Relation.BEGIN,
        ),
        Line(
            r"-\sum_n \bigl(y_n \ln p_n \\ &\quad + (1 - y_n) \ln(1 - p_n)\bigr)",
            "The logarithm makes a sum of the product, as for the coin.",
            lambda weight, x, y: -sum(np.log(factor) for factor in _factors(weight, x, y)),
            lambda w, weight, x, y: summed(shortened(_factors(weight, x, y), lambda factor: f"-{w.logarithm(factor)}")),
        ),
        Line(
            r"\sum_n \operatorname{CE}(y_n, p_n)",
            "Each term is the cross-entropy of one answer. So the loss of the data is its negative log-likelihood.",
            lambda weight, x, y: float(np.sum(binary_cross_entropy(sigmoid(weight * np.asarray(x)), y))),
            lambda w, weight, x, y: summed(
                shortened(binary_cross_entropy(sigmoid(weight * np.asarray(x)), y).tolist(), w)
            ),
        ),
        Line(
            r"-\sum_n \sum_c y_{nc} \ln p_{nc}",
            r"With more classes softmax takes the place of the sigmoid, and $y_{nc}$ is 1 for the true class c. Here "
            r"there are two, with the logits $w x_n$ and 0.",
            lambda weight, x, y: (
                -float(
                    sum(
                        np.array([target, 1 - target]) @ np.log(softmax([weight * t, 0.0]))
                        for t, target in zip(x, y, strict=True)
                    )
                )
            ),
            lambda w, weight, x, y: summed(
                [f"-{w.logarithm(softmax([weight * t, 0.0])[1 - target])}" for t, target in zip(x, y, strict=True)]
            ),
        ),
    ),
)

DERIVATIONS = (SIGMOID_LOG_ODDS, LIKELIHOOD, MLE, NLL_CE, COIN_TO_NETWORK)
