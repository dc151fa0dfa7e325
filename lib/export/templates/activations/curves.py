"""Activation functions f, drawn solid, and their derivatives f', drawn dashed.

At a kink a derivative has the value that the frameworks give it.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
low, high = -5.0, 5.0  # range of x
points = 201
show = ["function", "slope"]
parameters = {"ELU": {"alpha": 1.0}}


# Functions
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    return sigmoid(x) * sigmoid(-x)  # s (1 - s): for large x, 1 - s would lose its digits


def elu(x, alpha=1.0):  # min(x, 0), because np.where computes both branches, and e^x may overflow
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))  # expm1(x) is e^x - 1, exact near 0 too


def elu_derivative(x, alpha=1.0):
    return np.where(x > 0, 1.0, alpha * np.exp(np.minimum(x, 0)))  # at the kink 0 by convention alpha


functions = {"Sigmoid": (sigmoid, sigmoid_derivative), "ELU": (elu, elu_derivative)}

# Computation
x = np.linspace(low, high, points)
values = {name: f(x, **parameters.get(name, {})) for name, (f, _) in functions.items()}
slopes = {name: derivative(x, **parameters.get(name, {})) for name, (_, derivative) in functions.items()}

# Chart
rows = []
for part, curves in {"function": values, "slope": slopes}.items():
    rows += [{"x": a, "y": b, "function": name, "part": part} for name, y in curves.items() for a, b in zip(x, y)]
lines = alt.Chart(alt.Data(values=[row for row in rows if row["part"] in show]), width=600, height=400).mark_line()
lines.encode(
    x=alt.X("x:Q", title="input x"),
    y=alt.Y("y:Q", title="f(x) solid, f'(x) dashed"),
    color=alt.Color("function:N", sort=list(functions)),
    strokeDash=alt.StrokeDash("part:N").scale(domain=["function", "slope"], range=[[1, 0], [6, 4]]),
).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name in functions:
#     plt.plot(x, values[name], label=name)
#     plt.plot(x, slopes[name], "--")
# plt.legend()
# plt.show()
