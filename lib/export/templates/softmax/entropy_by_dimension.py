"""Mean entropy of a row of attention weights over the dimension d, with and without the division by sqrt(d).

    weights = softmax(Q K^T / sqrt(d)),   H = -sum_j w_j ln w_j for each row

Queries Q and keys K of random sentences are drawn from normal distributions, so a score without the division has
variance d: softmax saturates as d grows, and the entropy falls to 0.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
dimensions = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]
n = 5  # tokens of a sentence
sentences = 20
seed = 0
d, found = 64, 1.2  # mean entropy of the one sentence on the page


# Computation
def softmax(z):
    """Return the probabilities of each row; the largest score is taken out, so that nothing overflows."""
    exponentials = np.exp(z - z.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def mean_entropy(dimension, scaled):
    """Return the mean entropy over all rows of all sentences, in nats."""
    draws = np.random.default_rng(seed).standard_normal((sentences, 2, n, dimension))
    scores = draws[:, 0] @ draws[:, 1].swapaxes(-1, -2)
    w = softmax(scores / np.sqrt(dimension) if scaled else scores)
    return -(w * np.log(np.where(w > 0, w, 1))).sum(axis=-1).mean()


curves = {
    "divided by sqrt(d)": [mean_entropy(dimension, True) for dimension in dimensions],
    "not divided": [mean_entropy(dimension, False) for dimension in dimensions],
    "no preference, ln n": [np.log(n)] * len(dimensions),
}

# Chart
rows = [{"d": a, "entropy": b, "curve": name} for name, y in curves.items() for a, b in zip(dimensions, y)]
lines = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line()
    .encode(
        x=alt.X("d:Q", title="dimension d").scale(type="log"),
        y=alt.Y("entropy:Q", title="entropy in nats"),
        color=alt.Color("curve:N", title=None, sort=None),
    )
)
sentence = alt.Chart(alt.Data(values=[{"d": d, "entropy": found}])).mark_point(filled=True, size=90)
(lines + sentence.encode(x="d:Q", y="entropy:Q")).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, y in curves.items():
#     plt.semilogx(dimensions, y, label=name)
# plt.plot(d, found, "o")
# plt.legend()
# plt.show()
