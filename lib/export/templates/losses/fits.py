"""Polynomials through points with one outlier, fitted by squared error, absolute error, and Huber's loss.

Huber's loss of a residual r is r^2 / 2 for |r| <= delta and delta (|r| - delta / 2) beyond, so the gradient of one
point is at most delta. The absolute error is fitted as Huber's loss with a tiny delta.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
x_outlier, height = 2.5, -8.0
degree = 1
delta = 1.0

# Points
count, seed = 30, 0
generator = np.random.default_rng(seed)
x = generator.uniform(-3, 3, count)
y = 1 + 0.8 * x + generator.normal(0, 0.6, count)


# Computation
def powers(x):
    """Return the powers of x, scaled to [-1, 1], up to the degree; a row for each x."""
    return np.vander((x - middle) / half, degree + 1, increasing=True)


def huber(r, delta):
    return np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2)).sum()


def fit_huber(delta):
    """Return the coefficients of least loss: Newton's method, as a delta that starts large is halved down to delta."""
    c = np.linalg.lstsq(A, y, rcond=None)[0]
    d = np.abs(A @ c - y).max()
    while d > delta:
        d = max(d / 2, delta)
        for _ in range(20):
            r = A @ c - y
            hessian = A.T @ (A * (np.abs(r) <= d)[:, None]) + 1e-9 * np.eye(degree + 1)
            change = np.linalg.solve(hessian, A.T @ np.clip(r, -d, d))
            while huber(A @ (c - change) - y, d) > huber(r, d) and np.abs(change).max() > 1e-12:
                change = change / 2
            c = c - change
    return c


x, y = np.append(x, x_outlier), np.append(y, height)
middle, half = (x.min() + x.max()) / 2, (x.max() - x.min()) / 2
A = powers(x)
fits = {
    "Fit by squared error": np.linalg.lstsq(A, y, rcond=None)[0],
    "Fit by absolute error": fit_huber(1e-8),
    "Fit by Huber": fit_huber(delta),
}
grid = np.linspace(x.min() - 0.2, x.max() + 0.2, 121)
curves = {name: powers(grid) @ c for name, c in fits.items()}

# Chart
rows = [{"x": a, "y": b, "loss": name} for name, curve in curves.items() for a, b in zip(grid, curve)]
lines = alt.Chart(alt.Data(values=rows), width=600, height=300).mark_line(clip=True)
lines = lines.encode(x=alt.X("x:Q"), y=alt.Y("y:Q").scale(domain=[-11, 11]), color=alt.Color("loss:N", sort=None))
points = alt.Chart(alt.Data(values=[{"x": a, "y": b} for a, b in zip(x, y)])).mark_point(filled=True, color="black")
(lines + points.encode(x="x:Q", y="y:Q")).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(x, y, "o")
# for name, curve in curves.items():
#     plt.plot(grid, curve, label=name)
# plt.legend()
# plt.show()
