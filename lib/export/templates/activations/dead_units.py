"""Dead units of the second hidden layer over a training, with the first layer learning and with the first layer frozen.

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


def train(first_learns):
    """Return which units of the second layer are dead at each step, shape (steps + 1, units)."""
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
    return np.array(dead)


counts = {
    "first layer learns": train(True).sum(axis=1),
    "first layer frozen": train(False).sum(axis=1),
}

# Chart
rows = [{"step": i, "dead": n, "run": name} for name, dead in counts.items() for i, n in enumerate(dead.tolist())]
lines = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line()
    .encode(
        x=alt.X("step:Q"),
        y=alt.Y("dead:Q", title="dead units of the second layer").scale(domain=[0, units[1]]),
        color=alt.Color("run:N", title=None, sort=None),
    )
)
now = alt.Chart(alt.Data(values=[{"step": step}])).mark_rule(color="gray").encode(x="step:Q")
(lines + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, dead in counts.items():
#     plt.plot(dead, label=name)
# plt.axvline(step)
# plt.legend()
# plt.show()
