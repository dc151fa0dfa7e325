"""Checks of what the lesson says of ReLU: its slope, its zeros, its cost, and the data that it suits."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from lib.activations import ACTIVATIONS, Activation, relu, relu_derivative
from lib.analysis.comparison import Function, output_moments
from lib.analysis.frameworks import FRAMEWORKS
from lib.learning.dead_units import sine_wave, train_one_hidden_layer
from lib.learning.gradient_flow import forward
from lib.learning.initialization import INITIALIZATIONS, initial_weights
from lib.learning.perceptron import Network, random_network, train
from lib.lesson.claims.claim import (
    SEEDS,
    Claim,
    Finding,
    conditional_verdict,
    extremes,
    finding,
    seed_range,
    verdict_of,
)
from lib.lesson.claims.deep_networks import BATCH_SIZE, LAYERS, WIDTH, gradients_kept, stacked
from lib.lesson.claims.dying_relu import neuron_link
from lib.lesson.claims.references import DIFFERENCE_TOLERANCE, central_difference
from lib.lesson.claims.timing import MUCH, TIMED, Clock, relative_costs, timing_numbers
from lib.numerics.arrays import FloatArray

KEPT = 2.0
"""A gradient keeps its size through a net if it changes by less than this factor, up or down."""
MANY = 0.25
"""More than this share of zeros is many."""
HIDDEN, RATE, STEPS = 16, 0.1, 500
"""Units of a hidden layer that learns the wave, learning rate, and number of steps."""
SHORT = 50
"""Steps after which every parameter has been updated."""


def relu_slope(function: Function = relu, derivative: Function = relu_derivative) -> Finding:
    """Compare relu' with the difference quotient and with 0 and 1, at 50 points on each side of 0, to within 1e-8.

    The slope at 0 is a convention: the numbers count the frameworks whose convention is known, and those with ours.
    """
    x = np.concatenate([np.linspace(-5, -0.1, 50), np.linspace(0.1, 5, 50)])
    slope = derivative(x)
    error = max(np.abs(slope - central_difference(function, x)).max(), np.abs(slope - (x > 0)).max())
    kinks = [equivalent.kink.get(0.0) for equivalent in FRAMEWORKS["relu"].values()]
    known = [value for value in kinks if value is not None]
    return finding(
        verdict_of(error < DIFFERENCE_TOLERANCE),
        "The slope compared with 0 or 1 and with a difference quotient at {points:.0f} points of both sides, from 0.1 "
        "to 5 in size, with a tolerance of {tolerance:.0e}. The slopes at 0 are those that the frameworks return.",
        points=x.size,
        tolerance=DIFFERENCE_TOLERANCE,
        error=error,
        at_zero=derivative(0.0),
        frameworks=len(known),
        agreeing=known.count(float(derivative(0.0))),
    )


def _with_share_active(share: float) -> Activation:
    """Return ReLU behind biases for which this share of the samples of every unit is positive."""

    def lifted(z: FloatArray) -> FloatArray:
        ordered, inactive = np.sort(z, axis=0), len(z) - round(share * len(z))
        return z - (ordered[inactive - 1] + ordered[inactive]) / 2 if inactive else z - ordered[0] + 1

    return replace(
        ACTIVATIONS["relu"], function=lambda z: relu(lifted(z)), derivative=lambda z: relu_derivative(lifted(z))
    )


RELU_NETWORKS = {"half_1": (0.5, 1.0), "half_2": (0.5, 2.0), "all_1": (1.0, 1.0), "all_2": (1.0, 2.0)}
"""The share of active units and n times the variance of the weights of each deep ReLU net."""


def relu_vanishing(
    networks: Mapping[str, tuple[float, float]] = RELU_NETWORKS,
    activation_of: Callable[[float], Activation] = _with_share_active,
    seeds: Sequence[int] = SEEDS,
) -> Finding:
    """Measure the gradient that reaches the input of 20 ReLU layers, by the share of active units and the variance.

    Biases set the share of the samples for which a unit is active. The condition is met where share x n x variance is
    1, and not where it is 1/2 or 2; the claim holds for a seed if the gradient changes by less than a factor of 2.
    Source: He, Zhang, Ren and Sun (2015), Delving Deep into Rectifiers, section 2.2, arXiv:1502.01852.
    """
    kept = gradients_kept(
        {name: (activation_of(share), variance) for name, (share, variance) in networks.items()}, seeds
    )
    met, unmet = [], []
    for name, (share, variance) in networks.items():
        holds = (kept[name] > 1 / KEPT) & (kept[name] < KEPT)
        (met if abs(share * variance - 1) < 0.1 else unmet).extend(holds)
    return finding(
        conditional_verdict(met, unmet),
        "A gradient back-propagated through {layers:.0f} random layers of {width:.0f} units, seeds {first_seed:.0f} to "
        "{last_seed:.0f}; biases make each unit active on half or on all of {batch:.0f} samples. It keeps its size if "
        "it changes by less than a factor of {factor:.0f}, for every seed.",
        layers=LAYERS,
        width=WIDTH,
        batch=BATCH_SIZE,
        factor=KEPT,
        **extremes(**kept),
        shrinks_low=1 / kept["half_1"].max(),
        shrinks_high=1 / kept["half_1"].min(),
        **seed_range(seeds),
    )


def relu_sparse(function: Function = relu, seeds: Sequence[int] = SEEDS) -> Finding:
    """Count the exact zeros among the outputs of 6 random ReLU layers with He's weights, for standard normal input.

    "Many" is more than a quarter for every seed; where every second pre-activation is negative it is one half.
    Source: Glorot, Bordes and Bengio (2011), Deep Sparse Rectifier Neural Networks, section 3.
    """
    shares = [_share_of_zeros(function, seed) for seed in seeds]
    return finding(
        verdict_of(min(shares) > MANY),
        "Exact zeros counted in 6 random layers of {width:.0f} units with He's weights, for {batch:.0f} standard "
        "normal samples, seeds {first_seed:.0f} to {last_seed:.0f}; many means more than {many:.0%} for every seed.",
        width=WIDTH,
        batch=BATCH_SIZE,
        many=MANY,
        **extremes(share=shares),
        **seed_range(seeds),
    )


def _share_of_zeros(function: Function, seed: int) -> float:
    """Return the share of exact zeros among the outputs of 6 random layers."""
    generator = np.random.default_rng(seed)
    x = generator.standard_normal((BATCH_SIZE, WIDTH))
    layers = initial_weights([WIDTH] * 6, INITIALIZATIONS["he"], generator)
    return float(np.mean([activation == 0 for activation in forward(x, layers, function).activations[1:]]))


def _trained(name: str, seed: int) -> Network:
    """Return a hidden layer with the activation of a name that has learned the wave; one start for all activations."""
    generator = np.random.default_rng(seed)
    return train_one_hidden_layer(*sine_wave(), ACTIVATIONS[name], HIDDEN, RATE, SHORT, generator).network


def relu_parameters(trained: Callable[[str, int], Network] = _trained, seeds: Sequence[int] = SEEDS) -> Finding:
    """Count the parameters other than 0 of trained nets that differ in the activation alone, ReLU and tanh.

    The claim holds if the ReLU net has fewer for some seed. A zero among the outputs of a unit is no zero among its
    parameters: the numbers `zeros` are the share of exact zeros in the hidden layer over the samples.
    """
    x, _ = sine_wave()
    relu_networks, tanh_networks = ([trained(name, seed) for seed in seeds] for name in ("relu", "tanh"))
    counts, tanh_counts = (
        np.array([_parameter_count(network) for network in networks]) for networks in (relu_networks, tanh_networks)
    )
    zeros = [(relu(x[:, None] @ network.layers[0][0] + network.layers[0][1]) == 0).mean() for network in relu_networks]
    return finding(
        verdict_of((counts < tanh_counts).any()),
        "The weights and biases that are not 0, counted in nets that have learned a wave in {steps:.0f} steps from the "
        "same starts, seeds {first_seed:.0f} to {last_seed:.0f}; and the zeros among the outputs of the ReLU units.",
        steps=SHORT,
        relu=counts.min(),
        tanh=tanh_counts.max(),
        **extremes(zeros=zeros),
        **seed_range(seeds),
    )


def _parameter_count(network: Network) -> int:
    """Return the number of weights and biases of a net that are not 0."""
    return sum(int(np.count_nonzero(part)) for layer in network.layers for part in layer)


def relu_fast(clock: Clock) -> Finding:
    """Time ReLU, and sigmoid and tanh written with exponentials: each must take twice ReLU's time on every size."""
    found = relative_costs(clock, "relu", "sigmoid", "tanh", "library_tanh")
    return finding(
        verdict_of(min(found["sigmoid"].min(), found["tanh"].min()) > MUCH),
        TIMED + " Much cheaper means that sigmoid and tanh, both written with exponentials, take more than {much:.0f} "
        "times as long on each.",
        much=MUCH,
        **extremes(sigmoid=found["sigmoid"], tanh=found["tanh"], library=found["library_tanh"]),
        **timing_numbers(),
    )


