"""Cross-entropy per flip of a sample over the logit z, with its slope at one z.

    -ln L / n = ln(1 + e^z) - q z,   slope = sigmoid(z) - q

with the prediction p = sigmoid(z) and the share of ones q = k/n: the slope is the error of the prediction.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
flips = "1010001000"
z_marked = -4.0

# Computation
q = flips.count("1") / len(flips)
z = np.linspace(-10, 10, 201)
loss = np.logaddexp(0, z) - q * z
slope = 1 / (1 + np.exp(-z)) - q

# Chart
rows = [{"z": a, "loss": b} for a, b in zip(z, loss)]
curve = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line(clip=True)
    .encode(
        x=alt.X("z:Q", title="logit z"),
        y=alt.Y("loss:Q", title="nats per flip").scale(domain=[0, 5]),
    )
)
height, rise = np.interp(z_marked, z, loss), np.interp(z_marked, z, slope)
ends = [{"z": z_marked + d, "loss": height + d * rise} for d in (-2, 2)]
tangent = alt.Chart(alt.Data(values=ends)).mark_line(color="orange", clip=True).encode(x="z:Q", y="loss:Q")
(curve + tangent).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(z, loss)
# plt.axvline(z_marked)
# plt.xlabel("logit z")
# plt.show()
