"""The binomial distribution over k at one p; the bar at one k is set off.

    P(k) = C(n, k) p^k (1 - p)^(n - k)

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import math

import altair as alt
import numpy as np

# Values
n = 10
p = 0.5  # probability of a 1
k_marked = 3

# Computation
k = np.arange(n + 1)
probability = np.array([math.comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(n + 1)])

# Chart
rows = [{"k": a, "probability": b, "set off": a == k_marked} for a, b in zip(k.tolist(), probability)]
chart = (
    alt.Chart(alt.Data(values=rows), width=600, height=300, title=f"P({k_marked}) = {probability[k_marked]:.5g}")
    .mark_bar()
    .encode(
        x=alt.X("k:O", title="ones k"),
        y=alt.Y("probability:Q", title="P(k) at this p").scale(domain=[0, 1]),
        color=alt.Color("set off:N", legend=None),
        tooltip=["k:O", "probability:Q"],
    )
)
chart.save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.bar(k, probability)
# plt.bar(k_marked, probability[k_marked])
# plt.show()
