"""Share of dead hidden units, or of networks that diverged, after training at several learning rates.

A network of one hidden layer learns t = sin 3x from 21 points by gradient descent on the mean of (y - t)^2 / 2. At each
rate several random networks are trained beside each other: the first axis of every array counts them. A unit is dead
when |f'(z)| <= 0.001 on every sample. A network diverges when its loss reaches a million; it then stays as it is.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
rates = [0.01, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.5, 2.0]
networks, units, steps = 6, 16, 80
seed = 0
shown = "dead"  # or "diverged"


# Functions
def relu(x):
    return np.maximum(x, 0)


def relu_derivative(x):
    return np.where(x > 0, 1.0, 0.0)  # at the kink 0 by convention 0


def prelu(x, alpha=0.25):
    return np.where(x > 0, x, alpha * x)  # Leaky ReLU, but alpha is learned


def prelu_derivative(x, alpha=0.25):
    return np.where(x > 0, 1.0, alpha)  # at the kink 0 by convention alpha


functions = {"ReLU": (relu, relu_derivative), "PReLU": (prelu, prelu_derivative)}


# Computation
def random_networks():
    """Return weights and biases of the hidden and of the output layer; each hidden unit has its kink at a random x."""
    generator = np.random.default_rng(seed)
    hidden_weights = generator.standard_normal((networks, 1, units)) * np.sqrt(2)
    kinks = generator.uniform(-1, 1, hidden_weights.shape)
    output_weights = generator.standard_normal((networks, units, 1)) * np.sqrt(2 / units)
    return hidden_weights, -hidden_weights * kinks, output_weights, np.zeros((networks, 1, 1))


def train(name, rate):
    """Return the share of dead units in the networks that did not diverge, and the share of those that did."""
    f, derivative = functions[name]
    x = np.linspace(-1, 1, 21)[:, None]
    W, b, V, c = random_networks()  # z = x W + b, a = f(z), y = a V + c
    alpha = np.full((networks, 1, 1), 0.25)
    for step in range(steps + 1):
        learned = {"alpha": alpha} if name == "PReLU" else {}
        z = x @ W + b  # for each network a row for each sample, a column for each unit
        a, slope = f(z, **learned), derivative(z, **learned)
        error = a @ V + c - np.sin(3 * x)
        sound = (error**2).mean(axis=1, keepdims=True) / 2 < 1e6
        if step == steps:
            break
        eta = rate * sound / len(x)  # a network that diverged does not move
        da = error @ V.swapaxes(1, 2)  # V transposed: the first axis counts networks
        dz = da * slope
        alpha = alpha - eta * (da * np.minimum(z, 0)).sum(axis=(1, 2), keepdims=True)
        V, c = V - eta * a.swapaxes(1, 2) @ error, c - eta * error.sum(axis=1, keepdims=True)
        W, b = W - eta * x.T @ dz, b - eta * dz.sum(axis=1, keepdims=True)
    sound, dead = sound[:, 0, 0], (np.abs(slope) <= 0.001).all(axis=1).mean(axis=1)
    return {"dead": dead @ sound / sound.sum(), "diverged": 1 - sound.mean()}


with np.errstate(all="ignore"):  # a network that diverges overflows
    shares = {name: [train(name, rate)[shown] for rate in rates] for name in functions}

# Chart
rows = [{"rate": r, "share": s, "function": name} for name, y in shares.items() for r, s in zip(rates, y)]
chart = alt.Chart(alt.Data(values=rows), width=600, height=300).mark_line(point=True)
chart.encode(
    x=alt.X("rate:Q", title="learning rate").scale(type="log"),
    y=alt.Y("share:Q", title=f"share {shown}").scale(domain=[0, 1]).axis(format="%"),
    color=alt.Color("function:N", sort=list(functions)),
).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, y in shares.items():
#     plt.semilogx(rates, y, "o-", label=name)
# plt.legend()
# plt.show()
