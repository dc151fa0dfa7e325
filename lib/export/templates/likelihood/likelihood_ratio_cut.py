"""The likelihood-ratio test of one value p0, drawn on the log-likelihood of a sample of coin flips.

    ln L(p) = k ln p + (n - k) ln(1 - p),   cut at ln L(k/n) - z^2 / 2

with z the normal quantile of the confidence. The test keeps the p0 at which the curve is above the cut: these form the
likelihood-ratio interval.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

from statistics import NormalDist

import altair as alt
import numpy as np

# Values
flips = "1010001000"
confidence = 0.95
p0 = 0.5  # the tested value


# Computation
def log_likelihood(p):
    """Return ln L(p), with 0 ln 0 = 0."""
    ones = k * np.log(p) if k > 0 else 0.0
    return ones + ((n - k) * np.log(1 - p) if k < n else 0.0)


n, k = len(flips), flips.count("1")
p = np.linspace(0.0025, 0.9975, 399)
curve, score = log_likelihood(p), k / p - (n - k) / (1 - p)
top = log_likelihood(k / n)
cut = top - NormalDist().inv_cdf((1 - confidence) / 2) ** 2 / 2
kept = log_likelihood(p0) >= cut

# Chart
rows = [{"p": a, "ln L": b} for a, b in zip(p, curve)]
line = (
    alt.Chart(alt.Data(values=rows), width=600, height=300, title=f"p0 = {p0:g} is {'kept' if kept else 'rejected'}")
    .mark_line(clip=True)
    .encode(
        x=alt.X("p:Q", title="probability p of a 1"),
        y=alt.Y("ln L:Q", title="ln L(p)").scale(domain=[top - 10, top + 0.5]),
    )
)
levels = [{"ln L": top, "level": "maximum"}, {"ln L": cut, "level": f"cut for {confidence:.0%}"}]
rules = alt.Chart(alt.Data(values=levels)).mark_rule(strokeDash=[6, 4]).encode(y="ln L:Q", color="level:N")
tested = alt.Chart(alt.Data(values=[{"p": p0}])).mark_rule(color="gray").encode(x="p:Q")
(line + rules + tested).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(p, curve)
# plt.axhline(top, linestyle="--")
# plt.axhline(cut, linestyle="--")
# plt.axvline(p0)
# plt.ylim(top - 10, top + 0.5)
# plt.show()
