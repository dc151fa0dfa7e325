"""Checks of what the lesson says of dying ReLU units: what kills one, and whether it can come back to life."""

import numpy as np
from numpy.typing import ArrayLike

from lib.learning.dead_units import count_revived_units, sine_wave, train_two_hidden_layers
from lib.learning.neuron import NeuronState, first_dead_step, neuron_state, train_neuron
from lib.learning.perceptron import Training
from lib.lesson.claims.claim import Claim, Finding, finding, verdict_of
from lib.lesson.claims.measurements import first_where
from lib.lesson.examples import CAUSES, INPUTS, LARGEST_BIAS, NEURON_STEPS, NEURON_TARGET, TWO_LAYERS

SEED = 47
"""With this seed some units of the second layer die and revive."""


def dead_for_ever() -> Finding:
    """Count the units of a second ReLU layer that are dead at one step of training and alive at a later one.

    A unit is dead where its slope is 0 on every sample. The claim holds if none revives while the first layer is
    trained; under its condition, if units die and none revives while the first layer is frozen.
    Source: Lu et al., Dying ReLU and initialization (2020), arXiv:1903.06733, section 2.
    """
    trained, frozen = _two_layers(train_first=True), _two_layers(train_first=False)
    revived, revived_behind_frozen = count_revived_units(trained.alive), count_revived_units(frozen.alive)
    died = frozen.dead.any(axis=0).sum()
    return finding(
        verdict_of(revived == 0, died > 0 and revived_behind_frozen == 0),
        "The same two-layer net trained in full, and with its first layer held still; units that were dead at one step "
        "and alive at a later one were counted.",
        revived=revived,
        died=died,
        frozen=revived_behind_frozen,
    )


def _two_layers(train_first: bool) -> Training:
    """Train two hidden ReLU layers on the wave, the first one in full or frozen at its random start."""
    return train_two_hidden_layers(
        *sine_wave(), **TWO_LAYERS, generator=np.random.default_rng(SEED), train_first=train_first
    )


def negative_weight() -> Finding:
    """Evaluate w x + b for a negative w at inputs of both signs: the claim holds if it is negative at all of them."""
    cause = CAUSES["A negative weight"]
    x = INPUTS[cause["inputs"]]
    z = neuron_state(x, [NEURON_TARGET] * len(x), cause["weight"], cause["bias"]).pre_activation
    return finding(
        verdict_of((z < 0).all()),
        "The pre-activation of each of the lesson's mixed inputs; the one largest in size on the other side is shown.",
        weight=cause["weight"],
        x=x[z.argmax()],
        z=z.max(),
    )


def mostly_negative() -> Finding:
    """Train a ReLU neuron on five inputs of which four are negative, and on the four alone.

    The claim holds if it dies on the five. A neuron is dead where w x + b <= 0 on every sample. It starts at half the
    lesson's weight, where its one positive input has an error left to learn from.
    """
    cause = CAUSES["Mostly negative inputs"]
    x = np.array(INPUTS[cause["inputs"]])
    run, run_without = (_trained_from_half_weight(inputs, cause) for inputs in (x, x[x < 0]))
    return finding(
        verdict_of(first_dead_step(run) is not None),
        "The lesson's neuron trained on mostly negative inputs, and again on the negative ones alone.",
        negative=(x < 0).sum(),
        samples=len(x),
        steps=NEURON_STEPS,
        moved=abs(run[-1].weight - run[0].weight),
        moved_without=abs(run_without[-1].weight - run_without[0].weight),
    )


def _trained_from_half_weight(x: ArrayLike, cause: dict) -> list[NeuronState]:
    """Train the neuron of a cause on the given inputs, from half of the cause's weight."""
    target = np.full(np.shape(x), NEURON_TARGET)
    return train_neuron(x, target, cause["weight"] / 2, cause["bias"], cause["rate"], NEURON_STEPS)


def negative_bias() -> Finding:
    """Check whether a bias of -5 makes w x + b <= 0 on every sample, for w = 1 and for w = 3.

    The claim holds if it does for both; under its condition (the bias outweighs w x), if it does for w = 1. The number
    `threshold` is the bias from which on the neuron with w = 1 is dead.
    """
    cause = CAUSES["A large negative bias"]
    x = INPUTS[cause["inputs"]]

    def is_dead(weight: float, size: float) -> bool:
        return neuron_state(x, [NEURON_TARGET] * len(x), weight, -size).is_dead

    outweighing, outweighed = (is_dead(factor * cause["weight"], -cause["bias"]) for factor in (1, 3))
    return finding(
        verdict_of(outweighing and outweighed, outweighing),
        "The same bias under two weights, and the bias from which the neuron is dead by bisection.",
        bias=cause["bias"],
        weight=cause["weight"],
        threshold=-first_where(lambda size: is_dead(cause["weight"], size), 0, LARGEST_BIAS),
        heavier=3 * cause["weight"],
    )


_DYING = "Dying ReLU"


def neuron_link(name: str) -> dict[str, str]:
    """Return the state of the view of one ReLU neuron under a cause of its death."""
    return {"view": _DYING} | {key: str(value) for key, value in CAUSES[name].items()}


CLAIMS = (
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
        link=neuron_link("A negative weight"),
    ),
    Claim(
        "mostly-negative-kills",
        "activations",
        "A ReLU unit dies when most of its inputs are negative.",
        "With {negative:.0f} of {samples:.0f} inputs negative its weight still moves, by {moved:.2f} in {steps:.0f} "
        "steps. All must be negative: then it moves by {moved_without:.0f}.",
        mostly_negative,
        link=neuron_link("Mostly negative inputs") | {"weight": "0.5"},
    ),
    Claim(
        "negative-bias-kills",
        "activations",
        "A bias far below zero kills a ReLU unit.",
        "With weight {weight:.0f} the unit is dead from a bias of {threshold:.0f} down. A bias of {bias:.0f} kills it, "
        "but not under a weight of {heavier:.0f}.",
        negative_bias,
        condition="no sample lifts w x + b above 0",
        link=neuron_link("A large negative bias"),
    ),
)
