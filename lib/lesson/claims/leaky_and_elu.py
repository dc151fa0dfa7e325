"""Checks of what the lesson says of Leaky ReLU, PReLU and ELU."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from lib.activations import (
    ACTIVATIONS,
    Activation,
    elu,
    elu_derivative,
    leaky_relu,
    leaky_relu_derivative,
    prelu,
    prelu_alpha_derivative,
    relu,
)
from lib.analysis.comparison import Function, output_moments
from lib.learning.dead_units import sine_wave
from lib.learning.perceptron import DEAD_SLOPE, Network, Training, random_network, train
from lib.learning.prelu import train_prelu
from lib.lesson.claims.bisection import first_where
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
from lib.lesson.claims.deep_networks import LAYERS, WIDTH, gradients_kept
from lib.lesson.claims.references import DIFFERENCE_TOLERANCE, central_difference
from lib.lesson.claims.timing import COSTLIER, TIMED, Clock, relative_costs, timing_numbers
from lib.numerics.arrays import FloatArray

ARTICLE_ALPHA = 0.25
"""The article's alpha for ELU and PReLU. The ELU paper and the frameworks have 1 (arXiv:1511.07289)."""
LEAK = ACTIVATIONS["leaky_relu"].parameters["alpha"]
PLOTTED = np.linspace(-5, 5, 101)
BESIDE = 1e-9
"""The slopes "at" a kink are taken at this distance from it."""
_LEAKY, _RELU, _ELU = ACTIVATIONS["leaky_relu"], ACTIVATIONS["relu"], ACTIVATIONS["elu"]


def leaky_max(function: Function = leaky_relu) -> Finding:
    """Compare max(alpha x, x) with Leaky ReLU at 101 points of [-5, 5], for 151 values of the slider for alpha.

    The claim holds for an alpha if the two are equal everywhere. The number `last` is the largest alpha for which they
    are.
    """
    alphas = np.linspace(0, LEAK.high, 151)
    equal = np.array([_is_maximum(function, alpha) for alpha in alphas])
    x, alpha = PLOTTED[0], LEAK.high
    return finding(
        conditional_verdict(equal[alphas <= 1], equal[alphas > 1]),
        "Both forms compared at {points:.0f} points from −5 to 5 for {alphas:.0f} values of α from 0 to {alpha:.1f}; "
        "the largest α for which they are equal by bisection.",
        points=PLOTTED.size,
        alphas=alphas.size,
        equal=equal[alphas <= 1].sum(),
        below=(alphas <= 1).sum(),
        differing=(~equal)[alphas > 1].sum(),
        above=(alphas > 1).sum(),
        last=np.nextafter(first_where(lambda a: not _is_maximum(function, a), 0, LEAK.high), 0),
        alpha=alpha,
        x=x,
        maximum=max(alpha * x, x),
        stated=function(x, alpha=alpha),
        stated_slope=leaky_relu_derivative(x, alpha=alpha),
    )


def _is_maximum(function: Function, alpha: float) -> bool:
    """Return whether a function equals max(alpha x, x) on the plotted range."""
    return bool((np.maximum(alpha * PLOTTED, PLOTTED) == function(PLOTTED, alpha=alpha)).all())


LEAKS = (0.0, 0.0005, 0.01, 0.1, 0.25, 1.0)
LEAK_STEPS, LEAK_RATE = 20, 0.2


