"""The table of losses and outputs: which loss belongs to which distribution of the target."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lib.learning.output_models import OUTPUT_MODELS, OutputModel
from lib.lesson.examples import THREE_LOGITS
from lib.text.catalogue import losses as words
from lib.text.labels import listed_labels
from lib.text.numbers import listed, significant
from lib.text.table import Table


@dataclass(frozen=True)
class Output:
    """An example of an output, `z` and `y`, and the `page` and the `view` that show its loss."""

    z: ArrayLike
    y: int
    page: str
    view: str


OUTPUTS: Mapping[str, Output] = {
    "gaussian": Output(2.0, 1, "losses", "Regression"),
    "laplace": Output(2.0, 1, "losses", "Regression"),
    "bernoulli": Output(2.0, 1, "losses", "Two classes"),
    "categorical": Output(THREE_LOGITS, 0, "losses", "Three classes"),
}
"""The outputs by their distributions in lib.learning.output_models, in its order."""


def outputs_table() -> Table:
    """Return a row for each distribution: target, output unit, loss, its gradient in z, and both at an example."""
    return Table.from_rows({words.OUTPUTS[name]["label"]: _row(name, output) for name, output in OUTPUTS.items()})


def _row(name: str, output: Output) -> dict[str, str]:
    """Return the cells of a distribution by their headings."""
    said = words.OUTPUTS[name]
    return {
        words.OUTPUTS_TARGET: said["target"],
        words.OUTPUTS_UNIT: said["unit"],
        words.LOSS: said["loss"],
        words.OUTPUTS_DENSITY: said["formula"],
        words.OUTPUTS_GRADIENT_IN_Z: said["gradient"],
        words.OUTPUTS_EXAMPLE: _example(OUTPUT_MODELS[name], output),
    }


def _example(model: OutputModel, output: Output) -> str:
    """Return the loss and its gradient at the example of an output, of one number or of one for each class."""
    z, gradient = np.asarray(output.z), np.atleast_1d(model.gradient(output.z, output.y))
    loss = significant(model.negative_log_density(z, output.y))
    if z.ndim:
        return words.OUTPUTS_EXAMPLE_OF_CLASSES.format(z=listed(z, 2), loss=loss, gradient=listed(gradient, 2))
    return words.OUTPUTS_EXAMPLE_OF_ONE.format(
        z=significant(z), y=output.y, loss=loss, gradient=significant(gradient[0])
    )


def links() -> dict[str, tuple[str, str]]:
    """Return the page and the view that show each loss, by the text of the link; each view once."""
    found: dict[tuple[str, str], list[str]] = {}
    for name, output in OUTPUTS.items():
        found.setdefault((output.page, output.view), []).append(words.OUTPUTS[name]["loss"])
    return {
        words.OUTPUTS_LINK.format(view=view, losses=listed_labels(losses)): (page, view)
        for (page, view), losses in found.items()
    }
