"""Losses: squared error against cross-entropy, from one prediction to calibration."""

import functools

import ui
from lib.text.catalogue import losses as words
from ui.views.losses import (
    calibration,
    from_likelihood,
    loss_surface,
    more_losses,
    multi_class,
    one_neuron,
    regression,
    three_classes,
    two_classes,
)

ui.page("losses", words.PAGE)
VIEWS = {
    "Two classes": two_classes.draw,
    "Three classes": three_classes.draw,
    "From likelihood": from_likelihood.draw,
    "One neuron": one_neuron.draw,
    "Loss surface": loss_surface.draw,
    "Multi-class": multi_class.draw,
    "Regression": regression.draw,
    "More losses": more_losses.draw,
    "Calibration": calibration.draw,
}
ui.tabs(VIEWS, functools.partial(ui.conclusion, "losses"))
