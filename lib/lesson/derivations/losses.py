"""Derivations of losses: their gradients in the logit, the loss that a noise assumes, and convexity."""

from typing import Any

import numpy as np

from lib.activations import sigmoid, sigmoid_derivative
from lib.lesson.derivations.derivation import Derivation, Line, Relation, State
from lib.lesson.derivations.writer import Writer
from lib.lesson.examples import SURFACE_POINT, SURFACE_TARGET
from lib.numerics.complex_step import derivative, second_derivative

CERTAIN = "At p = 0 and p = 1 the logit is not finite, so there are no numbers here. Choose a p between them."
LARGEST_SLOPE = 4 / 27
"""The largest size of the gradient of half the squared error in the logit."""
_TWO_CLASSES = (("losses", "Two classes"),)


def _sigmoid(z: Any) -> Any:
    """Return the sigmoid of a number that may be complex."""
    return 1 / (1 + np.exp(-z))


def _logit_and_target(state: State) -> dict[str, Any]:
    """Return the logit and the true answer of a view; ValueError where p is 0 or 1."""
    if state["against"] == "logit":
        return {"z": float(state["z"]), "y": int(state["y"])}
    p = float(state["p"])
    if p in (0, 1):
        raise ValueError(CERTAIN)
    return {"z": float(np.log(p) - np.log1p(-p)), "y": int(state["y"])}


def _given(w: Writer, z: float, y: int) -> str:
    """Return logit, prediction and target in LaTeX."""
    return rf"z {w.sign_of(z)} {w(z)}, \; p \approx {_p(w, z)}, \; y = {y}"


def _p(w: Writer, z: float) -> str:
    """Return the prediction in LaTeX; one near 1 is written as 1 less its complement."""
    return w.probability(sigmoid(z), sigmoid(-z))


def _error(w: Writer, z: float, y: int) -> str:
    """Return p - y in brackets in LaTeX."""
    return f"({_p(w, z)} - {y})"


def _slope_in_p(w: Writer, z: float, y: int) -> str:
    """Return the derivative of the log loss in p, -1/p or 1/(1 - p), in LaTeX."""
    return rf"-\frac{{1}}{{{_p(w, z)}}}" if y else rf"\frac{{1}}{{{w(sigmoid(-z))}}}"


def _log_loss(z: Any, y: int) -> Any:
    """Return the log loss of the sigmoid of z, which may be complex."""
    return -y * np.log(_sigmoid(z)) - (1 - y) * np.log(1 - _sigmoid(z))


BCE_LOGIT = Derivation(
    id="bce-logit",
    title="In the logit the gradient of cross-entropy is p − y",
    views=_TWO_CLASSES,
    values=_logit_and_target,
    given=_given,
    lines=(
        Line(
            r"\frac{dL}{dz} = \frac{d}{dz} \bigl(-y \ln p \\ &\quad - (1 - y) \ln(1 - p)\bigr)",
            r"The loss is the cross-entropy of the answer $y$ and the prediction $p = \sigma(z)$.",
            lambda z, y: derivative(lambda t: _log_loss(t, y), z),
            lambda w, z, y: r"\frac{dL}{dz}",
        ),
        Line(
            r"\frac{dL}{dp} \cdot \frac{dp}{dz}",
            "By the chain rule: the logit acts on the loss through the prediction.",
            lambda z, y: (
                derivative(lambda p: -y * np.log(p) - (1 - y) * np.log(1 - p), float(sigmoid(z)))
                * derivative(_sigmoid, z)
            ),
            lambda w, z, y: rf"{w(-y / sigmoid(z) + (1 - y) / sigmoid(-z))} \cdot {w.factor(sigmoid_derivative(z))}",
        ),
        Line(
            r"\Bigl(-\frac{y}{p} + \frac{1 - y}{1 - p}\Bigr) \cdot p\,(1 - p)",
            r"The derivative of $\ln p$ is $1/p$, and that of the sigmoid is $p\,(1 - p)$.",
            lambda z, y: (-y / sigmoid(z) + (1 - y) / sigmoid(-z)) * sigmoid(z) * sigmoid(-z),
            lambda w, z, y: (
                rf"\Bigl({_slope_in_p(w, z, y)}\Bigr) "
                rf"\cdot {_p(w, z)} \cdot {w(sigmoid(-z))}"
            ),
        ),
        Line(
            r"-y\,(1 - p) + (1 - y)\,p",
            "Multiply out: in each part one factor cancels.",
            lambda z, y: -y * sigmoid(-z) + (1 - y) * sigmoid(z),
            lambda w, z, y: rf"-{y} \cdot {w(sigmoid(-z))} + {1 - y} \cdot {_p(w, z)}",
        ),
        Line(
            "p - y",
            "The parts with $y\\,p$ cancel. No factor is left that is small when the prediction is wrong.",
            lambda z, y: sigmoid(z) - y,
            lambda w, z, y: f"{_p(w, z)} - {y}",
            result=lambda w, z, y: w(sigmoid(z) if y == 0 else -sigmoid(-z)),
        ),
    ),
)

