"""Activation functions, their derivatives, and the registry that the whole app is drawn from.

Every function takes any array_like and returns a new array of its shape: float32 for float32, float64
for everything else. They are written for all of float64, so a formula here may look unlike the textbook's:
e = exp(-|x|) never overflows, and no difference of nearly equal numbers is taken. Unless a docstring says
otherwise the result is within 8 units in the last place on [-40, 40].
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from lib.numerics.elementwise import elementwise, vanishing_product
from lib.numerics.parameter import Parameter
from lib.numerics.validation import positive

SELU_ALPHA = 1.6732632423543772
SELU_SCALE = 1.0507009873554805

_erfc = np.frompyfunc(math.erfc, 1, 1)


def _between(x, low, high):
    """Return 1 for low < x < high, 0 elsewhere, NaN for NaN."""
    return np.where(np.isnan(x), x, (low < x) & (x < high))


# Sigmoidal functions


@elementwise
def sigmoid(x):
    """Return the logistic sigmoid, 1 / (1 + e^-x), in (0, 1).

    Rounds to 1 from x = 36.7 on; keeps its relative precision for x -> -inf, down to subnormals.
    Source: Goodfellow, Bengio and Courville, Deep Learning (2016), section 3.10.
    """
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e, 1) / (1 + e)


@elementwise
def sigmoid_derivative(x):
    """Return s(x) (1 - s(x)) of the sigmoid s, in (0, 1/4], as e / (1 + e)^2 with e = exp(-|x|).

    The textbook form s (1 - s) loses every digit past x = 37, where s rounds to 1.
    """
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2


@elementwise
def tanh(x):
    """Return the hyperbolic tangent, 2 sigmoid(2x) - 1, in (-1, 1); rounds to 1 from about x = 19 on.

    Source: LeCun et al., Efficient BackProp (1998), section 4.4.
    """
    return np.tanh(x)


@elementwise
def tanh_derivative(x):
    """Return 1 - tanh(x)^2 = 1 / cosh(x)^2, in (0, 1], as 4E / (1 + E)^2 with E = exp(-2|x|).

    The difference 1 - tanh(x)^2 is exactly 0 in float64 from about x = 19 on; this form is not.
    """
    e = np.exp(-2 * np.abs(x))
    return 4 * e / (1 + e) ** 2


@elementwise
def softsign(x):
    """Return x / (1 + |x|), in [-1, 1]: a sigmoidal curve with tails that fall like 1/|x|.

    Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward networks (2010).
    """
    return np.where(np.isinf(x), np.sign(x), x / (1 + np.abs(x)))


@elementwise
def softsign_derivative(x):
    """Return 1 / (1 + |x|)^2, in [0, 1]; continuous at 0, where the second derivative jumps.

    Squared last: the square of 1 + |x| would overflow from 1e154 on, where the slope is still a number.
    """
    return (1 / (1 + np.abs(x))) ** 2


@elementwise
def hardtanh(x):
    """Return x limited to [-1, 1]. Source: Collobert, Large scale machine learning (2004)."""
    return np.clip(x, -1, 1)


@elementwise
def hardtanh_derivative(x):
    """Return 1 for |x| < 1 and 0 elsewhere; at the kinks x = -1 and x = 1 by convention 0."""
    return _between(x, -1, 1)


@elementwise
def hardsigmoid(x):
    """Return (x + 3) / 6 limited to [0, 1]. Source: Howard et al., Searching for MobileNetV3 (2019), section 5.2."""
    return np.clip(x + 3, 0, 6) / 6


@elementwise
def hardsigmoid_derivative(x):
    """Return 1/6 for |x| < 3 and 0 elsewhere; at the kinks x = -3 and x = 3 by convention 0."""
    return _between(x, -3, 3) / 6


# Rectified functions


@elementwise
def relu(x):
    """Return max(0, x), in [0, inf). Source: Nair and Hinton, Rectified linear units improve RBMs (2010)."""
    return np.maximum(x, 0)


@elementwise
def relu_derivative(x):
    """Return 1 for x > 0 and 0 for x < 0; at the kink x = 0 by convention 0, as the frameworks do."""
    return _between(x, 0, np.inf) + (x == np.inf)


@elementwise
def leaky_relu(x, alpha=0.01):
    """Return x for x > 0 and alpha x elsewhere, as max(x, 0) + alpha min(x, 0).

    Right for every finite alpha; the popular form max(alpha x, x) is this only for alpha <= 1.
    Source: Maas, Hannun and Ng, Rectifier nonlinearities improve neural network acoustic models (2013).
    """
    return np.maximum(x, 0) + vanishing_product(np.minimum(x, 0), alpha)


@elementwise
def leaky_relu_derivative(x, alpha=0.01):
    """Return 1 for x > 0 and alpha for x < 0; at the kink x = 0 by convention alpha."""
    return np.where(np.isnan(x), x, np.where(x > 0, 1, alpha))


@elementwise
def prelu(x, alpha=0.25):
    """Return x for x > 0 and alpha x elsewhere: Leaky ReLU with an alpha that is learned.

    Source: He et al., Delving deep into rectifiers (2015), section 2.1, with its initial value 0.25.
    """
    return np.maximum(x, 0) + vanishing_product(np.minimum(x, 0), alpha)


@elementwise
def prelu_derivative(x, alpha=0.25):
    """Return 1 for x > 0 and alpha for x < 0; at the kink x = 0 by convention alpha."""
    return np.where(np.isnan(x), x, np.where(x > 0, 1, alpha))


@elementwise
def prelu_alpha_derivative(x):
    """Return the derivative of prelu(x, alpha) in alpha, min(0, x): what makes the slope learnable."""
    return np.minimum(0, x)


@elementwise
def relu6(x):
    """Return x limited to [0, 6]. Source: Krizhevsky, Convolutional deep belief networks on CIFAR-10 (2010)."""
    return np.clip(x, 0, 6)


@elementwise
def relu6_derivative(x):
    """Return 1 for 0 < x < 6 and 0 elsewhere; at the kinks x = 0 and x = 6 by convention 0."""
    return _between(x, 0, 6)


# Exponential functions: expm1 of min(x, 0), so that the branch which is not taken cannot overflow


@elementwise
def elu(x, alpha=1.0):
    """Return x for x > 0 and alpha (e^x - 1) elsewhere, in (-alpha, inf) for alpha > 0.

    Source: Clevert, Unterthiner and Hochreiter, Fast and accurate deep network learning by ELUs (2016), section 3.
    """
    return np.maximum(x, 0) + alpha * np.expm1(np.minimum(x, 0))


@elementwise
def elu_derivative(x, alpha=1.0):
    """Return 1 for x > 0 and alpha e^x elsewhere; at x = 0 by convention alpha, a jump unless alpha = 1."""
    return np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))


@elementwise
def selu(x):
    """Return scale * elu(x, alpha) with the two constants that keep mean 0 and variance 1 from layer to layer.

    Source: Klambauer et al., Self-normalizing neural networks (2017), equation 2.
    """
    return SELU_SCALE * (np.maximum(x, 0) + SELU_ALPHA * np.expm1(np.minimum(x, 0)))


@elementwise
def selu_derivative(x):
    """Return scale for x > 0 and scale * alpha * e^x elsewhere; at the kink x = 0 by convention scale * alpha."""
    return SELU_SCALE * np.where(x > 0, 1, SELU_ALPHA * np.exp(np.minimum(x, 0)))


@elementwise
def celu(x, alpha=1.0):
    """Return x for x > 0 and alpha (e^(x/alpha) - 1) elsewhere; ValueError unless alpha > 0.

    Source: Barron, Continuously differentiable exponential linear units (2017).
    """
    positive("alpha", alpha)
    return np.maximum(x, 0) + alpha * np.expm1(np.minimum(x, 0) / alpha)


@elementwise
def celu_derivative(x, alpha=1.0):
    """Return 1 for x > 0 and e^(x/alpha) elsewhere, continuous at 0 for every alpha; ValueError unless alpha > 0."""
    positive("alpha", alpha)
    return np.exp(np.minimum(x, 0) / alpha)


# Gated functions: x times a gate in [0, 1]


@elementwise
def gelu(x):
    """Return x Phi(x), Phi the standard normal distribution function, Phi(x) = erfc(-x / sqrt 2) / 2.

    NumPy has no erf, so Python's own is called for each element: about three times the cost of gelu_tanh.
    Rounding x / sqrt 2 costs relative precision in the far left tail: 3e-15 at x = -5, 2e-13 at x = -37.
    Source: Hendrycks and Gimpel, Gaussian error linear units (2016), section 2.
    """
    return vanishing_product(x, _normal_cdf(x))


@elementwise
def gelu_derivative(x):
    """Return Phi(x) + x phi(x), phi the standard normal density; between -0.129 and 1.129."""
    return _normal_cdf(x) + vanishing_product(x, np.exp(-(x * x) / 2) / math.sqrt(2 * math.pi))


def _normal_cdf(x):
    return np.asarray(_erfc(-x * math.sqrt(0.5)), dtype=np.float64) / 2


@elementwise
def gelu_tanh(x):
    """Return x (1 + tanh u) / 2 with u = sqrt(2/pi) (x + 0.044715 x^3), as x sigmoid(2u).

    The sum 1 + tanh u would cancel for x << 0. The exponent's rounding costs up to 2e-13 in the left tail.
    Source: Hendrycks and Gimpel (2016), section 2, as the fast stand-in for gelu.
    """
    return vanishing_product(x, sigmoid(2 * _gelu_tanh_argument(x)))


@elementwise
def gelu_tanh_derivative(x):
    """Return s + x s (1 - s) 2u' with s = sigmoid(2u) and u' = sqrt(2/pi) (1 + 0.134145 x^2)."""
    u = _gelu_tanh_argument(x)
    slope = math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * x * x)
    return sigmoid(2 * u) + vanishing_product(2 * x * slope, sigmoid_derivative(2 * u))


def _gelu_tanh_argument(x):
    return math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x)


@elementwise
def silu(x):
    """Return x sigmoid(x), at least -0.2785 (at x = -1.2785).

    Source: Elfwing, Uchibe and Doya, Sigmoid-weighted linear units (2018), section 2.1.
    """
    return vanishing_product(x, sigmoid(x))


@elementwise
def silu_derivative(x):
    """Return s + x s (1 - s) with s = sigmoid(x); between -0.0998 and 1.0998."""
    return sigmoid(x) + vanishing_product(x, sigmoid_derivative(x))


@elementwise
def swish(x, beta=1.0):
    """Return x sigmoid(beta x): x/2 at beta = 0, SiLU at 1, towards ReLU as beta grows.

    Source: Ramachandran, Zoph and Le, Searching for activation functions (2017), section 4.
    """
    return vanishing_product(x, sigmoid(vanishing_product(x, beta)))


@elementwise
def swish_derivative(x, beta=1.0):
    """Return s + beta x s (1 - s) with s = sigmoid(beta x)."""
    z = vanishing_product(x, beta)
    return sigmoid(z) + vanishing_product(z, sigmoid_derivative(z))


@elementwise
def mish(x):
    """Return x tanh(softplus(x)), at least -0.3088 (at x = -1.1924).

    With a = e^x the gate tanh(ln(1 + a)) is (a^2 + 2a) / (a^2 + 2a + 2).
    Source: Misra, Mish: a self regularized non-monotonic activation function (2020), section 2.
    """
    gate, _ = _mish_gate(x)
    return vanishing_product(x, gate)


@elementwise
def mish_derivative(x):
    """Return g + x g' with the gate g = tanh(softplus(x)), g' = (1 - g^2) sigmoid(x)."""
    gate, rest = _mish_gate(x)
    return gate + vanishing_product(x, rest * (1 + gate) * sigmoid(x))


def _mish_gate(x):
    """Return g and 1 - g; for x >= 0 both fractions are divided by a^2, so that nothing overflows or cancels."""
    e = np.exp(-np.abs(x))
    part = np.where(x < 0, e * (e + 2), 1 + 2 * e)
    rest = np.where(x < 0, 2, 2 * e * e)
    return part / (part + rest), rest / (part + rest)


@elementwise
def hardswish(x):
    """Return x hardsigmoid(x), at least -3/8 (at x = -3/2). Source: Howard et al. (2019), section 5.2."""
    return vanishing_product(x, np.clip(x + 3, 0, 6) / 6)


@elementwise
def hardswish_derivative(x):
    """Return (2x + 3) / 6 for |x| < 3, 0 to the left and 1 to the right; by convention 0 at -3 and 1 at 3."""
    return np.where(np.abs(x) < 3, (2 * x + 3) / 6, np.where(np.isnan(x), x, x > 0))


# Logarithmic functions


@elementwise
def softplus(x):
    """Return ln(1 + e^x), in (0, inf), as max(x, 0) + log1p(e^-|x|): a smooth ReLU whose slope is the sigmoid.

    Source: Dugas et al., Incorporating second-order functional knowledge (2001), section 3.
    """
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


@elementwise
def softplus_derivative(x):
    """Return sigmoid(x), in (0, 1)."""
    return sigmoid(x)


@elementwise
def log_sigmoid(x):
    """Return ln sigmoid(x) = -softplus(-x), in (-inf, 0), as min(x, 0) - log1p(e^-|x|).

    Source: Goodfellow, Bengio and Courville, Deep Learning (2016), section 6.2.2.2.
    """
    return np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))


@elementwise
def log_sigmoid_derivative(x):
    """Return sigmoid(-x), in (0, 1)."""
    return sigmoid(-x)


# The registry


@dataclass(frozen=True)
class Activation:
    """What the app knows of one activation: a page, a test and a benchmark ask nothing else.

    `parameters` maps an argument of the two functions to the number that a student can move. `kinks` are
    the x at which f, f' or f'' jumps.
    """

    name: str
    label: str
    family: str
    function: Callable
    derivative: Callable
    latex: str
    derivative_latex: str
    source: str
    kinks: tuple[float, ...] = ()
    parameters: Mapping[str, Parameter] = field(default_factory=dict)


_LEAKY = r"\begin{cases} x & x > 0 \\ \alpha x & x \le 0 \end{cases}"
_LEAKY_SLOPE = r"\begin{cases} 1 & x > 0 \\ \alpha & x \le 0 \end{cases}"

_RECORDS = (
    Activation(
        "sigmoid",
        "Sigmoid",
        "Sigmoidal",
        sigmoid,
        sigmoid_derivative,
        r"\frac{1}{1 + e^{-x}}",
        r"\sigma(x)\,(1 - \sigma(x))",
        "Goodfellow, Bengio and Courville (2016), Deep Learning, section 3.10",
    ),
    Activation(
        "tanh",
        "Tanh",
        "Sigmoidal",
        tanh,
        tanh_derivative,
        r"\tanh x",
        r"1 - \tanh^2 x",
        "LeCun et al. (1998), Efficient BackProp, section 4.4",
    ),
    Activation(
        "relu",
        "ReLU",
        "Rectified",
        relu,
        relu_derivative,
        r"\max(0, x)",
        r"\begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}",
        "Nair and Hinton (2010), Rectified linear units improve restricted Boltzmann machines",
        kinks=(0.0,),
    ),
    Activation(
        "leaky_relu",
        "Leaky ReLU",
        "Rectified",
        leaky_relu,
        leaky_relu_derivative,
        _LEAKY,
        _LEAKY_SLOPE,
        "Maas, Hannun and Ng (2013), Rectifier nonlinearities improve neural network acoustic models",
        kinks=(0.0,),
        parameters={"alpha": Parameter("leakyalpha", "Leaky ReLU α", 0, 1.5, 0.01, 0.01, "slope for x < 0")},
    ),
    Activation(
        "prelu",
        "PReLU",
        "Rectified",
        prelu,
        prelu_derivative,
        _LEAKY,
        _LEAKY_SLOPE,
        "He et al. (2015), Delving deep into rectifiers, section 2.1",
        kinks=(0.0,),
        parameters={"alpha": Parameter("prelualpha", "PReLU α", -0.5, 1.5, 0.25, 0.05, "slope for x < 0, learned")},
    ),
    Activation(
        "elu",
        "ELU",
        "Exponential",
        elu,
        elu_derivative,
        r"\begin{cases} x & x > 0 \\ \alpha\,(e^x - 1) & x \le 0 \end{cases}",
        r"\begin{cases} 1 & x > 0 \\ \alpha\,e^x & x \le 0 \end{cases}",
        "Clevert, Unterthiner and Hochreiter (2016), Exponential linear units, section 3",
        kinks=(0.0,),
        parameters={"alpha": Parameter("elualpha", "ELU α", 0, 2, 1, 0.05, "depth of the left tail")},
    ),
    Activation(
        "selu",
        "SELU",
        "Exponential",
        selu,
        selu_derivative,
        r"\lambda \begin{cases} x & x > 0 \\ \alpha\,(e^x - 1) & x \le 0 \end{cases}"
        r"\quad \lambda \approx 1.0507,\ \alpha \approx 1.6733",
        r"\lambda \begin{cases} 1 & x > 0 \\ \alpha\,e^x & x \le 0 \end{cases}",
        "Klambauer et al. (2017), Self-normalizing neural networks, equation 2",
        kinks=(0.0,),
    ),
    Activation(
        "celu",
        "CELU",
        "Exponential",
        celu,
        celu_derivative,
        r"\begin{cases} x & x > 0 \\ \alpha\,(e^{x/\alpha} - 1) & x \le 0 \end{cases}",
        r"\begin{cases} 1 & x > 0 \\ e^{x/\alpha} & x \le 0 \end{cases}",
        "Barron (2017), Continuously differentiable exponential linear units",
        kinks=(0.0,),
        parameters={"alpha": Parameter("celualpha", "CELU α", 0.1, 3.1, 1, 0.05, "depth and reach of the left tail")},
    ),
    Activation(
        "gelu",
        "GELU",
        "Gated",
        gelu,
        gelu_derivative,
        r"x\,\Phi(x)",
        r"\Phi(x) + x\,\varphi(x)",
        "Hendrycks and Gimpel (2016), Gaussian error linear units, section 2",
    ),
    Activation(
        "gelu_tanh",
        "GELU (tanh form)",
        "Gated",
        gelu_tanh,
        gelu_tanh_derivative,
        r"\tfrac{x}{2}\,(1 + \tanh u), \quad u = \sqrt{2/\pi}\,(x + 0.044715\,x^3)",
        r"\tfrac{1}{2}(1 + \tanh u) + \tfrac{x}{2}\,(1 - \tanh^2 u)\,u'",
        "Hendrycks and Gimpel (2016), Gaussian error linear units, section 2",
    ),
    Activation(
        "silu",
        "SiLU",
        "Gated",
        silu,
        silu_derivative,
        r"x\,\sigma(x)",
        r"\sigma(x) + x\,\sigma(x)\,(1 - \sigma(x))",
        "Elfwing, Uchibe and Doya (2018), Sigmoid-weighted linear units, section 2.1",
    ),
    Activation(
        "swish",
        "Swish",
        "Gated",
        swish,
        swish_derivative,
        r"x\,\sigma(\beta x)",
        r"\sigma(\beta x) + \beta x\,\sigma(\beta x)\,(1 - \sigma(\beta x))",
        "Ramachandran, Zoph and Le (2017), Searching for activation functions, section 4",
        parameters={"beta": Parameter("beta", "Swish β", 0, 10, 1, 0.2, "sharpness of the gate")},
    ),
    Activation(
        "mish",
        "Mish",
        "Gated",
        mish,
        mish_derivative,
        r"x \tanh(\ln(1 + e^x))",
        r"g + x\,(1 - g^2)\,\sigma(x), \quad g = \tanh(\ln(1 + e^x))",
        "Misra (2020), Mish: a self regularized non-monotonic activation function, section 2",
    ),
    Activation(
        "softplus",
        "Softplus",
        "Logarithmic",
        softplus,
        softplus_derivative,
        r"\ln(1 + e^x)",
        r"\sigma(x)",
        "Dugas et al. (2001), Incorporating second-order functional knowledge, section 3",
    ),
    Activation(
        "softsign",
        "Softsign",
        "Sigmoidal",
        softsign,
        softsign_derivative,
        r"\frac{x}{1 + |x|}",
        r"\frac{1}{(1 + |x|)^2}",
        "Glorot and Bengio (2010), Understanding the difficulty of training deep feedforward neural networks",
        kinks=(0.0,),
    ),
    Activation(
        "hardtanh",
        "Hardtanh",
        "Sigmoidal",
        hardtanh,
        hardtanh_derivative,
        r"\min(\max(x, -1), 1)",
        r"\begin{cases} 1 & |x| < 1 \\ 0 & |x| \ge 1 \end{cases}",
        "Collobert (2004), Large scale machine learning",
        kinks=(-1.0, 1.0),
    ),
    Activation(
        "hardsigmoid",
        "Hardsigmoid",
        "Sigmoidal",
        hardsigmoid,
        hardsigmoid_derivative,
        r"\tfrac{1}{6} \min(\max(x + 3, 0), 6)",
        r"\begin{cases} \tfrac{1}{6} & |x| < 3 \\ 0 & |x| \ge 3 \end{cases}",
        "Howard et al. (2019), Searching for MobileNetV3, section 5.2",
        kinks=(-3.0, 3.0),
    ),
    Activation(
        "hardswish",
        "Hardswish",
        "Gated",
        hardswish,
        hardswish_derivative,
        r"\tfrac{x}{6} \min(\max(x + 3, 0), 6)",
        r"\begin{cases} 0 & x \le -3 \\ \tfrac{2x + 3}{6} & |x| < 3 \\ 1 & x \ge 3 \end{cases}",
        "Howard et al. (2019), Searching for MobileNetV3, section 5.2",
        kinks=(-3.0, 3.0),
    ),
    Activation(
        "relu6",
        "ReLU6",
        "Rectified",
        relu6,
        relu6_derivative,
        r"\min(\max(0, x), 6)",
        r"\begin{cases} 1 & 0 < x < 6 \\ 0 & \text{elsewhere} \end{cases}",
        "Krizhevsky (2010), Convolutional deep belief networks on CIFAR-10",
        kinks=(0.0, 6.0),
    ),
    Activation(
        "log_sigmoid",
        "Log-sigmoid",
        "Logarithmic",
        log_sigmoid,
        log_sigmoid_derivative,
        r"\ln \sigma(x)",
        r"\sigma(-x)",
        "Goodfellow, Bengio and Courville (2016), Deep Learning, section 6.2.2.2",
    ),
)

ACTIVATIONS: dict[str, Activation] = {activation.name: activation for activation in _RECORDS}
