"""Error of the Jacobian of softmax over the size of a step of the logits.

The error is the length of J dz - (softmax(z + dz) - softmax(z)). It grows with the square of a small step.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
logits = [2.0, 1.0, 0.1]
direction = [1.0, 0.0, 0.0]
size = 0.5  # that is marked


# Computation
def softmax(z):
    """Return the probabilities; the largest logit is taken out, so that nothing overflows."""
    exponentials = np.exp(z - np.max(z))
    return exponentials / exponentials.sum()


z, unit = np.array(logits), np.array(direction) / np.linalg.norm(direction)
p = softmax(z)
jacobian = np.diag(p) - np.outer(p, p)
sizes = np.linspace(0.05, 5, 100)
errors = np.array([np.linalg.norm(jacobian @ (s * unit) - (softmax(z + s * unit) - p)) for s in sizes])

# Chart
rows = [{"size": s, "error": error} for s, error in zip(sizes, errors)]
line = (
    alt.Chart(alt.Data(values=rows), width=600, height=200)
    .mark_line()
    .encode(
        x=alt.X("size:Q", title="step size dz"),
        y=alt.Y("error:Q", title="length of the error"),
    )
)
now = alt.Chart(alt.Data(values=[{"size": size}])).mark_rule(color="gray").encode(x="size:Q")
(line + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(sizes, errors)
# plt.axvline(size)
# plt.xlabel("step size dz")
# plt.show()