def leaky_death(activation: Activation = _LEAKY, alphas: Sequence[float] = LEAKS) -> Finding:
    """Train a unit that is negative on every sample, under Leaky ReLU for several alpha, 0 among them.

    The claim holds for an alpha if the slope is not 0 at any negative x, and the weight moves. The numbers `moved` are
    how far it moves in 20 steps for the alpha 0, 0.0005 and 0.01.
    """
    x = PLOTTED[PLOTTED < 0]
    slopes = {alpha: np.abs(activation.derivative(x, alpha=alpha)).min() for alpha in alphas}
    moved = {alpha: _moved(activation, alpha) for alpha in {*alphas, 0.0, 0.0005, 0.01}}
    passes = {alpha: slopes[alpha] > 0 and moved[alpha] > 0 for alpha in alphas}
    return finding(
        conditional_verdict(
            [passes[alpha] for alpha in alphas if alpha != 0], [passes[alpha] for alpha in alphas if alpha == 0]
        ),
        "The slope at {points:.0f} negative x for {alphas:.0f} values of α from 0 to {largest:.0f}; and how far the "
        "weight of a unit moves in {steps:.0f} steps at rate {rate:.1f}, from w = −1 and b = −0.5 on the inputs 1, 2 "
        "and 3 with target 1, where it is negative on every sample. A gradient is there if neither is 0.",
        points=x.size,
        alphas=len(alphas),
        largest=max(alphas),
        steps=LEAK_STEPS,
        rate=LEAK_RATE,
        usual=moved[0.01],
        small=moved[0.0005],
        none=moved[0.0],
    )


def _moved(activation: Activation, alpha: float) -> float:
    """Return how far the weight of one unit moves that is negative on every sample at the start."""
    one = np.ones((1, 1))
    start = Network(((-one, -one / 2), (one, 0 * one)), one)
    run = train(start, [1.0, 2.0, 3.0], [1.0] * 3, activation, LEAK_RATE, LEAK_STEPS, frozen=(1,), alpha=alpha)
    return float(abs(run.network.layers[0][0][0, 0] + 1))


TEACHER, LEARNED_WITHIN, PRELU_STEPS, PRELU_RATE = 1.5, 0.01, 500, 0.5


def prelu_learned(
    alpha_derivative: Function = prelu_alpha_derivative,
    training: Callable[..., dict[str, Training]] = train_prelu,
    seeds: Sequence[int] = SEEDS,
) -> Finding:
    """Compare PReLU's gradient in alpha with the difference quotient, and train neurons on a teacher with alpha 1.5.

    The claim holds if min(0, x) agrees with the quotient to 1e-8, and for every seed gradient descent from 0.25 comes
    within 0.01 of 1.5.
    Source: He, Zhang, Ren and Sun (2015), Delving Deep into Rectifiers, section 2.1, arXiv:1502.01852.
    """
    error = _alpha_gradient_error(alpha_derivative)
    runs = [training(TEACHER, ARTICLE_ALPHA, PRELU_RATE, PRELU_STEPS, np.random.default_rng(seed)) for seed in seeds]
    learned = [run["PReLU"].alpha for run in runs]
    alphas = np.array([np.nan if alpha is None else alpha[-1] for alpha in learned], dtype=np.float64)
    return finding(
        verdict_of(error < DIFFERENCE_TOLERANCE and (np.abs(alphas - TEACHER) < LEARNED_WITHIN).all()),
        "One neuron trained for {steps:.0f} steps at rate {rate:.1f} on the outputs of a teacher, seeds "
        "{first_seed:.0f} to {last_seed:.0f}: it has learned α if it comes within {within:.2f} for every seed. The "
        "gradient min(0, x) compared with a difference quotient at 100 points from −5 to 5, with a tolerance of "
        "{tolerance:.0e}.",
        start=ARTICLE_ALPHA,
        teacher=TEACHER,
        steps=PRELU_STEPS,
        rate=PRELU_RATE,
        within=LEARNED_WITHIN,
        tolerance=DIFFERENCE_TOLERANCE,
        alpha=alphas[np.abs(alphas - TEACHER).argmax()],
        fixed_loss=min(float(run["Fixed at 0.25"].loss[-1]) for run in runs),
        error=error,
        **seed_range(seeds),
    )


def _alpha_gradient_error(alpha_derivative: Function) -> float:
    """Return the largest difference between a derivative of PReLU in alpha and the difference quotient, on [-5, 5]."""
    x = np.linspace(-5, 5, 100)
    quotient = central_difference(lambda alpha: prelu(x, alpha=float(alpha)), ARTICLE_ALPHA)
    return float(np.abs(alpha_derivative(x) - quotient).max())


