"""A network of one weight: the probability sigmoid(w x) of the answer 1, and samples with their answers.

Each sample has its own p_n = sigmoid(w x_n). The likelihood of the weight is the product of the probabilities of the
answers, and -ln of it is the cross-entropy of the data.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
x = [-2.0, -1.0, 0.5, 1.5]
y = [0, 1, 0, 1]
w = 1.0


# Computation
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


x, y = np.array(x), np.array(y)
grid = np.union1d(np.linspace(x.min() - 1, x.max() + 1, 81), x)
curve = sigmoid(w * grid)
p = sigmoid(w * x)
loss = -np.log(np.where(y == 1, p, 1 - p)).sum()

# Chart
rows = [{"x": a, "p": b} for a, b in zip(grid, curve)]
dots = [{"x": a, "p": b, "part": "p of a sample"} for a, b in zip(x, p)]
dots += [{"x": a, "p": float(b), "part": "answer y"} for a, b in zip(x, y)]
line = alt.Chart(alt.Data(values=rows), width=500, height=300, title=f"-ln L = {loss:.4g}").mark_line()
points = alt.Chart(alt.Data(values=dots)).mark_point(filled=True, size=90)
(line.encode(x="x:Q", y="p:Q") + points.encode(x="x:Q", y="p:Q", color="part:N")).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(grid, curve)
# plt.plot(x, p, "o")
# plt.plot(x, y, "s")
# plt.show()
