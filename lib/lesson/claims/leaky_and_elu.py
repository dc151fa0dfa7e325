"""Checks of what the lesson says of Leaky ReLU, PReLU and ELU."""

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
from lib.lesson.claims.claim import Claim, found, judge
from lib.lesson.claims.measurements import CHEAPER, TIMED, central_difference, first_where, relative_costs

ARTICLE_ALPHA = 0.25
"""The article's alpha for ELU and PReLU."""
LEAK = ACTIVATIONS["leaky_relu"].parameters["alpha"]
RATE = 0.6
"""At this learning rate ReLU units die in numbers, and neither Leaky ReLU nor ELU at the article's alpha diverges."""


def leaky_max():
    """max(alpha x, x) against the two branches, alpha by alpha, in value and in slope."""
    x = np.linspace(-5, 5, 101)

    def differs(alpha):
        return bool((np.maximum(alpha * x, x) != leaky_relu(x, alpha=alpha)).any())

    alphas = np.linspace(0, LEAK.high, 151)
    differing = np.array([differs(alpha) for alpha in alphas])
    return found(
        judge(not differing.any(), not differing[alphas <= 1].any()),
        "Both forms compared on the plotted range for every alpha of the slider; the first alpha at which they differ "
        "by bisection.",
        last=np.nextafter(first_where(differs, 0, LEAK.high), 0),
        alpha=LEAK.high,
        x=x[0],
        maximum=max(LEAK.high * x[0], x[0]),
        stated=leaky_relu(x[0], alpha=LEAK.high),
        stated_slope=leaky_relu_derivative(x[0], alpha=LEAK.high),
    )


def leaky_death():
    """Who is dead after training on the wave: Leaky ReLU with its usual alpha, and with none."""
    leaking, without = (_dead("leaky_relu", alpha=alpha) for alpha in (LEAK.default, 0.0))
    return found(
        judge(max(leaking, without) == 0, leaking == 0),
        "The same random layers trained with and without a slope on the negative side.",
        rate=RATE,
        alpha=LEAK.default,
        leaking=leaking,
        without=without,
    )


def _dead(name, **arguments):
    return dead_share_by_rate(ACTIVATIONS[name], RATE, np.random.default_rng(0), **arguments).dead[0]


def prelu_learned():
    """The gradient in alpha against a difference quotient, and a neuron that learns its teacher's slope with it."""
    x = np.linspace(-5, 5, 100)
    by_difference = central_difference(lambda alpha: prelu(x, alpha=float(alpha)), ARTICLE_ALPHA)
    error = np.abs(prelu_alpha_derivative(x) - by_difference).max()
    teacher, steps = 1.5, 300
    runs = train_prelu(teacher, ARTICLE_ALPHA, 0.5, steps, np.random.default_rng(0))
    alpha = runs["PReLU"].alpha[-1]
    return found(
        judge(error < 1e-8 and abs(alpha - teacher) < 0.01),
        "One neuron trained by gradient descent on a teacher of another slope; the gradient by difference quotient.",
        start=ARTICLE_ALPHA,
        teacher=teacher,
        steps=steps,
        alpha=alpha,
        loss=runs["PReLU"].loss[-1],
        fixed_loss=runs["Fixed at 0.25"].loss[-1],
        error=error,
    )


def elu_smooth():
    """The jump of the slope at 0 for many alphas, and of the slope's slope for the one without a jump."""
    beside = 1e-9
    alphas = np.linspace(0, 2, 81)
    jumps = np.array([elu_derivative(beside, alpha=a) - elu_derivative(-beside, alpha=a) for a in alphas])
    smooth = alphas[np.abs(jumps).argmin()]
    bend = (elu_derivative(0.0, alpha=smooth) - elu_derivative(-1e-6, alpha=smooth)) / 1e-6
    return found(
        judge((np.abs(jumps) < 1e-6).all(), np.abs(jumps).min() < 1e-6),
        "The slope just left and just right of 0 for every alpha of the slider.",
        smooth=smooth,
        article=ARTICLE_ALPHA,
        left=elu_derivative(-beside, alpha=ARTICLE_ALPHA),
        right=elu_derivative(beside, alpha=ARTICLE_ALPHA),
        bend=bend,
        bend_right=(elu_derivative(1e-6, alpha=smooth) - elu_derivative(beside, alpha=smooth)) / 1e-6,
    )


def elu_vanishing():
    """The slope on the negative side, at the end of the plotted range and in the limit."""
    measured = properties(ACTIVATIONS["elu"], alpha=ARTICLE_ALPHA)
    x = -5.0
    return found(
        judge(min(abs(measured.end_slopes[0]), elu_derivative(x, alpha=ARTICLE_ALPHA)) >= SMALL_SLOPE),
        "The slope at the left end of the plotted range and at minus infinity.",
        x=x,
        alpha=ARTICLE_ALPHA,
        slope=elu_derivative(x, alpha=ARTICLE_ALPHA),
        limit=measured.end_slopes[0],
        value=elu(x, alpha=ARTICLE_ALPHA),
    )


def elu_mean():
    """The mean output for standard normal input, of ELU with two alphas and of ReLU."""
    usual, article = (output_moments(lambda x, a=a: elu(x, alpha=a), 0, 1, (0.0,))[0] for a in (1.0, ARTICLE_ALPHA))
    rectified, _ = output_moments(relu, 0, 1, (0.0,))
    return found(
        judge(max(abs(usual), abs(article)) < abs(rectified)),
        "Mean outputs by quadrature over the normal density.",
        usual=usual,
        article=article,
        alpha=ARTICLE_ALPHA,
        relu=rectified,
    )


def elu_death():
    """Who is dead after training on the wave: ELU with the article's alpha and with none, and ReLU."""
    article, without, rectified = _dead("elu", alpha=ARTICLE_ALPHA), _dead("elu", alpha=0.0), _dead("relu")
    return found(
        judge(max(article, without) < rectified, article < rectified),
        "The same random layers trained under ELU and under ReLU; a unit that is saturated on every sample counts as "
        "dead.",
        rate=RATE,
        alpha=ARTICLE_ALPHA,
        article=article,
        without=without,
        relu=rectified,
    )


def elu_cost(clock):
    """ELU and ReLU timed turn by turn."""
    ratio = relative_costs(clock)["elu"]
    return found(judge(ratio > CHEAPER), TIMED, ratio=ratio)


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
