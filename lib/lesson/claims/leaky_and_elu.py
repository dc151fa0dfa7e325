"""Checks of what the lesson says of Leaky ReLU, PReLU and ELU."""

from typing import Any

import numpy as np

from lib.activations import (
    ACTIVATIONS,
    elu,
    elu_derivative,
    leaky_relu,
    leaky_relu_derivative,
    prelu,
    prelu_alpha_derivative,
    relu,
)
from lib.analysis.comparison import output_moments
from lib.analysis.properties import SMALL_SLOPE, properties
from lib.learning.dead_units import dead_share_by_rate
from lib.learning.prelu import train_prelu
from lib.lesson.claims.claim import Claim, Finding, finding, verdict_of
from lib.lesson.claims.measurements import (
    CHEAPER,
    DIFFERENCE_TOLERANCE,
    TIMED,
    Clock,
    central_difference,
    first_where,
    relative_costs,
)

ARTICLE_ALPHA = 0.25
"""The article's alpha for ELU and PReLU. The ELU paper and the frameworks have 1 (arXiv:1511.07289)."""
LEAK = ACTIVATIONS["leaky_relu"].parameters["alpha"]
RATE = 0.6
"""At this learning rate many ReLU units die, and no net with Leaky ReLU or with ELU at the article's alpha diverges."""
PLOTTED = np.linspace(-5, 5, 101)
BESIDE = 1e-9
"""The slopes "at" a kink are taken at this distance from it."""


def leaky_max() -> Finding:
    """Compare max(alpha x, x) with Leaky ReLU at 101 points of [-5, 5], for 151 values of the slider for alpha.

    The claim holds if the two are equal for every alpha; under its condition, if they are for every alpha <= 1. The
    number `last` is the largest alpha at which they are equal.
    """
    alphas = np.linspace(0, LEAK.high, 151)
    differing = np.array([_maximum_differs(alpha) for alpha in alphas])
    x, alpha = PLOTTED[0], LEAK.high
    return finding(
        verdict_of(not differing.any(), not differing[alphas <= 1].any()),
        "Both forms compared on the plotted range for every alpha of the slider; the first alpha at which they differ "
        "by bisection.",
        last=np.nextafter(first_where(_maximum_differs, 0, LEAK.high), 0),
        alpha=alpha,
        x=x,
        maximum=max(alpha * x, x),
        stated=leaky_relu(x, alpha=alpha),
        stated_slope=leaky_relu_derivative(x, alpha=alpha),
    )


def _maximum_differs(alpha: float) -> bool:
    """Return whether max(alpha x, x) is another function than Leaky ReLU on the plotted range."""
    return bool((np.maximum(alpha * PLOTTED, PLOTTED) != leaky_relu(PLOTTED, alpha=alpha)).any())


def leaky_death() -> Finding:
    """Train layers of Leaky ReLU at its usual alpha and at alpha = 0, and measure the share of dead units.

    The claim holds if no unit is dead under either; under its condition, alpha other than 0, if none is at the usual
    alpha.
    """
    leaking, without = (_share_dead("leaky_relu", alpha=alpha) for alpha in (LEAK.default, 0.0))
    return finding(
        verdict_of(max(leaking, without) == 0, leaking == 0),
        "The same random layers trained with and without a slope on the negative side.",
        rate=RATE,
        alpha=LEAK.default,
        leaking=leaking,
        without=without,
    )


def _share_dead(name: str, alpha: float | None = None) -> float:
    """Return the share of units that are dead after six random layers have learned the wave at RATE.

    Dead is a unit whose slope is at most 0.001 on every sample (lib.learning.perceptron); a saturated one is that too.
    """
    parameters: dict[str, Any] = {} if alpha is None else {"alpha": alpha}
    return float(dead_share_by_rate(ACTIVATIONS[name], RATE, np.random.default_rng(0), **parameters).dead[0])


