"""The likelihood over p of one number of ones k in n flips; the p at which it is read is marked.

    L(p) = C(n, k) p^k (1 - p)^(n - k)

The area under it is 1 / (n + 1), not 1: a likelihood is no density in p.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import math

import altair as alt
import numpy as np

# Values
n = 10
k = 3
p_marked = 0.5

# Computation
p = np.linspace(0, 1, 201)
likelihood = math.comb(n, k) * p**k * (1 - p) ** (n - k)

# Chart
rows = [{"p": a, "likelihood": b} for a, b in zip(p, likelihood)]
line = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line()
    .encode(
        x=alt.X("p:Q", title="probability p of a 1"),
        y=alt.Y("likelihood:Q", title=f"P({k}) as p moves").scale(domain=[0, 1]),
    )
)
now = alt.Chart(alt.Data(values=[{"p": p_marked}])).mark_rule(color="gray").encode(x="p:Q")
(line + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(p, likelihood)
# plt.axvline(p_marked)
# plt.show()
