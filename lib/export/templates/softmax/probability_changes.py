"""Change of each probability as one logit rises: the exact change, and that by the Jacobian of softmax.

To first order softmax(z + dz) - softmax(z) = J dz, with J_ij = p_i (1 if i = j else 0) - p_i p_j.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
names = ["cat", "dog", "tiger"]
logits = [2.0, 1.0, 0.1]
moved = 0  # place of the logit that rises
size = 0.1  # by which it rises


# Computation
def softmax(z):
    """Return the probabilities; the largest logit is taken out, so that nothing overflows."""
    exponentials = np.exp(z - np.max(z))
    return exponentials / exponentials.sum()


z, dz = np.array(logits), size * np.eye(len(logits))[moved]
p = softmax(z)
jacobian = np.diag(p) - np.outer(p, p)
linear_change = jacobian @ dz
true_change = softmax(z + dz) - p

# Chart
rows = [{"class": name, "change": change, "kind": "exact change"} for name, change in zip(names, true_change)]
rows += [{"class": name, "change": change, "kind": "J dz"} for name, change in zip(names, linear_change)]
chart = (
    alt.Chart(alt.Data(values=rows), width=400, height=300)
    .mark_bar()
    .encode(
        x=alt.X("class:N", sort=names),
        xOffset="kind:N",
        y=alt.Y("change:Q", title="change of p"),
        color=alt.Color("kind:N", title=None),
        tooltip=["class:N", "kind:N", "change:Q"],
    )
)
chart.save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# place = np.arange(len(names))
# plt.bar(place - 0.2, true_change, 0.4, label="exact change")
# plt.bar(place + 0.2, linear_change, 0.4, label="J dz")
# plt.xticks(place, names)
# plt.legend()
# plt.show()
