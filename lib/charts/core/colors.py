"""What a colour stands for on the pages of losses and of likelihood: the same in every picture.

The first colours of a theme go to the two losses and to the two classes, drawn or not. What is neither takes a colour
after them.
"""

SQUARED = "Squared error"
CROSS = "Cross-entropy"
PAIR = (SQUARED, CROSS)
CLASSES = ("class 0", "class 1")
ROLES = (*PAIR, *CLASSES)
FITTED = ("Absolute error", "outlier", "Huber", "points")
OF_OUTPUTS = ("Hinge", "Focal", "Label-smoothed cross-entropy")
OF_FLIPS = ("Entropy", "Divergence", "Likelihood")

# Squared and cross-entropy losses of a prediction, a probability and a logit are one and the same thing.
SAME = {
    "squared_error": SQUARED,
    "brier": SQUARED,
    "squared_error_with_logits": SQUARED,
    "binary_cross_entropy": CROSS,
    "binary_cross_entropy_with_logits": CROSS,
}


def role(loss):
    """Return what the colour of a loss of the registry stands for: one of the pair, or the loss itself."""
    return SAME.get(loss.name, loss.label)


def palette(names):
    """Return the series that have a colour, the four roles first, then those of the names that are none of them."""
    return (*ROLES, *dict.fromkeys(name for name in names if name not in ROLES))


FLIPS = palette(OF_FLIPS)
