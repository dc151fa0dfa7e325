"""Which series have a colour of their own: the same one in every chart, whether the others are drawn or not.

Vega gives the theme's colours to the series of a palette in its order. On the pages of losses and of likelihood the
first four colours are those of the two losses and of the two classes. On the page of activations each function has one.
"""

from collections.abc import Iterable

from lib.activations import ACTIVATIONS
from lib.charts.core.series import COLOR_COUNT
from lib.expressions.own_activation import LABEL
from lib.losses import LOSSES, Loss
from lib.text.catalogue import activations, likelihood, losses

SQUARED_ERROR, CROSS_ENTROPY = losses.SQUARED_ERROR, losses.CROSS_ENTROPY
LOSS_PAIR = (SQUARED_ERROR, CROSS_ENTROPY)
CLASSES = ("class 0", "class 1")
FIRST_SERIES = (*LOSS_PAIR, *CLASSES)
REGRESSION_SERIES = (
    LOSSES["absolute_error"].label,
    losses.REGRESSION_OUTLIER_POINT,
    LOSSES["huber"].label,
    losses.REGRESSION_POINTS,
)
OUTPUT_LOSS_SERIES = tuple(LOSSES[name].label for name in ("hinge", "focal", "smoothed_cross_entropy_with_logits"))

# Series of the charts of discrete distributions. The legend says how each is drawn, not in which colour alone.
BINOMIAL_PMF, SIMULATED = likelihood.DISTRIBUTIONS_BINOMIAL_PMF, likelihood.DISTRIBUTIONS_SIMULATED

# The activations whose colours the charts of training keep.
TRAINED_ACTIVATIONS = ("ReLU", "Leaky ReLU", "PReLU")
# What PReLU and a typed function learn from.
TEACHER = activations.PRELU_TEACHER

# Losses of a prediction, of a probability and of a logit that are the same loss.
_SAME_LOSS = {
    "squared_error": SQUARED_ERROR,
    "brier": SQUARED_ERROR,
    "squared_error_with_logits": SQUARED_ERROR,
    "binary_cross_entropy": CROSS_ENTROPY,
    "binary_cross_entropy_with_logits": CROSS_ENTROPY,
}


def with_color_at(palette: Iterable[str], place: int, name: str) -> tuple[str, ...]:
    """Return a palette with one more series, after unused ones, so that it has the colour at a place of the theme."""
    names = tuple(palette)
    unused = (place - len(names)) % COLOR_COUNT
    return (*names, *(f"colour {len(names) + index}" for index in range(unused)), name)


# A typed function has the eighth colour: the first seven are those of the activations that it is trained beside.
ACTIVATION_LABELS = with_color_at((activation.label for activation in ACTIVATIONS.values()), 7, LABEL)


def loss_series(loss: Loss) -> str:
    """Return the series whose colour a loss of the registry has: one of the pair, or its own."""
    return _SAME_LOSS.get(loss.name, loss.label)


def palette(names: Iterable[str]) -> tuple[str, ...]:
    """Return the two losses, the two classes, and then those of the names that are none of these."""
    return (*FIRST_SERIES, *dict.fromkeys(name for name in names if name not in FIRST_SERIES))


def training_palette(*names: str) -> tuple[str, ...]:
    """Return a palette in which the trained activations have their own colours, and the names the free ones."""
    free = iter(names)
    return tuple(
        label if label in TRAINED_ACTIVATIONS else next(free, label) for label in ACTIVATION_LABELS[:COLOR_COUNT]
    )


LIKELIHOOD_PALETTE = palette(("Entropy", "Divergence", "Likelihood"))
