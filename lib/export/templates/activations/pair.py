"""Two activation functions f and g, drawn solid, and their derivatives, drawn dashed, for x from -10 to 10.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
f_name, g_name = "Tanh", "Sigmoid"


# Functions
def tanh(x):
    """Return the hyperbolic tangent, 2 sigmoid(2x) - 1, in (-1, 1); rounds to 1 from about x = 19 on."""
    return np.tanh(x)


def tanh_derivative(x):
    """Return 1 - tanh(x)^2 = 1 / cosh(x)^2, in (0, 1], as 4E / (1 + E)^2 with E = exp(-2|x|)."""
    e = np.exp(-2 * np.abs(x))
    return 4 * e / (1 + e) ** 2


def sigmoid(x):
    """Return the logistic sigmoid, 1 / (1 + e^-x), in (0, 1)."""
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e, 1) / (1 + e)


def sigmoid_derivative(x):
    """Return s(x) (1 - s(x)) of the sigmoid s, in (0, 1/4], as e / (1 + e)^2 with e = exp(-|x|)."""
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2


f, f_derivative = tanh, tanh_derivative
g, g_derivative = sigmoid, sigmoid_derivative

# Computation
x = np.linspace(-10, 10, 401)
curves = {
    (f_name, "function"): f(x),
    (f_name, "slope"): f_derivative(x),
    (g_name, "function"): g(x),
    (g_name, "slope"): g_derivative(x),
}

# Chart
rows = [{"x": a, "y": b, "function": name, "part": part} for (name, part), y in curves.items() for a, b in zip(x, y)]
chart = (
    alt.Chart(alt.Data(values=rows), width=600, height=400)
    .mark_line()
    .encode(
        x=alt.X("x:Q", title="input x"),
        y=alt.Y("y:Q", title="f and g solid, slopes dashed"),
        color=alt.Color("function:N", sort=[f_name, g_name]),
        strokeDash="part:N",
    )
)
chart.save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for (name, part), y in curves.items():
#     plt.plot(x, y, "-" if part == "function" else "--", label=f"{name}, {part}")
# plt.legend()
# plt.show()
