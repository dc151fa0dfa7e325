"""Softmax of n logits that are evenly spaced from -5 to 5.

With more classes the largest probability is smaller: a curve of softmax depends on the number of logits.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
n = 50


# Computation
def softmax(z):
    """Return the probabilities; the largest logit is taken out, so that nothing overflows."""
    exponentials = np.exp(z - np.max(z))
    return exponentials / exponentials.sum()


z = np.linspace(-5, 5, n)
p = softmax(z)

# Chart
rows = [{"z": a, "p": b} for a, b in zip(z, p)]
chart = (
    alt.Chart(alt.Data(values=rows), width=600, height=300, title=f"{n} classes, largest probability {p.max():.4f}")
    .mark_line(point=True)
    .encode(
        x=alt.X("z:Q", title="logit of the class"),
        y=alt.Y("p:Q", title="probability"),
    )
)
chart.save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(z, p, "o-")
# plt.xlabel("logit of the class")
# plt.show()
