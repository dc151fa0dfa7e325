"""Four confidence intervals for the probability p of a 1, after k ones in n flips.

Wald: k/n -+ z sqrt(k/n (1 - k/n) / n). Wilson: the p whose score test keeps k. Likelihood ratio: the p with
2 (ln L(k/n) - ln L(p)) <= z^2. Clopper-Pearson: the p for which at most k ones, and at least k, each have at least
half of 1 - confidence.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import math
from statistics import NormalDist

import altair as alt
import numpy as np

# Values
k, n = 3, 10
confidence = 0.95
p0 = 0.5  # that is marked


# Computation
def log_likelihood(p):
    """Return ln L(p) = k ln p + (n - k) ln(1 - p), with 0 ln 0 = 0."""
    return (k * math.log(p) if k > 0 else 0.0) + ((n - k) * math.log1p(-p) if k < n else 0.0)


def probability(low, high, p):
    """Return the probability of low to high ones."""
    i = np.arange(low, high + 1)
    log_ways = math.lgamma(n + 1) - np.array([math.lgamma(j + 1) + math.lgamma(n - j + 1) for j in i])
    return np.exp(log_ways + i * math.log(p) + (n - i) * math.log1p(-p)).sum()


def ends(outside):
    """Return low and high of an interval around k/n, by halving."""
    found = []
    for far in (0.0, 1.0):
        near = k / n
        for _ in range(60 if near != far else 0):
            middle = (far + near) / 2
            far, near = (middle, near) if outside(middle) else (far, middle)
        found.append(near)
    return tuple(found)


def too_rare(p):
    """Return whether so few ones, or so many, have less than half of 1 - confidence."""
    few = probability(0, k, p) if k < n else 1.0
    many = probability(k, n, p) if k > 0 else 1.0
    return min(few, many) < (1 - confidence) / 2


share, z = k / n, -NormalDist().inv_cdf((1 - confidence) / 2)
wald, middle = z * math.sqrt(share * (1 - share) / n), (k + z**2 / 2) / (n + z**2)
wilson = z * math.sqrt(k * (n - k) / n + z**2 / 4) / (n + z**2)
intervals = {
    "Wald": (share - wald, share + wald),
    "Wilson": (middle - wilson, middle + wilson),
    "Likelihood ratio": ends(lambda p: 2 * (log_likelihood(share) - log_likelihood(p)) > z**2),
    "Clopper-Pearson": ends(too_rare),
}

# Chart
rows = [{"name": name, "low": low, "high": high, "k/n": share} for name, (low, high) in intervals.items()]
base = alt.Chart(alt.Data(values=rows), width=600, height=200).encode(y=alt.Y("name:N", title=None, sort=None))
rules = base.mark_rule(strokeWidth=4).encode(x=alt.X("low:Q", title="probability p of a 1"), x2="high:Q")
tested = alt.Chart(alt.Data(values=[{"p": p0}])).mark_rule(color="gray").encode(x="p:Q")
(rules + base.mark_point(filled=True, size=100).encode(x="k/n:Q") + tested).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, (low, high) in intervals.items():
#     plt.plot([low, high], [name, name], "|-")
# plt.axvline(p0)
# plt.show()
