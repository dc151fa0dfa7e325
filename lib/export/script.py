"""The script of a picture: a short Python program that computes and draws it, for a student to read and to change."""

import inspect
from collections.abc import Callable, Mapping

from lib.charts.core.picture import Picture
from lib.export import activation_scripts, likelihood_scripts, loss_scripts, softmax_scripts
from lib.export.template import Writer

_PAGES = (activation_scripts, softmax_scripts, likelihood_scripts, loss_scripts)

SCRIPTS: dict[Callable, Writer] = {
    inspect.unwrap(chart): writer for page in _PAGES for chart, writer in page.WRITERS.items()
}
"""The writer of the script of each picture, by the function that draws it."""


def has_script(picture: Picture) -> bool:
    """Return whether there is a script of the picture."""
    return picture.call is not None and picture.call.function in SCRIPTS


def script(picture: Picture, values: Mapping[str, float]) -> str:
    """Return the script of a picture whose sliders stand at `values`, by the keys of their parameters.

    It needs numpy and altair alone. ValueError if there is no script of the picture.
    """
    if picture.call is None or not has_script(picture):
        raise ValueError(f"there is no script of {picture.title!r}")
    function = picture.call.function
    bound = inspect.signature(function).bind(**picture.call.arguments)
    bound.apply_defaults()
    return SCRIPTS[function](bound.arguments, values)
