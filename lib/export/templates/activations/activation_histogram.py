"""Histogram of the activations of one layer of a deep random network.

Layer l computes a_l = f(a_(l-1) W_l), with a_0 = x, the input. Input and weights are drawn from normal distributions.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
seed = 0
layers, width, samples = 20, 200, 64
variance = 1 / width  # of each weight
layer = 10  # whose activations are shown; 0 is the input
bins = 40


# Functions
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


name, f = "Sigmoid", sigmoid

# Computation
generator = np.random.default_rng(seed)
a, _ = generator.standard_normal((2, samples, width))  # the second half is the gradient of the other pictures
for _ in range(min(layer, layers)):
    W = generator.standard_normal((width, width)) * np.sqrt(variance)
    a = f(a @ W)
counts, edges = np.histogram(a[np.isfinite(a)], bins)
share = counts / a.size

# Chart
rows = [{"low": low, "high": high, "share": s} for low, high, s in zip(edges[:-1], edges[1:], share)]
chart = (
    alt.Chart(alt.Data(values=rows), width=600, height=300, title=f"{name}, layer {min(layer, layers)}")
    .mark_bar()
    .encode(
        x=alt.X("low:Q", title="activation").bin("binned"),
        x2="high:Q",
        y=alt.Y("share:Q", title="share of activations").axis(format="%"),
    )
)
chart.save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.stairs(share, edges, fill=True)
# plt.xlabel("activation")
# plt.show()
