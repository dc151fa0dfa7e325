"""All activation functions f, drawn solid, and their derivatives (central differences), drawn dashed.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
low, high, h = -5.0, 5.0, 1e-5  # range of x, half the step of the central differences


# Functions
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def relu(x):
    return np.maximum(x, 0)


def elu(x, alpha=1.0):  # min(x, 0), because np.where computes both branches, and e^x may overflow
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))  # expm1(x) is e^x - 1, exact near 0 too


functions = {"Sigmoid": sigmoid, "ReLU": relu, "ELU": elu}

# Computation
x = np.linspace(low, high, 101)
curves = {(name, "f"): f(x) for name, f in functions.items()}
curves |= {(name, "slope"): (f(x + h) - f(x - h)) / (2 * h) for name, f in functions.items()}

# Chart
rows = [{"x": a, "y": b, "name": name, "part": part} for (name, part), y in curves.items() for a, b in zip(x, y)]
lines = alt.Chart(alt.Data(values=rows), width=150, height=110).mark_line(clip=True)
cells = lines.encode(x="x:Q", y=alt.Y("y:Q").scale(domain=[-1.5, 3]), strokeDash="part:N")
cells.facet(alt.Facet("name:N", title=None, sort=list(functions)), columns=5).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# _, axes = plt.subplots(4, 5)
# for name, ax in zip(functions, axes.flat):
#     ax.plot(x, curves[name, "f"], x, curves[name, "slope"], "--")
#     ax.set(title=name, ylim=(-1.5, 3))
# plt.show()
