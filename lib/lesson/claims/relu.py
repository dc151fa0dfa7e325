"""Checks of what the lesson says of ReLU, and of the units that it kills."""

import numpy as np

from lib.activations import ACTIVATIONS, relu, relu_derivative
from lib.analysis.comparison import output_moments
from lib.analysis.frameworks import FRAMEWORKS
from lib.learning.dead_units import count_revived_units, sine_wave, train_one_hidden_layer, train_two_hidden_layers
from lib.learning.gradient_flow import forward, gradient_flow
from lib.learning.initialization import INITIALIZATIONS, initial_weights
from lib.learning.neuron import first_dead_step, neuron_state, train_neuron
from lib.lesson.claims.claim import Claim, found, judge
from lib.lesson.claims.measurements import CHEAPER, TIMED, central_difference, first_where, relative_costs
from lib.lesson.examples import CAUSES, INPUTS, LARGEST_BIAS, NEURON_STEPS, NEURON_TARGET

LAYERS, WIDTH, BATCH, NETS = 20, 100, 32, 10
KEPT = 0.5
"""A gradient has not vanished if a net keeps at least this share of it."""
DEEP = {"units": (6, 12), "rate": 0.2, "steps": 150}
SEED = 47
"""Starts a net of which some second-layer units die and come back."""


def relu_slope():
    """The formula against a difference quotient on both sides of the kink, and the frameworks' choice at it."""
    x = np.concatenate([np.linspace(-5, -0.1, 50), np.linspace(0.1, 5, 50)])
    error = np.abs(relu_derivative(x) - central_difference(relu, x)).max()
    kinks = [equivalent.kink.get(0.0) for equivalent in FRAMEWORKS["relu"].values()]
    known = [slope for slope in kinks if slope is not None]
    return found(
        judge(error < 1e-8),
        "Compared with the difference quotient on both sides; the slopes at 0 are those that the frameworks return.",
        error=error,
        at_zero=relu_derivative(0.0),
        frameworks=len(known),
        agreeing=known.count(float(relu_derivative(0.0))),
    )


def relu_vanishing():
    """The gradient that reaches the input of random nets, as a geometric mean, under two scalings of the weights."""
    lecun, he = (_gradient_kept(name) for name in ("lecun", "he"))
    inactive = relu_derivative(-1.0)
    return found(
        judge(min(lecun, he, inactive) > KEPT, he > KEPT),
        "Real back-propagation through random nets under both initialisations, geometric mean over the nets.",
        layers=LAYERS,
        lecun=lecun,
        shrinks=1 / lecun,
        he=he,
        inactive=inactive,
    )


def _gradient_kept(initialisation):
    ratios = [
        gradient_flow(
            ACTIVATIONS["relu"], INITIALIZATIONS[initialisation], LAYERS, WIDTH, BATCH, np.random.default_rng(seed)
        ).ratio
        for seed in range(NETS)
    ]
    return np.exp(np.log(ratios).mean())


def relu_sparse():
    """The share of exact zeros among the outputs of a fresh random net."""
    generator = np.random.default_rng(0)
    x = generator.standard_normal((BATCH, WIDTH))
    layers = initial_weights([WIDTH] * 6, INITIALIZATIONS["he"], generator)
    share = np.mean([activation == 0 for activation in forward(x, layers, relu).activations[1:]])
    return found(judge(share > 0.25), "Zeros counted in every layer of a random net.", share=share)


def relu_parameters():
    """The numbers that a trained layer holds, for ReLU and for tanh, beside how many of its outputs are 0."""
    x, target = sine_wave()
    nets = {name: _trained(x, target, name).net for name in ("relu", "tanh")}
    counts = {name: sum(part.size for layer in net.layers for part in layer) for name, net in nets.items()}
    weight, bias = nets["relu"].layers[0]
    return found(
        judge(counts["relu"] < counts["tanh"]),
        "The parameters of two trained nets counted, and the zeros among the outputs of the ReLU units.",
        relu=counts["relu"],
        tanh=counts["tanh"],
        zeros=(relu(x[:, None] @ weight + bias) == 0).mean(),
    )


def _trained(x, target, name):
    return train_one_hidden_layer(x, target, ACTIVATIONS[name], 16, 0.1, 500, np.random.default_rng(1))


def relu_fast(clock):
    """ReLU, sigmoid and tanh timed turn by turn."""
    ratios = relative_costs(clock)
    return found(
        judge(min(ratios["sigmoid"], ratios["tanh"]) > CHEAPER),
        TIMED,
        sigmoid=ratios["sigmoid"],
        tanh=ratios["tanh"],
        library=ratios["library_tanh"],
    )


def relu_centre():
    """The mean output for standard normal input, an integral."""
    mean, _ = output_moments(relu, 0, 1, ACTIVATIONS["relu"].kinks)
    return found(judge(abs(mean) > 1e-9), "The mean output by quadrature over the normal density.", mean=mean)


def relu_negative_data():
    """One ReLU layer learns a wave over data of both signs, and over the same data moved until none is negative.

    ReLU would be unsuitable if the loss left by negative data were more than half of what a constant leaves.
    """
    x, target = sine_wave()
    left = [_trained(data, target, "relu").loss[-1] / (target.var() / 2) for data in (x, x - x.min())]
    return found(
        judge(left[0] > 0.5),
        "One hidden layer trained on data of both signs, and on the same data without negative values.",
        negative=(x < 0).mean(),
        explained=1 - left[0],
        moved=1 - left[1],
    )


