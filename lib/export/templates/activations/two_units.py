"""Two hidden units on the four points of XOR: the class over both inputs.

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
def hidden(x):
    z = x @ np.array(W1).T + np.array(b1)
    return np.maximum(z, 0) if activation == "relu" else z


def output(x):
    return np.round(hidden(x) @ np.array(W2) + b2, 12)  # a y that misses 0 by rounding is 0


points = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
xor = np.array([0, 1, 1, 0])
y = output(points)

grid = np.linspace(-0.5, 1.5, 41)
places = np.stack(np.meshgrid(grid, grid, indexing="ij"), axis=-1).reshape(-1, 2)
positive = output(places) > 0

# Chart
cells = [{"x1": a, "x2": b} for a, b in places[positive]]
dots = [{"x1": a, "x2": b, "class": c, "y": v} for (a, b), c, v in zip(points.tolist(), xor.tolist(), y)]
square = {"x": alt.X("x1:Q").scale(domain=[-0.5, 1.5]), "y": alt.Y("x2:Q").scale(domain=[-0.5, 1.5])}
base = alt.Chart(alt.Data(values=dots), width=400, height=400, title="shaded: y > 0, class 1").encode(**square)
region = alt.Chart(alt.Data(values=cells)).mark_square(size=100, opacity=0.25).encode(**square)
marks = base.mark_point(filled=True, size=150, opacity=1).encode(color="class:N", shape="class:N")
texts = base.mark_text(dy=-16).encode(text=alt.Text("y:Q", format=".3~g"))
(region + marks + texts).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.contourf(grid, grid, positive.reshape(41, 41).T, alpha=0.3)
# plt.scatter(*points.T, c=xor)
# plt.show()
