"""Maximum likelihood by gradient ascent or Newton's method, in the probability p or in the logit z = ln(p / (1 - p)).

The height is ln L / n = q ln p + (1 - q) ln(1 - p), with q = k/n. Its slope and curvature are
    in p: q/p - (1 - q)/(1 - p) and -q/p^2 - (1 - q)/(1 - p)^2,   in z: q - p and -p (1 - p).
Gradient ascent moves by rate * slope, Newton's method by -rate * slope / curvature.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
flips = "1010001000"
start = 0.9
method = "gradient"  # or "newton"
coordinate = "p"  # or "logit"
rate = 0.1
steps = 50
step = 0  # up to which the path is drawn


# Computation
def height(p, rest):
    """Return q ln p + (1 - q) ln(1 - p), with 0 ln 0 = 0."""
    return (q * np.log(p) if q > 0 else 0.0) + ((1 - q) * np.log(rest) if q < 1 else 0.0)


q = flips.count("1") / len(flips)
position = start if coordinate == "p" else np.log(start / (1 - start))
path = []  # p and height at each step
with np.errstate(all="ignore"):
    for _ in range(steps + 1):
        if coordinate == "p":
            p, rest = np.float64(position), np.float64(1 - position)
            slope, curvature = q / p - (1 - q) / rest, -q / p**2 - (1 - q) / rest**2
        else:
            p, rest = 1 / (1 + np.exp(-position)), 1 / (1 + np.exp(position))
            slope, curvature = q * rest - (1 - q) * p, -p * rest
        now = height(p, rest) if coordinate == "p" else q * position - np.logaddexp(0, position)
        if not (0 <= p <= 1 and np.isfinite(now)):
            break  # it has left the interval
        path.append((p, now))
        position = position + rate * (slope if method == "gradient" else -slope / curvature)

grid = np.linspace(0.005, 0.995, 199)
heights = height(grid, 1 - grid)

# Chart
rows = [{"p": p, "height": h} for p, h in zip(grid, heights) if h > heights.max() - 6]
reached = [{"step": i, "p": p, "height": h} for i, (p, h) in enumerate(path[: step + 1])]
curve = alt.Chart(alt.Data(values=rows), width=600, height=330).mark_line()
curve = curve.encode(x=alt.X("p:Q", title="probability p of a 1"), y=alt.Y("height:Q", title="ln L(p) / n"))
points = alt.Chart(alt.Data(values=reached)).mark_line(color="orange", point={"color": "orange"})
(curve + points.encode(x="p:Q", y="height:Q", order="step:Q")).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(grid, heights)
# plt.plot(*zip(*path[: step + 1]), "o-")
# plt.show()
