"""Squared error and cross-entropy over the logit z, drawn solid, and their gradients in z, drawn dashed.

With the prediction p = sigmoid(z) and the true answer y: squared error (p - y)^2 has the gradient
2 (p - y) p (1 - p), cross-entropy -y ln p - (1 - y) ln(1 - p) = ln(1 + e^z) - y z has p - y. Where the answer is
confidently wrong, p (1 - p) is near 0, and so is the gradient of squared error.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
y = 1  # true answer, 0 or 1
z_marked = -4.0

# Computation
z = np.linspace(-10, 10, 201)
p = 1 / (1 + np.exp(-z))
curves = {
    ("Squared error", "loss"): (p - y) ** 2,
    ("Cross-entropy", "loss"): np.logaddexp(0, z) - y * z,
    ("Squared error", "gradient"): 2 * (p - y) * p * (1 - p),
    ("Cross-entropy", "gradient"): p - y,
}

# Chart
rows = [{"z": a, "y": b, "loss": name, "part": part} for (name, part), v in curves.items() for a, b in zip(z, v)]
lines = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line(clip=True)
    .encode(
        x=alt.X("z:Q", title="logit z"),
        y=alt.Y("y:Q", title="loss solid, gradient in z dashed").scale(domain=[-1.5, 5]),
        color=alt.Color("loss:N", title=None, sort=None),
        strokeDash=alt.StrokeDash("part:N", title=None, sort=["loss", "gradient"]),
    )
)
now = alt.Chart(alt.Data(values=[{"z": z_marked}])).mark_rule(color="gray").encode(x="z:Q")
(lines + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for (name, part), v in curves.items():
#     plt.plot(z, v, "-" if part == "loss" else "--", label=f"{name}, {part}")
# plt.axvline(z_marked)
# plt.ylim(-1.5, 5)
# plt.legend()
# plt.show()
