"""Points of three classes, and the regions in which softmax regression finds each class the most probable.

The probabilities are p = softmax(x W + b). Gradient descent moves W by -rate x^T G and b by -rate sum G, with the
gradient in the logits G: p - t for cross-entropy -sum_i t_i ln p_i, and 2 J (p - t) for squared error
sum_i (p_i - t_i)^2, J the Jacobian of softmax. Each point counts with the weight of its class.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
names = ["cat", "dog", "tiger"]
loss = "cross_entropy"  # or "squared_error"
rate = 2.0
smoothing = 0.0  # share of the target that is spread over all classes
class_weights = [1.0, 1.0, 1.0]
step = 0  # that is shown

# Points
count, seed = 60, 0
generator = np.random.default_rng(seed)
label = np.arange(count) % 3
angle = np.pi / 2 + 2 * np.pi * label / 3
x = 2 * np.column_stack([np.cos(angle), np.sin(angle)]) + 0.8 * generator.standard_normal((count, 2))


# Computation
def softmax(z):
    exponentials = np.exp(z - z.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


target = (1 - smoothing) * np.eye(3)[label] + smoothing / 3
share = np.array(class_weights)[label] / np.array(class_weights)[label].sum()
W, b = np.zeros((2, 3)), np.zeros(3)
for _ in range(step):
    p = softmax(x @ W + b)
    G = p - target
    if loss == "squared_error":
        G = 2 * p * (G - (p * G).sum(axis=1, keepdims=True))
    G = share[:, None] * G
    W, b = W - rate * x.T @ G, b - rate * G.sum(axis=0)

grid = np.linspace(-4, 4, 33)
places = np.stack(np.meshgrid(grid, grid, indexing="ij"), axis=-1).reshape(-1, 2)
regions = (places @ W + b).argmax(axis=1)

# Chart
cells = [{"x1": a, "x2": b, "class": names[c]} for (a, b), c in zip(places, regions)]
dots = [{"x1": a, "x2": b, "class": names[c]} for (a, b), c in zip(x, label)]
square = {"x": alt.X("x1:Q").scale(domain=[-4, 4]), "y": alt.Y("x2:Q").scale(domain=[-4, 4])}
color = alt.Color("class:N", sort=names)
background = alt.Chart(alt.Data(values=cells), width=430, height=430, title=f"step {step}").mark_square(
    opacity=0.3, size=180
)
points = alt.Chart(alt.Data(values=dots)).mark_point(filled=True, size=70, opacity=1)
chart = background.encode(color=color, **square) + points.encode(color=color, shape="class:N", **square)
chart.save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.contourf(grid, grid, regions.reshape(33, 33).T, alpha=0.3)
# plt.scatter(*x.T, c=label)
# plt.show()
