"""Points of two classes, and the lines that logistic regression decides by under two losses.

The prediction is p = sigmoid(w1 x1 + w2 x2), and a line w1 x1 + w2 x2 = 0 parts the classes. Gradient descent:
w <- w - rate dL/dw, with dL/dw = mean(dl/dz x). Squared error with the factor 1/2, (p - y)^2 / 2, has
dl/dz = (p - y) p (1 - p), cross-entropy has p - y.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
start = [-6.0, -4.0]  # w1 and w2
rate = 2.0
step = 0  # that is shown

# Points
count, seed = 60, 0
generator = np.random.default_rng(seed)
label = np.arange(count) % 2
x = generator.standard_normal((count, 2)) + np.outer(2 * label - 1, [0.9, 0.6])


# Computation
def train(slope):
    """Return the weights after the steps."""
    w = np.array(start)
    for _ in range(step):
        p = np.exp(-np.logaddexp(0, -x @ w))  # 1 / (1 + e^-z), without overflow
        w = w - rate * slope(p) @ x / len(x)
    return w


weights = {
    "Line by squared error": train(lambda p: (p - label) * p * (1 - p)),
    "Line by cross-entropy": train(lambda p: p - label),
}
# The line goes through the origin, along (-w2, w1), to the edges of the square [-4, 4]^2.
directions = {name: np.array([-w[1], w[0]]) / np.abs(w).max() for name, w in weights.items()}
lines = {name: np.array([-4 * d, 4 * d]) for name, d in directions.items()}

# Chart
dots = [{"x1": a, "x2": b, "class": f"class {c}"} for (a, b), c in zip(x, label)]
ends = [{"x1": a, "x2": b, "loss": name} for name, line in lines.items() for a, b in line]
square = {"x": alt.X("x1:Q").scale(domain=[-4, 4]), "y": alt.Y("x2:Q").scale(domain=[-4, 4])}
points = alt.Chart(alt.Data(values=dots), width=400, height=400, title=f"step {step}").mark_point(filled=True, size=70)
points = points.encode(shape="class:N", color="class:N", **square)
decisions = alt.Chart(alt.Data(values=ends)).mark_line().encode(strokeDash="loss:N", color="loss:N", **square)
alt.layer(points, decisions).resolve_scale(color="independent").save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.scatter(*x.T, c=label)
# for name, line in lines.items():
#     plt.plot(*line.T, label=name)
# plt.legend()
# plt.show()
