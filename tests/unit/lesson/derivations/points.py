"""Random points at which the lines of each derivation are evaluated, by the name of the derivation.

Where a line is an equation, about half of the points solve it, so that equivalent equations are seen to hold together
and to fail together.
"""

from itertools import pairwise

import numpy as np

from lib.activations import sigmoid


def sigmoid_derivative(random):
    return {"x": random.uniform(-6, 6)}


def elu_derivative(random):
    return {"x": random.uniform(-10, 0), "alpha": random.uniform(0, 2)}


def prelu_alpha(random):
    x = random.normal(size=random.integers(1, 8)) * 3
    return {"alpha": random.uniform(-0.5, 2), "x": x.tolist(), "teacher": random.uniform(-0.5, 2)}


def why_nonlinear(random):
    # Two inputs, two hidden units and one output, as the page writes them.
    return {
        "first": random.normal(size=(2, 2)),
        "first_bias": random.normal(size=2),
        "second": random.normal(size=(1, 2)),
        "second_bias": random.normal(size=1),
        "x": random.normal(size=2),
        "line": random.normal(size=3),
    }


def backprop(random):
    widths = random.integers(1, 5, random.integers(2, 7))
    weights = [2 * random.normal(size=(after, before)) for before, after in pairwise(widths)]
    return {"z": 2 * random.normal(size=widths[0]), "weights": weights, "target": random.uniform(size=widths[-1])}


def he(random):
    delta = random.normal(size=random.integers(1, 6)).tolist()
    active, layers = random.uniform(0.1, 1), int(random.integers(1, 30))
    solved = 1 / (active * len(delta))
    variance = solved if random.random() < 0.5 else random.uniform(0.1, 2) * solved
    return {"delta": delta, "active": active, "variance": variance, "layers": layers}


def softmax_jacobian(random):
    z = random.normal(size=random.integers(2, 11)) * 3
    i, j = random.integers(0, z.size, 2)
    return {"z": z.tolist(), "i": int(i), "j": int(j)}


def softmax_ce(random):
    z = random.normal(size=random.integers(2, 11)) * 3
    return {"z": z.tolist(), "y": random.dirichlet(np.ones(z.size)).tolist(), "j": int(random.integers(0, z.size))}


def attention_scale(random):
    return {"d": int(random.integers(1, 80)), "zero": random.uniform(0, 0.9)}


def sigmoid_log_odds(random):
    z = random.uniform(-10, 10)
    return {"z": z, "p": float(sigmoid(z)) if random.random() < 0.5 else random.uniform(0.01, 0.99)}


def likelihood(random):
    flips = random.integers(0, 2, random.integers(1, 40)).tolist()
    return {"flips": flips, "k": sum(flips), "n": len(flips), "p": random.uniform(0.02, 0.98)}


def mle(random):
    n = int(random.integers(2, 200))
    k = int(random.integers(1, n))
    return {"k": k, "n": n, "p": k / n if random.random() < 0.5 else random.uniform(0.02, 0.98)}


def nll_ce(random):
    n = int(random.integers(1, 200))
    k = int(random.integers(0, n + 1))
    return {"k": k, "n": n, "p": random.uniform(0.02, 0.98), "q": k / n}


def coin_to_network(random):
    x = random.normal(size=random.integers(1, 12))
    return {"weight": random.uniform(-3, 3), "x": x.tolist(), "y": random.integers(0, 2, x.size).tolist()}


def logit_and_target(random):
    return {"z": random.uniform(-8, 8), "y": int(random.integers(0, 2))}


def gaussian_mse(random):
    return {"r": random.uniform(-5, 5), "sigma": random.uniform(0.3, 3), "b": random.uniform(0.3, 3)}


def bce_convex(random):
    x, weights = random.uniform(-2, 2, 2).tolist(), random.uniform(-3, 3, 2).tolist()
    return {"w1": weights[0], "w2": weights[1], "x": x, "y": int(random.integers(0, 2))}


POINTS = {
    "why-nonlinear": why_nonlinear,
    "backprop": backprop,
    "he": he,
    "sigmoid-derivative": sigmoid_derivative,
    "tanh-derivative": sigmoid_derivative,
    "elu-derivative": elu_derivative,
    "prelu-alpha": prelu_alpha,
    "softmax-jacobian": softmax_jacobian,
    "softmax-ce": softmax_ce,
    "attention-scale": attention_scale,
    "sigmoid-log-odds": sigmoid_log_odds,
    "likelihood": likelihood,
    "mle": mle,
    "nll-ce": nll_ce,
    "coin-to-network": coin_to_network,
    "bce-logit": logit_and_target,
    "mse-logit": logit_and_target,
    "gaussian-mse": gaussian_mse,
    "bce-convex": bce_convex,
}
"""By the name of a derivation, the function that draws the values of its lines with a generator."""
