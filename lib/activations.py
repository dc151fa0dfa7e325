"""Activation functions, their derivatives, and the registry from which pages, tests and benchmarks are built.

Every function is elementwise and takes any array_like: float32 in gives float32 out, everything else float64. The
formulas are written for the whole range of float64, so some differ from the textbook's: e = exp(-|x|) cannot overflow,
and nearly equal numbers are never subtracted. Unless a docstring says otherwise, a result is within 8 units in the last
place of the exact one for x in [-40, 40].

To add an activation, write the function and its derivative, and append one `Activation` to the registry.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from lib.numerics.arrays import FloatArray
from lib.numerics.elementwise import elementwise, vanishing_product
from lib.numerics.error_function import erfc
from lib.numerics.parameter import Parameter
from lib.numerics.validation import positive

SELU_ALPHA = 1.6732632423543772
SELU_SCALE = 1.0507009873554805


def _between(x: FloatArray, low: float, high: float) -> FloatArray:
    """Return 1 for low < x < high, 0 elsewhere, NaN for NaN."""
    return np.where(np.isnan(x), x, (low < x) & (x < high))


# Sigmoidal functions


@elementwise
def sigmoid(x: FloatArray) -> FloatArray:
    """Return the logistic sigmoid, 1 / (1 + e^-x), in (0, 1).

    It rounds to 1 from x = 36.7 on and keeps its relative precision for x -> -inf, down to the subnormal numbers.
    Source: Goodfellow, Bengio and Courville (2016), Deep Learning, section 3.10.
    """
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e, 1) / (1 + e)


@elementwise
def sigmoid_derivative(x: FloatArray) -> FloatArray:
    """Return the derivative of the sigmoid s, s(x) (1 - s(x)), in (0, 1/4].

    Computed as e / (1 + e)^2 with e = exp(-|x|), because s (1 - s) loses all its digits beyond x = 37, where s rounds
    to 1.
    """
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2


@elementwise
def tanh(x: FloatArray) -> FloatArray:
    """Return the hyperbolic tangent, 2 sigmoid(2x) - 1, in (-1, 1); it rounds to 1 from about x = 19 on.

    Source: LeCun, Bottou, Orr and Müller (1998), Efficient BackProp, section 4.4, doi:10.1007/3-540-49430-8_2.
    """
    return np.tanh(x)


@elementwise
def tanh_derivative(x: FloatArray) -> FloatArray:
    """Return the derivative of tanh, 1 - tanh(x)^2 = 1 / cosh(x)^2, in (0, 1].

    Computed as 4E / (1 + E)^2 with E = exp(-2|x|), because the difference 1 - tanh(x)^2 is exactly 0 in float64 from
    about x = 19 on.
    """
    e = np.exp(-2 * np.abs(x))
    return 4 * e / (1 + e) ** 2


@elementwise
def softsign(x: FloatArray) -> FloatArray:
    """Return the softsign, x / (1 + |x|), in (-1, 1); it approaches its limits as slowly as 1/|x|.

    Source: Glorot and Bengio (2010), Understanding the difficulty of training deep feedforward neural networks.
    """
    return np.where(np.isinf(x), np.sign(x), x / (1 + np.abs(x)))


@elementwise
def softsign_derivative(x: FloatArray) -> FloatArray:
    """Return the derivative of the softsign, 1 / (1 + |x|)^2, in (0, 1].

    It is continuous at 0, where the second derivative jumps. The square is taken last, because (1 + |x|)^2 overflows
    from 1e154 on, where the derivative is still representable.
    """
    return (1 / (1 + np.abs(x))) ** 2


@elementwise
def hardtanh(x: FloatArray) -> FloatArray:
    """Return x limited to [-1, 1].

    Source: Collobert (2004), Large Scale Machine Learning, PhD thesis.
    """
    return np.clip(x, -1, 1)


@elementwise
def hardtanh_derivative(x: FloatArray) -> FloatArray:
    """Return the derivative of hardtanh: 1 for |x| < 1 and 0 elsewhere; at the kinks -1 and 1 by convention 0."""
    return _between(x, -1, 1)


@elementwise
def hardsigmoid(x: FloatArray) -> FloatArray:
    """Return (x + 3) / 6 limited to [0, 1], a piecewise linear approximation of the sigmoid.

    Source: Howard et al. (2019), Searching for MobileNetV3, section 5.2, arXiv:1905.02244.
    """
    return np.clip(x + 3, 0, 6) / 6


@elementwise
def hardsigmoid_derivative(x: FloatArray) -> FloatArray:
    """Return the derivative of hardsigmoid: 1/6 for |x| < 3, 0 elsewhere; at the kinks -3 and 3 by convention 0."""
    return _between(x, -3, 3) / 6


# Rectified functions


@elementwise
def relu(x: FloatArray) -> FloatArray:
    """Return the rectified linear unit, max(0, x), in [0, inf).

    Source: Nair and Hinton (2010), Rectified Linear Units Improve Restricted Boltzmann Machines.
    """
    return np.maximum(x, 0)


@elementwise
def relu_derivative(x: FloatArray) -> FloatArray:
    """Return the derivative of ReLU: 1 for x > 0 and 0 for x < 0; at the kink x = 0 by convention 0."""
    return _between(x, 0, np.inf) + (x == np.inf)


@elementwise
def leaky_relu(x: FloatArray, alpha: float = 0.01) -> FloatArray:
    """Return the leaky rectified linear unit: x for x > 0 and alpha x elsewhere.

    Computed as max(x, 0) + alpha min(x, 0), which is right for every finite alpha; max(alpha x, x) is for alpha <= 1.
    Source: Maas, Hannun and Ng (2013), Rectifier Nonlinearities Improve Neural Network Acoustic Models.
    """
    return np.maximum(x, 0) + vanishing_product(np.minimum(x, 0), alpha)


@elementwise
def leaky_relu_derivative(x: FloatArray, alpha: float = 0.01) -> FloatArray:
    """Return the derivative of Leaky ReLU: 1 for x > 0 and alpha for x < 0; at the kink x = 0 by convention alpha."""
    return np.where(np.isnan(x), x, np.where(x > 0, 1, alpha))


@elementwise
def prelu(x: FloatArray, alpha: float = 0.25) -> FloatArray:
    """Return the parametric rectified linear unit: x for x > 0 and alpha x elsewhere, where alpha is learned.

    Source: He, Zhang, Ren and Sun (2015), Delving Deep into Rectifiers, section 2.1, arXiv:1502.01852; it starts the
    training at alpha = 0.25, the default here.
    """
    return np.maximum(x, 0) + vanishing_product(np.minimum(x, 0), alpha)


@elementwise
def prelu_derivative(x: FloatArray, alpha: float = 0.25) -> FloatArray:
    """Return the derivative of PReLU in x: 1 for x > 0 and alpha for x < 0; at the kink x = 0 by convention alpha."""
    return np.where(np.isnan(x), x, np.where(x > 0, 1, alpha))


@elementwise
def prelu_alpha_derivative(x: FloatArray) -> FloatArray:
    """Return the derivative of prelu(x, alpha) in alpha, min(0, x), by which alpha is learned."""
    return np.minimum(0, x)


@elementwise
def relu6(x: FloatArray) -> FloatArray:
    """Return x limited to [0, 6].

    Source: Krizhevsky (2010), Convolutional Deep Belief Networks on CIFAR-10, unpublished manuscript.
    """
    return np.clip(x, 0, 6)


@elementwise
def relu6_derivative(x: FloatArray) -> FloatArray:
    """Return the derivative of ReLU6: 1 for 0 < x < 6 and 0 elsewhere; at the kinks 0 and 6 by convention 0."""
    return _between(x, 0, 6)


# Exponential functions. They use expm1(min(x, 0)), because np.where evaluates both branches and e^x would overflow.


@elementwise
def elu(x: FloatArray, alpha: float = 1.0) -> FloatArray:
    """Return the exponential linear unit: x for x > 0 and alpha (e^x - 1) elsewhere, in (-alpha, inf) for alpha > 0.

    Source: Clevert, Unterthiner and Hochreiter (2016), Fast and Accurate Deep Network Learning by Exponential Linear
    Units (ELUs), section 3, arXiv:1511.07289.
    """
    return np.maximum(x, 0) + alpha * np.expm1(np.minimum(x, 0))


@elementwise
def elu_derivative(x: FloatArray, alpha: float = 1.0) -> FloatArray:
    """Return the derivative of ELU: 1 for x > 0 and alpha e^x elsewhere.

    At x = 0 it is alpha by convention; unless alpha = 1, that is a jump.
    """
    return np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))


@elementwise
def selu(x: FloatArray) -> FloatArray:
    """Return the scaled exponential linear unit: scale * elu(x, alpha) with two fixed constants.

    SELU_SCALE and SELU_ALPHA are chosen such that mean 0 and variance 1 are a fixed point from layer to layer.
    Source: Klambauer, Unterthiner, Mayr and Hochreiter (2017), Self-Normalizing Neural Networks, equation 2,
    arXiv:1706.02515.
    """
    return SELU_SCALE * (np.maximum(x, 0) + SELU_ALPHA * np.expm1(np.minimum(x, 0)))


@elementwise
def selu_derivative(x: FloatArray) -> FloatArray:
    """Return the derivative of SELU: scale for x > 0 and scale * alpha * e^x elsewhere.

    At the kink x = 0 it is scale * alpha by convention.
    """
    return SELU_SCALE * np.where(x > 0, 1, SELU_ALPHA * np.exp(np.minimum(x, 0)))


@elementwise
def celu(x: FloatArray, alpha: float = 1.0) -> FloatArray:
    """Return the continuously differentiable ELU: x for x > 0 and alpha (e^(x/alpha) - 1) elsewhere.

    ValueError unless alpha > 0.
    Source: Barron (2017), Continuously Differentiable Exponential Linear Units, arXiv:1704.07483.
    """
    positive("alpha", alpha)
    return np.maximum(x, 0) + alpha * np.expm1(np.minimum(x, 0) / alpha)


@elementwise
def celu_derivative(x: FloatArray, alpha: float = 1.0) -> FloatArray:
    """Return the derivative of CELU: 1 for x > 0 and e^(x/alpha) elsewhere, continuous at 0 for every alpha.

    ValueError unless alpha > 0.
    """
    positive("alpha", alpha)
    return np.exp(np.minimum(x, 0) / alpha)


# Gated functions: x times a gate in [0, 1]


@elementwise
def gelu(x: FloatArray) -> FloatArray:
    """Return the Gaussian error linear unit, x Phi(x) with Phi the standard normal distribution function.

    Phi(x) = erfc(-x / sqrt 2) / 2 calls Python's erfc for each element, about three times the cost of gelu_tanh. The
    rounding of x / sqrt 2 costs relative precision far left: the error is 3e-15 at x = -5 and 2e-13 at x = -37.
    Source: Hendrycks and Gimpel (2016), Gaussian Error Linear Units (GELUs), section 2, arXiv:1606.08415.
    """
    return vanishing_product(x, _normal_cdf(x))


@elementwise
def gelu_derivative(x: FloatArray) -> FloatArray:
    """Return the derivative of GELU, Phi(x) + x phi(x) with phi the standard normal density, in [-0.129, 1.129]."""
    return _normal_cdf(x) + vanishing_product(x, np.exp(-(x * x) / 2) / math.sqrt(2 * math.pi))


def _normal_cdf(x: FloatArray) -> FloatArray:
    return erfc(-x * math.sqrt(0.5)) / 2


@elementwise
def gelu_tanh(x: FloatArray) -> FloatArray:
    """Return the tanh approximation of GELU, x (1 + tanh u) / 2 with u = sqrt(2/pi) (x + 0.044715 x^3).

    Computed as x sigmoid(2u), because 1 + tanh u cancels for x << 0. The rounding of the exponent costs up to 2e-13 of
    relative precision in the left tail.
    Source: Hendrycks and Gimpel (2016), Gaussian Error Linear Units (GELUs), section 2, arXiv:1606.08415.
    """
    return vanishing_product(x, sigmoid(2 * _gelu_tanh_argument(x)))


@elementwise
def gelu_tanh_derivative(x: FloatArray) -> FloatArray:
    """Return the derivative of gelu_tanh, s + x s (1 - s) 2u' with s = sigmoid(2u).

    u' = sqrt(2/pi) (1 + 0.134145 x^2) is the derivative of u, as defined at `gelu_tanh`.
    """
    u = _gelu_tanh_argument(x)
    slope = math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * x * x)
    return sigmoid(2 * u) + vanishing_product(2 * x * slope, sigmoid_derivative(2 * u))


def _gelu_tanh_argument(x: FloatArray) -> FloatArray:
    return math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x)


@elementwise
def silu(x: FloatArray) -> FloatArray:
    """Return the sigmoid linear unit, x sigmoid(x), at least -0.2785 (at x = -1.2785).

    Source: Elfwing, Uchibe and Doya (2018), Sigmoid-Weighted Linear Units for Neural Network Function Approximation in
    Reinforcement Learning, section 2.1, doi:10.1016/j.neunet.2017.12.012.
    """
    return vanishing_product(x, sigmoid(x))


@elementwise
def silu_derivative(x: FloatArray) -> FloatArray:
    """Return the derivative of SiLU, s + x s (1 - s) with s = sigmoid(x), in [-0.0998, 1.0998]."""
    return sigmoid(x) + vanishing_product(x, sigmoid_derivative(x))


@elementwise
def swish(x: FloatArray, beta: float = 1.0) -> FloatArray:
    """Return Swish, x sigmoid(beta x): x/2 for beta = 0, SiLU for beta = 1, close to ReLU for large beta.

    Source: Ramachandran, Zoph and Le (2017), Searching for Activation Functions, section 4, arXiv:1710.05941.
    """
    return vanishing_product(x, sigmoid(vanishing_product(x, beta)))


@elementwise
def swish_derivative(x: FloatArray, beta: float = 1.0) -> FloatArray:
    """Return the derivative of Swish in x, s + beta x s (1 - s) with s = sigmoid(beta x)."""
    z = vanishing_product(x, beta)
    return sigmoid(z) + vanishing_product(z, sigmoid_derivative(z))


@elementwise
def mish(x: FloatArray) -> FloatArray:
    """Return Mish, x tanh(softplus(x)), at least -0.3088 (at x = -1.1924).

    With a = e^x the gate tanh(ln(1 + a)) is (a^2 + 2a) / (a^2 + 2a + 2).
    Source: Misra (2020), Mish: A Self Regularized Non-Monotonic Activation Function, section 2, arXiv:1908.08681.
    """
    gate, _ = _mish_gate(x)
    return vanishing_product(x, gate)


@elementwise
def mish_derivative(x: FloatArray) -> FloatArray:
    """Return the derivative of Mish, g + x g' with the gate g = tanh(softplus(x)) and g' = (1 - g^2) sigmoid(x)."""
    gate, rest = _mish_gate(x)
    return gate + vanishing_product(x, rest * (1 + gate) * sigmoid(x))


def _mish_gate(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return g and 1 - g; for x >= 0 both fractions are divided by a^2, so that nothing overflows or cancels."""
    e = np.exp(-np.abs(x))
    part = np.where(x < 0, e * (e + 2), 1 + 2 * e)
    rest = np.where(x < 0, 2, 2 * e * e)
    return part / (part + rest), rest / (part + rest)


