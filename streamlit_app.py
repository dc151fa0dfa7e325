"""The start page: the four pages, the claims, the quiz, the lecture, a list of one's own, and about."""

import ui
from lib.lesson.address import START
from ui.views.start import claims, lesson, lesson_plans, my_list, quiz, start

ui.page(
    START,
    "One lesson in four pages: why a network needs activation functions, how softmax turns logits into probabilities, "
    "what a likelihood is, and why cross-entropy is the loss that follows from it.",
)
VIEWS = {
    "Start": start.draw,
    "Claims": claims.draw,
    "Quiz": quiz.draw,
    "Lesson": lesson.draw,
    "Lesson plans": lesson_plans.draw,
    "My list": my_list.draw,
    "About": ui.about,
}
ui.tabs(VIEWS)
