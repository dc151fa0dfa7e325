"""Activations: functions, their derivatives, and what both do to the training of a network."""

import functools

import ui
from lib.text.catalogue import activations as words
from ui.views.activations import (
    catalogue,
    compare,
    curves,
    dying_relu,
    prelu,
    vanishing_gradient,
    why_nonlinear,
)

ui.page(
    "activations",
    words.INTRO,
)
VIEWS = {
    "Curves": curves.draw,
    "Why nonlinear": why_nonlinear.draw,
    "Vanishing gradient": vanishing_gradient.draw,
    "Dying ReLU": dying_relu.draw,
    "PReLU": prelu.draw,
    "Compare": compare.draw,
    "Catalogue": catalogue.draw,
}
ui.tabs(VIEWS, functools.partial(ui.conclusion, "activations"))
