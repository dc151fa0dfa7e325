"""Loss, or accuracy, of softmax regression over its training with squared error and with cross-entropy.

The probabilities are p = softmax(x W + b). The gradient in the logits is G = p - t for cross-entropy -sum_i t_i ln p_i,
and 2 J (p - t) for squared error sum_i (p_i - t_i)^2, J being softmax's Jacobian. Classes have weights.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
shown = "loss"  # or "accuracy"
rate = 2.0
smoothing = 0.0  # share of the target that is spread over all classes
class_weights = [1.0, 1.0, 1.0]
steps = 200
step = 0  # that is marked

# Points
count, seed = 60, 0
generator = np.random.default_rng(seed)
label = np.arange(count) % 3
angle = np.pi / 2 + 2 * np.pi * label / 3
x = 2 * np.column_stack([np.cos(angle), np.sin(angle)]) + 0.8 * generator.standard_normal((count, 2))


# Computation
def log_softmax(z):
    """Return ln p of each row; the largest logit is taken out, so that nothing overflows."""
    shifted = z - z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def train(name):
    """Return the loss, or the accuracy, at the start and after each step."""
    target = (1 - smoothing) * np.eye(3)[label] + smoothing / 3
    share = np.array(class_weights)[label] / np.array(class_weights)[label].sum()
    W, b, curve = np.zeros((2, 3)), np.zeros(3), []
    for _ in range(steps + 1):
        log_p = log_softmax(x @ W + b)
        p = np.exp(log_p)
        G = p - target
        if name == "squared error":
            each = (G**2).sum(axis=1)
            G = 2 * p * (G - (p * G).sum(axis=1, keepdims=True))
        else:
            each = -(target * log_p).sum(axis=1)
        curve.append(share @ each if shown == "loss" else (log_p.argmax(axis=1) == label).mean())
        G = share[:, None] * G
        W, b = W - rate * x.T @ G, b - rate * G.sum(axis=0)
    return curve


losses = {"Squared error, Σ (p − y)²": "squared error", "Cross-entropy": "cross-entropy"}
names = [name if shown == "loss" else f"Trained with {name[0].lower()}{name[1:]}" for name in losses]
curves = dict(zip(names, map(train, losses.values())))

# Chart
rows = [{"step": i, "y": y, "loss": name} for name, curve in curves.items() for i, y in enumerate(curve)]
lines = alt.Chart(alt.Data(values=rows), width=600, height=300).mark_line()
lines = lines.encode(x="step:Q", y=alt.Y("y:Q", title=shown), color=alt.Color("loss:N", title=None, sort=None))
now = alt.Chart(alt.Data(values=[{"step": step}])).mark_rule(color="gray").encode(x="step:Q")
(lines + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, curve in curves.items():
#     plt.plot(curve, label=name)
# plt.axvline(step)
# plt.legend()
# plt.show()