JUMP = 1e-6
"""A slope jumps if it changes by more than this from just left to just right of 0."""


def elu_smooth(derivative: Function = elu_derivative) -> Finding:
    """Measure the jump of ELU's slope at 0, from just left to just right of it, for 81 values of alpha in [0, 2].

    The claim holds for an alpha if the jump is at most 1e-6 in size. The numbers `second_derivative_left` and
    `second_derivative_right` are those on the two sides for the alpha with the smallest jump.
    """
    alphas = np.linspace(0, 2, 81)
    jumps = np.array([_beside(derivative, 1, alpha) - _beside(derivative, -1, alpha) for alpha in alphas])
    smooth, step = alphas[np.abs(jumps).argmin()], 1e-6
    holds, is_one = np.abs(jumps) < JUMP, np.abs(alphas - 1) < JUMP
    return finding(
        conditional_verdict(holds[is_one], holds[~is_one]),
        "The slope at x = −{beside:.0e} and at x = {beside:.0e} for {alphas:.0f} values of α from 0 to 2; a change "
        "above {jump:.0e} is a jump.",
        beside=BESIDE,
        alphas=alphas.size,
        jump=JUMP,
        smooth=smooth,
        article=ARTICLE_ALPHA,
        left=_beside(derivative, -1, ARTICLE_ALPHA),
        right=_beside(derivative, 1, ARTICLE_ALPHA),
        jumping=(~holds).sum(),
        others=(~is_one).sum(),
        least=np.abs(jumps[~is_one]).min(),
        at_one=np.abs(jumps[is_one]).max(),
        second_derivative_left=(derivative(-step, alpha=smooth) - derivative(-2 * step, alpha=smooth)) / step,
        second_derivative_right=(derivative(2 * step, alpha=smooth) - derivative(step, alpha=smooth)) / step,
    )


def _beside(derivative: Function, side: int, alpha: float) -> float:
    """Return a slope just left (side -1) or just right (side 1) of 0."""
    return float(derivative(side * BESIDE, alpha=alpha))


MITIGATES, GROWS = 10.0, 2.0
"""Vanishing is mitigated if this many times as much of the gradient is kept as with ReLU, and it does not grow either.

It grows if it becomes more than GROWS times as large.
"""
NEAR_ONE, NOT_NEAR_ONE = (0.75, 1.0), (ARTICLE_ALPHA, 0.5, 2.0)


def _elu_of(alpha: float) -> Activation:
    """Return ELU with its alpha bound."""
    return _bound(_ELU, alpha)


def _bound(activation: Activation, alpha: float) -> Activation:
    """Return an activation as one without a parameter, its alpha bound."""
    return replace(
        activation,
        function=lambda x: activation.function(x, alpha=alpha),
        derivative=lambda x: activation.derivative(x, alpha=alpha),
        parameters={},
    )


