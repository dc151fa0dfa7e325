"""Difference f - g of two activation functions and of their derivatives, with a point wherever it crosses 0.

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
def crossings(f, g):
    """Return each x in (-10, 10) at which f - g goes through 0: found on a grid, then halved down to rounding."""
    grid = np.linspace(-10, 10, 2001)
    differ = np.flatnonzero(~np.isclose(f(grid), g(grid), rtol=1e-14, atol=0))  # by more than rounding
    above = f(grid[differ]) > g(grid[differ])
    changes = np.flatnonzero((above[1:] != above[:-1]) & (np.diff(differ) <= 2))  # not where they stay equal
    low, high = grid[differ[changes]], grid[differ[changes + 1]]
    sign = np.where(above[changes], 1, -1)
    for _ in range(60):
        middle = (low + high) / 2
        difference = sign * (f(middle) - g(middle))
        low, high = np.where(difference >= 0, middle, low), np.where(difference <= 0, middle, high)
    before, after = (f(x) - g(x) for x in (high - 1e-9, high + 1e-9))
    return high[np.abs(after - before) <= 1e-6]  # where f - g changes its sign in a jump, it does not cross 0


x = np.linspace(-10, 10, 401)
difference, slope = f(x) - g(x), f_derivative(x) - g_derivative(x)
zeros, slope_zeros = crossings(f, g), crossings(f_derivative, g_derivative)

# Chart
curves = {"f - g": (difference, zeros), "f' - g'": (slope, slope_zeros)}
rows = [{"x": a, "y": b, "curve": name} for name, (y, _) in curves.items() for a, b in zip(x, y)]
points = [{"x": a, "y": 0, "curve": name} for name, (_, crossed) in curves.items() for a in crossed]
y_axis = alt.Y("y:Q", title=f"difference of {f_name} and {g_name}")
base = alt.Chart(width=600, height=400).encode(alt.X("x:Q", title="input x"), y_axis, alt.Color("curve:N", sort=None))
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