def prelu_learned() -> Finding:
    """Compare PReLU's gradient in alpha with the difference quotient, and train a neuron on a teacher with alpha 1.5.

    The claim holds if min(0, x) agrees with the quotient to 1e-8, and gradient descent from 0.25 comes within 0.01 of
    1.5.
    Source: He et al., Delving deep into rectifiers (2015), arXiv:1502.01852, section 2.1.
    """
    error = _alpha_gradient_error()
    teacher, steps = 1.5, 300
    runs = train_prelu(teacher, ARTICLE_ALPHA, 0.5, steps, np.random.default_rng(0))
    learned = runs["PReLU"]
    assert learned.alpha is not None, "PReLU learns its alpha"
    alpha = float(learned.alpha[-1])
    return finding(
        verdict_of(error < DIFFERENCE_TOLERANCE and abs(alpha - teacher) < 0.01),
        "One neuron trained by gradient descent on a teacher of another slope; the gradient by difference quotient.",
        start=ARTICLE_ALPHA,
        teacher=teacher,
        steps=steps,
        alpha=alpha,
        loss=learned.loss[-1],
        fixed_loss=runs["Fixed at 0.25"].loss[-1],
        error=error,
    )


def _alpha_gradient_error() -> float:
    """Return the largest difference between PReLU's derivative in alpha and the difference quotient, on [-5, 5]."""
    x = np.linspace(-5, 5, 100)
    quotient = central_difference(lambda alpha: prelu(x, alpha=float(alpha)), ARTICLE_ALPHA)
    return float(np.abs(prelu_alpha_derivative(x) - quotient).max())


def elu_smooth() -> Finding:
    """Measure the jump of ELU's slope at 0, from just left to just right of it, for 81 values of alpha in [0, 2].

    The claim holds if no jump is above 1e-6 in size; under its condition, if the smallest is not. The numbers `bend`
    and `bend_right` are the second derivatives on the two sides for the alpha with the smallest jump.
    """
    alphas = np.linspace(0, 2, 81)
    jumps = np.array([_slope_beside_zero(1, alpha) - _slope_beside_zero(-1, alpha) for alpha in alphas])
    smooth = alphas[np.abs(jumps).argmin()]
    step = 1e-6
    return finding(
        verdict_of((np.abs(jumps) < 1e-6).all(), np.abs(jumps).min() < 1e-6),
        "The slope just left and just right of 0 for every alpha of the slider.",
        smooth=smooth,
        article=ARTICLE_ALPHA,
        left=_slope_beside_zero(-1, ARTICLE_ALPHA),
        right=_slope_beside_zero(1, ARTICLE_ALPHA),
        bend=(elu_derivative(0.0, alpha=smooth) - elu_derivative(-step, alpha=smooth)) / step,
        bend_right=(elu_derivative(step, alpha=smooth) - _slope_beside_zero(1, smooth)) / step,
    )


def _slope_beside_zero(side: int, alpha: float) -> float:
    """Return ELU's slope just left (side -1) or just right (side 1) of 0."""
    return float(elu_derivative(side * BESIDE, alpha=alpha))


def elu_vanishing() -> Finding:
    """Evaluate ELU's slope alpha e^x at x = -5 and in the limit for x -> -inf, with the article's alpha.

    The claim holds if both are at least 0.01, the bound at which this site calls a function saturated.
    """
    limit, _ = properties(ACTIVATIONS["elu"], alpha=ARTICLE_ALPHA).end_slopes
    x = -5.0
    slope = elu_derivative(x, alpha=ARTICLE_ALPHA)
    return finding(
        verdict_of(min(abs(limit), slope) >= SMALL_SLOPE),
        "The slope at the left end of the plotted range and at minus infinity.",
        x=x,
        alpha=ARTICLE_ALPHA,
        slope=slope,
        limit=limit,
        value=elu(x, alpha=ARTICLE_ALPHA),
    )


def elu_mean() -> Finding:
    """Integrate ELU with alpha 1 and 0.25, and ReLU, over the standard normal density.

    The claim holds if both mean outputs of ELU are nearer to 0 than that of ReLU.
    Source: Clevert, Unterthiner and Hochreiter, Fast and accurate deep network learning by exponential linear units
    (2016), arXiv:1511.07289, section 2.
    """
    usual, article = (output_moments(lambda x, a=a: elu(x, alpha=a), 0, 1, (0.0,))[0] for a in (1.0, ARTICLE_ALPHA))
    rectified, _ = output_moments(relu, 0, 1, (0.0,))
    return finding(
        verdict_of(max(abs(usual), abs(article)) < abs(rectified)),
        "Mean outputs by quadrature over the normal density.",
        usual=usual,
        article=article,
        alpha=ARTICLE_ALPHA,
        relu=rectified,
    )


