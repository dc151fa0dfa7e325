"""Checks of what the lesson says of ReLU: its slope, its zeros, its cost, and the data that it suits."""

import numpy as np

from lib.activations import ACTIVATIONS, relu, relu_derivative
from lib.analysis.comparison import output_moments
from lib.analysis.frameworks import FRAMEWORKS
from lib.learning.dead_units import sine_wave, train_one_hidden_layer
from lib.learning.gradient_flow import forward
from lib.learning.initialization import INITIALIZATIONS, initial_weights
from lib.learning.perceptron import Network, Training
from lib.lesson.claims.claim import Claim, Finding, finding, verdict_of
from lib.lesson.claims.dying_relu import neuron_link
from lib.lesson.claims.measurements import (
    BATCH,
    CHEAPER,
    DIFFERENCE_TOLERANCE,
    LAYERS,
    TIMED,
    WIDTH,
    Clock,
    central_difference,
    gradient_kept,
    relative_costs,
)
from lib.numerics.arrays import FloatArray

KEPT = 0.5
"""A gradient has not vanished if a net keeps more than this share of it."""
NETS = 10


def relu_slope() -> Finding:
    """Compare relu' with the difference quotient at 50 points on each side of 0, from 0.1 to 5 in size, to within 1e-8.

    The slope at 0 is a convention: the numbers count the frameworks whose convention is known, and those with ours.
    """
    x = np.concatenate([np.linspace(-5, -0.1, 50), np.linspace(0.1, 5, 50)])
    error = np.abs(relu_derivative(x) - central_difference(relu, x)).max()
    kinks = [equivalent.kink.get(0.0) for equivalent in FRAMEWORKS["relu"].values()]
    known = [slope for slope in kinks if slope is not None]
    return finding(
        verdict_of(error < DIFFERENCE_TOLERANCE),
        "Compared with the difference quotient on both sides; the slopes at 0 are those that the frameworks return.",
        error=error,
        at_zero=relu_derivative(0.0),
        frameworks=len(known),
        agreeing=known.count(float(relu_derivative(0.0))),
    )


def relu_vanishing() -> Finding:
    """Measure the gradient that reaches the input of 10 random nets of 20 ReLU layers, for two weight variances.

    The claim holds if more than half of the gradient is kept with variance 1/n and with 2/n, and by an inactive unit;
    under its condition (active units, variance 2/n) if it is kept with 2/n.
    Source: He et al., Delving deep into rectifiers (2015), arXiv:1502.01852, section 2.2.
    """
    lecun, he = (gradient_kept(ACTIVATIONS["relu"], name, NETS) for name in ("lecun", "he"))
    inactive = relu_derivative(-1.0)
    return finding(
        verdict_of(min(lecun, he, inactive) > KEPT, he > KEPT),
        "Real back-propagation through random nets under both initialisations, geometric mean over the nets.",
        layers=LAYERS,
        lecun=lecun,
        shrinks=1 / lecun,
        he=he,
        inactive=inactive,
    )


def relu_sparse() -> Finding:
    """Count the exact zeros among the outputs of 6 random ReLU layers with He's weights, for standard normal input.

    "Many" is more than a quarter; where every second pre-activation is negative it is one half.
    Source: Glorot, Bordes and Bengio, Deep sparse rectifier neural networks (2011), section 3.
    """
    generator = np.random.default_rng(0)
    x = generator.standard_normal((BATCH, WIDTH))
    layers = initial_weights([WIDTH] * 6, INITIALIZATIONS["he"], generator)
    share = np.mean([activation == 0 for activation in forward(x, layers, relu).activations[1:]])
    return finding(verdict_of(share > 0.25), "Zeros counted in every layer of a random net.", share=share)


def relu_parameters() -> Finding:
    """Count the parameters of two trained nets that differ in the activation alone, ReLU and tanh.

    The claim holds if the ReLU net has fewer. The number `zeros` is the share of exact zeros in its hidden layer.
    """
    x, target = sine_wave()
    nets = {name: _trained(x, target, name).network for name in ("relu", "tanh")}
    counts = {name: _parameter_count(net) for name, net in nets.items()}
    weight, bias = nets["relu"].layers[0]
    return finding(
        verdict_of(counts["relu"] < counts["tanh"]),
        "The parameters of two trained nets counted, and the zeros among the outputs of the ReLU units.",
        relu=counts["relu"],
        tanh=counts["tanh"],
        zeros=(relu(x[:, None] @ weight + bias) == 0).mean(),
    )


def _parameter_count(net: Network) -> int:
    """Return the number of weights and biases of a net."""
    return sum(part.size for layer in net.layers for part in layer)


