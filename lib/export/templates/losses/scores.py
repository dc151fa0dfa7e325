"""Log loss and Brier score of the forecasts sigmoid(factor z) over the factor, with the factor of least log loss.

Logits z are drawn from a normal distribution, and each outcome is 1 with probability sigmoid(z), so the forecasts are
calibrated at factor 1. Log loss is the mean of ln(1 + e^(f z)) - y f z, the Brier score the mean of (p - y)^2.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
count, spread, seed = 2000, 1.5, 0  # of the forecasts
factor = 2.0  # that is marked


# Computation
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def log_loss(f):
    return np.mean(np.logaddexp(0, f * z) - outcome * f * z)


def brier_score(f):
    return np.mean((sigmoid(f * z) - outcome) ** 2)


generator = np.random.default_rng(seed)
z = spread * generator.standard_normal(count)
outcome = generator.uniform(size=count) < sigmoid(z)
low, high = 0.01, 100.0
for _ in range(60):  # the log loss falls as long as mean((sigmoid(f z) - y) z) < 0
    best = (low + high) / 2
    low, high = (best, high) if np.mean((sigmoid(best * z) - outcome) * z) < 0 else (low, best)

factors = np.linspace(0.25, 4, 76)
curves = {
    "Log loss": np.array([log_loss(f) for f in factors]),
    "Brier score": np.array([brier_score(f) for f in factors]),
}

# Chart
rows = [{"factor": f, "score": s, "name": name} for name, y in curves.items() for f, s in zip(factors, y)]
lines = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line()
    .encode(
        x=alt.X("factor:Q", title="factor of the logits"),
        y=alt.Y("score:Q", title="mean score"),
        color=alt.Color("name:N", title=None, sort=None),
    )
)
least = alt.Chart(alt.Data(values=[{"factor": best, "score": log_loss(best)}])).mark_point(filled=True, size=90)
now = alt.Chart(alt.Data(values=[{"factor": factor}])).mark_rule(color="gray").encode(x="factor:Q")
(lines + least.encode(x="factor:Q", y="score:Q") + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, y in curves.items():
#     plt.plot(factors, y, label=name)
# plt.plot(best, log_loss(best), "o")
# plt.axvline(factor)
# plt.legend()
# plt.show()
