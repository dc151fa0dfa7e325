"""Steps of a training during which each unit of the second hidden layer is dead.

A ReLU network with two hidden layers learns t = sin 3x from 21 points by gradient descent on the mean of (y - t)^2 / 2.
A unit is dead when z <= 0 on every sample: it has no gradient. Its input still changes while the first layer learns, so
it can come back.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
units = [6, 12]  # of the first and of the second hidden layer
rate = 0.2
steps = 150
step = 0  # that is marked
seed = 47
first_learns = True


# Computation
def random_layers(generator):
    """Return weight and bias of each layer; each unit of the first has its kink at a random x."""
    sizes = [1, *units, 1]
    layers = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        W = generator.standard_normal((n_in, n_out)) * np.sqrt(2 / n_in)
        kinks = 0 * W if layers else generator.uniform(-1, 1, W.shape)
        layers.append([W, -(kinks * W).sum(axis=0)])
    return layers


x = np.linspace(-1, 1, 21)[:, None]
(V, a), (W, b), (u, c) = random_layers(np.random.default_rng(seed))
dead = []
for _ in range(steps + 1):
    y = x @ V + a
    z = np.maximum(y, 0) @ W + b
    dead.append((z <= 0).all(axis=0))
    error = (np.maximum(z, 0) @ u + c - np.sin(3 * x)) / len(x)
    dz = error @ u.T * (z > 0)
    dy = dz @ W.T * (y > 0)
    u, c = u - rate * np.maximum(z, 0).T @ error, c - rate * error.sum(axis=0)
    W, b = W - rate * np.maximum(y, 0).T @ dz, b - rate * dz.sum(axis=0)
    if first_learns:
        V, a = V - rate * x.T @ dy, a - rate * dy.sum(axis=0)

spans = []  # unit, first step at which it is dead, first step at which it is alive again
for unit, column in enumerate(np.array(dead).T, start=1):
    edges = np.flatnonzero(np.diff([0, *column, 0]))
    spans += [(unit, first, last) for first, last in zip(edges[::2].tolist(), edges[1::2].tolist())]

# Chart
rows = [{"unit": unit, "dead from": first, "alive again at": last} for unit, first, last in spans]
bars = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_bar()
    .encode(
        x=alt.X("dead from:Q", title="step").scale(domain=[0, steps]),
        x2="alive again at:Q",
        y=alt.Y("unit:O", title="unit of the second layer").scale(domain=list(range(1, units[1] + 1))),
    )
)
now = alt.Chart(alt.Data(values=[{"step": step}])).mark_rule(color="gray").encode(x="step:Q")
(bars + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for unit, first, last in spans:
#     plt.barh(unit, last - first, left=first)
# plt.axvline(step)
# plt.show()
