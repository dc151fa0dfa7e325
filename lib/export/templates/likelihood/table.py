"""One table of binomial probabilities over k and p: a column at one p is a distribution, a row at one k a likelihood.

    P(k) = C(n, k) p^k (1 - p)^(n - k)

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import math

import altair as alt
import numpy as np

# Values
n = 10
k_marked, p_marked = 3, 0.5

# Computation
p = np.linspace(0, 1, 41)
k = np.arange(n + 1)
ways = np.array([math.comb(n, i) for i in range(n + 1)])
table = ways[:, None] * p ** k[:, None] * (1 - p) ** (n - k[:, None])  # a row for each k, a column for each p

# Chart
rows = [
    {"k": i, "p": a, "left": a - 0.0125, "right": a + 0.0125, "probability": table[i, j]}
    for i in range(n + 1)
    for j, a in enumerate(p)
]
cells = (
    alt.Chart(alt.Data(values=rows), width=600, height=330)
    .mark_rect()
    .encode(
        x=alt.X("left:Q", title="probability p of a 1").scale(domain=[-0.0125, 1.0125], nice=False),
        x2="right:Q",
        y=alt.Y("k:O", title="ones k").scale(domain=list(range(n, -1, -1))),
        color=alt.Color("probability:Q").scale(type="sqrt"),
        tooltip=["k:O", "p:Q", "probability:Q"],
    )
)
column = alt.Chart(alt.Data(values=[{"p": p_marked}])).mark_rule(color="orange").encode(x="p:Q")
row = alt.Chart(alt.Data(values=[{"k": k_marked}])).mark_rule(color="orange").encode(y="k:O")
(cells + column + row).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.pcolormesh(p, k, table)
# plt.axvline(p_marked)
# plt.axhline(k_marked)
# plt.show()
