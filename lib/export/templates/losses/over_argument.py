"""Losses, drawn solid, and their gradients, drawn dashed; `arguments` holds the target and parameter of each.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
x = np.linspace(-6, 6, 201)
title, domain = "logit z or score s", [-1.5, 6.0]  # of the x axis, of the y axis
arguments = {"Cross-entropy": [1.0]}


# Functions
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def cross_entropy(z, y):
    return np.logaddexp(0, z) - y * z  # ln(1 + e^z) - y z, without overflow


def cross_entropy_gradient(z, y):
    return sigmoid(z) - y


functions = {"Cross-entropy": (cross_entropy, cross_entropy_gradient)}

# Computation
with np.errstate(divide="ignore"):  # ln 0 is minus infinity
    curves = {(name, "loss"): loss(x, *arguments[name]) for name, (loss, _) in functions.items()}
    curves |= {(name, "slope"): gradient(x, *arguments[name]) for name, (_, gradient) in functions.items()}

# Chart
rows = [{"x": a, "y": b, "loss": name, "part": part} for (name, part), y in curves.items() for a, b in zip(x, y)]
lines = alt.Chart(alt.Data(values=rows), width=600, height=300).mark_line(clip=True)
x_axis, color = alt.X("x:Q", title=title), alt.Color("loss:N", sort=list(functions))
y_axis = alt.Y("y:Q", title="loss solid, gradient dashed").scale(domain=domain)
lines.encode(x_axis, y_axis, color, strokeDash="part:N").save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for (name, part), y in curves.items():
#     plt.plot(x, y, "-" if part == "loss" else "--", label=f"{name}, {part}")
# plt.ylim(*domain)
# plt.legend()
# plt.show()
