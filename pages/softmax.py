"""Softmax: from logits to probabilities, seen from eight sides."""

import functools

import ui
from ui.views.softmax import attention, classes, cross_entropy, jacobian, many_classes, overflow, simplex, temperature

ui.page(
    "softmax",
    "Softmax turns any numbers into shares of one whole. Watch how one logit moves every probability, and how the "
    "temperature moves them all without changing their order.",
)
VIEWS = {
    "Classes": classes.draw,
    "Temperature": temperature.draw,
    "Jacobian": jacobian.draw,
    "Many classes": many_classes.draw,
    "Simplex": simplex.draw,
    "Overflow": overflow.draw,
    "Attention": attention.draw,
    "Cross-entropy": cross_entropy.draw,
}
ui.tabs(VIEWS, functools.partial(ui.conclusion, "softmax"))
