"""One sigmoid neuron that starts confidently wrong, trained with squared error and with cross-entropy.

The prediction is p = sigmoid(z) with z = w x + b. Gradient descent: w <- w - rate dL/dz x, b <- b - rate dL/dz. With
the factor 1/2, (p - y)^2 / 2, squared error has dL/dz = (p - y) p (1 - p); cross-entropy has dL/dz = p - y.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
x, y = 1.0, 0  # the only sample and its right answer
weight, bias = 2.0, 2.0  # at the start
rate = 0.15
epochs = 300
epoch = 0  # that is marked
shown = "p"  # or "loss" or "gradient"


# Functions
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def squared_error_gradient(z, y):
    p = sigmoid(z)
    return (p - y) * p * (1 - p)


losses = {  # for each its label, its values and dL/dz
    "squared error": ("½ (p − y)²", lambda z, y: (sigmoid(z) - y) ** 2 / 2, squared_error_gradient),
    "cross-entropy": ("Cross-entropy", lambda z, y: np.logaddexp(0, z) - y * z, lambda z, y: sigmoid(z) - y),
}


# Computation
def train(gradient):
    """Return z at the start and after each epoch."""
    w, b, path = weight, bias, []
    for _ in range(epochs + 1):
        z = w * x + b
        path.append(z)
        slope = gradient(z, y)
        w, b = w - rate * slope * x, b - rate * slope
    return np.array(path)


curves, right = {}, {}
for noun, (label, loss, gradient) in losses.items():
    inside = label[0].lower() + label[1:]
    name = {"p": f"Neuron trained with {noun}", "loss": label, "gradient": f"Gradient of {inside}"}[shown]
    z = train(gradient)
    p = sigmoid(z)
    curves[name] = {"p": p, "loss": loss(z, y), "gradient": np.abs(gradient(z, y))}[shown]
    passed = np.flatnonzero(p > 0.5 if y == 1 else p < 0.5)
    right[name] = passed[0] if passed.size else None  # epoch from which on the answer is right

# Chart
rows = [{"epoch": i, "y": v, "loss": name} for name, curve in curves.items() for i, v in enumerate(curve)]
dots = [{"epoch": int(i), "y": curves[name][i], "loss": name} for name, i in right.items() if i is not None]
base = alt.Chart(width=600, height=300).encode(
    x=alt.X("epoch:Q"),
    y=alt.Y("y:Q", title={"p": "prediction p", "loss": "loss", "gradient": "size of the gradient dL/dz"}[shown]),
    color=alt.Color("loss:N", title=None, sort=list(curves)),
)
lines = base.properties(data=alt.Data(values=rows)).mark_line()
points = base.properties(data=alt.Data(values=dots)).mark_point(filled=True, size=90)
now = alt.Chart(alt.Data(values=[{"epoch": epoch}])).mark_rule(color="gray").encode(x="epoch:Q")
(lines + points + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, curve in curves.items():
#     plt.plot(curve, label=name)
# plt.axvline(epoch)
# plt.legend()
# plt.show()
