"""Losses, their gradients, and the registry from which the pages are built.

Every loss is elementwise and without reduction, except those of a vector of logits at the end. The gradient is always
the derivative in the first argument. float32 in gives float32 out, everything else float64. Targets may be soft, that
is, probabilities between the classes, wherever the loss allows it.

To add a loss, write the function and its gradient, and append one `Loss` to the registry.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from lib.activations import sigmoid, sigmoid_derivative, softplus
from lib.numerics.arrays import FloatArray
from lib.numerics.elementwise import elementwise, vanishing_product
from lib.numerics.parameter import Parameter
from lib.numerics.validation import as_float64, check_probability, non_negative, positive, precision, proportion
from lib.softmax import log_softmax, softmax, softmax_jacobian

# Losses of a prediction: regression


@elementwise
def squared_error(prediction: FloatArray, target: FloatArray) -> FloatArray:
    """Return the squared error (prediction - target)^2, in [0, inf).

    There is no factor 1/2, so the gradient has a factor 2. Up to a constant it is the negative log-likelihood of
    Gaussian noise of variance 1/2.
    Source: Bishop (2006), Pattern Recognition and Machine Learning, section 1.2.5.
    """
    return (prediction - target) ** 2


@elementwise
def squared_error_gradient(prediction: FloatArray, target: FloatArray) -> FloatArray:
    """Return the gradient of the squared error, 2 (prediction - target)."""
    return 2 * (prediction - target)


@elementwise
def absolute_error(prediction: FloatArray, target: FloatArray) -> FloatArray:
    """Return the absolute error |prediction - target|, in [0, inf).

    Up to the constant ln 2 it is the negative log-likelihood of Laplace noise of scale 1.
    Source: Laplace (1774), Mémoire sur la probabilité des causes par les événements, doi:10.1214/ss/1177013621 for the
    English translation.
    """
    return np.abs(prediction - target)


@elementwise
def absolute_error_gradient(prediction: FloatArray, target: FloatArray) -> FloatArray:
    """Return the sign of prediction - target; at the kink prediction = target by convention 0."""
    return np.sign(prediction - target)


@elementwise
def huber(prediction: FloatArray, target: FloatArray, delta: float = 1.0) -> FloatArray:
    """Return the Huber loss: r^2/2 for |r| <= delta and delta (|r| - delta/2) beyond, in [0, inf).

    r = target - prediction is the residual. ValueError unless delta > 0.
    Source: Huber (1964), Robust Estimation of a Location Parameter, section 4, doi:10.1214/aoms/1177703732.
    """
    positive("delta", delta)
    size = np.abs(prediction - target)
    return np.where(size <= delta, size**2 / 2, delta * (size - delta / 2))


@elementwise
def huber_gradient(prediction: FloatArray, target: FloatArray, delta: float = 1.0) -> FloatArray:
    """Return the gradient of the Huber loss, prediction - target limited to [-delta, delta], which is continuous.

    ValueError unless delta > 0.
    """
    positive("delta", delta)
    return np.clip(prediction - target, -delta, delta)


# Losses of a probability: two classes


@elementwise
def binary_cross_entropy(p: FloatArray, y: FloatArray) -> FloatArray:
    """Return the binary cross-entropy -y ln p - (1 - y) ln(1 - p), in [0, inf], with 0 ln 0 = 0.

    It is the negative log-likelihood of one Bernoulli trial y. ValueError unless p and y lie in [0, 1].
    Source: Bishop (2006), Pattern Recognition and Machine Learning, equation 4.90.
    """
    check_probability("p", p)
    check_probability("y", y)
    return 0.0 - vanishing_product(np.log(p), y) - vanishing_product(np.log1p(-p), 1 - y)


@elementwise
def binary_cross_entropy_gradient(p: FloatArray, y: FloatArray) -> FloatArray:
    """Return the derivative in p, (p - y) / (p (1 - p)) = (1 - y)/(1 - p) - y/p, infinite where the loss is.

    ValueError unless p and y lie in [0, 1].
    """
    check_probability("p", p)
    check_probability("y", y)
    return vanishing_product(1 / (1 - p), 1 - y) - vanishing_product(1 / p, y)


@elementwise
def kl_divergence(p: FloatArray, y: FloatArray) -> FloatArray:
    """Return the Kullback-Leibler divergence KL(y || p) = y ln(y/p) + (1 - y) ln((1 - y)/(1 - p)) in nats, in [0, inf].

    It is the cross-entropy minus its value at p = y, so it is 0 there; near it the absolute error is 1e-15. It is
    infinite where p gives probability 0 to a possible class. ValueError unless p and y lie in [0, 1].
    Source: Kullback and Leibler (1951), On Information and Sufficiency, section 2, doi:10.1214/aoms/1177729694.
    """
    return np.maximum(binary_cross_entropy(p, y) - binary_cross_entropy(y, y), 0.0)


@elementwise
def kl_divergence_gradient(p: FloatArray, y: FloatArray) -> FloatArray:
    """Return the derivative in p, (p - y) / (p (1 - p)), which is that of the cross-entropy.

    The two losses differ by the entropy of y, which does not depend on p.
    """
    return binary_cross_entropy_gradient(p, y)


@elementwise
def reverse_kl_divergence(p: FloatArray, y: FloatArray) -> FloatArray:
    """Return the reverse divergence KL(p || y) = p ln(p/y) + (1 - p) ln((1 - p)/(1 - y)) in nats, in [0, inf].

    It is 0 at p = y, with an absolute error of 1e-15 near it; for y = 0 or 1 it is infinite at every other p.
    ValueError unless p and y lie in [0, 1].
    Source: Bishop (2006), Pattern Recognition and Machine Learning, section 10.1.2.
    """
    check_probability("p", p)
    return np.maximum(binary_cross_entropy(y, p) - binary_cross_entropy(p, p), 0.0)


@elementwise
def reverse_kl_divergence_gradient(p: FloatArray, y: FloatArray) -> FloatArray:
    """Return the derivative in p, ln(p/(1-p)) - ln(y/(1-y)), the difference of the logits.

    At p = y = 0 and p = y = 1 it is 0 by convention. ValueError unless p and y lie in [0, 1].
    """
    check_probability("p", p)
    check_probability("y", y)
    return np.where(p == y, 0.0, np.log(p) - np.log1p(-p) - (np.log(y) - np.log1p(-y)))


@elementwise
def brier(p: FloatArray, y: FloatArray) -> FloatArray:
    """Return the Brier score (p - y)^2, the squared error of a probability, in [0, 1].

    ValueError unless p and y lie in [0, 1].
    Source: Brier (1950), Verification of Forecasts Expressed in Terms of Probability, whose score sums over the two
    classes and is twice this one, doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2.
    """
    check_probability("p", p)
    check_probability("y", y)
    return squared_error(p, y)


@elementwise
def brier_gradient(p: FloatArray, y: FloatArray) -> FloatArray:
    """Return the derivative in p, 2 (p - y), in [-2, 2].

    ValueError unless p and y lie in [0, 1].
    """
    check_probability("p", p)
    check_probability("y", y)
    return squared_error_gradient(p, y)


# Losses of a logit: two classes


@elementwise
def binary_cross_entropy_with_logits(z: FloatArray, y: FloatArray) -> FloatArray:
    """Return the binary cross-entropy of p = sigmoid(z), ln(1 + e^z) - y z, in [0, inf].

    Computed as ln(1 + e^-|z|) + ((1 - y) z for z > 0, -y z elsewhere), which is finite for every finite logit; with
    sigmoid(z) as p the loss is infinite from z = 37 on. ValueError unless y lies in [0, 1].
    Source: Bishop (2006), Pattern Recognition and Machine Learning, equation 4.90.
    """
    check_probability("y", y)
    return np.log1p(np.exp(-np.abs(z))) + vanishing_product(np.abs(z), np.where(z > 0, 1 - y, y))


@elementwise
def binary_cross_entropy_with_logits_gradient(z: FloatArray, y: FloatArray) -> FloatArray:
    """Return the derivative in z, p - y with p = sigmoid(z), in [-1, 1].

    Computed as (1 - y) sigmoid(z) - y sigmoid(-z), which does not cancel for y = 1. ValueError unless y lies in [0, 1].
    """
    check_probability("y", y)
    return (1 - y) * sigmoid(z) - y * sigmoid(-z)


@elementwise
def smoothed_cross_entropy_with_logits(z: FloatArray, y: FloatArray, epsilon: float = 0.1) -> FloatArray:
    """Return the binary cross-entropy of sigmoid(z) with the smoothed target (1 - epsilon) y + epsilon/2, in [0, inf].

    Its minimum lies where sigmoid(z) equals the smoothed target, so it grows again for very confident correct
    predictions. ValueError unless epsilon and y lie in [0, 1].
    Source: Szegedy, Vanhoucke, Ioffe, Shlens and Wojna (2016), Rethinking the Inception Architecture for Computer
    Vision, section 7, arXiv:1512.00567.
    """
    return binary_cross_entropy_with_logits(z, _smoothed(y, epsilon))


@elementwise
def smoothed_cross_entropy_with_logits_gradient(z: FloatArray, y: FloatArray, epsilon: float = 0.1) -> FloatArray:
    """Return the derivative in z, sigmoid(z) - (1 - epsilon) y - epsilon/2.

    ValueError unless epsilon and y lie in [0, 1].
    """
    return binary_cross_entropy_with_logits_gradient(z, _smoothed(y, epsilon))


def _smoothed(y: FloatArray, epsilon: float) -> FloatArray:
    epsilon = proportion("epsilon", epsilon)
    return (1 - epsilon) * check_probability("y", y) + epsilon / 2


@elementwise
def squared_error_with_logits(z: FloatArray, y: FloatArray) -> FloatArray:
    """Return the squared error of p = sigmoid(z), (p - y)^2, in [0, 1]: the Brier score of one forecast.

    ValueError unless y lies in [0, 1].
    Source: Brier (1950), Verification of Forecasts Expressed in Terms of Probability,
    doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2.
    """
    return binary_cross_entropy_with_logits_gradient(z, y) ** 2


@elementwise
def squared_error_with_logits_gradient(z: FloatArray, y: FloatArray) -> FloatArray:
    """Return the derivative in z, 2 (p - y) p (1 - p) with p = sigmoid(z).

    The factor p (1 - p) makes it vanish for confident predictions, wrong ones included. ValueError unless y lies in
    [0, 1].
    """
    return 2 * binary_cross_entropy_with_logits_gradient(z, y) * sigmoid_derivative(z)


@elementwise
def focal(z: FloatArray, y: FloatArray, gamma: float = 2.0) -> FloatArray:
    """Return the focal loss -(1 - p_t)^gamma ln p_t, with p_t the probability of the true class, in [0, inf].

    It is the cross-entropy for gamma = 0. A soft target y is the weight of class 1 in the mean of the two losses.
    ValueError unless gamma >= 0 and y lies in [0, 1].
    Source: Lin, Goyal, Girshick, He and Dollár (2017), Focal Loss for Dense Object Detection, equation 4,
    arXiv:1708.02002.
    """
    _check_gamma_and_target(gamma, y)
    return vanishing_product(_focal(z, gamma), y) + vanishing_product(_focal(-z, gamma), 1 - y)


@elementwise
def focal_gradient(z: FloatArray, y: FloatArray, gamma: float = 2.0) -> FloatArray:
    """Return the derivative in z, -q^gamma (gamma (1 - q) softplus(-z) + q) for y = 1, with q = 1 - p_t.

    ValueError unless gamma >= 0 and y lies in [0, 1].
    """
    _check_gamma_and_target(gamma, y)
    return y * _focal_derivative(z, gamma) - (1 - y) * _focal_derivative(-z, gamma)


def _focal(z: FloatArray, gamma: float) -> FloatArray:
    return sigmoid(-z) ** gamma * softplus(-z)


def _focal_derivative(z: FloatArray, gamma: float) -> FloatArray:
    q = sigmoid(-z)
    return -(q**gamma) * (gamma * vanishing_product(softplus(-z), sigmoid(z)) + q)


def _check_gamma_and_target(gamma: float, y: FloatArray) -> None:
    non_negative("gamma", gamma)
    check_probability("y", y)


# Loss of a score: two classes


@elementwise
def hinge(score: FloatArray, y: FloatArray) -> FloatArray:
    """Return the hinge loss max(0, 1 - y score) for y = -1 or 1, in [0, inf).

    ValueError for any other y.
    Source: Cortes and Vapnik (1995), Support-Vector Networks, section 3, doi:10.1007/BF00994018.
    """
    _check_sign(y)
    return np.maximum(1 - y * score, 0)


@elementwise
def hinge_gradient(score: FloatArray, y: FloatArray) -> FloatArray:
    """Return the derivative in the score: -y where y score < 1 and 0 elsewhere.

    At the kink y score = 1 it is 0 by convention. ValueError unless y is -1 or 1.
    """
    _check_sign(y)
    return np.where(np.isnan(score), score, np.where(y * score < 1, -y, 0.0))


def _check_sign(y: FloatArray) -> None:
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("y must be -1 or 1")


# Losses of a vector of logits: several classes


def cross_entropy(logits: ArrayLike, target: ArrayLike) -> FloatArray:
    """Return the cross-entropy -sum_i y_i ln softmax(z)_i along the last axis, in [0, inf].

    `target` is a class index for each vector, or a vector y of the shape of `logits` with entries in [0, 1]. They are
    the class probabilities; if they do not sum to 1, they are weights of the classes. ValueError for any other target.
    Source: Goodfellow, Bengio and Courville (2016), Deep Learning, section 6.2.2.3.
    """
    y = _target(logits, target)
    with np.errstate(all="ignore"):
        loss = -vanishing_product(log_softmax(as_float64("logits", logits)), y).sum(axis=-1)
    return loss.astype(precision(logits))[()] + 0.0


def cross_entropy_gradient(logits: ArrayLike, target: ArrayLike) -> FloatArray:
    """Return the gradient (sum_j y_j) p - y with p = softmax(z), of the shape of `logits`; each vector sums to 0.

    For probabilities y, which sum to 1, it is p - y. Computed as p_i times the sum of the other y, less y_i times the
    sum of the other p, which does not cancel where p_i is near y_i = 1. ValueError as in `cross_entropy`.
    """
    y, p = _target(logits, target), softmax(as_float64("logits", logits))
    return (p * _sum_of_others(y) - y * _sum_of_others(p)).astype(precision(logits))


def _sum_of_others(values: FloatArray) -> FloatArray:
    """Return for each entry the sum of the other entries along the last axis, without a difference that cancels."""
    return values @ (1 - np.eye(values.shape[-1]))


def squared_error_of_softmax(logits: ArrayLike, target: ArrayLike) -> FloatArray:
    """Return sum_i (softmax(z)_i - y_i)^2 along the last axis, the Brier score of several classes, in [0, 2].

    Without the upper bound if y does not sum to 1. ValueError as in `cross_entropy`.
    """
    return (_error(logits, target) ** 2).sum(axis=-1).astype(precision(logits))[()]


def squared_error_of_softmax_gradient(logits: ArrayLike, target: ArrayLike) -> FloatArray:
    """Return the gradient 2 J (p - y), with J the symmetric Jacobian of softmax, of the shape of `logits`.

    ValueError as in `cross_entropy`.
    """
    jacobian = softmax_jacobian(as_float64("logits", logits))
    return (2 * jacobian @ _error(logits, target)[..., None])[..., 0].astype(precision(logits))


def _error(logits: ArrayLike, target: ArrayLike) -> FloatArray:
    """Return p - y in float64; where y_i = 1 it is minus the sum of the other probabilities, which does not cancel."""
    y, p = _target(logits, target), softmax(as_float64("logits", logits))
    return np.where(y == 1, -_sum_of_others(p), p - y)


def _target(logits: ArrayLike, target: ArrayLike) -> FloatArray:
    """Return the target as a vector of probabilities or weights, of the shape of the logits."""
    shape, target = np.shape(logits), np.asarray(target)
    if target.dtype.kind in "iu" and target.shape == shape[:-1]:
        if ((target < 0) | (target >= shape[-1])).any():
            raise ValueError(f"target must lie in [0, {shape[-1] - 1}]")
        return np.eye(shape[-1])[target]
    y = as_float64("target", target)
    if y.shape != shape:
        raise ValueError(f"target must be a class index or have the shape of logits, {shape}")
    return check_probability("target", y)


# The registry


@dataclass(frozen=True)
class Loss:
    """A loss with everything that pages, tests and benchmarks need to know of it.

    `name` is the name of the function and its key in LOSSES, `label` what the pages call it. `argument` names what the
    first argument of `function` and `gradient` is: a prediction, a probability, a logit or a score. `latex` and
    `gradient_latex` are the formulas, `source` is the publication. `targets` are the values of y that the pages draw.
    `parameters` maps an argument of both functions to its range.
    """

    name: str
    label: str
    argument: str
    function: Callable[..., FloatArray]
    gradient: Callable[..., FloatArray]
    latex: str
    gradient_latex: str
    source: str
    targets: tuple[float, ...] = (0.0, 1.0)
    parameters: Mapping[str, Parameter] = field(default_factory=dict, hash=False)

    def coded(self, y: float) -> float:
        """Return a target y in [0, 1] in this loss's coding: unchanged, or -1 or 1 for the more probable class."""
        return (1.0 if y >= 0.5 else -1.0) if min(self.targets) < 0 else y