@elementwise
def hardswish(x: FloatArray) -> FloatArray:
    """Return x hardsigmoid(x), a piecewise quadratic approximation of SiLU, at least -3/8 (at x = -3/2).

    Source: Howard et al. (2019), Searching for MobileNetV3, section 5.2, arXiv:1905.02244.
    """
    return vanishing_product(x, np.clip(x + 3, 0, 6) / 6)


@elementwise
def hardswish_derivative(x: FloatArray) -> FloatArray:
    """Return the derivative of hardswish: (2x + 3) / 6 for |x| < 3, 0 for x < -3 and 1 for x > 3.

    At the kinks it is 0 at x = -3 and 1 at x = 3 by convention.
    """
    return np.where(np.abs(x) < 3, (2 * x + 3) / 6, np.where(np.isnan(x), x, x > 0))


# Logarithmic functions


@elementwise
def softplus(x: FloatArray) -> FloatArray:
    """Return the softplus, ln(1 + e^x), in (0, inf): a smooth approximation of ReLU whose derivative is the sigmoid.

    Computed as max(x, 0) + log1p(e^-|x|), which cannot overflow.
    Source: Dugas, Bengio, Bélisle, Nadeau and Garcia (2001), Incorporating Second-Order Functional Knowledge for Better
    Option Pricing, section 3.
    """
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