def elu_death() -> Finding:
    """Train the same layers under ELU with the article's alpha and with alpha 0, and under ReLU.

    The claim holds if the share of dead units is smaller with both alphas than under ReLU; under its condition, alpha
    other than 0, if it is with the article's.
    """
    article, without, rectified = (
        _share_dead("elu", alpha=ARTICLE_ALPHA),
        _share_dead("elu", alpha=0.0),
        _share_dead("relu"),
    )
    return finding(
        verdict_of(max(article, without) < rectified, article < rectified),
        "The same random layers trained under ELU and under ReLU; a unit that is saturated on every sample counts as "
        "dead.",
        rate=RATE,
        alpha=ARTICLE_ALPHA,
        article=article,
        without=without,
        relu=rectified,
    )


def elu_cost(clock: Clock) -> Finding:
    """Time ELU and ReLU: the claim holds if ELU takes more than 1.5 times ReLU's time."""
    ratio = relative_costs(clock)["elu"]
    return finding(verdict_of(ratio > CHEAPER), TIMED, ratio=ratio)


CLAIMS = (
    Claim(
        "leaky-max",
        "activations",
        "Leaky ReLU is max(α x, x).",
        "The two agree up to α = {last:.4g}. Beyond, the maximum takes the wrong branch: α = {alpha:.1f} and "
        "x = {x:.0f} give {maximum:.0f} in place of {stated:.1f}, against the stated slope {stated_slope:.1f}.",
        leaky_max,
        condition="α ≤ 1",
        link={"functions": ("Leaky ReLU",), "leakyalpha": "1.5", "show": "both"},
    ),
    Claim(
        "leaky-no-death",
        "activations",
        "Leaky ReLU still passes a gradient where its input is negative.",
        "Trained at rate {rate:.1f} with α = {alpha:.2f}, {leaking:.0%} of the units are dead; with α = 0 it is "
        "{without:.0%}, as for ReLU.",
        leaky_death,
        condition="α is not 0",
        link={"view": "Dying ReLU", "stage": "a layer"},
    ),
    Claim(
        "prelu-learned",
        "activations",
        "PReLU learns its own slope α.",
        "Its gradient in α is min(0, x): from {start:.2f} it learns a teacher's {teacher:.1f} as {alpha:.3f} in "
        "{steps:.0f} steps, where a fixed slope is left with a loss of {fixed_loss:.2f}.",
        prelu_learned,
        link={"view": "PReLU", "teacher": "1.5", "startslope": str(ARTICLE_ALPHA)},
    ),
    Claim(
        "elu-smooth",
        "activations",
        "The slope of ELU jumps nowhere.",
        "Only α = {smooth:.0f} joins the two sides; the article's α = {article:.2f} goes from slope {left:.2f} to "
        "{right:.0f} in one step. Where the sides join, the second derivative still falls from {bend:.0f} to "
        "{bend_right:.0f}.",
        elu_smooth,
        condition="α = 1",
        link={"functions": ("ELU",), "elualpha": "0.25", "show": "slope"},
    ),
    Claim(
        "elu-cures-vanishing",
        "activations",
        "The negative outputs of ELU cure vanishing gradients.",
        "It is the slope α e^x that counts, and it vanishes: at x = {x:.0f} with α = {alpha:.2f} the output is "
        "{value:.3f}, the slope {slope:.4f}.",
        elu_vanishing,
        link={"functions": ("ELU",), "elualpha": "0.25", "show": "both"},
    ),
    Claim(
        "elu-mean",
        "activations",
        "On average ELU puts out a number nearer to 0 than ReLU does.",
        "For standard normal input it is {usual:.4f} with α = 1 and {article:.4f} with α = {alpha:.2f}; ReLU has "
        "{relu:.4f}.",
        elu_mean,
        link={"view": "Compare", "first": "ELU", "second": "ReLU", "mean": "0.0", "spread": "1.0"},
    ),
    Claim(
        "elu-no-death",
        "activations",
        "Under ELU fewer units die.",
        "Trained at rate {rate:.1f} with α = {alpha:.2f}, {article:.0%} end dead or saturated against {relu:.0%} for "
        "ReLU; with α = 0 it is {without:.0%}. Far to the left the gradient that is left is weak.",
        elu_death,
        condition="α is not 0",
        link={"view": "Dying ReLU", "stage": "a layer"},
    ),
    Claim(
        "elu-cost",
        "activations",
        "ELU is dearer to compute than ReLU.",
        "It takes {ratio:.1f} times ReLU's time on this machine.",
        elu_cost,
        link={"view": "Compare", "first": "ELU", "second": "ReLU"},
        needs_clock=True,
    ),
)