def relu_centre(function: Function = relu) -> Finding:
    """Integrate ReLU over the standard normal density: the claim holds if the mean output is not 0.

    It is 1 / sqrt(2 pi). The quadrature is right to about 1e-10, so anything above 1e-9 is not 0.
    """
    tolerance = 1e-9
    mean, _ = output_moments(function, 0, 1, ACTIVATIONS["relu"].kinks)
    return finding(
        verdict_of(abs(mean) > tolerance),
        "The mean output for standard normal inputs by quadrature; above {tolerance:.0e} in size it is not 0.",
        mean=mean,
        tolerance=tolerance,
    )


SHIFTS = {"negative": -1.0, "mixed": 0.0, "positive": 1.0}
"""What is added to inputs in [-1, 1], so that all, half or none of them are negative."""
WORSE = 0.1
"""A fit is worse if it explains less of the variance of the target by more than this."""


def _moved_start(seed: int, shift: float) -> Network:
    """Return a random hidden layer whose kinks lie at the places of the seed's, moved by `shift`."""
    start = random_network((1, HIDDEN, 1), np.random.default_rng(seed))
    (weight, bias), output = start.layers
    return replace(start, layers=((weight, bias - shift * weight), output))


def relu_negative_data(
    start: Callable[[int, float], Network] = _moved_start, seeds: Sequence[int] = range(6)
) -> Finding:
    """Train ReLU layers on a wave over inputs of which all, half or none are negative, the kinks moved alike.

    The share of the variance that is explained is 1 minus the loss over that of the constant that fits best. The claim
    holds if for some seed inputs with negative values explain less than those without, by more than 0.1.
    """
    explained = {name: _explained([start(seed, shift) for seed in seeds], shift) for name, shift in SHIFTS.items()}
    with_negative = np.minimum(explained["negative"], explained["mixed"])
    return finding(
        verdict_of((explained["positive"] - with_negative > WORSE).any()),
        "A hidden layer of {units:.0f} units trained for {steps:.0f} steps at rate {rate:.1f} on the same wave over x "
        "− 1, x and x + 1 for x in [−1, 1], its kinks moved with the data, seeds {first_seed:.0f} to {last_seed:.0f}. "
        "Unsuitable would be a share of the variance lower by more than {worse:.1f} for some seed.",
        units=HIDDEN,
        steps=STEPS,
        rate=RATE,
        worse=WORSE,
        **extremes(**explained, lowest=np.minimum(with_negative, explained["positive"])),
        **seed_range(seeds),
    )