@elementwise
def softplus_derivative(x: FloatArray) -> FloatArray:
    """Return the derivative of the softplus, sigmoid(x), in (0, 1)."""
    return sigmoid(x)


@elementwise
def log_sigmoid(x: FloatArray) -> FloatArray:
    """Return the logarithm of the sigmoid, ln sigmoid(x) = -softplus(-x), in (-inf, 0).

    Computed as min(x, 0) - log1p(e^-|x|), which cannot overflow.
    Source: Goodfellow, Bengio and Courville (2016), Deep Learning, section 6.2.2.2.
    """
    return np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))


@elementwise
def log_sigmoid_derivative(x: FloatArray) -> FloatArray:
    """Return the derivative of the log-sigmoid, sigmoid(-x), in (0, 1)."""
    return sigmoid(-x)


# The registry


@dataclass(frozen=True)
class Activation:
    """An activation function with everything that pages, tests and benchmarks need to know of it.

    `name` is the name of the function and its key in ACTIVATIONS; `label` and `family` are what the pages call it and
    under which heading. `function` and `derivative` are elementwise; `latex` and `derivative_latex` are their formulas
    in x. `source` is the publication. `kinks` holds every x at which f, f' or f'' jumps. `parameters` maps an argument
    of both functions to its range.
    """

    name: str
    label: str
    family: str
    function: Callable[..., FloatArray]
    derivative: Callable[..., FloatArray]
    latex: str
    derivative_latex: str
    source: str
    kinks: tuple[float, ...] = ()
    parameters: Mapping[str, Parameter] = field(default_factory=dict, hash=False)


