"""Bernoulli distribution: the probabilities of the two outcomes of one trial, 1 - p for 0 and p for 1.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
p = 0.3  # probability of a 1

# Computation
k = np.array([0, 1])
probability = np.where(k == 1, p, 1 - p)

# Chart
rows = [{"k": a, "probability": b} for a, b in zip(k.tolist(), probability)]
bars = (
    alt.Chart(alt.Data(values=rows), width=200, height=300)
    .mark_bar()
    .encode(
        x=alt.X("k:O", title="outcome of one trial"),
        y=alt.Y("probability:Q"),
    )
)
numbers = bars.mark_text(dy=-8).encode(text=alt.Text("probability:Q", format=".4f"))
(bars + numbers).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.bar(k, probability, tick_label=k)
# plt.show()
