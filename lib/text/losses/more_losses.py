"""The losses of the registry beside each other, at some values of their argument."""

from collections.abc import Iterable, Mapping, Sequence

from lib.losses import Loss
from lib.text.numbers import equals, significant
from lib.text.table import Table


def losses_table(losses: Iterable[Loss], at: Sequence[float], y: float, values: Mapping[str, float]) -> Table:
    """Return value and gradient of each loss at each of the arguments `at`, for the target y.

    `values` maps the key of each parameter of the losses to its value.
    """
    rows = {}
    for loss in losses:
        arguments = {name: values[parameter.key] for name, parameter in loss.parameters.items()}
        rows[loss.label] = {
            f"{heading} at {significant(x)}": significant(function(x, loss.coded(y), **arguments))
            for x in at
            for heading, function in (("Loss", loss.function), ("Gradient", loss.gradient))
        }
    return Table.from_rows(rows)


def target_sentences(losses: Sequence[Loss], y: float) -> str:
    """Return what a target y means to those of the losses that do not take it as it is."""
    sentences = []
    if 0 < y < 1:
        taken = {loss.label: loss.coded(y) for loss in losses if loss.coded(y) != y}
        how = (
            "takes the likelier class," if y != 0.5 else "has two classes only, of which neither is likelier; it takes"
        )
        sentences += [f"{label} {how} {significant(coded)}." for label, coded in taken.items()]
    if y in (0, 1) and any(loss.name == "reverse_kl_divergence" for loss in losses):
        sentences.append(
            f"The reverse KL divergence from y {equals(y)} is infinite at every other p. Choose a y between."
        )
    return " ".join(sentences)