_LEAKY = r"\begin{cases} x & x > 0 \\ \alpha x & x \le 0 \end{cases}"
_LEAKY_DERIVATIVE = r"\begin{cases} 1 & x > 0 \\ \alpha & x \le 0 \end{cases}"

_RECORDS = (
    Activation(
        name="sigmoid",
        label="Sigmoid",
        family="Sigmoidal",
        function=sigmoid,
        derivative=sigmoid_derivative,
        latex=r"\frac{1}{1 + e^{-x}}",
        derivative_latex=r"\sigma(x)\,(1 - \sigma(x))",
        source="Goodfellow, Bengio and Courville (2016), Deep Learning, section 3.10",
    ),
    Activation(
        name="tanh",
        label="Tanh",
        family="Sigmoidal",
        function=tanh,
        derivative=tanh_derivative,
        latex=r"\tanh x",
        derivative_latex=r"1 - \tanh^2 x",
        source="LeCun, Bottou, Orr and Müller (1998), Efficient BackProp, section 4.4, doi:10.1007/3-540-49430-8_2",
    ),
    Activation(
        name="relu",
        label="ReLU",
        family="Rectified",
        function=relu,
        derivative=relu_derivative,
        latex=r"\max(0, x)",
        derivative_latex=r"\begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}",
        source="Nair and Hinton (2010), Rectified Linear Units Improve Restricted Boltzmann Machines",
        kinks=(0.0,),
    ),
    Activation(
        name="leaky_relu",
        label="Leaky ReLU",
        family="Rectified",
        function=leaky_relu,
        derivative=leaky_relu_derivative,
        latex=_LEAKY,
        derivative_latex=_LEAKY_DERIVATIVE,
        source="Maas, Hannun and Ng (2013), Rectifier Nonlinearities Improve Neural Network Acoustic Models",
        kinks=(0.0,),
        parameters={"alpha": Parameter("leakyalpha", "Leaky ReLU α", 0, 1.5, 0.01, 0.01, "slope for x < 0")},
    ),
    Activation(
        name="prelu",
        label="PReLU",
        family="Rectified",
        function=prelu,
        derivative=prelu_derivative,
        latex=_LEAKY,
        derivative_latex=_LEAKY_DERIVATIVE,
        source="He, Zhang, Ren and Sun (2015), Delving Deep into Rectifiers, section 2.1, arXiv:1502.01852",
        kinks=(0.0,),
        parameters={"alpha": Parameter("prelualpha", "PReLU α", -0.5, 1.5, 0.25, 0.05, "slope for x < 0, learned")},
    ),
    Activation(
        name="elu",
        label="ELU",
        family="Exponential",
        function=elu,
        derivative=elu_derivative,
        latex=r"\begin{cases} x & x > 0 \\ \alpha\,(e^x - 1) & x \le 0 \end{cases}",
        derivative_latex=r"\begin{cases} 1 & x > 0 \\ \alpha\,e^x & x \le 0 \end{cases}",
        source=(
            "Clevert, Unterthiner and Hochreiter (2016), Fast and Accurate Deep Network Learning by Exponential Linear "
            "Units (ELUs), section 3, arXiv:1511.07289"
        ),
        kinks=(0.0,),
        parameters={"alpha": Parameter("elualpha", "ELU α", 0, 2, 1, 0.05, "depth of the left tail")},
    ),
    Activation(
        name="selu",
        label="SELU",
        family="Exponential",
        function=selu,
        derivative=selu_derivative,
        latex=(
            r"\lambda \begin{cases} x & x > 0 \\ \alpha\,(e^x - 1) & x \le 0 \end{cases}"
            r"\quad \lambda \approx 1.051,\ \alpha \approx 1.673"
        ),
        derivative_latex=r"\lambda \begin{cases} 1 & x > 0 \\ \alpha\,e^x & x \le 0 \end{cases}",
        source=(
            "Klambauer, Unterthiner, Mayr and Hochreiter (2017), Self-Normalizing Neural Networks, equation 2, "
            "arXiv:1706.02515"
        ),
        kinks=(0.0,),
    ),
    Activation(
        name="celu",
        label="CELU",
        family="Exponential",
        function=celu,
        derivative=celu_derivative,
        latex=r"\begin{cases} x & x > 0 \\ \alpha\,(e^{x/\alpha} - 1) & x \le 0 \end{cases}",
        derivative_latex=r"\begin{cases} 1 & x > 0 \\ e^{x/\alpha} & x \le 0 \end{cases}",
        source="Barron (2017), Continuously Differentiable Exponential Linear Units, arXiv:1704.07483",
        kinks=(0.0,),
        parameters={"alpha": Parameter("celualpha", "CELU α", 0.1, 3.1, 1, 0.05, "depth and reach of the left tail")},
    ),
    Activation(
        name="gelu",
        label="GELU",
        family="Gated",
        function=gelu,
        derivative=gelu_derivative,
        latex=r"x\,\Phi(x)",
        derivative_latex=r"\Phi(x) + x\,\varphi(x)",
        source="Hendrycks and Gimpel (2016), Gaussian Error Linear Units (GELUs), section 2, arXiv:1606.08415",
    ),
    Activation(
        name="gelu_tanh",
        label="GELU (tanh form)",
        family="Gated",
        function=gelu_tanh,
        derivative=gelu_tanh_derivative,
        latex=r"\tfrac{x}{2}\,(1 + \tanh u), \quad u = \sqrt{2/\pi}\,(x + 0.044715\,x^3)",
        derivative_latex=r"\tfrac{1}{2}(1 + \tanh u) + \tfrac{x}{2}\,(1 - \tanh^2 u)\,u'",
        source="Hendrycks and Gimpel (2016), Gaussian Error Linear Units (GELUs), section 2, arXiv:1606.08415",
    ),
    Activation(
        name="silu",
        label="SiLU",
        family="Gated",
        function=silu,
        derivative=silu_derivative,
        latex=r"x\,\sigma(x)",
        derivative_latex=r"\sigma(x) + x\,\sigma(x)\,(1 - \sigma(x))",
        source=(
            "Elfwing, Uchibe and Doya (2018), Sigmoid-Weighted Linear Units for Neural Network Function Approximation "
            "in Reinforcement Learning, section 2.1, doi:10.1016/j.neunet.2017.12.012"
        ),
    ),
    Activation(
        name="swish",
        label="Swish",
        family="Gated",
        function=swish,
        derivative=swish_derivative,
        latex=r"x\,\sigma(\beta x)",
        derivative_latex=r"\sigma(\beta x) + \beta x\,\sigma(\beta x)\,(1 - \sigma(\beta x))",
        source="Ramachandran, Zoph and Le (2017), Searching for Activation Functions, section 4, arXiv:1710.05941",
        parameters={"beta": Parameter("beta", "Swish β", 0, 10, 1, 0.2, "sharpness of the gate")},
    ),
    Activation(
        name="mish",
        label="Mish",
        family="Gated",
        function=mish,
        derivative=mish_derivative,
        latex=r"x \tanh(\ln(1 + e^x))",
        derivative_latex=r"g + x\,(1 - g^2)\,\sigma(x), \quad g = \tanh(\ln(1 + e^x))",
        source="Misra (2020), Mish: A Self Regularized Non-Monotonic Activation Function, section 2, arXiv:1908.08681",
    ),
    Activation(
        name="softplus",
        label="Softplus",
        family="Logarithmic",
        function=softplus,
        derivative=softplus_derivative,
        latex=r"\ln(1 + e^x)",
        derivative_latex=r"\sigma(x)",
        source=(
            "Dugas, Bengio, Bélisle, Nadeau and Garcia (2001), Incorporating Second-Order Functional Knowledge for "
            "Better Option Pricing, section 3"
        ),
    ),
    Activation(
        name="softsign",
        label="Softsign",
        family="Sigmoidal",
        function=softsign,
        derivative=softsign_derivative,
        latex=r"\frac{x}{1 + |x|}",
        derivative_latex=r"\frac{1}{(1 + |x|)^2}",
        source="Glorot and Bengio (2010), Understanding the difficulty of training deep feedforward neural networks",
        kinks=(0.0,),
    ),
    Activation(
        name="hardtanh",
        label="Hardtanh",
        family="Sigmoidal",
        function=hardtanh,
        derivative=hardtanh_derivative,
        latex=r"\min(\max(x, -1), 1)",
        derivative_latex=r"\begin{cases} 1 & |x| < 1 \\ 0 & |x| \ge 1 \end{cases}",
        source="Collobert (2004), Large Scale Machine Learning, PhD thesis",
        kinks=(-1.0, 1.0),
    ),
    Activation(
        name="hardsigmoid",
        label="Hardsigmoid",
        family="Sigmoidal",
        function=hardsigmoid,
        derivative=hardsigmoid_derivative,
        latex=r"\tfrac{1}{6} \min(\max(x + 3, 0), 6)",
        derivative_latex=r"\begin{cases} \tfrac{1}{6} & |x| < 3 \\ 0 & |x| \ge 3 \end{cases}",
        source="Howard et al. (2019), Searching for MobileNetV3, section 5.2, arXiv:1905.02244",
        kinks=(-3.0, 3.0),
    ),
    Activation(
        name="hardswish",
        label="Hardswish",
        family="Gated",
        function=hardswish,
        derivative=hardswish_derivative,
        latex=r"\tfrac{x}{6} \min(\max(x + 3, 0), 6)",
        derivative_latex=r"\begin{cases} 0 & x \le -3 \\ \tfrac{2x + 3}{6} & |x| < 3 \\ 1 & x \ge 3 \end{cases}",
        source="Howard et al. (2019), Searching for MobileNetV3, section 5.2, arXiv:1905.02244",
        kinks=(-3.0, 3.0),
    ),
    Activation(
        name="relu6",
        label="ReLU6",
        family="Rectified",
        function=relu6,
        derivative=relu6_derivative,
        latex=r"\min(\max(0, x), 6)",
        derivative_latex=r"\begin{cases} 1 & 0 < x < 6 \\ 0 & \text{elsewhere} \end{cases}",
        source="Krizhevsky (2010), Convolutional Deep Belief Networks on CIFAR-10, unpublished manuscript",
        kinks=(0.0, 6.0),
    ),
    Activation(
        name="log_sigmoid",
        label="Log-sigmoid",
        family="Logarithmic",
        function=log_sigmoid,
        derivative=log_sigmoid_derivative,
        latex=r"\ln \sigma(x)",
        derivative_latex=r"\sigma(-x)",
        source="Goodfellow, Bengio and Courville (2016), Deep Learning, section 6.2.2.2",
    ),
)

ACTIVATIONS: dict[str, Activation] = {activation.name: activation for activation in _RECORDS}


def activation_record(given: str | Activation) -> Activation:
    """Return the record of a name in the registry, or the given record, such as that of a function that was typed."""
    return given if isinstance(given, Activation) else ACTIVATIONS[given]
