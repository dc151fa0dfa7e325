"""Difference f - g of two activation functions and of their derivatives, with a point wherever it crosses 0.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
f_name, g_name = "Tanh", "Sigmoid"


# Functions
def tanh(x):
    return np.tanh(x)


def tanh_derivative(x):
    e = np.exp(-2 * np.abs(x))
    return 4 * e / (1 + e) ** 2


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e, 1) / (1 + e)


def sigmoid_derivative(x):
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2


f, f_derivative = tanh, tanh_derivative
g, g_derivative = sigmoid, sigmoid_derivative


# Computation
def crossings(f, g, points=2000):
    """Return each x in (-10, 10) at which f - g changes sign: found on a grid, and halved down to one float."""
    grid, found = np.linspace(-10, 10, points), []
    signs = np.where(np.isclose(f(grid), g(grid), rtol=1e-14, atol=0), 0, np.sign(f(grid) - g(grid)))
    for i in np.flatnonzero(signs[:-1] * signs[1:] < 0):
        low, high = grid[i], grid[i + 1]
        for _ in range(60):
            middle = (low + high) / 2
            if f(middle) == g(middle):
                high = middle
                break
            low, high = (middle, high) if np.sign(f(middle) - g(middle)) == signs[i] else (low, middle)
        found.append(high)
    return np.array(found)


x = np.linspace(-10, 10, 401)
difference, slope = f(x) - g(x), f_derivative(x) - g_derivative(x)
zeros, slope_zeros = crossings(f, g), crossings(f_derivative, g_derivative)

# Chart
rows = [{"x": a, "y": b, "curve": "f - g"} for a, b in zip(x, difference)]
rows += [{"x": a, "y": b, "curve": "f' - g'"} for a, b in zip(x, slope)]
points = [{"x": a, "y": 0, "curve": "f - g"} for a in zeros] + [
    {"x": a, "y": 0, "curve": "f' - g'"} for a in slope_zeros
]
base = alt.Chart(width=600, height=400).encode(
    x=alt.X("x:Q", title="input x"),
    y=alt.Y("y:Q", title=f"difference of {f_name} and {g_name}"),
    color=alt.Color("curve:N", title=None, sort=None),
)
lines = base.properties(data=alt.Data(values=rows)).mark_line()
dots = base.properties(data=alt.Data(values=points)).mark_point(filled=True, size=90)
(lines + dots).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(x, difference, label="f - g")
# plt.plot(x, slope, "--", label="f' - g'")
# plt.plot(zeros, 0 * zeros, "o")
# plt.legend()
# plt.show()