def elu_vanishing(
    activation: Callable[[float], Activation] = _elu_of, other_variance: float = 2.0, seeds: Sequence[int] = SEEDS
) -> Finding:
    """Compare the gradient that reaches the input of 20 layers of ELU with that of ReLU, for several alpha.

    The claim holds for a case if for every seed ELU keeps ten times as much as ReLU, and the gradient does not grow by
    more than a factor of 2. The condition, alpha near 1 and ReLU with the same weights, is met for alpha 0.75 and 1
    against ReLU with variance 1/n; it is not for alpha 0.25, 0.5 and 2, and not for alpha 1 against ReLU with He's
    variance 2/n. The number `slope` is alpha e^x at x = -5 for the article's alpha: far to the left the slope of ELU
    vanishes itself.
    """
    networks = {f"{alpha:g}": (activation(alpha), 1.0) for alpha in (*NEAR_ONE, *NOT_NEAR_ONE)}
    kept = gradients_kept(networks | {"relu": (_RELU, 1.0), "he": (_RELU, other_variance)}, seeds)
    near, far = ([_mitigates(kept[f"{a:g}"], kept["relu"]) for a in alphas] for alphas in (NEAR_ONE, NOT_NEAR_ONE))
    x = -5.0
    return finding(
        conditional_verdict(near, [*far, _mitigates(kept["1"], kept["he"])]),
        "A gradient back-propagated through {layers:.0f} random layers of {width:.0f} units with weights of variance "
        "1/n, seeds {first_seed:.0f} to {last_seed:.0f}, for α = 0.75 and 1 (near 1) and for α = 0.25, 0.5 and 2. "
        "Vanishing is mitigated if for every seed ELU keeps more than {mitigates:.0f} times as much as ReLU, and the "
        "gradient does not grow by more than a factor of {grows:.0f}.",
        layers=LAYERS,
        width=WIDTH,
        mitigates=MITIGATES,
        grows=GROWS,
        x=x,
        alpha=ARTICLE_ALPHA,
        slope=elu_derivative(x, alpha=ARTICLE_ALPHA),
        **extremes(one=kept["1"], article=kept["0.25"], two=kept["2"], relu=kept["relu"], he=kept["he"]),
        **extremes(
            gain_near=[kept[f"{a:g}"] / kept["relu"] for a in NEAR_ONE],
            gain_below=[kept[f"{a:g}"] / kept["relu"] for a in NOT_NEAR_ONE if a < 1],
            over_he=kept["1"] / kept["he"],
        ),
        **seed_range(seeds),
    )


def _mitigates(kept: FloatArray, by_relu: FloatArray) -> bool:
    """Return whether for every seed a net keeps far more of the gradient than ReLU, and does not make it grow."""
    return bool((kept / by_relu > MITIGATES).all() and (kept < GROWS).all())


MEANS = np.linspace(-3, 3, 25)
"""The means of the normal inputs, in steps of 1/4, with standard deviation 1."""
POSITIVE = np.linspace(0.25, 3, 12)
"""Inputs of which none is negative, where ELU equals ReLU."""


def elu_mean(
    function: Function = elu, rectified: Function = relu, alphas: Sequence[float] = (1.0, ARTICLE_ALPHA)
) -> Finding:
    """Integrate ELU and ReLU over normal inputs of standard deviation 1, for 25 means from -3 to 3.

    The claim holds for a mean if the mean output of ELU is nearer to 0 than that of ReLU. The condition is met where
    the mean of the input is above a limit, which bisection finds for each alpha: it is below 0, so it is met by centred
    inputs. A limit that does not separate the means makes the claim false. Normal inputs are negative in part; the
    condition is not met by 12 inputs that are all positive.
    Source: Clevert, Unterthiner and Hochreiter (2016), Fast and Accurate Deep Network Learning by Exponential Linear
    Units (ELUs), section 2, arXiv:1511.07289.
    """

    def mean_output(mean: float, alpha: float) -> float:
        return output_moments(lambda x: function(x, alpha=alpha), mean, 1, (0.0,))[0]

    def is_nearer(mean: float, alpha: float) -> bool:
        return abs(mean_output(mean, alpha)) < abs(output_moments(rectified, mean, 1, (0.0,))[0])

    limits = {alpha: first_where(lambda mean, a=alpha: is_nearer(mean, a), MEANS[0], 0.0) for alpha in alphas}
    nearer = {(alpha, mean): is_nearer(mean, alpha) for alpha in alphas for mean in MEANS}
    positive, by_relu = {alpha: function(POSITIVE, alpha=alpha).mean() for alpha in alphas}, rectified(POSITIVE).mean()
    return finding(
        conditional_verdict(
            [holds for (alpha, mean), holds in nearer.items() if mean >= limits[alpha]],
            [holds for (alpha, mean), holds in nearer.items() if mean < limits[alpha]]
            + [abs(mean) < abs(by_relu) for mean in positive.values()],
        ),
        "Mean outputs by quadrature over normal inputs of standard deviation 1, for {means:.0f} means from −3 to 3 and "
        "for both α, and over {positive_inputs:.0f} positive inputs; the limit by bisection.",
        means=MEANS.size,
        usual=mean_output(0, 1.0),
        article=mean_output(0, ARTICLE_ALPHA),
        alpha=ARTICLE_ALPHA,
        relu=output_moments(rectified, 0, 1, (0.0,))[0],
        usual_moved=mean_output(-1, 1.0),
        article_moved=mean_output(-1, ARTICLE_ALPHA),
        relu_moved=output_moments(rectified, -1, 1, (0.0,))[0],
        limit=limits[alphas[0]],
        article_limit=limits[alphas[-1]],
        positive_inputs=POSITIVE.size,
        positive_low=POSITIVE[0],
        positive_high=POSITIVE[-1],
        positive_elu=positive[alphas[0]],
        positive_relu=by_relu,
    )


