"""The losses of one output and their gradients as plain NumPy, for the range that a picture draws."""

import numpy as np
from activations import sigmoid


def squared_error(prediction, target):
    return (prediction - target) ** 2


def squared_error_gradient(prediction, target):
    return 2 * (prediction - target)


def absolute_error(prediction, target):
    return np.abs(prediction - target)


def absolute_error_gradient(prediction, target):
    return np.sign(prediction - target)  # at the kink by convention 0


def huber(prediction, target, delta=1.0):
    r = np.abs(prediction - target)
    return np.where(r <= delta, r**2 / 2, delta * (r - delta / 2))


def huber_gradient(prediction, target, delta=1.0):
    return np.clip(prediction - target, -delta, delta)


def x_ln_y(x, y):
    return x * np.log(np.where(x == 0, 1, y))  # 0 ln 0 = 0


def binary_cross_entropy(p, y):
    return -x_ln_y(y, p) - x_ln_y(1 - y, 1 - p)


def binary_cross_entropy_gradient(p, y):
    return (p - y) / (p * (1 - p))


def kl_divergence(p, y):
    return binary_cross_entropy(p, y) - binary_cross_entropy(y, y)  # less the entropy of y


def kl_divergence_gradient(p, y):
    return (p - y) / (p * (1 - p))


def reverse_kl_divergence(p, y):
    return binary_cross_entropy(y, p) - binary_cross_entropy(p, p)


def reverse_kl_divergence_gradient(p, y):
    return np.log(p / (1 - p)) - (np.log(y) - np.log(1 - y))


def brier(p, y):
    return (p - y) ** 2


def brier_gradient(p, y):
    return 2 * (p - y)


def binary_cross_entropy_with_logits(z, y):
    return np.logaddexp(0, z) - y * z  # ln(1 + e^z) - y z, without overflow


def binary_cross_entropy_with_logits_gradient(z, y):
    return sigmoid(z) - y


def smoothed_cross_entropy_with_logits(z, y, epsilon=0.1):
    return binary_cross_entropy_with_logits(z, (1 - epsilon) * y + epsilon / 2)


def smoothed_cross_entropy_with_logits_gradient(z, y, epsilon=0.1):
    return sigmoid(z) - (1 - epsilon) * y - epsilon / 2


def squared_error_with_logits(z, y):
    return (sigmoid(z) - y) ** 2


def squared_error_with_logits_gradient(z, y):
    return 2 * (sigmoid(z) - y) * sigmoid(z) * sigmoid(-z)  # 2 (p - y) p (1 - p)


def focal(z, y, gamma=2.0):
    p, q = sigmoid(z), sigmoid(-z)  # of class 1 and of class 0; logaddexp(0, z) = ln(1 + e^z) is -ln q
    return y * q**gamma * np.logaddexp(0, -z) + (1 - y) * p**gamma * np.logaddexp(0, z)


def focal_gradient(z, y, gamma=2.0):
    p, q = sigmoid(z), sigmoid(-z)
    of_one, of_zero = gamma * p * np.logaddexp(0, -z) + q, gamma * q * np.logaddexp(0, z) + p
    return (1 - y) * p**gamma * of_zero - y * q**gamma * of_one


def hinge(score, y):
    return np.maximum(1 - y * score, 0)


def hinge_gradient(score, y):
    return np.where(y * score < 1, -y, 0.0)  # at the kink by convention 0
