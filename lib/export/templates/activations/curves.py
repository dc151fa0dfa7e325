"""Activation functions f, drawn solid, and their derivatives f', drawn dashed.

Each function is written so that it neither overflows nor loses digits, and may look unlike the textbook's formula. At
a kink its derivative has the value that the frameworks give it.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
low, high = -5.0, 5.0  # range of x
show = ["function", "slope"]
parameters = {"Sigmoid": {}, "ELU": {"alpha": 1.0}}


# Functions
def sigmoid(x):
    """Return the logistic sigmoid, 1 / (1 + e^-x), in (0, 1)."""
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e, 1) / (1 + e)


def sigmoid_derivative(x):
    """Return s(x) (1 - s(x)) of the sigmoid s, in (0, 1/4], as e / (1 + e)^2 with e = exp(-|x|)."""
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2


def elu(x, alpha=1.0):
    """Return x for x > 0 and alpha (e^x - 1) elsewhere, in (-alpha, inf) for alpha > 0."""
    return np.maximum(x, 0) + alpha * np.expm1(np.minimum(x, 0))


def elu_derivative(x, alpha=1.0):
    """Return 1 for x > 0 and alpha e^x elsewhere; at x = 0 by convention alpha, a jump unless alpha = 1."""
    return np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))


functions = {"Sigmoid": (sigmoid, sigmoid_derivative), "ELU": (elu, elu_derivative)}

# Computation
x = np.linspace(low, high, 201)
values = {name: f(x, **parameters[name]) for name, (f, _) in functions.items()}
slopes = {name: derivative(x, **parameters[name]) for name, (_, derivative) in functions.items()}

# Chart
curves = {"function": values, "slope": slopes}
rows = [
    {"x": a, "y": b, "function": name, "part": part}
    for part in show
    for name, y in curves[part].items()
    for a, b in zip(x, y)
]
chart = (
    alt.Chart(alt.Data(values=rows), width=600, height=400)
    .mark_line()
    .encode(
        x=alt.X("x:Q", title="input x"),
        y=alt.Y("y:Q", title="f(x) solid, f'(x) dashed"),
        color=alt.Color("function:N", sort=list(functions)),
        strokeDash=alt.StrokeDash("part:N").scale(domain=["function", "slope"], range=[[1, 0], [6, 4]]),
    )
)
chart.save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name in functions:
#     plt.plot(x, values[name], label=name)
#     plt.plot(x, slopes[name], "--")
# plt.legend()
# plt.show()
