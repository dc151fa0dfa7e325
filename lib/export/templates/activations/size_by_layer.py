"""Size of the gradient, or of the activations, in each layer of a deep random network, for several activations.

Layer l computes z_l = a_(l-1) W_l and a_l = f(z_l), with a_0 = x. Back-propagation carries a gradient from the last
layer to the input: dL/da_(l-1) = (dL/da_l f'(z_l)) W_l^T. The size is the root mean square over samples and units.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
seed = 0
layers, width, samples = 20, 200, 64
variance = 1 / width  # of each weight
shown = "gradient"  # or "activations"


# Functions
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e, 1) / (1 + e)


def sigmoid_derivative(x):
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2


def relu(x):
    return np.maximum(x, 0)


def relu_derivative(x):
    return np.where(x > 0, 1.0, 0.0)


functions = {"Sigmoid": (sigmoid, sigmoid_derivative), "ReLU": (relu, relu_derivative)}


# Computation
def root_mean_square(values):
    return np.sqrt(np.mean(values**2))


def sizes(f, derivative):
    """Return the size of the activations and of the gradient in each layer, the input's first."""
    generator = np.random.default_rng(seed)
    x, upstream = generator.standard_normal((2, samples, width))
    weights = [generator.standard_normal((width, width)) * np.sqrt(variance) for _ in range(layers)]
    activations, z = [x], []
    for W in weights:
        z.append(activations[-1] @ W)
        activations.append(f(z[-1]))
    gradients = [upstream]
    for W, z_l in zip(reversed(weights), reversed(z)):
        gradients.append((gradients[-1] * derivative(z_l)) @ W.T)
    arrays = {"activations": activations, "gradient": gradients[::-1]}
    return {name: [root_mean_square(a) for a in of_layers] for name, of_layers in arrays.items()}


flows = {name: sizes(*pair)[shown] for name, pair in functions.items()}

# Chart
rows = [
    {"layer": layer, "size": size, "function": name}
    for name, flow in flows.items()
    for layer, size in enumerate(flow)
    if 0 < size < np.inf
]
chart = (
    alt.Chart(alt.Data(values=rows), width=600, height=300)
    .mark_line(point=True)
    .encode(
        x=alt.X("layer:Q", title="layer, 0 is the input"),
        y=alt.Y("size:Q", title=f"size of the {shown} (root mean square)").scale(type="log"),
        color=alt.Color("function:N", sort=list(functions)),
    )
)
chart.save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, flow in flows.items():
#     plt.semilogy(flow, "o-", label=name)
# plt.legend()
# plt.show()
