"""A small network: units as circles, and weights as lines whose width is their size.

Every layer but the last has the unit "1", whose weights are the biases of the next layer. The weights into one unit
follow each other, its bias last. Solid lines are positive, dashed lines are negative.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
title = "The network"
layers = [["x₁", "x₂"], ["h₁", "h₂"], ["y"]]
panels = {"weights": [1.0, 1.0, 0.0, 1.0, 1.0, -1.0, 1.0, -2.0, -0.5]}

# Computation
ends = []
for number, (sources, targets) in enumerate(zip(layers, layers[1:])):
    for row, target in enumerate(targets):
        for place, source in enumerate([*sources, "1"]):
            y = (place + 0.5) / (len(sources) + 1)
            y2 = (row + 0.5) / (len(targets) + (number + 2 < len(layers)))
            ends.append({"from": source, "to": target, "x": number, "y": y, "x2": number + 1, "y2": y2})
sizes = {name: np.abs(weights) for name, weights in panels.items()}
sources, targets = [e["from"] for e in ends], [e["to"] for e in ends]


# Chart
rows = [
    {**end, "of": name, "size": size, "sign": "below 0" if weight < 0 else "above 0"}
    for name, weights in panels.items()
    for end, weight, size in zip(ends, weights, sizes[name])
]
base = alt.Chart(width=400, height=260)
x, y = alt.X("x:Q", axis=None), alt.Y("y:Q", axis=None, scale=alt.Scale(reverse=True, domain=[0, 1]))
lines = base.mark_rule().encode(x, y, x2="x2:Q", y2="y2:Q", color="sign:N", strokeDash="sign:N", strokeWidth="size:Q")
begins = base.mark_text(fontSize=15).encode(x, y, text="from:N")
names = base.mark_text(fontSize=15).encode(alt.X("x2:Q", axis=None), alt.Y("y2:Q", axis=None), text="to:N")
layers = alt.layer(lines, begins, names, data=alt.Data(values=rows))
layers.facet("of:N", columns=2, title=title).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for e, w in zip(ends, panels["weights"]):
#     plt.plot([e["x"], e["x2"]], [-e["y"], -e["y2"]], "--" if w < 0 else "-", lw=3 * abs(w))
# plt.show()
