"""Activations: functions, their derivatives, and what both do to the training of a network."""

import functools

import ui
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
    "A solid line is a function f, the dashed line of the same colour is its slope f′. Where the dashed line is near "
    "zero, a network hardly learns through that unit.",
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
