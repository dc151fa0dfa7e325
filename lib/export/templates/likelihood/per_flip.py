"""Cross-entropy per flip of a sample over the prediction p, and its two parts: entropy and divergence.

    -ln L(p) / n = H(q) + KL(q || p),   q = k/n

with H(q) = -q ln q - (1 - q) ln(1 - q) and KL(q || p) = q ln(q/p) + (1 - q) ln((1 - q)/(1 - p)). Only the divergence
depends on p: it is 0 at p = q.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
flips = "1010001000"
p_marked = 0.5


# Computation
def cross_entropy(q, p):
    """Return -q ln p - (1 - q) ln(1 - p), with 0 ln 0 = 0."""
    ones = q * np.log(p) if q > 0 else 0.0
    return -ones - ((1 - q) * np.log(1 - p) if q < 1 else 0.0)


q = flips.count("1") / len(flips)
p = np.linspace(0.005, 0.995, 199)
loss = cross_entropy(q, p)
entropy = np.full_like(p, cross_entropy(q, q))
divergence = loss - entropy

# Chart
curves = {"cross-entropy": loss, "divergence": divergence, "entropy": entropy}
rows = [{"p": a, "y": b, "curve": name} for name, y in curves.items() for a, b in zip(p, y)]
lines = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line(clip=True)
    .encode(
        x=alt.X("p:Q", title="prediction p"),
        y=alt.Y("y:Q", title="nats per flip").scale(domain=[0, 3]),
        color=alt.Color("curve:N", title=None, sort=None),
    )
)
now = alt.Chart(alt.Data(values=[{"p": p_marked}])).mark_rule(color="gray").encode(x="p:Q")
(lines + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, y in curves.items():
#     plt.plot(p, y, label=name)
# plt.axvline(p_marked)
# plt.ylim(0, 3)
# plt.legend()
# plt.show()