MSE_LOGIT = Derivation(
    id="mse-logit",
    title="In the logit the gradient of squared error is (p − y) p (1 − p)",
    views=_TWO_CLASSES,
    values=_logit_and_target,
    given=_given,
    lines=(
        Line(
            r"\frac{dL}{dz} = \frac{d}{dz}\, \tfrac12 (p - y)^2",
            r"The loss is half the squared error of the prediction $p = \sigma(z)$.",
            lambda z, y: derivative(lambda t: (_sigmoid(t) - y) ** 2 / 2, z),
            lambda w, z, y: r"\frac{dL}{dz}",
        ),
        Line(
            r"(p - y) \cdot \frac{dp}{dz}",
            "By the chain rule. The factor 2 of the square cancels one half.",
            lambda z, y: (sigmoid(z) - y) * derivative(_sigmoid, z),
            lambda w, z, y: rf"{_error(w, z, y)} \cdot {w.factor(derivative(_sigmoid, z))}",
        ),
        Line(
            r"(p - y)\, p\, (1 - p)",
            r"The derivative of the sigmoid is $p\,(1 - p)$. It is near 0 where the sigmoid is flat, also where the "
            "prediction is wrong.",
            lambda z, y: (sigmoid(z) - y) * sigmoid(z) * (1 - sigmoid(z)),
            lambda w, z, y: rf"{_error(w, z, y)} \cdot {_p(w, z)} \cdot {w(sigmoid(-z))}",
        ),
        Line(
            r"\Bigl| \frac{dL}{dz} \Bigr| = |p - y|\, p\, (1 - p)",
            "How large can it get at all? Take its size.",
            lambda z, y: abs(sigmoid(z) - y) * sigmoid(z) * sigmoid(-z),
            lambda w, z, y: rf"|{_p(w, z)} - {y}| \cdot {_p(w, z)} \cdot {w(sigmoid(-z))}",
            Relation.BEGIN,
        ),
        Line(
            r"\frac{4}{27}",
            r"For $y = 1$ the size is $p\,(1 - p)^2$, which is largest at $p = 1/3$: $\frac13 \cdot \frac49$. For "
            r"$y = 0$ it is largest at $p = 2/3$.",
            lambda z, y: LARGEST_SLOPE,
            lambda w, z, y: r"\frac{4}{27}",
            Relation.AT_MOST,
        ),
    ),
)


# Noise and loss


def _gaussian(r: float, sigma: float) -> float:
    """Return the density of normal noise with mean 0 at a residual."""
    return float(np.exp(-(r**2) / (2 * sigma**2)) / (sigma * np.sqrt(2 * np.pi)))


def _laplace(r: float, b: float) -> float:
    """Return the density of Laplace noise with mean 0 at a residual."""
    return float(np.exp(-abs(r) / b) / (2 * b))


GAUSSIAN_MSE = Derivation(
    id="gaussian-mse",
    title="Squared error is the negative log-likelihood of Gaussian noise, absolute error that of Laplace noise",
    views=(("losses", "Regression"), ("losses", "More losses")),
    values=lambda state: {"r": float(state.get("residual", 2)), "sigma": 1.0, "b": 1.0},
    given=lambda w, r, sigma, b: rf"r = {w(r)}, \; \sigma = {w(sigma)}, \; b = {w(b)}",
    about="Here r is a residual, the observed value less the prediction. The widths σ and b are fixed.",
    lines=(
        Line(
            r"-\ln \Bigl(\frac{1}{\sigma \sqrt{2\pi}}\, e^{-r^2 / (2 \sigma^2)}\Bigr)",
            "The observed value is the prediction plus Gaussian noise with standard deviation σ. This is −ln of the "
            "density of the residual.",
            lambda r, sigma, b: -np.log(_gaussian(r, sigma)),
            lambda w, r, sigma, b: f"-{w.logarithm(_gaussian(r, sigma))}",
        ),
        Line(
            r"\frac{r^2}{2 \sigma^2} + \ln(\sigma \sqrt{2\pi})",
            "The logarithm makes a sum of the product, and takes the exponent down. The second term does not depend on "
            "the prediction, so the most likely prediction is the one of least squared error.",
            lambda r, sigma, b: r**2 / (2 * sigma**2) + np.log(sigma * np.sqrt(2 * np.pi)),
            lambda w, r, sigma, b: (
                rf"\frac{{{w.power(r, 2)}}}{{2 \cdot {w.power(sigma, 2)}}} + {w(np.log(sigma * np.sqrt(2 * np.pi)))}"
            ),
        ),
        Line(
            r"-\ln \Bigl(\frac{1}{2b}\, e^{-|r| / b}\Bigr)",
            "Now the noise has the Laplace distribution, whose tails are heavier.",
            lambda r, sigma, b: -np.log(_laplace(r, b)),
            lambda w, r, sigma, b: f"-{w.logarithm(_laplace(r, b))}",
            Relation.BEGIN,
        ),
        Line(
            r"\frac{|r|}{b} + \ln(2b)",
            "The same steps lead to the absolute error. So each loss belongs to a distribution of the output.",
            lambda r, sigma, b: abs(r) / b + np.log(2 * b),
            lambda w, r, sigma, b: rf"\frac{{{w(abs(r))}}}{{{w(b)}}} + {w(np.log(2 * b))}",
        ),
    ),
)