def _explained(starts: Sequence[Network], shift: float) -> FloatArray:
    """Return the share of the wave's variance that each net explains after training on inputs moved by `shift`."""
    x, target = sine_wave()
    run = train(stacked(starts), x + shift, target, ACTIVATIONS["relu"], RATE, STEPS, frozen=())
    return 1 - run.loss[-1] / (target.var() / 2)


_DEEP = {"view": "Vanishing gradient", "units": ("ReLU",), "layers": f"{LAYERS:.1f}", "width": f"{WIDTH}"}

CLAIMS = (
    Claim(
        "relu-derivative",
        "activations",
        "The slope of ReLU is 0 for negative and 1 for positive input.",
        "This holds on either side. At 0 there is no slope: {at_zero:.0f} is a convention, shared by {agreeing:.0f} of "
        "the {frameworks:.0f} frameworks whose choice we know.",
        relu_slope,
        link={"view": "Curves", "functions": ("ReLU",), "show": "both"},
    ),
    Claim(
        "relu-cures-vanishing",
        "activations",
        "As its slope is 1, a gradient keeps its size through a deep ReLU net.",
        "Each layer multiplies the mean square of the gradient by about (share of active units) × n × (variance of the "
        "weights), where n is the number of units that a unit feeds. All layers have the same width here, so n is also "
        "the number of inputs of a unit.",
        relu_vanishing,
        condition="the share of active units times n times the variance of the weights is near 1",
        other_conditions=("the learning rate is small", "all inputs of the net are positive"),
        met="With He's variance 2/n and half of the units active, {layers:.0f} layers keep {half_2_low:.2f} to "
        "{half_2_high:.2f} of the gradient; with variance 1/n and all units active, {all_1_low:.2f} to "
        "{all_1_high:.2f}.",
        unmet="With variance 1/n and half of the units active the gradient shrinks {shrinks_low:,.0f}-fold to "
        "{shrinks_high:,.0f}-fold; with He's variance 2/n and all units active it grows {all_2_low:,.0f}-fold to "
        "{all_2_high:,.0f}-fold.",
        link=_DEEP,
    ),
    Claim(
        "relu-sparse",
        "activations",
        "A ReLU layer puts out many zeros.",
        "In random nets {share_low:.0%} to {share_high:.0%} of the outputs are exactly 0, before any training.",
        relu_sparse,
        link=_DEEP | {"unit": "ReLU", "layer": "5.0"},
    ),
    Claim(
        "relu-fewer-parameters",
        "activations",
        "Its zeros leave a ReLU net with fewer parameters.",
        "The count stays: trained nets have {relu:.0f} parameters with ReLU and {tanh:.0f} with tanh, none of them 0, "
        "though {zeros_low:.0%} to {zeros_high:.0%} of the outputs of the ReLU units are 0.",
        relu_parameters,
        link=_DEEP | {"units": ("Tanh", "ReLU")},
    ),
    Claim(
        "relu-fast",
        "activations",
        "ReLU is much cheaper to compute than sigmoid and tanh.",
        "The verdict is about this app's own formulas: written with exponentials, sigmoid takes {sigmoid_low:.1f} to "
        "{sigmoid_high:.1f} and tanh {tanh_low:.1f} to {tanh_high:.1f} times ReLU's time on this server. It does not "
        "cover NumPy's own tanh, which is a compiled routine and takes {library_low:.1f} to {library_high:.1f} times.",
        relu_fast,
        link={"view": "Compare", "first": "Sigmoid", "second": "ReLU"},
        needs_clock=True,
    ),
    Claim(
        "relu-not-centred",
        "activations",
        "The outputs of ReLU are not centred on zero.",
        "For standard normal input their mean is {mean:.4f}, which is 1/√(2π).",
        relu_centre,
        link={"view": "Compare", "first": "ReLU", "second": "Tanh", "mean": "0.0", "spread": "1.0"},
    ),
    Claim(
        "relu-bad-for-negative-data",
        "activations",
        "ReLU does not suit data that have negative values.",
        "ReLU acts on w x + b, not on the raw data. One hidden layer explains {negative_low:.2f} to "
        "{negative_high:.2f} of the target's variance if all inputs are negative, {mixed_low:.2f} to {mixed_high:.2f} "
        "if half of them are, and {positive_low:.2f} to {positive_high:.2f} if none is.",
        relu_negative_data,
        link=neuron_link("A negative weight"),
    ),
)
