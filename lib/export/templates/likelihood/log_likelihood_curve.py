"""Log-likelihood ln L(p) of a sample of coin flips over the probability p of a 1, with its slope, the score.

    ln L(p) = k ln p + (n - k) ln(1 - p),   score(p) = k/p - (n - k)/(1 - p)

for k ones in n flips. The maximum is at p = k/n, where the score is 0.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
flips = "1010001000"
p_marked = 0.5

# Computation
n, k = len(flips), flips.count("1")
p = np.linspace(0.0025, 0.9975, 399)
log_likelihood = k * np.log(p) + (n - k) * np.log(1 - p)
score = k / p - (n - k) / (1 - p)
top = log_likelihood.max()

# Chart
rows = [{"p": a, "ln L": b} for a, b in zip(p, log_likelihood)]
curve = (
    alt.Chart(alt.Data(values=rows), width=600, height=300, title=f"{k} ones in {n} flips")
    .mark_line(clip=True)
    .encode(
        x=alt.X("p:Q", title="probability p of a 1"),
        y=alt.Y("ln L:Q", title="ln L(p)").scale(domain=[top - 30, top + 3]),
    )
)
height, slope = np.interp(p_marked, p, log_likelihood), np.interp(p_marked, p, score)
ends = [{"p": p_marked + d, "ln L": height + d * slope} for d in (-0.1, 0.1)]
tangent = alt.Chart(alt.Data(values=ends)).mark_line(color="orange", clip=True).encode(x="p:Q", y="ln L:Q")
(curve + tangent).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(p, log_likelihood)
# plt.ylim(top - 30, top + 3)
# plt.axvline(p_marked)
# plt.show()
