"""Coverage: how often each confidence interval of n flips holds the true p, summed over all numbers of ones k.

    coverage(p) = sum of P(k) = C(n, k) p^k (1 - p)^(n - k) over the k whose interval holds p

An interval holds p exactly when its test of p keeps k, and that is what is computed here.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import math
from statistics import NormalDist

import altair as alt
import numpy as np

# Values
n = 10
confidence = 0.95

# Computation
p = np.linspace(0.001, 0.999, 300)
k = np.arange(n + 1)[:, None]  # arrays below have a row for each k and a column for each p
q, z = k / n, -NormalDist().inv_cdf((1 - confidence) / 2)
ways = np.array([math.comb(n, i) for i in range(n + 1)], dtype=float)[:, None]
pmf = ways * p**k * (1 - p) ** (n - k)
at_most, at_least = np.cumsum(pmf, axis=0), np.cumsum(pmf[::-1], axis=0)[::-1]


def log_likelihood(p):
    """Return ln L(p) = k ln p + (n - k) ln(1 - p), with 0 ln 0 = 0."""
    return k * np.log(np.where(k > 0, p, 1)) + (n - k) * np.log(np.where(k < n, 1 - p, 1))


holds = {
    "Wald": np.abs(q - p) <= z * np.sqrt(q * (1 - q) / n),
    "Wilson": np.abs(q - p) <= z * np.sqrt(p * (1 - p) / n),
    "Likelihood ratio": 2 * (log_likelihood(q) - log_likelihood(p)) <= z**2,
    "Clopper-Pearson": np.minimum(at_most, at_least) >= (1 - confidence) / 2,
}
curves = {name: np.where(held, pmf, 0).sum(axis=0) for name, held in holds.items()}

# Chart
rows = [{"p": a, "coverage": c, "interval": name} for name, y in curves.items() for a, c in zip(p, y)]
lines = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line(clip=True)
    .encode(
        x=alt.X("p:Q", title="probability p of a 1"),
        y=alt.Y("coverage:Q").scale(domain=[0.6, 1]),
        color=alt.Color("interval:N", sort=None),
    )
)
level = alt.Chart(alt.Data(values=[{"coverage": confidence}])).mark_rule(strokeDash=[6, 4]).encode(y="coverage:Q")
(lines + level).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, y in curves.items():
#     plt.plot(p, y, label=name)
# plt.ylim(0.6, 1)
# plt.legend()
# plt.show()
