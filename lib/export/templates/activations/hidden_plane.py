"""The four points of XOR over the outputs of two hidden units, where the class of the network is a half plane.

The network is h = f(W1 x + b1), y = W2 h + b2, with the ReLU or no activation as f. It gives class 1 where y > 0.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
W1 = [[1.0, 1.0], [1.0, 1.0]]  # a row for each hidden unit
b1 = [0.0, -1.0]
W2 = [1.0, -2.0]
b2 = -0.5
activation = "relu"  # or "identity"

# Computation
points = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
xor = np.array([0, 1, 1, 0])
h = points @ np.array(W1).T + np.array(b1)
if activation == "relu":
    h = np.maximum(h, 0)

low, high = min(h.min(), 0), max(h.max(), 1)
low, high = low - (high - low) / 2, high + (high - low) / 2
grid = np.linspace(low, high, 41)
places = np.stack(np.meshgrid(grid, grid, indexing="ij"), axis=-1).reshape(-1, 2)
positive = places @ np.array(W2) + b2 > 0

# Chart
cells = [{"h1": a, "h2": b} for a, b in places[positive]]
dots = [{"h1": a, "h2": b, "class": c, "x": str(x)} for (a, b), c, x in zip(h, xor.tolist(), points.tolist())]
square = {"x": alt.X("h1:Q").scale(domain=[low, high]), "y": alt.Y("h2:Q").scale(domain=[low, high])}
base = alt.Chart(alt.Data(values=dots), width=400, height=400, title="shaded: y > 0, class 1").encode(**square)
region = alt.Chart(alt.Data(values=cells)).mark_square(size=100, opacity=0.25).encode(**square)
marks = base.mark_point(filled=True, size=150, opacity=1).encode(color="class:N", shape="class:N")
(region + marks + base.mark_text(dy=-16).encode(text="x:N")).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.contourf(grid, grid, positive.reshape(41, 41).T, alpha=0.3)
# plt.scatter(*h.T, c=xor)
# plt.show()
