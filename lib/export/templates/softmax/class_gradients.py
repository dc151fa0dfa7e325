"""Gradient of cross-entropy and of squared error in each logit, behind a softmax.

With p = softmax(z) and the target y, cross-entropy -sum_i y_i ln p_i has the gradient p - y. Squared error
sum_i (p_i - y_i)^2 has 2 J (p - y), J the Jacobian of softmax, which is near 0 where softmax is certain, even if wrong.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
names = ["cat", "dog", "tiger"]
logits = [2.0, 1.0, 0.1]
target = [1.0, 0.0, 0.0]


# Computation
def softmax(z):
    """Return the probabilities; the largest logit is taken out, so that nothing overflows."""
    exponentials = np.exp(z - np.max(z))
    return exponentials / exponentials.sum()


p, y = softmax(np.array(logits)), np.array(target)
jacobian = np.diag(p) - np.outer(p, p)
cross_entropy_gradient = p - y
squared_error_gradient = 2 * jacobian @ (p - y)

# Chart
gradients = {"Squared error": squared_error_gradient, "Cross-entropy": cross_entropy_gradient}
rows = [
    {"class": name, "gradient": value, "loss": loss}
    for loss, gradient in gradients.items()
    for name, value in zip(names, gradient)
]
chart = (
    alt.Chart(alt.Data(values=rows), width=400, height=300)
    .mark_bar()
    .encode(
        x=alt.X("class:N", sort=names),
        xOffset=alt.XOffset("loss:N", sort=None),
        y=alt.Y("gradient:Q", title="gradient in the logit").scale(domain=[-1.2, 1.2]),
        color=alt.Color("loss:N", title=None, sort=None),
        tooltip=["class:N", "loss:N", "gradient:Q"],
    )
)
chart.save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# place = np.arange(len(names))
# plt.bar(place - 0.2, squared_error_gradient, 0.4, label="Squared error")
# plt.bar(place + 0.2, cross_entropy_gradient, 0.4, label="Cross-entropy")
# plt.xticks(place, names)
# plt.legend()
# plt.show()
