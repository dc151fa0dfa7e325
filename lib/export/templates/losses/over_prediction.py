"""Squared error and cross-entropy over the prediction p, drawn solid, and their gradients in p, drawn dashed.

With the true answer y: squared error (p - y)^2 has the gradient 2 (p - y), cross-entropy -y ln p - (1 - y) ln(1 - p)
has (p - y) / (p (1 - p)). Only cross-entropy has no bound where the answer is confidently wrong.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
y = 1  # true answer, 0 or 1
p_marked = 0.5

# Computation
p = np.linspace(0.005, 0.995, 199)
curves = {
    ("Squared error", "loss"): (p - y) ** 2,
    ("Cross-entropy", "loss"): -y * np.log(p) - (1 - y) * np.log(1 - p),
    ("Squared error", "gradient"): 2 * (p - y),
    ("Cross-entropy", "gradient"): (p - y) / (p * (1 - p)),
}

# Chart
rows = [{"p": a, "y": b, "loss": name, "part": part} for (name, part), v in curves.items() for a, b in zip(p, v)]
lines = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line(clip=True)
    .encode(
        x=alt.X("p:Q", title="prediction p"),
        y=alt.Y("y:Q", title="loss solid, gradient in p dashed").scale(domain=[-6, 6]),
        color=alt.Color("loss:N", title=None, sort=None),
        strokeDash=alt.StrokeDash("part:N", title=None, sort=["loss", "gradient"]),
    )
)
now = alt.Chart(alt.Data(values=[{"p": p_marked}])).mark_rule(color="gray").encode(x="p:Q")
(lines + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for (name, part), v in curves.items():
#     plt.plot(p, v, "-" if part == "loss" else "--", label=f"{name}, {part}")
# plt.axvline(p_marked)
# plt.ylim(-6, 6)
# plt.legend()
# plt.show()
