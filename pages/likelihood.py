"""Likelihood: what a sample of coin flips says about p."""

import functools

import ui
from ui.views.likelihood import ascent, cross_entropy, distributions, how_sure, likelihood, two_slices, underflow

ui.page(
    "likelihood",
    "The flips are fixed; p moves. The likelihood L(p) says how probable these very flips would be for each p, and it "
    "is largest at the share of ones.",
)
VIEWS = {
    "Likelihood": likelihood.draw,
    "Climb": ascent.draw,
    "Two slices": two_slices.draw,
    "Distributions": distributions.draw,
    "How sure": how_sure.draw,
    "Underflow": underflow.draw,
    "Cross-entropy": cross_entropy.draw,
}
ui.tabs(VIEWS, functools.partial(ui.explanation, "likelihood"))
