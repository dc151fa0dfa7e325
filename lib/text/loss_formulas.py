"""The formulas of the losses page with the present numbers filled in, in LaTeX."""

import math

import numpy as np

from lib.activations import sigmoid, sigmoid_derivative
from lib.learning.regression import NOISE_MODELS
from lib.learning.softmax_regression import smoothed
from lib.likelihood import bernoulli_divergence, bernoulli_entropy, loss_per_flip, mle
from lib.losses import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    binary_cross_entropy_with_logits,
    binary_cross_entropy_with_logits_gradient,
    cross_entropy_gradient,
    squared_error,
    squared_error_gradient,
    squared_error_of_softmax_gradient,
    squared_error_with_logits,
    squared_error_with_logits_gradient,
)
from lib.softmax import softmax


def tex(number, digits=4):
    """Return a number in at most so many digits, with a power of ten where it is very large or very small."""
    number = float(number)
    if not math.isfinite(number):
        return r"\text{none}" if math.isnan(number) else r"\infty" if number > 0 else r"-\infty"
    mantissa, _, exponent = f"{number:.{digits}g}".partition("e")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa


def vector(values, digits=3):
    """Return the numbers of a vector in parentheses."""
    return f"({', '.join(tex(value, digits) for value in values)})"


def braced(formula, value):
    """Return a formula with its value under it."""
    return rf"\underbrace{{{formula}}}_{{{tex(value)}}}"


def aligned(*lines):
    """Return lines below each other, aligned at their first &."""
    return r"\begin{aligned}" + r"\\[0.6em]".join(lines) + r"\end{aligned}"


# One prediction


def of_prediction(z):
    """Return the prediction that a logit stands for, with its number."""
    return rf"p = \sigma({tex(z)}) = {tex(sigmoid(z), 6)}"


def in_logit(z, y):
    """Return for both losses of a logit the value and the gradient, this as dL/dp dp/dz with each factor's number."""
    p, passed = sigmoid(z), sigmoid_derivative(z)
    return {
        "Squared error": aligned(
            squared_value(p, y, squared_error_with_logits(z, y)),
            in_factors(r"2\,(p - y)", squared_error_gradient(p, y), passed),
            rf"&= {tex(squared_error_with_logits_gradient(z, y), 6)}",
        ),
        "Cross-entropy": aligned(
            cross_value(p, y, binary_cross_entropy_with_logits(z, y)),
            in_factors(r"\frac{p - y}{p\,(1 - p)}", binary_cross_entropy_gradient(p, y), passed),
            rf"&= p - y = {tex(binary_cross_entropy_with_logits_gradient(z, y), 6)}",
        ),
    }


def in_factors(by_prediction, value, passed):
    """Return the gradient in the logit as the one in p times what the sigmoid lets pass, p (1 - p)."""
    factors = braced(by_prediction, value), braced(r"p\,(1 - p)", passed)
    return r"\frac{dL}{dz} &= \frac{dL}{dp} \cdot \frac{dp}{dz} = " + r" \cdot ".join(factors)


def in_prediction(p, y):
    """Return for both losses of a probability the value and the gradient, with their numbers."""
    return {
        "Squared error": aligned(
            squared_value(p, y, squared_error(p, y)),
            rf"\frac{{dL}}{{dp}} &= 2\,(p - y) = {tex(squared_error_gradient(p, y))}",
        ),
        "Cross-entropy": aligned(
            cross_value(p, y, binary_cross_entropy(p, y)),
            rf"\frac{{dL}}{{dp}} &= \frac{{p - y}}{{p\,(1 - p)}} = {tex(binary_cross_entropy_gradient(p, y))}",
        ),
    }


def squared_value(p, y, value):
    """Return the squared error with its numbers."""
    return rf"L &= (p - y)^2 = ({tex(p)} - {y})^2 \\ &= {tex(value)}"


def cross_value(p, y, value):
    """Return the cross-entropy of a class with its numbers: -ln of the probability of what is true."""
    formula, true = ("p", p) if y == 1 else ("(1 - p)", 1 - p)
    return rf"L &= -\ln {formula} = -\ln {tex(true)} \\ &= {tex(value)}"


# Several classes


