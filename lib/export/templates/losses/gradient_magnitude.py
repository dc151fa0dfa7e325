"""Size of the gradient in the logit z over the prediction p = sigmoid(z), for the true answer 1.

With the factor 1/2, squared error (p - 1)^2 / 2 has the gradient (p - 1) p (1 - p), whose size is largest, 4/27, at
p = 1/3. Cross-entropy -ln p has p - 1.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
y = 1  # true answer

# Computation
z = np.sort([*np.linspace(-10, 10, 401), -np.log(2)])  # p = 1/3 at z = -ln 2
p = 1 / (1 + np.exp(-z))
squared = np.abs((p - y) * p * (1 - p))
cross = np.abs(p - y)
peak = squared.argmax()

# Chart
curves = {"Gradient of ½ (p − y)²": squared, "Gradient of cross-entropy": cross}
rows = [{"p": a, "size": b, "loss": name} for name, v in curves.items() for a, b in zip(p, v)]
lines = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line()
    .encode(
        x=alt.X("p:Q", title="prediction p"),
        y=alt.Y("size:Q", title="size of the gradient in z"),
        color=alt.Color("loss:N", title=None, sort=None),
    )
)
point = alt.Chart(alt.Data(values=[{"p": p[peak], "size": squared[peak]}])).mark_point(filled=True, size=90)
(lines + point.encode(x="p:Q", y="size:Q")).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, v in curves.items():
#     plt.plot(p, v, label=name)
# plt.plot(p[peak], squared[peak], "o")
# plt.legend()
# plt.show()
