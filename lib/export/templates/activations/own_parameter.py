"""A parameter of a function over the steps of training, and the teacher's parameter that is learned.

One neuron y = f(w x + c) learns the values of f with another parameter at random x. The loss L is the mean of
(y - t)^2 / 2, and with the error e = y - t of each sample dL/da = mean(e df/da), dL/dw = mean(e f'(z) x),
dL/dc = mean(e f'(z)).

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
teacher = 1.5
parameter = 1.0  # at the start
rate = 0.5
steps = 300
step = 0  # that is marked
seed = 0


# Functions
def own(x, a=1.0):
    return np.where(x > 0, x, a * x)


def own_derivative(x, a=1.0):
    return np.where(x > 0, 1, a)


def own_parameter_derivative(x, a=1.0):
    return np.where(x > 0, 0, x)


# Computation
x = np.random.default_rng(seed).standard_normal(64)
target = own(x, teacher)
w, c = 0.5, 0.0
parameters = [parameter]
for _ in range(steps):
    z = w * x + c
    error = own(z, parameter) - target
    slope = own_derivative(z, parameter)
    parameter_gradient = np.mean(error * own_parameter_derivative(z, parameter))
    w, c = w - rate * np.mean(error * slope * x), c - rate * np.mean(error * slope)
    parameter = parameter - rate * parameter_gradient
    parameters.append(parameter)

# Chart
rows = [{"step": i, "parameter": float(a)} for i, a in enumerate(parameters)]
learned = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line()
    .encode(x=alt.X("step:Q"), y=alt.Y("parameter:Q", title="parameter"))
)
level = alt.Chart(alt.Data(values=[{"parameter": teacher}])).mark_rule(strokeDash=[6, 4]).encode(y="parameter:Q")
now = alt.Chart(alt.Data(values=[{"step": step}])).mark_rule(color="gray").encode(x="step:Q")
(learned + level + now).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.plot(parameters, label="parameter")
# plt.axhline(teacher, linestyle="--", label="the teacher's parameter")
# plt.axvline(step)
# plt.legend()
# plt.show()
