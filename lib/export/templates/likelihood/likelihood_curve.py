"""Likelihood L(p) of a sample of coin flips over the probability p of a 1, with its slope at one p.

    L(p) = p^k (1 - p)^(n - k),   dL/dp = L(p) (k/p - (n - k)/(1 - p))

for k ones in n flips. The maximum is at p = k/n.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
flips = "1010001000"
p_marked = 0.5
relative = False  # draw L(p) / L(k/n)

# Computation
n, k = len(flips), flips.count("1")
p = np.linspace(0.005, 0.995, 199)
log_likelihood = k * np.log(p) + (n - k) * np.log(1 - p)
name, log_scale = "L(p)", 0.0
if relative:
    name, log_scale = "L(p) / L(k/n)", 0.0 if k in (0, n) else k * np.log(k / n) + (n - k) * np.log(1 - k / n)
L = np.exp(log_likelihood - log_scale)
slope = L * (k / p - (n - k) / (1 - p))

# Chart
rows = [{"p": a, "L": b} for a, b in zip(p, L)]
curve = (
    alt.Chart(alt.Data(values=rows), width=600, height=300, title=f"{k} ones in {n} flips")
    .mark_line()
    .encode(
        x=alt.X("p:Q", title="probability p of a 1"),
        y=alt.Y("L:Q", title=name),
    )
)
marked = np.interp(p_marked, p, L), np.interp(p_marked, p, slope)
ends = [{"p": p_marked + d, "L": marked[0] + d * marked[1]} for d in (-0.1, 0.1)]
tangent = alt.Chart(alt.Data(values=ends)).mark_line(color="orange", clip=True).encode(x="p:Q", y="L:Q")
(curve + tangent).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(p, L)
# plt.axvline(p_marked)
# plt.xlabel("probability p of a 1")
# plt.show()
