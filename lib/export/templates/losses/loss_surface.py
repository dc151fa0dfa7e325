"""Mean loss of logistic regression over its two weights, with the path of gradient descent.

The prediction is p = sigmoid(z) with z = w1 x1 + w2 x2. Gradient descent: w <- w - rate dL/dw, with
dL/dw = mean(dl/dz x). Squared error with the factor 1/2, (p - y)^2 / 2, has dl/dz = (p - y) p (1 - p); cross-entropy
has p - y.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
loss_name = "squared_error"  # or "cross_entropy"
start = [-6.0, -4.0]  # w1 and w2
rate = 2.0
steps = 200
step = 0  # up to which the path is drawn

# Points
count, seed = 60, 0
generator = np.random.default_rng(seed)
label = np.arange(count) % 2
x = generator.standard_normal((count, 2)) + np.outer(2 * label - 1, [0.9, 0.6])


# Computation
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))  # 1 / (1 + e^-z), without overflow


def mean_loss(w):
    """Return the mean loss at weights of shape (..., 2)."""
    z = w @ x.T
    each = (sigmoid(z) - label) ** 2 / 2 if loss_name == "squared_error" else np.logaddexp(0, z) - label * z
    return each.mean(axis=-1)


grid = np.linspace(-8, 8, 33)
w1, w2 = np.meshgrid(grid, grid, indexing="ij")
surface = mean_loss(np.stack([w1, w2], axis=-1))
path = [np.array(start)]
for _ in range(steps):
    p = sigmoid(x @ path[-1])
    slope = (p - label) * p * (1 - p) if loss_name == "squared_error" else p - label
    path.append(path[-1] - rate * slope @ x / len(x))
path = np.array(path)

# Chart
rows = [{"w1": a, "w2": b, "loss": c} for a, b, c in zip(w1.ravel(), w2.ravel(), surface.ravel())]
walked = [{"w1": a, "w2": b, "step": i} for i, (a, b) in enumerate(path[: step + 1])]
cells = (
    alt.Chart(alt.Data(values=rows), width=400, height=400)
    .transform_calculate(left="datum.w1 - 0.25", right="datum.w1 + 0.25", low="datum.w2 - 0.25", high="datum.w2 + 0.25")
    .mark_rect()
    .encode(x=alt.X("left:Q", title="weight w1"), x2="right:Q", y=alt.Y("low:Q", title="weight w2"), y2="high:Q")
    .encode(color=alt.Color("loss:Q").scale(scheme="blues"))
)
walk = alt.Chart(alt.Data(values=walked)).mark_line(color="black", point={"color": "black"})
(cells + walk.encode(x="w1:Q", y="w2:Q", order="step:Q")).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.contourf(w1, w2, surface, 14)
# plt.plot(*path[: step + 1].T, "o-")
# plt.show()
