"""Two forms of softmax in a float format, as the same constant is added to every logit.

The constant changes no probability. Exponentials of large numbers overflow, those of very negative ones underflow to 0,
and the textbook form is then inf / inf or 0 / 0: not a number. The shifted form takes the largest logit
out first; it is computed in float64, and rounded at the end.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
name = "cat"  # the class of the first logit
logits = [2.0, 1.0, 0.1]
dtype = "float64"
constant = 0.0  # that is marked


# Computation
def textbook_softmax(z):
    exponentials = np.exp(z)
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def shifted_softmax(z):
    return textbook_softmax(z - z.max(axis=-1, keepdims=True))


constants = np.linspace(-2000, 2000, 801)
z = (np.array(logits) + constants[:, None]).astype(dtype)
with np.errstate(all="ignore"):  # overflow is what this picture is about
    textbook = textbook_softmax(z)[:, 0]
    shifted = shifted_softmax(z.astype("float64"))[:, 0].astype(dtype)

# Chart
curves = {"shifted form": shifted, "textbook form": textbook}
rows = [
    {"constant": c, "p": p, "form": form}
    for form, curve in curves.items()
    for c, p in zip(constants, curve.tolist())
    if np.isfinite(p)
]
lines = (
    alt.Chart(alt.Data(values=rows), width=600, height=250)
    .mark_line()
    .encode(
        x=alt.X("constant:Q", title="constant added"),
        y=alt.Y("p:Q", title=f"probability of {name}").scale(domain=[0, 1]),
        color=alt.Color("form:N", title=None, sort=None),
        strokeDash=alt.StrokeDash("form:N", title=None, sort=None),
    )
)
now = alt.Chart(alt.Data(values=[{"constant": constant}])).mark_rule(color="gray").encode(x="constant:Q")
(lines + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(constants, shifted, label="shifted form")
# plt.plot(constants, textbook, "--", label="textbook form")
# plt.axvline(constant)
# plt.legend()
# plt.show()
