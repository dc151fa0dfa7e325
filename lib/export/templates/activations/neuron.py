"""One ReLU neuron at a step of its training: w x + b, its output, its samples, and their target.

The output is a = max(0, z) with z = w x + b, and the loss L is the mean of (a - t)^2 / 2 over the samples. Gradient
descent: w <- w - rate dL/dw with dL/dw = mean((a - t) relu'(z) x), and b likewise. Where z <= 0 on every sample both
gradients are 0, and the neuron is dead.

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
step = 0  # that is shown


# Computation
def relu(z):
    return np.maximum(z, 0)


x = np.array(x)
for _ in range(step):
    z = w * x + b
    error = (relu(z) - target) * (z > 0)  # dL/dz of each sample
    w, b = w - rate * np.mean(error * x), b - rate * np.mean(error)

grid = np.linspace(x.min() - 1, x.max() + 1, 81)
line = w * grid + b
output = relu(line)
sample_output = relu(w * x + b)

# Chart
rows = [{"x": a, "y": y, "part": "w x + b"} for a, y in zip(grid, line)]
rows += [{"x": a, "y": y, "part": "max(0, w x + b)"} for a, y in zip(grid, output)]
dots = [{"x": a, "y": y, "part": "output of a sample"} for a, y in zip(x, sample_output)]
dots += [{"x": a, "y": target, "part": "its target"} for a in x]
base = alt.Chart(width=600, height=300, title=f"step {step}: w = {w:.4g}, b = {b:.4g}").encode(
    x=alt.X("x:Q", title="input x"),
    y=alt.Y("y:Q", title="output"),
    color=alt.Color("part:N", title=None, sort=None),
)
lines = base.properties(data=alt.Data(values=rows)).mark_line()
points = base.properties(data=alt.Data(values=dots)).mark_point(filled=True, size=90)
(lines + points).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(grid, line, "--", label="w x + b")
# plt.plot(grid, output, label="max(0, w x + b)")
# plt.plot(x, sample_output, "o")
# plt.axhline(target)
# plt.legend()
# plt.show()