# Convexity


def _logit_of(u: Any, w2: float, x: tuple[float, float]) -> Any:
    """Return the logit w1 x1 + w2 x2 for w1 = u, which may be complex."""
    return u * x[0] + w2 * x[1]


def _z(w1: float, w2: float, x: tuple[float, float]) -> float:
    """Return the logit of a point."""
    return float(_logit_of(w1, w2, x))


BCE_CONVEX = Derivation(
    id="bce-convex",
    title="Cross-entropy is convex in the weights: its second derivative is p (1 − p) x²",
    views=(("losses", "Loss surface"),),
    values=lambda state: {
        "w1": float(state["w1"]),
        "w2": float(state["w2"]),
        "x": SURFACE_POINT,
        "y": SURFACE_TARGET,
    },
    given=lambda w, w1, w2, x, y: (
        rf"\begin{{aligned}} w &= ({w(w1)}, {w(w2)}) \\ x &= ({w(x[0])}, {w(x[1])}), \; y = {y} \\ "
        rf"z &= w_1 x_1 + w_2 x_2 = {w(_z(w1, w2, x))} \end{{aligned}}"
    ),
    about="The weights are those of the start, for one point x of class y. The loss of all points is the mean of such "
    "terms, and a mean of convex functions is convex.",
    lines=(
        Line(
            r"\frac{\partial^2 L}{\partial w_1^2}",
            r"The second derivative of the cross-entropy in one weight, with $p = \sigma(z)$.",
            lambda w1, w2, x, y: second_derivative(lambda u: _log_loss(_logit_of(u, w2, x), y), w1),
            lambda w, w1, w2, x, y: r"\frac{\partial^2 L}{\partial w_1^2}",
        ),
        Line(
            r"\frac{\partial}{\partial w_1}\, (p - y)\, x_1",
            r"The first derivative: in the logit it is $p - y$, and the derivative of $z$ in $w_1$ is $x_1$.",
            lambda w1, w2, x, y: derivative(lambda u: (_sigmoid(_logit_of(u, w2, x)) - y) * x[0], w1),
            lambda w, w1, w2, x, y: rf"\frac{{\partial}}{{\partial w_1}}\, (p - {y}) \cdot {w.factor(x[0])}",
        ),
        Line(
            r"x_1\, \frac{\partial p}{\partial w_1}",
            "Only p depends on the weight.",
            lambda w1, w2, x, y: x[0] * derivative(lambda u: _sigmoid(_logit_of(u, w2, x)), w1),
            lambda w, w1, w2, x, y: (
                rf"{w(x[0])} \cdot {w.factor(derivative(lambda u: _sigmoid(_logit_of(u, w2, x)), w1))}"
            ),
        ),
        Line(
            r"p\,(1 - p)\, x_1^2",
            r"The derivative of the sigmoid is $p\,(1 - p)$, and the chain rule gives a second factor $x_1$.",
            lambda w1, w2, x, y: sigmoid(_z(w1, w2, x)) * sigmoid(-_z(w1, w2, x)) * x[0] ** 2,
            lambda w, w1, w2, x, y: (
                rf"{_p(w, _z(w1, w2, x))} \cdot {w.factor(sigmoid(-_z(w1, w2, x)))} \cdot {w.power(x[0], 2)}"
            ),
        ),
        Line(
            "0",
            r"All factors are positive or 0. In any other direction v of the weights $v \cdot x$ takes the place of "
            r"$x_1$, so the loss is bent downwards in no direction: it is convex.",
            lambda w1, w2, x, y: 0.0,
            lambda w, w1, w2, x, y: "0",
            Relation.AT_LEAST,
        ),
    ),
)

DERIVATIONS = (BCE_LOGIT, MSE_LOGIT, GAUSSIAN_MSE, BCE_CONVEX)
