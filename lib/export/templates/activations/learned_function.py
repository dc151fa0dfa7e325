"""PReLU f(x) = max(x, 0) + alpha min(x, 0) at a step of its training, and the teacher whose slope it learns.

One neuron y = f(w x + b) learns the values of the teacher at random x. The loss L is the mean of (y - t)^2 / 2, and
with the error e = y - t of each sample dL/dalpha = mean(e min(0, z)), dL/dw = mean(e f'(z) x), dL/db = mean(e f'(z)).
Where alpha > 1, PReLU is no longer max(alpha x, x).

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
teacher_alpha = 1.5
alpha = 0.25  # at the start
rate = 0.5
step = 0  # that is shown
seed = 0


# Computation
def prelu(x, alpha):
    return np.maximum(x, 0) + alpha * np.minimum(x, 0)


x = np.random.default_rng(seed).standard_normal(64)
target = prelu(x, teacher_alpha)
w, b = 0.5, 0.0
for _ in range(step):
    z = w * x + b
    error = prelu(z, alpha) - target
    slope = np.where(z > 0, 1, alpha)
    alpha_gradient = np.mean(error * np.minimum(0, z))
    w, b = w - rate * np.mean(error * slope * x), b - rate * np.mean(error * slope)
    alpha = alpha - rate * alpha_gradient

grid = np.linspace(-2, 2, 81)
curves = {
    "PReLU as learned so far": prelu(grid, alpha),
    "max(alpha x, x) with the same alpha": np.maximum(alpha * grid, grid),
    "the teacher": prelu(grid, teacher_alpha),
    "min(0, x), the derivative in alpha": np.minimum(0, grid),
}

# Chart
rows = [{"x": a, "y": b, "curve": name} for name, y in curves.items() for a, b in zip(grid, y)]
chart = (
    alt.Chart(alt.Data(values=rows), width=600, height=300, title=f"step {step}: alpha = {alpha:.4g}")
    .mark_line()
    .encode(
        x=alt.X("x:Q", title="input x"),
        y=alt.Y("y:Q", title="output"),
        color=alt.Color("curve:N", title=None, sort=None),
    )
)
chart.save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, y in curves.items():
#     plt.plot(grid, y, label=name)
# plt.legend()
# plt.show()
