"""Weights of scaled dot-product attention between the tokens of a random sentence, as a heat map.

    weights = softmax(Q K^T / sqrt(d)), one row for each query

Queries Q and keys K are drawn from normal distributions. Each row sums to 1.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
tokens = ["the", "tiger", "chased", "a", "cat"]
d = 64  # dimension of queries and keys
scaled = True  # whether the scores are divided by sqrt(d)
seed = 0


# Computation
def softmax(z):
    """Return the probabilities of each row; the largest score is taken out, so that nothing overflows."""
    exponentials = np.exp(z - z.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


generator = np.random.default_rng(seed)
Q = generator.standard_normal((len(tokens), d))
K = generator.standard_normal((len(tokens), d))
scores = Q @ K.T
weights = softmax(scores / np.sqrt(d) if scaled else scores)

# Chart
rows = [{"token": tokens[i], "takes from": tokens[j], "weight": weight} for (i, j), weight in np.ndenumerate(weights)]
cells = (
    alt.Chart(alt.Data(values=rows), width=300, height=300)
    .mark_rect()
    .encode(
        x=alt.X("takes from:N", sort=tokens),
        y=alt.Y("token:N", sort=tokens),
        color=alt.Color("weight:Q").scale(domain=[0, 1], scheme="blues"),
    )
)
numbers = cells.mark_text().encode(text=alt.Text("weight:Q", format=".3f"), color=alt.value("black"))
(cells + numbers).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.imshow(weights, cmap="Blues", vmin=0, vmax=1)
# plt.xticks(range(len(tokens)), tokens)
# plt.yticks(range(len(tokens)), tokens)
# plt.show()
