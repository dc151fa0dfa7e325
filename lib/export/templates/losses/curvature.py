"""Smallest eigenvalue of the Hessian of two losses along their gradient descents: below 0 a loss is not convex there.

The prediction is p = sigmoid(z) with z = w1 x1 + w2 x2, and the Hessian is mean(l'' x x^T). Squared error,
here (p - y)^2 / 2, has l' = (p - y) s and l'' = s^2 + (p - y) s (1 - 2p) with s = p (1 - p). Cross-entropy has
l' = p - y and l'' = s.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
start = [-6.0, -4.0]  # w1 and w2
rate = 2.0
steps = 200
step = 0  # that is marked

# Points
count, seed = 60, 0
generator = np.random.default_rng(seed)
label = np.arange(count) % 2
x = generator.standard_normal((count, 2)) + np.outer(2 * label - 1, [0.9, 0.6])


# Computation
def derivatives(loss, w):
    """Return l' and l'' in the logit of each point."""
    p = np.exp(-np.logaddexp(0, -x @ w))  # 1 / (1 + e^-z), without overflow
    s = p * (1 - p)
    if loss == "cross-entropy":
        return p - label, s
    return (p - label) * s, s**2 + (p - label) * s * (1 - 2 * p)


def smallest_eigenvalues(loss):
    """Return the smallest eigenvalue at each step of the descent."""
    w, found = np.array(start), []
    for _ in range(steps + 1):
        slope, curvature = derivatives(loss, w)
        hessian = (curvature[:, None] * x).T @ x / len(x)
        found.append(np.linalg.eigvalsh(hessian)[0])
        w = w - rate * slope @ x / len(x)
    return np.array(found)


curves = {f"Hessian of {loss}": smallest_eigenvalues(loss) for loss in ("½ (p − y)²", "cross-entropy")}

# Chart
rows = [{"step": i, "eigenvalue": v, "loss": loss} for loss, curve in curves.items() for i, v in enumerate(curve)]
lines = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line()
    .encode(
        x=alt.X("step:Q"),
        y=alt.Y("eigenvalue:Q", title="smallest eigenvalue of the Hessian"),
        color=alt.Color("loss:N", title=None, sort=None),
    )
)
zero = alt.Chart(alt.Data(values=[{"eigenvalue": 0}])).mark_rule(strokeDash=[6, 4]).encode(y="eigenvalue:Q")
now = alt.Chart(alt.Data(values=[{"step": step}])).mark_rule(color="gray").encode(x="step:Q")
(lines + zero + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for loss, curve in curves.items():
#     plt.plot(curve, label=loss)
# plt.axhline(0, linestyle="--")
# plt.axvline(step)
# plt.legend()
# plt.show()
