"""Two activation functions f and g, drawn solid, and their derivatives, drawn dashed, for x from -10 to 10.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
f_name, g_name = "Tanh", "Sigmoid"


# Functions
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    return sigmoid(x) * sigmoid(-x)  # s (1 - s): for large x, 1 - s would lose its digits


def tanh(x):
    return np.tanh(x)


def tanh_derivative(x):
    return 1 / np.cosh(x) ** 2  # 1 - tanh^2 x, which would lose its digits where tanh x is near 1


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