DEATH_RATES = (0.2, 0.6, 1.0)
"""At these learning rates many ReLU units die; at the larger ones ELU diverges, the sooner the larger its alpha is."""
FEWER = 0.5
"""Fewer units die if the share is at most this much of ReLU's."""
NEAR_ZERO, NOT_NEAR_ZERO = 0.001, 0.01
DEATH_STEPS = 80


@dataclass(frozen=True)
class DeadUnits:
    """For each of DEATH_RATES and each net, the share of dead units after training, and whether the net diverged."""

    dead: FloatArray
    diverged: NDArray[np.bool_]


def _dead_units(name: str, seed: int, **arguments: float) -> DeadUnits:
    """Return the dead units of six random hidden layers of 16 units that learn the wave in 80 steps."""
    start = random_network((1, 16, 1), np.random.default_rng(seed), 6)
    rates = np.array(DEATH_RATES)[:, None]
    run = train(start, *sine_wave(), ACTIVATIONS[name], rates, DEATH_STEPS, frozen=(), **arguments)
    return DeadUnits(run.dead[-1].mean(axis=-1), run.diverged)


def elu_death(
    dead_units: Callable[..., DeadUnits] = _dead_units,
    alphas: Sequence[float] = (1.0, ARTICLE_ALPHA, NEAR_ZERO),
    seeds: Sequence[int] = SEEDS,
) -> Finding:
    """Train the same layers under ELU with several alpha and under ReLU, at three learning rates.

    A unit is dead if its slope is at most 0.001 on every sample; a saturated one is that too. For each seed the share
    of dead units is compared with ReLU's in the same nets at the same rates, and the claim holds if it is at most half
    of that. The condition is met by the nets that did not diverge, for each alpha of at least 0.01; it is not met by
    those for a smaller alpha, and not by the nets that diverged.
    """
    pairs: dict[str, list[tuple[float, float]]] = {"met": [], "near_zero": [], "diverged": []}
    for seed in seeds:
        by_relu = dead_units("relu", seed).dead
        runs = {alpha: dead_units("elu", seed, alpha=alpha) for alpha in alphas}
        for alpha, run in runs.items():
            side, kept = "met" if alpha >= NOT_NEAR_ZERO else "near_zero", ~run.diverged
            if kept.any():
                pairs[side].append((run.dead[kept].mean(), by_relu[kept].mean()))
        lost = [(run.dead[run.diverged], by_relu[run.diverged]) for run in runs.values()]
        by_elu, same_nets = (np.concatenate(shares) for shares in zip(*lost, strict=True))
        if by_elu.size:
            pairs["diverged"].append((by_elu.mean(), same_nets.mean()))
    fewer = {side: [by_elu <= FEWER * by_relu for by_elu, by_relu in found] for side, found in pairs.items()}
    return finding(
        conditional_verdict(fewer["met"], fewer["near_zero"] + fewer["diverged"]),
        "Six hidden layers of 16 units for each of the seeds {first_seed:.0f} to {last_seed:.0f} learn a wave in "
        "{steps:.0f} steps at the rates 0.2, 0.6 and 1. A unit counts as dead if its slope is at most {dead:.3f} on "
        "every sample, and a net as diverged if its loss is above a million. Fewer means at most {fewer:.0%} of ReLU's "
        "share in the same nets, for every seed.",
        steps=DEATH_STEPS,
        dead=DEAD_SLOPE,
        fewer=FEWER,
        near_zero=NEAR_ZERO,
        **_shown_shares(pairs),
        **seed_range(seeds),
    )


