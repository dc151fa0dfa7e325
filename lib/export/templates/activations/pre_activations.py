"""Pre-activation z = w x + b of each sample over the training of one ReLU neuron.

The output is a = max(0, z), and the loss L is the mean of (a - t)^2 / 2 over the samples. Gradient descent:
w <- w - rate dL/dw with dL/dw = mean((a - t) relu'(z) x), and b likewise. Where z <= 0 on every sample both gradients
are 0, and the neuron is dead.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
x = [0.5, 1.0, 1.5, 2.0, 2.5]
target = 0.5
w, b = 1.0, 1.0  # at the start
rate = 1.0
steps = 20
step = 0  # that is marked

# Computation
x = np.array(x)
history = []
for _ in range(steps + 1):
    z = w * x + b
    history.append(z)
    error = (np.maximum(z, 0) - target) * (z > 0)  # dL/dz of each sample
    w, b = w - rate * np.mean(error * x), b - rate * np.mean(error)
history = np.array(history)  # one row for each step, one column for each sample

# Chart
rows = [{"step": i, "z": z, "sample": f"x = {a:g}"} for i, row in enumerate(history) for a, z in zip(x, row)]
lines = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line()
    .encode(
        x=alt.X("step:Q"),
        y=alt.Y("z:Q", title="pre-activation w x + b"),
        color=alt.Color("sample:N", sort=None),
    )
)
zero = alt.Chart(alt.Data(values=[{"z": 0}])).mark_rule(strokeDash=[6, 4]).encode(y="z:Q")
now = alt.Chart(alt.Data(values=[{"step": step}])).mark_rule(color="gray").encode(x="step:Q")
(lines + zero + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(history, label=[f"x = {a:g}" for a in x])
# plt.axhline(0, linestyle="--")
# plt.axvline(step)
# plt.legend()
# plt.show()
