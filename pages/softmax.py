"""Softmax: from logits to probabilities, seen from eight sides."""

import functools

import ui
from lib.text.catalogue import softmax as words
from ui.views.softmax import attention, classes, cross_entropy, jacobian, many_classes, overflow, simplex, temperature

ui.page(
    "softmax",
    words.INTRO,
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