_RECORDS = (
    Loss(
        name="squared_error",
        label="Squared error",
        argument="prediction",
        function=squared_error,
        gradient=squared_error_gradient,
        latex=r"(\hat y - y)^2",
        gradient_latex=r"2\,(\hat y - y)",
        source="Bishop (2006), Pattern Recognition and Machine Learning, section 1.2.5",
    ),
    Loss(
        name="absolute_error",
        label="Absolute error",
        argument="prediction",
        function=absolute_error,
        gradient=absolute_error_gradient,
        latex=r"|\hat y - y|",
        gradient_latex=r"\operatorname{sign}(\hat y - y)",
        source="Laplace (1774), Mémoire sur la probabilité des causes par les événements, doi:10.1214/ss/1177013621",
    ),
    Loss(
        name="huber",
        label="Huber",
        argument="prediction",
        function=huber,
        gradient=huber_gradient,
        latex=r"\begin{cases} r^2/2 & |r| \le \delta \\ \delta\,(|r| - \delta/2) & |r| > \delta \end{cases}",
        gradient_latex=r"-\min(\max(r, -\delta), \delta), \quad r = y - \hat y",
        source="Huber (1964), Robust Estimation of a Location Parameter, section 4, doi:10.1214/aoms/1177703732",
        parameters={"delta": Parameter("delta", "Huber δ", 0.1, 3.1, 1, 0.05, "where the parabola becomes a line")},
    ),
    Loss(
        name="binary_cross_entropy",
        label="Cross-entropy in p",
        argument="probability",
        function=binary_cross_entropy,
        gradient=binary_cross_entropy_gradient,
        latex=r"-y \ln p - (1 - y) \ln(1 - p)",
        gradient_latex=r"\frac{p - y}{p\,(1 - p)}",
        source="Bishop (2006), Pattern Recognition and Machine Learning, equation 4.90",
    ),
    Loss(
        name="brier",
        label="Brier score",
        argument="probability",
        function=brier,
        gradient=brier_gradient,
        latex=r"(p - y)^2",
        gradient_latex=r"2\,(p - y)",
        source="Brier (1950), Verification of Forecasts Expressed in Terms of Probability, "
        "doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2",
    ),
    Loss(
        name="kl_divergence",
        label="KL divergence",
        argument="probability",
        function=kl_divergence,
        gradient=kl_divergence_gradient,
        latex=r"\mathrm{KL}(y \,\|\, p) = y \ln\frac{y}{p} + (1 - y) \ln\frac{1 - y}{1 - p}",
        gradient_latex=r"\frac{p - y}{p\,(1 - p)}",
        source="Kullback and Leibler (1951), On Information and Sufficiency, section 2, doi:10.1214/aoms/1177729694",
        targets=(0.0, 0.3, 0.8, 1.0),
    ),
    Loss(
        name="reverse_kl_divergence",
        label="Reverse KL divergence",
        argument="probability",
        function=reverse_kl_divergence,
        gradient=reverse_kl_divergence_gradient,
        latex=r"\mathrm{KL}(p \,\|\, y) = p \ln\frac{p}{y} + (1 - p) \ln\frac{1 - p}{1 - y}",
        gradient_latex=r"\ln\frac{p}{1 - p} - \ln\frac{y}{1 - y}",
        source="Bishop (2006), Pattern Recognition and Machine Learning, section 10.1.2",
        targets=(0.3, 0.8),
    ),
    Loss(
        name="binary_cross_entropy_with_logits",
        label="Cross-entropy",
        argument="logit",
        function=binary_cross_entropy_with_logits,
        gradient=binary_cross_entropy_with_logits_gradient,
        latex=r"\ln(1 + e^{z}) - y z",
        gradient_latex=r"\sigma(z) - y",
        source="Bishop (2006), Pattern Recognition and Machine Learning, equation 4.90",
    ),
    Loss(
        name="smoothed_cross_entropy_with_logits",
        label="Label-smoothed cross-entropy",
        argument="logit",
        function=smoothed_cross_entropy_with_logits,
        gradient=smoothed_cross_entropy_with_logits_gradient,
        latex=r"\ln(1 + e^{z}) - \tilde y z, \quad \tilde y = (1 - \varepsilon)\,y + \varepsilon/2",
        gradient_latex=r"\sigma(z) - \tilde y",
        source=(
            "Szegedy, Vanhoucke, Ioffe, Shlens and Wojna (2016), Rethinking the Inception Architecture for Computer "
            "Vision, section 7, arXiv:1512.00567"
        ),
        parameters={
            "epsilon": Parameter("epsilon", "Smoothing ε", 0, 0.5, 0.1, 0.01, "share spread over both classes")
        },
    ),
    Loss(
        name="squared_error_with_logits",
        label="Squared error of σ(z)",
        argument="logit",
        function=squared_error_with_logits,
        gradient=squared_error_with_logits_gradient,
        latex=r"(\sigma(z) - y)^2",
        gradient_latex=r"2\,(p - y)\,p\,(1 - p), \quad p = \sigma(z)",
        source="Brier (1950), Verification of Forecasts Expressed in Terms of Probability, "
        "doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2",
    ),
    Loss(
        name="focal",
        label="Focal",
        argument="logit",
        function=focal,
        gradient=focal_gradient,
        latex=r"-(1 - p_t)^\gamma \ln p_t",
        gradient_latex=r"-q^\gamma\,(\gamma\,(1 - q) \ln(1 + e^{-z}) + q), \quad q = 1 - p_t, \ y = 1",
        source=(
            "Lin, Goyal, Girshick, He and Dollár (2017), Focal Loss for Dense Object Detection, equation 4, "
            "arXiv:1708.02002"
        ),
        parameters={"gamma": Parameter("gamma", "Focal γ", 0, 5, 2, 0.1, "how much easy examples are played down")},
    ),
    Loss(
        name="hinge",
        label="Hinge",
        argument="score",
        function=hinge,
        gradient=hinge_gradient,
        latex=r"\max(0, 1 - y\,s)",
        gradient_latex=r"\begin{cases} -y & y\,s < 1 \\ 0 & y\,s \ge 1 \end{cases}",
        source="Cortes and Vapnik (1995), Support-Vector Networks, section 3, doi:10.1007/BF00994018",
        targets=(-1.0, 1.0),
    ),
)

LOSSES: dict[str, Loss] = {loss.name: loss for loss in _RECORDS}
