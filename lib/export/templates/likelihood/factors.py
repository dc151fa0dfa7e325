"""The factors of the likelihood: each flip contributes p if it is a 1, and 1 - p if it is a 0; L(p) is their product.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
flips = "1010001000"
p = 0.5  # probability of a 1

# Computation
factors = np.array([p if flip == "1" else 1 - p for flip in flips])
likelihood = factors.prod()

# Chart
rows = [{"place": i, "flip": flip, "factor": f} for i, (flip, f) in enumerate(zip(flips, factors), start=1)]
bars = (
    alt.Chart(alt.Data(values=rows), width=600, height=200, title=f"L({p:g}) = {likelihood:.6g}")
    .mark_bar()
    .encode(
        x=alt.X("place:O", title="flip"),
        y=alt.Y("factor:Q").scale(domain=[0, 1]),
        color=alt.Color("flip:N"),
    )
)
numbers = bars.mark_text(dy=-8).encode(text=alt.Text("factor:Q", format=".3~f"))
(bars + numbers).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.bar(range(1, len(flips) + 1), factors, tick_label=list(flips))
# plt.ylim(0, 1)
# plt.show()