def dead_for_ever():
    """Dead units of a second layer while the first still learns, and while it is frozen."""
    x, target = sine_wave()
    moving, fixed = (
        train_two_hidden_layers(x, target, **DEEP, generator=np.random.default_rng(SEED), train_first=learns)
        for learns in (True, False)
    )
    revived, frozen = count_revived_units(moving.alive), count_revived_units(fixed.alive)
    died = fixed.dead.any(axis=0).sum()
    return found(
        judge(revived == 0, died > 0 and frozen == 0),
        "The same two-layer net trained in full, and with its first layer held still; units that were dead at one step "
        "and alive at a later one were counted.",
        revived=revived,
        died=died,
        frozen=frozen,
    )


def negative_weight():
    """A neuron with a negative weight on inputs of both signs."""
    cause = CAUSES["A negative weight"]
    x = INPUTS[cause["inputs"]]
    z = neuron_state(x, [NEURON_TARGET] * len(x), cause["weight"], cause["bias"]).pre_activation
    return found(
        judge((z < 0).all()),
        "The pre-activation of each of the lesson's mixed inputs; the one largest in size on the other side is shown.",
        weight=cause["weight"],
        x=x[z.argmax()],
        z=z.max(),
    )


def mostly_negative():
    """A neuron whose inputs are negative but for one, trained; then without that one.

    It starts at half the lesson's weight, where its one live sample is not answered right yet.
    """
    cause = CAUSES["Mostly negative inputs"]
    x = np.array(INPUTS[cause["inputs"]])
    states, without = (_half_weight_run(inputs, cause) for inputs in (x, x[x < 0]))
    return found(
        judge(first_dead_step(states) is not None),
        "The lesson's neuron trained on mostly negative inputs, and again on the negative ones alone.",
        negative=(x < 0).sum(),
        samples=len(x),
        steps=NEURON_STEPS,
        moved=abs(states[-1].weight - states[0].weight),
        moved_without=abs(without[-1].weight - without[0].weight),
    )


def _half_weight_run(x, cause):
    return train_neuron(x, [NEURON_TARGET] * len(x), cause["weight"] / 2, cause["bias"], cause["rate"], NEURON_STEPS)


def negative_bias():
    """The bias at which a neuron dies, for the lesson's weight and for three times that weight."""
    cause = CAUSES["A large negative bias"]
    x = INPUTS[cause["inputs"]]

    def dies(weight, size):
        return neuron_state(x, [NEURON_TARGET] * len(x), weight, -size).is_dead

    outweighed, not_outweighed = (dies(factor * cause["weight"], -cause["bias"]) for factor in (1, 3))
    return found(
        judge(outweighed and not_outweighed, outweighed),
        "The same bias under two weights, and the bias from which the neuron is dead by bisection.",
        bias=cause["bias"],
        weight=cause["weight"],
        threshold=-first_where(lambda size: dies(cause["weight"], size), 0, LARGEST_BIAS),
        heavier=3 * cause["weight"],
    )


_DYING = "Dying ReLU"
_DEEP = {"view": "Vanishing gradient", "units": ("ReLU",), "layers": f"{LAYERS:.1f}", "width": f"{WIDTH}"}


def _neuron_link(name):
    return {"view": _DYING} | {key: str(value) for key, value in CAUSES[name].items()}


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
        link=_neuron_link("A negative weight"),
    ),
    Claim(
        "dead-for-ever",
        "activations",
        "Once its input is negative, a ReLU unit stays dead for good.",
        "No sample may make it positive, and what feeds it must not move: behind a layer that still learns "
        "{revived:.0f} units came back to life; behind the same layer held still {died:.0f} died and {frozen:.0f} came "
        "back.",
        dead_for_ever,
        condition="no sample makes its input positive, and the layers before it hold still",
        link={"view": _DYING, "stage": "two layers", "netseed": f"{SEED:.1f}"},
    ),
    Claim(
        "negative-weight-kills",
        "activations",
        "A weight below zero turns the input of a ReLU negative.",
        "The sign of the data counts too: w = {weight:.0f} and x = {x:.0f} give {z:+.0f}.",
        negative_weight,
        link=_neuron_link("A negative weight"),
    ),
    Claim(
        "mostly-negative-kills",
        "activations",
        "A ReLU unit dies when most of its inputs are negative.",
        "With {negative:.0f} of {samples:.0f} inputs negative its weight still moves, by {moved:.2f} in {steps:.0f} "
        "steps. All must be negative: then it moves by {moved_without:.0f}.",
        mostly_negative,
        link=_neuron_link("Mostly negative inputs") | {"weight": "0.5"},
    ),
    Claim(
        "negative-bias-kills",
        "activations",
        "A bias far below zero kills a ReLU unit.",
        "With weight {weight:.0f} the unit is dead from a bias of {threshold:.0f} down. A bias of {bias:.0f} kills it, "
        "but not under a weight of {heavier:.0f}.",
        negative_bias,
        condition="no sample lifts w x + b above 0",
        link=_neuron_link("A large negative bias"),
    ),
)
