"""Derivations on networks: why a nonlinearity, back-propagation with its bound, and the variance of initial weights."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np

from lib.activations import relu, sigmoid, sigmoid_derivative
from lib.learning.initialization import INITIALIZATIONS
from lib.learning.two_units import two_units
from lib.lesson.derivations.derivation import Derivation, Equation, Line, Relation, State
from lib.lesson.derivations.writer import Writer, multiplied, shortened, summed
from lib.lesson.examples import TWO_UNITS_KEYS, XOR_INPUTS, XOR_TARGETS
from lib.numerics.arrays import FloatArray
from lib.numerics.complex_step import partial_derivative

_VIEW = (("activations", "Vanishing gradient"),)


# Why a network needs a nonlinearity


def _linear_layers(state: State) -> dict[str, Any]:
    """Return the two layers of the view, the point (1, 1), and W x + b, which they are without an activation."""
    network = two_units([state[key] for key in TWO_UNITS_KEYS], has_relu=False)
    weights, bias = network.linear
    return {
        "first": network.first,
        "first_bias": network.first_bias,
        "second": network.second[None],
        "second_bias": network.second_bias[None],
        "x": np.ones(2),
        "line": np.append(weights, bias),
    }


def _affine(line: FloatArray, point: Sequence[float]) -> float:
    """Return f(x1, x2) = w1 x1 + w2 x2 + b for line = (w1, w2, b)."""
    return float(line[0] * point[0] + line[1] * point[1] + line[2])


def _xor_units(a: float, b: float) -> float:
    """Return what two ReLU units and a linear output make of two bits."""
    return float(relu(a + b) - 2 * relu(a + b - 1))


WHY_NONLINEAR = Derivation(
    id="why-nonlinear",
    title="Linear layers without an activation are one linear layer, and that cannot compute XOR",
    views=(("activations", "Why nonlinear"),),
    values=_linear_layers,
    given=lambda w, first, first_bias, second, second_bias, x, line: (
        rf"\begin{{aligned}} W_1 &= {w.matrix(first)}, & b_1 &= {w.column(first_bias)} \\[1ex] "
        rf"W_2 &= {w.matrix(second)}, & b_2 &= {w(second_bias[0])} \\ x &= {w.column(x)} \end{{aligned}}"
    ),
    about="The weights are those of the sliders, without the activation, at the point (1, 1).",
    lines=(
        Line(
            "W_2\\,(W_1 x + b_1) + b_2",
            "Two layers without an activation: the first computes $W_1 x + b_1$, and the second does the same with its "
            "output.",
            lambda first, first_bias, second, second_bias, x, **_: second @ (first @ x + first_bias) + second_bias,
            lambda w, first, first_bias, second, second_bias, x, **_: (
                rf"{w.matrix(second)} {w.column(first @ x + first_bias)} + {w.factor(second_bias[0])}"
            ),
            Relation.BEGIN,
        ),
        Line(
            "W_2 W_1 x + (W_2 b_1 + b_2)",
            "The brackets are multiplied out. A product of matrices may be put in other brackets.",
            lambda first, first_bias, second, second_bias, x, **_: (
                second @ first @ x + (second @ first_bias + second_bias)
            ),
            lambda w, first, first_bias, second, second_bias, x, **_: (
                rf"{w((second @ first @ x)[0])} + ({w((second @ first_bias)[0])} + {w.factor(second_bias[0])})"
            ),
        ),
        Line(
            "W x + b",
            "$W = W_2 W_1$ is one matrix and $b = W_2 b_1 + b_2$ one bias. However many linear layers there are, they "
            "are one linear layer.",
            lambda first, first_bias, second, second_bias, x, **_: (
                np.array([[second[0] @ first[:, 0], second[0] @ first[:, 1]]]) @ x + second @ first_bias + second_bias
            ),
            lambda w, first, first_bias, second, second_bias, x, **_: (
                rf"{w.matrix(second @ first)} {w.column(x)} + {w.factor((second @ first_bias + second_bias)[0])}"
            ),
        ),
        Line(
            "f(0, 0) + f(1, 1)",
            "Let one linear layer be $f(x_1, x_2) = w_1 x_1 + w_2 x_2 + b$, with class 1 where $f > 0$. XOR is 0 for "
            "$(0, 0)$ and $(1, 1)$, so this sum must not be positive.",
            lambda line, **_: _affine(line, (0, 0)) + _affine(line, (1, 1)),
            lambda w, line, **_: summed([w(_affine(line, (0, 0))), w(_affine(line, (1, 1)))]),
            Relation.BEGIN,
        ),
        Line(
            "b + (w_1 + w_2 + b)",
            "The inputs are put in.",
            lambda line, **_: line[2] + (line[0] + line[1] + line[2]),
            lambda w, line, **_: rf"{w(line[2])} + ({summed([w(line[0]), w(line[1]), w(line[2])])})",
        ),
        Line(
            "(w_1 + b) + (w_2 + b)",
            "The same four numbers in another order.",
            lambda line, **_: (line[0] + line[2]) + (line[1] + line[2]),
            lambda w, line, **_: rf"({summed([w(line[0]), w(line[2])])}) + ({summed([w(line[1]), w(line[2])])})",
        ),
        Line(
            "f(1, 0) + f(0, 1)",
            "XOR is 1 for both of these inputs, so this sum must be positive. It is the sum from above, which must not "
            "be. No linear layer computes XOR.",
            lambda line, **_: _affine(line, (1, 0)) + _affine(line, (0, 1)),
            lambda w, line, **_: summed([w(_affine(line, (1, 0))), w(_affine(line, (0, 1)))]),
        ),
        Line(
            r"\max(0, x_1 + x_2) \\ &\quad - 2 \max(0, x_1 + x_2 - 1)",
            "Two ReLU units with a linear output, for the inputs $(0, 0)$, $(0, 1)$, $(1, 0)$ and $(1, 1)$ in turn.",
            lambda **_: [_xor_units(a, b) for a, b in XOR_INPUTS],
            lambda w, **_: r"(0 - 0, \; 1 - 0, \; 1 - 0, \; 2 - 2 \cdot 1)",
            Relation.BEGIN,
        ),
        Line(
            r"(0, 1, 1, 0)",
            "This is XOR. With an activation two layers can do what no single linear layer can.",
            lambda **_: XOR_TARGETS,
            lambda w, **_: w.vector(XOR_TARGETS),
        ),
    ),
)


# Back-propagation


def _loss(z: Any, weights: Sequence[FloatArray], target: FloatArray) -> Any:
    """Return half the squared error of sigmoid layers whose first pre-activation is z, which may be complex."""
    for matrix in weights:
        z = matrix @ (1 / (1 + np.exp(-z)))
    return np.sum((1 / (1 + np.exp(-z)) - target) ** 2) / 2


def _delta(z: FloatArray, weights: Sequence[FloatArray], target: FloatArray) -> FloatArray:
    """Return the derivatives of that loss in the pre-activations z, by numerical differentiation."""
    return np.array([partial_derivative(lambda t: _loss(t, weights, target), z, i) for i in range(len(z))])


def _next(z: FloatArray, weights: Sequence[FloatArray]) -> FloatArray:
    """Return the pre-activations of the next layer."""
    return weights[0] @ sigmoid(z)


def _next_delta(z: FloatArray, weights: Sequence[FloatArray], target: FloatArray) -> FloatArray:
    """Return the derivatives of the loss in the pre-activations of the next layer."""
    return _delta(_next(z, weights), weights[1:], target)


def _next_slopes(z: FloatArray, weights: Sequence[FloatArray]) -> FloatArray:
    """Return the derivatives of the next pre-activations in the first entry of z, by numerical differentiation."""
    return np.array([partial_derivative(lambda t, row=row: row @ (1 / (1 + np.exp(-t))), z, 0) for row in weights[0]])


def _last_delta(z: FloatArray, weights: Sequence[FloatArray], target: FloatArray) -> FloatArray:
    """Return the derivatives of the loss in the pre-activations of the last layer."""
    for matrix in weights:
        z = matrix @ sigmoid(z)
    return (sigmoid(z) - target) * sigmoid_derivative(z)


def _norms(weights: Sequence[FloatArray]) -> list[float]:
    """Return the largest factor by which each matrix can stretch a vector, its spectral norm."""
    return [float(np.linalg.norm(matrix, 2)) for matrix in weights]


def _small_network(state: State) -> dict[str, Any]:
    """Return a network of two units a layer, its weights drawn with seed and initialization of the tab."""
    generator = np.random.default_rng(int(state["seed"]))
    spread = INITIALIZATIONS[state["init"]].variance(2, 2) ** 0.5
    z = generator.standard_normal(2)
    weights = [spread * generator.standard_normal((2, 2)) for _ in range(int(state["layers"]))]
    return {"z": z, "weights": weights, "target": np.array([1.0, 0.0])}


def _weighted_deltas(w: Writer, z: FloatArray, weights: Sequence[FloatArray], target: FloatArray) -> str:
    """Return the sum of delta_j w_j1 of the next layer, with its numbers in LaTeX."""
    pairs = zip(_next_delta(z, weights, target), weights[0][:, 0], strict=True)
    return summed([rf"{w(d)} \cdot {w.factor(v)}" for d, v in pairs])


BACKPROP = Derivation(
    id="backprop",
    title="Back-propagation multiplies by the weights and by the slope of the activation in each layer",
    views=_VIEW,
    values=_small_network,
    given=lambda w, z, weights, target: (
        rf"\begin{{aligned}} m &= {len(weights)}, & z_1 &= {w.column(z)} \\[1ex] W_2 &= {w.matrix(weights[0])}, "
        rf"& t &= {w.column(target)} \end{{aligned}}"
    ),
    about="A small network: two sigmoid units in each layer, m layers after the first, and the loss L = ½‖a − t‖² "
    "of the last output a. Its weights are drawn with seed and initialization of this tab. The numbers "
    "have l = 1 and i = 1.",
    lines=(
        Line(
            r"\delta_{l,i} = \frac{\partial L}{\partial z_{l,i}}",
            "Delta is the derivative of the loss in the pre-activation $z$ of unit $i$ in layer $l$.",
            lambda z, weights, target: _delta(z, weights, target)[0],
            lambda w, z, weights, target: r"\delta_{1,1}",
        ),
        Line(
            r"\sum_j \frac{\partial L}{\partial z_{l+1,j}} \cdot \frac{\partial z_{l+1,j}}{\partial z_{l,i}}",
            "By the chain rule, $z_{l,i}$ acts on the loss through every unit $j$ of the next layer. The parts are "
            "added.",
            lambda z, weights, target: float(_next_delta(z, weights, target) @ _next_slopes(z, weights)),
            lambda w, z, weights, target: summed(
                [
                    rf"{w(d)} \cdot {w.factor(s)}"
                    for d, s in zip(_next_delta(z, weights, target), _next_slopes(z, weights), strict=True)
                ]
            ),
        ),
        Line(
            r"\sum_j \delta_{l+1,j}\, w_{ji}\, f'(z_{l,i})",
            r"The first factor is the delta of the next layer. The second one follows from $z_{l+1,j} = \sum_i w_{ji} "
            r"f(z_{l,i}) + b_j$.",
            lambda z, weights, target: sum(
                d * v * sigmoid_derivative(z[0])
                for d, v in zip(_next_delta(z, weights, target), weights[0][:, 0], strict=True)
            ),
            lambda w, z, weights, target: summed(
                [
                    rf"{w(d)} \cdot {w.factor(v)} \cdot {w(sigmoid_derivative(z[0]))}"
                    for d, v in zip(_next_delta(z, weights, target), weights[0][:, 0], strict=True)
                ]
            ),
        ),
        Line(
            r"\left(W_{l+1}^\top \delta_{l+1}\right)_i f'(z_{l,i})",
            r"The slope does not depend on $j$, and the sum is an entry of $W^\top \delta$. For all units of a layer "
            r"at once: $\delta_l = (W_{l+1}^\top \delta_{l+1}) \odot f'(z_l)$, where $\odot$ multiplies entry by "
            "entry.",
            lambda z, weights, target: ((weights[0].T @ _next_delta(z, weights, target)) * sigmoid_derivative(z))[0],
            lambda w, z, weights, target: (
                rf"({_weighted_deltas(w, z, weights, target)}) \cdot {w(sigmoid_derivative(z[0]))}"
            ),
        ),
        Line(
            r"\lVert \delta_l \rVert",
            "How small does delta get? Take its length, with all units of the layer.",
            lambda z, weights, target: float(np.linalg.norm(_delta(z, weights, target))),
            lambda w, z, weights, target: rf"\lVert {w.vector(_delta(z, weights, target))} \rVert",
            Relation.BEGIN,
        ),
        Line(
            r"\tfrac14\, \lVert W_{l+1}^\top \delta_{l+1} \rVert",
            "The slope of the sigmoid is at most 1/4. In general it is the largest slope of the activation.",
            lambda z, weights, target: float(np.linalg.norm(weights[0].T @ _next_delta(z, weights, target)) / 4),
            lambda w, z, weights, target: (
                rf"\tfrac14 \cdot {w(np.linalg.norm(weights[0].T @ _next_delta(z, weights, target)))}"
            ),
            Relation.AT_MOST,
        ),
        Line(
            r"\tfrac14\, \lVert W_{l+1} \rVert\, \lVert \delta_{l+1} \rVert",
            "The norm of a matrix is the largest factor by which it stretches a vector.",
            lambda z, weights, target: float(_norms(weights)[0] * np.linalg.norm(_next_delta(z, weights, target)) / 4),
            lambda w, z, weights, target: (
                rf"\tfrac14 \cdot {w(_norms(weights)[0])} "
                rf"\cdot {w(np.linalg.norm(_next_delta(z, weights, target)))}"
            ),
            Relation.AT_MOST,
        ),
        Line(
            r"\left(\tfrac14\right)^m \lVert W_2 \rVert \cdots \lVert W_{m+1} \rVert\, \lVert \delta_{m+1} \rVert",
            "The same step for each of the m layers behind the first. Unless the norms make up for it, the factors of "
            "1/4 let the gradient vanish.",
            lambda z, weights, target: float(
                0.25 ** len(weights) * np.prod(_norms(weights)) * np.linalg.norm(_last_delta(z, weights, target))
            ),
            lambda w, z, weights, target: (
                rf"\left(\tfrac14\right)^{{{len(weights)}}} \cdot {w(np.prod(_norms(weights)))} "
                rf"\cdot {w(np.linalg.norm(_last_delta(z, weights, target)))}"
            ),
            Relation.AT_MOST,
        ),
    ),
)


# The variance of initial weights


def _expected(delta: Sequence[float], active: float, variance: float) -> float:
    """Return E[(f' sum_j w_j delta_j)^2] as a sum over all outcomes.

    The weights are independent and plus or minus the root of the variance, f' is 1 with probability `active`, else 0.
    """
    signs = product((-1, 1), repeat=len(delta))
    squares = [sum(s * d for s, d in zip(row, delta, strict=True)) ** 2 * variance for row in signs]
    return active * sum(squares) / len(squares)


def _expected_product(first: int, second: int, count: int, variance: float) -> float:
    """Return E[w_j w_k] of two of the weights, as a sum over all outcomes."""
    signs = list(product((-1, 1), repeat=count))
    return sum(row[first] * row[second] for row in signs) * variance / len(signs)


def _squares(w: Writer, delta: Sequence[float], variance: float) -> str:
    """Return the sum of the squares times the variance in LaTeX."""
    return summed([rf"{w(variance)} \cdot {w.power(d, 2)}" for d in delta])


def _mean_square(delta: Sequence[float]) -> float:
    """Return the mean of the squares."""
    return float(np.mean(np.square(delta)))


def _initial_layer(state: State) -> dict[str, Any]:
    """Return three units with half of them active, and the variance of the tab's initialization for them."""
    variance = INITIALIZATIONS[state["init"]].variance(3, 3)
    return {"delta": (0.5, -1.0, 2.0), "active": 0.5, "variance": variance, "layers": int(state["layers"])}


HE = Derivation(
    id="he",
    title="Each layer multiplies the mean square of the gradient by a · n · v, so ReLU needs v = 2/n",
    views=_VIEW,
    values=_initial_layer,
    given=lambda w, delta, active, variance, layers: (
        rf"\begin{{aligned}} d &= {w.vector(delta)} \\ n &= {len(delta)}, \; a = {w(active)}, \; "
        rf"v {w.sign_of(variance)} {w(variance)}, \; m = {layers} \end{{aligned}}"
    ),
    about="Delta is the gradient in a layer, d that in the next layer, which has n units. The weights between them are "
    "independent, with mean 0 and variance v, and a is the share of active units. The numbers have n = 3, the "
    "initialization of this tab, and ReLU, of which half the units are active. Expectations are computed exactly, as "
    "sums over all outcomes.",
    lines=(
        Line(
            r"\operatorname{E}\left[\delta_i^2\right] = "
            r"\operatorname{E}\Bigl[\bigl(f'(z_i) \sum_j w_{ji}\, d_j\bigr)^2\Bigr]",
            "This is the square of the recursion of back-propagation, and its mean over random weights.",
            lambda delta, active, variance, layers: _expected(delta, active, variance),
            lambda w, **_: r"\operatorname{E}[\delta_i^2]",
        ),
        Line(
            r"\operatorname{E}\left[f'(z_i)^2\right] \cdot "
            r"\operatorname{E}\Bigl[\bigl(\sum_j w_{ji}\, d_j\bigr)^2\Bigr]",
            "The slope is taken as independent of the weights of the next layer. Then the mean of the product is the "
            "product of the means.",
            lambda delta, active, variance, layers: (active * 1 + (1 - active) * 0) * _expected(delta, 1, variance),
            lambda w, delta, active, variance, layers: rf"{w(active)} \cdot {w(_expected(delta, 1, variance))}",
        ),
        Line(
            r"a \sum_j \sum_k \operatorname{E}[w_{ji} w_{ki}]\, d_j\, d_k",
            r"The slope of ReLU is 1 for active units and 0 for the others, so the mean of its square is $a$. The "
            "square of the sum is multiplied out.",
            lambda delta, active, variance, layers: (
                active
                * sum(
                    _expected_product(j, k, len(delta), variance) * delta[j] * delta[k]
                    for j in range(len(delta))
                    for k in range(len(delta))
                )
            ),
            lambda w, delta, active, variance, layers: rf"{w(active)} \cdot ({_squares(w, delta, variance)} + 0)",
        ),
        Line(
            r"a\, v \sum_j d_j^2",
            r"Different weights are independent with mean 0, so $\operatorname{E}[w_{ji} w_{ki}] = 0$ for $j \ne k$. "
            "For $j = k$ it is the variance $v$.",
            lambda delta, active, variance, layers: active * variance * sum(d * d for d in delta),
            lambda w, delta, active, variance, layers: (
                rf"{w(active)} \cdot {w(variance)} \cdot ({summed([w.power(d, 2) for d in delta])})"
            ),
        ),
        Line(
            r"a\, n\, v \cdot \overline{d^2}",
            "The sum of n squares is n times their mean. So each layer multiplies the mean square by $a\\, n\\, v$.",
            lambda delta, active, variance, layers: active * len(delta) * variance * _mean_square(delta),
            lambda w, delta, active, variance, layers: (
                rf"{w(active)} \cdot {len(delta)} \cdot {w(variance)} \cdot {w(_mean_square(delta))}"
            ),
        ),
        Line(
            r"a\, n\, v = 1",
            "The gradient keeps its size where this factor is 1.",
            lambda delta, active, variance, layers: Equation(active * len(delta) * variance, 1.0),
            lambda w, delta, active, variance, layers: (
                rf"{w(active)} \cdot {len(delta)} \cdot {w(variance)}",
                "1",
            ),
            Relation.BEGIN,
        ),
        Line(
            r"v = \frac{1}{a\,n}",
            r"Divide by $a\,n$. For ReLU with half the units active this is $v = 2/n$, as He et al. choose it. Near 0 "
            r"the slope of tanh is 1 for all units, so $a = 1$ and $v = 1/n$.",
            lambda delta, active, variance, layers: Equation(variance, 1 / (active * len(delta))),
            lambda w, delta, active, variance, layers: (
                w(variance),
                rf"\frac{{1}}{{{w(active)} \cdot {len(delta)}}}",
            ),
            Relation.EQUIVALENT,
        ),
        Line(
            r"\prod_{l=1}^{m} a\, n\, v",
            "Through m layers the factors are multiplied.",
            lambda delta, active, variance, layers: np.prod([active * len(delta) * variance] * layers),
            lambda w, delta, active, variance, layers: multiplied(
                shortened([active * len(delta) * variance] * layers, w, 3)
            ),
            Relation.BEGIN,
        ),
        Line(
            r"(a\, n\, v)^m",
            "All layers have the same factor here. A factor below 1 lets the gradient vanish, one above 1 lets it "
            "explode.",
            lambda delta, active, variance, layers: (active * len(delta) * variance) ** layers,
            lambda w, delta, active, variance, layers: w.power(active * len(delta) * variance, layers),
        ),
    ),
)

DERIVATIONS = (WHY_NONLINEAR, BACKPROP, HE)
