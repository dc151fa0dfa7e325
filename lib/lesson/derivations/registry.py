"""All derivations by their names, in the order in which a view shows them."""

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
