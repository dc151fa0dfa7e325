"""Densities of the noise that three losses assume: a loss is -ln density, up to a constant ln Z.

Squared error r^2: normal noise, e^(-r^2) / sqrt(pi). Absolute error |r|: Laplace noise, e^(-|r|) / 2. Huber's loss: a
normal middle with Laplace tails, Z = sqrt(2 pi) erf(delta / sqrt 2) + (2 / delta) e^(-delta^2 / 2).

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
huber = np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2))
Z = math.sqrt(2 * math.pi) * math.erf(delta / math.sqrt(2)) + 2 / delta * math.exp(-(delta**2) / 2)
densities = {
    "Squared error: Gaussian noise": np.exp(-(r**2)) / math.sqrt(math.pi),
    "Absolute error: Laplace noise": np.exp(-np.abs(r)) / 2,
    "Huber: Laplace tails": np.exp(-huber) / Z,
}

# Chart
rows = [{"r": a, "density": b, "noise": name} for name, y in densities.items() for a, b in zip(r, y)]
lines = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line()
    .encode(
        x=alt.X("r:Q", title="residual r"),
        y=alt.Y("density:Q", title="density of the noise"),
        color=alt.Color("noise:N", title=None, sort=None).legend(labelLimit=0),
    )
)
now = alt.Chart(alt.Data(values=[{"r": residual}])).mark_rule(color="gray").encode(x="r:Q")
(lines + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, y in densities.items():
#     plt.plot(r, y, label=name)
# plt.axvline(residual)
# plt.legend()
# plt.show()
