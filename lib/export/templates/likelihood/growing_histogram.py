"""Histogram of simulated coin flips beside the binomial distribution that it should meet.

Each of m repeats flips a coin n times and counts the ones. By the law of large numbers the shares of the counts come
close to P(k) = C(n, k) p^k (1 - p)^(n - k).

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import math

import altair as alt
import numpy as np

# Values
n = 10
p = 0.3  # probability of a 1
repeats = 1000
m = 1000  # repeats that are in the histogram
seed = 0

# Computation
ones = (np.random.default_rng(seed).random((repeats, n)) < p).sum(axis=1)
k = np.arange(n + 1)
share = np.bincount(ones[:m], minlength=n + 1) / m
pmf = np.array([math.comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(n + 1)])
drawn = (pmf > 1e-6) | (np.bincount(ones, minlength=n + 1) > 0)
k, share, pmf = k[drawn], share[drawn], pmf[drawn]

# Chart
rows = [{"k": a, "simulated": b, "binomial": c} for a, b, c in zip(k.tolist(), share, pmf)]
base = alt.Chart(alt.Data(values=rows), width=600, height=300, title=f"{m} repeats of {n} flips")
base = base.encode(x=alt.X("k:O", title="number of 1s").axis(labelOverlap=True))
bars = base.mark_bar(opacity=0.6).encode(y=alt.Y("simulated:Q", title="share of the repeats"))
ticks = base.mark_tick(thickness=3, color="black").encode(y="binomial:Q")
(bars + ticks).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.bar(k, share, label="simulated")
# plt.plot(k, pmf, "ko", label="binomial")
# plt.legend()
# plt.show()
