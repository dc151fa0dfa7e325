"""Softmax step by step: from logits to probabilities, for a temperature and a constant that is added to all logits.

    p_i = exp(z_i / T) / sum_j exp(z_j / T)

A constant that is added to all logits is a factor of every exponential and of their sum, and cancels.

To run: pip install numpy altair, then run this file with python. It prints the steps and writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
names = ["cat", "dog", "tiger"]
logits = [2.0, 1.0, 0.1]
temperature = 1.0
constant = 0.0  # added to every logit

# Computation
z = np.array(logits) + constant
scaled = z / temperature
exponentials = np.exp(scaled)
p = exponentials / exponentials.sum()

print("class  z  exp(z/T)  p")
for row in zip(names, z, exponentials, p):
    print(row[0], *(f"{number:.4g}" for number in row[1:]))
print(f"sum of exp {exponentials.sum():.4g}, sum of p {p.sum():.4g}")

# Chart
rows = [{"class": name, "p": a} for name, a in zip(names, p)]
bars = (
    alt.Chart(alt.Data(values=rows), width=400, height=40 * len(names))
    .mark_bar()
    .encode(
        x=alt.X("p:Q", title="probability").scale(domain=[0, 1]),
        y=alt.Y("class:N", sort=names),
        color=alt.Color("class:N", sort=names, legend=None),
    )
)
numbers = bars.mark_text(align="left", dx=4).encode(text=alt.Text("p:Q", format=".4f"))
(bars + numbers).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.barh(names, p)
# plt.xlabel("probability")
# plt.show()
