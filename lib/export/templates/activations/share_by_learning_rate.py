"""Share of dead hidden units, or of networks that diverged, after training at several learning rates.

A network of one hidden layer learns t = sin 3x from 21 points by gradient descent on the mean of (y - t)^2 / 2. For
each rate there are several random networks, trained beside each other in one array. A unit is dead when
|f'(z)| <= 0.001 on every sample. A network diverges when its loss reaches a million; it then stays as it is.

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
    return np.where(x > 0, 1.0, 0.0)


def prelu(x, alpha=0.25):
    return np.maximum(x, 0) + np.minimum(x, 0) * alpha


def prelu_derivative(x, alpha=0.25):
    return np.where(x > 0, 1, alpha)


functions = {"ReLU": (relu, relu_derivative), "PReLU": (prelu, prelu_derivative)}


# Computation
def train(name, f, derivative):
    """Return for each rate the share of dead units in the networks that did not diverge, and the share that did."""
    x, generator = np.linspace(-1, 1, 21)[:, None], np.random.default_rng(seed)
    v = generator.standard_normal((networks, 1, units)) * np.sqrt(2)
    c = -v * generator.uniform(-1, 1, v.shape)  # each unit has its kink at a random x
    w = generator.standard_normal((networks, units, 1)) * np.sqrt(2 / units)
    rate = np.array(rates)[:, None, None, None]
    v, c, w, b, alpha = (np.tile(a, (len(rates), 1, 1, 1)) for a in (v, c, w, 0 * w[:, :1], 0 * w[:, :1] + 0.25))
    for step in range(steps + 1):
        z = x @ v + c
        learned = {"alpha": alpha} if name == "PReLU" else {}  # PReLU learns its slope too
        hidden, slope = f(z, **learned), derivative(z, **learned)
        error = (hidden @ w + b - np.sin(3 * x)) / len(x)
        loss = len(x) * (error**2).sum(axis=(-2, -1), keepdims=True) / 2
        move = rate * (loss < 1e6) * (step < steps)
        back = error @ w.swapaxes(-2, -1)
        w = w - move * hidden.swapaxes(-2, -1) @ error
        b = b - move * error.sum(axis=-2, keepdims=True)
        v, c = v - move * x.T @ (back * slope), c - move * (back * slope).sum(axis=-2, keepdims=True)
        alpha = alpha - move * (back * np.minimum(0, z)).sum(axis=(-2, -1), keepdims=True)
    sound, dead = (loss < 1e6)[..., 0, 0], (np.abs(slope) <= 0.001).all(axis=-2).mean(axis=-1)
    return {"dead": (dead * sound).sum(axis=1) / sound.sum(axis=1), "diverged": 1 - sound.mean(axis=1)}


np.seterr(all="ignore")  # a network that diverges overflows
shares = {name: train(name, *pair)[shown] for name, pair in functions.items()}

# Chart
rows = [{"rate": r, "share": s, "function": name} for name, y in shares.items() for r, s in zip(rates, y)]
chart = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line(point=True)
    .encode(
        x=alt.X("rate:Q", title="learning rate").scale(type="log"),
        y=alt.Y("share:Q", title=f"share {shown}").scale(domain=[0, 1]).axis(format="%"),
        color=alt.Color("function:N", sort=list(functions)),
    )
)
chart.save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, y in shares.items():
#     plt.semilogx(rates, y, "o-", label=name)
# plt.legend()
# plt.show()
