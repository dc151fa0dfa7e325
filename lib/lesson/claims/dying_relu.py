"""Checks of what the lesson says of dying ReLU units: what makes a unit dead, and whether it can revive."""

import itertools
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.activations import ACTIVATIONS
from lib.learning.dead_units import sine_wave
from lib.learning.neuron import NeuronState, train_neuron
from lib.learning.perceptron import random_network, train
from lib.lesson.claims.claim import Claim, Finding, conditional_verdict, finding, seed_range, verdict_of
from lib.lesson.claims.deep_networks import stacked
from lib.lesson.examples import CAUSES, INPUTS, NEURON_STEPS, NEURON_TARGET, TWO_LAYERS

SEED = 47
"""The seed of the linked picture; with it some units of the second layer die and revive."""
LAYER_SEEDS = range(SEED - 5, SEED + 1)

TrainNeuron = Callable[..., list[NeuronState]]
"""A training with the arguments of lib.learning.neuron.train_neuron."""

SAMPLES, TARGETS = (1.0, 2.0, 3.0), (1.0, 1.0, 1.0)
ALL_NEGATIVE = (-0.5, 0.4)
"""Weight and bias for which w x + b is negative on all of SAMPLES."""
ONE_NEGATIVE = (0.5, -0.7)
"""Weight and bias for which w x + b is negative on the first of SAMPLES only."""
DECAY, NEURON_RATE, LONG = 0.05, 0.2, 100


def dead_for_ever(
    move_first: bool = True,
    decay: float = DECAY,
    one_negative: tuple[float, float] = ONE_NEGATIVE,
    training: TrainNeuron = train_neuron,
    seeds: Sequence[int] = LAYER_SEEDS,
) -> Finding:
    """Look for dead ReLU units that become active again, under the condition and without each of its three parts.

    Met: a neuron that is negative on every sample under plain gradient descent, and the units of a second layer behind
    a frozen one. Unmet: behind a first layer that is trained, under weight decay on w, and in a neuron that is negative
    on one sample of three. The claim holds in a case if nothing that was negative becomes positive again.
    Source: Lu, Shin, Su and Karniadakis (2020), Dying ReLU and Initialization, section 2, arXiv:1903.06733.
    """
    plain, decayed = (_step_of_return(training, ALL_NEGATIVE, decay=size) for size in (0.0, decay))
    single = _step_of_return(training, one_negative)
    (died, back), (_, back_behind_moving) = _dead_and_back(False, seeds), _dead_and_back(move_first, seeds)
    return finding(
        conditional_verdict(
            [plain is None, died > 0 and back == 0], [back_behind_moving == 0, decayed is None, single is None]
        ),
        "One neuron on the inputs 1, 2 and 3, trained for {steps:.0f} steps at rate {rate:.1f}, from w = −0.5 and "
        "b = 0.4, where it is negative on all, and from w = 0.5 and b = −0.7, where it is negative on one. Two hidden "
        "layers of {first:.0f} and {second:.0f} units trained on a wave, seeds {first_seed:.0f} to {last_seed:.0f}, in "
        "full and with the first layer frozen: a unit came back if it was dead at one step and alive at a later one.",
        steps=LONG,
        rate=NEURON_RATE,
        first=TWO_LAYERS["units"][0],
        second=TWO_LAYERS["units"][1],
        died=died,
        frozen=back,
        revived=back_behind_moving,
        decay=decay,
        decayed=_step_shown(decayed),
        single=_step_shown(single),
        **seed_range(seeds),
    )


def _step_of_return(training: TrainNeuron, start: tuple[float, float], **arguments: float) -> int | None:
    """Return the first step at which the sample with the smallest input has a positive w x + b, or None."""
    run = training(SAMPLES, TARGETS, *start, NEURON_RATE, LONG, **arguments)
    return next((step for step, state in enumerate(run) if state.pre_activation[0] > 0), None)


def _step_shown(step: int | None) -> int:
    """Return a step as a number: -1 for None, so that a finding stays finite."""
    return -1 if step is None else step


def _dead_and_back(move_first: bool, seeds: Sequence[int]) -> tuple[int, int]:
    """Return how many units of the second of two ReLU layers die in training, and how many of them revive."""
    widths = (1, *TWO_LAYERS["units"], 1)
    starts = stacked([random_network(widths, np.random.default_rng(seed)) for seed in seeds])
    frozen = () if move_first else (0,)
    run = train(starts, *sine_wave(), ACTIVATIONS["relu"], TWO_LAYERS["rate"], TWO_LAYERS["steps"], frozen=frozen)
    dead = run.dead
    return int(dead.any(axis=0).sum()), int((dead[:-1] & ~dead[1:]).any(axis=0).sum())


def negative_weight(
    inputs: Sequence[float] = INPUTS[CAUSES["A negative weight"]["inputs"]], weight: float = -1.0
) -> Finding:
    """Evaluate w x for a negative w at inputs of both signs: the claim holds if it is negative at all of them."""
    x = np.asarray(inputs)
    z = weight * x
    return finding(
        verdict_of((z < 0).all()),
        "The product w x for each of {samples:.0f} inputs of both signs; the claim needs all to be negative, and "
        "{positive:.0f} are positive.",
        samples=x.size,
        positive=(z > 0).sum(),
        weight=weight,
        x=x[z.argmax()],
        z=z.max(),
    )


