"""Rows of the Jacobian of softmax as curves, for n logits that are evenly spaced from -5 to 5.

Row i holds the derivatives of one probability in all logits: dp_i / dz_j = p_i (1 if i = j else 0) - p_i p_j. At most
eight rows are drawn, evenly picked.

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
jacobian = np.diag(p) - np.outer(p, p)
picked = np.unique(np.linspace(0, n - 1, min(n, 8)).round().astype(int))
curves = {f"Row {i + 1}": jacobian[i] for i in picked}

# Chart
rows = [{"z": a, "slope": slope, "row": name} for name, row in curves.items() for a, slope in zip(z, row)]
chart = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line()
    .encode(
        x=alt.X("z:Q", title="logit of the column's class"),
        y=alt.Y("slope:Q", title="slope of the row's probability"),
        color=alt.Color("row:N", title=None, sort=None),
    )
)
chart.save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, row in curves.items():
#     plt.plot(z, row, label=name)
# plt.legend()
# plt.show()
