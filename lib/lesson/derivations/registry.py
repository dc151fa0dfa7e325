"""All derivations by their names, in the order in which a view shows them."""

from dataclasses import dataclass

from lib.lesson.derivations import activations, likelihood, losses, networks, softmax
from lib.lesson.derivations.derivation import Derivation

DERIVATIONS: dict[str, Derivation] = {
    derivation.id: derivation
    for subject in (networks, activations, softmax, likelihood, losses)
    for derivation in subject.DERIVATIONS
}


def derivations_of(page: str, view: str) -> list[Derivation]:
    """Return the derivations that a view shows."""
    return [derivation for derivation in DERIVATIONS.values() if (page, view) in derivation.views]


@dataclass(frozen=True)
class Reason:
    """Why a view has no derivation, in a sentence, and the page and view that has the one that it uses, if any."""

    sentence: str
    elsewhere: tuple[str, str] | None = None


REASONS: dict[tuple[str, str], Reason] = {
    ("activations", "Dying ReLU"): Reason(
        "This view uses the rule of back-propagation, which is derived elsewhere.",
        ("activations", "Vanishing gradient"),
    ),
    ("activations", "Compare"): Reason(
        "This view compares computed values. The derivatives of Sigmoid, Tanh and ELU are derived elsewhere.",
        ("activations", "Curves"),
    ),
    ("activations", "Catalogue"): Reason(
        "This view only draws the functions. The derivatives of Sigmoid, Tanh and ELU are derived elsewhere.",
        ("activations", "Curves"),
    ),
    ("softmax", "Classes"): Reason(
        "Softmax is a definition, so it has no derivation. Its derivative is derived elsewhere.",
        ("softmax", "Jacobian"),
    ),
    ("softmax", "Temperature"): Reason(
        "The temperature is part of the definition: every logit is divided by it before softmax."
    ),
    ("softmax", "Many classes"): Reason(
        "This view puts many logits into the definition of softmax. The rows of the Jacobian are derived elsewhere.",
        ("softmax", "Jacobian"),
    ),
    ("softmax", "Simplex"): Reason(
        "The arrow is computed from the Jacobian of softmax, which is derived elsewhere.", ("softmax", "Jacobian")
    ),
    ("softmax", "Overflow"): Reason(
        "The limits of a float format are a convention. Where each form breaks is found by search."
    ),
    ("likelihood", "Binomial table"): Reason(
        "Rows and columns are read from one formula, and the product in it is derived elsewhere.",
        ("likelihood", "Likelihood"),
    ),
    ("likelihood", "Distributions"): Reason(
        "The histogram is a simulation. The product in the formula of the distribution is derived elsewhere.",
        ("likelihood", "Likelihood"),
    ),
    ("likelihood", "Confidence intervals"): Reason(
        "The proofs of the three approximate tests are too long for this app. Instead the view computes how often each "
        "interval holds the true p."
    ),
    ("losses", "One neuron"): Reason("Both gradients of this view are derived elsewhere.", ("losses", "Two classes")),
    ("losses", "Multi-class"): Reason(
        "The gradient of cross-entropy in the logits is derived elsewhere. That of squared error uses the Jacobian of "
        "softmax.",
        ("losses", "Three classes"),
    ),
    ("losses", "Calibration"): Reason("Calibration compares forecasts with outcomes. It is measured and not derived."),
}
"""The reason for each view of the four pages that has no derivation, by the names of the page and of the view."""
