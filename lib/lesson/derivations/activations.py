"""Derivations of derivatives of activations: sigmoid, tanh, ELU, and PReLU in its parameter."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lib.activations import elu, prelu, prelu_alpha_derivative, sigmoid, sigmoid_derivative, tanh
from lib.lesson.derivations.derivation import Derivation, Line
from lib.lesson.derivations.writer import Writer, summed
from lib.lesson.examples import PRELU_SAMPLES
from lib.numerics.arrays import FloatArray
from lib.numerics.complex_step import derivative

_CURVES = (("activations", "Curves"),)


SIGMOID_DERIVATIVE = Derivation(
    id="sigmoid-derivative",
    title="The derivative of the sigmoid is σ(x) (1 − σ(x))",
    views=_CURVES,
    values=lambda state: {"x": state["at"]},
    given=lambda w, x: f"x = {w(x)}",
    controls=("at",),
    lines=(
        Line(
            r"\sigma'(x) = \frac{d}{dx} \left(1 + e^{-x}\right)^{-1}",
            r"The sigmoid is $\sigma(x) = 1 / (1 + e^{-x})$. Written as a power, it can be differentiated by the chain "
            "rule.",
            lambda x: derivative(lambda t: 1 / (1 + np.exp(-t)), x),
            lambda w, x: rf"\sigma'({w(x)})",
        ),
        Line(
            r"-\left(1 + e^{-x}\right)^{-2} \cdot \left(-e^{-x}\right)",
            r"The derivative of $u^{-1}$ is $-u^{-2}$. By the chain rule it is multiplied by the derivative of "
            r"$u = 1 + e^{-x}$, which is $-e^{-x}$.",
            lambda x: -((1 + np.exp(-x)) ** -2) * -np.exp(-x),
            lambda w, x: rf"-(1 + e^{{{w(-x)}}})^{{-2}} \cdot (-e^{{{w(-x)}}})",
        ),
        Line(
            r"\frac{e^{-x}}{\left(1 + e^{-x}\right)^2}",
            "The two minus signs cancel, and a negative exponent means a denominator.",
            lambda x: np.exp(-x) / (1 + np.exp(-x)) ** 2,
            lambda w, x: rf"\frac{{e^{{{w(-x)}}}}}{{(1 + e^{{{w(-x)}}})^2}}",
        ),
        Line(
            r"\frac{1}{1 + e^{-x}} \cdot \frac{e^{-x}}{1 + e^{-x}}",
            "One fraction is split into two factors.",
            lambda x: 1 / (1 + np.exp(-x)) * (np.exp(-x) / (1 + np.exp(-x))),
            lambda w, x: rf"\frac{{1}}{{1 + e^{{{w(-x)}}}}} \cdot \frac{{e^{{{w(-x)}}}}}{{1 + e^{{{w(-x)}}}}}",
        ),
        Line(
            r"\sigma(x)\,(1 - \sigma(x))",
            r"The first factor is $\sigma(x)$. Both factors add up to 1, so the second one is $1 - \sigma(x)$.",
            lambda x: sigmoid(x) * (1 - sigmoid(x)),
            lambda w, x: rf"{w(sigmoid(x))}\,(1 - {w(sigmoid(x))})",
        ),
    ),
)


TANH_DERIVATIVE = Derivation(
    id="tanh-derivative",
    title="The derivative of tanh is 1 − tanh² x",
    views=_CURVES,
    values=lambda state: {"x": state["at"]},
    given=lambda w, x: f"x = {w(x)}",
    controls=("at",),
    lines=(
        Line(
            r"\tanh'(x) = \frac{d}{dx} \frac{e^x - e^{-x}}{e^x + e^{-x}}",
            "This is the definition of tanh.",
            lambda x: derivative(lambda t: (np.exp(t) - np.exp(-t)) / (np.exp(t) + np.exp(-t)), x),
            lambda w, x: rf"\tanh'({w(x)})",
        ),
        Line(
            r"\frac{d}{dx} \left(2\,\sigma(2x) - 1\right)",
            r"Numerator and denominator are divided by $e^x$: $\tanh x = (1 - e^{-2x}) / (1 + e^{-2x})$, which is "
            r"$2\,\sigma(2x) - 1$.",
            lambda x: derivative(lambda t: 2 / (1 + np.exp(-2 * t)) - 1, x),
            lambda w, x: rf"\left.\frac{{d}}{{dx}} (2\,\sigma(2x) - 1)\right|_{{x = {w(x)}}}",
        ),
        Line(
            r"4\,\sigma'(2x)",
            "By the chain rule, the derivative of $2x$ gives another factor of 2. The constant 1 drops out.",
            lambda x: 4 * sigmoid_derivative(2 * x),
            lambda w, x: rf"4\,\sigma'({w(2 * x)})",
        ),
        Line(
            r"4\,\sigma(2x)\,(1 - \sigma(2x))",
            r"The derivative of the sigmoid is $\sigma\,(1 - \sigma)$.",
            lambda x: 4 * sigmoid(2 * x) * (1 - sigmoid(2 * x)),
            lambda w, x: rf"4 \cdot {w(sigmoid(2 * x))}\,(1 - {w(sigmoid(2 * x))})",
        ),
        Line(
            r"(1 + \tanh x)\,(1 - \tanh x)",
            r"$2\,\sigma(2x)$ is $1 + \tanh x$, so $2\,(1 - \sigma(2x))$ is $1 - \tanh x$.",
            lambda x: (1 + tanh(x)) * (1 - tanh(x)),
            lambda w, x: rf"(1 + {w.factor(tanh(x))})\,(1 - {w.factor(tanh(x))})",
        ),
        Line(
            r"1 - \tanh^2 x",
            "The product of a sum and a difference is the difference of the squares.",
            lambda x: 1 - tanh(x) ** 2,
            lambda w, x: f"1 - {w.power(tanh(x), 2)}",
        ),
    ),
)


ELU_DERIVATIVE = Derivation(
    id="elu-derivative",
    title="For x < 0 the derivative of ELU is f(x) + α",
    views=_CURVES,
    values=lambda state: {"x": state["xbelow"], "alpha": state["elualpha"]},
    given=lambda w, x, alpha: rf"x = {w(x)}, \; \alpha = {w(alpha)}",
    controls=("xbelow",),
    lines=(
        Line(
            r"f'(x) = \frac{d}{dx}\, \alpha\,(e^x - 1)",
            r"For $x < 0$ ELU is $f(x) = \alpha\,(e^x - 1)$.",
            lambda x, alpha: derivative(lambda t: alpha * (np.exp(t) - 1), x),
            lambda w, x, alpha: f"f'({w(x)})",
        ),
        Line(
            r"\alpha\,e^x",
            r"The derivative of $e^x$ is $e^x$. The constant factor $\alpha$ stays, and the constant 1 drops out.",
            lambda x, alpha: alpha * np.exp(x),
            lambda w, x, alpha: rf"{w(alpha)} \cdot e^{{{w(x)}}}",
        ),
        Line(
            r"\alpha\,(e^x - 1) + \alpha",
            r"Subtracting $\alpha$ and adding it again changes nothing.",
            lambda x, alpha: alpha * (np.exp(x) - 1) + alpha,
            lambda w, x, alpha: rf"{w(alpha)}\,(e^{{{w(x)}}} - 1) + {w(alpha)}",
        ),
        Line(
            r"f(x) + \alpha",
            r"The first term is $f(x)$ again. So the derivative needs no second exponential.",
            lambda x, alpha: elu(x, alpha) + alpha,
            lambda w, x, alpha: f"{w(elu(x, alpha))} + {w(alpha)}",
        ),
    ),
)


def _mean_error(alpha: Any, x: Sequence[float], teacher: float) -> Any:
    """Return the mean of (f(x) - t)^2 / 2 for f(x) = max(0, x) + alpha min(0, x); alpha may be complex."""
    x_array = np.asarray(x)
    return np.mean((np.maximum(x_array, 0) + alpha * np.minimum(x_array, 0) - prelu(x_array, teacher)) ** 2) / 2


def _upstream(alpha: float, x: Sequence[float], teacher: float) -> FloatArray:
    """Return delta_i, the derivative of that error in the output f(x_i)."""
    return (prelu(x, alpha) - prelu(x, teacher)) / len(x)


def _output_slopes(alpha: float, x: Sequence[float]) -> list[float]:
    """Return the derivatives of the outputs f(x_i) in alpha, by numerical differentiation."""
    return [derivative(lambda a, t=t: max(0.0, t) + a * min(0.0, t), alpha) for t in x]


def _products(w: Writer, first: FloatArray, second: Sequence[float] | FloatArray) -> str:
    """Return the sum of the products of two vectors in LaTeX."""
    terms = [rf"{w(a)} \cdot {w.factor(b)}" for a, b in zip(first, second, strict=True)]
    return summed(terms)


PRELU_ALPHA = Derivation(
    id="prelu-alpha",
    title="The gradient of the loss in α is the sum of δ min(0, x)",
    views=(("activations", "PReLU"),),
    values=lambda state: {
        "alpha": state["startslope"],
        "x": PRELU_SAMPLES,
        "teacher": state["teacher"],
    },
    given=lambda w, alpha, x, teacher: (
        rf"\begin{{aligned}} x &= {w.vector(x)} \\ t &= {w.vector(prelu(x, teacher))} \\ \alpha &= {w(alpha)} "
        r"\end{aligned}"
    ),
    about="Three samples x with the teacher's outputs t as targets, and α at the start.",
    lines=(
        Line(
            r"\frac{dL}{d\alpha} = \frac{d}{d\alpha} \frac1m \sum_i \tfrac12 (f(x_i) - t_i)^2",
            "The loss is the mean of half the squared errors over a batch of m samples.",
            lambda alpha, x, teacher: derivative(lambda a: _mean_error(a, x, teacher), alpha),
            lambda w, alpha, x, teacher: r"\frac{dL}{d\alpha}",
        ),
        Line(
            r"\sum_i \frac{\partial L}{\partial f(x_i)} \cdot \frac{\partial f(x_i)}{\partial \alpha}",
            "By the chain rule, α acts on the loss through the output of every sample. The parts are added.",
            lambda alpha, x, teacher: float(_upstream(alpha, x, teacher) @ _output_slopes(alpha, x)),
            lambda w, alpha, x, teacher: _products(w, _upstream(alpha, x, teacher), _output_slopes(alpha, x)),
        ),
        Line(
            r"\sum_i \delta_i\, \min(0, x_i)",
            r"Write $\delta_i = (f(x_i) - t_i) / m$ for the first factor. For $x < 0$ the output is $\alpha x$, whose "
            r"derivative in $\alpha$ is $x$. For $x \ge 0$ the output does not contain $\alpha$. Both cases are "
            r"$\min(0, x)$.",
            lambda alpha, x, teacher: float(_upstream(alpha, x, teacher) @ prelu_alpha_derivative(x)),
            lambda w, alpha, x, teacher: _products(w, _upstream(alpha, x, teacher), prelu_alpha_derivative(x)),
        ),
        Line(
            r"\sum_{x_i < 0} \delta_i\, x_i",
            "Samples that are not negative add nothing, so they can be left out.",
            lambda alpha, x, teacher: float(
                sum(d * t for d, t in zip(_upstream(alpha, x, teacher), x, strict=True) if t < 0)
            ),
            lambda w, alpha, x, teacher: _products(
                w, _upstream(alpha, x, teacher)[np.less(x, 0)], np.asarray(x)[np.less(x, 0)]
            ),
        ),
    ),
)

DERIVATIONS = (SIGMOID_DERIVATIVE, TANH_DERIVATIVE, ELU_DERIVATIVE, PRELU_ALPHA)
