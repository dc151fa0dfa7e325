"""Likelihood: what a sample of coin flips says about p."""

import functools

import ui
from lib.text.catalogue import likelihood as words
from ui.views.likelihood import (
    binomial_table,
    confidence_intervals,
    cross_entropy,
    distributions,
    likelihood,
    optimization,
    underflow,
)

ui.page("likelihood", words.PAGE)
VIEWS = {
    "Likelihood": likelihood.draw,
    "Optimisation": optimization.draw,
    "Binomial table": binomial_table.draw,
    "Distributions": distributions.draw,
    "Confidence intervals": confidence_intervals.draw,
    "Underflow": underflow.draw,
    "Cross-entropy": cross_entropy.draw,
}
ui.tabs(VIEWS, functools.partial(ui.conclusion, "likelihood"))
