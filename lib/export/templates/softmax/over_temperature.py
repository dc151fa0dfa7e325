"""Softmax over the temperature: all probabilities, and their entropy as a share of its maximum ln n.

    p_i(T) = exp(z_i / T) / sum_j exp(z_j / T),   H = -sum_i p_i ln p_i

For T -> 0 the largest logit has all the probability, for T -> infinity all classes are equally probable.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
names = ["cat", "dog", "tiger"]
logits = [2.0, 1.0, 0.1]
temperature = 1.0  # that is marked


# Computation
def softmax(z):
    """Return the probabilities along the last axis; the largest logit is taken out, so that nothing overflows."""
    exponentials = np.exp(z - z.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


T = np.linspace(0.05, 20, 400)
p = softmax(np.array(logits) / T[:, None])  # one row for each temperature
p_ln_p = p * np.log(np.where(p > 0, p, 1))  # 0 ln 0 = 0
entropy = -p_ln_p.sum(axis=1) / np.log(len(names))

# Chart
curves = dict(zip(names, p.T)) | {"entropy / ln n": entropy}
rows = [{"T": t, "y": y, "curve": name} for name, curve in curves.items() for t, y in zip(T, curve)]
lines = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line()
    .encode(
        x=alt.X("T:Q", title="temperature T"),
        y=alt.Y("y:Q", title="probability").scale(domain=[0, 1]),
        color=alt.Color("curve:N", title=None, sort=None),
    )
)
now = alt.Chart(alt.Data(values=[{"T": temperature}])).mark_rule(color="gray").encode(x="T:Q")
(lines + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, curve in curves.items():
#     plt.plot(T, curve, label=name)
# plt.axvline(temperature)
# plt.legend()
# plt.show()
