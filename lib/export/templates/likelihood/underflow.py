"""Likelihood of n flips of a fair coin as float64 has it: as a product of n factors 1/2, and as a sum of logarithms.

The product is exactly 0 from 1,075 flips on, because it falls below the smallest positive float64. The sum goes on.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
flips = 1075  # that is marked

# Computation
n = np.arange(1, 1201)
product = np.cumprod(np.full(n.size, 0.5))
total = n * np.log10(0.5)  # the sum of log10 of each factor
log_of_product = np.full(n.size, -np.inf)
log_of_product[product > 0] = np.log10(product[product > 0])

# Chart
rows = [{"n": a, "y": b, "form": "sum of logarithms"} for a, b in zip(n.tolist(), total)]
rows += [
    {"n": a, "y": b, "form": "logarithm of the product"} for a, b in zip(n.tolist(), log_of_product) if b > -np.inf
]
lines = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line()
    .encode(
        x=alt.X("n:Q", title="flips of a fair coin"),
        y=alt.Y("y:Q", title="log10 of L(1/2)"),
        color=alt.Color("form:N", title=None, sort=None),
        strokeDash=alt.StrokeDash("form:N", title=None, sort=None),
    )
)
now = alt.Chart(alt.Data(values=[{"n": flips}])).mark_rule(color="gray").encode(x="n:Q")
(lines + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(n, total, label="sum of logarithms")
# plt.plot(n, log_of_product, "--", label="logarithm of the product")
# plt.axvline(flips)
# plt.legend()
# plt.show()
