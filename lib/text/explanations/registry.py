"""The explanation of every view of the four pages."""

from lib.text.explanations import activations, likelihood, losses, softmax
from lib.text.explanations.explanation import Explanation

EXPLANATIONS: dict[str, dict[str, Explanation]] = {
    "activations": activations.EXPLANATIONS,
    "softmax": softmax.EXPLANATIONS,
    "likelihood": likelihood.EXPLANATIONS,
    "losses": losses.EXPLANATIONS,
}
"""The explanations by the names of the page and of the view."""
