"""Losses and their gradients, elementwise and without reduction, and the registry that the pages draw from.

The gradient is always the one in the first argument. Targets may be soft wherever that makes sense.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from lib.activations import sigmoid, sigmoid_derivative, softplus
from lib.numerics.elementwise import elementwise, vanishing_product
from lib.numerics.parameter import Parameter
from lib.numerics.validation import as_float64, check_probability, non_negative, positive, precision, proportion
from lib.softmax import log_softmax, softmax, softmax_jacobian

# Losses of a prediction: regression


@elementwise
def squared_error(prediction, target):
    """Return (prediction - target)^2, in [0, inf). There is no factor 1/2 here: the gradient carries the 2.

    The negative log-likelihood of Gaussian noise of variance 1/2, up to a constant.
    Source: Bishop, Pattern recognition and machine learning (2006), section 1.2.5.
    """
    return (prediction - target) ** 2


@elementwise
def squared_error_gradient(prediction, target):
    """Return 2 (prediction - target)."""
    return 2 * (prediction - target)


@elementwise
def absolute_error(prediction, target):
    """Return |prediction - target|: the negative log-likelihood of Laplace noise of scale 1, less ln 2."""
    return np.abs(prediction - target)


@elementwise
def absolute_error_gradient(prediction, target):
    """Return the sign of prediction - target; at the kink prediction = target by convention 0."""
    return np.sign(prediction - target)


@elementwise
def huber(prediction, target, delta=1.0):
    """Return r^2/2 for a residual |r| <= delta and delta (|r| - delta/2) beyond; ValueError unless delta > 0.

    Source: Huber, Robust estimation of a location parameter (1964), section 4.
    """
    positive("delta", delta)
    size = np.abs(prediction - target)
    return np.where(size <= delta, size**2 / 2, delta * (size - delta / 2))


@elementwise
def huber_gradient(prediction, target, delta=1.0):
    """Return prediction - target limited to [-delta, delta]; continuous, so there is no convention to choose."""
    positive("delta", delta)
    return np.clip(prediction - target, -delta, delta)


# Losses of a probability or of its logit: two classes


@elementwise
def binary_cross_entropy(p, y):
    """Return -y ln p - (1 - y) ln(1 - p), in [0, inf], with 0 ln 0 = 0; ValueError for p or y outside [0, 1].

    The negative log-likelihood of one Bernoulli trial y.
    Source: Bishop (2006), equation 4.90.
    """
    check_probability("p", p)
    check_probability("y", y)
    return 0.0 - vanishing_product(np.log(p), y) - vanishing_product(np.log1p(-p), 1 - y)


@elementwise
def binary_cross_entropy_gradient(p, y):
    """Return (p - y) / (p (1 - p)) = (1 - y)/(1 - p) - y/p; infinite where the loss is."""
    check_probability("p", p)
    check_probability("y", y)
    return vanishing_product(1 / (1 - p), 1 - y) - vanishing_product(1 / p, y)


@elementwise
def kl_divergence(p, y):
    """Return KL(y || p) = y ln(y/p) + (1-y) ln((1-y)/(1-p)) in nats, in [0, inf]: the cross-entropy less that at p = y.

    0 at p = y, right to 1e-15 near it; infinite where p excludes a possible class. ValueError for p or y outside
    [0, 1]. Source: Kullback and Leibler, On information and sufficiency (1951), section 2.
    """
    return np.maximum(binary_cross_entropy(p, y) - binary_cross_entropy(y, y), 0.0)


@elementwise
def kl_divergence_gradient(p, y):
    """Return (p - y) / (p (1 - p)), that of the cross-entropy: what is taken from it does not depend on p."""
    return binary_cross_entropy_gradient(p, y)


@elementwise
def reverse_kl_divergence(p, y):
    """Return KL(p || y) = p ln(p/y) + (1-p) ln((1-p)/(1-y)) in nats, in [0, inf]; 0 at p = y, right to 1e-15 near it.

    For y = 0 or 1 it is infinite at every other p. ValueError for p or y outside [0, 1].
    Source: Bishop, Pattern recognition and machine learning (2006), section 10.1.2.
    """
    check_probability("p", p)
    return np.maximum(binary_cross_entropy(y, p) - binary_cross_entropy(p, p), 0.0)


@elementwise
def reverse_kl_divergence_gradient(p, y):
    """Return ln(p/(1-p)) - ln(y/(1-y)), the difference of the logits; at p = y = 0 or 1 by convention 0."""
    check_probability("p", p)
    check_probability("y", y)
    return np.where(p == y, 0.0, np.log(p) - np.log1p(-p) - (np.log(y) - np.log1p(-y)))


@elementwise
def brier(p, y):
    """Return (p - y)^2, in [0, 1]: nothing but the squared error, of a probability; ValueError outside [0, 1].

    Source: Brier, Verification of forecasts expressed in terms of probability (1950), halved for two classes.
    """
    check_probability("p", p)
    check_probability("y", y)
    return squared_error(p, y)


@elementwise
def brier_gradient(p, y):
    """Return 2 (p - y), at most 2 in size however wrong p is."""
    check_probability("p", p)
    check_probability("y", y)
    return squared_error_gradient(p, y)


@elementwise
def binary_cross_entropy_with_logits(z, y):
    """Return the binary cross-entropy of p = sigmoid(z), as ln(1 + e^-|z|) + ((1 - y) z if z > 0 else -y z).

    Finite for every finite logit, where the form through p gives infinity from z = 37 on.
    """
    check_probability("y", y)
    return np.log1p(np.exp(-np.abs(z))) + vanishing_product(np.abs(z), np.where(z > 0, 1 - y, y))


@elementwise
def binary_cross_entropy_with_logits_gradient(z, y):
    """Return sigmoid(z) - y, as (1 - y) sigmoid(z) - y sigmoid(-z): never 0 for a finite wrong answer."""
    check_probability("y", y)
    return (1 - y) * sigmoid(z) - y * sigmoid(-z)


@elementwise
def smoothed_cross_entropy_with_logits(z, y, epsilon=0.1):
    """Return the binary cross-entropy of sigmoid(z) with the target (1 - epsilon) y + epsilon/2, in [0, inf].

    Least where sigmoid(z) is the smoothed target: a confident right answer costs too. ValueError unless epsilon and y
    lie in [0, 1]. Source: Szegedy et al., Rethinking the Inception architecture for computer vision (2016), section 7.
    """
    return binary_cross_entropy_with_logits(z, _smoothed(y, epsilon))


@elementwise
def smoothed_cross_entropy_with_logits_gradient(z, y, epsilon=0.1):
    """Return sigmoid(z) - (1 - epsilon) y - epsilon/2."""
    return binary_cross_entropy_with_logits_gradient(z, _smoothed(y, epsilon))


def _smoothed(y, epsilon):
    epsilon = proportion("epsilon", epsilon)
    return (1 - epsilon) * check_probability("y", y) + epsilon / 2


@elementwise
def squared_error_with_logits(z, y):
    """Return (sigmoid(z) - y)^2, the Brier score of one forecast, in [0, 1].

    Source: Brier, Verification of forecasts expressed in terms of probability (1950).
    """
    return binary_cross_entropy_with_logits_gradient(z, y) ** 2


@elementwise
def squared_error_with_logits_gradient(z, y):
    """Return 2 (p - y) p (1 - p) with p = sigmoid(z): the factor p (1 - p) silences a confident wrong answer."""
    return 2 * binary_cross_entropy_with_logits_gradient(z, y) * sigmoid_derivative(z)


@elementwise
def focal(z, y, gamma=2.0):
    """Return -(1 - p_t)^gamma ln p_t, p_t the probability of the true class; cross-entropy at gamma = 0.

    Soft targets weight the two classes. ValueError unless gamma >= 0 and y lies in [0, 1].
    Source: Lin et al., Focal loss for dense object detection (2017), equation 4.
    """
    _check_gamma_and_target(gamma, y)
    return vanishing_product(_focal(z, gamma), y) + vanishing_product(_focal(-z, gamma), 1 - y)


@elementwise
def focal_gradient(z, y, gamma=2.0):
    """Return the slope in z: -q^gamma (gamma (1 - q) softplus(-z) + q) for y = 1, with q = 1 - p_t."""
    _check_gamma_and_target(gamma, y)
    return y * _focal_slope(z, gamma) - (1 - y) * _focal_slope(-z, gamma)


def _focal(z, gamma):
    return sigmoid(-z) ** gamma * softplus(-z)


def _focal_slope(z, gamma):
    q = sigmoid(-z)
    return -(q**gamma) * (gamma * vanishing_product(softplus(-z), sigmoid(z)) + q)


@elementwise
def hinge(score, y):
    """Return max(0, 1 - y score) for y = -1 or 1, in [0, inf); ValueError for any other y.

    Source: Cortes and Vapnik, Support-vector networks (1995), section 3.
    """
    _check_sign(y)
    return np.maximum(1 - y * score, 0)


@elementwise
def hinge_gradient(score, y):
    """Return -y where y score < 1 and 0 elsewhere; at the kink y score = 1 by convention 0."""
    _check_sign(y)
    return np.where(np.isnan(score), score, np.where(y * score < 1, -y, 0.0))


# Losses of a vector of logits: several classes


def cross_entropy(logits, target):
    """Return -sum_i y_i ln softmax(z)_i along the last axis; for a class index, -ln of its probability.

    `target` is an integer (one per vector) or a vector of class probabilities of the shape of `logits`.
    Source: Goodfellow, Bengio and Courville, Deep Learning (2016), section 6.2.2.3.
    """
    y = _target(logits, target)
    with np.errstate(all="ignore"):
        loss = -vanishing_product(log_softmax(as_float64("logits", logits)), y).sum(axis=-1)
    return loss.astype(precision(logits))[()] + 0.0


def cross_entropy_gradient(logits, target):
    """Return p - y, p = softmax(z), of the shape of `logits`; each vector sums to 0.

    The entry of a class with y_i = 1 is taken as minus the sum of the other probabilities.
    """
    y, p = _target(logits, target), softmax(as_float64("logits", logits))
    others = np.where(y == 1, 0.0, p).sum(axis=-1, keepdims=True)
    return np.where(y == 1, -others, p - y).astype(precision(logits))


def squared_error_of_softmax(logits, target):
    """Return sum_i (softmax(z)_i - y_i)^2 along the last axis, the Brier score of several classes, in [0, 2]."""
    return (cross_entropy_gradient(logits, target).astype(np.float64) ** 2).sum(axis=-1).astype(precision(logits))[()]


def squared_error_of_softmax_gradient(logits, target):
    """Return 2 J (p - y), J the (symmetric) Jacobian of softmax, of the shape of `logits`."""
    jacobian = softmax_jacobian(as_float64("logits", logits))
    residual = cross_entropy_gradient(as_float64("logits", logits), target)
    return (2 * jacobian @ residual[..., None])[..., 0].astype(precision(logits))


def _target(logits, target):
    """Return the target as a probability vector of the shape of the logits."""
    shape, target = np.shape(logits), np.asarray(target)
    if target.dtype.kind in "iu" and target.shape == shape[:-1]:
        if ((target < 0) | (target >= shape[-1])).any():
            raise ValueError(f"target must lie in [0, {shape[-1] - 1}]")
        return np.eye(shape[-1])[target]
    y = as_float64("target", target)
    if y.shape != shape:
        raise ValueError(f"target must be a class index or have the shape of logits, {shape}")
    return check_probability("target", y)


def _check_gamma_and_target(gamma, y):
    non_negative("gamma", gamma)
    check_probability("y", y)


def _check_sign(y):
    if not np.isin(y, (-1, 1)).all():
        raise ValueError("y must be -1 or 1")


# The registry


@dataclass(frozen=True)
class Loss:
    """What the app knows of one loss; `argument` says what its first argument is, `targets` which y to try.

    `parameters` maps the names of its further arguments to what a student may set them to.
    """

    name: str
    label: str
    argument: str
    function: Callable
    gradient: Callable
    latex: str
    gradient_latex: str
    source: str
    targets: tuple[float, ...] = (0.0, 1.0)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    def coded(self, y):
        """Return a target y in [0, 1] as this loss takes it: as it is, or as the likelier class, coded -1 or 1."""
        return (1.0 if y >= 0.5 else -1.0) if min(self.targets) < 0 else y


_RECORDS = (
    Loss(
        "squared_error",
        "Squared error",
        "prediction",
        squared_error,
        squared_error_gradient,
        r"(\hat y - y)^2",
        r"2\,(\hat y - y)",
        "Bishop (2006), Pattern recognition and machine learning, section 1.2.5",
    ),
    Loss(
        "absolute_error",
        "Absolute error",
        "prediction",
        absolute_error,
        absolute_error_gradient,
        r"|\hat y - y|",
        r"\operatorname{sign}(\hat y - y)",
        "Laplace (1774), Memoire sur la probabilite des causes par les evenements",
    ),
    Loss(
        "huber",
        "Huber",
        "prediction",
        huber,
        huber_gradient,
        r"\begin{cases} r^2/2 & |r| \le \delta \\ \delta\,(|r| - \delta/2) & |r| > \delta \end{cases}",
        r"\min(\max(r, -\delta), \delta), \quad r = \hat y - y",
        "Huber (1964), Robust estimation of a location parameter, section 4",
        parameters={"delta": Parameter("delta", "Huber δ", 0.1, 3.1, 1, 0.05, "where the parabola becomes a line")},
    ),
    Loss(
        "binary_cross_entropy",
        "Cross-entropy in p",
        "probability",
        binary_cross_entropy,
        binary_cross_entropy_gradient,
        r"-y \ln p - (1 - y) \ln(1 - p)",
        r"\frac{p - y}{p\,(1 - p)}",
        "Bishop (2006), Pattern recognition and machine learning, equation 4.90",
    ),
    Loss(
        "brier",
        "Brier score",
        "probability",
        brier,
        brier_gradient,
        r"(p - y)^2",
        r"2\,(p - y)",
        "Brier (1950), Verification of forecasts expressed in terms of probability",
    ),
    Loss(
        "kl_divergence",
        "KL divergence",
        "probability",
        kl_divergence,
        kl_divergence_gradient,
        r"\mathrm{KL}(y \,\|\, p) = y \ln\frac{y}{p} + (1 - y) \ln\frac{1 - y}{1 - p}",
        r"\frac{p - y}{p\,(1 - p)}",
        "Kullback and Leibler (1951), On information and sufficiency, section 2",
        targets=(0.0, 0.3, 0.8, 1.0),
    ),
    Loss(
        "reverse_kl_divergence",
        "Reverse KL divergence",
        "probability",
        reverse_kl_divergence,
        reverse_kl_divergence_gradient,
        r"\mathrm{KL}(p \,\|\, y) = p \ln\frac{p}{y} + (1 - p) \ln\frac{1 - p}{1 - y}",
        r"\ln\frac{p}{1 - p} - \ln\frac{y}{1 - y}",
        "Bishop (2006), Pattern recognition and machine learning, section 10.1.2",
        targets=(0.3, 0.8),
    ),
    Loss(
        "binary_cross_entropy_with_logits",
        "Cross-entropy",
        "logit",
        binary_cross_entropy_with_logits,
        binary_cross_entropy_with_logits_gradient,
        r"\ln(1 + e^{z}) - y z",
        r"\sigma(z) - y",
        "Bishop (2006), Pattern recognition and machine learning, equation 4.90",
    ),
    Loss(
        "smoothed_cross_entropy_with_logits",
        "Label-smoothed cross-entropy",
        "logit",
        smoothed_cross_entropy_with_logits,
        smoothed_cross_entropy_with_logits_gradient,
        r"\ln(1 + e^{z}) - \tilde y z, \quad \tilde y = (1 - \varepsilon)\,y + \varepsilon/2",
        r"\sigma(z) - \tilde y",
        "Szegedy et al. (2016), Rethinking the Inception architecture for computer vision, section 7",
        parameters={
            "epsilon": Parameter("epsilon", "Smoothing ε", 0, 0.5, 0.1, 0.01, "share spread over both classes")
        },
    ),
    Loss(
        "squared_error_with_logits",
        "Squared error of σ(z)",
        "logit",
        squared_error_with_logits,
        squared_error_with_logits_gradient,
        r"(\sigma(z) - y)^2",
        r"2\,(p - y)\,p\,(1 - p), \quad p = \sigma(z)",
        "Brier (1950), Verification of forecasts expressed in terms of probability",
    ),
    Loss(
        "focal",
        "Focal",
        "logit",
        focal,
        focal_gradient,
        r"-(1 - p_t)^\gamma \ln p_t",
        r"-q^\gamma\,(\gamma\,(1 - q) \ln(1 + e^{-z}) + q), \quad q = 1 - p_t, \ y = 1",
        "Lin et al. (2017), Focal loss for dense object detection, equation 4",
        parameters={"gamma": Parameter("gamma", "Focal γ", 0, 5, 2, 0.1, "how much easy examples are played down")},
    ),
    Loss(
        "hinge",
        "Hinge",
        "score",
        hinge,
        hinge_gradient,
        r"\max(0, 1 - y\,s)",
        r"\begin{cases} -y & y\,s < 1 \\ 0 & y\,s \ge 1 \end{cases}",
        "Cortes and Vapnik (1995), Support-vector networks, section 3",
        targets=(-1.0, 1.0),
    ),
)

LOSSES: dict[str, Loss] = {loss.name: loss for loss in _RECORDS}
