"""Loss of a neuron over its training, with a slope alpha that is learned (PReLU) and with fixed slopes.

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
start_alpha = 0.25  # of PReLU
fixed_alphas = {"ReLU": 0.0, "Leaky ReLU": 0.01, "Fixed at 0.25": 0.25}
rate = 0.5
steps = 300
step = 0  # that is marked
seed = 0


# Computation
def prelu(x, alpha):
    return np.maximum(x, 0) + alpha * np.minimum(x, 0)


def train(alpha, learned):
    """Return the loss at the start and after each step; alpha moves only if it is learned."""
    x = np.random.default_rng(seed).standard_normal(64)
    target = prelu(x, teacher_alpha)
    w, b, losses = 0.5, 0.0, []
    for _ in range(steps + 1):
        z = w * x + b
        error = prelu(z, alpha) - target
        losses.append(np.mean(error**2) / 2)
        slope = np.where(z > 0, 1, alpha)
        alpha_gradient = np.mean(error * np.minimum(0, z))
        w, b = w - rate * np.mean(error * slope * x), b - rate * np.mean(error * slope)
        alpha = alpha - rate * alpha_gradient * learned
    return losses


runs = {"PReLU": train(start_alpha, True)} | {name: train(alpha, False) for name, alpha in fixed_alphas.items()}

# Chart
rows = [
    {"step": i, "loss": loss, "run": name} for name, losses in runs.items() for i, loss in enumerate(losses) if loss > 0
]
lines = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line()
    .encode(
        x=alt.X("step:Q"),
        y=alt.Y("loss:Q", title="mean of ½ (output − target)²").scale(type="log").axis(format=".0e"),
        color=alt.Color("run:N", title=None, sort=None),
    )
)
now = alt.Chart(alt.Data(values=[{"step": step}])).mark_rule(color="gray").encode(x="step:Q")
(lines + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, losses in runs.items():
#     plt.semilogy(losses, label=name)
# plt.axvline(step)
# plt.legend()
# plt.show()
