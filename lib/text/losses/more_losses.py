"""The losses of the registry beside each other, at some values of their argument."""

from collections.abc import Iterable, Mapping, Sequence

from lib.losses import Loss
from lib.text.catalogue import losses as words
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
            heading: significant(function(x, loss.coded(y), **arguments))
            for x in at
            for heading, function in (
                (words.MORE_LOSSES_LOSS_AT.format(argument=significant(x)), loss.function),
                (words.MORE_LOSSES_GRADIENT_AT.format(argument=significant(x)), loss.gradient),
            )
        }
    return Table.from_rows(rows)


def target_sentences(losses: Sequence[Loss], y: float) -> str:
    """Return what a target y means to those of the losses that do not take it as it is."""
    sentences = []
    if 0 < y < 1:
        taken = {loss.label: significant(loss.coded(y)) for loss in losses if loss.coded(y) != y}
        sentences += [
            words.MORE_LOSSES_EVEN_CLASSES.format(loss=label, target=target)
            if y == 0.5
            else words.MORE_LOSSES_LIKELIER_CLASS.format(loss=label, target=target)
            for label, target in taken.items()
        ]
    if y in (0, 1) and any(loss.name == "reverse_kl_divergence" for loss in losses):
        sentences.append(words.MORE_LOSSES_REVERSE_DIVERGENCE.format(y=equals(y)))
    return " ".join(sentences)
