"""Slope alpha of PReLU over the steps of its training, and the teacher's slope that it learns.

One neuron y = f(w x + b) with f(z) = max(z, 0) + alpha min(z, 0) learns the values of a teacher at random x. The loss L
is the mean of (y - t)^2 / 2, and with the error e = y - t of each sample dL/dalpha = mean(e min(0, z)),
dL/dw = mean(e f'(z) x), dL/db = mean(e f'(z)).

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
teacher_alpha = 1.5
alpha = 0.25  # at the start
rate = 0.5
steps = 300
step = 0  # that is marked
seed = 0


# Computation
def prelu(x, alpha):
    return np.maximum(x, 0) + alpha * np.minimum(x, 0)


x = np.random.default_rng(seed).standard_normal(64)
target = prelu(x, teacher_alpha)
w, b = 0.5, 0.0
alphas = [alpha]
for _ in range(steps):
    z = w * x + b
    error = prelu(z, alpha) - target
    slope = np.where(z > 0, 1, alpha)
    alpha_gradient = np.mean(error * np.minimum(0, z))
    w, b = w - rate * np.mean(error * slope * x), b - rate * np.mean(error * slope)
    alpha = alpha - rate * alpha_gradient
    alphas.append(alpha)

# Chart
rows = [{"step": i, "alpha": a} for i, a in enumerate(alphas)]
learned = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line()
    .encode(x=alt.X("step:Q"), y=alt.Y("alpha:Q", title="slope for x < 0"))
)
teacher = alt.Chart(alt.Data(values=[{"alpha": teacher_alpha}])).mark_rule(strokeDash=[6, 4]).encode(y="alpha:Q")
now = alt.Chart(alt.Data(values=[{"step": step}])).mark_rule(color="gray").encode(x="step:Q")
(learned + teacher + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(alphas, label="alpha")
# plt.axhline(teacher_alpha, linestyle="--", label="the teacher's slope")
# plt.axvline(step)
# plt.legend()
# plt.show()