def _shown_shares(pairs: Mapping[str, Sequence[tuple[float, float]]]) -> dict[str, float]:
    """Return the extremes of ELU's shares of dead units by their side, and of ReLU's as side_relu."""
    columns = {side: np.array(found or [(np.nan, np.nan)]).T for side, found in pairs.items()}
    return extremes(**{f"{side}_elu": elu_shares for side, (elu_shares, _) in columns.items()}) | extremes(
        **{f"{side}_relu": relu_shares for side, (_, relu_shares) in columns.items()}
    )


def elu_cost(clock: Clock) -> Finding:
    """Time ELU and ReLU: ELU must take 1.2 times ReLU's time on every size."""
    ratio = relative_costs(clock, "relu", "elu")["elu"]
    return finding(
        verdict_of((ratio > COSTLIER).all()),
        TIMED + " It costs more if it takes more than {costlier:.1f} times as long on each.",
        costlier=COSTLIER,
        **extremes(ratio=ratio),
        **timing_numbers(),
    )


CLAIMS = (
    Claim(
        "leaky-max",
        "activations",
        "Leaky ReLU is max(α x, x).",
        "The two are equal up to α = {last:.4g}; beyond it the maximum takes the other branch.",
        leaky_max,
        condition="α ≤ 1",
        other_conditions=("α is not 0", "x is not 0"),
        met="For {equal:.0f} of {below:.0f} values of α up to 1 the two are equal at every x.",
        unmet="For {differing:.0f} of {above:.0f} values of α above 1 they differ: with α = {alpha:.1f} and x = "
        "{x:.0f} the maximum is {maximum:.0f} where Leaky ReLU is {stated:.1f}, with slope {stated_slope:.1f}.",
        link={"view": "Curves", "functions": ("Leaky ReLU",), "leakyalpha": "1.5", "show": "both"},
    ),
    Claim(
        "leaky-no-death",
        "activations",
        "Leaky ReLU still passes a gradient where its input is negative.",
        "The gradient there is α times what a positive input would pass, so a small α passes little.",
        leaky_death,
        condition="α is not 0",
        other_conditions=("α ≤ 1", "the learning rate is small"),
        met="In {steps:.0f} steps the weight of a unit that is negative on every sample moves by {usual:.2g} with "
        "α = 0.01, and by {small:.2g} with α = 0.0005, which is hardly anything.",
        unmet="With α = 0, which is ReLU, it moves by {none:.0f}.",
        link={"view": "Dying ReLU", "stage": "a layer"},
    ),
    Claim(
        "prelu-learned",
        "activations",
        "PReLU learns its own slope α.",
        "Its gradient in α is min(0, x): from {start:.2f} it learns a teacher's {teacher:.1f} as {alpha:.3f} in "
        "{steps:.0f} steps, where a fixed slope of {start:.2f} keeps a loss of {fixed_loss:.2f} or more.",
        prelu_learned,
        link={"view": "PReLU", "teacher": "1.5", "startslope": str(ARTICLE_ALPHA)},
    ),
    Claim(
        "elu-smooth",
        "activations",
        "The slope of ELU jumps nowhere.",
        "Even with α = 1 ELU is not twice differentiable at 0: its second derivative falls from "
        "{second_derivative_left:.0f} to {second_derivative_right:.0f} there.",
        elu_smooth,
        condition="α = 1",
        other_conditions=("α is above 0", "α ≤ 1"),
        met="With α = {smooth:.0f} the slope changes by {at_one:.0e} from just left to just right of 0.",
        unmet="For {jumping:.0f} of {others:.0f} other values of α it jumps, by {least:.3f} or more; with the "
        "article's α = {article:.2f} from {left:.2f} to {right:.0f}.",
        link={"view": "Curves", "functions": ("ELU",), "elualpha": "0.25", "show": "slope"},
    ),
    Claim(
        "elu-cures-vanishing",
        "activations",
        "The negative outputs of ELU mitigate vanishing gradients.",
        "For negative x the slope of ELU is α e^x, and for large |x| it vanishes itself: at x = {x:.0f} with "
        "α = {alpha:.2f} it is {slope:.4f}.",
        elu_vanishing,
        condition="α is near 1 and the alternative is ReLU with the same weights",
        other_conditions=("the mean of its outputs is 0", "the learning rate is small"),
        met="Through {layers:.0f} layers with weights of variance 1/n ELU with α = 1 keeps {one_low:.2f} to "
        "{one_high:.2f} of the gradient, ReLU {relu_low:.4f} to {relu_high:.4f}. With α = 0.75 or 1 that is "
        "{gain_near_low:.0f} times as much or more.",
        unmet="With α = 0.25 ELU keeps {article_low:.4f} to {article_high:.4f}; with α = 0.25 or 0.5 that is at most "
        "{gain_below_high:.0f} times as much as ReLU. With α = 2 the gradient grows {two_low:.1f}-fold to "
        "{two_high:.1f}-fold. Against ReLU with He's variance 2/n, which keeps {he_low:.2f} to {he_high:.2f}, ELU with "
        "α = 1 keeps {over_he_low:.2f} to {over_he_high:.2f} times as much.",
        link={"view": "Curves", "functions": ("ELU",), "elualpha": "0.25", "show": "both"},
    ),
    Claim(
        "elu-mean",
        "activations",
        "On average ELU puts out a number nearer to 0 than ReLU does.",
        "For inputs of standard deviation 1 the limit is a mean of {limit:.2f} with α = 1, and of {article_limit:.2f} "
        "with α = {alpha:.2f}. Centred inputs are above it.",
        elu_mean,
        condition="some inputs are negative, and the mean of the input is not too far below 0",
        other_conditions=("every input is positive", "the standard deviation of the input is 1"),
        met="For standard normal input the mean output is {usual:.4f} with α = 1, {article:.4f} with α = {alpha:.2f}, "
        "and {relu:.4f} with ReLU.",
        unmet="For normal input of mean −1 it is {usual_moved:.4f} with α = 1, and {relu_moved:.4f} with ReLU, which "
        "is nearer to 0. (α = {alpha:.2f} gives {article_moved:.4f}: there −1 is still above the limit.) For inputs "
        "from {positive_low:.2f} to {positive_high:.0f} the mean output of ELU is {positive_elu:.3f}, and that of ReLU "
        "{positive_relu:.3f}.",
        link={"view": "Compare", "first": "ELU", "second": "ReLU", "mean": "0.0", "spread": "1.0"},
    ),
    Claim(
        "elu-no-death",
        "activations",
        "Under ELU fewer units die.",
        "A slope of α e^x is left for negative inputs, so a unit can learn its way back, as long as that slope is not "
        "near 0 itself.",
        elu_death,
        condition="α is not near 0, and the learning rate does not make the net diverge",
        other_conditions=("the learning rate is large", "all inputs are positive"),
        met="In the nets that did not diverge {met_elu_low:.0%} to {met_elu_high:.0%} of the units are dead with α = 1 "
        "or 0.25, and {met_relu_low:.0%} to {met_relu_high:.0%} of the same units under ReLU.",
        unmet="With α = {near_zero:.3f} it is {near_zero_elu_low:.0%} to {near_zero_elu_high:.0%}, and "
        "{near_zero_relu_low:.0%} to {near_zero_relu_high:.0%} under ReLU. In the nets that diverged it is "
        "{diverged_elu_low:.0%} to {diverged_elu_high:.0%}, and {diverged_relu_low:.0%} to {diverged_relu_high:.0%} "
        "under ReLU.",
        link={"view": "Dying ReLU", "stage": "a layer"},
    ),
    Claim(
        "elu-cost",
        "activations",
        "ELU costs more to compute than ReLU.",
        "It takes {ratio_low:.1f} to {ratio_high:.1f} times ReLU's time on this server.",
        elu_cost,
        link={"view": "Compare", "first": "ELU", "second": "ReLU"},
        needs_clock=True,
    ),
)
