"""The negative log-likelihood of a network of one weight, over the weight.

Each sample has p_n = sigmoid(w x_n), and -ln L(w) is the sum of -y ln p - (1 - y) ln(1 - p). Its slope is the sum of
(p_n - y_n) x_n.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
x = [-2.0, -1.0, 0.5, 1.5]
y = [0, 1, 0, 1]
low, high = -3.0, 3.0
w = 1.0  # that is marked

# Computation
x, y = np.array(x), np.array(y)
weights = np.linspace(low, high, 241)
z = weights[:, None] * x
loss = (np.logaddexp(0, z) - y * z).sum(axis=1)
slope = ((1 / (1 + np.exp(-z)) - y) * x).sum(axis=1)

# Chart
rows = [{"w": a, "loss": b, "slope": c} for a, b, c in zip(weights, loss, slope)]
line = alt.Chart(alt.Data(values=rows), width=500, height=300).mark_line()
mark = alt.Chart(alt.Data(values=[{"w": w}])).mark_rule(color="gray").encode(x="w:Q")
(line.encode(x="w:Q", y=alt.Y("loss:Q", title="-ln L(w)"), tooltip=["w:Q", "loss:Q", "slope:Q"]) + mark).save(
    "picture.html"
)

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(weights, loss)
# plt.axvline(w)
# plt.show()
