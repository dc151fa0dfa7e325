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


# Computation
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def train(gradient):
    """Return z at the start and after each epoch."""
    w, b, path = weight, bias, []
    for _ in range(epochs + 1):
        z = w * x + b
        path.append(z)
        slope = gradient(sigmoid(z))
        w, b = w - rate * slope * x, b - rate * slope
    return np.array(path)


gradients = {"squared error": lambda p: (p - y) * p * (1 - p), "cross-entropy": lambda p: p - y}
names = {
    "p": ["Neuron trained with squared error", "Neuron trained with cross-entropy"],
    "loss": ["½ (p − y)²", "Cross-entropy"],
    "gradient": ["Gradient of ½ (p − y)²", "Gradient of cross-entropy"],
}[shown]
curves, right = {}, {}
for name, (loss, gradient) in zip(names, gradients.items()):
    z = train(gradient)
    p = sigmoid(z)
    value = (p - y) ** 2 / 2 if loss == "squared error" else np.logaddexp(0, z) - y * z
    curves[name] = {"p": p, "loss": value, "gradient": np.abs(gradient(p))}[shown]
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
