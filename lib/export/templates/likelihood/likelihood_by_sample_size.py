"""Likelihood over p for one sample of coin flips, and for samples of 10 and 100 times as many with the same share.

    L(p) / L(k/n) = exp(ln L(p) - ln L(k/n)),   ln L(p) = k ln p + (n - k) ln(1 - p)

The more flips, the narrower is the likelihood.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
flips = "1010001000"
times = [1, 10, 100]


# Computation
def per_flip(p):
    """Return ln L(p) / n, with 0 ln 0 = 0."""
    ones = q * np.log(p) if q > 0 else 0.0
    return ones + ((1 - q) * np.log(1 - p) if q < 1 else 0.0)


n, q = len(flips), flips.count("1") / len(flips)
p = np.linspace(0.0025, 0.9975, 399)
curves = {f"L(p) / L(k/n) of {n * factor} flips": np.exp(n * factor * (per_flip(p) - per_flip(q))) for factor in times}

# Chart
rows = [{"p": a, "L": b, "sample": name} for name, L in curves.items() for a, b in zip(p, L)]
chart = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line()
    .encode(
        x=alt.X("p:Q", title="probability p of a 1"),
        y=alt.Y("L:Q", title="L(p) / L(k/n)"),
        color=alt.Color("sample:N", title=None, sort=None),
    )
)
chart.save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, L in curves.items():
#     plt.plot(p, L, label=name)
# plt.legend()
# plt.show()