def mostly_negative(
    inputs: Sequence[float] = INPUTS["mostly negative"], training: TrainNeuron = train_neuron
) -> Finding:
    """Train a ReLU neuron on five inputs of which four are negative, with a positive and with a negative weight.

    The claim holds if it is dead, so that its weight does not move, whatever the sign of the weight. The other numbers
    show the sign of all inputs against that of the weight.
    """
    x = np.asarray(inputs)
    moved = {name: _moved(training, x, weight) for name, weight in (("plus", 0.5), ("minus", -0.5))}
    positive = np.array(INPUTS["positive"])
    return finding(
        verdict_of(max(moved.values()) == 0),
        "How far the weight of a neuron with bias 0 moves in {steps:.0f} steps at rate {rate:.1f}, from w = 0.5 and "
        "from w = −0.5; dead means that it does not move.",
        negative=(x < 0).sum(),
        samples=len(x),
        steps=NEURON_STEPS,
        rate=NEURON_RATE,
        all_negative=_moved(training, -positive, -1.0),
        all_positive=_moved(training, positive, -1.0),
        **moved,
    )


def _moved(training: TrainNeuron, x: ArrayLike, weight: float) -> float:
    """Return how far the weight of a neuron moves in the lesson's number of steps."""
    run = _lesson_run(training, x, weight, 0.0)
    return abs(run[-1].weight - run[0].weight)


def _ends_dead(training: TrainNeuron, x: ArrayLike, weight: float, bias: float) -> bool:
    """Return whether a neuron is dead after the lesson's number of steps."""
    return _lesson_run(training, x, weight, bias)[-1].is_dead


def _lesson_run(training: TrainNeuron, x: ArrayLike, weight: float, bias: float) -> list[NeuronState]:
    """Return the training of a neuron with the lesson's target, number of steps and rate."""
    return training(x, np.full(np.shape(x), NEURON_TARGET), weight, bias, NEURON_RATE, NEURON_STEPS)


WEIGHTS, BIASES = (-3.0, -2.0, -1.0, 1.0, 2.0, 3.0), (-2.2, -3.2, -4.2, -5.2)


def negative_bias(
    inputs: Sequence[float] = INPUTS[CAUSES["A large negative bias"]["inputs"]], training: TrainNeuron = train_neuron
) -> Finding:
    """Train a neuron from each of 24 pairs of a weight and a large negative bias, and see whether it ends dead.

    The claim holds for a pair if the neuron puts out 0 on every sample after 20 steps. The condition is met if
    w x + b <= 0 on every sample at the start. The number `threshold` is the bias from which on that is so with
    w = 1.
    """
    x = np.asarray(inputs)
    pairs = list(itertools.product(WEIGHTS, BIASES))
    dead = np.array([_ends_dead(training, x, weight, bias) for weight, bias in pairs])
    outweighs = np.array([(weight * x + bias <= 0).all() for weight, bias in pairs])
    return finding(
        conditional_verdict(dead[outweighs], dead[~outweighs]),
        "A neuron trained for {steps:.0f} steps at rate {rate:.1f} on inputs from {low:.0f} to {high:.0f}, from each "
        "pair of a weight of 1, 2 or 3 in size and a bias of −2.2, −3.2, −4.2 or −5.2; dead means that its output is 0 "
        "on every input at the end.",
        steps=NEURON_STEPS,
        rate=NEURON_RATE,
        low=x.min(),
        high=x.max(),
        threshold=-x.max(),
        **_counts(dead, outweighs),
    )


def _counts(dead: NDArray[np.bool_], outweighs: NDArray[np.bool_]) -> dict[str, int]:
    """Return how many pairs there are on each side of the condition, and how many of them are dead."""
    return {
        "met": int(outweighs.sum()),
        "met_dead": int(dead[outweighs].sum()),
        "unmet": int((~outweighs).sum()),
        "unmet_dead": int(dead[~outweighs].sum()),
    }


_DYING = "Dying ReLU"


def neuron_link(name: str) -> dict[str, str]:
    """Return the state of the view of one ReLU neuron under a cause of its death."""
    return {"view": _DYING, "cause": name} | {key: str(value) for key, value in CAUSES[name].items()}


CLAIMS = (
    Claim(
        "dead-for-ever",
        "activations",
        "Once its input is negative, a ReLU unit stays dead for good.",
        "A unit that is negative on every sample has gradient 0, so only something else than its own gradient can "
        "bring it back: layers before it that move, or a step that is not plain gradient descent.",
        dead_for_ever,
        condition="the unit is negative on every sample, the layers before it are fixed, and the step is plain "
        "gradient descent",
        other_conditions=("its weight is negative", "the learning rate is large"),
        met="The neuron never came back; behind a frozen layer {died:.0f} units died and {frozen:.0f} came back.",
        unmet="Behind a layer that is trained {revived:.0f} units came back. Weight decay of {decay:.2f} on w brings "
        "the neuron back at step {decayed:.0f}. If it is negative on one sample only, that sample turns positive at "
        "step {single:.0f}.",
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
        "What counts is w x + b ≤ 0 on every sample. With {negative:.0f} of {samples:.0f} inputs negative the weight "
        "moves by {plus:.2f} from w = 1/2 and by {minus:.2f} from w = −1/2; with w = −1 it moves by {all_negative:.2f} "
        "if all inputs are negative, and by {all_positive:.0f} if all are positive: only there the unit is dead.",
        mostly_negative,
        link=neuron_link("Mostly negative inputs"),
    ),
    Claim(
        "negative-bias-kills",
        "activations",
        "A bias far below zero kills a ReLU unit.",
        "With weight 1 the unit is dead from a bias of {threshold:.0f} down; a larger weight needs a "
        "bias that is further below 0.",
        negative_bias,
        condition="the bias outweighs w x, so that w x + b ≤ 0 on every sample",
        other_conditions=("the weight is negative", "most of the samples are negative"),
        met="{met_dead:.0f} of {met:.0f} units are dead.",
        unmet="{unmet_dead:.0f} of {unmet:.0f} units are dead.",
        link=neuron_link("A large negative bias"),
    ),
)
