"""Factors, gradient, or activations in each layer of a deep random network, for several activations.

Layer l computes z_l = a_(l-1) W_l and a_l = f(z_l), with a_0 = x. Back-propagation computes dL/da_(l-1) from dL/da_l as
(dL/da_l f'(z_l)) W_l^T. A size is the root mean square over samples and units. The factor of layer l is the size of
dL/da_(l-1) divided by that of dL/da_l. The product in layer l is that of the factors of all layers behind it.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
seed = 0
layers, width, samples = 20, 200, 64
variance = 1 / width  # of each weight
shown = "product"  # or "factor" or "activations"


# Functions
def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    return sigmoid(x) * sigmoid(-x)  # s (1 - s): for large x, 1 - s would lose its digits


def relu(x):
    return np.maximum(x, 0)


def relu_derivative(x):
    return np.where(x > 0, 1.0, 0.0)  # at the kink 0 by convention 0


functions = {"Sigmoid": (sigmoid, sigmoid_derivative), "ReLU": (relu, relu_derivative)}


# Computation
def by_layer(f, derivative):
    """Return what is shown in each layer, the input's first; the first factor is that of layer 1."""
    generator = np.random.default_rng(seed)
    x, upstream = generator.standard_normal((2, samples, width))
    weights = [generator.standard_normal((width, width)) * np.sqrt(variance) for _ in range(layers)]
    activations, slopes, gradients = [x], [], [upstream]
    for z in (activations[-1] @ W for W in weights):
        activations.append(f(z))
        slopes.append(derivative(z))
    for W, slope in zip(weights[::-1], slopes[::-1]):
        gradients.append((gradients[-1] * slope) @ W.T)
    sizes = np.sqrt(np.mean(np.square(activations if shown == "activations" else gradients[::-1]), axis=(1, 2)))
    return sizes if shown == "activations" else sizes / sizes[-1] if shown == "product" else sizes[:-1] / sizes[1:]


flows = {name: by_layer(*pair) for name, pair in functions.items()}
first = int(shown == "factor")  # layer; 0 is the input

# Chart
rows = [{"layer": i, "y": s, "f": f} for f, y in flows.items() for i, s in enumerate(y, first) if 0 < s < np.inf]
x_axis, color = alt.X("layer:Q", title="layer, 0 is the input"), alt.Color("f:N", sort=list(functions))
y_axis = alt.Y("y:Q", title=shown).scale(type="linear" if shown == "factor" else "log")
alt.Chart(alt.Data(values=rows), width=600, height=300).mark_line().encode(x_axis, y_axis, color).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# plt.semilogy(np.transpose(list(flows.values())), "o-", label=list(flows))
# plt.legend()
# plt.show()
