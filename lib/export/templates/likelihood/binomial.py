"""Binomial distribution: the probability of k ones in n trials.

    P(k) = C(n, k) p^k (1 - p)^(n - k)

Only the k within six standard deviations sqrt(n p (1 - p)) of the mean n p are drawn, at least ten on either side.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import math

import altair as alt
import numpy as np

# Values
n = 10
p = 0.3  # probability of a 1

# Computation
reach = max(10.0, 6 * math.sqrt(n * p * (1 - p)))
k = np.arange(max(0, int(n * p - reach)), min(n, int(n * p + reach)) + 1)
probability = np.array([math.comb(n, i) * p**i * (1 - p) ** (n - i) for i in k.tolist()])

# Chart
rows = [{"k": a, "probability": b} for a, b in zip(k.tolist(), probability)]
chart = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_bar()
    .encode(
        x=alt.X("k:O", title="number of 1s in n trials").axis(labelOverlap=True),
        y=alt.Y("probability:Q"),
        tooltip=["k:O", "probability:Q"],
    )
)
chart.save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.bar(k, probability)
# plt.xlabel("number of 1s in n trials")
# plt.show()
