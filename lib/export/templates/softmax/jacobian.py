"""Jacobian of softmax as a heat map: the derivative of each probability in each logit.

    J_ij = dp_i / dz_j = p_i (1 - p_i) if i = j, else -p_i p_j

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
names = ["cat", "dog", "tiger"]
logits = [2.0, 1.0, 0.1]


# Computation
def softmax(z):
    """Return the probabilities; the largest logit is taken out, so that nothing overflows."""
    exponentials = np.exp(z - np.max(z))
    return exponentials / exponentials.sum()


p = softmax(np.array(logits))
jacobian = np.diag(p) - np.outer(p, p)

# Chart
rows = [{"probability": names[i], "logit": names[j], "slope": slope} for (i, j), slope in np.ndenumerate(jacobian)]
cells = (
    alt.Chart(alt.Data(values=rows), width=300, height=300)
    .mark_rect()
    .encode(
        x=alt.X("logit:N", title="logit of", sort=names),
        y=alt.Y("probability:N", title="probability of", sort=names),
        color=alt.Color("slope:Q").scale(scheme="redblue", domain=[-0.25, 0.25], reverse=True),
    )
)
numbers = cells.mark_text().encode(text=alt.Text("slope:Q", format="+.4f"), color=alt.value("black"))
(cells + numbers).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.imshow(jacobian, cmap="RdBu_r", vmin=-0.25, vmax=0.25)
# plt.xticks(range(len(names)), names)
# plt.yticks(range(len(names)), names)
# plt.show()