def _trained(x: FloatArray, target: FloatArray, name: str) -> Training:
    """Train a hidden layer of 16 units with the activation of a name: 500 steps at rate 0.1, one seed for all."""
    return train_one_hidden_layer(x, target, ACTIVATIONS[name], 16, 0.1, 500, np.random.default_rng(1))


def relu_fast(clock: Clock) -> Finding:
    """Time ReLU, and sigmoid and tanh written with exponentials: each must take 1.5 times ReLU's time."""
    costs = relative_costs(clock)
    return finding(
        verdict_of(min(costs["sigmoid"], costs["tanh"]) > CHEAPER),
        TIMED,
        sigmoid=costs["sigmoid"],
        tanh=costs["tanh"],
        library=costs["library_tanh"],
    )


def relu_centre() -> Finding:
    """Integrate ReLU over the standard normal density: the claim holds if the mean output is not 0.

    It is 1 / sqrt(2 pi). The quadrature is right to about 1e-10, so anything above 1e-9 is not 0.
    """
    mean, _ = output_moments(relu, 0, 1, ACTIVATIONS["relu"].kinks)
    return finding(verdict_of(abs(mean) > 1e-9), "The mean output by quadrature over the normal density.", mean=mean)


def relu_negative_data() -> Finding:
    """Train a ReLU layer on a wave over inputs of both signs, and over the same inputs moved until none is negative.

    The loss is divided by that of the constant that fits best, half the variance of the target. The claim holds if
    inputs of both signs leave more than half of it.
    """
    x, target = sine_wave()
    left, moved_left = (_trained(data, target, "relu").loss[-1] / (target.var() / 2) for data in (x, x - x.min()))
    return finding(
        verdict_of(left > 0.5),
        "One hidden layer trained on data of both signs, and on the same data without negative values.",
        negative=(x < 0).mean(),
        explained=1 - left,
        moved=1 - moved_left,
    )


_DEEP = {"view": "Vanishing gradient", "units": ("ReLU",), "layers": f"{LAYERS:.1f}", "width": f"{WIDTH}"}

CLAIMS = (
    Claim(
        "relu-derivative",
        "activations",
        "The slope of ReLU is 0 for negative and 1 for positive input.",
        "So it is on either side. At 0 there is no slope: {at_zero:.0f} is a convention, shared by all {agreeing:.0f} "
        "of the {frameworks:.0f} frameworks whose choice we know.",
        relu_slope,
        link={"functions": ("ReLU",), "show": "both"},
    ),
    Claim(
        "relu-cures-vanishing",
        "activations",
        "As its slope is 1, gradients do not vanish under ReLU.",
        "Through {layers:.0f} layers with weights of variance 1/n a gradient shrinks {shrinks:,.0f}-fold; He's "
        "variance 2/n keeps {he:.1f} of it. An inactive unit passes {inactive:.0f}.",
        relu_vanishing,
        condition="the units on the way are active and the weights have He's variance",
        link=_DEEP,
    ),
    Claim(
        "relu-sparse",
        "activations",
        "A ReLU layer puts out many zeros.",
        "In a fresh random net {share:.0%} of the outputs are exactly 0.",
        relu_sparse,
        link=_DEEP | {"unit": "ReLU", "layer": "5.0"},
    ),
    Claim(
        "relu-fewer-parameters",
        "activations",
        "Its zeros leave a ReLU net with fewer parameters.",
        "The count stays: {relu:.0f} with ReLU and {tanh:.0f} with tanh, though {zeros:.0%} of the ReLU units' outputs "
        "are 0.",
        relu_parameters,
        link=_DEEP | {"units": ("Tanh", "ReLU")},
    ),
    Claim(
        "relu-fast",
        "activations",
        "ReLU is much cheaper to compute than sigmoid and tanh.",
        "Written with exponentials, sigmoid takes {sigmoid:.1f} and tanh {tanh:.1f} times ReLU's time on this machine; "
        "NumPy's own tanh takes {library:.1f} times.",
        relu_fast,
        link={"view": "Compare", "first": "Sigmoid", "second": "ReLU"},
        needs_clock=True,
    ),
    Claim(
        "relu-not-centred",
        "activations",
        "The outputs of ReLU are not centred on zero.",
        "For standard normal input their mean is {mean:.4f}, 1/√(2π).",
        relu_centre,
        link={"view": "Compare", "first": "ReLU", "second": "Tanh", "mean": "0.0", "spread": "1.0"},
    ),
    Claim(
        "relu-bad-for-negative-data",
        "activations",
        "ReLU does not suit data that have negative values.",
        "A weight and a bias come first: with {negative:.0%} of the inputs negative one hidden layer explains "
        "{explained:.0%} of the target's variance, with none negative {moved:.0%}.",
        relu_negative_data,
        link=neuron_link("A negative weight"),
    ),
)
