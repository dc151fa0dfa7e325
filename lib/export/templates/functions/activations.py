"""Activations and their derivatives as plain NumPy, as a teacher would write them for the x that pictures draw.

A script has those of its picture, and what they call. A comment says why a form is not the textbook's.
"""

import math

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    return sigmoid(x) * sigmoid(-x)  # s (1 - s): for large x, 1 - s would lose its digits


def tanh(x):
    return np.tanh(x)


def tanh_derivative(x):
    return 1 / np.cosh(x) ** 2  # 1 - tanh^2 x, which would lose its digits where tanh x is near 1


def softsign(x):
    return x / (1 + np.abs(x))


def softsign_derivative(x):
    return 1 / (1 + np.abs(x)) ** 2


def hardtanh(x):
    return np.clip(x, -1, 1)


def hardtanh_derivative(x):
    return np.where(np.abs(x) < 1, 1.0, 0.0)  # at the kinks -1 and 1 by convention 0


def hardsigmoid(x):
    return np.clip(x + 3, 0, 6) / 6


def hardsigmoid_derivative(x):
    return np.where(np.abs(x) < 3, 1 / 6, 0.0)  # at the kinks -3 and 3 by convention 0


def relu(x):
    return np.maximum(x, 0)


def relu_derivative(x):
    return np.where(x > 0, 1.0, 0.0)  # at the kink 0 by convention 0


def leaky_relu(x, alpha=0.01):
    return np.where(x > 0, x, alpha * x)


def leaky_relu_derivative(x, alpha=0.01):
    return np.where(x > 0, 1.0, alpha)  # at the kink 0 by convention alpha


def prelu(x, alpha=0.25):
    return np.where(x > 0, x, alpha * x)  # Leaky ReLU, but alpha is learned


def prelu_derivative(x, alpha=0.25):
    return np.where(x > 0, 1.0, alpha)  # at the kink 0 by convention alpha


def relu6(x):
    return np.clip(x, 0, 6)


def relu6_derivative(x):
    return np.where((x > 0) & (x < 6), 1.0, 0.0)  # at the kinks 0 and 6 by convention 0


def elu(x, alpha=1.0):  # min(x, 0), because np.where computes both branches, and e^x may overflow
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))  # expm1(x) is e^x - 1, exact near 0 too


def elu_derivative(x, alpha=1.0):
    return np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0)))  # at the kink 0 by convention alpha


def selu(x, scale=1.0507009873554805, alpha=1.6732632423543772):  # min(x, 0): np.where computes both branches
    return scale * np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))  # expm1(x) is e^x - 1, exact near 0 too


def selu_derivative(x, scale=1.0507009873554805, alpha=1.6732632423543772):
    return scale * np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0)))  # at 0 by convention scale * alpha


def celu(x, alpha=1.0):  # min(x, 0), because np.where computes both branches, and e^x may overflow
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0) / alpha))  # expm1(x) is e^x - 1, exact near 0 too


def celu_derivative(x, alpha=1.0):
    return np.exp(np.minimum(x, 0) / alpha)  # 1 for x > 0


def softplus(x):
    return np.logaddexp(0, x)  # ln(e^0 + e^x), without overflow


def softplus_derivative(x):
    return sigmoid(x)


def log_sigmoid(x):
    return -np.logaddexp(0, -x)  # -ln(1 + e^-x), without overflow


def log_sigmoid_derivative(x):
    return sigmoid(-x)


def normal_cdf(x):
    return np.vectorize(math.erfc, otypes=[float])(-x / np.sqrt(2)) / 2  # NumPy has no erfc of its own


def gelu(x):
    return x * normal_cdf(x)


def gelu_derivative(x):
    return normal_cdf(x) + x * np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi)


def gelu_tanh(x):
    u = np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)
    return x * sigmoid(2 * u)  # x (1 + tanh u) / 2, where 1 + tanh u would lose its digits


def gelu_tanh_derivative(x):
    u, du = np.sqrt(2 / np.pi) * (x + 0.044715 * x**3), np.sqrt(2 / np.pi) * (1 + 3 * 0.044715 * x**2)
    return sigmoid(2 * u) + 2 * x * du * sigmoid_derivative(2 * u)


def silu(x):
    return x * sigmoid(x)


def silu_derivative(x):
    return sigmoid(x) + x * sigmoid_derivative(x)


def swish(x, beta=1.0):
    return x * sigmoid(beta * x)


def swish_derivative(x, beta=1.0):
    return sigmoid(beta * x) + beta * x * sigmoid_derivative(beta * x)


def mish(x):
    return x * np.tanh(softplus(x))


def mish_derivative(x):
    return np.tanh(softplus(x)) + x * sigmoid(x) / np.cosh(softplus(x)) ** 2  # 1 - tanh^2 is 1 / cosh^2


def hardswish(x):
    return x * np.clip(x + 3, 0, 6) / 6


def hardswish_derivative(x):
    return np.where(np.abs(x) < 3, (2 * x + 3) / 6, np.where(x > 0, 1.0, 0.0))  # at the kink -3 by convention 0, at 3 1


def vanishing_product(x, factor):
    return np.where(factor == 0, 0.0, x * factor)  # 0 where the factor is 0, even if x is infinite
