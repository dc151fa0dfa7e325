"""Three losses of a residual, drawn dashed, and -ln of the densities of the noise that they assume, drawn solid.

Each pair is a constant ln Z apart, Z the integral of e^(-loss): sqrt(pi) for squared error r^2, 2 for the absolute
error |r|, and sqrt(2 pi) erf(delta / sqrt 2) + (2 / delta) e^(-delta^2 / 2) for Huber's loss.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import math

import altair as alt
import numpy as np

# Values
delta = 1.0
residual = 2.0  # that is marked

# Computation
r = np.linspace(-5, 5, 201)
losses = {
    "Squared error": r**2,
    "Absolute error": np.abs(r),
    "Huber": np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2)),
}
Z = {
    "Squared error": math.sqrt(math.pi),
    "Absolute error": 2,
    "Huber": math.sqrt(2 * math.pi) * math.erf(delta / math.sqrt(2)) + 2 / delta * math.exp(-(delta**2) / 2),
}
negative_logarithms = {name: loss + math.log(Z[name]) for name, loss in losses.items()}

# Chart
parts = {"-ln density": negative_logarithms, "loss": losses}
rows = [
    {"r": a, "y": b, "loss": name, "part": part}
    for part, curves in parts.items()
    for name, y in curves.items()
    for a, b in zip(r, y)
]
lines = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line(clip=True)
    .encode(
        x=alt.X("r:Q", title="residual r"),
        y=alt.Y("y:Q", title="-ln density solid, loss dashed").scale(domain=[0, 6]),
        color=alt.Color("loss:N", title=None, sort=None),
        strokeDash=alt.StrokeDash("part:N", title=None),
    )
)
now = alt.Chart(alt.Data(values=[{"r": residual}])).mark_rule(color="gray").encode(x="r:Q")
(lines + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name in losses:
#     plt.plot(r, negative_logarithms[name], label=name)
#     plt.plot(r, losses[name], "--")
# plt.axvline(residual)
# plt.legend()
# plt.show()