def of_classes(logits, target):
    """Return for both losses the gradient in the logits with its numbers; `target` holds the true shares."""
    p, squared = vector(softmax(logits)), vector(squared_error_of_softmax_gradient(logits, target))
    residual = vector(cross_entropy_gradient(logits, target))
    shares = rf"p &= \operatorname{{softmax}}(z) \\ &= {p}"
    return {
        "Squared error": aligned(shares, rf"\nabla_z L &= 2 J\,(p - y) \\ &= {squared}"),
        "Cross-entropy": aligned(shares, rf"\nabla_z L &= p - y \\ &= {residual}"),
    }


def of_targets(names, smoothing):
    """Return the target vector of the first class after label smoothing, with its numbers."""
    target, n = smoothed(np.array([0]), smoothing)[0], len(names)
    shared = rf"\tilde y = (1 - \varepsilon)\,y + \varepsilon / {n}"
    return rf"{shared}, \quad \tilde y_{{\text{{{names[0]}}}}} = {vector(target)}"


# Likelihood


def of_flips(sample, p):
    """Return the cross-entropy of a sample, as a mean over its flips and as entropy and divergence, with numbers."""
    k, n, share = int(np.sum(sample)), len(sample), mle(sample)
    with np.errstate(divide="ignore"):
        one, zero = -np.log(p), -np.log1p(-p)
    return aligned(
        r"&-\tfrac{1}{n} \ln L(p) \\ &= \tfrac{k}{n} (-\ln p) + \tfrac{n - k}{n} (-\ln(1 - p))",
        rf"&= \tfrac{{{k}}}{{{n}}} \cdot {tex(one)} + \tfrac{{{n - k}}}{{{n}}} \cdot {tex(zero)}",
        rf"&= {tex(loss_per_flip(sample, p))}",
        r"&= H(k/n) + \mathrm{KL}(k/n \,\|\, p)",
        rf"&= {tex(bernoulli_entropy(share))} + {tex(bernoulli_divergence(share, p))}",
    )


# Descents


def of_race(run, name, epoch, rate):
    """Return the gradient of one run of the race at an epoch, and the weight after the next update, with numbers."""
    p, slope, weight = run.p[epoch], run.gradient[epoch], run.weight[epoch]
    formula = r"(p - y)\,p\,(1 - p)" if name == "squared_error" else "p - y"
    return aligned(
        rf"\frac{{dL}}{{dz}} &= {formula} = {tex(slope)} \\ p &= {tex(p)}",
        rf"w &\leftarrow w - \eta\,\frac{{dL}}{{dz}}\,x \\ &= {tex(weight)} - {rate:g} \cdot ({tex(slope)}) \cdot 1",
        rf"&= {tex(weight - rate * slope)}",
    )


def of_descent(run, step, rate):
    """Return the next update of both weights in a descent, with numbers."""
    weights, slopes = run.weights[step], run.gradient[step]
    return aligned(
        rf"w &\leftarrow w - \eta\,\nabla L \\ &= {vector(weights)} \\ &\quad - {rate:g} \cdot {vector(slopes)}",
        rf"&= {vector(weights - rate * slopes)}",
    )


# Regression and calibration


def of_residual(r, delta):
    """Return each loss of a residual, its slope, and what it is of the density of its noise, with numbers."""
    parts = []
    for model in NOISE_MODELS.values():
        arguments = dict.fromkeys(model.loss.parameters, delta)
        loss, constant = model.loss.function(r, 0.0, **arguments), np.log(model.constant(**arguments))
        minus_ln = -np.log(model.density(r, **arguments))
        sum_ = rf"{tex(minus_ln)} &= {tex(loss)} + {tex(constant)}"
        parts.append(rf"\text{{{model.loss.label}:}} \; {sum_}")
    return aligned(r"-\ln \text{density}(r) &= \text{loss}(r) + \ln Z", *parts)


def of_forecast(p, factor):
    """Return what a calibrated forecast p becomes when its logit is multiplied by a factor, with numbers."""
    z = math.log(p / (1 - p))
    said = tex(sigmoid(factor * z))
    return rf"z = \ln \tfrac{{{p:g}}}{{{1 - p:.2g}}} = {tex(z)}, \quad \sigma({factor:g} \cdot z) = {said}"
