"""Reliability diagram: the share of ones over the mean forecast, in bins of equal width.

Logits z are drawn from a normal distribution, and each outcome is 1 with probability sigmoid(z). So sigmoid(z) is
calibrated, and the forecasts sigmoid(factor z) are too confident for a factor above 1 and not confident enough for one
below.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
count, spread, seed = 2000, 1.5, 0  # of the forecasts
factor = 2.0
bins = 10


# Computation
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


generator = np.random.default_rng(seed)
z = spread * generator.standard_normal(count)
outcome = generator.uniform(size=count) < sigmoid(z)
forecast = sigmoid(factor * z)

edges = np.arange(bins + 1) / bins
place = np.minimum(np.searchsorted(edges, forecast, side="right") - 1, bins - 1)
size = np.bincount(place, minlength=bins)
filled = size > 0
mean_forecast = np.bincount(place, forecast, bins)[filled] / size[filled]
share = np.bincount(place, outcome, bins)[filled] / size[filled]

# Chart
rows = [{"forecast": f, "share": s, "count": n} for f, s, n in zip(mean_forecast, share, size[filled].tolist())]
diagonal = alt.Chart(alt.Data(values=[{"x": 0}, {"x": 1}]), width=400, height=400).mark_line(strokeDash=[6, 4])
points = (
    alt.Chart(alt.Data(values=rows))
    .mark_point(filled=True)
    .encode(
        x=alt.X("forecast:Q", title="mean forecast in the bin"),
        y=alt.Y("share:Q", title="share of ones in the bin"),
        size=alt.Size("count:Q", title="forecasts"),
    )
)
(diagonal.encode(x="x:Q", y="x:Q") + points).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot([0, 1], [0, 1], "--")
# plt.scatter(mean_forecast, share, size[filled])
# plt.show()
